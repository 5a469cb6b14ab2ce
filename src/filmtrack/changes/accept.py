"""A proposal taken over into the ledger: a plan for each entry that waits for nobody, all in one step."""

from datetime import date, tzinfo

from filmtrack.changes.change import Change, Said
from filmtrack.changes.editions import Fit
from filmtrack.changes.entering import heading, terms_of
from filmtrack.domain.entry import Entry, entry_id
from filmtrack.domain.entry_filter import EntryFilter
from filmtrack.domain.events import entry_planned
from filmtrack.domain.film import Film
from filmtrack.domain.ledger_reader import LedgerReader
from filmtrack.errors import RefusedError
from filmtrack.message import Message, counted, message
from filmtrack.reports.proposal import Candidate, Proposal, Way
from filmtrack.values import replace


def accept(
    proposal: Proposal,
    film: Film,
    ledger: LedgerReader,
    *,
    seen: tuple[Entry, ...],
    on: date,
    zone: tzinfo,
    zone_data: str | None,
) -> Change:
    """The plans to record; what is planned already stays as it is, and what waits for an answer is left for later.

    `seen` are the film's entries as the proposal knew them.

    Raises:
        RefusedError: when the film has other entries by now.
    """
    standing = ledger.entries(EntryFilter(films=(film.id,))).rows
    if standing != seen:
        said = message("the entries of {film} changed meanwhile; nothing was recorded", film=film.title)
        raise RefusedError(said, hint=message("run the command again"))
    held = {each.festival for each in proposal.rows if each.hold_until}
    there = {(each.festival, each.edition) for each in standing if each.status == "planned"}
    new = [
        (candidate, way)
        for candidate, way in proposal.chosen
        if candidate.festival.id not in held and (candidate.festival.id, candidate.edition) not in there
    ]
    facts, told = [], []
    for candidate, way in sorted(new, key=lambda each: (each[1].enter_on, each[0].festival.id)):
        entry = _entry(candidate, way, film, ledger, zone=zone, zone_data=zone_data)
        note = message("proposed: enter by {day}", day=way.enter_on)
        facts.append(entry_planned(entry, on=on, note=str(note)))
        line = message(
            "{heading}: enter by {day}", heading=heading(film.title, candidate.festival.name, entry), day=way.enter_on
        )
        told.append(Said(message=line, entry=entry.id))
    return Change(facts=tuple(facts), said=tuple(told), questions=_question(len(new)), ending=_ending(held, len(new)))


def _entry(
    candidate: Candidate, way: Way, film: Film, ledger: LedgerReader, *, zone: tzinfo, zone_data: str | None
) -> Entry:
    festival, edition = candidate.festival, candidate.judged.facts.edition
    fit = Fit(year=edition.year, basis="open" if way.met else "expected", tier=way.met, known=edition)
    terms = replace(terms_of(festival, fit, way.fee, zone=zone, zone_data=zone_data), deadline=way.key, tier=way.tier)
    taken = entry_id(film.id, festival.id, edition.year, candidate.section, lambda id_: ledger.entry(id_) is not None)
    return Entry(
        id=taken,
        film=film.id,
        festival=festival.id,
        edition=edition.year,
        section=candidate.section,
        terms=terms,
        answer_due_on=edition.notifies if edition.notifies and edition.notifies > way.enter_on else None,
    )


def _question(count: int) -> tuple[Message, ...]:
    return (
        (counted("{count} entry is to be planned", "{count} entries are to be planned", count=count),) if count else ()
    )


def _ending(held: set[str], new: int) -> tuple[Message, ...]:
    found = []
    if not new:
        found.append(message("nothing new to plan"))
    if held:
        said = message(
            "held back, not recorded: {festivals}. Propose again when the answers are in.",
            festivals=tuple(sorted(held)),
        )
        found.append(said)
    return tuple(found)
