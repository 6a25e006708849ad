"""Dates that belong together or have an open end: stretches, lists, choices, since and before. Each takes the nodes a rule has matched."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace

from claimcheck.text.dates_nodes import Node
from claimcheck.text.dates_points import Group, Open, Point, Relative, ShortYear, Value, adjoining, complete, shift
from claimcheck.text.dates_rules import first, point_of


def _ends(nodes: Sequence[Node]) -> tuple[Point, Point] | None:
    """The two dates of a phrase, each completed from the other."""
    members = [point for node in nodes if node.kind not in ("from", "dated_from", "to", "between") and (point := point_of(node))]
    if len(members) < 2:
        return None
    a, b = members[0], members[-1]
    if a.grain == "day" and a.month is None and (b.grain != "day" or b.month is None):
        return None
    if b.grain == "day" and b.month is None and (a.grain != "day" or a.month is None or (a.day or 0) >= (b.day or 0)):
        return None
    if len(members) == 3 and members[2].grain == "year":  # July 1-3, 1863
        b = members[1]
        a, b = replace(a, year=members[2].year), replace(complete(b, a), year=members[2].year)
        return a, b
    if b.grain == "millennium" and a.grain == "century" and a.year is not None:  # III–II тысячелетия
        a = replace(a, grain="millennium", year=10 * a.year)
    if isinstance(a.year, ShortYear) and b.year is not None and not isinstance(b.year, ShortYear) and not b.bc:
        year = b.year - b.year % 100 + a.year % 100  # с 60-х до исхода 80-х гг. XIX века
        a = replace(a, year=year - (100 if year > b.year else 0))
    had_year = a.year is not None
    bare = a.grain == "day" and a.month is None
    a = complete(a, b)
    b = complete(b, a)
    if bare and b.style == "dual" and a.month and a.day and b.day and a.day > b.day:
        a = replace(a, month=a.month - 1 or 12)  # с 7 (20) по 19 октября (1 ноября): the month before the New Style one's
    if b.bc and not a.bc and a.grain == "year" and had_year:
        a = replace(a, year=1 - (a.year or 0), bc=True)
    if b.bc and not a.bc and a.grain == b.grain and a.grain in ("century", "millennium"):
        a = replace(a, year=-(a.year or 0), bc=True)
    if not had_year and a.year is not None and a.month and b.month and _order(a) > _order(b):
        a = replace(a, year=a.year - 1)
    return a, b


_SEASON_MONTH = {21: 3, 22: 6, 23: 9, 24: 12}


def _order(point: Point) -> tuple[int, int, int]:
    month = point.month or 0
    return point.year or 0, _SEASON_MONTH.get(month, month), point.day or 0


_FINE = ("day", "month", "season", "year")


def read_stretch(nodes: Sequence[Node]) -> Value | None:
    """From one date to another."""
    ends = _ends(nodes)
    if ends is None:
        return None
    a, b = ends
    led = first(nodes, "from", "dated_from", "since_month", "between") is not None
    if a.grain != b.grain and not (a.grain in _FINE and b.grain in _FINE) and not (led and a.year != b.year):
        return None
    if {a.grain, b.grain} == {"year", "day"} and not led:
        return None
    if a.grain == b.grain == "year" and not led and (b.year or 0) <= (a.year or 0):
        return None
    if (a.year is None) != (b.year is None):
        return None
    return Group("stretch", (a, b))


def read_list(nodes: Sequence[Node]) -> Value | None:
    """Dates that "and" joins and that share a month or a year; others stay apart."""
    ends = _ends(nodes)
    if ends is None:
        return None
    a, b = ends
    stated = next(point for node in nodes if (point := point_of(node)))
    if a.grain != b.grain or (stated.year is not None and b.grain != "decade") or (stated.grain == "month" and b.year is None):
        return None
    if a.grain == "day" and stated.month is not None:
        return None
    middle = [complete(point, b) for node in nodes[1:-1] if (point := point_of(node))]
    points = (a, *middle, b)
    if len(points) == 2 and (adjoining(a, b) or (a.year is None and a.month == b.month and (b.day or 0) == (a.day or 0) + 1)):
        return Group("stretch", points)
    return Group("all", points)


def read_days(nodes: Sequence[Node]) -> Value | None:
    """Days after the month that they share: May 4 and 5."""
    points = [point for node in nodes if (point := point_of(node)) and point.day]
    year = first(nodes, "year", "sure_year")
    head = replace(points[0], year=year.value) if year else points[0]
    days = [point.day or 0 for point in points]
    if any(later <= day for day, later in itertools.pairwise(days)):
        return None
    made = (head, *(replace(head, day=day) for day in days[1:]))
    return Group("stretch" if days[-1] - days[0] == len(days) - 1 else "all", made)


def read_days_of_told(nodes: Sequence[Node]) -> Value | None:
    """Days of the month told last: «13–15-го»."""
    last = point_of(nodes[-1])
    if last is None or last.month is not None or not 1 <= nodes[0].value < (last.day or 0):
        return None
    return Group("stretch", (Point("day", day=int(nodes[0].value)), last))


def read_night_of_told(nodes: Sequence[Node]) -> Value | None:
    """A night between two days of the month told last."""
    days = [int(node.value) for node in nodes if node.kind in ("day", "ordinal")]
    return Group("stretch", tuple(Point("day", day=day) for day in days)) if days[1] == days[0] + 1 else None


def read_choice(nodes: Sequence[Node]) -> Value | None:
    """One of two dates: in June or July 1941."""
    ends = _ends(nodes)
    if ends is None or ends[0].grain != ends[1].grain:
        return None
    return Group("one", ends)


# ---- openings and hedges

_FROM_END = ("since", "since_month", "after", "not_before", "from", "later_than")


def read_open(nodes: Sequence[Node]) -> Value | None:
    """Since, before, after, by a date; "by early 1941" is then, not any time before it."""
    word, end = nodes[0], nodes[-1]
    opened: str = "from" if word.kind in _FROM_END else "to"
    point = point_of(end)
    if point and point.part and word.kind == "by":
        return point
    if isinstance(end.value, Group) and end.value.form == "stretch":
        point = (
            end.value.points[0 if opened == "from" else -1]
            if word.kind in ("since", "not_before", "until", "by", "not_after")
            else None
        )
    return Open(opened, point) if point else None  # type: ignore[arg-type]


def read_open_inclusive(nodes: Sequence[Node]) -> Value | None:
    """Up to a date, that date included: «по 1916 год включительно»."""
    return read_open(nodes[:-1])


def read_open_three(nodes: Sequence[Node]) -> Value:
    """No later, no earlier than a year of three figures."""
    word, year = nodes[0], nodes[-1]
    point = Point("year", year.value, mark="~" if first(nodes, "about") else "")
    return Open("from" if word.kind in _FROM_END else "to", point)


def read_since(nodes: Sequence[Node]) -> Value | None:
    """From a date until now."""
    point = next((point for node in nodes if (point := point_of(node))), None)
    return Open("from", point) if point else None


def read_about(nodes: Sequence[Node]) -> Value | None:
    """A date that its writer calls approximate."""
    end = nodes[-1].value
    if isinstance(end, Group):
        return replace(end, points=tuple(replace(point, mark="~") for point in end.points))
    point = point_of(nodes[-1])
    return replace(point, mark="~") if point else None


def read_maybe(nodes: Sequence[Node]) -> Value | None:
    """A date that its writer is not sure of."""
    for value in (node.value for node in nodes):
        if isinstance(value, Group):
            return replace(value, points=tuple(replace(point, mark="?") for point in value.points))
        if isinstance(value, Point):
            return replace(value, mark="?")
    return None


def read_keep(nodes: Sequence[Node]) -> Value | None:
    """A date with the weekday, hour or part of the day beside it."""
    return next((node.value for node in nodes if isinstance(node.value, (Point, Group, Relative))), None)


def read_night_to(nodes: Sequence[Node]) -> Value | None:
    """A night spans two days: «в ночь на 22 июня» is 21 to 22 June."""
    point = point_of(nodes[-1])
    if point is None:
        return None
    before = shift(replace(point, year=2001 if point.year is None else point.year), -1, "day")
    if before is None:
        return None
    if point.year is None:
        before = replace(before, year=None)
    return Group("stretch", (before, point))
