"""Lengths of time as ISO 8601, hedges left out."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from claimcheck.records import Duration, Language
from claimcheck.text.numerals import number_words, decimal_of, read_numeral

UNITS: tuple[tuple[str, str], ...] = (
    (r"years?|лет|год(?:а|у|ом|ов)?|рок(?:и|ів|у|ом)|рік", "Y"),  # forty years, сорок лет, п'ять років
    (r"months?|месяц(?:а|ев|у|ем)?|місяц(?:і|ів|я|ь)|місяць", "M"),  # five months
    (r"weeks?|недел(?:я|и|ь|ю)|тиж(?:день|ні|нів|ня)", "W"),  # around 7 weeks
    (r"days?|дн(?:я|ей|и)|день|сут(?:ки|ок)|дні|днів|діб|доби", "D"),  # 50 day
    (r"hours?|час(?:а|ов)?|годин(?:и|у|а)?", "TH"),  # 48 hours
    (r"minutes?|минут(?:ы|у|а)?|хвилин(?:и|у|а)?", "TM"),
    (r"decades?|десятилети(?:е|я|й)|десятиліт(?:тя|ь)", "10Y"),
    (r"centur(?:y|ies)|век(?:а|ов)|столети(?:е|я|й)|століт(?:тя|ь)", "100Y"),
)
"""Words for units with ISO's letters."""


@cache
def _scanner() -> re.Pattern[str]:
    words = "|".join(sorted((re.escape(word) for word in number_words()), key=len, reverse=True))
    number = rf"(?:\d+(?:[.,]\d+)?|(?:(?:{words})(?:[-\s](?:and\s)?(?:{words})\b){{0,4}})|(?<=\b)an?(?=\s))"
    units = "|".join(f"(?P<u{n}>{form})" for n, (form, _) in enumerate(UNITS))
    return re.compile(rf"(?<![\w.,-])(?P<number>{number})(?:\s?[-–—]\s?|[\s\xa0])(?:(?:long|whole|full|целых|полных|цілих)\s)?(?:{units})\b(?!\s?(?:рождения|народження))", re.IGNORECASE)


_HALF_YEAR = re.compile(r"\b(?:полгода|півроку|half a year)\b", re.IGNORECASE)
_AGE_AFTER = re.compile(r"[\s-]*(?:old\b|of age\b|от роду\b|від роду\b)", re.IGNORECASE)


def read_durations(text: str, lang: Language | None = None) -> tuple[Duration, ...]:  # noqa: ARG001  # the three are read together
    """The lengths of time in a text, in order; ages are figures, not lengths.

    >>> [(d.text, d.iso) for d in read_durations("The 50 day battle took around 7 weeks; сорок лет прошло.")]
    [('50 day', 'P50D'), ('7 weeks', 'P7W'), ('сорок лет', 'P40Y')]
    """
    found = []
    for match in _scanner().finditer(text):
        if _AGE_AFTER.match(text, match.end()):
            continue
        words = match["number"]
        number = Decimal(1) if words.lower() in ("a", "an") else decimal_of(words) if words[0].isdigit() else read_numeral(words)
        unit = next(UNITS[int(name[1:])][1] for name, value in match.groupdict().items() if value and name[0] == "u")
        if number is None or number > 5000 or (number >= 1000 and unit in ("Y", "10Y", "100Y")):
            continue
        found.append(Duration(match.start(), match.end(), match[0], _iso(number, unit)))
    found += [Duration(m.start(), m.end(), m[0], "P6M") for m in _HALF_YEAR.finditer(text)]
    found.sort(key=lambda item: item.start)
    return tuple(item for n, item in enumerate(found) if n == 0 or item.start >= found[n - 1].end)


def _iso(number: Decimal, unit: str) -> str:
    times = {"10Y": 10, "100Y": 100}.get(unit)
    if times:
        number, unit = number * times, "Y"
    if number != int(number) and unit == "Y" and number * 12 == int(number * 12):
        years, months = divmod(int(number * 12), 12)
        return f"P{years}Y{months}M" if years else f"P{months}M"
    amount = format(number.normalize(), "f")
    return f"PT{amount}{unit[1]}" if unit[0] == "T" else f"P{amount}{unit}"
