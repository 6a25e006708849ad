"""Dates as days and years to reckon with."""

from __future__ import annotations

import re
from functools import lru_cache

from claimcheck.calendars import bounds, day_number, parse_iso
from claimcheck.records import DateMention

Days = tuple[int, int]
"""First and last Julian day number that a date allows."""
_QUALIFIED = re.compile(r"[~?%]")


@lru_cache(maxsize=4096)
def edtf_days(edtf: str) -> Days | None:
    """First and last day of an EDTF date; None where an end is open or no year is told."""
    if edtf.startswith("XXXX"):
        return None
    first, last = bounds(edtf)
    return (day_number(first), day_number(last)) if first and last else None


def days(date: DateMention) -> Days | None:
    """First and last day of a date; None where an end is open or no year is told. A boundary counts as what it names.

    >>> from claimcheck.text.dates import read_dates
    >>> [days(date) for date in read_dates("On 22 June 1941, since 1942")]
    [(2430168, 2430168), (2430361, 2430725)]
    """
    return edtf_days(date.edtf.removeprefix("../").removesuffix("/.."))


def years(date: DateMention) -> tuple[int, int] | None:
    """First and last year of a date; None where it has none."""
    edtf = date.edtf.removeprefix("../").removesuffix("/..")
    if edtf.startswith("XXXX"):
        return None
    first, last = bounds(edtf)
    return (parse_iso(first)[0], parse_iso(last)[0]) if first and last else None


def is_single(date: DateMention) -> bool:
    """Whether a date is one day, month, season or year, and stated as such: no stretch, no open end, no "about"."""
    return date.grain in ("day", "month", "season", "year") and not _QUALIFIED.search(date.edtf) and "/" not in date.edtf


def ends(date: DateMention) -> tuple[str, str] | None:
    """The two ends of a stretch of time as EDTF; None for anything else and for open ends."""
    first, slash, last = date.edtf.partition("/")
    return (first, last) if slash and first not in ("", "..") and last not in ("", "..") else None


def say_years(low: int, high: int) -> str:
    """An age or a number of years that may be off by the birthday: "27 or 28"."""
    return str(low) if low == high else f"{low} or {high}" if high == low + 1 else f"{low} to {high}"
