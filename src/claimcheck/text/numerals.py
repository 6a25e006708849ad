"""Numbers of English, Russian and Ukrainian, in digits of any custom and in words of every case, as exact decimals."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Literal

from claimcheck.records import Language
from claimcheck.text.tables.numerals import AND_A_HALF, FRACTIONS, HALF_OF, HALVED, MIXED, SCALES, SMALL, VULGAR

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


_SPACE = r"[ \t\xa0\u202f\u2009]"
_DIGITS = r"\d{1,3}(?:[\xa0\u202f\u2009' ]\d{3})+(?:[.,]\d+)?(?!\d)|\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)|\d+(?:\.\d{3}){2,}(?!\d)|\d+(?:[.,]\d+)?"


@cache
def _scanner() -> re.Pattern[str]:
    words = "|".join(sorted(map(re.escape, number_words()), key=len, reverse=True))
    vulgar = "".join(VULGAR)
    return re.compile(
        rf"(?P<digits>(?<![\w.,/:№#^²³])(?<![^\d\s]-)(?:{_DIGITS}))(?P<part>{_SPACE}?[{vulgar}]|{_SPACE}[1-9]/[2-9](?![\d/]))?"
        rf"|(?P<glued>(?<=[£$€₽₴])(?:{_DIGITS}))"
        rf"|(?<![\w/])(?P<alone>[{vulgar}])"
        rf"|(?<![\w-])(?P<half>(?:{HALF_OF})(?:(?<=пів)[ \xa0])?)(?P<noun>{'|'.join(HALVED)})(?!\w)"
        rf"|(?<![\w'’])(?P<word>{words})(?![\w'’])",
        re.IGNORECASE,
    )


_TOKEN = re.compile(rf"\d+|[^\W\d_]+(?:['’][^\W\d_]+)*|[{''.join(VULGAR)}]")


@cache
def _telling() -> frozenset[str]:
    """The number words in three shapes of letters: what a number begins with if not with a digit."""
    return frozenset(shape for word in number_words() for shape in (word, word.capitalize(), word.upper()))


def _matches(text: str) -> Iterator[re.Match[str]]:
    """The parts of numbers in order: the scanner is tried only where a digit or a number word begins."""
    telling, scanner = _telling(), _scanner()
    end = 0
    for token in _TOKEN.finditer(text):
        word = token[0]
        if word in telling or not word.isalpha() or word[:3].lower() in _HALVES:
            match = scanner.match(text, token.start()) if token.start() >= end else None
            if match:
                end = match.end()
                yield match


_HALVES = frozenset(HALF_OF.split("|"))
_GAP = re.compile(rf"{_SPACE}and{_SPACE}(?:a{_SPACE})?|{_SPACE}of{_SPACE}a{_SPACE}|{_SPACE}a{_SPACE}|{_SPACE}|\n(?!\n)|-")
_HALF = re.compile(AND_A_HALF, re.IGNORECASE)
_BAD_END = re.compile(r"\w|[.,:/]\d|-\d+-\d")
_UNIT_GLUED = re.compile(r"(?:km|kg|cm|mm|ml|ha|mph|lb|oz|ft|m|g|t|км|кг|см|мм|га|млн|млрд|тыс|тис|м|т|л|ч|г)(?!\w)")


def read_numbers(text: str, lang: Language) -> Iterator[Number]:
    """Every number of the text in order, its words and scales put together: «2 млн 300 тыс.» is one.

    >>> [str(number.value) for number in read_numbers("Two and a half million of 11,9 тыс.; двести тридцать", "ru")]
    ['2500000', '11900', '230']
    """
    group: _Group | None = None
    for match in _matches(text):
        if match["digits"] and _BAD_END.match(text, match.end()) and not _UNIT_GLUED.match(text, match.end()):
            continue
        if group is not None and match.start() < group.end:
            continue  # the half of "two and a half" was taken with the two
        if group is not None and (not _joins(text, group.end, match.start()) or not group.takes(match, lang)):
            yield from group.close(text)
            group = None
        if group is None:
            group = _Group(match.start(), match.end())
            if not group.takes(match, lang):
                group = None
                continue
        group.end = match.end()
        if half := _HALF.match(text, group.end):
            group.part += Decimal("0.5")
            group.end = half.end()
    if group is not None:
        yield from group.close(text)


def _joins(text: str, end: int, start: int) -> bool:
    """Whether only what stands inside a number stands between: a space, a hyphen, "and", the full stop of «тыс.»."""
    gap = _GAP.match(text, end)
    if gap is None and text[end : end + 1] == "." and text[end - 3 : end].lower() in ("тыс", "тис"):
        gap = _GAP.match(text, end + 1)
    return gap is not None and gap.end() == start


INVERTED = frozenset("тысяч тисяч сотен сотень миллионов мільйонів десятков десятків".split())
_LONE_PART = re.compile(r"[ \xa0](?:of|част(?:ь|и|ью|ина|ину|ини|иною))(?!\w)")


class _Group:
    """Number words that are being put together."""

    def __init__(self, start: int, end: int) -> None:
        self.start, self.end = start, end
        self.total, self.part, self.scale = Decimal(0), Decimal(0), Decimal(1)
        self.last = Decimal(0)
        """The small value that was added last: after twenty only units can follow."""
        self.kinds: list[str] = []
        self.fused = False
        self.inverts = False
        """Whether it begins with a genitive plural that a number may follow: «тысяч десять»."""
        self.lone = False
        """Whether an ordinal is a fraction without a number before it: "a tenth of", «десятую часть»."""

    def takes(self, match: re.Match[str], lang: Language) -> bool:
        """Add what was matched; False when it begins another number."""
        self.lone = _LONE_PART.match(match.string, match.end()) is not None and (
            lang != "en" or match.string[max(0, match.start() - 2) : match.start()].lower() in ("a ", "e ")
        )
        if match["half"]:
            return self._take_half(match["noun"].lower())
        if match["alone"]:
            return self._take_digits(Decimal(VULGAR[match["alone"]]), "fraction")
        if digits := match["digits"] or match["glued"]:
            value = decimal_of(digits, lang)
            part = (match["part"] or "").strip()
            if part in VULGAR:
                value += Decimal(VULGAR[part])
            elif part:
                value += (Decimal(part[0]) / Decimal(part[2])).quantize(Decimal("0.0001")).normalize()
            return self._take_digits(value, "digits")
        kind, value = number_words()[match["word"].lower()]
        self.inverts = match["word"].lower() in INVERTED if not self.kinds else self.inverts
        return self._take_word(kind, value)

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

    def _take_word(self, kind: Kind, value: Decimal) -> bool:
        before = self.kinds[-1] if self.kinds else ""
        if self.inverts and self.kinds == ["scales"]:
            return False  # «тысяч десять» is ten thousand, not a thousand and ten
        if kind == "fraction":
            if before in ("small", "digits") and not self.total and 1 <= self.part < value:
                self.part = _share(self.part, value)
            elif self.kinds or (value > 4 and not self.lone):
                return False
            else:
                self.part = _share(Decimal(1), value)
        elif kind in ("scale", "scales"):
            return self._take_scale(kind, value, before)
        else:
            if self.fused or before in ("digits", "fraction") or not self._follows(value):
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
            and text[end - 3 : end].lower() in ("тыс", "тис")
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
