"""The catalogues of translations are whole, fresh and sound."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]


def test_no_translation_is_missing_stale_or_broken():
    command = [sys.executable, str(ROOT / "scripts" / "translations.py"), "--check"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
