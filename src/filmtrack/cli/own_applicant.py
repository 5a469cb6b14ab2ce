"""`me` as an owner or applicant: what the settings say of whoever uses filmtrack."""

from collections.abc import Sequence

from filmtrack.cli.context import Context
from filmtrack.errors import WrongUsageError
from filmtrack.message import message

ME = "me"


def owners_said(context: Context, given: Sequence[str] | None) -> list[dict[str, object]] | None:
    """The plain tables of the owners or applicants given, `me` among them; None when none was given.

    Raises:
        WrongUsageError: when `me` is meant and the settings do not say who that is, or a word is not known.
    """
    from filmtrack.domain.credits import owner_table

    if not given:
        return None
    return [
        owner_table(_own(context) if each.strip().casefold() == ME else each, today=context.today) for each in given
    ]


def _own(context: Context) -> str:
    said = context.settings.text("applicant")
    if said is None:
        raise WrongUsageError(
            message("the settings do not say who {me} is", me=ME),
            hint=message('filmtrack config set applicant "NAME: permanent-id, right-of-abode"'),
        )
    return said
