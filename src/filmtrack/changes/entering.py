"""What an entry is judged by, and what is told of it: the closing date it met or missed, its cost, what is to come."""

from datetime import date, timedelta, tzinfo

from filmtrack.changes.editions import Fit, Moment
from filmtrack.domain.entry import Entry, Terms
from filmtrack.domain.festival import NOT_STATED, Festival
from filmtrack.domain.film import Film
from filmtrack.domain.instants import days_left
from filmtrack.domain.money import Money
from filmtrack.domain.zones import SUBMITTER
from filmtrack.message import Message, counted, message, together

_HOUR = timedelta(hours=1)
_DAY = timedelta(days=1)


def terms_of(festival: Festival, fit: Fit, fee: Money | None, *, zone: tzinfo, zone_data: str | None) -> Terms:
    """What the entry is judged by, as the catalogue has it now."""
    deadline = fit.tier.deadline if fit.tier else None
    expected = fit.expected
    if deadline is None:
        key, tier = (expected.key, expected.tier) if expected else (None, None)
        return Terms(festival_name=festival.name, deadline=key, tier=tier, announced=False)
    where = deadline.timezone or festival.timezone
    return Terms(
        festival_name=festival.name,
        deadline=deadline.key,
        tier=deadline.tier,
        day=deadline.date,
        time=deadline.time,
        timezone=str(zone) if where == SUBMITTER else where,
        closes_at=fit.closing.closes_at if fit.closing else None,
        zone_data=zone_data if fit.closing else None,
        fee=fee,
        late=fit.basis in {"late", "closed"},
    )


def entry_told(festival: Festival, film: Film, entry: Entry, fit: Fit, moment: Moment) -> Message:
    """One entry in a line: where it goes, which date it met and how long before, what it costs, what is to come."""
    parts = [deadline_told(festival, fit, moment), _cost(entry)]
    if entry.answer_due_on:
        parts.append(message("answer due {day}", day=entry.answer_due_on))
    else:
        parts.append(message("no answer day known"))
    if entry.missing:
        parts.append(message("still missing: {missing}", missing=entry.missing))
    return message("{heading}: {rest}", heading=heading(film.title, festival.name, entry), rest=together(tuple(parts)))


def heading(film: str, festival: str, entry: Entry) -> Message:
    """A film by its title, and where it goes."""
    section = message(", {section}", section=entry.section) if entry.section else ""
    return message(
        "{film} → {festival} {year}{section}",
        film=film,
        festival=festival,
        year=str(entry.edition),
        section=section,
    )


def deadline_told(festival: Festival, fit: Fit, moment: Moment) -> Message:
    """The closing date that is met or missed, and by how much."""
    if fit.expected and fit.expected.date:
        return message("not announced, closing day expected about {day}", day=fit.expected.date)
    deadline = fit.tier.deadline if fit.tier else None
    if deadline is None:
        return message("closing day not known")
    if deadline.date is None or fit.closing is None:
        return message("open all the time")
    name = _named(deadline.tier, deadline.date, deadline.sections if festival.sections else ())
    if fit.basis != "open":
        return message(
            "late, {deadline} had closed {time} before", deadline=name, time=_span(moment.at - fit.closing.closes_at)
        )
    ahead = days_left(moment.at, fit.closing.closes_at) if moment.exact else (deadline.date - moment.on).days
    if ahead > 0:
        return counted("{deadline}, {count} day before", "{deadline}, {count} days before", count=ahead, deadline=name)
    if moment.exact:
        return message(
            "{deadline}, {time} before it closes", deadline=name, time=_span(fit.closing.closes_at - moment.at)
        )
    return message("{deadline}, on its last day", deadline=name)


def finish(festival: Festival, platform: str | None) -> Message:
    """What is left to do: filmtrack records, it sends nothing."""
    url = festival.submit_url or festival.website
    where = platform or festival.platforms or festival.name
    if url is None:
        return message("Recorded only. Now finish on {where}.", where=where)
    return message("Recorded only. Now finish on {where}: {url}", where=where, url=url)


def remark(fit: Fit) -> Message | None:
    """What has to be remembered of an entry whose closing day was not announced."""
    year = str(fit.year)
    if fit.expected and fit.expected.date:
        return message(
            "the {year} edition was not announced: its closing day was expected about {day}",
            year=year,
            day=fit.expected.date,
        )
    if fit.basis == "unknown":
        return message("no date of a {year} edition was known", year=year)
    if fit.basis == "undated":
        return message("the closing day of the {year} edition was not known", year=year)
    return None


def guessed(fit: Fit) -> tuple[Message, ...]:
    """Of an edition that nobody named: that its year is a guess, where nothing is known of any."""
    if fit.basis != "unknown":
        return ()
    return (message("{year} is a guess: name another edition with --edition YEAR", year=str(fit.year)),)


def doubts(festival: Festival, entry: Entry, fit: Fit, moment: Moment, *, today: date) -> tuple[Message, ...]:
    """What the user should look at, though it stands in nobody's way."""
    found = [
        *_doubts_of_day(fit, moment, today),
        *_doubts_of_entry(festival, entry, moment),
        *_doubts_of_section(festival, entry, fit),
    ]
    return tuple(found)


def _doubts_of_day(fit: Fit, moment: Moment, today: date) -> list[Message]:
    found = []
    known, closing = fit.known, fit.closing
    if moment.on > today:
        found.append(message("{day} is still to come", day=moment.on))
    if known and known.cancelled:
        found.append(message("the {year} edition is marked as cancelled", year=str(fit.year)))
    if known and known.opens and known.opens > moment.on:
        found.append(message("the {year} edition opens for entries on {day}", year=str(fit.year), day=known.opens))
    if fit.tier and not fit.tier.sure:
        found.append(message("which closing day holds depends on when the film was finished"))
    if closing and fit.basis == "open" and closing.closes_at - moment.at <= _DAY:
        if not moment.exact:
            found.append(message("it closed in the course of {day}: taken as in time", day=moment.on))
        if not closing.hour_known:
            found.append(message("the closing hour is not known"))
    return found


def _doubts_of_entry(festival: Festival, entry: Entry, moment: Moment) -> list[Message]:
    found = []
    if entry.platform and festival.platforms and entry.platform not in festival.platforms:
        known = festival.platforms
        found.append(message("{festival} is known to take films by {known} only", festival=festival.name, known=known))
    if entry.code_expires_on and entry.code_expires_on < moment.on:
        found.append(message("the code expired on {day}", day=entry.code_expires_on))
    return found


def _doubts_of_section(festival: Festival, entry: Entry, fit: Fit) -> list[Message]:
    own = {section for each in (fit.known.deadlines if fit.known else ()) for section in each.sections}
    if entry.section is None and own:
        said = message(
            "{festival} has closing days of their own for {sections}: say --section",
            festival=festival.name,
            sections=tuple(sorted(own)),
        )
        return [said]
    return []


def _cost(entry: Entry) -> Message:
    asked = entry.terms.fee if entry.terms else None
    fee = entry.fee or asked
    if fee is None:
        cost = message("fee not known")
    elif not fee.amount:
        cost = message("free")
    elif fee == asked:
        cost = message("{fee} by the catalogue", fee=fee)
    else:
        cost = message("{fee}", fee=fee)
    return message("{cost} and {charge} charge", cost=cost, charge=entry.charge) if entry.charge else cost


def _named(tier: str, day: date, sections: tuple[str, ...]) -> Message:
    whose = message(" of {sections}", sections=sections) if sections else ""
    if tier == NOT_STATED:
        return message("deadline{whose} {day}", whose=whose, day=day)
    return message("{tier} deadline{whose} {day}", tier=tier, whose=whose, day=day)


def _span(time: timedelta) -> Message:
    if time >= _DAY:
        return counted("{count} day", "{count} days", count=time // _DAY)
    return (
        counted("{count} hour", "{count} hours", count=time // _HOUR) if time >= _HOUR else message("less than an hour")
    )
