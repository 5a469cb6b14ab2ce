"""filmtrack: deadlines, rules and the record of short-film festival submissions, from a terminal."""

__version__ = "0.1.0"
