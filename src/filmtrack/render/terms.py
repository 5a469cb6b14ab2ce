"""The fixed words of filmtrack (statuses, verdicts, kinds …) as people say them; JSON and options keep the words."""

from filmtrack.message import Value, message, spoken

TERMS = (
    # deadlines and their usual tiers
    *("announced", "expected", "overdue", "listed", "unknown", "extended", "closed", "deadline", "event"),
    *("today", "next"),
    *("early", "regular", "late", "final", "not stated"),
    # entries, and what is still to be sent
    *("planned", "submitted", "shortlisted", "selected", "not-selected", "withdrawn", "disqualified"),
    *("no-answer", "screened", "awarded", "form", "film"),
    # verdicts
    *("pass", "fail", "refer", "not-yet", "eligible", "not-eligible", "yes", "no", "certain", "inferred"),
    # premieres and showings
    *("world", "international", "continental", "national", "city"),
    *("africa", "asia", "europe", "north-america", "oceania", "south-america"),
    *("fiction", "animation", "documentary", "experimental"),
    *("public", "private", "online", "market", "school", "tv"),
    # festivals, rounds, applications
    *("festival", "forum", "programme", "competition", "scheme", "open", "ended", "part", "none", "all"),
    *("applied", "granted", "refused", "travelled", "claimed", "paid"),
    *("travel", "project", "production", "award", "feature"),
    # rules, by their names and as conditions
    *("applicants", "broadcast", "completion", "director-age", "event-window", "exclusive", "festival-list"),
    *("first-film", "genre", "invitation", "joint-application", "language", "open", "origin", "overseas", "owners"),
    *("per-director", "per-entrant", "premiere", "resubmission", "running-time", "student", "women-share"),
    *("max runtime", "min runtime", "first film", "director age", "women share", "per director", "per entrant"),
    *("exclusive with", "genres", "excluded genres", "edition", "call", "event", "start", "whole"),
    *("never", "allowed", "only", "any", "forbidden", "geo-blocked", "counts-as-premiere"),
    *("if-altered", "if-withdrawn", "if-not-selected"),
    *("joint", "markets", "festivals", "all-apply", "all-apply-or-consent"),
    # who made a film, and who owns it
    *("director", "producer", "writer"),
    *("person", "hong-kong-company", "partnership", "sole-proprietorship", "non-permanent-id", "other"),
    # what the history of a film, an entry or an application may say that it changed
    *("title", "other titles", "runtime seconds", "completed", "countries", "languages", "people", "formats"),
    *("synopsis", "links", "tags", "note", "fee", "charge", "code", "code expires on", "reference", "platform"),
    *("cut", "link", "link until", "answer due on", "missing", "asked", "claim due on", "decided by", "reason"),
    # where a setting comes from
    *("default", "not set"),
    # stages and kinds of materials, what became of a digest, what changed in a catalogue
    *("entry", "selection", "application", "claim", "picture", "video", "subtitles", "text"),
    *("delivered", "sending", "failed", "new", "gone", "moved", "changed"),
)
"""Every word that has a translation of its own; tiers and other words of a catalogue may be any others."""


def term(word: str) -> str:
    """The word as people say it in the language of this run; one that is not fixed stays as it is."""
    voice = spoken()
    return voice.word(word) if voice else word


def named(name: str) -> str:
    """What a festival or a scheme is called in the language of this run, by its English name."""
    voice = spoken()
    return voice.name(name) if voice else name


def said(template: str, /, **values: Value) -> str:
    """The sentence of a literal template in the language of this run."""
    return str(message(template, **values))


def translated(english: str) -> str:
    """A heading, or a text of the help, in the language of this run."""
    voice = spoken()
    return voice.text(english) if voice and english else english
