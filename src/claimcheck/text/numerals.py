"""Numbers of English, Russian and Ukrainian, in digits of any custom and in words of every case, as exact decimals."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from claimcheck.records import Language
from claimcheck.text.numerals_scan import (
    SPACE,
    Kind,
    Piece,
    decimal_of,
    digit_pieces,
    is_number_word,
    number_words,
    share,
    word_pieces,
)
from claimcheck.text.tables.numerals import (
    AND_A_HALF,
    AND_A_QUARTER,
    DOTTED_SCALES,
    INVERTED,
    INVERTED_BY,
    INVERTED_PAUCAL,
)

__all__ = ["Number", "decimal_of", "is_number_word", "number_words", "read_numbers", "read_numeral"]


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


_GAP = re.compile(rf"{SPACE}and{SPACE}(?:a{SPACE})?|{SPACE}of{SPACE}a{SPACE}|{SPACE}a{SPACE}|{SPACE}|\n(?!\n)|-")
_HALF = re.compile(AND_A_HALF, re.IGNORECASE)
_QUARTER = re.compile(AND_A_QUARTER, re.IGNORECASE)


def read_numbers(text: str, lang: Language) -> Iterator[Number]:
    """Every number of the text in order, its words and scales put together: «2 млн 300 тыс.» is one.

    >>> [str(number.value) for number in read_numbers("Two and a half million of 11,9 тыс.; двести тридцать", "ru")]
    ['2500000', '11900', '230']
    """
    group: _Group | None = None
    for piece in sorted([*word_pieces(text), *digit_pieces(text, lang)]):
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
            if group.kinds[-1] != "fraction" and (match := pattern.match(text, group.end)):
                group.add_part(Decimal(part))
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

    def add_part(self, part: Decimal) -> None:
        """Add a half or a quarter of what was counted last: "a million and a half"."""
        if self.kinds[-1] == "scale" and self.scale > 1 and self.total and not self.part:
            self.total += part * self.scale
        else:
            self.part += part

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
                self.part = share(self.part, value)
            elif self.kinds or (value > 4 and not alone):
                return False
            else:
                self.part = share(Decimal(1), value)
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
        if not self.total:
            self.scale = max(self.scale, value)
        elif value > 100:  # the hundred of "two million three hundred thousand" is within the thousand to come
            self.scale = value
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
