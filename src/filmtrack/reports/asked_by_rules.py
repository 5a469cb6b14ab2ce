"""What the rules of a festival bring with them: subtitles to be made, and proof that a student made the film."""

from collections.abc import Iterator

from filmtrack.domain.festival import Material
from filmtrack.domain.film import Film
from filmtrack.domain.requirements import Demand, Words
from filmtrack.message import Message, message
from filmtrack.reports.asked_by_festival import spoken_by
from filmtrack.reports.case import Case, Wanted
from filmtrack.reports.facts import requirements_of
from filmtrack.rules.facts import Facts
from filmtrack.rules.subtitles import subtitles
from filmtrack.values import replace

SUBTITLES = "subtitles"
SUBTITLE_FILE = "subtitle-file"
STUDENT_PROOF = "student-proof"


def asked_by_rules(case: Case) -> Iterator[Wanted]:
    """Subtitles for a film that the rule would not let pass without, proof of study for sections of student films."""
    for sections, demand in _of_sections(case, "subtitles"):
        if isinstance(demand, Words) and _needs_subtitles(case, demand):
            for languages in _languages(case.film, demand):
                doubt = message("its languages are not known") if case.film.languages is None else None
                yield _ruled(SUBTITLES, demand, sections, languages, doubt)
    for sections, demand in _of_sections(case, "student"):
        if getattr(demand, "value", None) == "only":
            yield _ruled(STUDENT_PROOF, demand, sections)


def _ruled(
    item: str,
    demand: Demand,
    sections: tuple[str, ...],
    languages: tuple[str, ...] = (),
    note: Message | None = None,
) -> Wanted:
    material = Material(
        item=item,
        stage="entry",
        sections=sections,
        languages=languages,
        note=demand.note,
        provenance=demand.provenance,
    )
    return Wanted(material=material, note=note)


def _of_sections(case: Case, name: str) -> Iterator[tuple[tuple[str, ...], Demand]]:
    """Each condition of that name, with the sections that it holds in (none: in all that the film may enter)."""
    if case.section or not case.festival.sections:
        demand = getattr(requirements_of(case.festival, case.edition, case.section), name)
        if demand is not None:
            yield (), demand
        return
    holds: dict[Demand, list[str]] = {}
    for section in case.festival.sections:
        demand = getattr(requirements_of(case.festival, case.edition, section), name)
        if demand is not None:
            holds.setdefault(demand, []).append(section.id)
    for demand, ids in holds.items():
        yield (() if len(ids) == len(case.festival.sections) else tuple(ids)), demand


def _needs_subtitles(case: Case, demand: Words) -> bool:
    """Whether the rule would not let the film pass if it had none."""
    bare = replace(case.film, subtitles=())
    requirements = replace(requirements_of(case.festival, case.edition, case.section), subtitles=demand)
    facts = Facts(
        film=bare,
        festival=case.festival,
        edition=case.edition,
        section=case.section,
        requirements=requirements,
        now=case.now,
        today=case.today,
        zone=case.zone,
    )
    verdict = subtitles(facts)
    return verdict is not None and verdict.answer != "pass"


def _languages(film: Film, demand: Words) -> tuple[tuple[str, ...], ...]:
    """The languages of each line: one a line where all are asked for and it does not speak them; else any of them."""
    if demand.all_of:
        return tuple((each,) for each in demand.values if not spoken_by(film, (each,)))
    return (demand.values,)


def with_languages(said: tuple[Wanted, ...], by_rules: tuple[Wanted, ...]) -> tuple[Wanted, ...]:
    """What is `said`, its subtitles in the languages of the rule; then what only the rules bring."""
    vague = [each for each in said if each.item in {SUBTITLES, SUBTITLE_FILE} and not each.material.languages]
    ruled = [each for each in by_rules if each.item == SUBTITLES]
    if not vague or not ruled:
        return (*said, *by_rules)
    precise = [
        replace(one, material=replace(one.material, languages=rule.material.languages, sections=rule.material.sections))
        for one in vague
        for rule in ruled
    ]
    kept = [each for each in said if each not in vague]
    covered = any(each.item == SUBTITLES for each in vague)
    return (*kept, *precise, *(each for each in by_rules if not (covered and each.item == SUBTITLES)))
