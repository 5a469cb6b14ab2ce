# Short names for the scripts; each sets up what it needs, once.
.PHONY: check test due snapshots schema manual

check: ## every check, as CI runs them
	sh scripts/check.sh

test: ## the tests alone
	sh scripts/setup.sh dev
	.venv/bin/pytest

snapshots: ## rewrite the snapshots and the sessions in the documentation
	sh scripts/setup.sh dev
	.venv/bin/pytest --snapshot-update

due: ## what is due in the next 60 days
	sh scripts/try.sh upcoming

schema: ## write the format of the data files anew
	sh scripts/setup.sh
	.venv/bin/filmtrack catalogue schema >data/festivals.schema.json
	.venv/bin/filmtrack catalogue schema --schemes >data/schemes.schema.json

manual: ## the reference anew, the catalogues of translations, and the manual as pages in docs/_build
	sh scripts/setup.sh dev
	.venv/bin/python scripts/reference.py
	.venv/bin/python scripts/translations.py
	.venv/bin/sphinx-build -q -W --keep-going -b html docs docs/_build
