"""Keys that would keep the parser busy are seen before it starts, and prose is not taken for one."""

import tomllib

import pytest

from filmtrack.domain.endless_keys import refuse_endless_keys


@pytest.mark.parametrize("line", [".".join("a" * 2_000), " . ".join(['"a"'] * 2_000), "x = {" + ".".join("a" * 2_000)])
def test_a_key_of_thousands_of_parts_is_seen(line: str) -> None:
    with pytest.raises(ValueError, match="line 2 has more than 1000 parts"):
        refuse_endless_keys(f"format = 1\n{line} = 1\n")


@pytest.mark.parametrize(
    "line", ["", "a.b.c = 1", 'note = "' + "…and so on. " * 2_000 + '"', "note = '" + "." * 5_000 + "'"]
)
def test_a_text_full_of_dots_is_no_key(line: str) -> None:
    text = f"format = 1\n{line}\n"
    refuse_endless_keys(text)
    assert tomllib.loads(text)["format"] == 1
