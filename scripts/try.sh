#!/bin/sh
# Sets filmtrack up in this checkout, once, and runs it:
#
#   sh scripts/try.sh                        what is due in September
#   sh scripts/try.sh upcoming --month oct   any other command
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
sh "$root/scripts/setup.sh"
[ $# -gt 0 ] || set -- upcoming --month sep
exec "$root/.venv/bin/filmtrack" "$@"
