"""The words and the digits that numbers are made of, each by itself, with their values."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import Literal, NamedTuple

from claimcheck.records import Language
from claimcheck.text.stems import WORD, find_words, lowered
from claimcheck.text.tables.numerals import (
    CASE_ENDING,
    FRACTIONS,
    GLUED_COUNTED,
    GLUED_SCALES,
    HALF_OF,
    HALVED,
    MIXED,
    SCALES,
    SMALL,
    THOUSANDFOLD,
    VULGAR,
)

Kind = Literal["small", "scale", "scales", "fraction"]


@cache
def number_words() -> dict[str, tuple[Kind, Decimal]]:
    """Every form of every number word: its kind and value; "scales" are plurals such as "hundreds"."""
    table: dict[str, tuple[Kind, Decimal]] = {}
    for value, forms in FRACTIONS:
        table |= dict.fromkeys(forms.split(), ("fraction", Decimal(value)))  # of a fraction its divisor
    for value, forms in (*SMALL, *MIXED):
        table |= dict.fromkeys(forms.split(), ("small", Decimal(value)))
    for value, single, plural in SCALES:
        table |= dict.fromkeys(single.split(), ("scale", Decimal(value)))
        table |= dict.fromkeys(plural.split(), ("scales", Decimal(value)))
    return table


def is_number_word(word: str) -> bool:
    """Whether a word can be part of a spelled number.

    >>> is_number_word("двухсот"), is_number_word("Seventeen"), is_number_word("table")
    (True, True, False)
    """
    return word.lower() in number_words()


def decimal_of(digits: str, lang: Language = "en") -> Decimal:
    """The value of digits with separators of any custom: 1,500 · 1 500 · 1.500.000 · 11,9 · 5.9.

    A single separator before exactly three digits sets off thousands when it is a space or an apostrophe; a comma does so in
    English and a full stop in Russian and Ukrainian, each being the other's decimal point.

    >>> [str(decimal_of(digits)) for digits in ("1,500", "11,9", "5.9", "1.500.000", "10,700")]
    ['1500', '11.9', '5.9', '1500000', '10700']
    >>> [str(decimal_of(digits, "ru")) for digits in ("1,500", "1.500", "11,9")]
    ['1.500', '1500', '11.9']
    """
    plain = re.sub(r"[\s\xa0\u202f\u2009'’]", "", digits).replace("·", ".")
    for mark, other in ((",", "."), (".", ",")):
        if plain.count(mark) > 1 or (mark in plain and other in plain and plain.rfind(mark) < plain.rfind(other)):
            plain = plain.replace(mark, "")
    thousands = "," if lang == "en" else "."
    if re.fullmatch(rf"[1-9]\d{{0,2}}[{thousands}]\d{{3}}", plain):
        plain = plain.replace(thousands, "")
    return Decimal(plain.replace(",", "."))


SPACE = r"[ \t\xa0\u202f\u2009]"
_DIGITS = r"\d{1,3}(?:[\xa0\u202f\u2009' ]\d{3})+(?:[.,]\d+)?(?!\d)|\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)|\d+(?:\.\d{3}){2,}(?!\d)|\d+·\d+|\d+(?:[.,]\d+)?"


_VULGAR = "".join(VULGAR)
_RUN = re.compile(rf"[\d{_VULGAR}]+")
_DIGITAL = re.compile(
    rf"(?P<share>(?<![\w.,/:№#^-])[1-9]\d?/(?:[2-9]|1[0-6]|20|100)(?![\w/-]|[.,]\d))"
    rf"|(?P<digits>(?<![\w.,/:№#^²³])(?<![^\d\s]-)(?:{_DIGITS}))(?P<part>{SPACE}?[{_VULGAR}]|{SPACE}[1-9]/[2-9](?![\d/]))?"
    rf"|(?P<glued>(?<=[£$€₽₴])(?:{_DIGITS}))"
    rf"|(?<![\w/])(?P<alone>[{_VULGAR}])"
)
_SCALED = re.compile(rf"(mn?|bn|tn|k)(?!\w)(?P<counts>{SPACE}(?:of{SPACE})?{GLUED_COUNTED})?")
_ENDING = re.compile(CASE_ENDING)
_FOLD = re.compile(rf"[-‑]({'|'.join(THOUSANDFOLD)})\w+", re.IGNORECASE)
_BAD_END = re.compile(r"[^\W⁰¹²³⁴⁵⁶⁷⁸⁹]|[.,:/]\d|-\d+-\d|\.[A-ZА-Я]\.\d")
_UNIT_GLUED = re.compile(r"(?:km|kg|cm|mm|ml|ha|mph|lb|oz|ft|mn|m|bn|k|g|t|км|кг|см|мм|га|млн|млрд|тыс|тис|м|т|л|ч|г)(?!\w)")
MONEY_SIGNS = ("£", "$", "€", "¥")
_BEFORE_WORD = frozenset("0123456789_'’/")
_AFTER_WORD = ("_", "'", "’")


_COMPOUND = re.compile(rf"(\w{{3,}}?)({'|'.join(THOUSANDFOLD)})\w{{1,4}}")
_NEXT_WORD = re.compile(rf"{SPACE}([^\W\d_]+)")
_ARTICLE = re.compile(r"\b(?:an?|one)[ -]$", re.IGNORECASE)
_OF_OR_END = re.compile(r" of\b| (?:part|share)\b|[.,;]| (?:and|to|or) an? (?:half|third|quarter)\b| in \d")
_PART = re.compile(rf"{SPACE}(?:част[ьи]|дол[яиюей]|частин|частк)")


class Piece(NamedTuple):
    """One word or run of digits of a number."""

    start: int
    end: int
    kind: Literal["small", "scale", "scales", "fraction", "digits", "alone", "half"]
    value: Decimal
    word: str = ""
    """The word in small letters; of half of something in one word what is halved, пуда of полпуда."""
    alone: bool = False
    """Whether a fraction is one by what stands around: "a tenth of", «десятую часть»."""


@cache
def _halves() -> dict[str, str]:
    """Words that are half of something, and of what."""
    return {half + noun: noun for half in HALF_OF.split("|") for noun in HALVED}


def word_pieces(text: str) -> Iterator[Piece]:
    """The number words of a text, each by itself, in order."""
    table, halves = number_words(), _halves()
    low = lowered(text)
    telling = {word for word in set(WORD.findall(low)) if word in table or word in halves or _is_rare(word)}
    turned = [(match.start(), match.end(), match) for match in _TURNED.finditer(low)] if "-and-" in low else []
    for start, end, match in turned:
        yield Piece(start, end, "small", table[match[1]][1] + table[match[2]][1])
    for start, word in find_words(low, telling):
        end = start + len(word)
        if any(first <= start < last for first, last, _ in turned):
            continue
        if word in table:
            if (
                text[start - 1 : start] not in _BEFORE_WORD
                and not text[end : end + 1].isdecimal()
                and text[end : end + 1] not in _AFTER_WORD
            ):
                kind, value = table[word]
                if word == "score" and not _COUNTED_SCORE.search(low, max(0, start - 16), start):
                    continue  # what a match ended with
                yield Piece(start, end, kind, value, word, alone=kind == "fraction" and _isshare(text, start, end))
        elif word in halves:
            if text[start - 1 : start] != "-":
                yield Piece(start, end, "half", Decimal("0.5"), halves[word])
        elif (found := _COMPOUND.fullmatch(word)) and table.get(found[1], ("",))[0] == "small":
            yield Piece(start, end, "small", table[found[1]][1] * Decimal(THOUSANDFOLD[found[2]]))
        elif word == "пів" and (noun := _NEXT_WORD.match(low, end)) and noun[1] not in _NOT_HALVED:
            yield Piece(start, noun.end(), "half", Decimal("0.5"), noun[1])


_NOT_HALVED = frozenset("на року століття сторіччя години дня ночі місяця тижня доби віку до".split())
"""What «пів» makes a time or a length of time of."""
_COUNTED_SCORE = re.compile(r"(?:\ba|\bper|\w[-a-z]*(?:ee|wo|our|ive|ix|en|ght|ne|lf|ty|ral|ny|ew))[ -]$")
"""Before "score" where it is twenty: a score, three score, half a score."""
_TURNED = re.compile(
    r"\b(one|two|three|four|five|six|seven|eight|nine)-and-(twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)\b"
)
"""Numbers as they were said once: four-and-twenty."""


def _is_rare(word: str) -> bool:
    """Whether a word may be a number that the table has not: «двенадцатитысячный», and «пів» of what follows."""
    return word == "пів" or (len(word) > 8 and _COMPOUND.fullmatch(word) is not None)


def _isshare(text: str, start: int, end: int) -> bool:
    """Whether an ordinal is a part of one: "a tenth of", «десятую часть»."""
    if _PART.match(text, end):
        return True
    return _ARTICLE.search(text, max(0, start - 4), start) is not None and _OF_OR_END.match(text, end) is not None


def digit_pieces(text: str, lang: Language) -> Iterator[Piece]:
    """The numbers in digits; those inside a date, a code or a word are left out."""
    last = 0
    for run in _RUN.finditer(text):
        if run.start() < last or not (match := _DIGITAL.match(text, run.start())):
            continue
        last = end = match.end()
        if match["alone"]:
            yield Piece(run.start(), end, "alone", Decimal(VULGAR[match["alone"]]))
        elif match["share"]:
            count, divisor = map(Decimal, match["share"].split("/"))
            if count < divisor:
                yield Piece(run.start(), end, "alone", share(count, divisor))
        elif not match["digits"] or not _BAD_END.match(text, end) or _UNIT_GLUED.match(text, end):
            yield _whole(text, run.start(), match, lang)


def _whole(text: str, start: int, match: re.Match[str], lang: Language) -> Piece:
    """A number in digits with what is glued to it: 12-ти, 100-тысячная."""
    value, end = _value(match, lang), match.end()
    if (
        lang == "en"
        and (scaled := _SCALED.match(text, end))
        and (scaled["counts"] or scaled[1] == "bn" or text[start - 1 : start] in MONEY_SIGNS)
    ):
        return Piece(start, scaled.end(1), "digits", value * Decimal(GLUED_SCALES[scaled[1]]))
    if ending := _ENDING.match(text, end):
        return Piece(start, ending.end(), "digits", value)
    if (fold := _FOLD.match(text, end)) and value < 1000:
        return Piece(start, fold.end(), "digits", value * Decimal(THOUSANDFOLD[fold[1].lower()]))
    return Piece(start, end, "digits", value)


def _value(match: re.Match[str], lang: Language) -> Decimal:
    """The value of digits and the fraction behind them: 3½, 2 3/4."""
    value = decimal_of(match["digits"] or match["glued"], lang)
    part = (match["part"] or "").strip()
    if part in VULGAR:
        value += Decimal(VULGAR[part])
    elif part:
        value += share(Decimal(part[0]), Decimal(part[2]))
    return value


def share(count: Decimal, divisor: Decimal) -> Decimal:
    """Four digits of a fraction: a third is 0.3333."""
    return (count / divisor).quantize(Decimal("0.0001")).normalize()
