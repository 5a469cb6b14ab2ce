"""Values for tests: each factory gives a whole one, of which a test names only what matters to it."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from filmtrack.domain.festival import Deadline, Edition, Fee, Festival, Section, deadline_key
from filmtrack.domain.money import parse_money

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
TODAY = date(2026, 11, 22)
HONG_KONG = ZoneInfo("Asia/Hong_Kong")


def a_deadline(day: str, tier: str = "regular", fee: str | None = None, **more: Any) -> Deadline:
    sections, platforms = tuple(more.pop("sections", ())), tuple(more.pop("platforms", ()))
    key = more.pop("key", None) or deadline_key(None, tier, sections, platforms)
    fees = (Fee(money=None if fee == "free" else parse_money(fee)),) if fee else ()
    return Deadline(
        key=key,
        tier=tier,
        date=date.fromisoformat(day) if day else None,
        sections=sections,
        platforms=platforms,
        fees=more.pop("fees", fees),
        **more,
    )


def an_edition(year: int, *deadlines: Deadline, starts: str | None = None, **more: Any) -> Edition:
    first = date.fromisoformat(starts) if starts else None
    return Edition(year=year, deadlines=deadlines, starts=first, **more)


def a_festival(*editions: Edition, id: str = "lamma", sections: Iterable[str] = (), **more: Any) -> Festival:
    made = Festival(
        id=id,
        name=more.pop("name", "Lamma Short"),
        country=more.pop("country", "FR"),
        timezone=more.pop("timezone", "Europe/Paris"),
        editions=editions,
        sections=tuple(Section(id=each, name=each.title()) for each in sections),
    )
    return replace(made, **more)


class Catalogue:
    """A catalogue of the given festivals."""

    def __init__(self, *festivals: Festival) -> None:
        self._by_id = {each.id: each for each in festivals}

    def festivals(self) -> Iterable[Festival]:
        return self._by_id.values()

    def festival(self, id: str) -> Festival | None:
        return self._by_id.get(id)
