#!/bin/sh
# Every morning: prints what is newly due, and keeps a copy of it in a folder. In your crontab (crontab -e):
#
#   5 8 * * * /path/to/remind-daily.sh
#
# cron mails what is printed, and nothing is printed when nothing is due. FILMTRACK names the program and
# REMINDERS the folder, if they are not where this expects them.
set -u

filmtrack=${FILMTRACK:-$HOME/.local/bin/filmtrack}
folder=${REMINDERS:-$HOME/film-reminders}

# 0: nothing was due. 1: something was. Anything else is a failure, which filmtrack has explained on standard error.
digest=$("$filmtrack" remind --exit-code)
status=$?

if [ -n "$digest" ]; then
    mkdir -p "$folder"
    printf '%s\n' "$digest" >>"$folder/$(date +%Y-%m-%d).txt"
    printf '%s\n' "$digest"
fi
[ "$status" -le 1 ] || exit "$status"
