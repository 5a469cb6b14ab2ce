"""What `filmtrack help TOPIC` says: the ideas behind the commands, a page each."""

from collections.abc import Iterator

from filmtrack.message import Message, message
from filmtrack.render.fold import folded
from filmtrack.render.safe import width
from filmtrack.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """One page: its title, its paragraphs, and words with what each means."""

    title: Message
    paragraphs: tuple[Message, ...]
    words: tuple[tuple[str, Message], ...] = ()


def topic_text(topic: Topic, columns: int) -> str:
    """The page in the language of this run, no wider than so many columns."""
    return "\n".join("".join(part) for part in _parts(topic, columns))


def _parts(topic: Topic, columns: int) -> Iterator[list[str]]:
    yield [f"{topic.title}\n"]
    for each in topic.paragraphs:
        yield list(folded(str(each), columns, indent=2))
    if topic.words:
        yield list(_words(topic.words, columns))


def _words(words: tuple[tuple[str, Message], ...], columns: int) -> Iterator[str]:
    space = max(width(word) for word, _ in words)
    for word, meaning in words:
        first, *rest = folded(str(meaning), columns, indent=space + 4)
        yield f"  {word}{' ' * (space - width(word))}  {first.lstrip()}"
        yield from rest


TIME = Topic(
    title=message("Time: when exactly something closes"),
    paragraphs=(
        message(
            "A deadline is a day on the wall of the festival, perhaps an hour, and a time zone. filmtrack shows it in "
            "your zone with the festival's beside it. --timezone, FILMTRACK_TIMEZONE or filmtrack config set timezone "
            "choose yours."
        ),
        message(
            "Where the hour is not known, filmtrack warns from the start of that day there and counts the call as open "
            "until the day ends. AoE means anywhere on earth: the day ends last in UTC−12."
        ),
        message(
            "~ marks an expected day, a forecast from earlier years. Half of all dates fall into the likely days, four "
            "in five into the 80 % range. ? marks a day from a list that gives no year. Only a date without a mark was "
            "announced."
        ),
        message("--now 2027-01-31T09:00 answers as if it were that moment."),
    ),
    words=(
        ("sep · September · 九月 · 9", message("this September until it ends, then the next")),
        ("2027-09 · 2027-09-24", message("a month, a day")),
        ("today · +7d · friday · in 2 weeks", message("counted from today")),
        ("--month · --from · --to", message("by the day that the festival prints; the last day is included")),
        ("--within 30d", message("by the instant at which it closes")),
    ),
)

STATUSES = Topic(
    title=message("Statuses: how things stand"),
    paragraphs=(
        message(
            "A date is announced, expected, overdue, listed or unknown; an entry has one of these, and keeps each "
            "change:"
        ),
    ),
    words=(
        ("planned", message("meant to be entered; nothing was sent")),
        ("submitted", message("sent; the festival owes an answer")),
        ("shortlisted", message("through to the next round; the answer is still to come")),
        ("selected", message("taken")),
        ("not-selected", message("not taken")),
        ("withdrawn", message("taken back by you; it does not count as an entry any more")),
        ("disqualified", message("refused by the festival for its rules")),
        ("no-answer", message("the festival never answered")),
        ("screened", message("shown there")),
        ("awarded", message("won something there")),
        ("pass · fail", message("a rule's verdict: the film fits, or it does not")),
        ("refer", message("somebody at the festival or scheme decides; it is said who")),
        ("unknown", message("a fact is missing; it is said which, and what supplies it")),
        ("not-yet", message("of sponsorship: no invitation so far")),
    ),
)

PREMIERE = Topic(
    title=message("Premieres: what a film still has to give"),
    paragraphs=(
        message(
            "A world premiere is the first public showing anywhere, an international one the first outside the home "
            "country, then come continent, country and city. filmtrack works them out from the showings and selections "
            "that you recorded, by territory and day, not by rank alone."
        ),
        message(
            "A selection counts as a showing on its festival's first day. Two showings on the same day, or one whose "
            "day is not known, leave it unknown, and that is said."
        ),
        message(
            "filmtrack film screened records a showing; what a private, market, school, online or television showing "
            "does stands with its source in filmtrack premiere. filmtrack check names the entries that exclude each "
            "other."
        ),
    ),
)

FILES = Topic(
    title=message("Files: what is kept where"),
    paragraphs=(
        message("Everything is yours and on your computer. XDG_CONFIG_HOME and its like are followed, on a Mac too."),
        message(
            "filmtrack export writes all that you entered as plain text, filmtrack backup a verified copy of the "
            "ledger."
        ),
    ),
    words=(
        ("config.toml", message("your settings: filmtrack config path says where")),
        (
            "festivals.toml",
            message("your own festivals and corrections, laid over the shipped catalogue: filmtrack catalogue path"),
        ),
        ("schemes.toml", message("your own schemes and rounds")),
        (
            "ledger.db",
            message("films, entries and what came back; --ledger and FILMTRACK_LEDGER name another, or a server"),
        ),
        ("backups/", message("copies of the ledger, made before an import and a change of form")),
        ("cache", message("what makes answers quick; it may be deleted at any time")),
    ),
)

TOPICS: dict[str, Topic] = {"time": TIME, "statuses": STATUSES, "premiere": PREMIERE, "files": FILES}
