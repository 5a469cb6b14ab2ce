"""Where a film may go: every section that the rules do not refuse and that it can still be sent to in time.

Plans that stand in the ledger bind nobody: they are thought over anew. What was sent or accepted is fixed.
"""

from collections.abc import Iterable, Iterator, Mapping

from filmtrack.domain.entry import ACCEPTED, Entry, Status
from filmtrack.domain.festival import Festival
from filmtrack.message import Message, message
from filmtrack.reports.check import Judged, best_first, judged_sections
from filmtrack.reports.conflicts import between
from filmtrack.reports.entry_ways import Days, ways_of
from filmtrack.reports.entry_worth import Chances, worth_of
from filmtrack.reports.facts import Asked
from filmtrack.reports.next_edition import next_edition
from filmtrack.reports.plan_model import PER_MILLE
from filmtrack.reports.promises import Claim, claim_of, claims_of
from filmtrack.reports.proposal import Candidate, LeftOut, Values, Wishes, Worth
from filmtrack.reports.readers import CatalogueReader
from filmtrack.reports.record import Record
from filmtrack.rules.open_call import RULE as OPEN
from filmtrack.rules.verdict import Answer, Verdict, combined
from filmtrack.values import dataclass, replace

KINDS = frozenset({"festival", "competition"})
"""What films are entered in; a market, forum or programme only where it is wished for."""

_REFUSED: frozenset[Status] = frozenset({"not-selected", "no-answer"})
_INVITED = frozenset({"allowed", "if-not-selected"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """All that candidates are judged by."""

    asked: Asked
    catalogue: CatalogueReader
    wishes: Wishes
    days: Days
    values: Values
    chances: Chances
    listed: Mapping[str, tuple[str, ...]]
    fixed: tuple[Claim, ...]

    @property
    def record(self) -> Record:
        """The film's record, without plans."""
        return self.asked.record


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The candidates, and one line for each festival that has none."""

    candidates: tuple[Candidate, ...]
    left_out: tuple[LeftOut, ...]


def without_plans(record: Record) -> Record:
    """A film's record as if nothing were only planned."""
    return replace(record, entries=tuple(each for each in record.entries if each.status != "planned"))


def fixed_claims(record: Record, asked: Asked, catalogue: CatalogueReader) -> tuple[Claim, ...]:
    """What the film has been sent to, or taken by, and is not over."""
    return tuple(each for each in claims_of(record, catalogue, asked.today) if not each.is_over(asked.today))


def candidates(setting: Setting) -> Found:
    """Every section that the film may enter; for a festival without one, why."""
    found: list[Candidate] = []
    out: list[LeftOut] = []
    for festival in sorted(setting.catalogue.festivals(), key=lambda each: each.id):
        if not _is_asked_about(festival, setting.wishes):
            continue
        tried = list(_tried(setting, festival))
        good = [each for each in tried if isinstance(each, Candidate)]
        found.extend(_unlike(good))
        if not good:
            out.append(max((each for each in tried if isinstance(each, LeftOut)), key=lambda each: each.value))
    return Found(candidates=tuple(found), left_out=tuple(out))


def _is_asked_about(festival: Festival, wishes: Wishes) -> bool:
    """Whether a plan may hold a festival; of a narrower choice whatever is in it, else what films are entered in."""
    if festival.id in wishes.must:
        return True
    return festival.kind in KINDS if wishes.only is None else festival.id in wishes.only


def _tried(setting: Setting, festival: Festival) -> Iterator[Candidate | LeftOut]:
    asked = setting.asked
    edition = next_edition(festival, asked.today)
    for judged in best_first(judged_sections(asked, festival, edition)):
        answer, reason = _answer(judged)
        doubtful = tuple(each.rule for each in judged.verdicts if each.answer != "pass" and each.rule != OPEN)
        worth = worth_of(
            festival,
            judged.facts.requirements,
            answer,
            doubtful,
            film=setting.record.film,
            listed=setting.listed,
            values=setting.values,
            chances=setting.chances,
        )
        here = _Here(setting=setting, festival=festival, judged=judged, answer=answer, worth=worth)
        if festival.id in setting.wishes.never:
            yield here.left_out("wish", message("you asked to leave it out"))
        elif entered := _entered(setting.record, judged):
            yield here.left_out("entered", message("entered already: {status}", status=entered.status))
        elif reason:
            yield here.left_out("rule", reason)
        else:
            yield here.candidate()


def _unlike(good: list[Candidate]) -> list[Candidate]:
    """Of sections that cannot be told apart by value, days, fees and what they ask, the one that suits best."""
    groups: dict[object, list[Candidate]] = {}
    for each in good:
        stated = each.claim.stated
        key = (each.worth.value, each.ways, stated.premiere, stated.exclusive_with, each.held_until)
        groups.setdefault(key, []).append(each)
    return [
        replace(first, alike=tuple(each.section for each in others if each.section))
        for first, *others in groups.values()
    ]


def _entered(record: Record, judged: Judged) -> Entry | None:
    """The film's own entry there, of this edition or of one before, unless it was withdrawn.

    Whoever refused it is asked again only where the rules invite that.
    """
    facts = judged.facts
    again = facts.requirements.resubmission
    for each in record.entries:
        if each.festival != facts.festival.id or each.status == "withdrawn":
            continue
        refused = each.edition != facts.edition.year and each.status in _REFUSED
        if not (refused and again is not None and again.value in _INVITED):
            return each
    return None


def _answer(judged: Judged) -> tuple[Answer, Message | None]:
    """What the rules say apart from the date, and the reason why the film may not enter."""
    failed = next((each for each in judged.verdicts if each.answer == "fail"), None)
    if failed:
        return "fail", message("{rule}: {reason}", rule=failed.rule, reason=failed.reason)
    crowded = _crowded(judged)
    verdicts: Iterable[Verdict] = (each for each in judged.verdicts if each.rule != OPEN)
    return combined(each.answer for each in verdicts), crowded


def _crowded(judged: Judged) -> Message | None:
    """Why the director's other films leave no room; plans for them count, since they are meant."""
    asked = judged.facts.requirements.per_director
    others = {each.film for each in judged.facts.history.same_director if each.status != "withdrawn"}
    if asked is None or asked.at_most is None or len(others) < asked.at_most:
        return None
    return message(
        "at most {most} of one director, who is there with {films}", most=asked.at_most, films=tuple(sorted(others))
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Here:
    """One section, judged and valued."""

    setting: Setting
    festival: Festival
    judged: Judged
    answer: Answer
    worth: Worth

    def left_out(self, cause: str, reason: Message) -> LeftOut:
        facts = self.judged.facts
        return LeftOut(
            festival=self.festival.id,
            name=self.festival.name,
            section=facts.section.id if facts.section else None,
            value=self.worth.value,
            cause=cause,  # type: ignore[arg-type]
            reason=reason,
        )

    def candidate(self) -> Candidate | LeftOut:
        setting, facts = self.setting, self.judged.facts
        every, why = ways_of(setting.asked, facts, setting.days)
        ways = tuple(each for each in every if setting.wishes.takes(each))
        if every and not ways:
            why = message("what you filter by leaves no way in")
        claim = self._claim()
        if not ways or claim is None:
            return self.left_out("date", why or message("no closing day is known or expected"))
        edition = facts.edition
        made = Candidate(
            festival=self.festival,
            judged=self.judged,
            claim=claim,
            answer=self.answer,
            worth=self.worth,
            ways=ways,
            answer_on=edition.notifies or edition.starts,
        )
        return self._beside_the_fixed(made)

    def _claim(self) -> Claim | None:
        facts = self.judged.facts
        section = facts.section.id if facts.section else None
        entry = Entry(
            id=f"{self.festival.id}/{facts.edition.year}/{section or ''}",
            film=facts.film.id,
            festival=self.festival.id,
            edition=facts.edition.year,
            section=section,
        )
        return claim_of(self.setting.record, entry, self.setting.catalogue, facts.today)

    def _beside_the_fixed(self, made: Candidate) -> Candidate | LeftOut:
        """The candidate as what was sent before leaves it: untouched, waiting for an answer, or out."""
        for fixed in self.setting.fixed:
            conflict = next(between(self.setting.record, made.claim, fixed), None)
            if conflict is None:
                continue
            answer = fixed.entry.answer_due_on or fixed.edition.notifies or fixed.edition.starts
            ways = tuple(each for each in made.ways if answer and each.enter_on > answer)
            late = answer is not None and answer < self.setting.asked.today
            if fixed.entry.status in ACCEPTED or not ways or late or made.held_by:
                return self.left_out("premiere", conflict.reason)
            left = PER_MILLE - self.setting.chances.of(fixed.festival)
            worth = replace(made.worth, value=made.worth.value * left // PER_MILLE)
            made = replace(made, ways=ways, worth=worth, held_by=fixed.entry, held_until=answer)
        return made
