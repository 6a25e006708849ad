"""Days that are told by something else than their number: feasts, weekdays, weeks, the last day of a month. Each takes the nodes a rule has matched."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claimcheck.calendars import easter, from_julian_day, julian_day, month_length, orthodox_easter
from claimcheck.text.dates_nodes import Node
from claimcheck.text.dates_points import EASTERS_FROM, LAST_OLD_STYLE, Group, Point, Value, shift
from claimcheck.text.dates_rules import MONTHS, first, point_of


def read_holiday(nodes: Sequence[Node]) -> Point | None:
    """The day of a holiday with its year: Christmas 1941."""
    day, year = point_of(nodes[0]), first(nodes, "year", "sure_year")
    return replace(day, year=year.value) if day and year else None


def read_church(nodes: Sequence[Node]) -> Point | None:
    """The day of a feast that the Orthodox churches keep by the Julian calendar: as written before 1918, later as it fell."""
    day, year = nodes[0].value, first(nodes, "year", "sure_year")
    if year is None:
        return None
    number = year.value
    if number <= LAST_OLD_STYLE:
        return Point("day", number, *day)
    falls = [from_julian_day(julian_day(told, day[0], day[1], "julian")) for told in (number - 1, number)]
    return next((Point("day", *made) for made in falls if made[0] == number), None)


def read_offset(nodes: Sequence[Node]) -> Point | None:
    """So long before or after a date that is named: "two days after 22 June 1941"."""
    unit, point = first(nodes, "unit", "year_word", "years_word"), point_of(nodes[-1])
    number = first(nodes, "word_number", "day", "two", "three")
    if unit is None or point is None or point.year is None:
        return None
    size, name = unit.value if isinstance(unit.value, tuple) else (unit.value, "year")
    back = first(nodes, "before", "until", "earlier_than") is not None
    amount = (number.value if number else 1) * size * (-1 if back else 1)
    if name == "year" and point.grain in ("day", "month") and amount == int(amount):
        return replace(point, year=point.year + int(amount))
    return shift(point, amount, name) if name in ("day", "month", "year") else None


def read_holiday_bc(nodes: Sequence[Node]) -> Point:
    """The day of a holiday before the era: the Ides of March 44 BC."""
    month, day = nodes[0].value
    return Point("day", 1 - nodes[1].value, month, day, bc=True)


def read_nth_weekday(nodes: Sequence[Node]) -> Point | None:
    """The so many-th weekday of a month: the first Sunday of September 1939."""
    rank, weekday = int(nodes[0].value), nodes[1].value
    month, year = first(nodes, *MONTHS), first(nodes, "year", "sure_year")
    if month is None or year is None or not (rank == -1 or 1 <= rank <= 5):
        return None
    length = month_length(year.value, month.value)
    days = [day for day in range(1, length + 1) if julian_day(year.value, month.value, day) % 7 == weekday]
    return Point("day", year.value, month.value, days[rank - (rank > 0)]) if rank <= len(days) else None


def read_seasons_of(nodes: Sequence[Node]) -> Value:
    """The same season of several years: the summers of 1933 and 1934."""
    return Group(
        "all", tuple(Point("season", node.value, nodes[0].value) for node in nodes if node.kind in ("year", "sure_year"))
    )


def read_easter_week(nodes: Sequence[Node]) -> Group | None:
    """A week counted from Easter with its year: Western in English, Orthodox in the other two."""
    year = first(nodes, "year", "sure_year")
    if year is None or year.value < EASTERS_FROM:
        return None
    moment = (easter if nodes[0].kind == "easter_week" else orthodox_easter)(year.value)
    return Group("stretch", tuple(Point("day", *from_julian_day(moment + days)) for days in nodes[0].value))


def _day_of(year: int, month: int, day: int) -> Point:
    return Point("day", year, month, day)


def read_week(nodes: Sequence[Node]) -> Value | None:
    """The so many-th week or day of a month: the first week of May is its first seven days."""
    rank, unit = int(nodes[0].value), nodes[1].value
    month, year = first(nodes, *MONTHS), first(nodes, "year", "sure_year")
    if month is None or year is None or unit not in ((1, "day"), (7, "day")):
        return None
    size, length = unit[0], month_length(year.value, month.value)
    start = length - size + 1 if rank == -1 else size * (rank - 1) + 1
    if not 1 <= start <= length:
        return None
    days = [_day_of(year.value, month.value, day) for day in (start, min(length, start + size - 1))]
    return days[0] if size == 1 else Group("stretch", tuple(days))


def read_edge_day(nodes: Sequence[Node]) -> Point | None:
    """The first or the last day of a year."""
    edge = {1: (1, 1), -1: (12, 31)}.get(int(nodes[0].value))
    year = first(nodes, "year", "sure_year")
    return _day_of(year.value, *edge) if edge and year and nodes[1].value == (1, "day") else None


def read_first_units(nodes: Sequence[Node]) -> Value | None:
    """The first or last so many months of a year, days of a month: the first six months of 1920."""
    rank, amount, unit = nodes[0].value, nodes[1].value, nodes[2].value
    month, year = first(nodes, *MONTHS), first(nodes, "year", "sure_year")
    assert year
    if rank not in (1, -1) or unit != ((1, "day") if month else (1, "month")):
        return None
    whole = month_length(year.value, month.value) if month else 12
    if not 1 <= amount < whole or amount != int(amount):
        return None
    ends = (1, int(amount)) if rank == 1 else (whole - int(amount) + 1, whole)
    if month:
        return Group("stretch", tuple(_day_of(year.value, month.value, day) for day in ends))
    return Group("stretch", tuple(Point("month", year.value, number) for number in ends))


def read_weekday_beside(nodes: Sequence[Node]) -> Point | None:
    """The weekday next after a day that is named, or before it."""
    weekday, point = first(nodes, "weekday"), point_of(nodes[-1])
    if weekday is None or point is None or point.impossible or point.year is None:
        return None
    told = julian_day(point.year, point.month or 1, point.day or 1)
    gap = (weekday.value - told) % 7 or 7
    return shift(point, gap if first(nodes, "after") else gap - 7 or -7, "day")


def read_last_day(nodes: Sequence[Node]) -> Point | None:
    """The last day of a month."""
    month, year = first(nodes, *MONTHS), first(nodes, "year", "sure_year")
    if nodes[0].value != -1 or nodes[1].value != (1, "day") or month is None or year is None:
        return None
    return Point("day", year.value, month.value, month_length(year.value, month.value))


def read_eve_of(nodes: Sequence[Node]) -> Point | None:
    """The day before a date that has its year."""
    point = point_of(nodes[-1])
    return shift(point, -1, "day") if point and point.year is not None else None


def read_easter(nodes: Sequence[Node]) -> Point | None:
    """A day counted from Easter with its year: Western in English, Orthodox in the other two."""
    year = first(nodes, "year", "sure_year")
    if year is None or year.value < EASTERS_FROM:
        return None
    moment = (easter if nodes[0].kind == "easter" else orthodox_easter)(year.value)
    number, month, day = from_julian_day(moment + nodes[0].value)
    return Point("day", number, month, day)
