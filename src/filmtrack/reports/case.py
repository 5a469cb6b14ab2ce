"""One film at one edition of a festival, and one thing that is asked of it there."""

from datetime import date, datetime, tzinfo

from filmtrack.domain.entry import Entry
from filmtrack.domain.festival import Edition, Festival, Material, Section
from filmtrack.domain.film import Film
from filmtrack.domain.items import Stage
from filmtrack.message import Message
from filmtrack.rules.call import Call, Caller, any_call_for
from filmtrack.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One film for one section (None: not said) of one edition, as asked by a user in `zone`; `entry` if it has one."""

    film: Film
    festival: Festival
    edition: Edition
    section: Section | None = None
    entry: Entry | None = None
    now: datetime
    today: date
    zone: tzinfo

    @property
    def platforms(self) -> tuple[str, ...]:
        """The platform that it was entered through, else all that the festival uses."""
        return (self.entry.platform,) if self.entry and self.entry.platform else self.festival.platforms

    @property
    def sections(self) -> tuple[Section, ...]:
        """The section, or all that it may be."""
        return (self.section,) if self.section else self.festival.sections

    def call(self) -> Call:
        """The closing dates that bind the film; where no section was said and each date is a section's own, all."""
        platform = self.entry.platform if self.entry else None
        caller = Caller(film=self.film, platform=platform, now=self.now, today=self.today, zone=self.zone)
        return any_call_for(caller, self.festival, self.edition, self.section)


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """The day on which something is due, as the festival prints it, and the first instant that is too late.

    `expected` marks a forecast, `hour_known` that the source says the hour; `note` says what is known where there is no
    day.
    """

    on: date | None = None
    at: datetime | None = None
    expected: bool = False
    hour_known: bool = False
    note: Message | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """One thing that is asked for; `usual_on` has the platforms where nobody but custom asks for it.

    `sure` is False where it is not known whether it is asked for at all; `name` is what the source calls it; `due` is
    filled where neither the material nor the edition tells.
    """

    material: Material
    usual_on: tuple[str, ...] = ()
    note: Message | None = None
    sure: bool = True
    name: str | None = None
    due: Due | None = None

    @property
    def item(self) -> str:
        """The item's id."""
        return self.material.item

    @property
    def stage(self) -> Stage:
        """When it is handed in."""
        return self.material.stage
