"""Films sent to a festival, or meant for it: what `submit` and `plan` decide.

The rules of the festival have their say through one seam: a Judge names what a film fails.
"""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from filmtrack.changes.change import Change, Choice, Option, Said, joined
from filmtrack.changes.editions import Fit, Moment, Question, editions_that_fit, named_edition
from filmtrack.changes.entering import deadline_told, doubts, entry_told, finish, guessed, remark, terms_of
from filmtrack.changes.section_meant import SectionMeant, section_meant
from filmtrack.domain.entry import Entry, Missing, entry_id
from filmtrack.domain.entry_filter import EntryFilter
from filmtrack.domain.events import Fact, entry_planned, entry_submitted, entry_updated
from filmtrack.domain.festival import Festival, Section
from filmtrack.domain.film import Film
from filmtrack.domain.ledger_reader import LedgerReader
from filmtrack.domain.money import NOTHING
from filmtrack.errors import WrongUsageError
from filmtrack.message import Message, message
from filmtrack.reports.fees import fee_for
from filmtrack.values import dataclass, field, replace

Judge = Callable[[Film, Festival, int, Section | None], tuple[Message, ...]]
"""What a film fails at the edition of a year of a festival, one sentence a rule."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sending:
    """What the user says of films and a festival; None where he says nothing.

    `intention` makes it a plan; `details` are fields of Entry by their names; `entry` is the one that he named, with
    its edition and section; `zone_data` is the version of the zone data in use.
    """

    films: tuple[Film, ...]
    festival: Festival
    section: str | None = None
    edition: int | None = None
    moment: Moment
    today: date
    intention: bool = False
    details: Mapping[str, Any] = field(default_factory=dict)
    missing: tuple[Missing, ...] = ()
    note: str | None = None
    word: str | None = None
    entry: Entry | None = None
    zone_data: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Case:
    """One film of a sending: where it goes, and what stands there already."""

    wish: Sending
    film: Film
    place: SectionMeant
    platform: str | None
    standing: tuple[Entry, ...]

    @property
    def question(self) -> Question:
        """What is asked about editions."""
        wish = self.wish
        return Question(
            film=self.film,
            festival=wish.festival,
            section=self.place.section,
            platform=self.platform,
            moment=wish.moment,
        )


def send(wish: Sending, ledger: LedgerReader, *, judge: Judge = lambda *_: ()) -> Change:
    """The entries to record, all in one step; a choice where several editions fit.

    Raises:
        WrongUsageError: when one reference is said of several films.
        UnknownNameError: when the section could be several.
    """
    if len(wish.films) > 1 and "reference" in wish.details:
        raise WrongUsageError(message("--ref is said of one film, not of {count}", count=len(wish.films)))
    words = wish.section if wish.section is not None or wish.entry is None else wish.entry.section
    place = section_meant(wish.festival, words)
    return joined(tuple(_send_one(_case(wish, film, place, ledger), ledger, judge) for film in wish.films))


def _case(wish: Sending, film: Film, place: SectionMeant, ledger: LedgerReader) -> _Case:
    festival = wish.festival
    said = wish.details.get("platform")
    listed = {each.casefold(): each for each in festival.platforms}
    platform = listed.get(said.casefold(), said) if said else (festival.platforms[0] if len(listed) == 1 else None)
    standing = ledger.entries(EntryFilter(films=(film.id,), festivals=(festival.id,))).rows
    return _Case(wish=wish, film=film, place=place, platform=platform, standing=standing)


def _send_one(case: _Case, ledger: LedgerReader, judge: Judge) -> Change:
    wish, festival, place = case.wish, case.wish.festival, case.place
    fits = _fits(case)
    if len(fits) > 1:
        return Change(choice=_choice(wish, fits))
    fit = fits[0]
    planned = _planned(case, fit)
    entry = _entry(case, fit, planned, ledger)
    unannounced = remark(fit)
    failed = judge(case.film, festival, fit.year, place.section)
    told = entry_told(festival, case.film, entry, fit, wish.moment)
    return Change(
        facts=_facts(wish, entry, unannounced),
        said=(Said(message=told, entry=entry.id),),
        warnings=(
            *place.warnings,
            *((unannounced,) if unannounced else ()),
            *(guessed(fit) if wish.edition is None and wish.entry is None else ()),
            *doubts(festival, entry, fit, wish.moment, today=wish.today),
            *(failed if wish.intention else ()),
        ),
        questions=(
            *place.unknown,
            *_duplicates(case, entry, planned),
            *(() if wish.intention else failed),
        ),
        ending=() if wish.intention else (finish(festival, entry.platform),),
    )


def _fits(case: _Case) -> tuple[Fit, ...]:
    wish = case.wish
    year = wish.edition if wish.edition is not None or wish.entry is None else wish.entry.edition
    if year is not None:
        return (named_edition(case.question, year),)
    fits = editions_that_fit(case.question, late=not wish.intention)
    plans = {each.edition for each in case.standing if each.status == "planned"}
    meant = tuple(each for each in fits if each.year in plans)
    return meant if len(meant) == 1 else fits


def _choice(wish: Sending, fits: tuple[Fit, ...]) -> Choice:
    options = tuple(Option(edition=each.year, label=deadline_told(wish.festival, each, wish.moment)) for each in fits)
    return Choice(question=message("which edition of {festival}?", festival=wish.festival.name), options=options)


def _planned(case: _Case, fit: Fit) -> Entry | None:
    """The plan that is carried out: the one that was named, else of this edition, of this section or of none."""
    wish = case.wish
    plans = [each for each in case.standing if each.status == "planned" and each.edition == fit.year]
    if wish.intention or not plans:
        return None
    if wish.entry:
        return next((each for each in plans if each.id == wish.entry.id), None)
    name = case.place.name
    exact = [each for each in plans if each.section == name]
    vague = [each for each in plans if name is None or each.section is None]
    return next(iter(exact), vague[0] if len(vague) == 1 else None)


def _entry(case: _Case, fit: Fit, planned: Entry | None, ledger: LedgerReader) -> Entry:
    wish, festival, film = case.wish, case.wish.festival, case.film
    section = case.place.name or (planned.section if planned else None)
    fee = fee_for(fit.tier.deadline, film, section=section, platform=case.platform) if fit.tier else None
    asked = (fee.money or NOTHING) if fee else None
    base = planned or Entry(
        id=entry_id(film.id, festival.id, fit.year, section, lambda id_: ledger.entry(id_) is not None),
        film=film.id,
        festival=festival.id,
        edition=fit.year,
    )
    paid = asked if fit.basis == "open" and not wish.intention and "code" not in wish.details else None
    known = {
        "section": section,
        "fee": base.fee or paid,
        "answer_due_on": base.answer_due_on or _notified_on(fit, wish.moment.on),
        **wish.details,
        "platform": case.platform,
    }
    return replace(
        base,
        terms=terms_of(festival, fit, asked, zone=wish.moment.zone, zone_data=wish.zone_data),
        missing=wish.missing,
        **{name: value for name, value in known.items() if value is not None},
    )


def _notified_on(fit: Fit, on: date) -> date | None:
    day = fit.known.notifies if fit.known else None
    return day if day and day >= on else None


def _facts(wish: Sending, entry: Entry, unannounced: Message | None) -> tuple[Fact, ...]:
    """The entry's own fact; the note that nothing was announced stands beside the user's."""
    on = wish.moment.on
    note = wish.note or (str(unannounced) if unannounced else None)
    if wish.intention:
        opened = entry_planned(entry, on=on, note=note)
    else:
        opened = entry_submitted(entry, on=on, note=note, word=wish.word)
    if wish.note and unannounced:
        return opened, entry_updated(entry, on=on, note=str(unannounced))
    return (opened,)


def _duplicates(case: _Case, entry: Entry, planned: Entry | None) -> tuple[Message, ...]:
    """What stands in the way as the same entry; plans are only in the way of plans, withdrawn ones of nothing."""
    harmless = {"withdrawn"} if case.wish.intention else {"withdrawn", "planned"}
    return tuple(
        message(
            "{film} is at {festival} {year} already: entry {number}, {status}",
            film=case.film.title,
            festival=case.wish.festival.name,
            year=str(each.edition),
            number=each.number,
            status=each.status,
        )
        for each in case.standing
        if each.edition == entry.edition
        and each.status not in harmless
        and each is not planned
        and (each.section == entry.section or each.section is None or entry.section is None)
    )
