"""One run of `remind`: what is newly due for each addressee is claimed, sent, and noted as told once it has arrived."""

from collections.abc import Iterator
from datetime import timedelta, tzinfo
from typing import TYPE_CHECKING

from filmtrack.changes.delivering import LEASE, MOST_LINES, arrived, claim, claim_again, failed, shown, turn
from filmtrack.cli.context import Context
from filmtrack.cli.destinations import Destination
from filmtrack.cli.filter_options import FilterOptions
from filmtrack.cli.options import FormatOptions
from filmtrack.domain.telling import Addressee, Delivery
from filmtrack.message import Message, counted, message
from filmtrack.reports.moment import Moment
from filmtrack.reports.reminder_lines import Line, Reminder, with_numbers
from filmtrack.reports.reminders import everything_open, newly_due
from filmtrack.values import dataclass, field, replace

if TYPE_CHECKING:
    from filmtrack.domain.attention import Attention
    from filmtrack.errors import FilmtrackError
    from filmtrack.ledger.records import Records
    from filmtrack.notify.outcome import Outcome
    from filmtrack.reports.matters import Matter


@dataclass(frozen=True, kw_only=True)
class Digest:
    """The lines that go out together, and what is said before and after them."""

    lines: tuple[Line, ...]
    before: Message | None = None
    after: Message | None = None

    @property
    def reminders(self) -> list[Reminder]:
        """The rows."""
        return [each.reminder for each in self.lines]


@dataclass(kw_only=True)
class Run:
    """What a run knows of all that may be due, and what came of it."""

    context: Context
    how: FormatOptions
    matters: "tuple[Matter, ...]"
    attention: "tuple[Attention, ...]"
    tried: list[Reminder] = field(default_factory=list)
    sent: list[Reminder] = field(default_factory=list)
    failures: "list[Outcome]" = field(default_factory=list)
    unusable: "list[FilmtrackError]" = field(default_factory=list)

    @property
    def moment(self) -> Moment:
        """The moment of the run."""
        return Moment(now=self.context.now, zone=self.context.zone)

    @property
    def limit(self) -> int | None:
        """How many lines a digest has room for: 20 for people, all for programs, unless it was said."""
        machine = self.how.json or self.how.csv or self.how.markdown
        return self.how.limit if self.how.limit is not None or machine else MOST_LINES

    def due(self, records: "Records", to: Addressee, before: Message | None = None) -> Digest:
        """What is newly due for an addressee, with the numbers that are known."""
        told = records.deliveries.tellings(to)
        lines = newly_due(self.matters, self.attention, told, self.moment)
        room = None if self.limit is None else max(self.limit - (1 if before else 0), 1)
        kept = shown(lines, room)
        rest = counted(
            "and {count} more, which the next digest tells: filmtrack remind --all",
            "and {count} more, which the next digests tell: filmtrack remind --all",
            count=len(lines) - len(kept),
        )
        after = rest if len(kept) < len(lines) else None
        return Digest(lines=with_numbers(kept, records.deliveries.numbers()), before=before, after=after)

    def open(self, records: "Records") -> Digest:
        """All that is due, told or not."""
        lines = everything_open(self.matters, self.attention, self.moment)
        kept = shown(lines, self.limit)
        rest = message("{more} more: --limit {all} shows them", more=len(lines) - len(kept), all=len(lines))
        after = rest if len(kept) < len(lines) else None
        return Digest(lines=with_numbers(kept, records.deliveries.numbers()), after=after)


def numbered(digest: Digest, records: "Records") -> Digest:
    """The digest with a number for every line; new ones are kept, so that `remind done` knows them later."""
    numbers = records.deliveries.give_numbers(each.matter for each in digest.lines)
    return replace(digest, lines=with_numbers(digest.lines, numbers))


def deliver(run: Run, destination: Destination, *, addressees: int) -> None:
    """Send what is newly due to one addressee; first once more what may not have arrived the last time.

    No transaction is open while something is sent. A run that is killed leaves its claim, which the next one finds.
    """
    for claimed, digest in _claims(run, destination, addressees):
        try:
            outcome = destination.send(claimed)
        except BaseException as broken:
            why = message("broken off: {why}", why=str(broken) or type(broken).__name__)
            _settle(run, failed(claimed, why, uncertain=True))
            raise
        if outcome.failure:
            run.failures.append(outcome)
            _settle(run, failed(claimed, outcome.failure, uncertain=outcome.uncertain))
            return
        _settle(run, arrived(claimed, run.context.now))
        run.sent += digest.reminders if digest else ()


def _claims(run: Run, destination: Destination, addressees: int) -> Iterator[tuple[Delivery, Digest | None]]:
    """The deliveries that this run may make, one after the other, each claimed before it is handed out."""
    now, lease = run.context.now, LEASE * addressees
    for _ in range(2):
        with run.context.ledger.delivering() as records:
            standing = records.deliveries.undelivered(destination.to)
            what = turn(standing, now, verbatim=destination.verbatim)
            if what == "wait":
                _say_who_waits(run, destination.to)
                return
            digest = None
            if what == "again" and standing:
                claimed = claim_again(standing, now=now, lease=lease)
            else:
                digest = run.due(records, destination.to, _before(standing, run.context.zone))
                if not digest.lines:
                    return
                digest = numbered(digest, records)
                run.tried += digest.reminders
                claimed = _composed(run, destination, digest, standing, lease=lease)
            records.deliveries.claim(claimed)
        yield claimed, digest
        if digest:
            return


def _composed(
    run: Run, destination: Destination, digest: Digest, standing: Delivery | None, *, lease: timedelta
) -> Delivery:
    from uuid import uuid4

    from filmtrack.render.reminder_view import digest_html, digest_subject

    context = run.context
    html = ""
    if destination.html:
        html = digest_html(
            digest.reminders, zone=context.zone, today=context.today, before=digest.before, after=digest.after
        )
    return claim(
        destination.to,
        standing,
        digest.lines,
        new_id=f"<{uuid4()}@{_domain(context)}>",
        now=context.now,
        lease=lease,
        subject=digest_subject(digest.reminders, today=context.today),
        text=as_asked(run, digest) if destination.to.destination == "stdout" else as_text(run, digest),
        html=html,
    )


def as_asked(run: Run, digest: Digest) -> str:
    """The digest in the format that the options ask for."""
    if run.how.for_programs:
        return reminders_as_asked(run, digest.reminders)
    return as_text(run, digest, columns=run.context.columns)


def reminders_as_asked(run: Run, reminders: list[Reminder]) -> str:
    """Rows in the format for programs that the options ask for."""
    from filmtrack.cli.output import document
    from filmtrack.render.machine import csv_text, markdown_text
    from filmtrack.values import fields

    context, how = run.context, run.how
    if how.json:
        return document(context, "remind", reminders, problems=context.catalogue.problems)
    columns = [each.name for each in fields(Reminder)]
    return csv_text(reminders, columns, bom=how.bom) if how.csv else markdown_text(reminders, columns)


def as_text(run: Run, digest: Digest, *, columns: int | None = None) -> str:
    """The digest as plain text, wrapped where a terminal of so many columns shows it."""
    from filmtrack.render.reminder_view import digest_text

    zone, today = run.context.zone, run.context.today
    return digest_text(
        digest.reminders, zone=zone, today=today, before=digest.before, after=digest.after, columns=columns
    )


def _before(standing: Delivery | None, zone: tzinfo) -> Message | None:
    """What has to be said of the digest before, which did not arrive."""
    if standing is None or standing.failed is None:
        return None
    day = standing.claimed_at.astimezone(zone).date()
    return message("The digest of {day} did not arrive: {why}", day=day, why=standing.failed)


def _settle(run: Run, delivery: Delivery) -> None:
    with run.context.ledger.delivering() as records:
        records.deliveries.settle(delivery)


def _say_who_waits(run: Run, to: Addressee) -> None:
    if run.context.options.verbose:
        from filmtrack.cli.output import say

        said = message("another run is sending to {destination} {to}", destination=to.destination, to=to.recipient)
        say(run.context, said)


def _domain(context: Context) -> str:
    """What stands behind the @ of a Message-ID: the domain that mail is sent from."""
    sender = context.settings.text("mail.from") or ""
    domain = sender.rpartition("@")[2].strip("<> ")
    plain = domain.isascii() and domain.replace("-", "").replace(".", "").isalnum()
    return domain if plain else "filmtrack.invalid"


def everything_due(context: Context, how: FormatOptions, given: FilterOptions | None = None) -> Run | None:
    """The run, with every wanted matter that may be due; None while nothing is watched and nothing is open."""
    from filmtrack.cli.matter_filters import matters_asked
    from filmtrack.cli.papers import papers_of
    from filmtrack.cli.schemes_when_asked import SchemesWhenAsked
    from filmtrack.config.reminder_days import reminder_days
    from filmtrack.reports.all_matters import Sources, all_matters, nothing_to_remind_of

    days = reminder_days(context.settings)
    moment = Moment(now=context.now, zone=context.zone)
    with context.ledger.reading() as records:
        if nothing_to_remind_of(records):
            return None
        sources = Sources(
            catalogue=context.catalogue,
            schemes=SchemesWhenAsked(context),
            ledger=records,
            papers=papers_of(context, records),
        )
        wanted = matters_asked(context, records, given or FilterOptions())
        return Run(
            context=context,
            how=how,
            matters=tuple(each for each in all_matters(sources, days, moment) if wanted(each)),
            attention=records.attention(),
        )
