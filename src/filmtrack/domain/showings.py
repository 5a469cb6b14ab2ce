"""What each kind of showing does to a film's premieres, with who says so; where sources disagree it stays unknown.

This is what holds in general. A festival that states its own rule on films online or on television is asked first.
"""

from collections.abc import Mapping

from filmtrack.domain.film import Showing
from filmtrack.message import Message, message
from filmtrack.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowingRule:
    """Whether a kind of showing counts (None: sources disagree, or none speaks of it), why, and the sources."""

    counts: bool | None
    because: Message
    sources: tuple[str, ...]


SHOWING_RULES: Mapping[Showing, ShowingRule] = {
    "public": ShowingRule(
        counts=True,
        because=message("the first public screening is the premiere"),
        sources=(
            "https://cut-up.ch/why-is-your-films-premiere-status-so-important",
            "https://festagent.com/en/journal/premiere-status",
        ),
    ),
    "private": ShowingRule(
        counts=False,
        because=message("a screening by invitation, for family, cast and crew, spends no premiere"),
        sources=(
            "https://cut-up.ch/why-is-your-films-premiere-status-so-important",
            "https://shootingpeople.org/discuss/view/b08f0f80826e1911246f9a12",
        ),
    ),
    "market": ShowingRule(
        counts=False,
        because=message("a market shows to buyers and is no selection"),
        sources=(
            "https://www.cannescourtmetrage.com/en/participer/detail-du-reglement/short-film-corner-rendez-vous-industry",
        ),
    ),
    "tv": ShowingRule(
        counts=True,
        because=message("festivals that ask for a premiere count television where it was broadcast"),
        sources=(
            "https://www.berlinale.de/de/filmanmeldung/richtlinien/berlinale-shorts.html",
            "https://www.biff.kr/eng/addon/10000001/page.asp?page_num=459",
        ),
    ),
    "online": ShowingRule(
        counts=None,
        because=message(
            "festivals disagree: Berlin, Cannes and Venice bar films online, SXSW and Hot Docs do not mind"
        ),
        sources=(
            "https://www.berlinale.de/de/filmanmeldung/richtlinien/berlinale-shorts.html",
            "https://www.festival-cannes.com/participer/inscrire-un-film/reglement-courts-metrages/",
            "http://support.sxsw.com/hc/en-us/articles/206421345-SHORTS-What-is-the-SXSW-premiere-policy-for-short-films-",
        ),
    ),
    "school": ShowingRule(
        counts=None,
        because=message("no festival's rules were found on screenings at one's own school, and film makers disagree"),
        sources=("https://rl.thedroth.rocks/r/FilmFestivals/comments/1jgj7ev/premiere_status_question",),
    ),
}
"""One rule for every kind of showing."""
