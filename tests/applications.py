"""Applications for tests: small, whole values to be changed by what a test is about."""

from typing import Any

from filmtrack.domain.application import Application
from filmtrack.domain.film import Owner

CHAN = Owner(name="Chan Tai-man", permanent_id=True, right_of_abode=True)


def an_application(festival: str = "clermont-ferrand", **known: Any) -> Application:
    usual = {"film": "night-bus", "scheme": "nae", "round": "2027", "festival": festival, "edition": 2027}
    made = usual | known
    id_ = "/".join(str(made[each]) for each in ("film", "scheme", "round", "festival", "edition") if made[each])
    return Application(**{"id": id_} | made)
