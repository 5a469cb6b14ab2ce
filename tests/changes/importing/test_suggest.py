"""A proposed map is TOML that can be used as it is, and says what it is not sure of."""

import tomllib

from hypothesis import given
from hypothesis import strategies as st

from factories import TODAY
from filmtrack.catalogue.map_tables import MapTable
from filmtrack.changes.importing.festivals import FestivalFinder
from filmtrack.changes.importing.suggest import Vocabulary, suggested
from tables import CATALOGUE

KNOWN = Vocabulary(
    columns={
        "film": "film",
        "festival": "festival",
        "status": "status",
        "sent": "submitted_on",
        "fee": "fee",
        "note": "note",
        "country": "festival_country",
        "year": "edition",
        "from": "countries",
    },
    statuses={"hurray": "selected"},
)


def suggest(header, *rows):
    finder = FestivalFinder(CATALOGUE, {}, add=False, today=TODAY)
    return suggested(header.split(","), [row.split(",") for row in rows], KNOWN, finder)


def test_a_plain_table_is_sure():
    text = suggest("Film,Festival,Status,Sent", "A,Lamma Short,Hurray,2026-01-01", "B,lamma,selected,2026-01-02")
    found = tomllib.loads(text)
    assert found["columns"] == {"Film": "film", "Festival": "festival", "Status": "status", "Sent": "submitted_on"}
    assert found["status"] == {"Hurray": "selected"}
    assert text.count("\n#") == 0


def test_in_a_table_of_films_a_country_is_theirs_and_a_year_may_be_when_they_were_finished():
    text = suggest("Film,Country,Year", "A,HK,2026")
    assert tomllib.loads(text)["columns"] == {"Film": "film", "Country": "countries"}
    assert '# "Year" = "completed"  # the year in which it was finished? ("2026")' in text


def test_with_a_festival_or_a_country_of_the_film_beside_it_a_country_is_the_festivals():
    entered = tomllib.loads(suggest("Film,Festival,Country,Year", "A,Lamma Short,HK,2026"))["columns"]
    assert (entered["Country"], entered["Year"]) == ("festival_country", "edition")
    both = tomllib.loads(suggest("Film,Country,From", "A,FR,HK"))["columns"]
    assert both == {"Film": "film", "Country": "festival_country", "From": "countries"}


def test_an_order_of_days_is_proven_or_asked_for():
    assert 'date_order = "dmy"  # "25/04/2026" proves it' in suggest("Film,Sent", "C,x", "A,03/04/2026", "B,25/04/2026")
    asked = suggest("Film,Sent", "A,03/04/2026", "B,01/02/2026")
    assert '# date_order = "dmy"  # "03/04/2026" can be several days' in asked
    assert "# date_order" in suggest("Film,Sent", "A,25/4/26", "B,13/12/26")
    torn = suggest("Film,Sent", "A,25/04/2026", "B,04/25/2026", "C,01/02/2026")
    assert "# date_order" in torn


def test_columns_are_taken_for_days_or_sums_when_most_of_their_cells_are():
    text = suggest("Film,Seen,Paid,Mixed", "A,03/04/2026,x,x", "A,3 May 2026,1,x", "B,x,2,x", "B,1/1/2026,3,2026-01-01")
    assert '# "Seen" = ""' in text
    days = suggest("Film,Seen", "A,03/04/2026", "A,3 May 2026", "B,5/5/2026", "B,1/1/2026", "B,2/1/2026")
    assert '# "Seen" = "submitted_on"' in days


def test_what_amounts_do_not_say_is_asked_for():
    text = suggest("Film,Festival,Fee,Sent", "A,lamma,12.50,2026-01-01")
    assert '# currency = "EUR"  # "12.50" does not say its currency' in text
    comma = suggested(
        ["Film", "Fee"], [["A", "12,50 EUR"]], KNOWN, FestivalFinder(CATALOGUE, {}, add=False, today=TODAY)
    )
    assert 'decimal_comma = true  # "12,50 EUR" shows it' in comma


def test_what_it_cannot_know_is_a_comment():
    text = suggest(
        "Film,Festival,Status,Fee,Fee,When,How much,What,Edition year",
        "A,Lama Shorts,Odd,1 EUR,2 EUR,2026-01-01,3 EUR,x,2026",
        "A,Lama Shorts,Odd,1 EUR,2 EUR,2026-01-02,4 EUR,x,2026",
        "A,Cannes,,,,2026-01-02,4 EUR,,2026",
    )
    for line in (
        '# "Odd" = ""  # one of planned, submitted',
        '# "Fee" = "fee"  # another column is fee already ("2 EUR")',
        '# "When" = "submitted_on"  # days, but which?',
        '# "How much" = "fee"  # amounts, but of what?',
        '# "What" = ""  # nothing is known of this column',
        '# "Edition year" = "edition"  # by its name only',
        '# "Lama Shorts" = "lamma"',
        '# "Cannes" = "new"',
    ):
        assert line in text


def test_a_table_that_says_too_little_is_told_so():
    assert "no column is sure to be the film" in suggest("What,Why", "x,y")
    assert "without one rows are films only" in suggest("Film", "x")
    assert '# [fixed]\n# status = "submitted"' in suggest("Film,Festival", "x,lamma")
    assert "nothing is known" in suggest("Film,What", "x,")


@given(header=st.lists(st.text(min_size=1), min_size=1, max_size=4, unique=True), cell=st.text())
def test_whatever_the_table_holds_the_proposal_is_a_map(header, cell):
    finder = FestivalFinder(CATALOGUE, {}, add=False, today=TODAY)
    text = suggested(header, [[cell] * len(header)] * 2, KNOWN, finder)
    assert isinstance(MapTable.model_validate(tomllib.loads(text)), MapTable)
