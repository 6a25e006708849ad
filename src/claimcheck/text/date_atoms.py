"""The smallest dates of a text: a day, a month, a year, a season, a decade, a century, before anything joins them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from claimcheck.calendars import month_length
from claimcheck.text.tables.months import MONTHS, ROMAN, SEASONS, WEEKDAYS

Kind = Literal["day", "month", "season", "year", "decade", "century", "impossible-day"]


@dataclass(frozen=True, slots=True)
class Atom:
    """One unjoined date; what the text leaves out is None."""

    start: int
    end: int
    kind: Kind
    year: int | None = None
    month: int | None = None
    """1 to 12, or a season's number 21 to 24."""
    day: int | None = None
    to_day: int | None = None
    """Second day of "3rd and 4th of October" or "13-20 December"."""
    to_year: int | None = None
    """Second year of "winter of 1941/42"."""

    def edtf(self) -> str | None:
        """The EDTF value, None while the year is missing."""
        if self.year is None:
            return None
        year = f"{self.year:04d}" if self.year >= 0 else f"-{-self.year:04d}"
        if self.kind == "century":
            return f"{year[:-2]}XX"
        if self.kind == "decade":
            return f"{year[:-1]}X"
        if self.month is None:
            return year
        text = f"{year}-{self.month:02d}"
        if self.day is None or self.kind == "impossible-day":
            return text
        first = f"{text}-{self.day:02d}"
        return f"{first}/{text}-{self.to_day:02d}" if self.to_day else first


_ANY_MONTH = "|".join(f"{form}" for forms in MONTHS.values() for form in forms)
_YEAR = r"(?:1\d{3}|20\d\d|[5-9]\d\d)"
_YEAR_WORD = r"(?:\s?(?:гг?\.|год(?:а|у|ом|е|ы|ов|ам|ах)?\b|рр?\.|р(?:ок(?:у|ом|ів|ах)?|оці|ік|оки)\b))"
_ORDINAL = r"(?:st|nd|rd|th|[-‑]?(?:го|е|ого|ье))?"
_SEP = r"[\s\xa0]"
_DAYS = rf"(?P<d{{n}}>[0-3]?\d){_ORDINAL}(?:{_SEP}?(?:[-–—]|and|&|и|й|та|to|по){_SEP}?(?:the )?(?P<d2{{n}}>[0-3]?\d){_ORDINAL})?"
_WEEKDAY = rf"(?:(?:(?:{WEEKDAYS})(?:,?\s(?:the )?|\s\())?)"
_SEASON = "|".join(f"(?:{form})" for form, _ in SEASONS)

_PATTERNS: tuple[tuple[str, str], ...] = (
    ("iso", r"(?<![\d-])(?P<y_iso>\d{4})-(?P<m_iso>[01]\d)-(?P<d_iso>[0-3]\d)(?![\d-])"),
    ("num", r"(?<![\d./])(?P<d_num>[0-3]?\d)(?P<sep_num>[./])(?P<m_num>[01]?\d)(?P=sep_num)(?P<y_num>\d{4}|\d\d(?=\s?г))(?![\d]|[./]\d)"),
    ("dmy", rf"{_WEEKDAY}(?<![\d.,№/-])\b{_DAYS.format(n='_dmy')}{_SEP}(?:of{_SEP})?(?P<m_dmy>{_ANY_MONTH})(?![\w])"
            rf"(?:,?{_SEP}(?:of{_SEP})?(?P<y_dmy>{_YEAR})(?![\d]|[.,]\d){_YEAR_WORD}?)?"),
    ("mdy", rf"{_WEEKDAY}\b(?P<m_mdy>{_ANY_MONTH}){_SEP}(?:the{_SEP})?{_DAYS.format(n='_mdy')}(?![\d])(?:,?{_SEP}?(?P<y_mdy>{_YEAR})(?!\d))?"),
    ("season", rf"\b(?P<s_season>{_SEASON})(?:{_SEP}of|,)?{_SEP}(?P<y_season>{_YEAR})(?:\s?[-–—/]\s?(?P<y2_season>\d{{4}}|\d\d)(?!\d))?(?!\d){_YEAR_WORD}?"),
    ("my", rf"\b(?P<m_my>{_ANY_MONTH}),?{_SEP}(?:of{_SEP})?(?P<y_my>{_YEAR})(?![\d]|[.,]\d)(?:[-‑]?го)?{_YEAR_WORD}?"),
    ("decade", rf"(?<![\d.,])(?:the{_SEP})?(?P<y_decade>1\d\d0|20[0-2]0)(?:['’]?s\b|[-‑](?:х|е|ые|ті|их|і)\b(?:{_YEAR_WORD})?)"),
    ("decade2", rf"(?<![\d.,])(?P<y_decade2>[1-9]0)[-‑](?:х|е|ые|ті|их|і)\b{_YEAR_WORD}"),
    ("century", r"\b(?P<n_century>\d{1,2})(?:st|nd|rd|th|[-‑]?(?:го|м|й|е|му|ому))?[\s\xa0-](?:centur(?:y|ies)|век[аеуо]?\b|столет\w+|столі\w+|ст\.)(?P<bc_century>\s?(?:BC|B\.C\.|до н\.\s?[эе]\.))?"),
    ("roman", r"(?<!\w)(?P<n_roman>[IVXХІ]{1,5})[\s\xa0](?:centur(?:y|ies)|век(?:а|е|у|ом|ов)?\b|столет\w+|столі\w+|ст\.|вв?\.)(?P<bc_roman>\s?до н\.\s?[эе]\.)?"),
    ("bc", r"(?<![\d.,])(?P<y_bc>\d{1,4})\s?(?:BC\b|B\.C\.|BCE\b|(?:г(?:од[уа]?|\.)?|р(?:оку|\.)?)\s?до н\.\s?[эе]\.)"),
    ("year", rf"(?<![\d.,№#$£€/:-])(?P<y_year>{_YEAR})(?:\s?(?P<dash_year>[-–—/])\s?(?P<y2_year>\d{{4}}|\d\d)(?![\d%]|[.,]\d|[-–—]\d))?(?![\d%]|[.,:]\d|(?:st|nd|rd|th)\b|['’]s\b|[-‑](?:th|й|я)\b)(?P<w_year>{_YEAR_WORD})?(?:[-‑](?:го|м|й)\b)?"),
    ("monthword", rf"\b(?P<m_monthword>{_ANY_MONTH})(?![\w-])"),
)  # fmt: skip
"""In order of preference where two begin at one place; every example stands in the cases."""


@cache
def _scanner() -> re.Pattern[str]:
    return re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in _PATTERNS))


@cache
def month_number(word: str) -> int:
    """The month that a word names, 1 to 12.

    >>> month_number("октября"), month_number("Dec."), month_number("лютого")
    (10, 12, 2)
    """
    return next(n for forms in MONTHS.values() for n, form in enumerate(forms, 1) if re.fullmatch(form, word))


@cache
def _season_number(word: str) -> int:
    return next(n for form, n in SEASONS if re.fullmatch(form, word + ("" if not word.endswith("all") else "")) or re.match(form, word + " of"))


def roman_number(digits: str) -> int:
    """The value of a Roman number.

    >>> roman_number("XIX"), roman_number("ХХ")
    (19, 20)
    """
    values = [ROMAN[digit] for digit in digits]
    return sum(-value if any(value < later for later in values[n + 1 : n + 2]) else value for n, value in enumerate(values))


TRIGGER = re.compile(rf"\d{{3}}|\d0[-‑]|\d\d?[./]\d|{_ANY_MONTH}|BC|до н|century|centuries|век|століт|столет")


def find_atoms(text: str) -> Iterator[Atom]:
    """The atoms of a text in order; bare years only where the words around them make them one."""
    for match in _scanner().finditer(text):
        kind = match.lastgroup
        # lastgroup names the last *closed* group, which is the outermost: the pattern's own.
        assert kind is not None
        atom = _BUILDERS[kind](text, match)
        if atom is not None:
            yield atom


def _number(match: re.Match[str], name: str) -> int | None:
    value = match[name]
    return int(value) if value else None


def _day_atom(match: re.Match[str], year: int | None, month: int, day: int, to_day: int | None = None) -> Atom | None:
    """A day, or an impossible one where the month has no such day; None where it cannot be meant for a day at all."""
    if not 1 <= month <= 12 or not 1 <= day <= 31 or (to_day is not None and not day < to_day <= 31):
        return None
    longest = month_length(year if year is not None else 2000, month)
    kind: Kind = "day" if day <= longest and (to_day or 0) <= longest else "impossible-day"
    return Atom(match.start(), match.end(), kind, year, month, day, to_day)


def _from_iso(_: str, match: re.Match[str]) -> Atom | None:
    return _day_atom(match, int(match["y_iso"]), int(match["m_iso"]), int(match["d_iso"]))


def _from_num(_: str, match: re.Match[str]) -> Atom | None:
    year = int(match["y_num"])
    return _day_atom(match, year if year > 99 else 1900 + year, int(match["m_num"]), int(match["d_num"]))


def _from_dmy(_: str, match: re.Match[str]) -> Atom | None:
    return _day_atom(match, _number(match, "y_dmy"), month_number(match["m_dmy"]), int(match["d_dmy"]), _number(match, "d2_dmy"))


def _from_mdy(text: str, match: re.Match[str]) -> Atom | None:
    atom = _day_atom(match, _number(match, "y_mdy"), month_number(match["m_mdy"]), int(match["d_mdy"]), _number(match, "d2_mdy"))
    return atom if atom else _from_month_name(text, match, "m_mdy")


def _from_month_name(text: str, match: re.Match[str], group: str) -> Atom | None:
    """A month by itself, where it is one: "in May", not "may" or "May Wilson"."""
    word, start, end = match[group], match.start(group), match.end(group)
    if word in ("May", "March", "August", "Mar.", "Марта", "Мая", "Май", "Март") or word[:3].lower() in ("мая", "маю", "лис", "лют"):
        before = text[max(0, start - 12) : start]
        if not re.search(r"(?:\b(?:[Ii]n|[Oo]f|[Ss]ince|[Uu]ntil|[Bb]y|[Ee]arly|[Ll]ate|[Mm]id|[Ff]rom|[Tt]o|[Dd]uring|[Tt]hat|[Ll]ast|[Nn]ext|and|[Вв]|[Уу]|[Кк]|[Сс]|[Дд]о|[Зз])[\s-])$", before):
            return None
        if re.match(r"\s[A-ZА-Я][a-zа-я]", text[end : end + 3]):
            return None
    return Atom(start, end, "month", None, month_number(word))


def _from_monthword(text: str, match: re.Match[str]) -> Atom | None:
    return _from_month_name(text, match, "m_monthword")


def _from_season(_: str, match: re.Match[str]) -> Atom | None:
    return Atom(match.start(), match.end(), "season", int(match["y_season"]), _season_number(match["s_season"]), to_year=_number(match, "y2_season"))


def _from_my(_: str, match: re.Match[str]) -> Atom | None:
    return Atom(match.start(), match.end(), "month", int(match["y_my"]), month_number(match["m_my"]))


def _from_decade(_: str, match: re.Match[str]) -> Atom | None:
    return Atom(match.start(), match.end(), "decade", int(match["y_decade"]))


def _from_decade2(_: str, match: re.Match[str]) -> Atom | None:
    # «50-е годы» without a century: of the twentieth, as these texts use it.
    return Atom(match.start(), match.end(), "decade", 1900 + int(match["y_decade2"]))


def _century(match: re.Match[str], number: int, bc: str | None) -> Atom | None:
    if not 1 <= number <= 21:
        return None
    return Atom(match.start(), match.end(), "century", -(number - 1) * 100 - 1 if bc else (number - 1) * 100)


def _from_century(_: str, match: re.Match[str]) -> Atom | None:
    return _century(match, int(match["n_century"]), match["bc_century"])


def _from_roman(_: str, match: re.Match[str]) -> Atom | None:
    return _century(match, roman_number(match["n_roman"]), match["bc_roman"])


def _from_bc(_: str, match: re.Match[str]) -> Atom | None:
    return Atom(match.start(), match.end(), "year", 1 - int(match["y_bc"]))


_YEAR_BEFORE = re.compile(
    r"(?:\b(?:[Ii]n|[Ss]ince|[Uu]ntil|[Tt]ill|[Bb]y|[Dd]uring|[Bb]efore|[Aa]fter|[Ff]rom|[Bb]etween|[Cc]irca|ca?\.|early|late|mid|[Yy]ear|born|died|b\.|d\.|d’|[Вв]о?|[Уу]|[Сс]о?|[Зз]|[Кк]о?|[Дд]о|[Пп]осле|[Пп]ісля)[\s\xa0(-]{1,2}"
    r"|[(\[,–—-]\s?|^|\n)$"
)
_LOOSE_BEFORE = re.compile(r"\b(?:the|of|and|to|or|and the|и|й|та|по|а|но|їх|about|around|is|was|on|мая|за|на)[\s\xa0]$", re.IGNORECASE)
_NOUN_AFTER = re.compile(r"[\s\xa0](?!(?:and|or|to|as|at|by|in|on|for|from|with|when|where|which|while|the|a|an|he|she|it|they|his|her|their|was|were|had|has|is|are|did|but|after|before|until|until|under|saw|through|there|this|that|also|alone|onwards?|и|в|на|с|он|она|они|по|из|к|за|до|был|была|было|были|году?|як|і|й|та|у|з|він|вона|вони|був|була|було|були|що|а|но|із)\b)[a-zа-яіїєґ]{3,}")


def _from_year(text: str, match: re.Match[str]) -> Atom | None:
    """A bare number as a year, by the words on both sides."""
    year, start, end = int(match["y_year"]), match.start("y_year"), match.end("y_year")
    to_year = _second_year(year, match["y2_year"])
    if match["y2_year"] and to_year is None:
        return None if match["dash_year"] == "/" else Atom(start, end, "year", year)
    if not match["w_year"] and to_year is None:
        before = text[max(0, start - 12) : start]
        if year < 1000 or (year < 1100 and not _YEAR_BEFORE.search(before)):
            return None
        strong = _YEAR_BEFORE.search(before) is not None
        noun = _NOUN_AFTER.match(text, end, end + 20) is not None
        weak = _LOOSE_BEFORE.search(before) is not None or (not noun and year >= 1500)
        listed = re.search(r"(?:\b(?:No|Nos|pp?|pages?|vol|section|chapter|кв|дом)\.?|\b(?:с|стр|т|ст)\.)\s?$", before, re.IGNORECASE)
        comma_only = before.rstrip().endswith((",", "-", "–", "—", "(")) and noun
        if listed or not (strong or weak) or (noun and not _YEAR_BEFORE.search(before)) or (comma_only and noun):
            return None
    return Atom(match.start(), match.end(), "year", year, to_year=to_year)


def _second_year(year: int, digits: str | None) -> int | None:
    """The year that ends a stretch: "1941-45", "1932–33"; None where the digits do not end one.

    >>> _second_year(1941, "45"), _second_year(1941, "1945"), _second_year(1941, "12")
    (1945, 1945, None)
    """
    if digits is None:
        return None
    second = int(digits) if len(digits) == 4 else year - year % 100 + int(digits)
    return second if 0 < second - year < 1000 else None


_BUILDERS = {
    "iso": _from_iso, "num": _from_num, "dmy": _from_dmy, "mdy": _from_mdy, "season": _from_season, "my": _from_my,
    "decade": _from_decade, "decade2": _from_decade2, "century": _from_century, "roman": _from_roman, "bc": _from_bc,
    "year": _from_year, "monthword": _from_monthword,
}  # fmt: skip
