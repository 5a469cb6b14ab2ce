#!/bin/sh
# Once a week: how much is open, all of it, and what closes in the next two weeks. In your crontab (crontab -e):
#
#   5 18 * * 0 /path/to/remind-weekly.sh
#
# It only looks: the daily reminders come as if it had never run. FILMTRACK names the program, if it is not
# where this expects it. The exit code is 1 when something is overdue.
set -eu

filmtrack=${FILMTRACK:-$HOME/.local/bin/filmtrack}

# One JSON document, whose keys stay what they are in every version; "group" is overdue, today or next.
# With 3 a file of yours has mistakes: what is good in it is there all the same, unless nothing came at all.
open=$("$filmtrack" remind --all --json) || [ $? -eq 3 ]
[ -n "$open" ] || exit 3
count() { printf '%s\n' "$open" | grep -c "\"group\": \"$1\"" || true; }

overdue=$(count overdue)
today=$(count today)
next=$(count next)
[ $((overdue + today + next)) -gt 0 ] || exit 0

echo "$overdue overdue, $today today, $next next"
"$filmtrack" remind --all --limit 100 || [ $? -eq 3 ]
echo
echo "Closing in the next two weeks, watched or not:"
"$filmtrack" upcoming --within 2w --limit 1000 || [ $? -eq 3 ]
[ "$overdue" -eq 0 ]
