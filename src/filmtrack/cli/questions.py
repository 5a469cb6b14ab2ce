"""The commands by the questions that they answer: the order of `filmtrack --help` and of the manual."""

from filmtrack.message import Message, message

COMMANDS = message("Commands")

QUESTIONS: tuple[tuple[Message, tuple[str, ...]], ...] = (
    (message("What is due?"), ("upcoming", "announce", "festival", "watch", "unwatch", "catalogue")),
    (message("May this film enter?"), ("check", "premiere")),
    (message("What must I send?"), ("checklist", "tick", "untick")),
    (
        message("What did I send, what came back, what did it cost?"),
        ("film", "plan", "submit", "update", "log", "budget", "undo", "import", "export"),
    ),
    (message("Who pays for the trip?"), ("scheme", "sponsor", "apply")),
    (message("Tell me in time"), ("remind", "calendar")),
    (message("Show me"), ("report", "timeline")),
    (message("What would be best?"), ("propose",)),
    (message("Care"), ("init", "config", "doctor", "backup", "ledger", "completion", "help")),
)
