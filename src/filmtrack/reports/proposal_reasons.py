"""Why a plan is as it is: what binds it, why something good is not in it, and what was taken for granted."""

from collections.abc import Iterable, Iterator, Mapping

from filmtrack.message import Message, counted, message
from filmtrack.reports.candidates import Setting
from filmtrack.reports.plan_model import are_rivals, clash
from filmtrack.reports.planning import Planning
from filmtrack.reports.proposal import Binding, Bound, LeftOut, ProposalRow, Wishes
from filmtrack.reports.solving import Best

_WHAT: Mapping[str, Binding] = {"budget": "budget", "premiere": "premiere", "max-entries": "max-entries"}


def binding(gains: Mapping[str, int], left_out: Iterable[LeftOut], wishes: Wishes) -> tuple[Bound, ...]:
    """The conditions without which the plan would be worth more, the one that takes most first."""
    found = [Bound(what=_WHAT[what], gain=gain, told=_told(what, wishes)) for what, gain in gains.items() if gain > 0]
    late = [each for each in left_out if each.cause == "date"]
    if late:
        said = counted(
            "{count} festival cannot be entered in time, or shows no day to plan by",
            "{count} festivals cannot be entered in time, or show no day to plan by",
            count=len(late),
        )
        found.append(Bound(what="date", gain=max(each.value for each in late), told=said))
    return tuple(sorted(found, key=lambda each: (each.what == "date", -each.gain, each.what)))


def _told(what: str, wishes: Wishes) -> Message:
    if what == "budget":
        return message("the budget of {budget}", budget=wishes.budget)
    if what == "premiere":
        return message("premieres and festivals that exclude each other")
    return counted("at most {count} entry", "at most {count} entries", count=wishes.most or 0)


def left_out_of(plan: Planning, best: Best, place: int) -> LeftOut:
    """Why a place that could be entered is not in the plan."""
    candidate = plan.places[place]
    cause, reason = _cause(plan, best, place)
    return LeftOut(
        festival=candidate.festival.id,
        name=candidate.festival.name,
        section=candidate.section,
        value=candidate.worth.value,
        cause=cause,  # type: ignore[arg-type]
        reason=reason,
    )


def _cause(plan: Planning, best: Best, place: int) -> tuple[str, Message]:
    model = plan.model
    own = [each for each in model.options if each.place == place]
    taken = [model.options[each] for each in best.chosen]
    against = [
        each.place
        for each in taken
        if are_rivals(model, place, each.place) and all(clash(model, one, each) for one in own)
    ]
    if against:
        rival = max(against, key=lambda each: plan.places[each].worth.value)
        return "premiere", plan.why[min(place, rival), max(place, rival)]
    cheapest = min(each.cost for each in own)
    if model.cap is not None and best.cost + cheapest > model.cap:
        return "budget", message("the budget has no room for it beside what is worth more")
    if model.most is not None and len(taken) >= model.most:
        return "max-entries", counted(
            "at most {count} entry, and others are worth more or cost less",
            "at most {count} entries, and others are worth more or cost less",
            count=model.most,
        )
    return "value", message("it would have to wait for answers, and takes more from others than it brings")


def assumptions(setting: Setting, rows: tuple[ProposalRow, ...]) -> tuple[Message, ...]:
    """What was taken for granted, so that nobody has to guess it."""
    return (*_of_film(setting), *_of_chance(setting), *_of_rows(rows), *_of_festivals())


def _of_film(setting: Setting) -> Iterator[Message]:
    film, today = setting.record.film, setting.asked.today
    if setting.wishes.ready or setting.days.ready > today:
        yield message("the film can be sent from {day}", day=setting.days.ready)
    elif film.completed is None:
        yield message("the film is taken as finished, since its record does not say: --ready DAY says otherwise")
    elif film.completed.last > today:
        yield message("completed {when} is taken as finished: --ready DAY says otherwise", when=str(film.completed))


def _of_chance(setting: Setting) -> Iterator[Message]:
    chances = setting.chances
    if not any(chances.answered.values()):
        yield message(
            "a chance of {percent} % everywhere, since no festival has answered you yet",
            percent=setting.values.chance_percent,
        )
        return
    for kind in (True, False):
        told = message("festivals that qualify for an award") if kind else message("other festivals")
        yield message(
            "chance at {festivals}: {percent} %, from {accepted} of {answered} answers of yours and {prior} % before",
            festivals=told,
            percent=f"{chances.per_mille[kind] / 10:g}",
            accepted=chances.accepted[kind],
            answered=chances.answered[kind],
            prior=setting.values.chance_percent,
        )


def _of_rows(rows: tuple[ProposalRow, ...]) -> Iterator[Message]:
    expected = sum(each.status == "expected" for each in rows)
    if expected:
        yield counted(
            "{count} closing day is a forecast: enter before its 80 % range, and look for the announcement",
            "{count} closing days are forecasts: enter before their 80 % ranges, and look for the announcements",
            count=expected,
        )
    if any(each.hold_until for each in rows):
        yield message("a festival that names no day for its answer is taken to have answered by its first day")
    if any(each.fee is None for each in rows):
        yield message(
            "where a fee or its rate is not known, the last, the usual or the middle of all fees is set aside"
        )


def _of_festivals() -> Iterator[Message]:
    yield message("a day that is not known may be any of its year, so it stands against a premiere")
    yield message("the catalogue does not know who pays for travel, so that counts for nobody")
