"""What a film fails at a festival by its rules, as a sending asks it."""

from collections.abc import Iterable

from filmtrack.changes.editions import Moment
from filmtrack.changes.submit import Judge
from filmtrack.domain.festival import Edition, Festival, Section
from filmtrack.domain.film import Film
from filmtrack.domain.ledger_reader import LedgerReader
from filmtrack.message import Message, message
from filmtrack.reports.check import judged_sections
from filmtrack.reports.facts import Asked
from filmtrack.reports.next_edition import edition_in
from filmtrack.reports.readers import CatalogueReader
from filmtrack.reports.record import Record, record_of
from filmtrack.rules.open_call import RULE as OPEN
from filmtrack.rules.verdict import Verdict


def judged_by(catalogue: CatalogueReader, ledger: LedgerReader, moment: Moment) -> Judge:
    """The judge that asks every rule but the call's, since what is closed is told as late.

    Where no section was said, a film fails what it fails in every section.
    """

    def failed(film: Film, festival: Festival, year: int, section: Section | None) -> tuple[Message, ...]:
        edition = edition_in(festival, year)
        record = _record(film, festival, edition, catalogue, ledger)
        asked = Asked(record=record, now=moment.at, today=moment.on, zone=moment.zone)
        judged = judged_sections(asked, festival, edition, (section.id,) if section else ())
        failing = [[each for each in found.verdicts if each.answer == "fail" and each.rule != OPEN] for found in judged]
        return tuple(_said(film, each) for each in _in_all(failing))

    return failed


def _record(
    film: Film, festival: Festival, edition: Edition, catalogue: CatalogueReader, ledger: LedgerReader
) -> Record:
    """What the rules may ask of the ledger; other films are looked through only where one of them asks for that."""
    layers = (festival.requirements, edition.requirements, *(each.requirements for each in festival.sections))
    rivals = any(each.per_director for each in layers) and bool(film.directors)
    return record_of(film, catalogue, ledger, rivals=rivals)


def _in_all(failing: list[list[Verdict]]) -> Iterable[Verdict]:
    """The failures of the section that fails least, if every section fails."""
    return min(failing, key=len, default=[])


def _said(film: Film, verdict: Verdict) -> Message:
    return message("{film} fails {rule}: {reason}", film=film.title, rule=verdict.rule, reason=verdict.reason)
