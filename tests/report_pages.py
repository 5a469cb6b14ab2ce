"""The page of `report` without anything on it, to be filled by what a test is about."""

from factories import NOW, TODAY
from filmtrack.reports.page import Page, Part

PAGE = Page(
    now=NOW,
    today=TODAY,
    films=(),
    days=(TODAY, TODAY),
    due=Part(),
    year=Part(),
    kinds={},
    entries=Part(),
    premieres=Part(),
    missing=Part(),
    trips=Part(),
)
