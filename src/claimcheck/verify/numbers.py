"""Numbers as words: months, Roman numerals, ordinals, and words that say a number without being one."""

from __future__ import annotations

import re
from functools import lru_cache

from claimcheck.records import Language

_MONTHS: dict[Language, str] = {
    "en": "january february march april may june july august september october november december",
    "ru": "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь",
    "uk": "січень лютий березень квітень травень червень липень серпень вересень жовтень листопад грудень",
}
MONTH_OF: dict[Language, dict[str, int]] = {
    lang: {name: number for number, name in enumerate(names.split(), 1)} for lang, names in _MONTHS.items()
}
MONTH_OF["en"] |= {name[:3]: number for name, number in MONTH_OF["en"].items() if len(name) > 4} | {"sept": 9}
MONTH_OF["ru"] |= {"янв": 1, "фев": 2, "апр": 4, "авг": 8, "сент": 9, "окт": 10, "нояб": 11, "дек": 12}
MONTH_OF["uk"] |= {
    "січ": 1,
    "лют": 2,
    "берез": 3,
    "квіт": 4,
    "трав": 5,
    "черв": 6,
    "лип": 7,
    "серп": 8,
    "верес": 9,
    "жовт": 10,
    "листоп": 11,
    "груд": 12,
}

MONTH_STARTS: dict[Language, frozenset[str]] = {
    lang: frozenset(name[:3] for name in names) | ({"мая", "мае", "маю"} if lang == "ru" else set())
    for lang, names in MONTH_OF.items()
}
"""First three letters of months: what begins otherwise is none."""

_ROMAN = re.compile(r"(?=[IVXLC])(?:XC|XL|L?X{0,3}|C{1,3}X{0,3})(?:IX|IV|V?I{0,3})")
_LOOKALIKES = str.maketrans("ХІСМ", "XICM")
_LETTERS = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


def roman_value(word: str) -> int:
    """The value of a Roman numeral of two letters or more, Cyrillic letters of the same shape among them; 0 for none.

    >>> roman_value("XIX"), roman_value("ХІХ"), roman_value("II"), roman_value("CD"), roman_value("МИ")
    (19, 19, 2, 0, 0)
    """
    latin = word.translate(_LOOKALIKES)
    if len(latin) < 2 or not _ROMAN.fullmatch(latin):
        return 0
    values = [_LETTERS[letter] for letter in latin]
    return sum(-value if value < max(values[n:]) else value for n, value in enumerate(values))


_ORDINALS_EN = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth"
    " seventeenth eighteenth nineteenth twentieth"
).split()
_ORDINAL_STEMS: dict[Language, str] = {
    "ru": "перв втор трет четверт пят шест седьм восьм девят десят одиннадцат двенадцат тринадцат четырнадцат пятнадцат шестнадцат"
    " семнадцат восемнадцат девятнадцат двадцат",
    "uk": "перш друг трет четверт п'ят шост сьом восьм дев'ят десят одинадцят дванадцят тринадцят чотирнадцят п'ятнадцят шістнадцят"
    " сімнадцят вісімнадцят дев'ятнадцят двадцят",
}
_TENS = {
    "thirtieth": 30,
    "fortieth": 40,
    "fiftieth": 50,
    "sixtieth": 60,
    "seventieth": 70,
    "eightieth": 80,
    "ninetieth": 90,
    "hundredth": 100,
}
_ENDINGS: dict[Language, str] = {
    "ru": r"(?:ый|ий|ой|ая|ое|ые|ого|ому|ым|ом|ой|ую|ых|ыми|ье|ья|ьи|ьего|ьему|ьим|ьем|ьей|ью|ьих|ьими|ий)",
    "uk": r"(?:ий|ій|а|е|і|я|є|ого|ому|им|ім|ої|ою|у|их|ими|ього|ьому|ьої|ьою|ю|ю)",
}
_ORDINAL: dict[Language, re.Pattern[str]] = {
    lang: re.compile(f"({'|'.join(sorted(stems.split(), key=len, reverse=True))}){_ENDINGS[lang]}")
    for lang, stems in _ORDINAL_STEMS.items()
}
_ORDINAL_VALUE: dict[Language, dict[str, int]] = {
    "en": {word: number for number, word in enumerate(_ORDINALS_EN, 1)} | _TENS,
    **{lang: {stem: number for number, stem in enumerate(stems.split(), 1)} for lang, stems in _ORDINAL_STEMS.items()},
}


@lru_cache(maxsize=10_000)
def ordinal_value(low: str, lang: Language) -> int:
    """The number of an ordinal in words, in any case; 0 for any other word.

    >>> ordinal_value("fourth", "en"), ordinal_value("третьего", "ru"), ordinal_value("п'ятої", "uk"), ordinal_value("другой", "uk")
    (4, 3, 5, 0)
    """
    if lang == "en":
        return _ORDINAL_VALUE["en"].get(low, 0)
    found = _ORDINAL[lang].fullmatch(low)
    return _ORDINAL_VALUE[lang][found[1]] if found else 0


_SOFT = {
    2: "both twice double pair couple twin second оба обе обоих обеих обеими обоими обеим обоим дважды вдвое двойной пара обидва обидві обох двічі вдвічі подвійний",
    3: "thrice triple trio трижды втрое тройной тройка тричі втричі потрійний",
    4: "quadruple вчетверо четверка",
}
_SOFT_VALUE = {word: value for value, words in _SOFT.items() for word in words.split()}


def soft_number(low: str) -> dict[str, float]:
    """The key of a number that a word says without being one (both, twice, оба), worth a little less."""
    value = _SOFT_VALUE.get(low)
    return {f"n:{value}": 0.9} if value else {}


_UNITS = {
    "одно": 1, "двух": 2, "дву": 2, "дво": 2, "трех": 3, "трьох": 3, "три": 3, "четырех": 4, "чотирьох": 4, "чотири": 4, "пяти": 5, "п'яти": 5,
    "шести": 6, "семи": 7, "восьми": 8, "девяти": 9, "дев'яти": 9, "десяти": 10, "одиннадцати": 11, "одинадцяти": 11, "двенадцати": 12,
    "дванадцяти": 12, "тринадцати": 13, "тринадцяти": 13, "четырнадцати": 14, "чотирнадцяти": 14, "пятнадцати": 15, "п'ятнадцяти": 15,
    "шестнадцати": 16, "шістнадцяти": 16, "семнадцати": 17, "сімнадцяти": 17, "восемнадцати": 18, "вісімнадцяти": 18, "девятнадцати": 19,
    "дев'ятнадцяти": 19,
}  # fmt: skip
_TENFOLD = {
    "двадцати": 20, "двадцяти": 20, "тридцати": 30, "тридцяти": 30, "сорока": 40, "пятидесяти": 50, "п'ятдесяти": 50, "шестидесяти": 60,
    "шістдесяти": 60, "семидесяти": 70, "сімдесяти": 70, "восьмидесяти": 80, "вісімдесяти": 80, "девяноста": 90, "дев'яноста": 90,
    "сто": 100, "двухсот": 200, "двохсот": 200, "трехсот": 300, "трьохсот": 300, "четырехсот": 400, "чотирьохсот": 400, "пятисот": 500, "п'ятисот": 500,
}  # fmt: skip
"""Numbers as compounds begin with them: двадцатитрёхлетний."""
_COUNTED = (
    "этаж|лет|месяч|недел|днев|суточ|час|минут|мест|крат|полос|ступен|цилиндр|тонн|метр|километр|дюйм|рубл|том|класс|створ|пролет|член|комнат"
    "|мачт|мотор|весел|верст|пуд|знач|век|уголь|сторон|актн|страниц|процент|зарядн|местн|конечн|главый|битн|поверх|річ|місяч|тижн|ден|годин|хвилин|прогін|прольот|відсот|кутн"
)
_PREFIXED = re.compile(
    f"({'|'.join(sorted(_TENFOLD, key=len, reverse=True))})?({'|'.join(sorted(_UNITS, key=len, reverse=True))})?(?={_COUNTED})"
)


@lru_cache(maxsize=10_000)
def numeral_prefix(low: str, lang: Language) -> int:
    """The number that a compound begins with, 0 for any other word.

    >>> numeral_prefix("двухэтажный", "ru"), numeral_prefix("п'ятирічний", "uk"), numeral_prefix("столетие", "ru")
    (2, 5, 100)
    """
    found = _PREFIXED.match(low) if lang != "en" and len(low) > 6 else None
    return _TENFOLD.get(found[1] or "", 0) + _UNITS.get(found[2] or "", 0) if found else 0
