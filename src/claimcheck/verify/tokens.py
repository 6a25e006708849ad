"""Sentences of any of the three languages as tokens that can be compared across them."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from claimcheck.records import Language
from claimcheck.text.numerals import decimal_of, read_numbers
from claimcheck.verify.words import EQUAL, Lexeme, lexeme, read_word

_TOKEN = re.compile(
    r"(?P<date>(?<![\d.])\d{1,2}\.\d{1,2}\.\d{4}(?![\d.]))"
    r"|(?P<digits>\d{1,3}(?:[ \xa0\u202f\u2009]\d{3})+(?:[.,]\d+)?(?!\d)|(?<!km)(?<!cm)(?<!\Wm)(?<!км)(?<!\Wм)\d+(?:[.,]\d+)*)"
    r"|(?P<word>[^\W\d_]+(?:[’'][^\W\d_]+)*)"
)
_SCALE = re.compile(
    r"[\s\xa0-]?(?:(?P<k>тыс|тис|thousand|тысяч\w*|тисяч\w*)|(?P<m>млн|million|миллион\w*|мільйон\w*|mln)"
    r"|(?P<b>млрд|billion|миллиард\w*|мільярд\w*|bn)|(?P<t>трлн|trillion|триллион\w*|трильйон\w*))(?!\w)",
    re.IGNORECASE,
)
_FACTOR = {"k": 10**3, "m": 10**6, "b": 10**9, "t": 10**12}
_RANGE = re.compile(r"(?<!\d)(\d{4})\s?[-–—/]\s?$")
YEARS = (1000, 2100)
"""Bare numbers of four digits from and below which are years more often than not."""


class Token(NamedTuple):
    """One comparable word or number, and where it stands."""

    start: int
    end: int
    lexeme: Lexeme


@lru_cache(maxsize=20_000)
def read_tokens(text: str, lang: Language) -> tuple[Token, ...]:
    """The comparable tokens of a sentence in order; words of grammar left out.

    >>> [(token.lexeme.kind, token.lexeme.keys) for token in read_tokens("Родился 3 апреля 1914 г. в Москве", "ru")][1:3]
    [('figure', (('n:3', 1.0),)), ('month', (('m:4', 1.0),))]
    """
    found: list[Token] = []
    spelled = False
    first = True
    for match in _TOKEN.finditer(text):
        if found and match.start() < found[-1].end:
            continue  # the scale was taken with its number
        if match.lastgroup == "word":
            item = read_word(match[0], lang, first)
            first = False
            if item is not None:
                spelled = spelled or "number" in item.marks
                found.append(Token(match.start(), match.end(), item))
        elif match.lastgroup == "digits":
            found.append(_number(text, match))
        else:
            found += _date(match)
    return tuple(_put_together(text, lang, found) if spelled else found)


def _number(text: str, match: re.Match[str]) -> Token:
    """A number in digits: every reading of its separators, unless a scale tells them."""
    digits, end = match[0], match.end()
    if digits.isdecimal() and len(digits) < 16:
        keys = {f"n:{int(digits)}": EQUAL}
        if scale := _SCALE.match(text, end):
            return Token(match.start(), scale.end(), lexeme("figure", {f"n:{int(digits) * _factor(scale)}": EQUAL}))
        year = len(digits) == 4 and YEARS[0] <= int(digits) < YEARS[1]
        if len(digits) == 2 and (whole := _RANGE.search(text, max(0, match.start() - 8), match.start())):
            keys, year = {f"n:{int(whole[1][:2] + digits)}": EQUAL, f"n:{int(digits)}": 0.9}, True
        return Token(match.start(), end, lexeme("figure", keys, marks=("year",) if year else ()))
    keys = {_key(value): EQUAL for value in readings_of(digits)}
    if scale := _SCALE.match(text, end):
        keys, end = {_key(value * _factor(scale)): EQUAL for value in readings_of(digits)}, scale.end()
    return Token(match.start(), end, lexeme("figure", keys))


def readings_of(digits: str) -> tuple[Decimal, ...]:
    """The values that digits with separators may have: 1,500 is 1500 or 1.5.

    >>> readings_of("1,500"), readings_of("10 700"), readings_of("11,9")
    ((Decimal('1500'), Decimal('1.500')), (Decimal('10700'),), (Decimal('11.9'),))
    """
    plain = re.sub(r"[\s\xa0\u202f\u2009]", "", digits)
    if len(plain) > MAX_DIGITS:
        return (Decimal(int(re.sub(r"\D", "", plain)[:MAX_DIGITS])),)
    values = []
    for custom in ("en", "ru"):
        try:
            values.append(decimal_of(plain, custom))
        except ArithmeticError:  # 1.2.3 is no number
            values.append(Decimal(re.sub(r"\D", "", plain)))
    return tuple(sorted(set(values), reverse=True))


MAX_DIGITS = 40
"""Digits of a number that are looked at."""


def _factor(scale: re.Match[str]) -> int:
    return _FACTOR[scale.lastgroup or "k"]


def _key(value: Decimal) -> str:
    whole = value.to_integral_value()
    return f"n:{int(whole)}" if whole == value else f"n:{value.normalize():f}"


def _date(match: re.Match[str]) -> list[Token]:
    """Day, month and year of a date in digits."""
    day, month, year = match[0].split(".")
    start = match.start()
    if not 1 <= int(month) <= 12:
        return [Token(start, match.end(), lexeme("figure", {f"n:{int(year)}": EQUAL}, marks=("year",)))]
    at = start + len(day) + 1
    return [
        Token(start, start + len(day), lexeme("figure", {f"n:{int(day)}": EQUAL})),
        Token(at, at + len(month), lexeme("month", {f"m:{int(month)}": EQUAL})),
        Token(at + len(month) + 1, match.end(), lexeme("figure", {f"n:{int(year)}": EQUAL}, marks=("year",))),
    ]


def _put_together(text: str, lang: Language, found: list[Token]) -> list[Token]:
    """The tokens with the words of each spelled number as one: twenty-three thousand."""
    numbers = [number for number in read_numbers(text, lang) if number.spelled and not (number.fraction and number.words == 1)]
    merged: list[Token] = []
    at = 0
    for token in found:
        while at < len(numbers) and numbers[at].end <= token.start:
            at += 1
        number = numbers[at] if at < len(numbers) else None
        if number is None or token.end <= number.start or "number" not in token.lexeme.marks:
            merged.append(token)
        elif not merged or merged[-1].start != number.start:
            value = lexeme("figure", {_key(number.value): EQUAL}, marks=("light",) if number.value < 3 else ())
            merged.append(Token(number.start, max(number.end, token.end), value))
    return merged
