#!/bin/sh
# Builds the wheel and installs it as users do (pip, pipx, uv tool), with the newest and with the lowest
# dependencies that pyproject.toml allows; each must answer from an empty home.
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
cd "$root"
sh scripts/setup.sh dev
PATH="$root/.venv/bin:$PATH"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export PIP_USER=0 PIP_DISABLE_PIP_VERSION_CHECK=1 UV_NO_PROGRESS=1
export UV_TOOL_DIR="$work/uv" UV_TOOL_BIN_DIR="$work/uv/bin" UV_CACHE_DIR="$work/cache" UV_LINK_MODE=copy
export PIPX_HOME="$work/pipx" PIPX_BIN_DIR="$work/pipx/bin" PIPX_MAN_DIR="$work/pipx/man"

python -m hatchling build -t wheel -d "$work/wheel" >/dev/null
wheel=$(ls "$work"/wheel/*.whl)

# Asks an installed filmtrack for a real answer, far from the checkout, in a home that is empty.
answers() {
    mkdir -p "$work/home"
    (
        cd "$work/home"
        env -i HOME="$work/home" PATH=/usr/bin:/bin TZ=Asia/Hong_Kong "$2" upcoming --month sep --json >"$work/answer.json"
        env -i HOME="$work/home" PATH=/usr/bin:/bin TZ=Asia/Hong_Kong LANG=zh_HK.UTF-8 "$2" film add "夜車" --id night-bus
        env -i HOME="$work/home" PATH=/usr/bin:/bin TZ=Asia/Hong_Kong "$2" check night-bus --limit 1
    ) >/dev/null
    python -c 'import json, sys; assert json.load(open(sys.argv[1]))["rows"]' "$work/answer.json"
    rm -rf "${work:?}/home"
    printf '%s answers: %s\n' "$1" "$("$2" --version)"
}

python -m venv "$work/newest"
"$work/newest/bin/python" -m pip install --quiet "$wheel"
answers "pip, newest dependencies" "$work/newest/bin/filmtrack"
test -f "$work/newest/share/man/man1/filmtrack.1"

uv venv --quiet --python "$(command -v python)" "$work/lowest"
uv pip install --quiet --python "$work/lowest/bin/python" --resolution lowest-direct "$wheel"
answers "uv pip, lowest dependencies" "$work/lowest/bin/filmtrack"

pipx install --quiet "$wheel" >/dev/null
answers "pipx" "$PIPX_BIN_DIR/filmtrack"

uv tool install --quiet --python "$(command -v python)" "$wheel"
answers "uv tool" "$UV_TOOL_BIN_DIR/filmtrack"
