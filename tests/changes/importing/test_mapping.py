"""A map laid over a header: the columns used, unused, missing, and twice."""

from filmtrack.changes.importing.mapping import FIELDS, REASON, key_of, layout_of
from tables import COLUMNS, a_map


def test_columns_are_compared_as_names_are():
    layout = layout_of(
        a_map(columns={"Date Submitted": "submitted_on", "#": "reference"}), ("DATE  submitted", "#", "x")
    )
    assert [(each.place, each.field) for each in layout.columns] == [(0, "submitted_on"), (1, "reference")]
    assert (layout.unused, layout.missing) == (("x",), ())
    assert key_of("???") == "???"


def test_of_two_columns_the_first_counts_unless_both_can():
    columns = {"Fee": "fee", "Cost": "fee", "Note": "note", "More": "note"}
    layout = layout_of(a_map(columns=columns), ("Cost", "Fee", "Note", "More"))
    assert ([each.name for each in layout.columns], layout.twice) == (["Cost", "Note", "More"], ("Fee",))


def test_only_ones_own_map_is_missed_in():
    assert layout_of(a_map(columns={"Fee": "fee"}), ("Film",)).missing == ("Fee",)
    assert layout_of(a_map(columns={"Fee": "fee"}, shipped=True), ("Film",)).missing == ()


def test_the_reason_of_an_earlier_import_is_no_unused_column():
    assert layout_of(a_map(), ("Film", REASON)).unused == ()


def test_fixed_fields_count_as_there():
    assert "platform" in layout_of(a_map(fixed={"platform": "x"}), ("Film",)).fields


def test_the_columns_of_the_tests_name_fields():
    assert set(COLUMNS.values()) <= set(FIELDS)
