"""Figures whose form is their own: so many in so many, shillings and pence, ages and multiples in one word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from itertools import pairwise

from claimcheck.records import Figure, Language
from claimcheck.text.declension import plain
from claimcheck.text.figures_units import read_unit
from claimcheck.text.numerals import Number
from claimcheck.text.numerals_scan import share
from claimcheck.text.spans import near, outside, overlaps
from claimcheck.text.stems import find_stems, lowered
from claimcheck.text.tables.dates_numbers import COMPOUND_NUMBERS
from claimcheck.text.tables.figures import AGED_PERSON, TIME_UNITS, TIME_WORD, TIMES, TIMES_STEMS, YEARS_OF_AGE

_BETWEEN = frozenset((" in ", " in every ", " out of ", " out of every "))
MOST = 1000
"""The greatest number that a share is told of in words."""


def ratios(text: str, lang: Language, numbers: Sequence[Number], found: Sequence[Figure]) -> list[Figure]:
    """The figures with those of an English ratio put together: "one in ten convicts" is 0.1; "two in three days" is none."""
    made = list(_in_so_many(text, numbers)) if lang == "en" else []
    return with_made(found, made)


def _in_so_many(text: str, numbers: Sequence[Number]) -> Iterator[Figure]:
    for first, second in pairwise(numbers):
        if text[first.end : second.start].lower() not in _BETWEEN or first.spelled != second.spelled:
            continue
        if first.fraction or second.fraction or second.plural or not 0 < first.value < second.value <= MOST:
            continue
        unit = read_unit(text, second.end, "en")[0]
        if unit not in TIME_UNITS:
            value = share(first.value, second.value)
            yield Figure(first.start, second.end, text[first.start : second.end], value, value, "exact", unit, None)


_SHILLINGS = re.compile(r"(?<![\w.,])(?P<s>\d{1,3})s\.?(?: (?P<d>\d{1,2}[½¼¾]?)d\b\.?)?(?!\w)")
_PENCE = re.compile(r"(?<![\w.,])(?P<d>\d{1,2}[½¼¾]?)d\.(?!\w)")
_POUNDS = re.compile(r"(?:£\s?\d[\d,]*,?|\d{1,4}l\.) $")
_VULGAR = {"½": "0.5", "¼": "0.25", "¾": "0.75"}


def old_money(text: str, found: Sequence[Figure]) -> list[Figure]:
    """The figures with shillings and pence in short: "7s. 6d.", "£3 4s."; not a decade, "the 30s"."""
    made: list[Figure] = []
    for match in _SHILLINGS.finditer(text) if "s" in text else ():
        if match["d"] or _POUNDS.search(text, max(0, match.start() - 12), match.start()):
            made.append(_coins(text, match, "s", "shilling", 2))
            if match["d"]:
                made.append(_coins(text, match, "d", "penny", 2))
    taken = {figure.start for figure in made}
    pence = _PENCE.finditer(text) if "d." in text else ()
    made += [_coins(text, match, "d", "penny", 2) for match in pence if match.start() not in taken]
    return with_made(found, made)


def with_made(found: Sequence[Figure], made: Sequence[Figure]) -> list[Figure]:
    """The figures made, and of the others those that overlap none of them."""
    if not made:
        return list(found)
    made = sorted(made, key=lambda figure: figure.start)
    return [*outside(sorted(found, key=lambda figure: figure.start), made), *made]


def _coins(text: str, match: re.Match[str], group: str, unit: str, mark: int) -> Figure:
    start, end = match.start(group), match.end(group)
    digits = match[group]
    value = Decimal(digits.rstrip("½¼¾") or "0") + Decimal(_VULGAR.get(digits[-1], "0"))
    end += 1 + (text[end + 1 : end + mark] == ".")
    return Figure(start, end, text[start:end], value, value, "exact", unit, None)


_AGED = re.compile(r"(?<![\w-])([А-Яа-яЁёІіЇїЄєҐґ'’]{3,})(?:летн|річн|літн)[а-яіїє]{1,3}(?!\w)")


def ages(text: str, lang: Language, found: Sequence[Figure]) -> Iterator[Figure]:
    """Ages in one word with their person: «восьмидесятитрёхлетняя вдова», «семирічний хлопчина»."""
    ordered = sorted(found, key=lambda figure: figure.start)
    for match in _AGED.finditer(text) if lang != "en" else ():
        years = COMPOUND_NUMBERS.get(plain(match[1]).replace("’", "'"))
        if years is not None and AGED_PERSON.match(text, match.end()):
            value = Decimal(str(years))
            figure = Figure(match.start(), match.end(), match[0], value, value, "exact", YEARS_OF_AGE[lang], None)
            if not overlaps(figure, near(ordered, figure)):
                yield figure


def times(text: str, lang: Language, found: Sequence[Figure]) -> Iterator[Figure]:
    """How many times, in one word: вдвое, doubled."""
    ordered = sorted(found, key=lambda figure: figure.start)
    for at in find_stems(lowered(text), TIMES_STEMS):
        match = _times_words().match(text, at)
        if match is None:
            continue
        value = Decimal(TIMES[int(str(match.lastgroup)[1:])][0])
        figure = Figure(match.start(), match.end(), match[0], value, value, "exact", TIME_WORD[lang], None)
        if not overlaps(figure, near(ordered, figure)):
            yield figure


@cache
def _times_words() -> re.Pattern[str]:
    return re.compile("|".join(rf"(?P<t{n}>(?<!\w)(?:{forms})(?!\w))" for n, (_, forms) in enumerate(TIMES)), re.IGNORECASE)
