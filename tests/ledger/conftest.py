"""Ledgers to test on: every test that takes `ledger` or `new_ledger` holds for every kind of store."""

from collections.abc import Callable
from pathlib import Path

import pytest

from filmtrack.ledger.opening import Ledger
from ledgers import ledger_at


@pytest.fixture(params=["sqlite"])
def new_ledger(tmp_path: Path) -> Callable[[str], Ledger]:
    """Makes ledgers that were never begun, by a name."""
    return lambda name: ledger_at(tmp_path, f"{name}.db")


@pytest.fixture
def ledger(new_ledger: Callable[[str], Ledger]) -> Ledger:
    """One ledger that was never begun."""
    return new_ledger("ledger")
