"""What a festival itself says that it wants, as far as it concerns one film."""

from collections.abc import Iterable, Iterator

from filmtrack.domain.festival import Material
from filmtrack.domain.film import Film
from filmtrack.domain.languages import speaks
from filmtrack.domain.perhaps import every
from filmtrack.message import message
from filmtrack.reports.case import Case, Wanted


def spoken_by(film: Film, languages: Iterable[str]) -> bool | None:
    """Whether the film speaks one of the languages; None where nobody said what it speaks."""
    if film.languages is None:
        return None
    return any(speaks(own, each) for own in film.languages for each in languages)


def stated(case: Case) -> Iterator[Wanted]:
    """Each thing, unless it is for other sections, or the film surely needs none."""
    for material in case.festival.materials:
        if case.section and material.sections and case.section.id not in material.sections:
            continue
        needed = _needed(case.film, material)
        if needed is None:
            yield Wanted(material=material, note=message("whether this film needs it is not known"))
        elif needed:
            yield Wanted(material=material)


def _needed(film: Film, material: Material) -> bool | None:
    answers = []
    if material.only_spoken:
        answers.append(spoken_by(film, material.only_spoken))
    if material.unless_spoken:
        spoken = False if film.languages == () else spoken_by(film, material.unless_spoken)
        answers.append(film.languages != () and (None if spoken is None else not spoken))
    if material.unless_subtitled:
        written = film.subtitles
        has = (
            None if written is None else any(speaks(own, each) for own in written for each in material.unless_subtitled)
        )
        answers.append(None if has is None else not has)
    return every(answers)
