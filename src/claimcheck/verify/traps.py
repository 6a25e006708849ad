"""Why two numbers may differ: the traps that translators fall into, each told by the arithmetic of the two values."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from claimcheck.calendars import julian_day, style_gap
from claimcheck.compare import calendar_shift
from claimcheck.verify.numbers import roman_value
from claimcheck.verify.values import Value, measures_apart

Trap = Callable[[Value, Value], str]


def name_trap(ours: Value | None, theirs: Value | None) -> str:
    """What may explain that the claim's value is not the passage's, "" when nothing known does.

    >>> from claimcheck.verify.values import read_values
    >>> name_trap(read_values("3 million roubles", "en")[0], read_values("3 миллиарда рублей", "ru")[0])
    'a thousand times: миллиард is a billion, миллион a million'
    """
    if ours is None or theirs is None:
        return ""
    return next((found for trap in TRAPS if (found := trap(ours, theirs))), "")


def _amounts(ours: Value, theirs: Value) -> tuple[Decimal, Decimal] | None:
    if ours.figure is None or theirs.figure is None:
        return None
    a, b = (item.low if item.low is not None else item.high for item in (ours.figure, theirs.figure))
    return (a, b) if a and b else None


def scale_word(ours: Value, theirs: Value) -> str:
    """Million for milliard, thousands dropped."""
    amounts = _amounts(ours, theirs)
    if amounts is None or max(amounts) != 1000 * min(amounts):
        return ""
    if min(abs(amount) for amount in amounts) >= 10**6:
        return "a thousand times: миллиард is a billion, миллион a million"
    return "a thousand times: тыс. stands for thousands"


def decimal_comma(ours: Value, theirs: Value) -> str:
    """A decimal comma read as a separator of thousands, or lost."""
    amounts = _amounts(ours, theirs)
    if amounts is None or "," not in theirs.text:
        return ""
    ratio = max(amounts) / min(amounts)
    return "a decimal comma: in Russian and Ukrainian it is the decimal point" if ratio in (10, 100, 1000) else ""


def one_and_a_half(ours: Value, theirs: Value) -> str:
    """Полтора is one and a half, полтораста a hundred and fifty."""
    amounts = _amounts(ours, theirs)
    low = theirs.text.lower()
    if amounts is None or not low.startswith(("полтор", "півтор", "полутор")):
        return ""
    return "полтораста is 150" if amounts[1] == 150 else "полтора is one and a half"


def old_style(ours: Value, theirs: Value) -> str:
    """A date in the other calendar, or off by the gap of another century."""
    if ours.date is None or theirs.date is None or (ours.date.grain, theirs.date.grain) != ("day", "day"):
        return ""
    if gap := calendar_shift(ours.date.edtf, theirs.date.edtf):
        return f"Old Style: {gap} days"
    days = _days_apart(ours.date.edtf, theirs.date.edtf)
    if days in (10, 11, 12, 13) and ours.date.edtf[:4].isdecimal() and int(ours.date.edtf[:4]) < 1925:
        year, month, day = (int(part) for part in ours.date.edtf.split("-"))
        expected = style_gap(year, month, day)
        return f"{days} days apart: Old Style is {expected} days behind at that time"
    return ""


def _days_apart(a: str, b: str) -> int:
    try:
        (y, m, d), (year, month, day) = ([int(part) for part in edtf.split("-")] for edtf in (a, b))
    except (ValueError, TypeError):
        return 0
    return int(abs(julian_day(y, m, d) - julian_day(year, month, day)))


def other_measure(ours: Value, theirs: Value) -> str:
    """The number kept and the unit changed, or converted by another factor: versts are not kilometres."""
    amounts = _amounts(ours, theirs)
    units = measures_apart(ours, theirs)
    if amounts is None or units is None:
        return ""
    one, other, factor = units
    return f"another unit: one {other.name} is {factor.quantize(Decimal('0.001')).normalize():f} {one.name}"


def inflected_month(ours: Value, theirs: Value) -> str:
    """Months that sound alike: июня and июля, март and мая, листопад (November) and Russian «листопад»."""
    if ours.date is None or theirs.date is None:
        return ""
    a, b = (edtf.split("-") for edtf in (ours.date.edtf, theirs.date.edtf))
    if len(a) < 2 or len(b) < 2 or a[0] != b[0] or a[1] == b[1] or a[2:] != b[2:]:
        return ""
    pair = frozenset((a[1], b[1]))
    if pair == {"06", "07"}:
        return "июня is June, июля July"
    if pair == {"03", "05"}:
        return "марта is March, мая May"
    return "листопад is November, жовтень October" if pair == {"10", "11"} and theirs.lang == "uk" else ""


def roman_century(ours: Value, theirs: Value) -> str:
    """A century taken for the hundred that its number begins with: XIX is the 1800s."""
    if ours.date is None or theirs.date is None:
        return ""
    roman = next((value for word in theirs.text.split() if (value := roman_value(word.strip(".,")))), 0)
    if roman and ours.date.edtf[:2].isdecimal() and int(ours.date.edtf[:2]) == roman:
        return f"the {roman}th century is the {roman - 1}00s"
    return ""


TRAPS: tuple[Trap, ...] = (scale_word, decimal_comma, one_and_a_half, other_measure, old_style, inflected_month, roman_century)
"""In this order: the first that explains the difference is told."""
