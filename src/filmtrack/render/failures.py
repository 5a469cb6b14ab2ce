"""A failure as it stands on standard error, whether the run ends with it or goes on."""

from filmtrack.message import Message
from filmtrack.render.safe import one_line


def failure_text(said: Message | None, hint: Message | None) -> str:
    """One line that says it, and one for the hint."""
    lines = [f"filmtrack: {one_line(str(said))}", *([f"  {one_line(str(hint))}"] if hint is not None else [])]
    return "".join(line + "\n" for line in lines)
