"""What belongs to its months: blossom, haymaking, frozen rivers, against the date that the article gives the day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from claimcheck.audit.facts.story import Sentence, Story
from claimcheck.audit.facts.words import rows
from claimcheck.calendars import parse_iso
from claimcheck.records import DateMention

REACH = 6
"""Sentences between a thing of the season and the date of its day, at the most."""
ELSEWHERE = re.compile(
    r"\b(?:hothouse|greenhouse|glasshouse|conservatory|under glass|southern hemisphere|australia\w*|new zealand|tasmania|argentin\w*|chile\w*|brazil\w*|south africa\w*|cape town|peru\w*|bolivia\w*|andes|antarctic\w*|patagonia|falkland\w*|unseason\w*|freak|out of season|early (?:that|this) year|late (?:that|this) year"
    r"|altitude|glacier|high mountains?|carpathians|artificial|paper flowers|dried|preserved|painted|canned|pickled|jam|jar|last year's|remember\w*|dream\w*|photograph|picture|painting|would have|used to|every (?:year|winter|summer|spring|autumn)|arctic|polar|spitsbergen|greenland|siberia|kolyma|cotton wool|no mistake|although|though|miracle|second time that year|again that autumn|in spite)\b"
)
"""Words by which a thing may be out of its season, or be spoken of at another time."""
THAT_DAY = re.compile(
    r"\b(?:that|this|the same|the very|on the|in this) (?:very |same )?(?:day|morning|evening|night|way|date|afternoon)\b|^the day\b|\bdated\b|\bthe date\b|\bis dated\b|\bwas called,? for\b|\bthis (?:the )?<d\d+>|\bthis day\b"
)


@dataclass(frozen=True, slots=True)
class OutOfSeason:
    """A thing of a season and a date outside of its months."""

    name: str
    words: str
    months: tuple[int, int]
    sentence: Sentence
    date: DateMention


@cache
def _kinds() -> tuple[tuple[str, int, int, re.Pattern[str]], ...]:
    return tuple((name, int(first), int(last), re.compile(rf"(?:{words})")) for name, first, last, words in rows("seasons.tsv"))


def out_of_season(story: Story) -> Iterator[OutOfSeason]:
    """Things of a season whose day is dated into other months: in their sentence, or by "that day" near it."""
    for sentence in story.sentences:
        if sentence.heading or (date := _date_of(story, sentence)) is None or ELSEWHERE.search(sentence.shape):
            continue
        for name, first, last, pattern in _kinds():
            if not _within(_month(date), first, last) and (match := pattern.search(sentence.shape)):
                yield OutOfSeason(name, match[0], (first, last), sentence, date)


def _date_of(story: Story, sentence: Sentence) -> DateMention | None:
    """The one day that the thing is told of."""
    own = [date for date in story.dates_of(sentence) if _month(date)]
    others = [date for date in story.dates_of(sentence) if not _month(date)]
    if own:
        return own[0] if len(own) == 1 and not others and own[0].basis == "stated" and own[0].grain == "day" else None
    if others:
        return None
    near = story.sentences[sentence.number : sentence.number + REACH]
    for later in near[1:]:
        if ELSEWHERE.search(later.shape):
            return None
        dated = [date for date in story.dates_of(later) if date.grain in ("day", "month", "season", "year", "interval")]
        if dated:
            fits = len(dated) == 1 and dated[0].grain == "day" and bool(_month(dated[0])) and dated[0].basis == "stated"
            return (
                dated[0]
                if fits
                and (
                    THAT_DAY.search(later.shape)
                    or (later.number == sentence.number + 1 and re.match(r"(?:it|this|then|so)\b", later.shape))
                )
                else None
            )
    return None


def _month(date: DateMention) -> int:
    return parse_iso(date.earliest)[1] if date.grain in ("day", "month") and date.earliest else 0


def _within(month: int, first: int, last: int) -> bool:
    return first <= month <= last if first <= last else month >= first or month <= last
