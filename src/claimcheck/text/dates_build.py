"""What a row of nodes says: a day, a month, a season, a year. Each takes the nodes a rule has matched."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claimcheck.text.dates_nodes import Node
from claimcheck.text.dates_points import SHORTEST, Group, Point, ShortYear, Value, adjoining
from claimcheck.text.dates_rules import MONTHS, first, point_of


def read_roman_day(nodes: Sequence[Node]) -> Point:
    """A day with its month in Roman figures: 2/XI."""
    day, month = nodes[0].value
    return Point("day", None, month, day)


def _bc(nodes: Sequence[Node], year: int) -> tuple[int, bool]:
    """An astronomical year, and whether it was counted before the era."""
    return (1 - year, True) if first(nodes, "bc") else (year, False)


def read_numdate(nodes: Sequence[Node]) -> Point:
    """A date in figures: 26.12.1944."""
    year, month, day = nodes[0].value
    return Point("day", year, month, day)


def read_day(nodes: Sequence[Node]) -> Point | None:
    """A day and a month, with or without a year, in either order."""
    day, month = first(nodes, "day", "ordinal", "ordinal_word"), first(nodes, *MONTHS)
    year = first(nodes, "year", "sure_year", "three")
    if day is None or month is None or not 1 <= day.value <= 31:
        return None
    number, bc = _bc(nodes, year.value) if year else (None, False)
    if month.kind == "cmonth" and month.start < day.start and day.kind == "day" and year is None:
        return None
    if month.kind == "cap_month" and year is None:
        return None  # a street, a ship, a holiday: «улица 8 Марта»
    style = "julian" if first(nodes, "old_style") else "dual" if first(nodes, "new_style") else ""
    return Point("day", number, month.value, int(day.value), bc=bc, style=style)  # type: ignore[arg-type]


def read_bare_day(nodes: Sequence[Node]) -> Point | None:
    """A day of the month told last: «20-го числа»."""
    return Point("day", day=nodes[0].value) if 1 <= nodes[0].value <= 31 else None


def read_month(nodes: Sequence[Node]) -> Point | None:
    """A month with its year."""
    month, year = first(nodes, *MONTHS), first(nodes, "year", "sure_year", "three")
    if month is None or year is None:
        return None
    number, bc = _bc(nodes, year.value)
    return Point("month", number, month.value, bc=bc)


def read_two_years(nodes: Sequence[Node]) -> Point | None:
    """A day before 25 March by both beginnings of the year: 30 January 1648/9 is in 1649 as years are counted now."""
    point = read_day(nodes[:-2])
    second = nodes[-1]
    if point is None or point.year is None or not point.month or point.month > 3:
        return None
    size = 10 ** (second.end - second.start)
    return replace(point, year=point.year + 1) if (point.year + 1) % size == second.value else None


def read_annals(nodes: Sequence[Node]) -> Point | None:
    """A year of the era from the creation with ours in brackets: «под 6370 (862) годом»."""
    old, year = nodes[0].value, nodes[2].value
    return Point("year", year) if old and CREATION - 1 <= old - year <= CREATION + 1 else None


def read_day_short(nodes: Sequence[Node]) -> Point | None:
    """A day and month with a year that leaves its century out: «22 июня 41-го»."""
    day, month, year = nodes[0], nodes[1], nodes[2]
    if not (isinstance(year.value, int) and 0 < year.value < 100 and 1 <= day.value <= 31):
        return None
    return Point("day", ShortYear(1900 + year.value), month.value, int(day.value))


CREATION = 5508
"""The years that the era from the creation of the world is ahead; one more from September, when its year began."""


def read_creation(nodes: Sequence[Node]) -> Point | None:
    """A year of the era from the creation of the world, in use until 1700, and the day as it was written then."""
    season, number, *rest = nodes
    month, day = first(rest, *MONTHS), first(rest, "day", "ordinal", "ordinal_word")
    if season.value != SUMMER or not number.value or not 6000 < number.value < 7300:
        return None
    year = int(number.value) - CREATION
    if month is None or day is None:
        return Point("year", year)
    return Point("day", year - (month.value >= SEPTEMBER), month.value, int(day.value))


SUMMER, SEPTEMBER = 22, 9
"""«Лета», the word for a year then, is the one for summer now."""


def read_month_short(nodes: Sequence[Node]) -> Point | None:
    """A month or season with such a year: «осенью 42-го»."""
    point, year = point_of(nodes[0]), nodes[1].value
    least = SHORTEST if nodes[1].kind == "ordinal" else 1
    return replace(point, year=ShortYear(1900 + year)) if point and isinstance(year, int) and least <= year < 100 else None


def read_same_year(nodes: Sequence[Node]) -> Value | None:
    """«22 июня того же, 1941 года», «весной следующего, 1888 года»."""
    day, year = point_of(nodes[0]), next((point_of(node) for node in nodes[::-1] if node.kind in ("y", "year")), None)
    return replace(day, year=year.year) if day and year else None


def read_numdates(nodes: Sequence[Node]) -> Value | None:
    """28.04–02.05.1943."""
    (day, month), (year, last_month, last_day) = nodes[0].value, nodes[-1].value
    first_year = year - 1 if month > last_month else year
    return Group("stretch", (Point("day", first_year, month, day), Point("day", year, last_month, last_day)))


def read_month_bracketed(nodes: Sequence[Node]) -> Value | None:
    """A month whose year follows in brackets."""
    month, year = point_of(nodes[0]), point_of(nodes[2])
    return replace(month, year=year.year) if month and year else None


def read_season(nodes: Sequence[Node]) -> Point | None:
    """A season with its year."""
    season, year = first(nodes, "season"), first(nodes, "year", "sure_year", "three")
    if season is None or year is None:
        return None
    number, bc = _bc(nodes, year.value)
    return Point("season", number, season.value, bc=bc)


def read_year(nodes: Sequence[Node]) -> Point | None:
    """A year that its words or its era mark as one."""
    year = first(nodes, "year", "sure_year", "three", "two", "day", "number")
    if year is None or not isinstance(year.value, int) or not 0 < year.value < 10_000:
        return None
    number, bc = _bc(nodes, year.value)
    return Point("year", number, bc=bc)


def read_spelled_year(nodes: Sequence[Node]) -> Point | None:
    """A year in one word: «двухтысячный год»."""
    return Point("year", int(nodes[0].value)) if nodes[0].value >= 1000 else None


def read_short_year(nodes: Sequence[Node]) -> Point | None:
    """«в 41-м году»: a year without its century, taken for the twentieth; «девятьсот пятый год» one without its thousand."""
    year = first(nodes, "number", "ordinal", "two", "spelled", "short_year")
    if year and year.value and year.value >= 100:
        if not any(node.kind in YEAR_WORDS for node in nodes):
            return None
        return Point(
            "year", year.value + (1000 if year.kind == "spelled" else 0)
        )  # «девятьсот пятый год» leaves the thousand out
    return Point("year", ShortYear(1900 + year.value)) if year and year.value and SHORTEST <= year.value <= 99 else None


YEAR_WORDS = ("year_word", "year_mark")


def read_maybe_year(nodes: Sequence[Node]) -> Point:
    """A bare year whose writer doubts it: «1462 (?) г.»."""
    return Point("year", nodes[0].value, mark="?")


def read_year_tail(nodes: Sequence[Node]) -> Value | None:
    """1941–42, 1936/37, 1914–1918."""
    numbers = [node for node in nodes if node.kind in ("year", "sure_year", "two", "day", "three", "number", "nth", "ordinal")]
    a, b = numbers[0], numbers[-1]
    if not (isinstance(a.value, int) and isinstance(b.value, int) and 0 < a.value < 10_000):
        return None
    width = b.end - b.start
    last = b.value
    if b.kind in ("nth", "ordinal", "number") and last < 100 <= a.value:
        last += a.value // 100 * 100
    elif b.kind in ("two", "day"):
        if width == 1 and (first(nodes, "slash") or last <= a.value % 10):
            return None
        last = a.value // 100 * 100 + last if width == 2 else a.value // 10 * 10 + last
    bc = bool(first(nodes, "bc"))
    if bc and a.value <= b.value:
        return None
    if bc:
        return Group("stretch", (Point("year", 1 - a.value, bc=True), Point("year", 1 - b.value, bc=True)))
    if last <= a.value:
        return None
    if last - a.value > 400:
        return None
    return Group("stretch", (Point("year", a.value), Point("year", last)))


def read_years_bc(nodes: Sequence[Node]) -> Value | None:
    """Two years before the era that share its mark: 496 and 495 BC."""
    a, b = nodes[0], point_of(nodes[-1])
    if b is None or not b.bc or b.grain != "year" or 1 - a.value >= (b.year or 0):
        return None
    earlier = Point("year", 1 - a.value, bc=True)
    return Group("stretch" if adjoining(earlier, b) else "all", (earlier, b))


def read_season_tail(nodes: Sequence[Node]) -> Point | None:
    """The winter of 1941/42 is named after the year it begins in."""
    season, year = first(nodes, "season"), first(nodes, "year", "sure_year")
    assert season
    assert year
    return Point("season", year.value, season.value)
