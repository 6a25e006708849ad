"""CC404: a date that no calendar has: 31 June, an end before its start, another weekday."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimcheck.audit.facts.cards import card, said, story_of
from claimcheck.audit.facts.story import Sentence, Story
from claimcheck.audit.facts.times import edtf_days, ends
from claimcheck.audit.rule import Case, Flag, Rule
from claimcheck.calendars import weekday
from claimcheck.records import DateMention

WEEKDAYS: dict[str, int] = {
    "monday": 0, "tuesday": 1, "wednesday": 2, "thursday": 3, "friday": 4, "saturday": 5, "sunday": 6,
    "понедельник": 0, "вторник": 1, "среда": 2, "среду": 2, "четверг": 3, "пятница": 4, "пятницу": 4, "суббота": 5, "субботу": 5,
    "воскресенье": 6, "понеділок": 0, "вівторок": 1, "середа": 2, "середу": 2, "четвер": 3, "п'ятниця": 4, "п'ятницю": 4,
    "субота": 5, "суботу": 5, "неділя": 6, "неділю": 6,
}  # fmt: skip
"""Names of weekdays in English, Russian and Ukrainian, Monday 0."""
ENGLISH = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
LEAP_DAY = re.compile(r"(?<!\d)29(?!\d)")
OLD_STYLE_ENDS = "1918-02-14"
"""The first Gregorian day of Russia (decree of 24 January 1918 O.S.); a date before it may be of either calendar."""
_NAME = "|".join(WEEKDAYS)
_SIDE = "(?:morning|afternoon|evening|night)"
BESIDE = re.compile(
    rf"\b(?P<before>{_NAME})(?: {_SIDE})?,? (?:the |of |on |\()?(?P<then><d\d+>)"
    rf"|(?P<date><d\d+>)\)?(?:,| which| it|,? that| was| fell on| being|,? \()* (?:was |fell on |being |a |an |the |on )*(?P<after>{_NAME})\b(?!s)"
)
"""A weekday beside a date: "on a Tuesday, 4 May 1931", "4 May 1931, which was a Tuesday"."""
NO_SUCH_DAY = re.compile(
    r"\b(?:Swed(?:en|ish)|1712|no such (?:day|date)|(?:does|did) not exist|never existed|impossible|joke|slip|misprint|really (?:occurred|existed))\b|нет такого дня|не существует",
    re.IGNORECASE,
)
"""Words by which a text itself takes up such a day; Sweden had a 30 February in 1712."""
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
NO_DAY = re.compile(r"(?<![\d.])(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>1\d{3}|20\d\d)(?![\d.])")
NEARLY_A_YEAR = 240
"""Days of a stretch with one year named from which on it is not taken for one over the turn of the year: "from 9 May to 3 April 1942"."""
BACKWARDS_ON_PURPOSE = re.compile(
    r"\bBC\b|\bB\.C|backward|reverse|most recent|descending|counting down|revers|до н|countdown|counted down", re.IGNORECASE
)


def check(case: Case) -> Iterator[Flag]:
    """One flag a date."""
    story = story_of(case)
    for sentence in story.sentences:
        found = [(date, why) for date in story.dates_of(sentence) if (why := _impossible(date, sentence))]
        found += [(date, why) for date, why in _wrong_weekdays(story, sentence) if date not in [known for known, _ in found]]
        for item, why in found:
            text = " ".join(item.text.split())
            yield from card(
                case,
                story,
                f"{said(story, item)} states “{text}”: {why}",
                [item],
                values=(text,),
                fix="look up the date in the source and correct the article",
            )
        yield from _no_numbers(case, story, sentence)
        for first, last in _backwards(story, sentence):
            yield from card(
                case,
                story,
                f"{said(story, first)} runs from “{first.text}” to “{last.text}”: the stretch ends before it begins",
                [first, last],
                values=(first.edtf, last.edtf),
            )


STRETCH = re.compile(
    r"(?:\((?:born |b\. )?|\bfrom |\bbetween |\bduring |, )(?P<first><d\d+>) ?(?:-|to|until|till|through|and) ?(?P<last><d\d+>)(?=\)|[,.;:]| )"
)
YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")


def _backwards(story: Story, sentence: Sentence) -> Iterator[tuple[DateMention, DateMention]]:
    """Two dates written as a stretch, each with its year, of which the later is first."""
    for match in () if BACKWARDS_ON_PURPOSE.search(sentence.text) else STRETCH.finditer(sentence.shape):
        first, last = story.date(match["first"]), story.date(match["last"])
        a, b = edtf_days(first.edtf), edtf_days(last.edtf)
        if a and b and a[0] > b[1] and YEAR.search(first.text) and YEAR.search(last.text) and "between" not in match[0]:
            yield first, last


def _no_numbers(case: Case, story: Story, sentence: Sentence) -> Iterator[Flag]:
    """The first date in figures that has neither a day nor a month of that number: 14.13.1942."""
    for match in NO_DAY.finditer(sentence.text):
        day, month = int(match["day"]), int(match["month"])
        if (day > 31 or month > 12) and (day > 12 or month > 12) and not (day <= 12 and month <= 31):
            yield from card(
                case, story, f"{said(story, sentence)} states “{match[0]}”: no calendar has it", [sentence], values=(match[0],),
                fix="look up the date in the source and correct the article",
            )  # fmt: skip
            return


COUNTED = re.compile(r"\bmonths\b|месяц|місяц", re.IGNORECASE)
"""A stretch that is counted, not written out: "the first ten months of 1915"."""


def _impossible(date: DateMention, sentence: Sentence) -> str | None:
    """What is impossible about a date, None when nothing is."""
    if date.grain == "impossible-day":
        if NO_SUCH_DAY.search(sentence.text):
            return None
        return None if LEAP_DAY.search(date.text) and _julian_leap(date.edtf) else "that month has no such day"
    if (stretch := ends(date)) and not BACKWARDS_ON_PURPOSE.search(sentence.text):
        first, last = (edtf_days(end) for end in stretch)
        if first and last and first[0] > last[1] and not stretch[0].startswith("-") and date.basis == "stated":
            return "the stretch ends before it begins"
        told = YEAR.findall(date.text)
        in_months = stretch[0].count("-") and stretch[1].count("-")
        if (
            first
            and last
            and in_months
            and len(told) == 1
            and date.text.rstrip().endswith(told[0])
            and last[1] - first[0] > NEARLY_A_YEAR
            and not COUNTED.search(date.text)
        ):
            return "within the one year that it names, the stretch ends before it begins"
    if date.grain == "day":
        stated = next(
            (WEEKDAYS[word] for word in (m[0].lower().replace("’", "'") for m in WORD.finditer(date.text)) if word in WEEKDAYS),
            None,
        )
        return _weekday_off(date, stated) if stated is not None else None
    return None


def _wrong_weekdays(story: Story, sentence: Sentence) -> Iterator[tuple[DateMention, str]]:
    for match in BESIDE.finditer(sentence.shape):
        date = story.date(match["then"] or match["date"])
        if why := _weekday_off(date, WEEKDAYS[match["before"] or match["after"]]):
            yield date, why


def _weekday_off(date: DateMention, stated: int) -> str | None:
    """What weekday a day was, None where it may be the stated one."""
    if date.grain != "day" or not date.earliest or date.earliest != date.latest or date.basis != "stated":
        return None
    actual = weekday(date.earliest)
    possible = {actual, weekday(date.earliest, "julian")} if date.earliest < OLD_STYLE_ENDS else {actual}
    return None if stated in possible else f"it was a {ENGLISH[actual]}"


def _julian_leap(edtf: str) -> bool:
    """Whether the year is a leap year of the Julian calendar only, at a time when dates were given in it."""
    year = int(edtf[:4]) if edtf[:4].isdigit() else 0
    return 0 < year <= 1918 and year % 4 == 0


RULE = Rule(code="CC404", name="impossible-date", severity="error", check=check)
