"""What a run knows of papers and materials: the moment that they are asked for, what is ticked, how files stand."""

from typing import TYPE_CHECKING

from filmtrack.cli.context import Context

if TYPE_CHECKING:
    from filmtrack.domain.ledger_reader import LedgerReader
    from filmtrack.reports.moment import Moment
    from filmtrack.reports.readiness import Papers


def moment_of(context: Context) -> "Moment":
    """When and where this run asks."""
    from filmtrack.reports.moment import Moment

    return Moment(now=context.now, zone=context.zone)


def papers_of(context: Context, ledger: "LedgerReader", film: str | None = None) -> "Papers":
    """What is ticked of a film (or of all), and how its files stand."""
    from filmtrack.cli.material_files import states
    from filmtrack.reports.readiness import Papers

    ticks = ledger.ticks(film)
    return Papers(items=context.items, ticks=ticks, files=states(ticks))
