"""Figures of English, Russian and Ukrainian prose as exact intervals with modifier, unit and what they count."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from claimcheck.records import Figure, Language, Modifier
from claimcheck.text.identifiers import Spanlike, overlaps, read_identifiers
from claimcheck.text.languages import detect_language
from claimcheck.text.lemmas import lemma
from claimcheck.text.numerals import decimal_of, number_words, read_numeral
from claimcheck.text.tables.figures import ADJECTIVES, HEDGES, MONEY, NOT_UNITS, PEOPLE, PERCENT, STOPS, VAGUE

_SP = r"[\s\xa0\u202f\u2009]"
_DIGITS = r"\d{1,3}(?:[,\xa0\u202f\u2009' ]\d{3})+(?:[.,]\d+)?|\d+(?:\.\d{3}){2,}|\d+(?:[.,]\d+)?"
_SCALE = rf"(?:{_SP}?(?:тыс|млн|млрд|тис|трлн|mln|bn|mn)\b\.?|{_SP}(?:hundred|thousand|million|milliard|billion|trillion|тысяч\w*|миллион\w*|миллиард\w*|тисяч\w*|мільйон\w*|мільярд\w*)(?![\w]))"


@dataclass(frozen=True, slots=True)
class _Number:
    """One number as it stands, before its words are looked at."""

    start: int
    end: int
    value: Decimal
    spelled: bool


@cache
def _scanner() -> re.Pattern[str]:
    words = "|".join(
        sorted((re.escape(word) for word in number_words() if word not in ("тыс", "тис", "млн", "млрд")), key=len, reverse=True)
    )
    spelled = rf"(?<![\w-])(?:a{_SP})?(?:{words})(?:(?:-|{_SP}|{_SP}and{_SP}|{_SP}a{_SP})(?:{words})\b)*(?![\w])"
    return re.compile(
        rf"(?P<digits>(?<![\w.,/:№#-])(?:{_DIGITS})(?![\w]|[.,:/]\d)(?:{_SCALE})?|(?<=[£$€])(?:{_DIGITS})(?:{_SCALE})?)|(?P<words>{spelled})",
        re.IGNORECASE,
    )


def read_figures(text: str, lang: Language | None = None, taken: Sequence[Spanlike] = ()) -> tuple[Figure, ...]:
    """The figures of a text in order; none that overlaps a span of `taken` (dates, durations, identifiers).

    >>> [(f.text, f.low, f.high, f.modifier, f.unit) for f in read_figures("over 400,000 members and eight to ten thousand people")]
    [('over 400,000', Decimal('400000'), None, 'over', 'member'), ('eight to ten thousand', Decimal('8000'), Decimal('10000'), 'exact', 'person')]
    """
    language = lang or detect_language(text)
    spans = sorted(taken or _names_and_dates(text, language), key=lambda item: item.start)
    numbers = [number for number in _numbers(text) if not overlaps(number, _near(spans, number))]
    found: list[Figure] = []
    index = 0
    while index < len(numbers):
        used, figure = _figure(text, numbers, index, language)
        if figure is not None and (not found or figure.start >= found[-1].end):
            found.append(figure)
        index += used
    found += _vague(text, language, found)
    return tuple(sorted((f for f in found if not overlaps(f, _near(spans, f))), key=lambda item: item.start))


def _names_and_dates(text: str, lang: Language) -> list[Spanlike]:
    """What is no figure, when the caller has not looked for it."""
    from claimcheck.text.dates import read_dates  # noqa: PLC0415  # only when a figure reader is called by itself
    from claimcheck.text.durations import read_durations  # noqa: PLC0415

    dates: list[Spanlike] = [*read_dates(text, lang), *read_durations(text, lang)]
    return [*dates, *read_identifiers(text, lang, dates)]


def _near(spans: Sequence[Spanlike], item: Spanlike) -> list[Spanlike]:
    """The spans that could overlap: found by halving, since there may be thousands."""
    low, high = 0, len(spans)
    while low < high:
        middle = (low + high) // 2
        if spans[middle].end <= item.start:
            low = middle + 1
        else:
            high = middle
    return list(spans[low : low + 2])


def _numbers(text: str) -> Iterator[_Number]:
    """Every number of the text, in digits or in words, its scale multiplied out."""
    for match in _scanner().finditer(text):
        if match["digits"]:
            yield _Number(match.start(), match.end(), _digits_value(match["digits"]), spelled=False)
        else:
            value = read_numeral(match["words"])
            if value is not None:
                yield _Number(match.start(), match.end(), value, spelled=True)


def _digits_value(words: str) -> Decimal:
    match = re.match(_DIGITS, words)
    assert match is not None
    value = decimal_of(match[0])
    scale = words[match.end() :].strip(" \xa0\u202f\u2009.")
    if not scale:
        return value
    scaled = value * (read_numeral(scale) or 1)
    return scaled.to_integral_value() if scaled == scaled.to_integral_value() else scaled  # 11900, not 11900.0


# ---- one figure


_TO = re.compile(rf"{_SP}?[-–—]{_SP}?|{_SP}(?:to|or|до|или|або|чи|и|and){_SP}")
_BETWEEN = re.compile(rf"\b(?:between|from|от|від|между|між){_SP}$", re.IGNORECASE)


def _figure(text: str, numbers: list[_Number], index: int, lang: Language) -> tuple[int, Figure | None]:
    """The figure that begins at a number, and how many numbers it takes; None where the number counts nothing."""
    first = numbers[index]
    low = high = first.value
    start, end, used = first.start, first.end, 1
    if index + 1 < len(numbers) and (joined := _joined(text, first, numbers[index + 1])):
        low, high, end, used = *joined, numbers[index + 1].end, 2
        if match := _BETWEEN.search(text, max(0, start - 9), start):
            start = match.start()
    modifier, start = _modifier(text, start)
    unit, of = _unit(text, end, lang)
    end, unit = _percent(text, end, lang) or (end, unit)
    if unit is None and (money := _money(text, first.start, end)):
        unit = money
    if used == 1 and first.spelled and not _counts(text, first, unit, modifier):
        return used, None
    bounds = {"over": (low, None), "at_least": (low, None), "under": (None, high), "at_most": (None, high)}.get(
        modifier, (low, high)
    )
    return used, Figure(start, end, text[start:end], *bounds, modifier, unit, of)


def _joined(text: str, first: _Number, second: _Number) -> tuple[Decimal, Decimal] | None:
    """Lowest and highest of two numbers that make one figure: "eight to ten thousand", «2–3 тыс.»."""
    between = text[first.end : second.start]
    if not _TO.fullmatch(between):
        return None
    low, high = first.value, second.value
    for scale in (Decimal(10) ** 9, Decimal(10) ** 6, Decimal(1000)):
        if high >= scale and high % scale == 0 and low < 1000 and low < high / scale:
            low *= scale
            break
    word = between.strip().lower()
    if word in ("and", "и", "or", "или", "або", "чи") and not _BETWEEN.search(text, max(0, first.start - 9), first.start):
        return (low, high) if word not in ("and", "и") and low < high <= low * 3 else None
    return (low, high) if low < high else None


@cache
def _hedges() -> re.Pattern[str]:
    rows = "|".join(f"(?P<h{n}>{form})" for n, (form, _) in enumerate(HEDGES))
    return re.compile(rf"(?<!\w)(?:{rows}){_SP}(?:a{_SP}|the{_SP})?[£$€]?$", re.IGNORECASE)


def _modifier(text: str, start: int) -> tuple[Modifier, int]:
    """How the words in front hedge a figure, and where the figure begins with them."""
    window = max(0, start - 26)
    match = _hedges().search(text, window, start)
    if match is None:
        return "exact", start
    number = next(int(name[1:]) for name, value in match.groupdict().items() if value)
    return HEDGES[number][1], match.start()


def _percent(text: str, end: int, lang: Language) -> tuple[int, str] | None:
    match = _percents().match(text, end)
    return (match.end(), {"en": "percent", "ru": "процент", "uk": "відсоток"}[lang]) if match else None


@cache
def _percents() -> re.Pattern[str]:
    return re.compile(rf"{_SP}?(?:{PERCENT})", re.IGNORECASE)


def _money(text: str, start: int, end: int) -> str | None:
    sign = MONEY.get(text[start - 1 : start])
    return sign or MONEY.get(text[end : end + 1])


_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_OF = re.compile(rf"{_SP}of{_SP}(?:the{_SP})?((?:[A-Z][\w’'-]*)(?:{_SP}(?:of{_SP})?[A-Z][\w’'-]*)*)")


def _unit(text: str, end: int, lang: Language) -> tuple[str | None, str | None]:
    """The lemma of the noun that is counted, and the name after "of"; what stands between is passed over."""
    noun, at = _noun(text, end, lang)
    if noun is None or (base := _base(noun, lang)) in NOT_UNITS:
        return None, None
    of = _OF.match(text, at)
    return base, of[1] if of else None


def _base(noun: str, lang: Language) -> str:
    low = noun.lower()
    return low if low in PEOPLE else lemma(noun, lang)


def _noun(text: str, end: int, lang: Language) -> tuple[str | None, int]:
    """The counted noun and where it ends: in English the first plural, else the last word before a word of grammar."""
    at, noun, after = end, None, end
    for place in range(MAX_BETWEEN):
        match = _WORD.match(text, at + 1) if text[at : at + 1] in (" ", "\xa0", "\u202f", "\n", "-") else None
        if match is None:
            break
        low = match[0].lower()
        at = match.end()
        if low == "of" and place == 0:
            continue
        if low in STOPS[lang]:
            if low in ("and", "и", "та", "і") and noun is not None and noun.lower().endswith(ADJECTIVES[lang]):
                continue
            break
        if lang == "en" and noun is not None and noun.lower() in PEOPLE and not _is_plural(low):
            return noun, after
        noun, after = match[0], at
        if _is_plural(low) if lang == "en" else not low.endswith(ADJECTIVES[lang]):
            break
    if lang == "en" and noun is not None and noun.lower().endswith(("ly", "ed")) and not _is_unit(noun.lower()):
        return None, end
    return noun, after


MAX_BETWEEN = 7
"""Words looked at for the noun: "23,000 well-equipped and highly motivated troops"."""
PLURALS = frozenset(
    (
        "people",
        "men",
        "women",
        "children",
        "feet",
        "aircraft",
        "troops",
        "police",
        "cattle",
        "sheep",
        "infantry",
        "cavalry",
        "percent",
    )
)


def _is_unit(word: str) -> bool:
    return _is_plural(word) or word in PEOPLE


def _is_plural(word: str) -> bool:
    return word in PLURALS or (word.endswith("s") and not word.endswith(("ss", "us", "is", "ous")))


def _counts(text: str, number: _Number, unit: str | None, modifier: Modifier) -> bool:
    """Whether a spelled number counts something: "one" as a pronoun, "first", "two" alone do not."""
    words = text[number.start : number.end].lower()
    if words in (
        "one",
        "один",
        "одна",
        "одно",
        "одного",
        "одной",
        "одну",
        "одном",
        "одному",
        "одним",
        "одним",
        "одні",
        "одне",
        "однієї",
        "одній",
        "second",
        "quarter",
        "четверти",
        "пол",
    ):
        return False
    return unit is not None or modifier != "exact" or number.value >= 20


def _vague(text: str, lang: Language, found: Sequence[Figure]) -> Iterator[Figure]:
    """Figures without a number: "tens of thousands", «сотни», "dozens"."""
    for match in _vague_words().finditer(text):
        unit, of = _unit(text, match.end(), lang)
        figure = Figure(match.start(), match.end(), match[0], None, None, "vague", unit, of)
        if not overlaps(figure, found):
            yield figure


@cache
def _vague_words() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{VAGUE})(?!\w)", re.IGNORECASE)
