"""CC402: one article gives the same event two dates that cannot both be right."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from claimcheck.audit.content import akin
from claimcheck.audit.facts.cards import card, said, story_of
from claimcheck.audit.facts.deeds import Deed, read_deeds
from claimcheck.audit.facts.explained import is_explained
from claimcheck.audit.facts.senses import read_senses
from claimcheck.audit.facts.story import Story
from claimcheck.audit.facts.taken_up import read_taken_up
from claimcheck.audit.rule import Case, Flag, Rule
from claimcheck.audit.words import say_shared
from claimcheck.calendars import parse_iso
from claimcheck.compare import compare_dates
from claimcheck.records import DateMention

NEAR_DAYS = 120
"""Days within which two dates of a deed that is done once are taken for one deed."""
SHORT = 14
"""Sentences of an article about one thing: what is done once in it is done to that thing."""
MAX_DEEDS = 60
"""Deeds of one kind that are held against each other, so that a chronicle does not take a square of its time."""


def check(case: Case) -> Iterator[Flag]:
    """One flag a pair of dates."""
    story = story_of(case)
    kinds: dict[str, list[Deed]] = defaultdict(list)
    for deed in (*read_deeds(story), *read_taken_up(story)):
        kinds[deed.name].append(deed)
    told = set()
    for date, twin in _exchanged(story):
        told |= {(date.start, twin.start), (twin.start, date.start)}
        yield from card(
            case,
            story,
            f"“{date.text}” ({date.edtf}) against “{twin.text}” ({twin.edtf}): day and month are exchanged: {said(story, date)} and {said(story, twin)}",
            [date, twin],
            values=(date.edtf, twin.edtf),
        )
    for deeds in kinds.values():
        for one, other in combinations(deeds[:MAX_DEEDS], 2):
            pair = (one.date.start, other.date.start)
            if pair in told or not (why := _clash(story, one, other)):
                continue
            told.add(pair)
            yield from card(
                case,
                story,
                f"“{one.date.text}” ({one.date.edtf}) against “{other.date.text}” ({other.date.edtf}), {why}: {said(story, one.date)} and {said(story, other.date)}",
                [one.date, other.date],
                values=(one.date.edtf, other.date.edtf),
            )


def _clash(story: Story, one: Deed, other: Deed) -> str:
    """Why both dates are taken to be of one event, in words; nothing when they agree or when it is open."""
    a, b = one.date, other.date
    if (
        one.sentence is other.sentence
        or a.basis != "stated"
        or b.basis != "stated"
        or compare_dates(a.edtf, b.edtf).status != "differs"
    ):
        return ""
    if _told_apart(story, one, other) or is_explained(story, a) or is_explained(story, b):
        return ""
    ours, theirs = (one.beside & one.names) - other.names, (other.beside & other.names) - one.names
    if ours and theirs:
        return ""
    apart = max(one.first, other.first) - min(one.last, other.last)
    told = {word[:5] for deed in (one, other) for word in deed.words.split()}
    shared = frozenset(word for word in akin(one.about, other.about) if word[:5] not in told)
    beside = one.beside & other.beside & shared
    same_day = a.grain == b.grain == "day" and a.edtf[4:] == b.edtf[4:]
    short = len(story.sentences) <= SHORT
    close = swapped(a, b) or same_day or apart <= NEAR_DAYS
    year = a.edtf[:4] == b.edtf[:4]
    later = max(one, other, key=lambda deed: deed.date.start)
    if one.once and short and (close or (year and (shared or MARKED.search(other.around)))):
        return _say(story, one, shared)
    if short and year and shared and THIS_DAY.search(other.sentence.shape):
        return _say(story, one, shared)
    if short and later.definite and shared and (one.once or year):
        return _say(story, one, shared)
    if close and len(shared) >= (1 if one.once or swapped(a, b) else 2) and (short or len(beside) >= (2 if one.once else 3)):
        return _say(story, one, shared)
    if one.once and len(shared) >= 2 and beside and short and not (ours or theirs):
        return _say(story, one, shared)
    return ""


OF_A_LIFE = frozenset(("birth", "death", "bury", "baptise"))
"""What happens once in a life, whatever else is numbered beside it: the leader of the third expedition dies but once."""
PERSONAL = OF_A_LIFE | frozenset(("marry", "graduate", "enrol", "arrest", "sentence", "release", "elect", "appoint", "resign"))
"""What is told of relatives too: a wife's death is not her husband's."""
STRONG = frozenset(("again", "anew", "re-buried", "перезахорон", "снова", "знову"))


def _told_apart(story: Story, one: Deed, other: Deed) -> bool:
    """Whether words beside one deed, and not beside the other, tell it from that."""
    apart = _marks(story, one) ^ _marks(story, other)
    if one.name in OF_A_LIFE and one.names & other.names:
        apart &= STRONG
    return bool(apart)


def _marks(story: Story, deed: Deed) -> set[str]:
    """The words by which a deed may be another than one told before: of its sentence, or weaker ones right beside it."""
    shape = ANOTHER_RECORD.sub(" ", deed.sentence.shape[:WIDE])
    found = {sense.words for sense in read_senses(shape, story.language, "marks.tsv") if sense.name == "again"}
    weak = ("beside", "kin") if deed.name in PERSONAL else ("beside",)
    return found | {sense.words for sense in read_senses(deed.around, story.language, "marks.tsv") if sense.name in weak}


ANOTHER_RECORD = re.compile(
    r"\b(?:another|(?:a |the )?(?:second|third|other|next|later)|друг\w+|ещё одн\w+|інш\w+) (?:\w+ )?(?:page|book|source|version|account|report|note|paper|author|historian|writer|article|day|date|figure|number|hand|place|letter"
    r"|witness|copy|list|record|document|diary|chronicle|entry|странице?|источник\w*|документ\w*|запис\w*|письм\w*|сторінц\w*|джерел\w*|лист\w*)\b"
)
"""Another account is of the same deed."""
WIDE = 1000
"""Characters of a sentence in which words are looked for that tell its deed from another."""
THIS_DAY = re.compile(r"\b(?:this day|is dated|are dated|dated|bears the date|сего дня|датирован\w*|датован\w*)\b")
"""Words by which a paper gives its own day as that of what it tells."""
MARKED = re.compile(
    r"\b(?:the date|the day|this day|that day|date of|day of|dated|the very|commemorat\w+|on this|this the|inscription|plaque|plate)\b"
)
"""Words by which a date is given as that of what was told."""
NUMERIC = re.compile(r"^\W*\d{1,2}[./-]\d{1,2}[./-]\d{2,4}$")


def _exchanged(story: Story) -> Iterator[tuple[DateMention, DateMention]]:
    """A date in figures and one in words or figures that has day and month the other way round."""
    dates = [
        date
        for sentence in story.sentences
        for date in story.dates_of(sentence)
        if date.grain == "day" and date.basis == "stated"
    ]
    by_day: dict[tuple[int, int, int], DateMention] = {}
    for date in dates:
        if date.earliest:
            by_day.setdefault(parse_iso(date.earliest), date)
    for date in dates:
        if not NUMERIC.match(date.text) or not date.earliest:
            continue
        year, month, day = parse_iso(date.earliest)
        other = by_day.get((year, day, month))
        if other is not None and month != day and not is_explained(story, date) and not is_explained(story, other):
            yield date, other


def swapped(a: DateMention, b: DateMention) -> bool:
    """Whether the two are one day with day and month exchanged."""
    if not a.grain == b.grain == "day" or not a.earliest or not b.earliest:
        return False
    (y, m, d), (y2, m2, d2) = parse_iso(a.earliest), parse_iso(b.earliest)
    return y == y2 and (m, d) == (d2, m2) and m != d


def _say(story: Story, deed: Deed, shared: frozenset[str]) -> str:
    return say_shared(deed.sentence.text, shared, story.language, f"event (“{deed.words}”)")


RULE = Rule(code="CC402", name="conflicting-dates", severity="error", check=check)
