"""Do two dates, two figures, two durations agree? Each answer comes with its reason.

A difference is what cannot be reconciled: a coarser value that holds the finer one agrees, and so do values that overlap.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from claimcheck.calendars import Day, Stretch, julian_day, month_length, stretches, style_gap
from claimcheck.records import Agreement, Figure, Modifier, ValueAgreement


@dataclass(frozen=True, slots=True)
class Comparison:
    """Whether two values agree, and why."""

    status: Agreement
    why: str


# ---- dates

DAYS_OF_GRACE = {"day": 3, "month": 31, "year": 3 * 366}
"""How far "about" reaches beyond a date of each grain."""
OLD_STYLE_USED = (1582, 1924)
"""From the Gregorian reform to the last country (Greece) that gave the Julian calendar up."""
_LEADING_YEAR = re.compile(r"(?<![\dX-])-?[0-9X]{4}")
_UNTOLD_YEAR = re.compile(r"(?<![\dX-])XXXX(?=-)")


def compare_dates(a: str, b: str) -> Comparison:
    """Two EDTF dates: they agree when some day fits both.

    Two days that lie apart by just the gap between the calendars at their time agree as well, and `why` names the Old Style
    one: `calendar_shift` tells such a pair from an ordinary one.

    >>> compare_dates("1941-10", "1941-10-18")
    Comparison(status='agrees', why='1941-10 holds 1941-10-18')
    >>> compare_dates("1941", "1942")
    Comparison(status='differs', why='1941 and 1942 have no day in common')
    >>> compare_dates("1917-10-25", "1917-11-07").why
    'Old Style 1917-10-25 is New Style 1917-11-07: 13 days'
    """
    if a == b:
        return Comparison("agrees", "the same")
    first, second = _share_year(a, b), _share_year(b, a)
    ours, theirs = _day_ranges(first), _day_ranges(second)
    if not ours or not theirs:
        return Comparison("absent", f"{b if ours else a} is not a date that can be compared")
    if any(low <= end and begin <= high for low, high in ours for begin, end in theirs):
        return Comparison("agrees", _why_agree(a, b, ours, theirs))
    if gap := calendar_shift(a, b):
        return Comparison("agrees", f"Old Style {min(a, b)} is New Style {max(a, b)}: {gap} days")
    return Comparison("differs", f"{a} and {b} have no day in common")


def calendar_shift(a: str, b: str) -> int | None:
    """The days between two dates when they are the Old and New Style of one day; None when they are not.

    >>> calendar_shift("1861-02-26", "1861-03-10"), calendar_shift("1861-02-26", "1861-03-11")
    (12, None)
    """
    days = [day for edtf in (a, b) if (day := _single_day(edtf))]
    if len(days) != 2:
        return None
    earlier, later = sorted(days)
    gap = julian_day(*later) - julian_day(*earlier)
    if not OLD_STYLE_USED[0] <= later[0] <= OLD_STYLE_USED[1]:
        return None
    return gap if gap == style_gap(*later) else None


def _single_day(edtf: str) -> Day | None:
    found = stretches(edtf)
    return found[0].first if len(found) == 1 and found[0].first == found[0].last else None


SOME_YEAR = "2000"
"""Stands in where neither date names a year: a leap year, so that every day has its place."""


def _share_year(edtf: str, other: str) -> str:
    """A date that names no year, with the other one's year put in."""
    if not edtf.startswith("XXXX"):
        return edtf
    year = _LEADING_YEAR.search(other)
    if other.startswith("XXXX"):
        return _UNTOLD_YEAR.sub(SOME_YEAR, edtf)
    return _UNTOLD_YEAR.sub(year[0], edtf) if year and "X" not in year[0] else edtf


@lru_cache(maxsize=4096)
def _day_ranges(edtf: str) -> tuple[tuple[float, float], ...]:
    """Day numbers a date may mean, with what "about" and a loosely named winter or century add; () for no date."""
    out = []
    parts = stretches(edtf)
    grace = _grace(edtf) if re.search(r"[~%]", edtf) else 0
    for part in parts:
        low, high = _numbers(part)
        out.append((low - grace, high + grace))
    if found := re.fullmatch(r"(-?\d{4})-2[48][?~%]?", edtf):
        year = int(found[1])  # "the winter of 1942" may have been its January and February
        out.append((julian_day(year, 1, 1), julian_day(year, 2, month_length(year, 2))))
    if re.fullmatch(r"\d\dXX[?~%]?", edtf):
        last = int(edtf[:2]) * 100 + 100  # the 19th century runs to 1900 or to 1899, as its writer counts
        out.append((julian_day(last, 1, 1), julian_day(last, 12, 31)))
    return tuple(out)


def _grace(edtf: str) -> int:
    length = max((part.count("-") for part in re.split(r"/|\.\.|,", edtf.strip("[]{}-"))), default=0)
    return DAYS_OF_GRACE["year" if length == 0 else "month" if length == 1 else "day"]


def _numbers(part: Stretch) -> tuple[float, float]:
    return (
        -math.inf if part.first is None else julian_day(*part.first),
        math.inf if part.last is None else julian_day(*part.last),
    )


def _why_agree(a: str, b: str, ours: tuple[tuple[float, float], ...], theirs: tuple[tuple[float, float], ...]) -> str:
    def within(inner: tuple[tuple[float, float], ...], outer: tuple[tuple[float, float], ...]) -> bool:
        return min(x for x, _ in outer) <= min(x for x, _ in inner) and max(y for _, y in inner) <= max(y for _, y in outer)

    if within(theirs, ours):
        return f"{a} holds {b}"
    if within(ours, theirs):
        return f"{b} holds {a}"
    return f"{a} and {b} overlap"


# ---- figures

ABOUT = Decimal("0.1")
"""How far "about" reaches: a tenth of the figure."""
ROUNDED_FROM = 1000
"""Figures from here on may be round numbers for finer ones."""
ROUNDED_BY = Decimal("0.05")
"""A round number stands for a finer one no further from it than this share."""


def compare_figures(a: Figure, b: Figure) -> Comparison:
    """Two figures of one thing in one unit: they agree when some number fits both.

    "Over 400" agrees with 800, "about 100" with 110, 10,700 with 10,712 that it may be rounded from. Whether they count the
    same thing is for the caller to know; a share is never held against a number.
    """
    if (a.unit in PERCENT) != (b.unit in PERCENT):
        return Comparison("absent", "one is a share, the other a number")
    ours, theirs = _reach(a), _reach(b)
    if ours is None or theirs is None:
        return Comparison("agrees", "one of them is too vague to differ")
    names = f"{a.text} and {b.text}"
    if a.modifier == b.modifier == "exact" and (a.low, a.high) == (b.low, b.high):
        return Comparison("agrees", "the same")
    if ours[0] <= theirs[1] and theirs[0] <= ours[1]:
        exact = a.modifier == b.modifier == "exact"
        return Comparison("agrees", "the same" if exact else f"some number fits both {names}")
    if _rounded(a, b) or _rounded(b, a):
        return Comparison("agrees", f"one of {names} is a round number for the other")
    return Comparison("differs", f"no number fits both {names}")


PERCENT = frozenset({"percent", "%", "процент", "відсоток", "доля", "частка", "percentage point"})
"""Units of shares, as the figure reader writes them."""


def _reach(figure: Figure) -> tuple[Decimal, Decimal] | None:
    """Least and greatest number that the figure's words allow; None when they allow any."""
    return _stretched(figure.low, figure.high, figure.modifier)


def _stretched(low: Decimal | None, high: Decimal | None, modifier: Modifier) -> tuple[Decimal, Decimal] | None:
    """The least and greatest number that a value with its hedge allows; None when it allows any."""
    if low is None and high is None:
        return None
    least = Decimal("-Infinity") if low is None else low
    most = Decimal("Infinity") if high is None else high
    if modifier in ("over", "at_least"):
        most = Decimal("Infinity")
    if modifier in ("under", "at_most"):
        least = Decimal("-Infinity")
    if modifier in ("about", "vague") and least.is_finite() and most.is_finite():
        least, most = least - abs(least) * ABOUT, most + abs(most) * ABOUT
    return least, most


Interval = tuple[Decimal | None, Decimal | None, Modifier]
"""Least and greatest value as the words have them, and their hedge."""
CONVERTED = Decimal("0.06")
"""How far a measure may be off one converted from another unit: a mile for a verst and a half is a twentieth off with rounding."""
SHARE = Decimal("0.04")
"""How far a fraction in words may be off a share in percent: three in four are 73 %."""


def compare_numbers(a: Interval, b: Interval, names: str, *, converted: bool = False, spelled: bool = False) -> Comparison:
    """Two amounts in one unit: they agree when some number fits both, with leave for a conversion or a fraction in words.

    >>> half = (Decimal("0.5"), Decimal("0.5"), "exact")
    >>> compare_numbers(half, (Decimal("0.48"), Decimal("0.48"), "exact"), "half and 48 %", spelled=True).status
    'agrees'
    """
    ours, theirs = _stretched(*a), _stretched(*b)
    if ours is None or theirs is None:
        return Comparison("agrees", "one of them is too vague to differ")
    grace = SHARE if spelled else Decimal(0)
    if converted:
        ends = [abs(end) for end in (*ours, *theirs) if end.is_finite()]
        grace = CONVERTED * min(ends, default=Decimal(0))
    if ours[0] - grace <= theirs[1] and theirs[0] - grace <= ours[1]:
        return Comparison("agrees", f"some number fits both {names}")
    return Comparison("differs", f"no number fits both {names}")


def _rounded(coarse: Figure, fine: Figure) -> bool:
    """Whether the first figure may be a round number for the second."""
    if coarse.modifier != "exact" or fine.modifier != "exact" or coarse.low is None or coarse.low != coarse.high:
        return False
    if fine.low is None or fine.low != fine.high or abs(coarse.low) < ROUNDED_FROM:
        return False
    zeros, other = _trailing_zeros(coarse.low), _trailing_zeros(fine.low)
    if zeros < 2 or other >= zeros:
        return False
    return abs(coarse.low - fine.low) <= min(Decimal(10) ** zeros / 2, abs(coarse.low) * ROUNDED_BY)


def _trailing_zeros(number: Decimal) -> int:
    exponent = number.normalize().as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


# ---- durations

_DURATION = re.compile(
    r"P(?=.)(?:(?P<Y>\d+(?:[.,]\d+)?)Y)?(?:(?P<M>\d+(?:[.,]\d+)?)M)?(?:(?P<W>\d+(?:[.,]\d+)?)W)?(?:(?P<D>\d+(?:[.,]\d+)?)D)?"
    r"(?:T(?=.)(?:(?P<h>\d+(?:[.,]\d+)?)H)?(?:(?P<m>\d+(?:[.,]\d+)?)M)?(?:(?P<s>\d+(?:[.,]\d+)?)S)?)?"
)
UNIT_DAYS: dict[str, tuple[float, float]] = {
    "Y": (365, 366), "M": (28, 31), "W": (7, 7), "D": (1, 1), "h": (1 / 24, 1 / 24), "m": (1 / 1440, 1 / 1440), "s": (1 / 86400, 1 / 86400),
}  # fmt: skip
"""Shortest and longest length of each unit in days."""
YEAR_DAYS = 365.2425


def duration_days(iso: str) -> tuple[float, float]:
    """Shortest and longest number of days from first to last that an ISO 8601 duration allows; (nan, nan) for none.

    A count of whole days may include both ends or one, so that fifty days reach from 49 to 50; longer runs of months and
    years are held to what a calendar can give.

    >>> duration_days("P50D"), duration_days("P7W"), duration_days("P1Y")
    ((49.0, 50.0), (48.0, 49.0), (364.0, 366.0))
    >>> duration_days("P12M")
    (364.0, 366.0)
    """
    amounts = _amounts(iso)
    if not amounts:
        return math.nan, math.nan
    months = amounts.get("M", 0) + 12 * amounts.get("Y", 0)
    low, high = _months_in_days(months)
    for unit in ("W", "D", "h", "m", "s"):
        low += amounts.get(unit, 0) * UNIT_DAYS[unit][0]
        high += amounts.get(unit, 0) * UNIT_DAYS[unit][1]
    if not amounts.keys() & {"h", "m", "s"} and low >= 1:
        low -= 1
    return low, high


def _months_in_days(months: float) -> tuple[float, float]:
    """The fewest and most days that so many months can have."""
    if months != int(months):
        return math.floor(months / 12 * YEAR_DAYS), math.ceil(months / 12 * YEAR_DAYS)
    years, rest = divmod(int(months), 12)
    whole = (years * 365 + years // 4 - (years > 0 and years % 4 == 0 and years >= 100), years * 365 + (years + 3) // 4)
    spread = {0: (0, 0), 1: (28, 31), 2: (59, 62), 3: (89, 92), 4: (120, 123), 5: (150, 153), 6: (181, 184),
              7: (212, 215), 8: (242, 245), 9: (273, 276), 10: (303, 306), 11: (334, 337)}[rest]  # fmt: skip
    return whole[0] + spread[0], whole[1] + spread[1]


def compare_durations(a: str, b: str) -> Comparison:
    """Two ISO 8601 durations: they agree when some number of days fits both, the coarser taken as rounded.

    >>> compare_durations("P50D", "P7W").status, compare_durations("P1Y", "P7M").status
    ('agrees', 'differs')
    >>> compare_durations("P18M", "P1Y6M")
    Comparison(status='agrees', why='both are 545 to 550 days')
    """
    ours, theirs = duration_days(a), duration_days(b)
    if math.isnan(ours[0]) or math.isnan(theirs[0]):
        return Comparison("absent", f"{b if not math.isnan(ours[0]) else a} is not a length of time that can be compared")
    if ours == theirs:
        return Comparison("agrees", f"both are {ours[0]:g} to {ours[1]:g} days")
    grace = _rounding_days(a, b)
    if ours[0] - grace <= theirs[1] and theirs[0] <= ours[1] + grace:
        return Comparison(
            "agrees", f"{a} and {b} are about as long: {ours[0]:g} to {ours[1]:g} and {theirs[0]:g} to {theirs[1]:g} days"
        )
    return Comparison("differs", f"{a} is {ours[0]:g} to {ours[1]:g} days, {b} is {theirs[0]:g} to {theirs[1]:g}")


HEDGED = 0.18
"""How far "about" and "nearly" reach for a length of time: a seventh."""


def compare_hedged_durations(a: str, b: str, hedge: Modifier = "exact", other: Modifier = "exact") -> Comparison:
    """Two ISO 8601 durations with the hedges that stand before them: "nearly two years" is about P20M, "over a year" P14M.

    >>> compare_hedged_durations("P2Y", "P20M", "about").status, compare_hedged_durations("P2M", "P9W", "over").status
    ('agrees', 'agrees')
    >>> compare_hedged_durations("P11W", "P11M").status, compare_hedged_durations("P2Y", "P20M", "over").status
    ('differs', 'differs')
    """
    plain = compare_durations(a, b)
    if plain.status == "absent" or (plain.status == "agrees" and (hedge, other) == ("exact", "exact")):
        return plain
    ours, theirs = (_hedged(iso, words) for iso, words in ((a, hedge), (b, other)))
    if ours[0] <= theirs[1] and theirs[0] <= ours[1]:
        return (
            plain if plain.status == "agrees" else Comparison("agrees", f"some length fits both {a} and {b} as they are hedged")
        )
    return plain if plain.status == "differs" else Comparison("differs", f"{a} and {b} exclude each other as they are hedged")


def _hedged(iso: str, hedge: Modifier) -> tuple[float, float]:
    low, high = duration_days(iso)
    if hedge in ("over", "at_least"):
        return low, math.inf
    if hedge in ("under", "at_most"):
        return 0.0, high
    if hedge in ("about", "vague"):
        return low * (1 - HEDGED), high * (1 + HEDGED)
    return low, high


def _rounding_days(a: str, b: str) -> float:
    """How far a duration in a coarser unit may be off the finer one: half its unit, at most a tenth of it."""
    units = [next(unit for unit in reversed(UNIT_DAYS) if unit in amounts) for amounts in (_amounts(a), _amounts(b))]
    if units[0] == units[1]:
        return 0
    order = list(UNIT_DAYS)
    coarse, unit = min(zip((a, b), units, strict=True), key=lambda pair: order.index(pair[1]))
    return min(UNIT_DAYS[unit][1] / 2, duration_days(coarse)[1] / 10)


def _amounts(iso: str) -> dict[str, float]:
    """The number of each unit in an ISO 8601 duration; empty when it is none."""
    found = _DURATION.fullmatch(iso) if len(iso) < 80 else None
    return {unit: float(text.replace(",", ".")) for unit, text in found.groupdict().items() if text} if found else {}


def why_beside(value: ValueAgreement) -> str:
    """The reason of an agreement in brackets, for a place where both values stand; empty where it only says them again.

    >>> why_beside(ValueAgreement("500", "300", "differs", "500 against 300"))
    ''
    >>> why_beside(ValueAgreement("500", "500,000", "differs", "off by a thousand"))
    ' (off by a thousand)'
    """
    return "" if value.why in ("", f"{value.claim} against {value.source}") else f" ({value.why})"
