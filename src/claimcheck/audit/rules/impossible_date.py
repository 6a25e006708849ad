"""CC404: a date that no calendar has: 31 June, an end before its start, another weekday."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimcheck.audit.rule import Case, Flag, Rule
from claimcheck.audit.words import quote
from claimcheck.calendars import bounds, weekday
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
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


def check(case: Case) -> Iterator[Flag]:
    """One flag a date."""
    for claim in case.claims():
        for date in claim.dates:
            if why := _impossible(date):
                yield Flag(
                    message=f"{quote(claim.text)} states “{date.text}”: {why}",
                    fix="look up the date in the source and correct the article",
                    claims=(claim,),
                    values=(date.text,),
                )


def _impossible(date: DateMention) -> str | None:
    """What is impossible about a date, None when nothing is."""
    if date.grain == "impossible-day":
        return None if LEAP_DAY.search(date.text) and _julian_leap(date.edtf) else "that month has no such day"
    if "/" in date.edtf and ".." not in date.edtf:
        first, last = (bounds(part) for part in date.edtf.split("/", 1))
        if first[0] and last[1] and first[0] > last[1] and not first[0].startswith("-"):
            return "the stretch ends before it begins"
    if date.grain == "day" and date.earliest and date.earliest == date.latest and date.basis == "stated":
        stated = next(
            (WEEKDAYS[word] for word in (m[0].lower().replace("’", "'") for m in WORD.finditer(date.text)) if word in WEEKDAYS),
            None,
        )
        actual = weekday(date.earliest)
        possible = {actual, weekday(date.earliest, "julian")} if date.earliest < OLD_STYLE_ENDS else {actual}
        if stated is not None and stated not in possible:
            return f"it was a {ENGLISH[actual]}"
    return None


def _julian_leap(edtf: str) -> bool:
    """Whether the year is a leap year of the Julian calendar only, at a time when dates were given in it."""
    year = int(edtf[:4]) if edtf[:4].isdigit() else 0
    return 0 < year <= 1918 and year % 4 == 0


RULE = Rule(code="CC404", name="impossible-date", severity="error", check=check)
