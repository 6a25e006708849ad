"""Numbers that only number: items of a list, notes, ordinals in words, hours of the day, labels. No figure is made of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from claimcheck.records import Language
from claimcheck.text.figures_units import is_name_word
from claimcheck.text.numerals import Number
from claimcheck.text.tables import dates_numbers
from claimcheck.text.tables.figures import AGED_IN_DIGITS, DAYTIME, MONTHS, NO_LABELS, STOPS, TENS

_SHORT_YEAR = re.compile(r"(?<!\w)['’‘]\d\d(?![\w'’]|\s[a-z]+s\b)")
_BRACKETED = re.compile(r"\[\d{1,3}(?:[,–-]\s?\d{1,3})*\]")
_NEXT_WORD = re.compile(r"[ \xa0-]([^\W\d_]+(?:['’][^\W\d_]+)?)")
_LABEL = re.compile(r"([A-Z][\w’'.]*)[ \xa0]$")
_NOUN = re.compile(r"(?<![^\W\d_])([^\W\d_]{3,})[ \xa0]$")
_JUBILEE = re.compile(r"[-‑](?:лет|річ|годов)", re.IGNORECASE)
_AT = re.compile(r"\b(?:at|until|till|o[’']clock|past)\s$|(?<!\w)(?:о|об)\s$", re.IGNORECASE)
_HALF_HOUR = re.compile(r"(?:^|[\s(])(?:в|во|к|до|после|о|за|at|in|first|second|latter|other)\s$", re.IGNORECASE)


@cache
def _ordinals() -> frozenset[str]:
    return frozenset(word for word, _ in dates_numbers.ordinals()) | TENS


def only_numbers(text: str, number: Number) -> bool:
    """Whether a number only numbers, whatever is counted behind it."""
    before, after = text[number.start - 1 : number.start], text[number.end : number.end + 2]
    if before and before in '«“„"' and after[:1] and after[0] in '»”“"' and not number.spelled:
        return True  # the title «1984»
    if before == "[" and _BRACKETED.match(text, number.start - 1):
        return True
    following = _NEXT_WORD.match(text, number.end)
    if following and _is_ordinal(number, following[1].lower()):
        return True
    if not number.spelled and number.value <= 31 and following and MONTHS.match(following[1].lower()):
        return True
    if not number.spelled and _JUBILEE.match(text, number.end) and not AGED_IN_DIGITS.match(text, number.end):
        return True
    if number.spelled or number.value >= 100:
        return False
    if _SHORT_YEAR.match(text, number.start - 1):
        return True
    if after == ") ":
        opened, closed = (text.rfind(mark, max(0, number.start - 60), number.start) for mark in "()")
        return opened <= closed
    return after == ". " and not text[text.rfind("\n", max(0, number.start - 40), number.start) + 1 : number.start].strip()


def _is_ordinal(number: Number, following: str) -> bool:
    """Whether the number is the first part of an ordinal in words: «двадцать пятом», "eighteen-sixties"."""
    if not number.spelled or number.fraction or following not in _ordinals():
        return False
    return (number.value >= 20 and number.value % 10 == 0) or following in TENS


def is_label(text: str, number: Number, lang: Language) -> bool:
    """Whether a number that counts nothing is the label of the word before it: "Sonnet 18", «высота 203»."""
    if number.spelled or number.fraction or not text[number.start : number.end].isdecimal():
        return False
    if lang == "ru":
        noun = _NOUN.search(text, max(0, number.start - 24), number.start)
        return noun is not None and is_name_word(noun[1].lower())
    if lang == "uk":
        return False
    label = _LABEL.search(text, max(0, number.start - 24), number.start)
    return label is not None and label[1].lower() not in STOPS["en"] and label[1].lower() not in NO_LABELS


def is_year(text: str, numbers: Sequence[Number], index: int, lang: Language) -> bool:
    """Whether two numbers in words are a year: "nineteen fourteen"."""
    if lang != "en" or index + 1 == len(numbers):
        return False
    first, second = numbers[index], numbers[index + 1]
    return (
        first.spelled
        and second.spelled
        and 10 <= first.value <= 20
        and 10 <= second.value < 100
        and text[first.end : second.start] in (" ", "-", "\xa0")
        and first.words == 1
    )


def is_hour(text: str, number: Number, *, alone: bool) -> bool:
    """Whether a number is an hour of the day: "at seven" `alone`, «десять часов утра», «в половине шестого»."""
    start = number.start
    if DAYTIME.match(text, number.end):
        return True
    if number.fraction:
        following = _NEXT_WORD.match(text, number.end)
        return (
            following is not None
            and following[1].lower() in _ordinals()
            and _HALF_HOUR.search(text, max(0, start - 8), start) is not None
        )
    return alone and number.value <= 24 and _AT.search(text, max(0, start - 9), start) is not None
