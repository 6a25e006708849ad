"""What a row of nodes says: a day, a stretch of years, a date counted from another. Each takes the nodes a rule has matched."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace

from claimcheck.calendars import easter, from_julian_day, julian_day, month_length, orthodox_easter
from claimcheck.text.dates_nodes import Node
from claimcheck.text.dates_points import SHORTEST, Group, Open, Point, Relative, ShortYear, Value, adjoining, complete, shift
from claimcheck.text.dates_rules import MONTHS, first, point_of

# ---- numbers in words


def _sum(nodes: Sequence[Node]) -> float:
    total: float = 0
    for node in nodes:
        value = node.value
        if value is None or isinstance(value, tuple):
            continue
        if value == 1000:
            total = max(total, 1) * 1000
        elif value == 100 and 1 <= total % 1000 <= 9:
            total += (total % 1000) * 99
        else:
            total += value
    return total


THOUSAND_LEFT_OUT = 700
"""From which hundreds on a year spelled without its thousand is one of the last three centuries: «восемьсот двенадцатый год»."""


def read_spelled(nodes: Sequence[Node]) -> Node | None:
    """«тысяча девятьсот двадцать второго», "twenty-second"."""
    values = [node.value for node in nodes if node.kind in ("word_number", "ordinal_word")]
    if any(later >= earlier and later not in (100, 1000) for earlier, later in itertools.pairwise(values)) or -1 in values:
        return None
    total = _sum(nodes)
    if nodes[-1].kind == "decade_word" and not 1000 <= total < 2200:
        return None
    kind = (
        "sure_year"
        if 1000 <= total < 2200
        else "ordinal"
        if 1 <= total <= 31
        else "spelled"
        if total < 100 or THOUSAND_LEFT_OUT <= total < 1000
        else "number"
    )
    return Node(kind, nodes[0].start, nodes[-1].end, int(total))


def read_roman_day(nodes: Sequence[Node]) -> Point:
    """A day with its month in Roman figures: 2/XI."""
    day, month = nodes[0].value
    return Point("day", None, month, day)


def read_english_year(nodes: Sequence[Node]) -> Node | None:
    """A year as English says it: nineteen forty-one."""
    values = [int(node.value) for node in nodes if node.kind == "word_number"]
    if not 11 <= values[0] <= 20 or not 10 <= values[1] <= 99 or (len(values) > 2 and (values[1] < 20 or values[2] > 9)):
        return None
    return Node("year", nodes[0].start, nodes[-1].end, values[0] * 100 + sum(values[1:]))


def read_cardinal(nodes: Sequence[Node]) -> Node | None:
    """The sum of number words that stand together: twenty-five."""
    values = [node.value for node in nodes if node.kind == "word_number"]
    if any(later >= earlier and later not in (100, 1000) for earlier, later in itertools.pairwise(values)):
        return None
    return Node("word_number", nodes[0].start, nodes[-1].end, _sum(nodes))


# ---- atoms


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


LAST_OLD_STYLE = 1917
"""The last year in which the civil calendar of Russia was the Julian one throughout."""


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


def read_two_years(nodes: Sequence[Node]) -> Point | None:
    """A day before 25 March by both beginnings of the year: 30 January 1648/9 is in 1649 as years are counted now."""
    point = read_day(nodes[:-2])
    second = nodes[-1]
    if point is None or point.year is None or not point.month or point.month > 3:
        return None
    size = 10 ** (second.end - second.start)
    return replace(point, year=point.year + 1) if (point.year + 1) % size == second.value else None


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


EASTERS_FROM = 1583
"""Before it both churches kept one Easter by the Julian calendar, which no reader can tell from its words."""


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
    year = first(nodes, "number", "ordinal", "two", "spelled")
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


def read_cardinal_year(nodes: Sequence[Node]) -> Node | None:
    """The year one thousand seven hundred and sixty-eight."""
    total = _sum([node for node in nodes if node.kind == "word_number"])
    return Node("sure_year", nodes[0].start, nodes[-1].end, int(total)) if 1000 <= total < 2200 else None


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


# ---- stretches, lists, choices


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
