"""The words of dates by the forms they take, and which of them tell that a date may stand near."""

from __future__ import annotations

import itertools
import re
from functools import cache
from typing import Any

from claimcheck.text.tables import dates_numbers, dates_words

Entry = tuple[tuple[str, ...], str, Any]
"""The tokens of a form, the kind of its node and the value."""


def fold(word: str) -> str:
    """A word with «е» for «ё»."""
    return word.replace("ё", "е") if "ё" in word else word


@cache
def lexicon() -> dict[str, list[Entry]]:
    """Forms by their first token, the longest first; written with «е» for «ё», as texts may have either."""
    table: dict[str, list[Entry]] = {}

    def add(form: str, kind: str, value: Any) -> None:
        tokens = tuple(fold(form).split())
        entries = table.setdefault(tokens[0], [])
        if not any(known == tokens for known, _, _ in entries):
            entries.append((tokens, kind, value))

    rows = (*dates_words.MONTHS, *dates_words.CALENDAR, *dates_words.PARTS, *dates_words.RELATIONS, *dates_words.RELATIVE)
    for row in rows:
        for form in row.forms.split(","):
            add(form.strip(), row.kind, row.value)
    for word, tens in dates_numbers.decades():
        add(word, "decade_word", tens)
    for word, number in dates_numbers.ordinals():
        add(word, "ordinal_word", number)
    for amount, forms in dates_numbers.CARDINALS.items():
        for form in forms.split(","):
            add(form, "word_number", amount)
    for word, whole in dates_numbers.COMPOUND_WHOLE.items():
        add(word, "duration", whole)
    for entries in table.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return table


CAPITAL_ONLY = frozenset(
    """
    january february march april may june july august september october november december jan feb mar apr jun jul aug
    sep sept oct nov dec bc ad ce bce christmas xmas boxing
    """.split()
)
UPPER_ONLY = frozenset(["bc", "ad", "ce", "bce"])
_TELLING_KINDS = frozenset(
    """
    month season holiday church eve eve_of out weekday weekdays easter pascha easter_week pascha_week anniversary daytime night year_word years_word century decade date_word date_noun unit duration
    decade_word millennium seasons month_end told_century old_style new_style
    """.split()
)


@cache
def telling_words() -> frozenset[str]:
    """Words without one of which, or a figure, no date or length of time can stand, in three shapes of letters."""
    words = {"I", "І"}
    for entries in lexicon().values():
        for tokens, kind, value in entries:
            spells_a_year = kind == "word_number" and value is not None and value >= 11
            if spells_a_year or kind in _TELLING_KINDS:
                words.add(max(tokens, key=len))
    words |= {word.replace("'", mark) for word in words for mark in "’ʼ"}
    shapes = {shape for word in words for shape in (word.capitalize(), word.upper())} | (words - CAPITAL_ONLY)
    numerals = {"".join(row) for n in range(2, 6) for row in itertools.product("IVXХІ", repeat=n) if roman("".join(row))}
    return frozenset(shapes | numerals | {"V", "X", "Х"})


_ROMAN = re.compile(r"(?=[IVXLХІ])X{0,3}(?:IX|IV|V?I{0,3})")
_ROMAN_FOLD = str.maketrans("ХІ", "XI")


def roman(text: str) -> int:
    """The number of a Roman numeral, Latin or Cyrillic letters; 0 for none.

    >>> roman("XIX"), roman("ХІХ"), roman("IIX")
    (19, 19, 0)
    """
    text = text.translate(_ROMAN_FOLD)
    if not _ROMAN.fullmatch(text):
        return 0
    values = {"I": 1, "V": 5, "X": 10, "L": 50}
    numbers = [values[letter] for letter in text]
    return sum(-a if a < b else a for a, b in zip(numbers, [*numbers[1:], 0], strict=True))
