from dataclasses import replace
from datetime import date

from factories import HONG_KONG, NOW, TODAY, a_deadline, a_festival, an_edition
from filmtrack.domain.festival import Section
from filmtrack.domain.requirements import Completion, Figure, LengthLimit, Requirements
from filmtrack.reports.facts import Asked, facts_of, over, requirements_of
from filmtrack.reports.record import Record
from judged import entered
from ledgers import a_film


def limit(seconds):
    return LengthLimit(seconds=seconds)


def asked(**more):
    return Asked(record=Record(film=a_film(), **more), now=NOW, today=TODAY, zone=HONG_KONG)


LAST = an_edition(2026, requirements=Requirements(completion=Completion(since=date(2024, 1, 1))))
EDITION = an_edition(2027, a_deadline("2026-12-31"), requirements=Requirements(min_runtime=limit(60)))
FESTIVAL = a_festival(
    LAST,
    EDITION,
    requirements=Requirements(max_runtime=limit(1800), min_runtime=limit(10)),
    sections=(),
)
FESTIVAL = replace(
    FESTIVAL,
    sections=(
        Section(id="short", name="Short", requirements=Requirements(max_runtime=limit(900))),
        Section(id="any", name="Any", requirements=Requirements(max_runtime=limit(None))),
        Section(id="plain", name="Plain"),
    ),
)


def test_a_festivals_condition_reaches_every_section_that_does_not_say_otherwise():
    longest = [
        requirements_of(FESTIVAL, EDITION, FESTIVAL.section(each)).max_runtime.seconds
        for each in ("short", "any", "plain")
    ]
    assert longest == [900, None, 1800]


def test_an_editions_condition_outdoes_the_festivals_and_a_sections_outdoes_both():
    assert requirements_of(FESTIVAL, EDITION, None).min_runtime.seconds == 60
    section = Section(id="x", name="X", requirements=Requirements(min_runtime=limit(5)))
    assert requirements_of(FESTIVAL, EDITION, section).min_runtime.seconds == 5


def test_conditions_laid_over_nothing_are_themselves():
    some = Requirements(max_runtime=limit(1))
    assert over(some, Requirements()) is some
    assert over(Requirements(), some) is some


def test_every_section_gets_its_own_facts():
    found = facts_of(asked(), FESTIVAL, EDITION)
    assert [each.section.id for each in found] == ["short", "any", "plain"]
    assert all(each.call.last.deadline.key == "regular" for each in found)
    assert all(each.previous is LAST for each in found)


def test_only_the_sections_that_are_named_are_asked():
    assert [each.section.id for each in facts_of(asked(), FESTIVAL, EDITION, ("plain",))] == ["plain"]
    assert facts_of(asked(), replace(FESTIVAL, sections=()), EDITION, ("plain",)) == ()


def test_a_festival_without_sections_is_asked_as_a_whole():
    (found,) = facts_of(asked(), replace(FESTIVAL, sections=()), EDITION)
    assert (found.section, found.requirements.max_runtime.seconds) == (None, 1800)


def test_what_only_another_edition_states_is_told_with_its_year():
    found = facts_of(asked(), FESTIVAL, EDITION)[0]
    assert found.elsewhere_year == 2026
    assert [name for name, _ in found.elsewhere] == ["completion"]
    (alone,) = facts_of(asked(), a_festival(an_edition(2027)), an_edition(2027))
    assert (alone.elsewhere_year, alone.elsewhere) == (None, ())


def test_other_films_are_counted_only_where_a_condition_counts_entrants():
    counted = replace(FESTIVAL, requirements=Requirements(per_entrant=Figure(at_most=1)))
    record = asked(entries=(entered("lamma", "submitted"),))
    for festival in (FESTIVAL, counted):
        assert facts_of(record, festival, EDITION)[0].history.same_ledger == ()
        assert len(facts_of(record, festival, EDITION)[0].history.entries) == 1


def test_a_festival_that_takes_films_outside_its_sections_is_asked_itself_too():
    festival = replace(FESTIVAL, outside_sections=True)
    found = [each.section and each.section.id for each in facts_of(asked(), festival, EDITION)]
    assert found == [None, "short", "any", "plain"]
    assert [each.section.id for each in facts_of(asked(), festival, EDITION, ("any",))] == ["any"]
