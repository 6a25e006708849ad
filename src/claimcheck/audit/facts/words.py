"""The rules' tables of words, and ordinals written out."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

_ONES = "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth".split()
_TENS = "twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth".split()
_TEN_WORDS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_NAMED = {"centenary": 100, "centennial": 100, "bicentenary": 200, "bicentennial": 200, "tercentenary": 300, "sesquicentennial": 150,
          "quincentenary": 500, "millennium": 1000, "hundredth": 100, "two-hundredth": 200, "three-hundredth": 300, "thousandth": 1000,
          "half-century": 50, "golden jubilee": 50, "silver jubilee": 25, "diamond jubilee": 60}  # fmt: skip
_DIGITS = re.compile(r"(\d{1,4})(?:st|nd|rd|th|-?(?:й|я|е|го|му|ю|ї|а|м|те|ти))\Z")


@cache
def ordinals() -> dict[str, int]:
    """English ordinals in words up to 199th, with their numbers."""
    known = {word: number for number, word in enumerate(_ONES) if number}
    known |= {word: 10 * number for number, word in enumerate(_TENS, 2)}
    known |= {f"{ten}-{_ONES[one]}": 10 * tens + one for tens, ten in enumerate(_TEN_WORDS, 2) for one in range(1, 10)}
    known |= {f"hundred-and-{word}": 100 + number for word, number in list(known.items())}
    return known | _NAMED


def number_of(word: str) -> int | None:
    """The number of an ordinal in words or digits; None for any other word.

    >>> number_of("fifty-first"), number_of("88th"), number_of("centenary"), number_of("birthday")
    (51, 88, 100, None)
    """
    low = word.lower()
    found = _DIGITS.match(low)
    return int(found[1]) if found else ordinals().get(low)


_SLAVIC = (
    ("тысяч тисяч", 1000), ("пятисот п'ятисот", 500), ("четырехсот чотирьохсот", 400), ("трехсот трьохсот", 300), ("двухсот двохсот", 200),
    ("полуторавеков", 150), ("сто ста сот", 100), ("девяност дев'яност", 90), ("восьмидесят вісімдесят", 80), ("семидесят сімдесят", 70),
    ("шестидесят шістдесят", 60), ("пятидесят п'ятдесят", 50), ("сорок", 40), ("тридцат", 30), ("двадцат", 20),
    ("девятнадцат дев'ятнадцят", 19), ("восемнадцат вісімнадцят", 18), ("семнадцат сімнадцят", 17), ("шестнадцат шістнадцят", 16),
    ("пятнадцат п'ятнадцят", 15), ("десят", 10), ("девят дев'ят", 9), ("восьм", 8), ("седьм сьом сем", 7), ("шест шост", 6), ("пят п'ят", 5),
    ("четырех четверт чотирьох", 4), ("трех трьох трет", 3), ("двух двох", 2), ("одно", 1),
)  # fmt: skip


def slavic_number(word: str) -> int | None:
    """The number that a Russian or Ukrainian compound or ordinal begins with, in digits or words; None where it begins with none.

    >>> slavic_number("пятидесятилетия"), slavic_number("двадцатипятилетие"), slavic_number("75-річчя"), slavic_number("столетие")
    (50, 25, 75, 100)
    """
    low = word.lower().replace("ё", "е").replace("’", "'").replace("ʼ", "'")
    if digits := re.match(r"\d{1,4}", low):
        return int(digits[0])
    total, at = 0, 0
    for stems, value in _SLAVIC:
        stem = next((stem for stem in stems.split() if low.startswith(stem, at)), None)
        if stem is not None and (not total or value < (10 if total % 100 else 100) <= total):
            total, at = total + value, at + len(stem)
            at += low[at : at + 1] in ("и", "а", "я", "о", "ю") and not low.startswith("лет", at)
    return total or None


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of a table in audit/tables as tuples of their tab-separated cells, comments left out."""
    text = files("claimcheck.audit").joinpath("tables", name).read_text(encoding="utf-8")
    return tuple(tuple(line.split("\t")) for line in text.splitlines() if line.strip() and not line.startswith("#"))
