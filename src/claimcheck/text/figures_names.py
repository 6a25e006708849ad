"""Numbers that only number: items of a list, notes, ordinals in words, hours of the day, labels. No figure is made of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

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
    if not number.spelled and _is_no_cardinal(text, number):
        return True
    if number.spelled and number.scale > 1 and text[max(0, number.start - 4) : number.start] == "per ":
        return True
    if number.spelled and _is_title_case(text, number):
        return True
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


_LEADING_ZERO = re.compile(r"0\d{1,}(?![\d.,])")
_ORDINAL_ENDING = re.compile(r"[-‑](?:х|е|ые|ых|ым|ыми|ми|і|их|им|ими)(?!\w)")


def _is_no_cardinal(text: str, number: Number) -> bool:
    """Whether digits are no amount by their shape: «60-х» is an ordinal, «22-х» is not; 0530 is a time or a code."""
    if _LEADING_ZERO.match(text, number.start):
        return True
    ending = _ORDINAL_ENDING.search(text, number.start, number.end + 5)
    if ending is None or not text[number.start : ending.start()].isdecimal():
        return False
    last, teens = number.value % 10, 10 < number.value % 100 < 20
    return ending[0][1:] not in ("х", "ми") or teens or last not in (2, 3, 4)


_IN_SENTENCE = re.compile(r"[a-z,;]['’”\"]? $")


def _is_title_case(text: str, number: Number) -> bool:
    """Whether an English number has a capital in the middle of a sentence, as names have: "the Big Three", "a Morris Eight"."""
    word = text[number.start : number.end]
    start = number.start
    before = _IN_SENTENCE.search(text, max(0, start - 4), start) or (start > 1 and text[start - 2].isalnum())
    return bool(word[0].isupper() and word.isascii() and word[1:2].islower() and before)


_HOUR_ORDINAL = (
    r"(?:перв|втор|трет|четв[её]рт|пят|шест|седьм|восьм|девят|десят|одиннадцат|двенадцат|перш|друг|четверт|п[’'ʼ]ят|шост|сьом|дев[’'ʼ]ят"
    r"|одинадцят|дванадцят)(?:ого|ьего|у|ю|я|а|ої|ьої|ій)"
)
_HOUR = r"(?:час|два|три|четыре|пять|шесть|семь|восемь|девять|десять|одиннадцать|двенадцать|\d{1,2})"
_MINUTES = r"(?:пять|пяти|десять|десяти|пятнадцать|пятнадцати|двадцать|двадцати|п[’'ʼ]ять|п[’'ʼ]ятнадцять|двадцять|\d{1,2}|четверть|четверти|чверть)(?:\s(?:пять|пяти|п[’'ʼ]ять))?"
_CLOCK = re.compile(
    rf"(?<!\w)(?:без\s{_MINUTES}(?:\sминут\w?)?\s{_HOUR}(?!\w)|{_MINUTES}(?:\s(?:минут\w?|хвилин\w?))?\s(?:(?:на|по)\s)?{_HOUR_ORDINAL}(?!\w)(?!\s(?:част|дол|год|рок))"
    rf"|за\s{_MINUTES}(?:\sхвилин\w?)?\s{_HOUR_ORDINAL}(?!\w))",
    re.IGNORECASE,
)
_CLOCK_STEMS = ("минут", "хвилин", "ез ", "четверть ", "чверть ", "за ", "За ")


class Clock(NamedTuple):
    """Where a time of the day in words stands."""

    start: int
    end: int


def clock_times(text: str, lang: Language) -> list[Clock]:
    """The times of the day in Russian or Ukrainian words: «десять минут одиннадцатого», «без четверти девять», «за десять восьма»."""
    if lang == "en" or not any(stem in text for stem in _CLOCK_STEMS):
        return []
    return [Clock(match.start(), match.end()) for match in _CLOCK.finditer(text)]


def _is_ordinal(number: Number, following: str) -> bool:
    """Whether the number is the first part of an ordinal in words: «двадцать пятом», "eighteen-sixties"."""
    if not number.spelled or number.fraction or following.replace("ё", "е") not in _ordinals():
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
