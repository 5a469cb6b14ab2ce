"""Ids are UUIDs of version 5, the same on every machine and for ever."""

from datetime import date
from uuid import UUID, uuid5

from hypothesis import given
from hypothesis import strategies as st

from filmtrack.changes.importing.identity import told_id
from ledgers import money


@given(what=st.text(), part=st.text())
def test_an_id_is_what_the_standard_library_makes_of_the_text(what, part):
    space = UUID("6d6f1d0e-3d0c-5c8e-9a55-0c5be8b0a7f1")
    assert told_id(what, part) == str(uuid5(space, f"{what}\x1f{part}"))


def test_an_id_never_changes():
    details = {"fee": money("13 EUR"), "answer_due_on": date(2027, 1, 10), "platform": None, "code": "x"}
    assert told_id("entry", "night bus", 2027, None, details) == "82cb8cd9-6e2e-57cf-9349-ac46108d3445"
    assert (
        told_id("entry", "night bus", 2027, None, dict(reversed(details.items())))
        == "82cb8cd9-6e2e-57cf-9349-ac46108d3445"
    )
