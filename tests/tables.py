"""Tables for tests: a text, a map and a ledger in, what became of the rows out."""

from dataclasses import dataclass

from factories import HONG_KONG, NOW, Catalogue, a_deadline, a_festival, an_edition
from filmtrack.catalogue.country_names import country_of
from filmtrack.catalogue.csv_file import csv_text_file
from filmtrack.changes.importing.importer import Importer, importer
from filmtrack.changes.importing.mapping import ImportMap, key_of, layout_of
from filmtrack.changes.importing.surroundings import Surroundings
from filmtrack.domain.events import Event
from filmtrack.domain.scheme import Scheme
from filmtrack.ledger.opening import Ledger

LAMMA = a_festival(
    an_edition(2027, a_deadline("2026-12-01"), starts="2027-02-01"),
    sections=("international", "student"),
    names=(("zh", "南丫短片節"),),
    former_names=("Yung Shue Wan Shorts",),
)
PENG_CHAU = a_festival(id="peng-chau", name="Peng Chau International Film Festival", country="HK")
CATALOGUE = Catalogue(LAMMA, PENG_CHAU)
COLUMNS = {
    "Film": "film", "Id": "film_id", "Other": "other_title", "Runtime": "runtime", "Minutes": "runtime_minutes",
    "Completed": "completed", "Countries": "countries", "Languages": "languages", "Director": "director",
    "Student": "student", "Film note": "film_note", "Festival": "festival", "Land": "festival_country",
    "Town": "festival_city", "Begins": "festival_on", "Year": "edition", "Section": "section", "Status": "status",
    "Outcome": "outcome", "Entered": "entered", "Sent": "submitted_on", "Answer": "answered_on",
    "Due": "answer_due_on", "Tier": "tier", "Fee": "fee", "Currency": "currency", "Cost": "cost", "Income": "income",
    "Platform": "platform", "Ref": "reference", "Note": "note", "More": "note", "Scheme": "scheme", "Round": "round",
    "Money": "application_status", "Asked on": "applied_on", "Decided": "decided_on", "Asked": "asked",
    "Granted": "granted",
}  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Done:
    """What an import of a table came to."""

    importer: Importer
    events: tuple[Event, ...]
    rejected: tuple[tuple[int, str], ...]

    @property
    def kinds(self) -> list[str]:
        return [each.kind for each in self.events]

    @property
    def reasons(self) -> list[str]:
        return [reason for _, reason in self.rejected]


def a_map(**more: object) -> ImportMap:
    words = {key_of(word): status for word, status in dict(more.pop("statuses", {})).items()}
    return ImportMap(**{"name": "mine", "columns": COLUMNS, "statuses": words, **more})


def decided(
    ledger: Ledger,
    text: str,
    *,
    catalogue: Catalogue = CATALOGUE,
    schemes: tuple[Scheme, ...] = (),
    add: bool = False,
    now=NOW,
    **map_: object,
) -> Done:
    """What a table tells, without recording it."""
    table = csv_text_file(text.encode(), "mine.csv")
    around = Surroundings(file="mine.csv", now=now, zone=HONG_KONG, by="ann", schemes=schemes)
    with ledger.reading() as records:
        made = importer(
            layout_of(a_map(**map_), table.header), catalogue, records, around, add=add, country_of=country_of
        )
        found = made.take(tuple(table.rows()))
    rejected = tuple((row.line, str(reason)) for row, reason in found.rejected)
    return Done(importer=made, events=found.events, rejected=rejected)


def imported(ledger: Ledger, text: str, **how: object) -> Done:
    """The same, recorded."""
    done = decided(ledger, text, **how)
    if done.events:
        with ledger.writing(at=NOW, by="ann") as recorder:
            recorder.take_in(done.events)
    return done
