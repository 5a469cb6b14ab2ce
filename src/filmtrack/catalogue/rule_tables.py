"""The conditions of a catalogue file, as Pydantic tables."""

from typing import Annotated, Literal, TypeAlias

from pydantic import Field

from filmtrack.catalogue.fields import BoundField, Countries, Ints, OrOne, Seconds, Text, Texts, short
from filmtrack.catalogue.sourced_tables import ChoiceTable, Condition, Table


class LengthTable(Condition):
    """A bound on the running time; `limit = "none"` says that there is none."""

    limit: Seconds | Literal["none"]
    inclusive: bool = True
    credits: Literal["included", "excluded"] = "included"


class CompletionTable(Condition):
    """When a film must have been finished; every key may be left out."""

    after: BoundField | None = Field(None, description="Finished after this day; the day itself is too early")
    since: BoundField | None = Field(None, description="Finished on this day or later")
    before: BoundField | None = Field(None, description="Finished before this day; the day itself is too late")
    by: BoundField | None = Field(None, description="Finished on this day or earlier")
    years: Ints = Field((), description="The production years that are accepted")
    years_before: Ints = Field((), description="The same, counted back from the edition's year: 1 is the year before")
    since_last: Literal["edition", "call"] | None = None
    measures: Literal["completion", "production", "premiere"] = "completion"
    free: bool = Field(default=False, description="The festival says that any production year will do")
    unfinished: bool = Field(default=False, description="Unfinished films are taken")


class PremiereTable(Condition):
    """The premiere asked for; `level = "none"` says that none is."""

    level: Literal["none", "world", "international", "continental", "national", "city"]
    territory: Text | None = Field(None, description="Country code, continent or city; else the festival's own")
    required: bool = True
    until: Literal["start", "end"] = "start"
    home_level: Literal["world", "international", "continental", "national", "city"] | None = Field(
        None, description="The level asked of films from the festival's own country"
    )
    home_mixed: bool = Field(
        default=False, description="A showing at home among films of several countries may count as international"
    )
    except_origin: bool = Field(default=False, description="Showings in the film's country of origin do not count")
    except_festivals: Texts = ()
    no_selection_elsewhere: bool = False


class OriginTable(Condition):
    """Where the film or its maker must come from."""

    countries: Countries = ()
    regions: Texts = ()
    excluded_countries: Countries = ()
    basis: Annotated[
        tuple[Literal["production", "nationality", "residence", "school", "birth"], ...], Field(strict=False)
    ] = ("production",)
    majority: bool = Field(default=False, description="Most of the production must come from there")
    every_director: bool = Field(default=False, description="All directors must, not just one")


class WordsTable(Condition):
    """Any of these words fits, or all are needed."""

    values: Texts
    all_of: bool = False
    exempt: Texts = ()


class FigureTable(Condition):
    """A bound on a whole number."""

    at_least: Annotated[int, Field(ge=0)] | None = None
    at_most: Annotated[int, Field(ge=0)] | None = None


class AgeTable(FigureTable):
    """A bound on every director's age, and the day on which it counts."""

    on: Literal["closing", "completion", "event"] = "closing"


class StudentTable(ChoiceTable):
    """Whether student films are the only ones taken, or are not taken."""

    value: Literal["only", "refused", "any"]


class FirstFilmTable(ChoiceTable):
    """Whether only first films are taken."""

    value: Literal["only", "any"]


class ResubmissionTable(ChoiceTable):
    """Whether a film that was entered before may be entered again."""

    value: Literal["never", "allowed", "if-altered", "if-withdrawn", "if-not-selected"]


class OnlineTable(ChoiceTable):
    """What the festival says of films that can be seen online, or were on television."""

    value: Literal["forbidden", "geo-blocked", "counts-as-premiere", "allowed"]


LengthField: TypeAlias = Annotated[LengthTable, short("limit"), OrOne()]
WordsField: TypeAlias = Annotated[WordsTable, short("values"), OrOne("array"), OrOne()]
AtMostField: TypeAlias = Annotated[FigureTable, short("at_most"), OrOne("integer")]


class RulesTable(Table):
    """The conditions that a festival, a section or an edition may state; each is a value or a table with its source."""

    max_runtime: LengthField | None = Field(None, description='"40:00", "none", or a table')
    min_runtime: LengthField | None = None
    credits: Literal["included", "excluded"] | None = None
    completed_after: BoundField | None = Field(None, description="Short for completion.after")
    completion: CompletionTable | None = None
    premiere: Annotated[PremiereTable, short("level"), OrOne()] | None = None
    origin: OriginTable | None = None
    language: WordsField | None = Field(None, description="Languages, one of which must be spoken")
    student: Annotated[StudentTable, short("value"), OrOne()] | None = None
    first_film: Annotated[FirstFilmTable, short("value"), OrOne()] | None = None
    director_age: Annotated[AgeTable, short("at_most"), OrOne("integer")] | None = None
    women_share: FigureTable | None = Field(None, description="Share of women in percent")
    subtitles: WordsField | None = Field(None, description="Subtitle languages, one of which is needed")
    resubmission: Annotated[ResubmissionTable, short("value"), OrOne()] | None = None
    per_director: AtMostField | None = None
    per_entrant: AtMostField | None = None
    exclusive_with: WordsField | None = Field(None, description="Festivals or festival/section that exclude this one")
    online: Annotated[OnlineTable, short("value"), OrOne()] | None = None
    broadcast: Annotated[OnlineTable, short("value"), OrOne()] | None = None
    genres: WordsField | None = None
    excluded_genres: WordsField | None = None
