"""`filmtrack report`: everything at a glance, as one page for a browser, a mail or a printer."""

from pathlib import Path
from typing import Annotated

from filmtrack.cli.context import Context
from filmtrack.cli.declared import Exit, Option, takes
from filmtrack.cli.filter_options import FilterOptions, filters_of_command
from filmtrack.cli.shared_options import OUTPUT
from filmtrack.message import message


@takes(filters=filters_of_command("report"))
def report(
    context: Context,
    out: Annotated[str, OUTPUT] = "report.html",
    no_fees: Annotated[bool, Option("--no-fees", help="Leave money out everywhere")] = False,
    open_: Annotated[bool, Option("--open", help="Show it in the browser")] = False,
    *,
    filters: FilterOptions,
) -> None:
    """The year as a picture: what is due, your entries, money, premieres, gaps and trips, as one HTML file.

    With --film or --tag it is the page for their owner, with no other film on it. Days that you name are those that are
    drawn, and in which something is due. The file needs no network and no other file: it can be mailed, printed, or
    read on a phone.

    Examples: filmtrack report --open · filmtrack report --film night-bus --no-fees -o night-bus.html
    """
    from filmtrack.cli.files import write_pieces
    from filmtrack.cli.output import say
    from filmtrack.cli.problems import left_out, with_schemes
    from filmtrack.cli.report_parts import page_of
    from filmtrack.render.page.page import page_html

    page = page_of(context, filters, money=not no_fees)
    place = Path(out).expanduser()
    write_pieces(place, page_html(page, zone=context.zone), mode=0o600, over=(b"<!doctype html>",))
    say(context, message("written to {file}", file=out))
    if open_:
        _open(context, place)
    raise Exit(left_out(context, found=with_schemes(context)))


def _open(context: Context, place: Path) -> None:
    """Show the file in the browser; where there is none, that is said, and the file is there all the same."""
    import webbrowser

    from filmtrack.cli.output import say

    if not webbrowser.open(place.absolute().as_uri()):
        say(context, message("no browser could be started; open {file} yourself", file=str(place)))
