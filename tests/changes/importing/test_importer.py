"""Rows become events: once, in their order, and never twice, whatever the user told since."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factories import HONG_KONG, NOW, TODAY, Catalogue, a_festival
from filmtrack.changes.importing.deciding import Decider
from filmtrack.changes.importing.festivals import FestivalFinder
from filmtrack.changes.importing.films import FilmFinder
from filmtrack.changes.importing.said import EntrySaid, FilmSaid, RowSaid
from filmtrack.changes.importing.surroundings import Surroundings
from filmtrack.domain.days import one_day
from filmtrack.domain.events import entry_planned, entry_updated, film_added, film_edited, film_screened, undone
from filmtrack.domain.film import Screening
from filmtrack.errors import BadInputError
from ledgers import a_film, an_entry, begun, content, ledger_at, money, written
from tables import CATALOGUE, imported

ROW = "Film,Festival,Year,Section,Status,Sent,Answer,Fee,Note\n"
ENTERED = ROW + "Night Bus,Lamma Short,2026,International,selected,2025-10-01,2025-12-20,13 EUR,by hand\n"


@pytest.fixture
def ledger(tmp_path):
    return ledger_at(tmp_path)


def entries(ledger):
    with ledger.reading() as records:
        return records.entries().rows


def film(ledger, id_):
    with ledger.reading() as records:
        return records.film(id_)


def test_a_row_is_a_film_an_entry_and_what_came_back(ledger):
    done = imported(ledger, ENTERED)
    assert (done.kinds, done.rejected) == (["film-added", "entry-submitted", "entry-updated"], ())
    (entry,) = entries(ledger)
    assert (entry.film, entry.festival, entry.edition, entry.section) == ("night-bus", "lamma", 2026, "international")
    assert (entry.status, entry.submitted_on, entry.reached("selected")) == (
        "selected",
        date(2025, 10, 1),
        date(2025, 12, 20),
    )
    assert (entry.fee, entry.notes[0].text, entry.terms.festival_name) == (money("13 EUR"), "by hand", "Lamma Short")


def test_the_same_table_twice_changes_nothing(ledger):
    imported(ledger, ENTERED)
    again = imported(ledger, ENTERED)
    assert (again.events, again.rejected, again.importer.counts.known) == ((), (), 1)


def test_what_the_user_told_since_stays(ledger):
    imported(ledger, ENTERED)
    (entry,) = entries(ledger)
    written(ledger, entry_updated(entry, on=TODAY, status="withdrawn", values={"fee": money("99 HKD")}))
    written(ledger, film_edited("night-bus", on=TODAY, values={"title": "The Last Bus"}))
    before = content(ledger)
    assert imported(ledger, ENTERED).events == ()
    assert content(ledger) == before


def test_what_came_back_since_is_told_by_the_next_import(ledger):
    imported(ledger, ROW + "Night Bus,Lamma Short,2026,,submitted,2025-10-01,,,\n")
    done = imported(ledger, ROW + "Night Bus,Lamma Short,2026,,not-selected,2025-10-01,2025-12-20,,\n")
    assert (done.kinds, done.importer.counts.changed) == (["entry-updated"], 1)
    assert entries(ledger)[0].status == "not-selected"


def test_a_status_that_the_user_told_himself_is_not_told_again(ledger):
    imported(ledger, ROW + "Night Bus,Lamma Short,2026,,submitted,2025-10-01,,,\n")
    written(ledger, entry_updated(entries(ledger)[0], on=TODAY, status="selected"))
    assert imported(ledger, ROW + "Night Bus,Lamma Short,2026,,selected,2025-10-01,2025-12-20,,\n").events == ()


def test_after_undo_the_table_can_be_imported_again(ledger):
    imported(ledger, ENTERED)
    written(ledger, undone(1, on=TODAY))
    assert entries(ledger) == ()
    assert imported(ledger, ENTERED).kinds == ["film-added", "entry-submitted", "entry-updated"]
    assert len(entries(ledger)) == 1


def test_an_entry_that_stands_already_gets_what_it_lacks_and_keeps_what_it_has(ledger):
    begun(ledger)
    table = "Film,Festival,Year,Sent,Platform,Fee,Note\nNight Bus,Clermont,2027,2026-11-01,Festhome,20 EUR,hello\n"
    done = imported(ledger, table, festivals={"Clermont": "peng-chau"})
    assert done.kinds == ["entry-submitted"]
    written(ledger, entry_updated(entries(ledger)[1], on=TODAY, values={"fee": money("5 EUR")}))
    done = imported(ledger, table.replace("hello", "again"), festivals={"Clermont": "peng-chau"})
    assert done.kinds == ["entry-updated"]
    entry = entries(ledger)[1]
    assert (entry.fee, entry.platform, [each.text for each in entry.notes]) == (
        money("5 EUR"),
        "Festhome",
        ["hello", "again"],
    )
    assert [str(each) for each in done.importer.counts.kept] == [
        "line 2 differs from entry 2, which keeps its own fee",
    ]


def test_an_entry_typed_by_hand_is_not_made_a_second_time(ledger):
    begun(ledger)
    written(ledger, entry_updated(entries(ledger)[0], on=TODAY, note="mine"))
    with_id = "Film,Festival,Year,Section,Sent\nnight-bus,clermont-ferrand,2027,International,2026-11-01\n"
    done = imported(ledger, with_id, catalogue=Catalogue(a_festival(id="clermont-ferrand", name="Clermont")))
    assert (done.events, len(entries(ledger))) == ((), 1)


def test_a_plan_is_carried_out(ledger):
    begun(ledger)
    written(ledger, entry_planned(an_entry(festival="lamma", edition=2026), on=TODAY))
    imported(ledger, ENTERED)
    assert [each.status for each in entries(ledger)] == ["submitted", "selected"]


def test_a_plan_stays_a_plan(ledger):
    table = "Film,Festival,Year,Entered\nNight Bus,Lamma Short,2027,no\n"
    imported(ledger, table)
    assert [each.status for each in entries(ledger)] == ["planned"]
    imported(ledger, table.replace(",no", ",yes"))
    assert [each.status for each in entries(ledger)] == ["submitted"]


def test_two_entries_in_one_place_want_a_section(ledger):
    imported(ledger, ENTERED + ENTERED.splitlines()[1].replace("International", "Student") + "\n")
    done = imported(ledger, ROW + "Night Bus,Lamma Short,2026,,selected,2025-10-02,,,\n")
    assert done.reasons == ["which section? The ledger has entries 1, 2 there"]


def test_a_row_that_stands_twice_counts_once_and_one_that_differs_is_left_out(ledger):
    row = ENTERED.splitlines()[1]
    done = imported(ledger, ENTERED + row + "\n" + row.replace("13 EUR", "20 EUR") + "\n")
    assert len(entries(ledger)) == 1
    assert done.rejected == ((4, "line 2 is about the same entry and says something else"),)


def test_a_taken_id_gives_way(ledger):
    begun(ledger)
    written(ledger, entry_planned(an_entry(festival="lamma", edition=2026), on=TODAY))
    table = "Film,Festival,Year,Section,Sent\nNight Bus,Lamma Short,2026,student,2025-10-01\n"
    imported(ledger, table)
    assert entries(ledger)[1].id == "night-bus/lamma/2026"


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (",Lamma Short,2026,,selected,2025-10-01,,,", "which film"),
        ("Night Bus,Lama Shorts,2026,,selected,2025-10-01,,,", "near: lamma (Lamma Short)"),
        ("Night Bus,Cannes,2026,,selected,2025-10-01,,,", 'no festival is called "Cannes"'),
        ("Night Bus,Lamma Short,26,,selected,2025-10-01,,,", '"Year": "26" is not a year'),
        ("Night Bus,Lamma Short,2026,,???,2025-10-01,,,", '"Status": "???" is no status'),
        ("Night Bus,Lamma Short,2026,,,,,,", "nothing says whether it was sent in"),
        ("Night Bus,Lamma Short,2026,,selected,2025-13-01,,,", '"Sent": there is no day'),
        ("Night Bus,Lamma Short,2026,,selected,2027-01-01,,,", "still to come"),
        ("Night Bus,Lamma Short,2026,,selected,2025-10-01,2025-09-01,,", "came before it was sent in"),
        ("Night Bus,Lamma Short,2026,,selected,2025-10-01,,13,", '"Fee": "13" does not say its currency'),
        ("Night Bus,Lamma Short,2026,,selected,2025-10-01,,,,more", "more cells than the header"),
        ("Night\0Bus,Lamma Short,2026,,selected,2025-10-01,,,", '"Film" holds a NUL'),
        ("Night Bus,Lamma Short,,,selected,,,,", "which edition"),
        ("夜車,Lamma Short,2026,,selected,2025-10-01,,,", "no id can be made"),
    ],
)
def test_a_row_that_cannot_be_meant_is_left_out_with_its_reason(ledger, row, said):
    done = imported(ledger, ROW + row + "\n")
    assert done.events == ()
    (rejected,) = done.rejected
    assert rejected[0] == 2
    assert said in rejected[1]
    assert done.importer.films.added == 0


def test_an_ambiguous_day_stops_the_whole_import(ledger):
    with pytest.raises(BadInputError, match=r'mine\.csv, line 2, "Sent": "03/04/2026" can be several days') as failure:
        imported(ledger, ROW + "Night Bus,Lamma Short,2026,,selected,03/04/2026,,,\n")
    assert "--dates" in str(failure.value.hint)
    assert imported(ledger, ROW + "Night Bus,Lamma Short,2026,,,03/04/2026,,,\n", date_order="dmy").rejected == ()


def test_without_an_edition_the_day_says_which(ledger):
    table = "Film,Festival,Sent\nA,Lamma Short,2026-11-01\nB,Lamma Short,2025-03-01\nC,Peng Chau 2024,2023-11-01\n"
    done = imported(
        ledger, table + "D,peng-chau,2023-11-01\nE,Lamma Short,2026-02-01\n", festivals={"Peng Chau": "peng-chau"}
    )
    assert done.rejected == ()
    assert [each.edition for each in entries(ledger)] == [2027, 2026, 2024, 2024, 2027]
    assert done.importer.counts.worked_out == 2


def test_the_day_of_the_festival_or_of_the_answer_says_which_edition_too(ledger):
    table = "Film,Festival,Status,Begins,Due,Answer\nA,Lamma Short,selected,2025-02-01,,\n"
    imported(ledger, table + "B,Lamma Short,selected,,2024-12-20,\nC,Lamma Short,selected,,,2023-12-20\n")
    assert [each.edition for each in entries(ledger)] == [2025, 2025, 2024]
    assert [str(each.submitted_on) for each in entries(ledger)] == ["2025-02-01", "2024-12-20", "2023-12-20"]
    assert "does not say on which day" in entries(ledger)[0].notes[0].text


def test_a_day_that_nobody_says_is_noted_beside_the_users_note(ledger):
    imported(ledger, ROW + "Night Bus,Lamma Short,2026,,selected,,,,hello\n")
    (entry,) = entries(ledger)
    assert entry.submitted_on == TODAY
    assert entry.notes[0].text.startswith("hello\n")


def test_money_beside_the_fee_is_noted_once(ledger):
    table = "Film,Festival,Year,Sent,Cost,Income,Currency\nA,lamma,2026,2025-10-01,5,200,EUR\n"
    imported(ledger, table)
    (entry,) = entries(ledger)
    assert ([each.money for each in entry.costs], [each.money for each in entry.income]) == (
        [money("5 EUR")],
        [money("200 EUR")],
    )
    assert imported(ledger, table).events == ()
    more = table.replace("2025-10-01", "2025-10-02")
    assert imported(ledger, more).events == ()


def test_a_screened_film_has_its_screening(ledger):
    table = "Film,Festival,Year,Status,Sent,Begins,Answer\nA,lamma,2026,screened,2025-10-01,2026-02-01,2026-02-03\n"
    imported(ledger, table)
    (shown,) = film(ledger, "a").screenings
    assert (shown.festival, shown.country, str(shown.on)) == ("lamma", "FR", "2026-02-01")
    other = table.replace("lamma,2026", "peng-chau,2026").replace("2026-02-01", "")
    imported(ledger, other)
    assert str(film(ledger, "a").screenings[1].on) == "2026-02-03"


def test_a_screening_that_the_films_record_has_is_not_recorded_again(ledger):
    day = date(2026, 2, 1)
    written(ledger, film_added(a_film("a"), on=TODAY))
    written(ledger, film_screened("a", Screening(event="Lamma", festival="lamma", on=one_day(day)), on=day))
    table = "Film,Festival,Year,Status,Sent,Begins\na,lamma,2026,screened,2025-10-01,2026-02-01\n"
    assert imported(ledger, table).kinds == ["entry-submitted", "entry-updated"]


def test_the_terms_of_a_known_edition_are_frozen(ledger):
    table = "Film,Festival,Year,Sent,Tier,Platform\nA,lamma,2027,2026-11-01,,Festhome\nB,lamma,2027,2026-11-01,early,\n"
    imported(ledger, table)
    one, other = entries(ledger)
    assert (one.terms.tier, str(one.terms.day), other.terms.tier, other.terms.day) == (
        "regular",
        "2026-12-01",
        "early",
        None,
    )


def test_films_alone_are_a_table_too(ledger):
    table = "Film,Director,Runtime,Note\nA,Wong Ka Yan,14:30,x\nB,,15 min,\nA,Wong Ka Yan,14:30,x\n"
    done = imported(ledger, table)
    assert (done.kinds, done.importer.films.added) == (["film-added", "film-added"], 2)
    assert film(ledger, "a").directors[0].name == "Wong Ka Yan"
    assert imported(ledger, table).importer.counts.known == 3


@settings(max_examples=15)
@given(
    rows=st.lists(
        st.tuples(
            st.sampled_from("ABC"),
            st.sampled_from([2025, 2026]),
            st.sampled_from(["selected", "submitted", "withdrawn"]),
        ),
        max_size=8,
    )
)
def test_any_table_imported_twice_is_imported_once(tmp_path_factory, rows):
    ledger = ledger_at(tmp_path_factory.mktemp("ledger"))
    text = "Film,Festival,Year,Status,Sent\n" + "".join(f"{f},lamma,{y},{s},2024-10-01\n" for f, y, s in rows)
    imported(ledger, text)
    before = content(ledger)
    assert imported(ledger, text).events == ()
    assert content(ledger) == before


def test_however_few_films_are_remembered_every_entry_is_found(ledger):
    table = "Film,Festival,Year,Sent\nA,lamma,2026,2025-10-01\nB,lamma,2026,2025-10-01\n"
    imported(ledger, table)
    around = Surroundings(file="x", now=NOW, zone=HONG_KONG, by="ann")
    with ledger.reading() as records:
        finder = FestivalFinder(CATALOGUE, {}, add=False, today=TODAY)
        decider = Decider(FilmFinder(records, today=TODAY), finder, records, around, most=1)
        for title in "ABAB":
            film = FilmSaid(title=title, id=None, key=title)
            entry = EntrySaid(planned=False, submitted_on=date(2025, 10, 2))
            said = RowSaid(line=2, film=film, festival="lamma", edition=2026, entry=entry)
            assert decider.meant(said, "new", None).standing == f"{title.lower()}/lamma/2026"
