"""Known events that an article names: their dates come from the lexicon and from the workspace's own list."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from claimcheck.audit.facts.story import Sentence, Story
from claimcheck.audit.facts.times import days, edtf_days
from claimcheck.compare import compare_dates
from claimcheck.lexicon import known_events
from claimcheck.records import DateMention, KnownEvent

REACH = 14
"""Sentences after "the next summer" in which the story still goes on from it."""
_FOLD = str.maketrans({"’": "'", "–": "-", "—": "-", "ё": "е", "«": " ", "»": " ", "“": " ", "”": " "})
_WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Named:
    """A known event where an article names it."""

    event: KnownEvent
    start: int
    end: int
    """In the story's text."""
    sentence: Sentence


@lru_cache(maxsize=4)
def _index(own: tuple[KnownEvent, ...]) -> dict[str, list[tuple[str, KnownEvent]]]:
    """Every variant under its first word, the longest first; the workspace's own take the place of those of the same name."""
    names = {event.name for event in own}
    found: dict[str, list[tuple[str, KnownEvent]]] = defaultdict(list)
    for event in (*own, *(event for event in known_events() if event.name not in names)):
        for variant in event.variants:
            low = variant.lower().translate(_FOLD)
            if words := _WORD.findall(low):
                found[words[0]].append((low, event))
    return {word: sorted(rows, key=lambda row: -len(row[0])) for word, rows in found.items()}


def read_events(story: Story, own: Sequence[KnownEvent] = ()) -> list[Named]:
    """The known events that an article names, in order."""
    index = _index(tuple(own))
    found = []
    for sentence in story.sentences:
        low = story.text[sentence.start : sentence.end].lower().translate(_FOLD)
        skip = 0
        for match in _WORD.finditer(low):
            if match.start() < skip:
                continue
            for variant, event in index.get(match[0], ()):
                end = match.start() + len(variant)
                if low.startswith(variant, match.start()) and not low[end : end + 1].isalpha():
                    found.append(Named(event, sentence.start + match.start(), sentence.start + end, sentence))
                    skip = end
                    break
    return found


@dataclass(frozen=True, slots=True)
class OffEvent:
    """A date that a known event does not allow."""

    named: Named
    date: DateMention
    why: str


def off_events(story: Story, named: Sequence[Named]) -> Iterator[OffEvent]:
    """Dates beside an event's name that are not its own, deeds in it by those who came later, a story that is past it already."""
    yield from _misdated(story, named)
    yield from _joined_later(story, named)
    yield from _past_already(story, named)


BESIDE = re.compile(r"^\s*(?:\(|,? ?(?:of|in|on|fought (?:in|on)|which (?:took place|was fought) (?:in|on)) (?:the )?)$")


def _misdated(story: Story, named: Sequence[Named]) -> Iterator[OffEvent]:
    for item in named:
        for date in story.dates_of(item.sentence):
            gap = story.text[item.end : date.start]
            if (
                date.start < item.end
                or len(gap) > 40
                or not BESIDE.match(gap.lower())
                or date.grain not in ("day", "month", "year", "interval")
            ):
                continue
            if (
                date.basis == "stated"
                and compare_dates(date.edtf, item.event.edtf).status == "differs"
                and not _near(date, item.event)
            ):
                yield OffEvent(item, date, "is dated otherwise")


def _near(date: DateMention, event: KnownEvent) -> bool:
    """Whether a date is within a fortnight of an event: another calendar, another day of a long affair."""
    a, b = days(date), edtf_days(event.edtf)
    return a is None or b is None or max(a[0], b[0]) - min(a[1], b[1]) <= 15


JOINED = re.compile(
    r"\b(?:enlisted|enlist|joined (?:up|the (?:army|navy|colours|regiment|party|service))|was (?:conscripted|called up|drafted|recruited)|conscripted|called up|entered the (?:army|service|navy)|took the (?:oath|king's shilling)|became a soldier|first put on (?:a |the )?uniform|born|призван\w*|мобилизован\w*)\b"
)


def _joined_later(story: Story, named: Sequence[Named]) -> Iterator[OffEvent]:
    """A man who fought in a battle and joined the army years after it."""
    fought = [
        item
        for item in named
        if re.search(
            r"\b(?:veteran of|fought (?:at|in)|wounded (?:at|in)|took part in|lost (?:an?|his) \w+ (?:at|in)|hero of|survivor of)\b",
            item.sentence.shape,
        )
    ]
    if not fought:
        return
    joins = [
        (sentence, date)
        for sentence in story.sentences
        if JOINED.search(sentence.shape)
        for date in story.dates_of(sentence)
        if date.grain in ("day", "month", "year") and date.basis == "stated"
    ]
    for item in fought[:1]:
        end = edtf_days(item.event.edtf)
        late = [date for _, date in joins if end and (span := days(date)) and span[0] > end[1] + 60]
        if late and len(late) == len(joins):
            yield OffEvent(item, late[0], "was over before")


NEXT = re.compile(r"\b(?:next|following|later|after)\b|^(?:следующ|наступн)", re.IGNORECASE)
DURING = re.compile(r"\b(?:during|in the midst of|throughout|in the middle of|at the height of|во время|під час) (?:the )?$")


def _past_already(story: Story, named: Sequence[Named]) -> Iterator[OffEvent]:
    """An event that goes on after the story has moved to a summer or year that begins when it was over."""
    for item in named:
        if not DURING.search(story.text[item.sentence.start : item.start].lower()):
            continue
        end = edtf_days(item.event.edtf)
        for sentence in (item.sentence, *story.before(item.sentence, REACH)):
            dates = [date for date in story.dates_of(sentence) if date.start < item.start and days(date)]
            if not dates:
                continue
            last = dates[-1]
            first = days(last)
            if (
                end
                and first
                and last.basis == "context"
                and last.grain in ("season", "month", "year")
                and NEXT.search(last.text)
                and first[0] > end[1]
            ):
                yield OffEvent(item, last, "was over before")
            break
