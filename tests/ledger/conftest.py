"""Ledgers to test on: every test that takes `ledger` or `new_ledger` holds for every kind of store."""

import itertools
import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from filmtrack.ledger.migrating import FORMS, Forms
from filmtrack.ledger.opening import Ledger
from ledgers import ledger_at, shared_ledger
from servers import shared_server

NEXT = """
create table watch (
    id text primary key
);

alter table entry add column colour text;
"""


@pytest.fixture(params=["sqlite", "postgres"])
def new_ledger(tmp_path: Path, request: pytest.FixtureRequest) -> Callable[[str], Ledger]:
    """Makes ledgers that were never begun, by a name; the same name gives the same ledger."""
    if request.param == "sqlite":
        return lambda name: ledger_at(tmp_path, f"{name}.db")
    server = shared_server()
    places = itertools.count(1)
    url = cache(lambda _name: server.clean_url(next(places)))
    return lambda name: shared_ledger(url(name), tmp_path)


@pytest.fixture
def ledger(new_ledger: Callable[[str], Ledger]) -> Ledger:
    """One ledger that was never begun."""
    return new_ledger("ledger")


@pytest.fixture
def next_forms(tmp_path: Path) -> Forms:
    """The forms of a version that knows one more."""
    folder = tmp_path / "forms"
    shutil.copytree(FORMS.folder, folder)
    (folder / f"{FORMS.newest + 1:04}_next.sql").write_text(NEXT)
    return Forms(newest=FORMS.newest + 1, folder=folder)
