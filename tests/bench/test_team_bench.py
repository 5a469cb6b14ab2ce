"""The bench of a team writes, compares, and would say what went wrong."""

import json
import subprocess
import sys
from pathlib import Path

from servers import shared_server

BENCH = Path(__file__).parents[2] / "bench" / "team.py"


def test_a_short_run_loses_and_doubles_nothing():
    command = [sys.executable, BENCH, "--url", shared_server().clean_url(), "--writers", "3", "--seconds", "1"]
    done = subprocess.run([*command, "--log", "40", "--json"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    found = json.loads(done.stdout)
    assert found["recorded"] > 0
    assert [found[each] for each in ("refused", "lost", "doubled", "unexplained", "same_number", "damage")] == [0] * 6
    assert found["log_entries"] >= 40
