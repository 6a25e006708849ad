"""CC409: Old and New Style: two dates of one day whose gap is not that of their century."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimcheck.audit.facts.cards import card, said, story_of
from claimcheck.audit.facts.explained import is_explained
from claimcheck.audit.facts.story import Sentence, Story
from claimcheck.audit.facts.times import edtf_days
from claimcheck.audit.rule import Case, Flag, Rule
from claimcheck.calendars import from_julian_day, iso, julian_day, parse_iso
from claimcheck.records import DateMention

STYLE = re.compile(
    r"\b(?:old[- ]style|new[- ]style|o\.\s?s\.|n\.\s?s\.|julian|gregorian|(?:old|new|russian|orthodox|western|other|church|eastern|european) (?:calendar|reckoning|count|almanac)|calendars?|reckoning|russia then counted|old count"
    r"|(?:по )?стар\w+ стил\w+|(?:по )?нов\w+ стил\w+|ст\. ?ст\.|н\. ?ст\.|юлиан\w+|григориан\w+|юліан\w+|григоріан\w+|старим стилем|новим стилем)(?!\w)"
)
NEAR_GAP = range(5, 21)
"""Days apart within which two dates are taken for one day in two calendars: the gap was 10 to 13."""
BETWEEN = re.compile(r"\b(?:until|to|till|left|arriv\w+|later|began|ended|lasted|days|weeks|set out|returned|reached|while)\b")
"""Words between two dates that make them the two ends of something."""
FIRST, LAST = 1582, 1930
"""Years in which dates were given in both."""
NOWADAYS = re.compile(r"\b(?:now|today|nowadays|these days|still|every year|each year|celebrat\w+|20\d\d)\b")
"""Words of a sentence that sets the calendars of the present beside each other, where the gap is another one."""
NUMBER = re.compile(r"(?<!\d)\d{1,2}(?!\d)")


def check(case: Case) -> Iterator[Flag]:
    """One flag a pair of dates, or a date written in both styles."""
    story = story_of(case)
    for sentence in story.sentences:
        for date in story.dates_of(sentence):
            if date.calendar == "dual" and not is_explained(story, date) and (why := _wrong_pair(date)):
                yield from _flag(case, story, [date], f"“{date.text}” is written in both styles: {why}", (date.text,))
        yield from _apart(case, story, sentence)


def _wrong_pair(date: DateMention) -> str | None:
    """What is off about a date in both styles: its two days do not answer each other."""
    if date.grain != "day" or not date.earliest or date.earliest != date.latest:
        return None
    new = parse_iso(date.earliest)
    old = from_julian_day(julian_day(*new), "julian")
    told = {int(number) for number in NUMBER.findall(date.text.replace(date.earliest[:4], ""))}
    if not FIRST < new[0] < LAST or len(told & set(range(1, 32))) < 2 or new[2] not in told or old[2] in told:
        return None
    return f"New Style {iso(new)} is Old Style {iso(old)}, {julian_day(*new) - julian_day(*old)} days earlier"


def _apart(case: Case, story: Story, sentence: Sentence) -> Iterator[Flag]:
    """Two dates of a sentence, or of two that follow each other, said to be of two calendars."""
    if not STYLE.search(sentence.shape) or NOWADAYS.search(story.text[sentence.start : sentence.end]):
        return
    dates = [date for date in story.dates_of(sentence) if _is_day(date)]
    if len(dates) == 1:
        beside = [
            other
            for near in (*story.before(sentence, 1), *story.sentences[sentence.number + 1 : sentence.number + 2])
            for other in story.dates_of(near)
            if _is_day(other)
        ]
        dates += [other for other in beside if _looks_like_pair(dates[0], other)][:1]
    if len(dates) == 2 and BETWEEN.search(story.text[min(d.end for d in dates) : max(d.start for d in dates)].lower()):
        return
    if len(dates) != 2 or not _looks_like_pair(*dates):
        return
    if any(is_explained(story, date) for date in dates) or "swed" in sentence.shape:
        return
    old, new = sorted(dates, key=lambda date: date.earliest or "")
    first, last = (parse_iso(date.earliest or "") for date in (old, new))
    if old.calendar == new.calendar == "gregorian" and not _right(first, last):
        right = from_julian_day(julian_day(*first, "julian"))
        yield from _flag(
            case,
            story,
            [old, new],
            f"“{old.text}” and “{new.text}” are told as one day in two calendars: Old Style {iso(first)} is New Style {iso(right)}: {said(story, new)}",
            (old.edtf, new.edtf),
        )
    elif {old.calendar, new.calendar} == {"julian", "gregorian"}:
        marked, other = (old, new) if old.calendar == "julian" else (new, old)
        if 0 < abs(julian_day(*first) - julian_day(*last)) < 3:
            yield from _flag(
                case,
                story,
                [old, new],
                f"“{marked.text}” in the Old Style is New Style {marked.edtf}, told as “{other.text}”: {said(story, new)}",
                (marked.edtf, other.edtf),
            )


def _is_day(date: DateMention) -> bool:
    return date.grain == "day" and bool(date.earliest) and date.earliest == date.latest and edtf_days(date.edtf) is not None


def _looks_like_pair(a: DateMention, b: DateMention) -> bool:
    first, last = (parse_iso(date.earliest or "0001-01-01") for date in (a, b))
    apart = abs(julian_day(*first) - julian_day(*last))
    reach = range(1, 3) if "julian" in (a.calendar, b.calendar) else NEAR_GAP
    return FIRST < first[0] < LAST and apart in reach


def _right(old: tuple[int, int, int], new: tuple[int, int, int]) -> bool:
    """Whether the earlier is the Old Style of the later."""
    return julian_day(*old, "julian") == julian_day(*new)


def _flag(case: Case, story: Story, at: list[DateMention], message: str, values: tuple[str, ...]) -> Iterator[Flag]:
    yield from card(
        case, story, message, at, values=values, clash="calendar", fix="look up the date in the source and reckon it anew"
    )


RULE = Rule(code="CC409", name="calendar-shift", severity="error", check=check)
