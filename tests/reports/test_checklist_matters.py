"""What checklists lack is told in one line for each entry, in the last two weeks before its day."""

from datetime import timedelta

from factories import Catalogue, a_deadline, a_festival, an_edition
from filmtrack.catalogue.materials import shipped_items
from filmtrack.domain.attention import reminder_done, reminder_snoozed
from filmtrack.domain.events import entry_planned, entry_submitted, entry_updated, film_added, ticked
from filmtrack.domain.festival import Material
from filmtrack.domain.ticks import Tick
from ledgers import TODAY, a_film, an_entry
from reminding import Kept, Told, at, day, ids, texts

NOW = at("2026-11-22T20:00")
STILLS = Material(item="stills", stage="entry")
SYNOPSIS = Material(item="synopsis", stage="entry")
POSTER = Material(item="poster", stage="selection", due=day("2026-12-01"))
DCP = Material(item="dcp", stage="selection", due=day("2026-12-05"))
LATER = Material(item="trailer", stage="selection")


def somebody(opened=entry_planned, *, materials=(STILLS, SYNOPSIS)):
    edition = an_edition(2027, a_deadline("2026-12-01", "late", time="23:59"), starts="2027-02-01")
    lamma = a_festival(edition, materials=materials)
    ledger = Kept(film_added(a_film(), on=TODAY), opened(an_entry("night-bus", "lamma"), on=TODAY))
    return Told(catalogue=Catalogue(lamma), ledger=ledger, items=shipped_items())


def missing(told, now=NOW):
    return [each for each in told.due(now) if each.reminder.matter == "checklist"]


def test_what_a_plan_lacks_is_told_in_one_line_with_the_day_of_the_call():
    (line,) = missing(somebody())
    row = line.reminder
    assert str(row.text) == "Night Bus → Lamma Short 2027, still missing: Stills, Synopsis"
    assert (row.id, row.due_on, row.hour_known) == ("night-bus/lamma/2027/entry/14", day("2026-12-01"), True)
    assert (row.film, row.festival, row.command) == ("night-bus", "lamma", "filmtrack checklist night-bus lamma")
    assert line.matters == ("night-bus/lamma/2027/entry/stills", "night-bus/lamma/2027/entry/synopsis")


def test_what_is_ready_is_not_told():
    told = somebody()
    told.after(ticked(Tick(film="night-bus", item="stills"), on=TODAY))
    (line,) = missing(told)
    assert str(line.reminder.text) == "Night Bus → Lamma Short 2027, still missing: Synopsis"
    assert line.reminder.command == "filmtrack tick night-bus synopsis --for lamma"
    told.after(ticked(Tick(film="night-bus", item="synopsis"), on=TODAY))
    assert missing(told) == []


def test_it_is_told_at_its_stages_and_only_of_what_is_still_missing():
    told = somebody()
    told.hears(NOW)
    assert missing(told) == []
    told.after(ticked(Tick(film="night-bus", item="stills"), on=TODAY))
    heard = {}
    for offset in range(1, 14):
        now = at(f"{TODAY + timedelta(days=offset)}T20:00")
        if lines := [each for each in told.hears(now) if each.reminder.matter == "checklist"]:
            heard[offset] = texts(lines)
    assert list(heard) == [2, 6, 8, 9]
    assert heard[9] == ["Night Bus → Lamma Short 2027, still missing: Synopsis"]


def test_nothing_is_told_a_month_before():
    assert missing(somebody(), at("2026-11-05T20:00")) == []


def test_what_a_selection_asks_for_is_told_by_its_own_days_once_there_is_one():
    told = somebody(entry_submitted, materials=(STILLS, POSTER, DCP, LATER))
    assert missing(told) == []
    told.after(entry_updated(an_entry("night-bus", "lamma"), on=TODAY, status="selected"))
    (line,) = missing(told)
    assert str(line.reminder.text) == "Night Bus → Lamma Short 2027, still missing: Poster, DCP"
    assert line.reminder.due_on == day("2026-12-01")


def test_done_and_snoozed_things_leave_the_line():
    told = somebody()
    told.after(reminder_done("night-bus/lamma/2027/entry/stills", on=TODAY))
    assert texts(missing(told))[0].endswith("still missing: Synopsis")
    told.after(reminder_snoozed("night-bus/lamma/2027/entry/synopsis", on=TODAY, until=day("2026-11-24")))
    assert missing(told) == []
    told.hears(NOW)
    again = at("2026-11-24T20:00")
    assert len(missing(told, again)) == 1
    told.hears(again)
    assert told.hears(again) == ()


def test_an_expected_day_is_not_told():
    past = tuple(an_edition(year, a_deadline(f"{year - 1}-12-01")) for year in (2024, 2025, 2026))
    told = somebody()
    told.catalogue = Catalogue(a_festival(*past, materials=(STILLS,)))
    assert ids(missing(told)) == []


def test_what_a_selection_asks_for_is_told_once_more_when_it_is_late():
    told = somebody(entry_submitted, materials=(POSTER,))
    told.after(entry_updated(an_entry("night-bus", "lamma"), on=TODAY, status="selected"))
    told.hears(at("2026-12-01T20:00"))
    late = [ids(told.hears(at(f"2026-12-0{each}T20:00"))) for each in (2, 3)]
    assert late == [["night-bus/lamma/2027/selection/-1"], []]


def test_what_is_ready_of_one_film_is_missing_of_another():
    told = somebody()
    told.after(
        film_added(a_film("tin-moon", title="Tin Moon"), on=TODAY),
        entry_planned(an_entry("tin-moon", "lamma"), on=TODAY),
        *(ticked(Tick(film="night-bus", item=item), on=TODAY) for item in ("stills", "synopsis")),
    )
    (line,) = missing(told)
    assert line.reminder.film == "tin-moon"
    assert line.matters == ("tin-moon/lamma/2027/entry/stills", "tin-moon/lamma/2027/entry/synopsis")
