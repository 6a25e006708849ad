"""Figures of English, Russian and Ukrainian prose as exact intervals with modifier, unit and what they count."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import cache

from claimcheck.records import Figure, Language, Modifier
from claimcheck.text.figures_names import clock_times, is_hour, is_label, is_year, only_numbers
from claimcheck.text.figures_shares import ages, old_money, ratios, times, with_made
from claimcheck.text.figures_units import counted_before, read_unit
from claimcheck.text.identifiers import read_identifiers
from claimcheck.text.languages import detect_language
from claimcheck.text.measures import is_measure
from claimcheck.text.numerals import Number, is_number_word, read_numbers
from claimcheck.text.spans import Spanlike, near, overlaps
from claimcheck.text.tables.figures import (
    ACROSS,
    AFTER,
    AGED_IN_DIGITS,
    BELOW_ZERO,
    CHANGE,
    CLOCK_AFTER,
    CLOCK_BEFORE,
    DAYTIME,
    DEGREE,
    DEGREE_SIGN,
    HEDGED_MORE,
    HEDGES,
    MINUS,
    MONEY,
    PERCENT,
    ROUND,
    SEVERAL,
    SINGULAR,
    TIME_UNITS,
    TO_BETWEEN,
    YEARS_OF_AGE,
)

_SP = r"[\s\xa0\u202f\u2009]"


def read_figures(text: str, lang: Language | None = None, taken: Sequence[Spanlike] = ()) -> tuple[Figure, ...]:
    """The figures of a text in order; none that overlaps a span of `taken` (dates, durations, identifiers).

    >>> [(f.text, f.low, f.high, f.modifier, f.unit) for f in read_figures("over 400,000 members and eight to ten thousand people")]
    [('over 400,000', Decimal('400000'), None, 'over', 'member'), ('eight to ten thousand', Decimal('8000'), Decimal('10000'), 'exact', 'person')]
    """
    language = lang or detect_language(text)
    spans = sorted([*(taken or _names_and_dates(text, language)), *clock_times(text, language)], key=lambda item: item.start)
    numbers = [
        number
        for number in read_numbers(text, language)
        if not overlaps(number, near(spans, number)) and not only_numbers(text, number)
    ]
    reader = _Reader(text, language)
    found: list[Figure] = []
    index = 0
    while index < len(numbers):
        if is_year(text, numbers, index, language):
            index += 2
            continue
        used, figure = reader.figure(numbers, index, found[-1] if found else None)
        if figure is not None and (not found or figure.start >= found[-1].end):
            found.append(figure)
        index += used
    found += times(text, language, found)
    found += ages(text, language, found)
    if language == "en":
        found = _and_a_half(reader, found)
    found = ratios(text, language, numbers, old_money(text, found) if language == "en" else found)
    return tuple(sorted((f for f in found if not overlaps(f, near(spans, f))), key=lambda item: item.start))


def _names_and_dates(text: str, lang: Language) -> list[Spanlike]:
    """What is no figure, when the caller has not looked for it."""
    from claimcheck.text.dates import read_dates  # noqa: PLC0415  # only when a figure reader is called by itself
    from claimcheck.text.durations import read_durations  # noqa: PLC0415

    read = read_dates(text, lang)
    dates: list[Spanlike] = [*read, *read_durations(text, lang, read)]
    return [*dates, *read_identifiers(text, lang, dates)]


# ---- one figure

_TO = re.compile(
    rf"{_SP}?[-–—]{_SP}?|,?{_SP}(?:to|or|до|по|или|або|чи|и|and|і|й|та){_SP}(?:even{_SP}|даже{_SP}|а{_SP}то{_SP}и{_SP}|an?{_SP})?"
)
_LISTED_YEAR = re.compile(r"1[4-9]\d\d|20\d\d")
_BETWEEN = re.compile(rf"\b(?:between|между|між){_SP}(?:an?{_SP})?$", re.IGNORECASE)
_LIVED = re.compile(r"(?:до|про)жи(?:л|в|т)\w*\s(?:[\w-]+\s){0,3}$", re.IGNORECASE)
"""Before «до» it is an age: «не дожив двух дней до сорока лет»."""
_LIST = re.compile(rf"\d,{_SP}$")
"""Before the last two numbers of a list: "700, 1100 or 1,450"."""
_FROM = re.compile(rf"(?<!\w)(?:from|от|с|со|від|з|із){_SP}$", re.IGNORECASE)
_SEVERAL = re.compile(rf"(?<!\w){SEVERAL}{_SP}$", re.IGNORECASE)
_OF_WHOM = re.compile(
    r"(?:из (?:них|которых|коих)|із? (?:них|яких)|з (?:них|яких)|of (?:them|whom|these|which))[\s,:—–-]{1,4}(?:\w+\s){0,2}$",
    re.IGNORECASE,
)
_ALONE = frozenset(
    "one один одна одно одни одного одной одному одним одном одну одні одне однієї одній однією одною одних одними second".split()
)
"""Numbers that are more often a pronoun than a count."""

_MORE = re.compile(r"(?: [a-z]+){1,2} or more\b|(?:\s[а-яёіїє]+){1,2} (?:и|или|і|або|чи) (?:более|больше|більше)(?!\w)")
_WITH = re.compile(rf"(?<!\w)(?:с|з){_SP}$", re.IGNORECASE)
_FOLLOWING = re.compile(rf"{_SP}(?:than{_SP}|чем{_SP})?(\d+|[^\W\d_]+)")
_PART_BEFORE = re.compile(r"\b(?:an?|one|than|over|nearly|almost|good|full|another) $", re.IGNORECASE)
HALF = Decimal("0.5")
_BY = re.compile(r"\bby $")
_IN_ALL = re.compile(
    r"(?<!\w)(?:majority of|total of|party of|crew of|score of|maximum of|minimum of|including|of whom|of which|of them"
    r"|в том числе|в их числе|из них|из которых|у тому числі|серед них|із? них|із? яких) $",
    re.IGNORECASE,
)
"""Before a number that counts something, if not by a noun of its own: "by a majority of two"."""
_HALF_A = re.compile(rf"{_SP}(?:of{_SP})?an?{_SP}([a-z]{{3,}})(?![\w’'])")
"""What half is of, when it is one thing: half a pint, a quarter of a pound."""
_OF_SO_MANY = re.compile(rf"(?<!\w)(?:of|из|із|з){_SP}$", re.IGNORECASE)
"""Before an amount the next number is a part of, whatever word stands before that: «из 300 дворов слободы 112»."""
_SINGLE = re.compile(
    rf"{_SP}(?!(?:of|in|or|and|more|another|other|day|night|morning|time|side|hand|thing|way|is|was|may|might|can|could|must|had|has)\b)([a-z]{{3,}})(?![\w’'])"
)
_SHARED = re.compile(rf"{_SP}[—–]{_SP}|{_SP}(?:из|із|з|от|від|всех|усіх|of|the|his|her|its|their|that|those|all)\b|[.,;]")
_AND = re.compile(r"[^.;,]{0,34}(?:,|\b(?:and|и|і|й|та))\s$", re.IGNORECASE)
_AND_NUMBER = re.compile(
    r"\s[^\W\d_]+(?:,|\s(?:and|и|і|й|та))\s(?:two|three|four|five|six|seven|eight|nine|ten|два|две|дві|три|чет|чот|пят|п['’]ят|шест|шіст|сем|сім|\d)"
)


class _Reader:
    """One text whose numbers are being read."""

    def __init__(self, text: str, lang: Language) -> None:
        self.text, self.lang = text, lang

    def figure(self, numbers: list[Number], index: int, before: Figure | None) -> tuple[int, Figure | None]:
        """The figure that begins at a number, and how many numbers it takes; None where the number counts nothing."""
        first = numbers[index]
        if first.plural or (not first.fused and self._open(first)):
            return self._vague(numbers, index)
        start, end, used = first.start, first.end, 1
        low = high = first.value
        joined = self._joined(first, numbers[index + 1]) if index + 1 < len(numbers) else None
        if joined:
            low, high, start = joined
            end, used = numbers[index + 1].end, 2
        modifier, start, end = self.modifier(start, end)
        if self._is_clock(numbers, index, start, end):
            return used, None
        unit, of, end = self._unit(first, end)
        if (
            unit is None
            and first.value == 1
            and first.spelled
            and self.lang == "en"
            and (single := _SINGLE.match(self.text, end))
        ):
            unit = single[1]
        if modifier == "exact" and (noun := counted_before(self.text, first, self.lang)):
            unit, start, modifier = noun[0] or unit, noun[1], "about"
        elif unit is None and (across := ACROSS.match(self.text, end)) and index + 1 < len(numbers):
            unit = self._unit(numbers[index + 1], numbers[index + 1].end)[0] if numbers[index + 1].start == across.end() else None
        elif unit is None and before is not None and _OF_WHOM.search(self.text, max(0, start - 30), start):
            unit = before.unit
        if used == 1 and not self._counts(first, unit, modifier, before):
            return used, None
        if unit == DEGREE[self.lang] and (cold := self._below_zero(start, end)) is not None:
            low, high, start = -high, -low, cold
        if modifier == "exact" and unit and (more := self._after(_MORE, end)):
            modifier, end = "at_least", more.end()
        return used, Figure(start, end, self.text[start:end], *_ends(low, high, modifier), modifier, unit, of)

    def _is_clock(self, numbers: Sequence[Number], index: int, start: int, end: int) -> bool:
        """Whether a number in words is part of a time of the day: "twenty to four", "half-past seven", "between four and five in the afternoon"."""
        return DAYTIME.match(self.text, end) is not None or (
            numbers[index].spelled
            and (
                CLOCK_AFTER.match(self.text, end) is not None
                or CLOCK_BEFORE.search(self.text, max(0, start - 24), start) is not None
            )
        )

    def _below_zero(self, start: int, end: int) -> int | None:
        """Where a figure of degrees below zero begins; None for one above."""
        if minus := MINUS.search(self.text, max(0, start - 7), start):
            return minus.start()
        return start if BELOW_ZERO.match(self.text, self.text.find(" ", end, end + 2) + 1 or end) else None

    def _open(self, number: Number) -> bool:
        """Whether "several" stands before a lone scale word."""
        return (
            number.words == 1
            and number.scale > 1
            and _SEVERAL.search(self.text, max(0, number.start - 16), number.start) is not None
        )

    def _joined(self, first: Number, second: Number) -> tuple[Decimal, Decimal, int] | None:
        """Lowest, highest and start of two numbers that make one figure: "eight to ten thousand", «2–3 тыс.»."""
        between = self.text[first.end : second.start]
        if (
            len(between) > 2
            and between[0] in " \xa0"
            and between.strip() in "–—"
            and _LISTED_YEAR.fullmatch(self.text, first.start, first.end)
        ):
            return None  # «1858 — 2 961»: a year and its figure
        if between[1:3].strip() == "or" and _LIST.search(self.text, max(0, first.start - 4), first.start):
            return None
        if len(between) > 12 or not _TO.fullmatch(between) or second.plural or first.fraction != second.fraction:
            return None
        low, high = first.value, second.value
        if first.scale == 1 and second.scale >= 10 and low < second.value / second.scale:
            low *= second.scale
        word = between.strip(" \xa0\u202f\u2009,").lower().split()[0] if between.strip() else "-"
        opened = _BETWEEN.search(self.text, max(0, first.start - 11), first.start)
        if word in ("and", "и", "і", "й", "та"):
            return (low, high, opened.start()) if opened and low < high else None
        if word in ("or", "или", "або", "чи") and not low < high <= low * 3:
            return None
        from_ = _FROM.search(self.text, max(0, first.start - 6), first.start)
        if from_ and CHANGE.search(self.text, max(0, from_.start() - 80), from_.start()):
            return None
        if word in ("to", "до", "по") and not from_ and not (first.value < second.value):
            return None
        if low >= high:
            return None
        return low, high, (opened or from_).start() if opened or (from_ and word in ("to", "до", "по")) else first.start  # type: ignore[union-attr]

    def _vague(self, numbers: list[Number], index: int) -> tuple[int, Figure | None]:
        """A figure without a number: "tens of thousands", «несколько сотен»; after a hedge «меньше сотни» has one."""
        first, used = numbers[index], 1
        hedge, start, _ = self.modifier(first.start, first.end)
        if hedge != "exact" and self.text[first.start : first.end].lower() in SINGULAR:
            unit, of, end = self._unit(first, first.end)
            return 1, Figure(start, end, self.text[start:end], *_ends(first.value, first.value, hedge), hedge, unit, of)
        end = first.end
        while (
            index + used < len(numbers)
            and numbers[index + used].plural
            and self.text[end : numbers[index + used].start].strip() in ("", "of", "and", "и", "і", "or", "или")
        ):
            end = numbers[index + used].end
            used += 1
        opened = _SEVERAL.search(self.text, max(0, first.start - 16), first.start)
        start = opened.start() if opened else first.start
        unit, of, _ = self._unit(first, end)
        return used, Figure(start, end, self.text[start:end], None, None, "vague", unit, of)

    def modifier(self, start: int, end: int) -> tuple[Modifier, int, int]:
        """How the words around hedge a figure, and where the figure begins and ends with them."""
        before = _hedges().search(self.text, max(0, start - 44), start)
        if before is not None:
            number = _number_of(before)
            if before[0].strip().lower() == "до" and self._becomes(before.start()):
                return "exact", start, end
            odd = self._after(_after(), end)
            return HEDGES[number][1], before.start(), odd.end() if odd else end
        if _WITH.search(self.text, max(0, start - 4), start) and (
            self.text[start:end].lower() in ROUND or self.text[start : start + 4] == "пів "
        ):
            return "about", start - 2, end
        after = self._after(_after(), end)
        if after is not None:
            return AFTER[_number_of(after)][1], start, after.end()
        return "exact", start, end

    def _after(self, pattern: re.Pattern[str], end: int) -> re.Match[str] | None:
        """The hedge behind a figure; "and more" in front of another number hedges that."""
        found = pattern.match(self.text, end)
        following = _FOLLOWING.match(self.text, found.end()) if found else None
        return None if following and (following[1].isdecimal() or is_number_word(following[1])) else found

    def _becomes(self, start: int) -> bool:
        """Whether "to" tells what something became, not the most it is: «выросло с 48 до 76»."""
        if _LIVED.search(self.text, max(0, start - 44), start):
            return True
        back = max(0, start - 110)
        return CHANGE.search(self.text, back, start) is not None or TO_BETWEEN.search(self.text, back, start) is not None

    def _unit(self, first: Number, end: int) -> tuple[str | None, str | None, int]:
        """Unit, what it is of, and where the figure ends with a sign that belongs to it."""
        if first.fused:
            apart = self.text[first.start + 3 : first.start + 4].isspace()  # «пів барила»
            return *read_unit(self.text, first.start + 3 + apart, self.lang, fused=True), first.end
        if match := _percents().match(self.text, end):
            return {"en": "percent", "ru": "процент", "uk": "відсоток"}[self.lang], None, match.end()
        if first.fraction and self.lang == "en" and (single := _HALF_A.match(self.text, end)) and single[1] not in TIME_UNITS:
            return single[1], None, end
        if self.lang != "en" and AGED_IN_DIGITS.match(self.text, end):
            return YEARS_OF_AGE[self.lang], None, end
        if match := DEGREE_SIGN.match(self.text, end):
            return DEGREE[self.lang], None, match.end()
        unit, of = read_unit(self.text, end, self.lang, part=first.fraction, spelled=first.spelled)
        sign = MONEY.get(self.text[first.start - 1 : first.start]) or MONEY.get(self.text[end : end + 2].strip()[:1])
        return sign or unit, of, end

    def _counts(self, number: Number, unit: str | None, modifier: Modifier, before: Figure | None) -> bool:
        """Whether a number counts something: "one" as a pronoun, an hour and a label do not."""
        if is_hour(self.text, number, alone=unit is None):
            return False
        partitive = before is not None and _OF_SO_MANY.search(self.text, max(0, before.start - 5), before.start)
        if unit is None and modifier == "exact" and not partitive and is_label(self.text, number, self.lang):
            return False
        if not number.spelled:
            return True
        if number.value == 0:
            return modifier == "exact" and unit is not None  # "below zero" is no amount
        if number.words == 1 and number.scale == 100 and unit is None and modifier == "exact" and self.lang != "en":
            return False  # «друга сотня» is a company of Cossacks
        if number.fraction and self._is_ordinal(number):
            return False
        if number.fraction:
            return unit not in TIME_UNITS and (unit is not None or self._is_share(number, modifier))
        word = self.text[number.start : number.end].lower()
        if word in _ALONE:
            return number.value == 1 and (is_measure(unit, self.lang) or self._in_list(number, unit, before))
        whole = _IN_ALL.search(self.text, max(0, number.start - 16), number.start) is not None
        return unit is not None or number.value >= 3 or modifier != "exact" or word in ("двое", "двоє") or whole

    def _is_ordinal(self, number: Number) -> bool:
        """Whether an English "third" or "fifth" ranks: "the third of nine children", "the Third Battalion"."""
        if self.lang != "en" or number.words > 1 or number.value == HALF or self.text[number.end - 1] == "s":
            return False
        return _PART_BEFORE.search(self.text, max(0, number.start - 12), number.start) is None

    def _is_share(self, number: Number, modifier: Modifier) -> bool:
        """Whether a fraction that counts no plural is one: "nine-tenths of it", "half the congregation"; "the third" is none."""
        if number.value == HALF and _BY.search(self.text, max(0, number.start - 3), number.start):
            return True  # fell by half
        if self.text[number.start : number.start + 4].lower() == "трет":
            return True  # «треть» is nothing but a share, where "third" is an ordinal and «четверть» a measure
        return number.words > 1 or modifier != "exact" or _SHARED.match(self.text, number.end) is not None

    def _in_list(self, number: Number, unit: str | None, before: Figure | None) -> bool:
        """Whether "one" is among other amounts: "one drummer, two sergeants", «две комнаты и один ученик»."""
        if unit is None and self.lang != "en":
            return False
        if before is not None and number.start - before.end < 45 and _AND.match(self.text, before.end, number.start):
            return True
        return _AND_NUMBER.match(self.text, number.end) is not None


def _number_of(match: re.Match[str]) -> int:
    """The row of the table whose pattern matched: groups are named by a letter and the row."""
    return next(int(name[1:]) for name, value in match.groupdict().items() if value)


def _ends(low: Decimal, high: Decimal, modifier: Modifier) -> tuple[Decimal | None, Decimal | None]:
    """The interval as its modifier leaves it: open above, open below, or both ends."""
    if modifier in ("over", "at_least"):
        return low, None
    if modifier in ("under", "at_most"):
        return None, high
    return low, high


@cache
def _hedges() -> re.Pattern[str]:
    rows = "|".join(f"(?P<h{n}>{form})" for n, (form, _) in enumerate(HEDGES))
    return re.compile(
        rf"(?<!\w)(?:{HEDGED_MORE}{_SP})?(?:{rows}){_SP}(?:(?:a|an|the|in|at|в|во|на|по|у|с|з|із|зо|всего){_SP})?(?:US)?[£$€]?$",
        re.IGNORECASE,
    )


@cache
def _after() -> re.Pattern[str]:
    return re.compile("|".join(f"(?P<a{n}>{form})" for n, (form, _) in enumerate(AFTER)), re.IGNORECASE)


@cache
def _percents() -> re.Pattern[str]:
    return re.compile(rf"{_SP}?(?:{PERCENT})", re.IGNORECASE)


_AND_A_HALF = re.compile(
    r"\b(?:an?|one|the) (?P<unit>[a-z]{3,}) and (?:a (?P<half>half|quarter)|(?P<three>three[ -]quarters)|a (?P<third>third))\b",
    re.IGNORECASE,
)


def _and_a_half(reader: _Reader, found: Sequence[Figure]) -> list[Figure]:
    """The figures with those of one and a part put together: "a mile and a half", "the mile and three-quarters"."""
    made = []
    for match in _AND_A_HALF.finditer(reader.text):
        unit = match["unit"].lower()
        if unit in TIME_UNITS or is_number_word(unit):
            continue
        part = {"half": "0.5", "quarter": "0.25"}.get((match["half"] or "").lower(), "0.75" if match["three"] else "0.3333")
        value = 1 + Decimal(part)
        modifier, start, end = reader.modifier(match.start(), match.end())
        made.append(Figure(start, end, reader.text[start:end], *_ends(value, value, modifier), modifier, unit, None))
    return with_made(found, made)
