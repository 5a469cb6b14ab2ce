"""`python -m filmtrack`."""

import sys

from filmtrack.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
