"""Problems of the catalogue's files, said on standard error; what is good was shown all the same."""

import sys
from collections.abc import Sequence

from filmtrack.cli.context import Context
from filmtrack.cli.options import FormatOptions
from filmtrack.errors import Problem
from filmtrack.message import message

MOST_SAID = 20
PROBLEM = ("file", "line", "id", "key", "message", "hint")
"""What a problem tells, in the order of the contract."""


def left_out(context: Context, *, say_them: bool = True, found: tuple[Problem, ...] | None = None) -> int:
    """Say what is wrong with what was read, or the problems given; the exit code is 3 when something was left out."""
    found = problems_met(context) if found is None else found
    if found and say_them and not context.options.quiet:
        for problem in found[:MOST_SAID]:
            print(problem_line(problem), file=sys.stderr)
        if len(found) > MOST_SAID:
            said = message("and {count} more: filmtrack catalogue check", count=len(found) - MOST_SAID)
            print(said, file=sys.stderr)
    return 3 if found else 0


def problems_met(context: Context) -> tuple[Problem, ...]:
    """What is wrong with the files that were read: those of festivals, and of schemes where somebody asked for one."""
    return with_schemes(context) if "schemes" in vars(context) else context.catalogue.problems


def with_schemes(context: Context) -> tuple[Problem, ...]:
    """What is wrong with the files of festivals and with those of schemes, each once."""
    return tuple(dict.fromkeys((*context.catalogue.problems, *context.schemes.problems)))


def problem_line(problem: Problem) -> str:
    """A problem on one line: file, line, festival, key, what is wrong and what would be right."""
    from filmtrack.render.safe import one_line

    place = problem.file + (f":{problem.line}" if problem.line else "")
    about = " ".join(part for part in (problem.id, problem.key) if part)
    text = ": ".join(part for part in (place, about, str(problem.message)) if part)
    return one_line(text + (f" ({problem.hint})" if problem.hint else ""))


def show_problems(context: Context, report: str, problems: Sequence[Problem], how: FormatOptions) -> None:
    """Print what is wrong, a line each, or as the options ask for it; in JSON they stand where they always do."""
    from filmtrack.cli.output import document, refuse_bom_alone, tell, write
    from filmtrack.render.machine import csv_text, markdown_text, problem_table

    refuse_bom_alone(how)
    if how.json:
        write(context, document(context, report, (), problems=problems))
    elif how.csv or how.markdown:
        tables = [problem_table(each) for each in problems]
        write(context, csv_text(tables, PROBLEM, bom=how.bom) if how.csv else markdown_text(tables, PROBLEM))
    else:
        for each in problems:
            tell(problem_line(each))
