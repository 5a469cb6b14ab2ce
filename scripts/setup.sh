#!/bin/sh
# Makes .venv in this checkout and installs filmtrack into it.
#
#   sh scripts/setup.sh        what running filmtrack needs
#   sh scripts/setup.sh dev    and what its checks need
#
# A second call does nothing as long as pyproject.toml stays the same. Packages come from wherever
# your pip is told to look. PYTHON=/path/to/python3.12 chooses an interpreter. All talk goes to
# standard error, so that scripts/try.sh prints nothing but the answer.
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
cd "$root"
what=${1:-run}
venv=.venv

# Debian packages that the checks use beside Python. Add one here when a test needs a program.
#   to read these scripts: shellcheck
#   to run the documented reminder lines as they will be run: cron
#   a ledger on a server: postgresql (its programs; tests start a server of their own)
#   to press TAB in the shells that people use: zsh fish
#   to look at the page of `report` and to print it: chromium poppler-utils
check_packages="shellcheck cron postgresql zsh fish chromium poppler-utils"

say() { printf 'filmtrack: %s\n' "$*" >&2; }

# Runs a command as the administrator.
as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    elif [ -t 0 ]; then
        sudo "$@"
    else
        sudo -n "$@"
    fi
}

# Installs those of the named Debian packages that are missing; fails where that is impossible.
debian_packages() {
    command -v apt-get >/dev/null || return 1
    missing=""
    for package in "$@"; do
        dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q '^install ok installed' || missing="$missing $package"
    done
    [ -n "$missing" ] || return 0
    [ "$(id -u)" -eq 0 ] || command -v sudo >/dev/null || return 1
    say "installing with apt-get:$missing"
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq update >/dev/null || true # an old list may do
    # shellcheck disable=SC2086 # one word a package
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends $missing >/dev/null
}

# Debian's postgresql would make and start a server that nobody asked for; the tests start their own.
no_system_server() {
    if [ -e /etc/postgresql-common ] || ! command -v apt-get >/dev/null; then return 0; fi
    [ "$(id -u)" -eq 0 ] || command -v sudo >/dev/null || return 0
    as_root sh -c 'mkdir -p /etc/postgresql-common/createcluster.d &&
        echo "create_main_cluster = false" >/etc/postgresql-common/createcluster.d/filmtrack.conf' || true
}

# Prints the first Python of 3.11 or newer that can make a virtual environment.
find_python() {
    for python in "${PYTHON:-}" python3.14 python3.13 python3.12 python3.11 python3 /usr/bin/python3; do
        [ -n "$python" ] || continue
        if "$python" -c 'import sys; assert sys.version_info >= (3, 11); import ensurepip, venv' >/dev/null 2>&1; then
            printf '%s\n' "$python"
            return 0
        fi
    done
    return 1
}

# What the environment was made for: a changed pyproject.toml or a moved checkout makes it stale.
stamp="$(cksum <pyproject.toml) $root"
is_ready() { [ -x "$venv/bin/python" ] && [ "$(cat "$venv/ready-to-$1" 2>/dev/null)" = "$stamp" ]; }

if [ "$what" = dev ]; then
    no_system_server
    # shellcheck disable=SC2086 # one word a package
    debian_packages $check_packages || say "left out, because apt-get could not install them: $check_packages"
fi
if is_ready "$what"; then
    exit 0
fi

say "setting up in $root/$venv; this takes a minute, once"
if [ -e "$venv/unfinished" ] || ! "$venv/bin/python" -m pip --version >/dev/null 2>&1 ||
    ! grep -qF "$root" "$venv/bin/pip" 2>/dev/null; then
    python=$(find_python) || { debian_packages python3 python3-venv && python=$(find_python); } || {
        say "Python 3.11 or newer with its venv module is needed: on Debian 'apt-get install python3-venv'" \
            "as root, on a Mac 'brew install python', elsewhere from python.org; then run this again."
        exit 1
    }
    "$python" -m venv --clear "$venv"
fi

# PIP_USER: a user's "always install for me alone" makes no sense inside an environment.
# pip 26.3: earlier ones write console scripts that import re, which every start would pay for.
export PIP_USER=0 PIP_DISABLE_PIP_VERSION_CHECK=1
pip() { "$venv/bin/python" -m pip "$@" >&2; }
: >"$venv/unfinished" # an interrupted pip takes packages for whole that lack their programs: then begin afresh
install() {
    pip install --quiet --upgrade 'pip>=26.3' || return
    case $what in
    dev) pip install --quiet --editable . --group dev && printf '%s\n' "$stamp" >"$venv/ready-to-dev" ;;
    *) pip install --quiet --editable . ;;
    esac || return
    printf '%s\n' "$stamp" >"$venv/ready-to-run"
    rm -f "$venv/unfinished"
}
install || {
    say "pip could not install what filmtrack needs (its own words stand above); run this again when that is mended."
    exit 1
}
