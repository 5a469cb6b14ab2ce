"""Which section of a festival somebody means."""

from filmtrack.domain.festival import Festival, Section, slug
from filmtrack.message import Message, message
from filmtrack.reports.names import Named, find, matching
from filmtrack.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionMeant:
    """The section that was meant: one of the festival's, or a name that the catalogue does not have."""

    section: Section | None = None
    name: str | None = None
    unknown: tuple[Message, ...] = ()
    warnings: tuple[Message, ...] = ()


def section_meant(festival: Festival, words: str | None) -> SectionMeant:
    """The section that the words mean; one that the catalogue does not have is taken by its name, and said.

    Raises:
        UnknownNameError: when it could be several.
    """
    if words is None:
        return SectionMeant()
    named = [Named(id=each.id, names=(each.name,), thing=each) for each in festival.sections]
    if matching(named, words):
        found = find(named, words, kind=message("section"))
        return SectionMeant(section=found, name=found.id)
    name = slug(words) or words
    if not named:
        return SectionMeant(
            name=name, warnings=(message("the catalogue knows no sections of {festival}", festival=festival.name),)
        )
    known = tuple(each.id for each in named)
    said = message(
        "{festival} has no section {section} (it has {known})", festival=festival.name, section=words[:80], known=known
    )
    return SectionMeant(name=name, unknown=(said,))
