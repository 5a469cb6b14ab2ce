#!/bin/sh
# Sets up what the checks need, once, and runs all of them: style, types, layers, shipped data,
# the manual, tests and their coverage, and with CI=true installations of the wheel. Every check runs, also after
# one has failed; the last line says which did.
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
cd "$root"
sh scripts/setup.sh dev
PATH="$root/.venv/bin:$PATH"
export PATH

# What only turns values into values is tested to the last branch.
pure="src/filmtrack/values.py,src/filmtrack/message.py,src/filmtrack/errors.py,src/filmtrack/domain/*,src/filmtrack/rules/*"
pure="$pure,src/filmtrack/reports/*,src/filmtrack/changes/*"

failed=""
check() {
    name=$1
    shift
    printf '\n== %s\n' "$name"
    "$@" || failed="$failed, $name"
}

check "formatting" ruff format --check .
check "lint" ruff check .
check "types" mypy
check "layers" lint-imports --no-logo
if command -v shellcheck >/dev/null; then
    check "shell scripts" shellcheck scripts/*.sh .ci/run
fi
check "shipped data" filmtrack catalogue check data/festivals.toml data/schemes.toml
check "manual" sphinx-build -q -W --keep-going -b html docs docs/_build
if [ -n "${CI:-}" ]; then
    check "installations" sh scripts/try_installs.sh
fi
check "tests" pytest --numprocesses=auto --maxprocesses=4 --cov --cov-report=
check "coverage of everything, at least 95 %" coverage report --skip-covered --fail-under=95
check "coverage of the pure packages, 100 %" coverage report --skip-covered --include="$pure" --fail-under=100

if [ -n "$failed" ]; then
    printf '\nFailed: %s\n' "${failed#, }"
    exit 1
fi
printf '\nAll checks passed.\n'
