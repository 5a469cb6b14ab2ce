"""Other people's text made harmless."""

import re

from filmtrack.render import safe


def test_text_that_python_calls_printable_holds_nothing_harmful() -> None:
    every = "".join(map(chr, range(0x11_0000)))
    assert [each for each in re.findall(safe._HARMFUL, every) if each.isprintable()] == []
