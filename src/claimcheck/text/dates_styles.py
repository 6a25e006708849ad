"""Old and New Style: a day written in both calendars, or marked as one of them, by the Julian-day formula."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claimcheck.calendars import julian_day, style_gap
from claimcheck.text.dates_points import Point
from claimcheck.text.dates_rules import MONTHS, first, point_of
from claimcheck.text.dates_tokens import Node


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
    if month is None:
        return None
    if days[1] < days[0]:  # 28 (10) февраля is 10 March
        following = month.value % 12 + 1
        number = given.year + (month.value == 12) if given and given.year is not None else None
        return Point("day", number, following, days[1], style="dual")
    return Point("day", given.year if given else None, month.value, days[1], style="dual")


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
