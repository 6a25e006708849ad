"""EDTF dates (ISO 8601-2:2019, levels 0 to 2) as stretches of days, and the Julian and Gregorian calendars.

Years are astronomical: 0 is 1 BC, -43 is 44 BC. `datetime.date` stops at year 1, so days are counted here by their
Julian day numbers, which run through both calendars without a gap.
"""

from __future__ import annotations

import calendar as gregorian
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

CalendarName = Literal["gregorian", "julian"]
Day = tuple[int, int, int]
"""Astronomical year, month, day."""

_QUALIFIER = re.compile(r"[?~%]")
_TIME = re.compile(r"(\d{2}-\d{2})T(?:[01]\d|2[0-4]):[0-5]\d(?::[0-5]\d)?(?:Z|[+-]\d{2}(?::?\d{2})?)?\Z")
_Q = r"[?~%]?"
_DATE = re.compile(
    rf"{_Q}(?P<year>-?[0-9X]{{4}}|Y-?[1-9]\d{{4,}}|Y-?\d+E\d)(?:S\d+)?{_Q}"
    rf"(?:-{_Q}(?P<month>[0-9X]{{2}}){_Q}(?:-{_Q}(?P<day>[0-9X]{{2}}){_Q})?)?\Z"
)
_SUB_YEAR: dict[int, tuple[int, int]] = {
    **{first + k: (3 + 3 * k, 5 + 3 * k) for first in (21, 25) for k in range(3)},
    24: (12, 14), 28: (12, 14),
    29: (9, 11), 30: (12, 14), 31: (3, 5), 32: (6, 8),
    **{33 + k: (1 + 3 * k, 3 + 3 * k) for k in range(4)},
    **{37 + k: (1 + 4 * k, 4 + 4 * k) for k in range(3)},
    40: (1, 6), 41: (7, 12),
}  # fmt: skip
"""EDTF codes of seasons (northern where no hemisphere is named), quarters, thirds and halves of a year: first and last
month; 13 and 14 are January and February of the next year, since a winter is named after the year it begins in."""


def julian_day(year: int, month: int, day: int, calendar: CalendarName = "gregorian") -> int:
    """The Julian day number of a date in either calendar, both taken back before their invention.

    The formula is E. G. Richards's, in Urban and Seidelmann, Explanatory Supplement to the Astronomical Almanac (2013), 15.11.

    >>> julian_day(2000, 1, 1)
    2451545
    >>> julian_day(1917, 11, 7) == julian_day(1917, 10, 25, "julian")
    True
    """
    shift = (14 - month) // 12
    y = year + 4800 - shift
    m = month + 12 * shift - 3
    days = day + (153 * m + 2) // 5 + 365 * y + y // 4
    return days - y // 100 + y // 400 - 32045 if calendar == "gregorian" else days - 32083


def from_julian_day(number: int, calendar: CalendarName = "gregorian") -> Day:
    """The date in a calendar of a Julian day number.

    >>> from_julian_day(2451545)
    (2000, 1, 1)
    >>> from_julian_day(2451545, "julian")
    (1999, 12, 19)
    """
    f = number + 1401
    if calendar == "gregorian":
        f += (4 * number + 274277) // 146097 * 3 // 4 - 38
    e = 4 * f + 3
    h = 5 * (e % 1461 // 4) + 2
    month = (h // 153 + 2) % 12 + 1
    return e // 1461 - 4716 + (14 - month) // 12, month, h % 153 // 5 + 1


def old_to_new_style(year: int, month: int, day: int) -> Day:
    """The Gregorian date of a Julian (Old Style) one.

    >>> old_to_new_style(1917, 10, 25)
    (1917, 11, 7)
    >>> old_to_new_style(1825, 12, 14)
    (1825, 12, 26)
    """
    return from_julian_day(julian_day(year, month, day, "julian"))


def style_gap(year: int, month: int, day: int) -> int:
    """By how many days the Julian calendar lags behind on a Gregorian date.

    >>> style_gap(1917, 11, 7), style_gap(1861, 3, 10), style_gap(1725, 2, 8)
    (13, 12, 11)
    """
    number = julian_day(year, month, day)
    return number - julian_day(*from_julian_day(number, "julian"))


def easter(year: int) -> int:
    """The Julian day number of Western Easter Sunday in a Gregorian year.

    The rule is the anonymous one in Meeus, Astronomical Algorithms (1998), chapter 8.

    >>> from_julian_day(easter(1916)), from_julian_day(easter(1961))
    ((1916, 4, 23), (1961, 4, 2))
    """
    a, (b, c) = year % 19, divmod(year, 100)
    (d, e), g = divmod(b, 4), (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    weekday = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 19 * weekday) // 433
    month = (h + weekday - 7 * m + 90) // 25
    return julian_day(year, month, (h + weekday - 7 * m + 33 * month + 19) % 32)


def orthodox_easter(year: int) -> int:
    """The Julian day number of Easter Sunday as churches of the Julian calendar keep it.

    The rule is that of the Julian calendar in Meeus, Astronomical Algorithms (1998), chapter 8.

    >>> from_julian_day(orthodox_easter(1917)), from_julian_day(orthodox_easter(1944))
    ((1917, 4, 15), (1944, 4, 16))
    """
    moon = (19 * (year % 19) + 15) % 30
    weekday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
    month, day = divmod(moon + weekday + 114, 31)
    return julian_day(year, month, day + 1, "julian")


def month_length(year: int, month: int, calendar: CalendarName = "gregorian") -> int:
    """The days of a month, in any astronomical year.

    >>> month_length(1900, 2), month_length(1900, 2, "julian"), month_length(-4, 2)
    (28, 29, 29)
    """
    if calendar == "julian":
        return 29 if month == 2 and year % 4 == 0 else gregorian.monthrange(2001, month)[1]
    return gregorian.monthrange(2000 + year % 400, month)[1]


def iso(day: Day) -> str:
    """A day as an ISO 8601 string.

    >>> iso((1941, 6, 22)), iso((-43, 3, 15))
    ('1941-06-22', '-0043-03-15')
    """
    year, month, number = day
    sign = "-" if year < 0 else ""
    return f"{sign}{abs(year):04d}-{month:02d}-{number:02d}"


def parse_iso(text: str) -> Day:
    """The day an ISO 8601 string names; the year may be negative and may have more than four digits."""
    year, month, day = text.rsplit("-", 2)
    return int(year), int(month), int(day)


def day_number(text: str) -> int:
    """The Julian day number of an ISO date, so that days of any age can be subtracted and compared.

    >>> day_number("1941-06-23") - day_number("1941-06-22")
    1
    """
    return julian_day(*parse_iso(text))


def weekday(date: str, calendar: CalendarName = "gregorian") -> int:
    """The day of the week of an ISO date in either calendar, Monday 0.

    >>> weekday("1941-06-22"), weekday("1905-01-09", "julian")
    (6, 6)
    """
    return julian_day(*parse_iso(date), calendar) % 7


# ---- EDTF


@dataclass(frozen=True, slots=True)
class Stretch:
    """First and last day of one EDTF date; None where it is open or not told."""

    first: Day | None
    last: Day | None


ANY = Stretch(None, None)


def _digits(pattern: str) -> tuple[int, int]:
    """Smallest and largest number that digits with X for the untold ones may stand for."""
    return int(pattern.replace("X", "0")), int(pattern.replace("X", "9"))


def _years(text: str) -> tuple[int, int]:
    """First and last year of the year part of an EDTF date."""
    if text[0] == "Y":
        base, _, exponent = text[1:].partition("E")
        year = int(base[:12]) * 10 ** int(exponent or 0)
        return year, year
    if text[0] == "-":
        low, high = _digits(text[1:])
        return -high, -low
    return _digits(text)


def _fitting(pattern: str, numbers: range) -> list[int]:
    """The numbers that two digits with X may stand for."""
    if "X" not in pattern:
        return [int(pattern)] if int(pattern) in numbers else []
    return [n for n in numbers if all(a in ("X", b) for a, b in zip(pattern, f"{n:02d}", strict=True))]


def _stretch(text: str) -> Stretch | None:
    """The days of one EDTF date without interval or set; None when it is none."""
    found = _DATE.match(_TIME.sub(r"\1", text))
    if not found or found["year"] == "-0000":
        return None
    first_year, last_year = _years(found["year"])
    month, day = found["month"], found["day"]
    untold = found["year"].endswith("XXXX")
    if month is None:
        return ANY if untold else Stretch((first_year, 1, 1), (last_year, 12, 31))
    if "X" not in month and int(month) in _SUB_YEAR:
        if day:
            return None
        first, last = _SUB_YEAR[int(month)]
        last_year, last = (last_year + 1, last - 12) if last > 12 else (last_year, last)
        return ANY if untold else Stretch((first_year, first, 1), (last_year, last, month_length(last_year, last)))
    months = _fitting(month, range(1, 13))
    if not months:
        return None
    length = max(month_length(year, m) for year in ((2000,) if untold else (first_year, last_year)) for m in months)
    days = _fitting(day, range(1, length + 1)) if day else [1, month_length(last_year, months[-1])]
    if not days:
        return None
    return ANY if untold else Stretch((first_year, months[0], days[0]), (last_year, months[-1], days[-1]))


def _members(text: str) -> Iterator[tuple[str, str]]:
    """The members of an EDTF set as pairs of ends, equal for a single date, empty for an open end."""
    for member in text[1:-1].split(","):
        first, dots, last = member.strip().partition("..")
        yield first, (last if dots else first)


def _ends(first: str, last: str) -> Stretch | None:
    """The days from one EDTF date to another; "" and ".." are open."""
    ends = [ANY if end in ("", "..") else _stretch(end) for end in (first, last)]
    if ends[0] is None or ends[1] is None or (first in ("", "..") and last in ("", "..")):
        return None
    return Stretch(ends[0].first, ends[1].last)


@lru_cache(maxsize=4096)
def stretches(edtf: str) -> tuple[Stretch, ...]:
    """The days an EDTF string may mean, one stretch a member of a set; none when it is no EDTF.

    >>> stretches("[1687,1690]")[1]
    Stretch(first=(1690, 1, 1), last=(1690, 12, 31))
    """
    text = edtf.strip()
    if text[:1] in ("{", "["):
        if len(text) < 3 or text[-1] != ("}" if text[0] == "{" else "]"):
            return ()
        parts = [_stretch(a) if a == b else _ends(a, b) for a, b in _members(text)]
    elif text.count("/") == 1:
        first, last = text.split("/")
        parts = [_ends(first, last)]
    else:
        parts = [_stretch(text)]
    return () if any(part is None for part in parts) else tuple(part for part in parts if part is not None)


def is_edtf(text: str) -> bool:
    """Whether this is an EDTF string of level 0 to 2 whose days exist.

    >>> [is_edtf(x) for x in ("1941-06-22", "193X", "[1687,1688]", "1975/..", "1880~", "1941-06-31", "May")]
    [True, True, True, True, True, False, False]
    """
    return bool(stretches(text))


def bounds(edtf: str) -> tuple[str | None, str | None]:
    """First and last possible day of an EDTF string as ISO dates; None where it is open, or is no EDTF.

    Qualifiers do not widen it: "about 1880" is bounded by 1880. What they allow is for a comparison to say.

    >>> bounds("1942/1946")
    ('1942-01-01', '1946-12-31')
    >>> bounds("1941-24"), bounds("-04XX"), bounds("1975/..")
    (('1941-12-01', '1942-02-28'), ('-0499-01-01', '-0400-12-31'), ('1975-01-01', None))
    """
    found = stretches(edtf)
    firsts = [part.first for part in found]
    lasts = [part.last for part in found]
    if not found:
        return None, None
    known_first = [day for day in firsts if day is not None]
    known_last = [day for day in lasts if day is not None]
    return (
        iso(min(known_first)) if len(known_first) == len(firsts) else None,
        iso(max(known_last)) if len(known_last) == len(lasts) else None,
    )


def grain(edtf: str) -> str:
    """The unit an EDTF string is stated in.

    day, month, season, quarter, third, half, year, decade, century, millennium, interval or set.

    >>> [grain(x) for x in ("1941-10-18", "1941-24", "193X", "18XX", "1880~", "1942/1946", "{1938,1939}")]
    ['day', 'season', 'decade', 'century', 'year', 'interval', 'set']
    """
    text = edtf.strip()
    if text[:1] in ("{", "["):
        return "set"
    if "/" in text:
        return "interval"
    found = _DATE.match(_TIME.sub(r"\1", text))
    if not found:
        return "year"
    if found["day"]:
        return "month" if found["day"] == "XX" else "day"
    if found["month"]:
        code = 0 if "X" in found["month"] else int(found["month"])
        steps = ((0, "month"), (21, "season"), (33, "quarter"), (37, "third"), (40, "half"))
        return [name for least, name in steps if code >= least][-1]
    return ("year", "decade", "century", "millennium", "millennium")[found["year"].count("X")]


def without_qualifiers(edtf: str) -> str:
    """An EDTF string without its marks for uncertain and approximate.

    >>> without_qualifiers("1930~/1933~")
    '1930/1933'
    """
    return _QUALIFIER.sub("", edtf)
