"""Running times are read as people write them, and shown so that they are read again as the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from filmtrack.domain.running_time import RunningTimeError, parse_running_time, running_time


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("14:30", 870),
        ("0:59", 59),
        ("1:02:03", 3723),
        ("120:00", 7200),
        ("15 min", 900),
        ("15m", 900),
        ("14m30s", 870),
        ("14 minutes 30 sec", 870),
        (" 14:30 ", 870),
        ("１４:３０", 870),
    ],
)
def test_a_running_time_is_understood(text, seconds):
    assert parse_running_time(text) == seconds


@pytest.mark.parametrize("text", ["", "15", "14:60", "abc", "0:00", "0 min", "1:2", "-14:30", "14:30:00:00", "9" * 500])
def test_what_is_no_running_time_is_refused_with_an_example(text):
    with pytest.raises(RunningTimeError) as failure:
        parse_running_time(text)
    assert "14:30" in str(failure.value.hint)


@pytest.mark.parametrize(("seconds", "shown"), [(59, "0:59"), (870, "14:30"), (3599, "59:59"), (3600, "1:00:00")])
def test_a_running_time_is_shown_in_minutes_and_from_an_hour_on_in_hours(seconds, shown):
    assert running_time(seconds) == shown


@given(st.integers(1, 999 * 3600))
def test_what_is_shown_is_read_again_as_the_same(seconds):
    assert parse_running_time(running_time(seconds)) == seconds
