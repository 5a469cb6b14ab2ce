from factories import Catalogue, a_festival, an_edition
from filmtrack.changes.endangered import endangered
from filmtrack.changes.news import News
from filmtrack.changes.update import update
from filmtrack.domain.events import entry_submitted, film_added
from filmtrack.domain.requirements import PremiereDemand, Requirements
from ledgers import TODAY, a_film, an_entry
from standings import Stood

WORLD = a_festival(
    an_edition(2027, starts="2027-09-01"),
    id="world",
    name="World",
    requirements=Requirements(premiere=PremiereDemand(level="world")),
)
EARLY = a_festival(an_edition(2027, starts="2027-03-01"), id="early", name="Early")
UNDATED = a_festival(id="undated", name="Undated")
CATALOGUE = Catalogue(WORLD, EARLY, UNDATED)
SENT = tuple(an_entry(festival=each) for each in ("world", "early", "undated"))


def ledger():
    return Stood(film_added(a_film(), on=TODAY), *(entry_submitted(each, on=TODAY) for each in SENT))


def test_an_entry_that_is_taken_endangers_what_needs_a_premiere_later():
    found = endangered(ledger().entry("night-bus/early/2027"), CATALOGUE, ledger(), today=TODAY)
    assert [str(each) for each in found] == [
        "World asks for a world premiere; Early would show the film before: withdraw from World"
    ]


def test_what_hangs_on_an_unknown_day_is_only_perhaps_endangered():
    found = endangered(ledger().entry("night-bus/undated/2027"), CATALOGUE, ledger(), today=TODAY)
    assert str(found[0]).startswith("perhaps: World asks")


def test_a_film_that_nobody_knows_endangers_nothing():
    assert endangered(an_entry("unknown-film", "early"), CATALOGUE, ledger(), today=TODAY) == ()


def test_the_news_of_a_selection_says_at_once_which_other_entries_it_endangers():
    stood = ledger()
    entry = stood.entry("night-bus/early/2027")
    taken = update(News(status="selected", today=TODAY), (entry,), CATALOGUE, stood)
    assert [str(each) for each in taken.warnings if "World" in str(each)] == [
        "World asks for a world premiere; Early would show the film before: withdraw from World"
    ]
    refused = update(News(status="not-selected", today=TODAY), (entry,), CATALOGUE, stood)
    assert not [each for each in refused.warnings if "World" in str(each)]
