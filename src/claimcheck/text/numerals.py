"""Numbers of English, Russian and Ukrainian, in digits of any custom and in words of every case, as exact decimals."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Literal, NamedTuple

from claimcheck.records import Language
from claimcheck.text.tables.numerals import (
    AND_A_HALF,
    AND_A_QUARTER,
    CASE_ENDING,
    DOTTED_SCALES,
    FRACTIONS,
    HALF_OF,
    HALVED,
    INVERTED,
    INVERTED_BY,
    INVERTED_PAUCAL,
    MIXED,
    SCALES,
    SMALL,
    THOUSANDFOLD,
    VULGAR,
)

Kind = Literal["small", "scale", "scales", "fraction"]
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


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
    plain = re.sub(r"[\s\xa0\u202f\u2009'’]", "", digits)
    for mark, other in ((",", "."), (".", ",")):
        if plain.count(mark) > 1 or (mark in plain and other in plain and plain.rfind(mark) < plain.rfind(other)):
            plain = plain.replace(mark, "")
    thousands = "," if lang == "en" else "."
    if re.fullmatch(rf"[1-9]\d{{0,2}}[{thousands}]\d{{3}}", plain):
        plain = plain.replace(thousands, "")
    return Decimal(plain.replace(",", "."))


# ---- numbers in a text


@dataclass(frozen=True, slots=True)
class Number:
    """One number as it stands: digits, words, or both."""

    start: int
    end: int
    value: Decimal
    scale: Decimal = Decimal(1)
    """What its last scale word multiplied it by: 1000 in "ten thousand"."""
    spelled: bool = False
    words: int = 1
    plural: bool = False
    """Whether it is nothing but a plural such as "hundreds", which is vague."""
    fraction: bool = False
    """Whether it is a part of one: "two thirds"."""
    fused: bool = False
    """Whether its noun is in the same word: полпуда."""
    inverted: bool = False
    """Whether what it counts stands before it, which makes it only about right: «тысяч десять»."""


_SPACE = r"[ \t\xa0\u202f\u2009]"
_DIGITS = r"\d{1,3}(?:[\xa0\u202f\u2009' ]\d{3})+(?:[.,]\d+)?(?!\d)|\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)|\d+(?:\.\d{3}){2,}(?!\d)|\d+(?:[.,]\d+)?"


_VULGAR = "".join(VULGAR)
_RUN = re.compile(rf"[\d{_VULGAR}]+")
_DIGITAL = re.compile(
    rf"(?P<share>(?<![\w.,/:№#^-])[1-9]\d?/(?:[2-9]|1[0-6]|20|100)(?![\w/-]|[.,]\d))"
    rf"|(?P<digits>(?<![\w.,/:№#^²³])(?<![^\d\s]-)(?:{_DIGITS}))(?P<part>{_SPACE}?[{_VULGAR}]|{_SPACE}[1-9]/[2-9](?![\d/]))?"
    rf"|(?P<glued>(?<=[£$€₽₴])(?:{_DIGITS}))"
    rf"|(?<![\w/])(?P<alone>[{_VULGAR}])"
)
_BEFORE_WORD = frozenset("0123456789_'’/")


_COMPOUND = re.compile(rf"(\w{{3,}}?)({'|'.join(THOUSANDFOLD)})\w{{1,4}}")
_NEXT_WORD = re.compile(rf"{_SPACE}([^\W\d_]+)")
_ARTICLE = re.compile(r"\b(?:an?|one)[ -]$", re.IGNORECASE)
_OF_OR_END = re.compile(r" of\b| (?:part|share)\b|[.,;]")
_PART = re.compile(rf"{_SPACE}(?:част[ьи]|дол[яиюей]|частин|частк)")


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
    """The number words of a text, each by itself; every word is looked up once, which is what a page costs."""
    table, halves = number_words(), _halves()
    for match in _WORD.finditer(text):
        word = match[0].lower()
        if word in table:
            start, end = match.span()
            if text[start - 1 : start] not in _BEFORE_WORD and not text[end : end + 1].isdecimal() and text[end : end + 1] not in ("_", "'", "’"):
                kind, value = table[word]
                yield Piece(start, end, kind, value, word, alone=kind == "fraction" and _is_share(text, start, end))
        elif word in halves and text[match.start() - 1 : match.start()] != "-":
            yield Piece(match.start(), match.end(), "half", Decimal("0.5"), halves[word])
        elif len(word) > 8 and (found := _COMPOUND.fullmatch(word)) and table.get(found[1], ("",))[0] == "small":
            yield Piece(*match.span(), "small", table[found[1]][1] * Decimal(THOUSANDFOLD[found[2]]))
        elif word == "пів" and (noun := _NEXT_WORD.match(text, match.end())) and noun[1].lower() in HALVED:
            yield Piece(match.start(), noun.end(), "half", Decimal("0.5"), noun[1].lower())


def _is_share(text: str, start: int, end: int) -> bool:
    """Whether an ordinal is a part of one: "a tenth of", «десятую часть»."""
    if _PART.match(text, end):
        return True
    return _ARTICLE.search(text, max(0, start - 4), start) is not None and _OF_OR_END.match(text, end) is not None


def _digit_pieces(text: str, lang: Language) -> Iterator[Piece]:
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
                yield Piece(run.start(), end, "alone", _share(count, divisor))
        elif not match["digits"] or not _BAD_END.match(text, end) or _UNIT_GLUED.match(text, end):
            yield _whole(text, run.start(), match, lang)


def _whole(text: str, start: int, match: re.Match[str], lang: Language) -> Piece:
    """A number in digits with what is glued to it: 12-ти, 100-тысячная."""
    value, end = _value(match, lang), match.end()
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
        value += _share(Decimal(part[0]), Decimal(part[2]))
    return value


_GAP = re.compile(rf"{_SPACE}and{_SPACE}(?:a{_SPACE})?|{_SPACE}of{_SPACE}a{_SPACE}|{_SPACE}a{_SPACE}|{_SPACE}|\n(?!\n)|-")
_HALF = re.compile(AND_A_HALF, re.IGNORECASE)
_ENDING = re.compile(CASE_ENDING)
_FOLD = re.compile(rf"[-‑]({'|'.join(THOUSANDFOLD)})\w+", re.IGNORECASE)
_QUARTER = re.compile(AND_A_QUARTER, re.IGNORECASE)
_BAD_END = re.compile(r"\w|[.,:/]\d|-\d+-\d|\.[A-ZА-Я]\.\d")
_UNIT_GLUED = re.compile(r"(?:km|kg|cm|mm|ml|ha|mph|lb|oz|ft|m|g|t|км|кг|см|мм|га|млн|млрд|тыс|тис|м|т|л|ч|г)(?!\w)")


def read_numbers(text: str, lang: Language) -> Iterator[Number]:
    """Every number of the text in order, its words and scales put together: «2 млн 300 тыс.» is one.

    >>> [str(number.value) for number in read_numbers("Two and a half million of 11,9 тыс.; двести тридцать", "ru")]
    ['2500000', '11900', '230']
    """
    group: _Group | None = None
    for piece in sorted([*word_pieces(text), *_digit_pieces(text, lang)]):
        if group is not None and piece.start < group.end:
            continue  # the half of "two and a half" was taken with the two
        if group is not None and (not _joins(text, group, piece) or not group.takes(piece)):
            yield from group.close(text)
            group = None
        if group is None:
            group = _Group(piece.start, piece.end)
            if not group.takes(piece):
                group = None
                continue
        group.end = piece.end
        for pattern, part in ((_HALF, "0.5"), (_QUARTER, "0.25")):
            if match := pattern.match(text, group.end):
                group.part += Decimal(part)
                group.end = match.end()
    if group is not None:
        yield from group.close(text)


def _joins(text: str, group: _Group, piece: Piece) -> bool:
    """Whether only what stands inside a number stands between: a space, a hyphen, "and", the full stop of «тыс.»."""
    end = group.end
    gap = _GAP.match(text, end)
    if gap is None and text[end : end + 1] == "." and text[end - 3 : end].lower() in DOTTED_SCALES:
        gap = _GAP.match(text, end + 1)
    if gap is not None and gap.end() == piece.start:
        return True
    return piece.start - end < 6 and text[end : piece.start].strip() in INVERTED_BY and group.may_invert(piece)


class _Group:
    """Number words that are being put together."""

    def __init__(self, start: int, end: int) -> None:
        self.start, self.end = start, end
        self.total, self.part, self.scale = Decimal(0), Decimal(0), Decimal(1)
        self.last = Decimal(0)
        """The small value that was added last: after twenty only units can follow."""
        self.kinds: list[str] = []
        self.fused = self.inverted = False
        self.word = ""

    def takes(self, piece: Piece) -> bool:
        """Add a piece; False when it begins another number."""
        if piece.kind == "half":
            return self._take_half(piece.word)
        if piece.kind == "alone":
            return self._take_digits(piece.value, "fraction")
        if piece.kind == "digits":
            return self._take_digits(piece.value, "digits")
        if self.may_invert(piece):
            self.total, self.part, self.inverted = self.total * piece.value, self.part * piece.value, True
            self.kinds.append("small")
            return True
        self.word = piece.word
        return self._take_word(piece.kind, piece.value, alone=piece.alone)

    def may_invert(self, piece: Piece) -> bool:
        """Whether a plural stands before the number that multiplies it: «тысяч десять»."""
        if self.kinds not in (["scales"], ["scale"]) or piece.kind != "small":
            return False
        return (self.word in INVERTED and piece.value < 100) or (self.word in INVERTED_PAUCAL and 1 < piece.value < 5)

    def _take_digits(self, value: Decimal, kind: str) -> bool:
        if self.kinds and (self.kinds[-1] != "scale" or "digits" not in self.kinds or value >= self.scale or value >= 1000):
            return False
        if self.kinds and self.scale < 1000:
            return False
        self.part += value
        self.last = Decimal(1)
        self.kinds.append(kind)
        return True

    def _take_half(self, noun: str) -> bool:
        if self.kinds:
            return False
        known = number_words().get(noun)
        if known is not None and known[0] in ("scale", "scales"):
            self.total, self.scale = known[1] / 2, known[1]
        else:
            self.part, self.fused = Decimal("0.5"), True
        self.kinds.append("fraction")
        return True

    def _take_word(self, kind: Kind, value: Decimal, *, alone: bool) -> bool:
        before = self.kinds[-1] if self.kinds else ""
        if kind == "fraction":
            if before in ("small", "digits") and not self.total and 1 <= self.part < value:
                self.part = _share(self.part, value)
            elif self.kinds or (value > 4 and not alone):
                return False
            else:
                self.part = _share(Decimal(1), value)
        elif kind in ("scale", "scales"):
            return self._take_scale(kind, value, before)
        else:
            if self.fused or self.inverted or before in ("digits", "fraction") or not self._follows(value):
                return False
            self.part += value
            self.last = value
        self.kinds.append(kind)
        return True

    def _follows(self, value: Decimal) -> bool:
        """Whether a small value can come next: three hundred, then twenty, then five."""
        if not self.part or not self.last:
            return True
        if self.last >= 100:
            return value < 100
        return 20 <= self.last < 100 and self.last % 10 == 0 and 1 <= value < 10

    def _take_scale(self, kind: Kind, value: Decimal, before: str) -> bool:
        if before in ("scale", "scales") and kind == "scales":
            return False
        if value <= 100 and before != "fraction":  # a hundred of something stays within its thousand
            if self.part >= 100 or self.last >= 100:
                return False
            self.part = (self.part or Decimal(1)) * value
            self.last = max(value, Decimal(100)) if value == 100 else Decimal(1)
        else:
            if self.total and self.scale <= value and self.part:
                return False
            if not self.part and self.total:
                self.total *= value
            else:
                self.total += (self.part or Decimal(1)) * value
            self.part = self.last = Decimal(0)
        self.scale = max(self.scale, value) if not self.total else value
        self.kinds.append("scale" if self.kinds or kind == "scale" else kind)
        return True

    def is_number(self, text: str) -> bool:
        """Whether there is more than an abbreviated scale: «тыс.» alone counts nothing."""
        return self.kinds != ["scale"] or text[self.start : self.end].lower() not in (
            "тыс",
            "тис",
            "млн",
            "млрд",
            "трлн",
            "mln",
            "mn",
            "bn",
        )

    def close(self, text: str) -> Iterator[Number]:
        """The number put together, if it is one."""
        if not self.is_number(text):
            return
        value = self.total + self.part
        if value == value.to_integral_value():
            value = value.to_integral_value()
        end = self.end
        if (
            text[end : end + 1] == "."
            and text[end - 3 : end].lower() in DOTTED_SCALES
            and text[end + 1 : end + 2] in (" ", "\xa0")
        ):
            end += 1
        spelled = "digits" not in self.kinds
        fraction = self.kinds[-1] == "fraction" or (self.kinds[0] == "fraction" and not self.total)
        yield Number(
            self.start,
            end if not spelled and not self.fused else self.end,
            value,
            self.scale,
            spelled,
            len(self.kinds),
            plural=self.kinds == ["scales"],
            fraction=fraction,
            fused=self.fused,
            inverted=self.inverted,
        )


def _share(count: Decimal, divisor: Decimal) -> Decimal:
    """Four digits of a fraction: a third is 0.3333."""
    return (count / divisor).quantize(Decimal("0.0001")).normalize()


def read_numeral(text: str) -> Decimal | None:
    """The value of a spelled number, None when the words do not make one.

    >>> [str(read_numeral(words)) for words in ("twenty-three thousand", "двухсот тридцати", "полтора миллиона", "п'ятеро")]
    ['23000', '230', '1500000', '5']
    """
    words = text.strip()
    if (known := number_words().get(words.lower())) and known[0] != "fraction":
        return known[1]
    found = list(read_numbers(words, "ru"))
    return found[0].value if len(found) == 1 and re.sub(r"(?:a|an)\s", "", words[: found[0].start]) == "" else None
