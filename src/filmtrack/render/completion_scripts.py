"""Completion scripts for shells: every command and option stands in the script, ids are looked up by grep in a file.

No key press starts Python; a script made by another version offers what that version knew.
"""

from collections.abc import Mapping
from typing import Literal, TypeAlias

Shell: TypeAlias = Literal["bash", "zsh", "fish"]

Words: TypeAlias = Mapping[str, tuple[str, ...]]
"""The words that may follow a command line so far (``""``, ``"film"``, ``"film add"``): commands and options."""

_IDS = """    case "${cur}" in *[!a-z0-9-]*) return ;; esac
"""

_BASH = """# filmtrack completion bash: put this into ~/.bashrc
#   source <(filmtrack completion bash)
_filmtrack() {{
    local IFS=$'\\n' cur="${{COMP_WORDS[COMP_CWORD]}}" path="" word words ids
    for word in "${{COMP_WORDS[@]:1:COMP_CWORD-1}}"; do
        case "${{path}} ${{word}}" in {paths}) path="${{path}} ${{word}}" ;; esac
    done
    case "${{path}}" in
{cases}
    esac
    mapfile -t COMPREPLY < <(compgen -W "${{words// /$'\\n'}}" -- "${{cur}}")
    [ -n "${{path}}" ] || return
{ids}    ids="${{XDG_CACHE_HOME:-${{HOME}}/{cache}}}/filmtrack"
    COMPREPLY+=($(LC_ALL=C exec grep -hs -- "^${{cur}}" "${{ids}}/film-ids" "${{ids}}/festival-ids"))
}}
complete -F _filmtrack filmtrack
"""

_ZSH = """#compdef filmtrack
# filmtrack completion zsh: put this into ~/.zshrc, after compinit
#   source <(filmtrack completion zsh)
_filmtrack() {{
    local cur="${{words[CURRENT]}}" path_="" word ids
    for word in "${{(@)words[2,CURRENT-1]}}"; do
        case "${{path_}} ${{word}}" in {paths}) path_="${{path_}} ${{word}}" ;; esac
    done
    local found
    case "${{path_}}" in
{cases}
    esac
    compadd -- ${{=found}}
    [[ -n "${{path_}}" ]] || return 0
{ids}    ids="${{XDG_CACHE_HOME:-${{HOME}}/{cache}}}/filmtrack"
    compadd -- ${{(f)"$(LC_ALL=C grep -hs -- "^${{cur}}" "${{ids}}/film-ids" "${{ids}}/festival-ids")"}}
}}
(( $+functions[compdef] )) && compdef _filmtrack filmtrack
"""

_FISH = """# filmtrack completion fish: run
#   filmtrack completion fish > ~/.config/fish/completions/filmtrack.fish
function __filmtrack_path
    set -l path ""
    for word in (commandline -opc)[2..-1]
        switch "$path $word"
            case {paths}
                set path "$path $word"
        end
    end
    echo "$path"
end
function __filmtrack_words
    switch (__filmtrack_path)
{cases}
    end
end
function __filmtrack_ids
    set -l cur (commandline -ct)
    if test -n (__filmtrack_path); and not string match -qr '[^a-z0-9-]' -- $cur
        set -l ids $HOME/{cache}/filmtrack
        set -q XDG_CACHE_HOME; and set ids $XDG_CACHE_HOME/filmtrack
        LC_ALL=C grep -hs -- "^$cur" $ids/film-ids $ids/festival-ids
    end
end
complete -c filmtrack -f -a '(__filmtrack_words)'
complete -c filmtrack -f -a '(__filmtrack_ids)'
"""


def completion_script(shell: Shell, words: Words, *, cache: str) -> str:
    """The script for one shell; `cache` is where a user's caches are below the home folder."""
    paths = [path for path in words if path]
    if shell == "fish":
        cases = "\n".join(_fish_case(path, each) for path, each in words.items())
        return _FISH.format(paths=" ".join(f'" {path}"' for path in paths), cases=cases, cache=cache)
    template, name = (_BASH, "words") if shell == "bash" else (_ZSH, "found")
    cases = "\n".join(f'        "{_spaced(path)}") {name}="{" ".join(each)}" ;;' for path, each in words.items())
    return template.format(paths="|".join(f'" {path}"' for path in paths), cases=cases, ids=_IDS, cache=cache)


def _fish_case(path: str, words: tuple[str, ...]) -> str:
    return f"""        case "{_spaced(path)}"\n            printf '%s\\n' {" ".join(words)}"""


def _spaced(path: str) -> str:
    return f" {path}" if path else ""
