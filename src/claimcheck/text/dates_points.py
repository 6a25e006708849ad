"""Dates as they stand in a text, with what they leave out left open, and their EDTF once that is known."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from claimcheck.calendars import from_julian_day, julian_day, month_length, old_to_new_style

Grain = Literal["day", "month", "season", "year", "decade", "century", "millennium", "sub"]


SHORTEST = 14
"""The least number that is a year without its century where an ordinal could as well count something."""


LAST_OLD_STYLE = 1917
"""The last year in which the civil calendar of Russia was the Julian one throughout."""
EASTERS_FROM = 1583
"""Before it both churches kept one Easter by the Julian calendar, which no reader can tell from its words."""

LAST_YEAR = 9999
"""The farthest year that EDTF writes with four figures."""


class ShortYear(int):
    """A year written without its century, taken for one of the twentieth until the story tells better: «в 41-м году»."""


@dataclass(frozen=True, slots=True)
class Point:
    """One date without ends: a day, month, season, year, decade or century, or a part of one."""

    grain: Grain
    year: int | None = None
    """Astronomical; the first of a decade, century or millennium, the one before it for those counted from 1; the last before the era."""
    month: int | None = None
    """1 to 12; a season's or half-year's EDTF code."""
    day: int | None = None
    part: str = ""
    """early, mid, late, turn; or a share such as 1/2 and 3/4."""
    mark: str = ""
    """~ approximate, ? uncertain."""
    style: Literal["", "julian", "dual", "church"] = ""
    """Old Style, both, or a feast of the Orthodox churches, which after 1917 fell on another civil day."""
    bc: bool = False
    """Whether its year was counted backwards, so that its decade or century is."""

    @property
    def impossible(self) -> bool:
        """Whether no calendar has this day."""
        if self.day is None or self.month is None or self.grain != "day":
            return False
        year = 2000 if self.year is None else self.year
        return self.day > month_length(year, self.month, "julian" if self.style == "julian" else "gregorian")

    def new_style(self) -> Point:
        """The Gregorian day of one that is marked Old Style."""
        fell = self.style == "julian" or (self.style == "church" and self.year is not None and self.year > LAST_OLD_STYLE)
        if not fell or self.day is None or self.month is None or self.year is None or self.impossible:
            return self
        year, month, day = old_to_new_style(self.year, self.month, self.day)
        return replace(self, year=year, month=month, day=day, style="")


@dataclass(frozen=True, slots=True)
class Group:
    """Several points in one phrase: a stretch, the members of a set, or a choice."""

    form: Literal["stretch", "all", "one"]
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Open:
    """A date with one end: since, before, after, by."""

    end: Literal["from", "to"]
    at: Point


@dataclass(frozen=True, slots=True)
class Relative:
    """A date that counts from another: two years later, the next day, that autumn."""

    amount: float
    unit: str
    """day, month, year, decade, century, season or named: what is counted."""
    point: Point | None = None
    """What is named within it: "that autumn", "July of that year"."""
    part: str = ""
    near: bool = False
    """Whether it counts only from a date of the same paragraph."""
    mark: str = ""
    """~ for one that is only about right."""
    more: float = 0
    """Days that are counted on top: "five years and one day later"."""
    again: bool = False
    """Whether it counts from the date just told, aside or not: "another two years later"."""
    open: Literal["", "from", "to"] = ""
    """The end that it is, of a time that is open on the other side: "until that autumn"."""


Value = Point | Group | Open | Relative


def year_text(year: int) -> str:
    """A year in EDTF.

    >>> year_text(1941), year_text(-43), year_text(988)
    ('1941', '-0043', '0988')
    """
    return f"-{-year:04d}" if year < 0 else f"{year:04d}"


def write(value: Value) -> str:
    """The EDTF of a complete date; a year that nobody tells is XXXX.

    >>> write(Group("stretch", (Point("day", 1993, 10, 3), Point("day", 1993, 10, 4))))
    '1993-10-03/1993-10-04'
    """
    if isinstance(value, Point):
        return write_point(value)
    if isinstance(value, Open):
        text = write_point(value.at)
        first, _, last = text.partition("/")
        edge = _edge(value)
        if edge:
            first = last = edge
        return f"{first}/.." if value.end == "from" else f"../{last or first}"
    assert isinstance(value, Group)
    texts = [
        _edge(Open("from", point)) or write_point(point) if point.part == "mid" else write_point(point) for point in value.points
    ]
    if value.form == "stretch":
        return f"{texts[0].partition('/')[0]}/{texts[-1].rpartition('/')[2]}"
    members = [text.replace("/", "..") for text in texts]
    return "{" + ",".join(members) + "}" if value.form == "all" else "[" + ",".join(members) + "]"


def _edge(value: Open) -> str:
    """The boundary of an open stretch that begins or ends in the middle of something, or ends at its beginning; else ""."""
    point = value.at
    if point.year is None or point.part not in ("mid", "early") or (point.part == "early" and value.end == "from"):
        return ""
    if point.grain in ("decade", "century"):
        size = 10 if point.grain == "decade" else 100
        base = point.year - (size - 1 if point.bc else 0)
        return f"{year_text(base + (size // 2 if point.part == 'mid' else 0))}~"
    return f"{year_text(point.year)}-{'06' if point.part == 'mid' else '01'}~" if point.grain == "year" else ""


def write_point(point: Point) -> str:
    """The EDTF of one date."""
    point = point.new_style()
    year = "XXXX" if point.year is None else year_text(point.year)
    if point.part and (text := _part(point)):
        return text
    if point.grain == "decade":
        text = year[:-1] + "X"
    elif point.grain == "century":
        text = "-00XX" if point.bc and point.year == 0 else year[:-2] + "XX"
    elif point.grain == "millennium":
        text = _share_of(point, 1000, "1/1")
    elif point.grain == "year":
        text = year
    elif point.day is None or point.impossible:
        text = f"{year}-{point.month:02d}"
    else:
        text = f"{year}-{point.month:02d}-{point.day:02d}"
    return text + point.mark


def _part(point: Point) -> str:
    """The EDTF of a part of a date, "" where a part says no more than the whole."""
    if point.year is None:
        return ""
    if point.grain == "month" and "/" in point.part and point.month:
        return _month_share(point)
    writer = {"year": _year_part, "decade": _decade_part, "century": _century_part, "millennium": _century_part}.get(point.grain)
    return writer(point, point.year) if writer else ""


def _share(part: str) -> tuple[int, int]:
    share, _, whole = part.partition("/")
    return int(share), int(whole)


def _month_share(point: Point) -> str:
    """The first half, second third of a month, in days: a ten-day span is its third."""
    share, whole = _share(point.part)
    assert point.year is not None
    assert point.month is not None
    length = month_length(point.year, point.month)
    step = {2: 15, 3: 10, 4: 7}[whole]
    last = length if share == whole else step * share
    start = f"{year_text(point.year)}-{point.month:02d}"
    return f"{start}-{step * (share - 1) + 1:02d}/{start}-{last:02d}"


YEAR_PARTS: dict[str, tuple[int, int]] = {
    "early": (1, 3),
    "mid": (5, 8),
    "late": (10, 12),
    "mid-late": (6, 12),
    "early-mid": (1, 6),
}
DECADE_PARTS: dict[str, tuple[int, int]] = {
    "early": (0, 3),
    "mid": (4, 6),
    "late": (7, 9),
    "mid-late": (4, 9),
    "early-mid": (0, 6),
}
CENTURY_PARTS: dict[str, tuple[int, int]] = {
    "early": (0, 10),
    "mid": (40, 60),
    "late": (90, 100),
    "mid-late": (40, 100),
    "early-mid": (0, 60),
}
MILLENNIUM_PARTS: dict[str, tuple[int, int]] = {
    **CENTURY_PARTS,
    "early": (0, 25),
    "late": (75, 100),
}
"""Of a millennium, in hundredths: its beginning and end are centuries long."""


def _year_part(point: Point, year: int) -> str:
    text = year_text(year)
    if "/" in point.part:
        share, whole = _share(point.part)
        code = {2: 39, 3: 36, 4: 32}[whole] + share
        return f"{text}-{code}{point.mark}"
    if point.part == "turn":
        return f"{year_text(year - 1)}-12~/{text}-01~"
    first, last = YEAR_PARTS[point.part]
    return f"{text}-{first:02d}~/{text}-{last:02d}~"


def _decade_part(point: Point, year: int) -> str:
    if point.part == "turn":
        return f"{year_text(year)}~"
    if "/" in point.part:
        share, whole = _share(point.part)
        first, last = {2: ((0, 4), (5, 9)), 3: ((0, 3), (4, 6), (7, 9)), 4: ((0, 2), (3, 4), (5, 7), (8, 9))}[whole][share - 1]
        return f"{year_text(year + first)}/{year_text(year + last)}"
    first, last = DECADE_PARTS[point.part]
    if point.bc:
        first, last = 9 - last, 9 - first
        year -= 9
        first, last = (0, 3) if point.part == "early" else (7, 9) if point.part == "late" else (4, 6)
    return f"{year_text(year + first)}~/{year_text(year + last)}~"


def _century_part(point: Point, year: int) -> str:
    """A century's first year ends in 1 when it is divided: the first half of the 19th is 1801 to 1850. Millennia likewise."""
    size = 1000 if point.grain == "millennium" else 100
    if "/" in point.part:
        return _share_of(point, size, point.part)
    base = year - size if point.bc else year
    if point.part == "turn":
        return f"{year_text(base)}~"
    first, last = (edge * size // 100 for edge in (CENTURY_PARTS if size == 100 else MILLENNIUM_PARTS)[point.part])
    return f"{year_text(base + first)}~/{year_text(base + last)}~"


def _share_of(point: Point, size: int, part: str) -> str:
    """The first half, the third quarter, the whole of a century or millennium, in years."""
    share, whole = _share(part)
    base = (point.year or 0) - (size if point.bc else 0)
    return f"{year_text(base + size * (share - 1) // whole + 1)}/{year_text(base + size * share // whole)}"


def shift(point: Point, amount: float, unit: str) -> Point | None:
    """The date so many days, months, years later, as fine as the unit; None where the point is too coarse for it."""
    if point.year is None:
        return None
    point = point.new_style()
    if unit in ("year", "decade", "century"):
        return _shift_years(point, amount, unit)
    if unit == "month":
        if point.month is None or point.month > 12:
            return None
        if amount != int(amount):
            return _shift_half_months(point, amount)
        months = (point.year or 0) * 12 + point.month - 1 + int(amount)
        return Point("month", months // 12, months % 12 + 1)
    if unit == "day" and point.day is not None and point.month is not None and not point.impossible and amount == int(amount):
        year, month, day = from_julian_day(julian_day(point.year or 0, point.month, point.day) + int(amount))
        return Point("day", year, month, day)
    return None


def _shift_half_months(point: Point, amount: float) -> Point | None:
    """The month that months and a half lead to from a day."""
    if point.day is None:
        return None
    whole = shift(replace(point, day=None), int(amount), "month")
    day = shift(replace(whole, grain="day", day=min(point.day, 28)), 15 if amount > 0 else -15, "day") if whole else None
    return replace(day, grain="month", day=None) if day else None


def _shift_years(point: Point, amount: float, unit: str) -> Point | None:
    year = point.year or 0
    size = {"year": 1, "decade": 10, "century": 100}[unit]
    if amount != int(amount) or abs(year + size * amount) > LAST_YEAR:
        return None
    if unit == "year":
        return Point("year", year + int(amount))
    first = year // size * size + size * int(amount)
    return Point("decade" if unit == "decade" else "century", first)


def complete(point: Point, other: Point) -> Point:
    """A date with the year, and for a bare day the month, of the one it stands beside."""
    if point.year is None and other.year is not None:
        year = other.year
        point = replace(point, year=year, bc=other.bc)
    if point.grain == "day" and point.month is None:
        point = replace(point, month=other.month)
    return point


def adjoining(a: Point, b: Point) -> bool:
    """Whether the second date begins where the first ends."""
    if a.grain != b.grain or a.year is None or b.year is None:
        return False
    steps: dict[str, Callable[[Point], Point | None]] = {
        "day": lambda p: shift(p, 1, "day"),
        "month": lambda p: shift(p, 1, "month"),
        "year": lambda p: shift(p, 1, "year"),
        "decade": lambda p: shift(p, 1, "decade"),
    }
    step = steps.get(a.grain)
    following = step(a) if step else None
    return following is not None and (following.year, following.month, following.day) == (b.year, b.month, b.day)


def points_of(value: Value) -> Iterator[Point]:
    """The single dates that a value is made of."""
    if isinstance(value, Point):
        yield value
    elif isinstance(value, Open):
        yield value.at
    elif isinstance(value, Group):
        yield from value.points
    elif value.point:
        yield value.point
