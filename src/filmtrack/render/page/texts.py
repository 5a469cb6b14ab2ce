"""What the page itself says, in the language of the run."""

from filmtrack.render.terms import said


def texts() -> dict[str, str]:
    """Every text of the template, by its place."""
    return {
        "due": said("What is due"),
        "year": said("The year"),
        "entries": said("Entries"),
        "money": said("Money"),
        "premieres": said("Premieres"),
        "missing": said("Still to be sent"),
        "trips": said("Who pays for the trip"),
        "contents": said("On this page"),
        "skip": said("Skip to what is due"),
        "filters": said("Show only"),
        "month": said("month"),
        "country": said("country"),
        "kind": said("kind"),
        "status": said("status"),
        "all": said("all"),
        "source": said("Source"),
        "festival": said("Festival"),
        "nothing_due": said("Nothing is known to be due in the coming year."),
        "nothing_entered": said("Nothing was entered yet."),
        "nothing_missing": said("Nothing is missing for what is planned or selected."),
        "nothing_trips": said("No film was selected anywhere, and nothing was applied for."),
        "no_match": said("Nothing on this page fits these filters."),
        "call": said("call open"),
        "announced": said("closes, announced"),
        "expected": said("closes, expected"),
        "likely": said("likely: four in five"),
        "answer": said("answer"),
        "event": said("festival"),
        "held": said("premiere promised"),
        "asked": said("premiere asked for"),
        "today": said("today"),
        "forecast": said(
            "~ and hollow bars are forecasts from earlier years, not announcements. Look at the festival's page."
        ),
        "made": said("Made by filmtrack, offline. This file asks nothing of the network."),
    }
