"""What became of a catalogue: festivals new or gone, dates that moved, rules that changed; schemes too."""

import datetime as dt
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Literal, TypeAlias

from filmtrack.domain.festival import Deadline, Edition, Festival
from filmtrack.domain.requirements import Requirements
from filmtrack.domain.scheme import Scheme
from filmtrack.values import dataclass, fields

Change: TypeAlias = Literal["new", "gone", "moved", "changed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class DiffRow:
    """One difference: of a whole festival or scheme, or of what `what` names in it; days only where one differs."""

    festival: str
    name: str
    change: Change
    what: str | None = None
    edition: int | None = None
    before: dt.date | None = None
    after: dt.date | None = None


_APART = {"id", "name", "editions", "requirements", "sections", "provenance"}


def catalogue_diff(old: Mapping[str, Festival], new: Mapping[str, Festival]) -> tuple[DiffRow, ...]:
    """The differences from one catalogue to another, by festival."""
    return tuple(row for id_ in sorted({*old, *new}) for row in _of_one(id_, old, new))


def scheme_diff(old: Mapping[str, Scheme], new: Mapping[str, Scheme]) -> tuple[DiffRow, ...]:
    """The differences from the schemes of one catalogue to those of another, round by round."""
    return tuple(row for id_ in sorted({*old, *new}) for row in _of_scheme(old.get(id_), new.get(id_)))


def _of_scheme(old: Scheme | None, new: Scheme | None) -> Iterator[DiffRow]:
    either = new or old
    if either is None or old == new:
        return
    id_, name = either.id, either.name
    if old is None or new is None:
        yield DiffRow(festival=id_, name=name, change="new" if new else "gone", what="scheme")
        return
    for what in _differing(old, new, {"rounds", "provenance"}):
        yield DiffRow(festival=id_, name=name, change="changed", what=f"scheme {what}")
    was, is_ = {each.id: each for each in old.rounds}, {each.id: each for each in new.rounds}
    for each in sorted({*was, *is_}):
        if was.get(each) != is_.get(each):
            change: Change = "new" if each not in was else "gone" if each not in is_ else "changed"
            yield DiffRow(festival=id_, name=name, change=change, what=f"scheme round {each}")


def _of_one(id_: str, old: Mapping[str, Festival], new: Mapping[str, Festival]) -> Iterator[DiffRow]:
    if id_ not in old:
        yield DiffRow(festival=id_, name=new[id_].name, change="new")
    elif id_ not in new:
        yield DiffRow(festival=id_, name=old[id_].name, change="gone")
    else:
        yield from _changed(old[id_], new[id_])


def _changed(old: Festival, new: Festival) -> Iterator[DiffRow]:
    for what in _differing(old, new, _APART - {"name"}):
        yield DiffRow(festival=new.id, name=new.name, change="changed", what=what)
    for what in _rules(old.requirements, new.requirements):
        yield DiffRow(festival=new.id, name=new.name, change="changed", what=what)
    for section in sorted({each.id for each in (*old.sections, *new.sections)}):
        before = next((each for each in old.sections if each.id == section), None)
        after = next((each for each in new.sections if each.id == section), None)
        if before != after:
            change: Change = "changed" if before and after else "new" if after else "gone"
            yield DiffRow(festival=new.id, name=new.name, change=change, what=f"section {section}")
    yield from _dates(old, new)


def _dates(old: Festival, new: Festival) -> Iterator[DiffRow]:
    before = {each.year: each for each in old.editions}
    after = {each.year: each for each in new.editions}
    for year in sorted({*before, *after}):
        for what, was, is_ in _days(before.get(year), after.get(year)):
            if was == is_:
                continue
            change: Change = "moved" if was and is_ else "new" if is_ else "gone"
            yield DiffRow(festival=new.id, name=new.name, change=change, what=what, edition=year, before=was, after=is_)
        for key in _undated(before.get(year), after.get(year)):
            came: Change = "new" if key in _deadlines(after.get(year)) else "gone"
            yield DiffRow(festival=new.id, name=new.name, change=came, what=key, edition=year)
        for what in _of_edition(before.get(year), after.get(year)):
            yield DiffRow(festival=new.id, name=new.name, change="changed", what=what, edition=year)


def _days(old: Edition | None, new: Edition | None) -> Iterator[tuple[str, date | None, date | None]]:
    for what in ("opens", "starts", "ends", "notifies"):
        yield what, getattr(old, what, None), getattr(new, what, None)
    was, is_ = _deadlines(old), _deadlines(new)
    for key in sorted({*was, *is_}):
        yield key, was[key].date if key in was else None, is_[key].date if key in is_ else None


def _undated(old: Edition | None, new: Edition | None) -> list[str]:
    """The calls that never close and that only one of them knows."""
    was, is_ = _deadlines(old), _deadlines(new)
    return [key for key in sorted(was.keys() ^ is_.keys()) if {**was, **is_}[key].date is None]


def _of_edition(old: Edition | None, new: Edition | None) -> Iterator[str]:
    """What differs in an edition that both know, besides its days."""
    if old is None or new is None:
        return
    if old.cancelled != new.cancelled:
        yield "cancelled"
    yield from _rules(old.requirements, new.requirements)
    was, is_ = _deadlines(old), _deadlines(new)
    for key in sorted(was.keys() & is_.keys()):
        for what in _differing(
            was[key], is_[key], {"date", "provenance", "notes", "stated", "replaces", "extended_on"}
        ):
            yield f"{key}: {what}"


def _rules(old: Requirements, new: Requirements) -> Iterator[str]:
    return (f"rule {what}" for what in _differing(old, new, set()))


def _deadlines(edition: Edition | None) -> dict[str, Deadline]:
    return {each.key: each for each in edition.deadlines} if edition else {}


def _differing(old: object, new: object, apart: set[str]) -> list[str]:
    """The names of the fields that differ; `old` and `new` are of one dataclass."""
    names = [each.name for each in fields(old) if each.name not in apart]  # type: ignore[arg-type]
    return [name for name in names if getattr(old, name) != getattr(new, name)]
