"""CC402: one article gives the same event two dates that cannot both be right."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from claimcheck.audit.facts.cards import card, said, story_of
from claimcheck.audit.facts.deeds import Deed, read_deeds
from claimcheck.audit.facts.explained import is_explained
from claimcheck.audit.facts.story import Story
from claimcheck.audit.rule import Case, Flag, Rule
from claimcheck.calendars import parse_iso
from claimcheck.compare import compare_dates

NEAR_DAYS = 120
"""Days within which two dates of a deed that is done once are taken for one deed."""
SHORT = 14
"""Sentences of an article about one thing: what is done once in it is done to that thing."""
AGAIN = re.compile(
    r"\b(?:again|anew|once more|twice|repeatedly|another(?! (?:page|book|source|version|account|report|note|paper|author|historian|writer|article|day|date|figure|number|hand|place|letter))|(?<!<)second|third|fourth|fifth|next|new|old|former|later|earlier|successor|first|last|re-?(?:opened|opening|built|elected|printed|consecrated|founded|launched|burial|buried|interred|issued|married|appeared|established)|finally|both|each|every|respectively|sister|twin|half|part|wing|section|stage|rival"
    r"|provisional\w*|official\w*|formal\w*|solemn\w*|trial|temporary|preliminary|снова|вновь|повторно|второ\w+|первы\w+|нов\w+|знову|друг\w+|перш\w+)\b"
)
"""Words by which one of two deeds is told apart from the other."""
MAX_DEEDS = 60
"""Deeds of one kind that are held against each other, so that a chronicle does not take a square of its time."""


def check(case: Case) -> Iterator[Flag]:
    """One flag a pair of dates."""
    story = story_of(case)
    kinds: dict[str, list[Deed]] = defaultdict(list)
    for deed in read_deeds(story):
        kinds[deed.name].append(deed)
    told = set()
    for deeds in kinds.values():
        for one, other in combinations(deeds[:MAX_DEEDS], 2):
            pair = (one.date.start, other.date.start)
            if pair in told or not (why := _clash(story, one, other)):
                continue
            told.add(pair)
            flag = card(
                case,
                story,
                f"“{one.date.text}” ({one.date.edtf}) against “{other.date.text}” ({other.date.edtf}), both of {why}: {said(story, one.date)} and {said(story, other.date)}",
                [one.date, other.date],
                values=(one.date.edtf, other.date.edtf),
            )
            if flag:
                yield flag


def _clash(story: Story, one: Deed, other: Deed) -> str:
    """What both dates are of, in words; nothing when they agree or when it is open."""
    a, b = one.date, other.date
    if (
        one.sentence is other.sentence
        or a.basis != "stated"
        or b.basis != "stated"
        or compare_dates(a.edtf, b.edtf).status != "differs"
    ):
        return ""
    if AGAIN.search(one.sentence.shape) or AGAIN.search(other.sentence.shape) or is_explained(story, a) or is_explained(story, b):
        return ""
    if (one.beside & one.names) - other.names and (other.beside & other.names) - one.names:
        return ""
    apart = max(one.first, other.first) - min(one.last, other.last)
    swapped = _swapped(one, other)
    told = {word[:5] for deed in (one, other) for word in deed.words.split()}
    shared = frozenset(word for word in one.about & other.about if word[:5] not in told)
    beside = one.beside & other.beside & shared
    same_day = a.grain == b.grain == "day" and a.edtf[4:] == b.edtf[4:]
    short = len(story.sentences) <= SHORT
    close = swapped or same_day or apart <= NEAR_DAYS
    if one.once and short and close:
        return _say(one, shared)
    if close and len(shared) >= (1 if one.once or swapped else 2) and (short or len(beside) >= 2):
        return _say(one, shared)
    if one.once and len(shared) >= 2 and len(beside) >= 1 and short:
        return _say(one, shared)
    return ""


def _say(deed: Deed, shared: frozenset[str]) -> str:
    return f"“{deed.words}”{', ' if shared else ''}{', '.join(sorted(shared)[:4])}"


def _swapped(one: Deed, other: Deed) -> bool:
    """Whether the two are one day with day and month exchanged."""
    if not one.date.grain == other.date.grain == "day" or not one.date.earliest or not other.date.earliest:
        return False
    (y, m, d), (y2, m2, d2) = parse_iso(one.date.earliest), parse_iso(other.date.earliest)
    return y == y2 and (m, d) == (d2, m2) and m != d


RULE = Rule(code="CC402", name="conflicting-dates", severity="error", check=check)
