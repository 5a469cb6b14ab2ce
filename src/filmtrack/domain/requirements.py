"""What a festival or section asks of a film: the conditions that the rules judge, each with where it comes from."""

from datetime import date
from typing import Literal, TypeAlias

from filmtrack.values import dataclass

Certainty: TypeAlias = Literal["certain", "inferred"]
OriginBasis: TypeAlias = Literal["production", "nationality", "residence", "school", "birth"]
PremiereLevel: TypeAlias = Literal["none", "world", "international", "continental", "national", "city"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """Where a statement comes from: `checked` is the day somebody saw it live, `as_of` the year of an archived page."""

    sources: tuple[str, ...] = ()
    checked: date | None = None
    as_of: int | None = None
    certainty: Certainty = "certain"


@dataclass(frozen=True, slots=True, kw_only=True)
class Demand:
    """What every condition carries besides its own figures: provenance, and words that no field holds.

    `else_ask` names who decides on a film that does not meet it; None: such a film is refused.
    """

    provenance: Provenance = Provenance()
    else_ask: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LengthLimit(Demand):
    """A bound on the running time in seconds; `seconds` None says outright that there is none."""

    seconds: int | None
    inclusive: bool = True
    credits_included: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class RelativeDay:
    """A day counted from an edition: month and day so many years before it, or so many months before an anchor."""

    month: int | None = None
    day: int | None = None
    years_before: int = 0
    months_before: int | None = None
    anchor: Literal["edition", "deadline", "event"] = "edition"


Bound: TypeAlias = date | RelativeDay


@dataclass(frozen=True, slots=True, kw_only=True)
class Completion(Demand):
    """When a film must have been finished; `after` and `before` exclude their day, `since` and `by` include it."""

    after: Bound | None = None
    since: Bound | None = None
    before: Bound | None = None
    by: Bound | None = None
    years: tuple[int, ...] = ()
    years_before: tuple[int, ...] = ()
    since_last: Literal["edition", "call"] | None = None
    measures: Literal["completion", "production", "premiere"] = "completion"
    free: bool = False
    unfinished: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PremiereDemand(Demand):
    """The premiere asked for: a level, the territory where it has one, whether it is required or preferred.

    `home_level` is asked instead of films from the festival's own country; `home_mixed` makes a showing at home, among
    films of several countries, one that the festival must be asked about.
    """

    level: PremiereLevel
    territory: str | None = None
    required: bool = True
    until: Literal["start", "end"] = "start"
    home_level: PremiereLevel | None = None
    home_mixed: bool = False
    except_origin: bool = False
    except_festivals: tuple[str, ...] = ()
    no_selection_elsewhere: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin(Demand):
    """Where a film or its maker must come from: ISO countries, continents or regions, and by which tie.

    One tie of several is enough; `majority` asks that most of the production comes from there, `every_director` that
    all directors do and not just one.
    """

    countries: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    excluded_countries: tuple[str, ...] = ()
    basis: tuple[OriginBasis, ...] = ("production",)
    majority: bool = False
    every_director: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice(Demand):
    """One word out of a fixed few, for the conditions that are no more than that."""

    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Words(Demand):
    """A set of words (genres, languages): any one of them fits, unless `all_of`."""

    values: tuple[str, ...]
    all_of: bool = False
    exempt: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure(Demand):
    """A whole-number bound: an age, a share in percent, a count of entries."""

    at_least: int | None = None
    at_most: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AgeLimit(Figure):
    """A bound on every director's age in whole years, counted on the closing day, at completion or at the event."""

    on: Literal["closing", "completion", "event"] = "closing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Requirements:
    """Every condition of a festival, a section or one edition; None or empty where it states none."""

    max_runtime: LengthLimit | None = None
    min_runtime: LengthLimit | None = None
    completion: Completion | None = None
    premiere: PremiereDemand | None = None
    origin: Origin | None = None
    language: Words | None = None
    student: Choice | None = None
    first_film: Choice | None = None
    director_age: AgeLimit | None = None
    women_share: Figure | None = None
    subtitles: Words | None = None
    resubmission: Choice | None = None
    per_director: Figure | None = None
    per_entrant: Figure | None = None
    exclusive_with: Words | None = None
    online: Choice | None = None
    broadcast: Choice | None = None
    genres: Words | None = None
    excluded_genres: Words | None = None
