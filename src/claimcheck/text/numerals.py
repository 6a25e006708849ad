"""Spelled numbers of English, Russian and Ukrainian, in every case, as exact decimals."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from claimcheck.text.tables.numerals import FRACTIONS, SCALES, SMALL

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


@cache
def number_words() -> dict[str, tuple[str, Decimal]]:
    """Every form of every number word: ("small" | "scale" | "fraction", value)."""
    table: dict[str, tuple[str, Decimal]] = {}
    for kind, rows in (("small", SMALL), ("scale", SCALES), ("fraction", FRACTIONS)):
        for value, forms in rows:
            for form in forms.split():
                table[form] = (kind, Decimal(value))
    return table


def is_number_word(word: str) -> bool:
    """Whether a word can be part of a spelled number.

    >>> is_number_word("двухсот"), is_number_word("Seventeen"), is_number_word("table")
    (True, True, False)
    """
    return word.lower() in number_words()


def read_numeral(text: str) -> Decimal | None:
    """The value of a spelled number, None when the words do not make one.

    >>> [read_numeral(words) for words in ("twenty-three thousand", "двухсот тридцати", "полтора миллиона", "п'ятеро")]
    [Decimal('23000'), Decimal('230'), Decimal('1500000.0'), Decimal('5')]
    """
    words = [word.lower() for word in _WORD.findall(text.replace("-", " "))]
    words = [word for word in words if word not in ("and", "a", "an")] or words
    total, group, seen = Decimal(0), Decimal(0), False
    for word in words:
        found = number_words().get(word)
        if found is None:
            return None
        kind, value = found
        seen = True
        if kind == "scale":
            if value == 100 and group < 100:
                group = (group or Decimal(1)) * 100
            else:
                total += (group or Decimal(1)) * value
                group = Decimal(0)
        elif kind == "fraction":
            group = group * value if group else value
        else:
            group += value
    return total + group if seen else None


def decimal_of(digits: str) -> Decimal:
    """The value of digits with separators of any custom: 1,500 · 1 500 · 1.500.000 · 11,9 · 5.9.

    A single separator before exactly three digits sets off thousands when it is a comma, a space or an apostrophe, and a
    decimal point when it is a full stop.

    >>> [str(decimal_of(digits)) for digits in ("1,500", "11,9", "5.9", "1.500.000", "10,700")]
    ['1500', '11.9', '5.9', '1500000', '10700']
    """
    plain = re.sub(r"[\s\xa0\u202f\u2009'’]", "", digits)
    for mark, other in ((",", "."), (".", ",")):
        if plain.count(mark) > 1 or (mark in plain and other in plain and plain.rfind(mark) < plain.rfind(other)):
            plain = plain.replace(mark, "")
    if re.fullmatch(r"\d{1,3},\d{3}", plain):
        plain = plain.replace(",", "")
    return Decimal(plain.replace(",", "."))
