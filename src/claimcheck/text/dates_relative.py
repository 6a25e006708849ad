"""Dates that count from another: two years later, that autumn, the end of the month. Each takes the nodes a rule has matched."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claimcheck.text.dates_nodes import Node
from claimcheck.text.dates_points import Point, Relative, Value
from claimcheck.text.dates_rules import MONTHS, first, point_of


def _counted(nodes: Sequence[Node]) -> tuple[float, str] | None:
    """How much of which unit: "two years", «годом»."""
    unit = first(nodes, "unit", "year_word", "years_word", "decade", "century")
    number = first(nodes, "word_number", "day", "two", "three")
    if unit is None or (number is None and unit.kind in ("decade", "century")):
        return None
    size, name = unit.value if isinstance(unit.value, tuple) else (unit.value, "year")
    amount = number.value if number else 1
    if name == "hour" and amount % 24 == 0:
        amount, name = amount // 24, "day"  # forty-eight hours later
    if name == "year" and amount == 1.5:
        amount, name = 18, "month"
    if name == "year" and amount == 0.5:
        amount, name = 6, "month"
    return amount * size, name


def read_later(nodes: Sequence[Node]) -> Value | None:
    """So much later or earlier than the date told last."""
    counted = _counted(nodes)
    if counted is None:
        return None
    return Relative(_sign(nodes) * counted[0], counted[1])


def read_whole_later(nodes: Sequence[Node]) -> Value | None:
    """A length in one word later: «полвека спустя», «через полгода»."""
    word = first(nodes, "duration")
    assert word
    amount, name = word.value
    return Relative(_sign(nodes) * amount, name) if name in ("year", "month", "day") else None


def read_of_year_next(nodes: Sequence[Node]) -> Value | None:
    """A month or season of the year following."""
    point = point_of(nodes[0])
    return Relative(nodes[-1].value, "year", point) if point and point.year is None else None


def read_same_of(nodes: Sequence[Node]) -> Value | None:
    """The same month or day of another year."""
    inner, outer = nodes[0].value, nodes[-1].value
    if not all(isinstance(step, Relative) and not step.point for step in (inner, outer)) or inner.amount or outer.unit != "year":
        return None
    if inner.unit == "month":
        return Relative(12 * outer.amount, "month")
    return Relative(outer.amount, "anniversary") if inner.unit == "day" else None


def read_and_half(nodes: Sequence[Node]) -> Value | None:
    """A unit and half of it later: a year and a half, «через год с половиной»."""
    counted = _counted(nodes)
    if counted is None or counted[1] not in ("year", "month") or counted[0] != int(counted[0]):
        return None
    months = (counted[0] + 0.5) * (12 if counted[1] == "year" else 1)
    if months != int(months):
        return Relative(_sign(nodes) * (counted[0] + 0.5), counted[1])
    return Relative(_sign(nodes) * months, "month")


def read_two_units(nodes: Sequence[Node]) -> Value | None:
    """So much of two units: two years and three months later."""
    middle = next(n for n, node in enumerate(nodes) if node.kind == "and")
    large, small = _counted(nodes[:middle]), _counted(nodes[middle:])
    if large is None or small is None or (large[1], small[1]) not in _LARGE_AND_SMALL:
        return None
    sign = _sign(nodes)
    if small[1] == "month":
        return Relative(sign * (12 * large[0] + small[0]), "month")
    return Relative(sign * large[0], large[1], more=sign * small[0])


_LARGE_AND_SMALL = frozenset([("year", "month"), ("year", "day"), ("month", "day")])


LONGEST_KEPT = 1500
"""Years after which an anniversary is kept at most."""


def read_anniversary(nodes: Sequence[Node]) -> Value | None:
    """The same day so many years after the date told last."""
    rank = nodes[0].value
    return Relative(rank, "anniversary", near=True) if rank and 0 < rank <= LONGEST_KEPT else None


def _sign(nodes: Sequence[Node]) -> int:
    return -1 if first(nodes, "earlier", "earlier_than", "before") else 1


def read_half_later(nodes: Sequence[Node]) -> Value | None:
    """Half a century later."""
    step = nodes[-1].value
    if not isinstance(step, Relative) or step.unit != "year" or step.point or not step.amount:
        return None
    if abs(step.amount) == 1:
        return replace(step, amount=6 * step.amount, unit="month")
    return replace(step, amount=step.amount / 2)


def read_about_later(nodes: Sequence[Node]) -> Value | None:
    """About so much later: the number behind its noun makes it only about right."""
    counted = _counted(nodes)
    return Relative(counted[0], counted[1], mark="~") if counted else None


def read_day_of_month(nodes: Sequence[Node]) -> Value | None:
    """A day of that month, of the next."""
    step, day = nodes[-1].value, nodes[0].value
    if not isinstance(step, Relative) or step.unit != "month" or step.point or step.part or not 1 <= day <= 31:
        return None
    return Relative(step.amount, "month", Point("day", day=int(day)))


def read_open_relative(nodes: Sequence[Node]) -> Value | None:
    """Until that autumn, since the next year."""
    step = nodes[-1].value
    if not isinstance(step, Relative) or step.open or step.unit == "day":
        return None
    return replace(step, open="to" if nodes[0].kind in ("until", "before") else "from")


def read_out(nodes: Sequence[Node]) -> Value:
    """Before the year told last, or the month, was out."""
    return Relative(0, nodes[0].value, open="to")


def read_weekday(nodes: Sequence[Node]) -> Value | None:
    """The following Monday, the Sunday after, two Sundays later."""
    day = first(nodes, "weekday", "weekdays")
    number = first(nodes, "word_number", "day", "two", "three")
    back = first(nodes, "previous", "earlier") is not None
    amount = number.value if number else 1
    assert day
    near = nodes[0].kind == "in"  # "on the Monday" is that of the same week
    return Relative(-amount if back else amount, f"weekday {day.value}", near=near) if 1 <= amount <= 20 else None


def read_eve(nodes: Sequence[Node]) -> Value:
    """The day before the one told last."""
    return Relative(nodes[0].value, "day")


def read_seasons(nodes: Sequence[Node]) -> Value | None:
    """So many summers later or earlier."""
    number, season, end = nodes
    amount = int(number.value)
    return Relative(-amount if end.kind == "earlier" else amount, "named", point_of(season)) if 1 <= amount <= 12 else None


def read_nth_day(nodes: Sequence[Node]) -> Value | None:
    """The third day, the first being the one told last."""
    number, (size, name) = nodes[-2].value, nodes[-1].value
    return Relative(number - 1, "day") if (size, name) == (1, "day") and 2 <= number <= 40 else None


def read_step(nodes: Sequence[Node]) -> Value | None:
    """The next day, that year, the previous month; that autumn, next May."""
    word = first(nodes, "same", "next", "previous")
    end = nodes[-1]
    assert word
    if end.kind in ("season", *MONTHS):
        return Relative(word.value, "named", point_of(end))
    unit = (
        end.value
        if isinstance(end.value, tuple)
        else ({10: 1, 100: 1}.get(end.value, 1), "century" if end.value == 100 else "decade" if end.value == 10 else "year")
    )
    if unit[0] != 1:
        unit = (unit[0], unit[1])
    if unit[1] in ("hour", "minute", "second") or (unit[0] != 1 and word.value == 0):
        return None
    return Relative(word.value * unit[0], unit[1])


def read_this(nodes: Sequence[Node]) -> Value | None:
    """The day or year called this one: told in the same paragraph; elsewhere it may be the writer's own."""
    end = nodes[-1]
    if end.kind == "season":
        return Relative(0, "named", point_of(end), near=True)
    size, name = end.value if isinstance(end.value, tuple) else (end.value, "year")
    return Relative(0, name, near=True) if size == 1 and name in ("day", "month", "year") else None


def read_that_day(nodes: Sequence[Node]) -> Value | None:
    """That morning, the next night: the day itself."""
    word = first(nodes, "same", "next", "previous")
    return Relative(word.value, "day") if word else None


def read_beside(nodes: Sequence[Node]) -> Value | None:
    """The day before, the year after."""
    unit = nodes[-2]
    size, name = unit.value if isinstance(unit.value, tuple) else (unit.value, "year")
    return Relative(size if nodes[-1].kind == "after" else -size, name) if name not in ("hour", "minute", "second") else None


def read_of_year(nodes: Sequence[Node]) -> Value | None:
    """«в мае следующего года», "July 25 of that year"."""
    point = point_of(nodes[0])
    step = nodes[-1].value
    if point is None or not isinstance(step, Relative) or step.unit != "year" or point.year is not None:
        return None
    return Relative(step.amount, "year", point)


def read_end(nodes: Sequence[Node]) -> Value | None:
    """Month's end, year's end."""
    return Relative(0, nodes[0].value, part="late")


def read_later_in(nodes: Sequence[Node]) -> Value | None:
    """Later in the year, later that month: the year or month told last."""
    unit = nodes[-1]
    size, name = unit.value if isinstance(unit.value, tuple) else (unit.value, "year")
    return Relative(0, name) if size == 1 and name in ("year", "month") else None


def read_decade_of_next(nodes: Sequence[Node]) -> Value | None:
    """A decade of the next century, of the one before."""
    step, decade = nodes[-1].value, point_of(nodes[0])
    return Relative(step.amount, "century", decade) if isinstance(step, Relative) and step.unit == "century" else None


def read_season_beside(nodes: Sequence[Node]) -> Value | None:
    """The August following, the winter after."""
    point = point_of(nodes[1])
    return Relative(1, "named", point) if point else None


def read_feast_of_year(nodes: Sequence[Node]) -> Value | None:
    """A day counted from Easter, of the year told last."""
    step = nodes[-1].value
    told = isinstance(step, Relative) and (step.unit, step.amount, step.point) == ("year", 0, None)
    return Relative(nodes[0].value, nodes[0].kind) if told else None


def read_next_alone(nodes: Sequence[Node]) -> Value:
    """«в следующем —»: the year's word left out in a list of years."""
    return Relative(nodes[0].value, "year")


def read_of_next(nodes: Sequence[Node]) -> Value | None:
    """«весной следующего»: the year's word left out."""
    point = point_of(nodes[0])
    word = first(nodes, "next")
    assert word
    return Relative(word.value, "year", point) if point and point.year is None else None


def read_rest(nodes: Sequence[Node]) -> Value | None:
    """The end of the year, the start of the month."""
    part, unit = nodes[0], nodes[-1]
    if unit.kind in ("century", "decade"):
        return Relative(0, unit.kind, part=part.value, near=True)
    name = unit.value[1] if isinstance(unit.value, tuple) else "year"
    if name not in ("year", "month") or (isinstance(unit.value, tuple) and unit.value[0] != 1) or part.value == "turn":
        return None
    return Relative(0, name, part=part.value)
