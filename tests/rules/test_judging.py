from dataclasses import fields, replace
from datetime import date

from factories import a_deadline, an_edition
from filmtrack.domain.festival import Section
from filmtrack.domain.requirements import (
    AgeLimit,
    Choice,
    Completion,
    Figure,
    LengthLimit,
    Origin,
    PremiereDemand,
    RelativeDay,
    Requirements,
    Words,
)
from filmtrack.rules.judging import RULES, judge, judge_sections
from judged import facts
from ledgers import a_film

EVERYTHING = {
    "max_runtime": LengthLimit(seconds=1500),
    "min_runtime": LengthLimit(seconds=60),
    "completion": Completion(free=True),
    "premiere": PremiereDemand(level="none"),
    "origin": Origin(countries=("HK",)),
    "language": Words(values=("zh",)),
    "student": Choice(value="any"),
    "first_film": Choice(value="any"),
    "director_age": AgeLimit(at_most=30),
    "women_share": Figure(at_least=50),
    "subtitles": Words(values=("en",)),
    "resubmission": Choice(value="never"),
    "per_director": Figure(at_most=1),
    "per_entrant": Figure(at_most=1),
    "exclusive_with": Words(values=("cinef",)),
    "online": Choice(value="allowed"),
    "broadcast": Choice(value="allowed"),
    "genres": Words(values=("any",)),
    "excluded_genres": Words(values=("documentary",)),
}


def test_every_condition_that_a_festival_can_state_has_its_rule():
    assert {name for rule in RULES for name in rule.of} == {each.name for each in fields(Requirements)}


def test_a_festival_that_states_everything_is_answered_rule_by_rule():
    named = [each.rule for each in judge(facts(**EVERYTHING))]
    assert named == ["open", *(rule.name for rule in RULES)]


def test_every_rule_is_asked_and_none_stops_at_the_first_no():
    verdicts = judge(
        facts(
            a_film(runtime_seconds=9000, student=False),
            max_runtime=LengthLimit(seconds=60),
            student=Choice(value="only"),
        )
    )
    assert [each.answer for each in verdicts] == ["unknown", "fail", "fail"]


def test_a_festival_that_states_nothing_is_only_asked_whether_it_is_open():
    assert [each.rule for each in judge(facts())] == ["open"]


def test_sections_that_share_a_condition_share_its_verdict():
    one = facts(a_film(runtime_seconds=600), **EVERYTHING)
    other = replace(one, requirements=replace(one.requirements, max_runtime=LengthLimit(seconds=500)))
    first, second = judge_sections((one, other))
    by_rule = {each.rule: each for each in first}
    assert {each.rule for each in second if each is not by_rule[each.rule]} == {"running-time"}


def test_a_closing_day_that_is_not_known_is_told_of_each_section_by_its_own_last_one():
    sections = tuple(Section(id=each, name=each) for each in ("long", "short"))
    before = an_edition(2026, a_deadline("2025-11-30"), replace(a_deadline("2025-10-02"), sections=("short",)))
    told = [facts(section=each, previous=before) for each in (None, *sections)]
    said = [str(verdicts[0].reason).rpartition(" was ")[2] for verdicts in judge_sections(told)]
    assert said == ["30 Nov 2025", "30 Nov 2025", "30 Nov 2025"]
    only = replace(before, deadlines=before.deadlines[1:])
    festival = replace(told[0].festival, outside_sections=True)
    told = [replace(each, previous=only, festival=festival) for each in told]
    said = [str(verdicts[0].reason) for verdicts in judge_sections(told)]
    assert said == [
        "no closing day of 2027 is known",
        "no closing day of 2027 is known",
        "no closing day of 2027 is known; that of 2026 was 2 Oct 2025",
    ]


def test_sections_that_close_on_other_days_are_judged_apart():
    completed = Completion(after=RelativeDay(months_before=12, anchor="deadline"))
    film = a_film(completed=None)
    early = facts(film, edition=an_edition(2027, a_deadline("2026-12-01")), completion=completed)
    late = replace(early, call=facts(film, edition=an_edition(2027, a_deadline("2027-02-01"))).call)
    said = [str(verdicts[1].reason) for verdicts in judge_sections((early, late))]
    assert said[0] != said[1]


def test_a_condition_that_only_another_edition_states_is_unknown_for_this_one():
    then = Completion(since=date(2019, 1, 1), note="2020 call: from 1 January 2019")
    told = replace(
        facts(max_runtime=LengthLimit(seconds=60)),
        elsewhere=(("completion", then), ("max_runtime", LengthLimit(seconds=90))),
        elsewhere_year=2020,
    )
    verdict = judge(told)[-1]
    assert (verdict.rule, verdict.answer, verdict.note) == ("completion", "unknown", "2020 call: from 1 January 2019")
    assert str(verdict.reason) == "the rule of 2027 is not known; one is known of 2020"
    assert verdict.missing.command == "filmtrack festival show lamma"
    assert [each.rule for each in judge(told)].count("running-time") == 1
