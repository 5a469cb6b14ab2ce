"""What several rules say alike: a condition that only words hold, and facts that nobody has recorded."""

from filmtrack.domain.film import Film
from filmtrack.domain.premiere import Appearance
from filmtrack.domain.requirements import Demand
from filmtrack.domain.typed import typed
from filmtrack.message import Message, message
from filmtrack.rules.facts import Facts
from filmtrack.rules.verdict import Missing, Verdict, refers
from filmtrack.rules.windows import CLOSING_DAY, FIRST_DAY, LAST_EDITION

FESTIVAL = message("the festival")
"""Who decides where its own words leave it open."""
ITS_FIRST_DAY = message("its first day")
"""The first day of an event, as a fact that is missing."""


def in_words(rule: str, demand: Demand, *, words: str | None = None, who: str | Message = FESTIVAL) -> Verdict:
    """A condition that is stated in words only, by themselves or in its note: a person has to read it."""
    said = message("its rule is in words: “{words}”", words=words or demand.note or "")
    return refers(rule, said, demand, who=who)


def film_lacks(film: Film, fact: Message, option: str = "") -> Missing:
    """A fact that the film's record does not have, and the command that adds it (without an option, in an editor)."""
    return Missing(fact=fact, command=f"filmtrack film edit {typed(film.id)} {option}".rstrip())


def screening_lacks(film: Film, shown: Appearance) -> Missing:
    """The day or place of a showing, and the command that adds it (in an editor where an entry brought it)."""
    fact = message("when and where {event} showed it", event=shown.event)
    if shown.entry:
        return film_lacks(film, fact)
    kind = "" if shown.kind == "public" else f" --{shown.kind}"
    command = f"filmtrack film screened {typed(film.id)} {typed(shown.event)}{kind} --on DAY --country CC"
    return Missing(fact=fact, command=command)


def edition_lacks(facts: Facts, fact: Message) -> Missing:
    """A day of the edition that the catalogue does not have; the user's own file may add it.

    Closing days and the days of an event have a command of their own that does.
    """
    festival, year = facts.festival.id, str(facts.edition.year)
    said = message("{fact} ({festival} {year})", fact=fact, festival=festival, year=year)
    if fact == CLOSING_DAY:
        return Missing(fact=said, command=f"filmtrack announce {festival} YYYY-MM-DD --edition {year}")
    if fact in {FIRST_DAY, ITS_FIRST_DAY}:
        return Missing(fact=said, command=f"filmtrack announce {festival} --edition {year} --starts YYYY-MM-DD")
    if fact == LAST_EDITION and facts.previous:
        held = f"--edition {facts.previous.year} --starts YYYY-MM-DD --ends YYYY-MM-DD"
        return Missing(fact=said, command=f"filmtrack announce {festival} {held}")
    return Missing(fact=said, command="filmtrack catalogue path --own")
