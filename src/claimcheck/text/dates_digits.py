"""The nodes of numbers in digits, by their shape and by what they touch: a day, a year, a whole date, what names something."""

from __future__ import annotations

import re

from claimcheck.text.dates_lexicon import lexicon, roman
from claimcheck.text.dates_nodes import Node
from claimcheck.text.dates_points import ShortYear
from claimcheck.text.declension import plain
from claimcheck.text.tables import dates_words

ENDING = re.compile(
    r"(?P<decade>['’]?s\b|[-‑–]?(?:х|ых|их|е|ые|ті|і|ми|ыми|ими)\b(?!-))"
    r"|(?P<nth>(?:st|nd|rd|th)\b|(?<=[23])d\b|[-‑–]?(?:го|ого|его|му|ому|ему|ом|м|й|ый|ій|ий|ю|ья|ье|ья|я|та|тя|га|ше|те|та|а|у|ую|ою|те|им|ім|ым)\b)"
)
_NUMDATE = re.compile(r"(\d{1,2})\s?[./-]\s?(?P<month>\d{1,2}(?=\s?[./-])|[IVXХІivx]+)\s?[./–—-]?\s?(\d{2,4})")
_DAY_MONTH = re.compile(r"(\d{1,2})[./](\d\d|[IVXХІ]+)")
_OTHER_STYLE = re.compile(r"\s?(?:[(\[/–—)\]-]|\d{4})")
"""What follows a day and month in figures that are a date: the other style, the end of a stretch, the year."""
_NAMING = re.compile(r"[№#$£€§]\s?\Z")
_NOUN = re.compile(r"[ \xa0]([А-Яа-яЁёІіЇїЄєҐґ]{3,})")
"""The Russian or Ukrainian word after a number: it says for sure whether the number counts."""
_ENGLISH_NOUN = re.compile(r" ([a-z]{3,})(?![\w’'-])")
_SERIAL = re.compile(r"(?<![\d-])\d{1,2}-\Z")
"""Before four digits: a number of papers, "10-1917"."""
_ADDRESS = re.compile(
    r" (?:[A-Z][\w’']+ ){1,3}(?:Street|St\.|Road|Rd\.|Avenue|Ave\.|Lane|Terrace|Drive|Boulevard|Place|Square|Row|Court)(?!\w)"
)
_RANK = re.compile(
    r"\b(?:Private|Pte\.?|Sapper|Spr\.?|Gunner|Gnr\.?|Driver|Trooper|Rifleman|Fusilier|Seaman|Prisoner|Convict|Corporal|Sergeant) \Z"
)
_FORMATION = re.compile(
    r" (?:[A-Z][\w’'-]* ){0,3}(?:Army|Armies|Corps|Divisions?|Brigades?|Regiments?|Battalions?|Company|Companies|Squadrons?|Fleet|Congress)\b"
)
"""Behind an ordinal it numbers."""
_SHELF = re.compile(r"(?<!\w)[A-Z][A-Za-z]{0,4}\s(?:\d{1,4}/){1,3}\Z")
_BILL = re.compile(r"(?<![\w.])(?!A\.|B\.|O\.|N\.|U\.|C\.|a\.|b\.|c\.|d\.)[A-Z]\.\s?[A-Z]\.\s?\Z|(?<!\w)(?:а/я|п/я|п/с|в/ч)\s\Z")
"""Before a number that it names: "H.R. 1776", «а/я 1917»."""
_GRID = re.compile(r"(?<![A-Za-z])[A-Z]{2} (?:\d{3,5} )?\Z")
_GRID_NEXT = re.compile(r" \d{3,5}(?![\d.,])")
"""Around a number that is half of a map reference: "SK 1945 1066"."""
_YEARS = re.compile(r"[\s\xa0](?:годам|годами|рокам|роками|гг|рр)(?!\w)")
_PARTS = {"½": 0.5, "¼": 0.25, "¾": 0.75}
_MEASURED = re.compile(r"\s?[%°$€£‰]|[^\W\d_⁰¹²³⁴⁵⁶⁷⁸⁹]")


def number_node(text: str, match: re.Match[str], words: list[str], index: int) -> Node:
    """The node of a number, by its shape and by what it touches."""
    raw, start, end = match[0], match.start(), match.end()
    if (named := _naming_end(text, raw, start, end, words, index)) is not None:
        return Node("x", start, named)
    if _is_counted(text, raw, end):
        return Node("number", start, end, int(raw) if raw.isdecimal() and len(raw) < LONGEST else None)
    if raw[-1] in _PARTS and raw[:-1].isdecimal() and len(raw) < 5:
        return Node("word_number", start, end, int(raw[:-1]) + _PARTS[raw[-1]])
    if not raw.isdecimal():
        return _shaped(text, raw, start, end)
    if len(raw) == 4 and raw[0] == "0":
        return Node("time", start, end)  # 0530 hours
    value = int(raw) if len(raw) < LONGEST else 0
    if (suffix := ENDING.match(text, end)) and (node := _with_ending(text, start, raw, value, suffix)):
        return node
    if _MEASURED.match(text, end) and not _ERA.match(text, end):
        return Node("number", start, end, value)
    return Node(_plain_kind(text, raw, end, value), start, end, value)


LONGEST = 10
"""Figures from which on a number is not read: no date has so many, and a text may have a million."""
_ERA = re.compile(r"(?:г|р|BC|AD|BCE|гг|рр)\b")


def _naming_end(text: str, raw: str, start: int, end: int, words: list[str], index: int) -> int | None:
    """Where a number ends that names something, with the rest of its name; None for one that may be of a date."""
    before = text[start - 1 : start]
    if before and (before.isalnum() or before == "_" or (before in "-–‑" and _glued(text, start))):
        return end
    if before == "/" and len(raw) == 4 and _SHELF.search(text, max(0, start - 16), start):
        return end  # WO 95/1467
    if _NAMING.search(text, max(0, start - 2), start) or _BILL.search(text, max(0, start - 7), start) or _named(words, index):
        return _identifier_end(text, end)
    if before == ":" and text[start - 2 : start - 1].isdecimal() and ":" not in raw:
        return end  # 61:44:0010203:1941
    if len(raw) != 4:
        return None
    named = (
        _ADDRESS.match(text, end)  # 1812 Chestnut Street
        or _RANK.search(text, max(0, start - 12), start)  # Sapper 1805 Till
        or (before == "-" and _SERIAL.search(text, max(0, start - 4), start))
        or (_GRID.search(text, max(0, start - 8), start) and (_GRID_NEXT.match(text, end) or text[start - 2].isdecimal()))
    )
    return end if named else None


def _is_counted(text: str, raw: str, end: int) -> bool:
    """Whether the word behind a number is one that numbers count."""
    if (noun := _NOUN.match(text, end)) and noun[1].lower() in dates_words.COUNTED:
        return True
    counted = _ENGLISH_NOUN.match(text, end) if len(raw) == 4 else None
    return counted is not None and counted[1] in dates_words.COUNTED


def _with_ending(text: str, start: int, raw: str, value: int, suffix: re.Match[str]) -> Node | None:
    """The node of a number with an ending: a decade, an ordinal, a year in its case."""
    end = suffix.end()
    if suffix["nth"] and _FORMATION.match(text, end):
        return Node("number", start, end, value)  # "in June the 3rd Army moved"
    tens = value % 10 == 0 and (len(raw) == 4 or (len(raw) == 2 and value))
    if len(raw) in (2, 4) and tens and (suffix["decade"] or (value and _YEARS.match(text, end))):  # «к 70-м годам»
        if suffix["decade"] and len(raw) == 2 and text[start - 1 : start] in ("'", "’", "‘"):
            start -= 1
        return Node("decade4" if len(raw) == 4 else "decade2", start, end, value)
    if len(raw) == 3 and suffix["decade"] and value % 10 == 0:
        return Node("decade3", start, end, value)
    if len(raw) > 4 or not (suffix["nth"] or suffix[0][0] in "-‑–хеі"):
        return None
    if len(raw) == 4 and (unit := _NOUN.match(text, end)) and _ranks(suffix[0], unit[1].lower()):
        return Node("number", start, end, value)
    particle = _PARTICLE.match(text, end)
    return Node(_ordinal_kind(text, raw, value, suffix), start, particle.end() if particle else end, value)


def _ordinal_kind(text: str, raw: str, value: int, suffix: re.Match[str]) -> str:
    if 1000 <= value < 2200:
        return "sure_year"
    if 1 <= value <= 31:
        return "ordinal"
    if len(raw) != 2 or not suffix[0].endswith("го"):
        return "number"
    return "short_year" if _YEAR_BEHIND.match(text, suffix.end()) else "nth"


def _plain_kind(text: str, raw: str, end: int, value: int) -> str:
    """The kind of digits that touch nothing."""
    if len(raw) > 2:
        return "three" if len(raw) == 3 else "year" if len(raw) == 4 and 1000 <= value < 2200 else "number"
    if raw[0] == "0":
        return "day" if 0 < value < 10 and text[end : end + 1] in (" ", "\xa0") else "two"
    return "day" if 1 <= value <= 31 else "two"


_YEAR_BEHIND = re.compile(
    r"\s(?:года|року|г\.|р\.)(?!\s(?:жизни|життя|службы|служби|правления|правління|царствования|царювання|обучения|от|від|войны|війни|издания|видання))"
)
"""Behind a number without its century that is a year wherever it stands: «урожай 33-го года»."""
_PARTICLE = re.compile(r"\sже?(?!\w)")
"""Between an ordinal and its month: «1-го же мая»."""
_AGREE = {"го": ("а", "у"), "му": ("у", "ові"), "м": ("е", "ом", "і", "у"), "й": ("", "и", "і", "ії"), "я": ("я", "а")}
"""Endings of nouns that agree with an ordinal's in figures; of «1945-го дивизия встретила» the ordinal is a year."""


def _ranks(ending: str, noun: str) -> bool:
    """Whether an ordinal in figures numbers the formation behind it: «1812-й полк», «1812-го полка»."""
    stem = next((one for one in dates_words.FORMATIONS if noun.startswith(one)), None)
    return (
        stem is not None
        and noun.removeprefix(stem).endswith(_AGREE.get(ending.lstrip("-‑–"), ()))
        and (ending.lstrip("-‑–") != "го" or stem in dates_words.MASCULINE)
    )


_BEFORE_SHORT_YEAR = re.compile(
    r"(?:\b(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.?|january|february|march|april|may|june|july|august|september|october|november|december|\b(?:in|of|since|until|till|by|from|to|before|after|spring|summer|autumn|fall|winter|early|late))\s\Z",
    re.IGNORECASE,
)


def short_year_node(text: str, match: re.Match[str]) -> Node:
    """The node of a year of the twentieth century that leaves its century out: "the summer of '42"."""
    start = match.start()
    kind = "year" if _BEFORE_SHORT_YEAR.search(text, max(0, start - 10), start) else "x"
    return Node(kind, start, match.end(), ShortYear(1900 + int(match[0][1:])))


def _shaped(text: str, raw: str, start: int, end: int) -> Node:
    """The node of a number with points, commas, colons or hyphens in it."""
    if len(raw) == 10 and raw[:4].isdecimal() and raw[4] in "-.":
        year, month, day = int(raw[:4]), int(raw[5:7]), int(raw[8:])
        return (
            Node("numdate", start, end, (year, month, day)) if 1 <= month <= 12 and 1 <= day <= 31 else Node("number", start, end)
        )
    if found := _NUMDATE.fullmatch(raw):
        day, year = int(found[1]), int(found[3])
        month = int(found[2]) if found[2].isdecimal() else roman(found[2].upper())
        if month > 12 >= day and raw.count("/") == 2:
            day, month = month, day
        if len(found[3]) == 2:
            year = ShortYear(1900 + year)
        if 1 <= month <= 12 and 1 <= day <= 31 and len(found[3]) != 3:
            return Node("numdate", start, end, (year, month, day))
        return Node("number", start, end)
    if ":" in raw:
        return Node("time", start, end)
    if (found := _DAY_MONTH.fullmatch(raw)) and _OTHER_STYLE.match(text, end):
        day, month = int(found[1]), int(found[2]) if found[2].isdecimal() else roman(found[2])
        if 1 <= day <= 31 and 1 <= month <= 12:
            return Node("nummd", start, end, (day, month))
    if found and not found[2].isdecimal() and 1 <= int(found[1]) <= 31 and 1 <= roman(found[2]) <= 12:
        return Node("romanmd", start, end, (int(found[1]), roman(found[2])))
    digits = re.sub(r"[^\d.,]", "", raw).replace(",", ".")
    whole = digits.count(".") == 1 and not re.fullmatch(r"\d{1,3}[.,]\d{3}", raw)
    return Node("number", start, end, float(digits) if whole and len(digits) < 12 else None)


def _glued(text: str, start: int) -> bool:
    """Whether the hyphen before a number ties it to a name: "Т-34", "Ил-2", "401-039"; not "June-1941"."""
    tied = re.search(r"(?<![^\W_])([^\W\d_]+)[-–‑]\Z", text[max(0, start - 16) : start])
    return bool(tied) and tied[1].lower() not in lexicon() and len(tied[1]) <= 6 if tied else False


def _named(words: list[str], index: int) -> bool:
    """Whether the word before a number makes it a name: "p. 412", "No. 633", "Resolution 1441"."""
    back = index - 1
    if back >= 0 and len(words[index]) == 4 and words[back].startswith(dates_words.NAMED_BY_YEAR):
        return True
    if index + 1 < len(words) and len(words[index]) == 4 and words[index + 1] in _YEAR_WORDS and words[back] not in ("№", "#"):
        return False
    if back >= 0 and words[back] == ".":
        back -= 1
        return (
            back >= 0 and words[back] in dates_words.NUMBERED and words[back] not in ("c", "n", "у") and not _styled(words, back)
        )
    if back < 0 or plain(words[back]) not in dates_words.NUMBERED:
        return False
    return words[back] not in dates_words.NEEDS_STOP


def _styled(words: list[str], back: int) -> bool:
    """Whether the abbreviation is the second half of «ст. ст.», «н. ст.»: a style, not an article of law."""
    return back > 1 and words[back - 1] == "." and words[back - 2] in ("ст", "н")


_YEAR_WORDS = frozenset("год года году годом годе г рік року році роком р годов годы гг роки років рр".split())

_REST_OF_NUMBER = re.compile(r"(?:\s?[-–—]\s?\d+|,\s?\d{1,3}(?!\d|\s[^\W\d_]))*")


def _identifier_end(text: str, end: int) -> int:
    found = _REST_OF_NUMBER.match(text, end)
    return found.end() if found else end
