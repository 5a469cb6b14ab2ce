"""What the tables of a file have in common: strictness, where a statement comes from, short forms."""

import os
from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from filmtrack.catalogue.fields import Text, Texts, Year

os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
"""Looking for plugins means reading about every package that is installed, and none has a say in what a file means."""


class Table(BaseModel):
    """A table of a file: frozen, unknown keys refused, no value silently turned into another type.

    What checks one is a function of `written_forms` and reads nothing but keys: after an edit it is called without the
    models (`kept_check`).
    """

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, str_max_length=100_000, defer_build=True)


class Sourced(Table):
    """A table that says where it comes from; what it leaves out, the table around it says."""

    source: Texts = Field((), description="Address or name of where this was read")
    checked: date | None = Field(None, description="The day somebody saw it on the live page")
    as_of: Year | None = Field(None, description="The year of the archived page it was read on")
    certainty: Literal["certain", "inferred"] = "certain"


class Condition(Sourced):
    """What every condition may carry besides its figures."""

    else_ask: Text | None = Field(
        None, description="Who decides on a film that does not meet this; without it: refused"
    )
    note: Text | None = Field(None, description="What no field can hold; it is shown")


class ChoiceTable(Condition):
    """A condition that is one word out of a few."""

    value: str
