"""Old and New Style: a day written in both calendars, or marked as one of them, by the Julian-day formula."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claimcheck.calendars import julian_day, style_gap
from claimcheck.text.dates_nodes import Node
from claimcheck.text.dates_points import Group, Point, shift
from claimcheck.text.dates_rules import MONTHS, first, point_of


def read_dual(nodes: Sequence[Node]) -> Point | None:
    """One day written in both calendars: its New Style value over the whole extent."""
    points = [point for node in nodes if node.kind in ("ymd", "md") and (point := point_of(node))]
    lone = first(nodes, "day", "ordinal")
    year_node = first(nodes, "year", "sure_year", "y")
    if lone and len(points) == 1:
        day = point_of(lone)
        points = (
            [day, *points]
            if day and lone.start < nodes[-1].start and nodes.index(lone) < _index(nodes, points[0])
            else [*points, day]
            if day
            else points
        )
    if len(points) != 2:
        return None
    a, b = points
    year = next((p.year for p in (b, a) if p.year is not None), None)
    if year_node:
        point = point_of(year_node)
        year = point.year if point else year
    months = next((p.month for p in (b, a) if p.month is not None), None)
    a, b = (replace(p, month=p.month or months) for p in (a, b))
    return _new_style_of(a, b, year, nodes)


def read_dual_day(nodes: Sequence[Node]) -> Point | None:
    """3 (16) апреля 1917 года: two days of one month."""
    days = [int(node.value) for node in nodes if node.kind in ("day", "ordinal")]
    month, year = first(nodes, *MONTHS), first(nodes, "year", "y", "sure_year")
    given = point_of(year) if year else None
    if month is None or (first(nodes, "slash") and not 10 <= days[1] - days[0] <= 13):
        return None
    if 10 <= days[0] - days[1] <= 13:  # 22 (9 ст. ст.) января
        return Point("day", given.year if given else None, month.value, days[0], style="dual")
    if days[1] < days[0]:  # 28 (10) февраля is 10 March
        following = month.value % 12 + 1
        number = given.year + (month.value == 12) if given and given.year is not None else None
        return Point("day", number, following, days[1], style="dual")
    return Point("day", given.year if given else None, month.value, days[1], style="dual")


def read_dual_days(nodes: Sequence[Node]) -> Group | None:
    """5–7 (17–19) августа 1874 года: a stretch of days of one month."""
    days = [int(node.value) for node in nodes if node.kind == "day"]
    month, year = first(nodes, *MONTHS), first(nodes, "year", "sure_year")
    if month is None or not days[2] < days[3]:
        return None
    number = year.value if year else None
    points = tuple(Point("day", number, month.value, day, style="dual") for day in days[2:])
    return Group("stretch", points)


HALF_A_MONTH = 15
"""Two styles are 10 to 13 days apart: a greater step between their days is one into another month."""


def read_dual_inner(nodes: Sequence[Node]) -> Point | None:
    """A day whose other style stands in brackets without its month: «14 ноября (27 н. ст.) 1908 года»."""
    outer, number = point_of(nodes[0]), first(nodes, "day", "ordinal")
    year = first(nodes, "year", "y", "sure_year")
    given = point_of(year) if year else None
    if outer is None or number is None or outer.month is None or outer.day is None or outer.style:
        return None
    if given is not None:
        outer = replace(outer, year=given.year)
    day, month, turned = int(number.value), outer.month or 0, outer.year
    if abs(day - (outer.day or 0)) > HALF_A_MONTH:  # it stands in the month before or after
        month += 1 if day < (outer.day or 0) else -1
        if turned is not None and not 1 <= month <= 12:
            turned += 1 if month > 12 else -1
        month = (month - 1) % 12 + 1
    inner = replace(outer, year=turned, month=month, day=day)
    return _new_style_of(outer, inner, outer.year, nodes)


def read_dual_night(nodes: Sequence[Node]) -> Group | None:
    """A night between two days in both styles: the New Style one stands in the brackets."""
    days = [int(node.value) for node in nodes if node.kind == "day"]
    month, year = first(nodes, *MONTHS), first(nodes, "year", "sure_year")
    if month is None or days[3] != days[2] + 1:
        return None
    number = year.value if year else None
    return Group("stretch", tuple(Point("day", number, month.value, day, style="dual") for day in days[2:]))


def read_dual_numbers(nodes: Sequence[Node]) -> Point | None:
    """23.04 (05.05) 1827 г."""
    year = first(nodes, "year", "sure_year")
    (old_day, old_month), (day, month) = (node.value for node in nodes if node.kind == "nummd")
    assert year
    return _new_style_of(Point("day", None, old_month, old_day), Point("day", None, month, day), year.value, nodes)


def read_dual_numdate(nodes: Sequence[Node]) -> Point | None:
    """25.10/7.11.1917."""
    (old_day, old_month), (year, month, day) = nodes[0].value, nodes[-1].value
    return _new_style_of(Point("day", None, old_month, old_day), Point("day", None, month, day), year, nodes)


def read_dual_groups(nodes: Sequence[Node]) -> Group | None:
    """Two nights, the second the New Style one: «в ночь на 26 октября (8 ноября) 1917 года»."""
    given = point_of(nodes[-1]) if nodes[-1].kind in ("y", "year") else None
    old, other = nodes[0].value, nodes[2].value
    if not isinstance(old, Group) or old.form != "stretch" or len(old.points) != 2:
        return None
    points = other.points if isinstance(other, Group) else (other,)
    year = given.year if given else points[-1].year
    if year is None or any(point.day is None or point.month is None for point in points):
        return None
    last = replace(points[-1], year=year, style="dual")
    if len(points) > 1:
        head = replace(points[0], year=year, style="dual")
    else:
        before = shift(last, -1, "day")
        assert before
        head = replace(before, style="dual")
    return Group("stretch", (head, last))


def read_dual_stretch(nodes: Sequence[Node]) -> Group | None:
    """16–22 января (29 января – 4 февраля) 1918 года: the later of the two stretches, with the year behind them."""
    split = next(n for n, node in enumerate(nodes) if node.kind == "open")
    close = next(n for n, node in enumerate(nodes) if node.kind == "close")
    outer = [point for node in nodes[:split] if (point := point_of(node))]
    points = [point for node in nodes[split:] if (point := point_of(node))]
    a, b = outer[-1], points[1]
    if (b.month, b.day) < (a.month, a.day) and (a.month or 0) - (b.month or 0) < LAST_MONTH:
        points = [*outer, *(point for node in nodes[close:] if (point := point_of(node)))]
    year = next((point.year for point in points[::-1] if point.year is not None), None)
    month = points[1].month
    ends = [replace(point, year=year, month=point.month or month, style="dual") for point in points[:2]]
    if ends[0].month and ends[1].month and year is not None and ends[0].month > ends[1].month:
        ends[0] = replace(ends[0], year=year - 1)
    return Group("stretch", (ends[0], ends[1]))


LAST_MONTH = 11
"""Months that December is after January: such a step is one over the new year."""


def read_dual_bare(nodes: Sequence[Node]) -> Node | None:
    """The first of two days that share a month named after the second."""
    days = [int(node.value) for node in nodes if node.kind in ("day", "ordinal")]
    return Node("day", nodes[0].start, nodes[-1].end, days[1]) if 10 <= days[1] - days[0] <= 13 else None


def _index(nodes: Sequence[Node], point: Point) -> int:
    return next(n for n, node in enumerate(nodes) if node.value is point)


def _new_style_of(a: Point, b: Point, year: int | None, nodes: Sequence[Node]) -> Point | None:
    """Which of two days is the New Style one: as marked, else the later."""
    marks = [(node.kind, n) for n, node in enumerate(nodes) if node.kind in ("old_style", "new_style")]
    split = next((n for n, node in enumerate(nodes) if node.kind in ("open", "slash")), len(nodes))
    if year is None:
        if a.month == b.month:
            later = a if (a.day or 0) > (b.day or 0) else b
        else:
            later = b if (b.month or 0) % 12 == (a.month or 0) % 12 + 1 or ((a.month, b.month) == (12, 1)) else a
        return replace(later, style="dual")
    for old, new in ((a, b), (b, a)):
        for shift_years in (0, 1):
            new_year = new.year if new.year is not None else year
            old_year = old.year if old.year is not None else year
            if shift_years:
                if old.year is not None and new.year is not None:
                    continue
                old_year, new_year = (year - 1, year) if new.year is not None or old.year is None else (year, year + 1)
            if _gap_fits(replace(old, year=old_year), replace(new, year=new_year)):
                return replace(new, year=new_year, style="dual")
    for kind, where in marks:
        chosen = (b if where > split else a) if kind == "new_style" else (a if where > split else b)
        return replace(chosen, year=chosen.year or year, style="dual")
    return None


def _gap_fits(old: Point, new: Point) -> bool:
    if old.impossible or new.impossible or None in (old.month, old.day, new.month, new.day):
        return False
    days = julian_day(new.year or 0, new.month or 1, new.day or 1) - julian_day(old.year or 0, old.month or 1, old.day or 1)
    return days == style_gap(new.year or 0, new.month or 1, new.day or 1)


def read_marked(nodes: Sequence[Node]) -> Point | None:
    """A day with the name of its calendar beside it."""
    point = next((point for node in nodes if node.kind in ("ymd", "md") and (point := point_of(node))), None)
    if point is None or point.style:
        return None
    year = first(nodes, "year", "sure_year", "y")
    if year and point.year is None and (given := point_of(year)):
        point = replace(point, year=given.year)
    if first(nodes, "old_style"):
        return replace(point, style="julian")
    return replace(point, style="dual")


def read_style_before(nodes: Sequence[Node]) -> Node | None:
    """A day whose calendar its sentence names before it tells what happened."""
    point = read_marked((nodes[0], nodes[-1]))
    return nodes[-1]._replace(value=point) if point else None


def read_both_days(nodes: Sequence[Node]) -> Point | None:
    """A day told in one style and its number in the other: "14 December by the Julian calendar, or the 26th by the Gregorian"."""
    told = point_of(nodes[0])
    day = first(nodes[1:], "day", "ordinal")
    year = next((point.year for node in nodes[::-1] if (point := point_of(node)) and point.year is not None), None)
    if told is None or day is None or told.style != "julian" or not first(nodes, "new_style"):
        return None
    turned = int(day.value) < (told.day or 0)
    month = (told.month or 1) % 12 + 1 if turned else told.month
    return Point("day", year + (turned and month == 1) if year is not None else None, month, int(day.value), style="dual")


FIRST_MONTHS = 3
"""The last month in which the English year of the Old Style could be one behind."""


def read_both(nodes: Sequence[Node]) -> Point | None:
    """A day told in both styles, each by its name: "16 May O.S., that is 26 May N.S."."""
    points = [point for node in nodes if node.kind in ("md", "ymd") and (point := point_of(node))]
    year = next((point.year for node in nodes[::-1] if (point := point_of(node)) and point.year is not None), None)
    old, new = (next((point for point in points if point.style == style), None) for style in ("julian", "dual"))
    bare = next((point for point in points if not point.style), None)
    if old and bare and year is not None:
        bare = replace(bare, year=bare.year or year)
        written = old.year or bare.year or 0
        years = (written, written + 1) if (old.month or 0) <= FIRST_MONTHS else (written,)  # the year began on 25 March
        if any(_gap_fits(replace(old, year=told), bare) for told in years):
            return replace(bare, style="dual")
    return replace(new, year=year) if old and new else None
