"""Of many films at one festival a digest says once what they lack, and which answers are late."""

from datetime import timedelta

from factories import Catalogue, a_deadline, a_festival, an_edition
from filmtrack.catalogue.materials import shipped_items
from filmtrack.domain.attention import reminder_done
from filmtrack.domain.events import entry_planned, entry_submitted, film_added, ticked
from filmtrack.domain.festival import Material
from filmtrack.domain.ticks import Tick
from filmtrack.reports.crowds import MOST_APART
from filmtrack.reports.matters import USUAL_DAYS
from ledgers import TODAY, a_film, an_entry
from reminding import Kept, Told, at, day

NOW = at("2026-11-22T20:00")
MATERIALS = (Material(item="stills", stage="entry"), Material(item="synopsis", stage="entry"))


def films(count, opened=entry_planned, **entry):
    call = a_deadline("2026-12-01", "late", time="23:59")
    lamma = a_festival(an_edition(2027, call, starts="2027-02-01"), materials=MATERIALS)
    facts = []
    for number in range(count):
        facts.append(film_added(a_film(f"film-{number}", title=f"Film {number}"), on=TODAY))
        facts.append(opened(an_entry(f"film-{number}", "lamma", **entry), on=TODAY))
    return Told(catalogue=Catalogue(lamma), ledger=Kept(*facts), items=shipped_items())


def of_kind(lines, kind):
    return [each for each in lines if each.reminder.matter == kind]


def test_what_many_films_lack_is_one_line_after_the_deadline_itself():
    deadline, line = films(8).due(NOW)
    assert deadline.reminder.matter == "deadline"
    assert str(line.reminder.text) == (
        "Lamma Short 2027, materials still missing for: Film 0, Film 1, Film 2, Film 3, Film 4, Film 5 and 2 more"
    )
    assert line.reminder.command == "filmtrack checklist --missing --festival lamma"
    assert (line.reminder.film, len(line.reminder.films), len(line.matters)) == (None, 8, 16)


def test_a_few_films_are_told_of_apart():
    assert len(of_kind(films(MOST_APART).due(NOW), "checklist")) == MOST_APART


def test_a_film_that_is_ready_is_named_no_more():
    told = films(5)
    for item in ("stills", "synopsis"):
        told.after(ticked(Tick(film="film-0", item=item), on=TODAY))
    (line,) = of_kind(told.due(NOW), "checklist")
    assert str(line.reminder.text) == "Lamma Short 2027, materials still missing for: Film 1, Film 2, Film 3, Film 4"


def test_what_was_told_of_apart_is_not_told_again_in_a_crowd():
    told = films(MOST_APART)
    told.hears(NOW)
    told.after(
        film_added(a_film("late-comer", title="Late Comer"), on=TODAY),
        entry_planned(an_entry("late-comer", "lamma"), on=TODAY),
    )
    (line,) = of_kind(told.due(NOW), "checklist")
    assert str(line.reminder.text) == "Lamma Short 2027, materials still missing for: Late Comer"


def test_what_is_done_leaves_the_crowd():
    told = films(4)
    (line,) = of_kind(told.due(NOW), "checklist")
    told.after(*(reminder_done(each, on=TODAY) for each in line.matters))
    assert of_kind(told.due(NOW), "checklist") == []


def test_late_answers_of_many_films_are_one_line_for_each_day():
    told = films(5, entry_submitted, answer_due_on=day("2026-11-21"))
    (line,) = of_kind(told.due(NOW), "answer")
    assert str(line.reminder.text) == ("Lamma Short 2027, answers were due for: Film 0, Film 1, Film 2, Film 3, Film 4")
    assert line.reminder.command == "filmtrack log --overdue --festival lamma"
    assert line.reminder.due_on == day("2026-11-21")


def test_a_crowd_is_told_at_the_same_days_as_one():
    told, heard = films(30), []
    for offset in range(12):
        now = at(f"{TODAY + timedelta(days=offset)}T20:00")
        heard += [each.reminder.days_before for each in of_kind(told.hears(now), "checklist")]
    assert heard == [each for each in USUAL_DAYS if each <= 14]
