"""CC405: a stated length of time that its dates, or another statement of it, do not give."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from claimcheck.audit.content import akin, content_words
from claimcheck.audit.facts.cards import card, said, story_of
from claimcheck.audit.facts.explained import is_explained
from claimcheck.audit.facts.lengths import Extent, Length, read_extents, read_lengths
from claimcheck.audit.facts.story import Story
from claimcheck.audit.rule import Case, Flag, Rule
from claimcheck.audit.words import say_shared

CLOSE = (0.35, 2.8)
"""How many times as long as the article's one stretch a length may be that is told without "the": others are of something else."""
FEW_DAYS = 5
SHORT = 16
"""Sentences of an article about one thing."""
BESIDE = 25
"""Characters between a length and a stretch of one sentence that are told as one."""
WHOLE_OF_IT = re.compile(
    r"\b(?:lasted|in all|altogether|in total|a total of|all told|held out|the whole|counting|went on for|took|всего|в общей сложности|продолжал\w+|длил\w+|загалом|усього|всього|тривав|тривал\w+)\b"
)
NEAR = 12
"""Sentences between a stretch and a length that is said of it, at the most."""


def check(case: Case) -> Iterator[Flag]:
    """One flag a length, against the one stretch that it can be said of, or against another length of the same thing."""
    story = story_of(case)
    lengths = list(read_lengths(story))
    if not lengths:
        return
    extents = read_extents(story)
    spans = _all_spans(story) if extents else []
    settled = set()
    for length in lengths:
        if any(_fits(length, low, high) for low, high in spans) or is_explained(story, length.at):
            settled.add(length.at)
            continue
        extent = _extent_of(story, length, extents)
        if extent is None:
            continue
        settled.add(length.at)
        yield from card(
            case,
            story,
            f"“{length.at.text}” against {extent.edtf}, which is {_say(extent)}: {said(story, length.at)}",
            [*extent.at, length.at],
            values=(length.at.iso, extent.edtf),
        )
    rest = [length for length in lengths if length.at not in settled]
    for one, other in combinations(rest, 2):
        if other.sentence.number - one.sentence.number <= NEAR and (why := _same_thing(story, one, other)):
            yield from card(
                case,
                story,
                f"“{one.at.text}” against “{other.at.text}”, {why}: {said(story, one.at)} and {said(story, other.at)}",
                [one.at, other.at],
                values=(one.at.iso, other.at.iso),
            )


def _say(extent: Extent) -> str:
    low, high = int(extent.low), int(extent.high)
    return f"{low} or {high} days" if high - low == 1 else f"{low} to {high} days"


def _fits(length: Length, low: float, high: float) -> bool:
    return length.low <= high and low <= length.high


def _all_spans(story: Story) -> list[tuple[float, float]]:
    """The days between any two neighbouring dates of the article: a length that one of them gives is left alone."""
    from claimcheck.audit.facts.times import days, edtf_days, ends  # noqa: PLC0415

    found: list[tuple[float, float]] = []
    points = []
    for sentence in story.sentences:
        for date in story.dates_of(sentence):
            if stretch := ends(date):
                points += [edtf_days(end) for end in stretch]
            elif (span := days(date)) is not None:
                points.append(span)
    known = [point for point in dict.fromkeys(points) if point is not None]
    for number, a in enumerate(known):
        for b in known[max(0, number - 40) : number]:
            first, last = sorted((a, b))
            found.append((max(0, last[0] - first[1]), last[1] - first[0] + 1))
    return found


def _extent_of(story: Story, length: Length, extents: list[Extent]) -> Extent | None:
    """The stretch that a length is said of: in its sentence, else the only one near when it takes up what was told."""
    if not (length.whole or length.definite):
        return None
    same = [extent for extent in extents if extent.sentence is length.sentence]
    if same:
        if not same[0].explicit and len(length.sentence.durations) > 1:
            return None  # of several lengths beside two dates nobody can say which runs from the one to the other
        told = _gap(length, same[0]) <= BESIDE or length.definite or bool(WHOLE_OF_IT.search(length.sentence.shape))
        return same[0] if len(same) == 1 and told and not _too_far_off(length, same[0]) else None
    near = [
        extent
        for extent in extents
        if abs(extent.sentence.number - length.sentence.number) <= NEAR or extent.sentence.number == 0
    ]
    if len(near) != 1 or _too_far_off(length, near[0]):
        return None
    if length.definite or (near[0].explicit and _lasts(length)):
        return near[0]
    middle = (near[0].low + near[0].high) / 2
    alike = CLOSE[0] * middle <= (length.low + length.high) / 2 <= CLOSE[1] * middle
    whole = WHOLE_OF_IT.search(length.sentence.shape) is not None or f"for {length.sign}" in length.sentence.shape
    return near[0] if whole and alike and length.low >= FEW_DAYS and len(story.sentences) <= SHORT else None


def _gap(length: Length, extent: Extent) -> int:
    """Characters between a length and the stretch of its sentence."""
    first, last = extent.at[0].start, extent.at[-1].end
    return max(first - length.at.end, length.at.start - last, 0)


def _lasts(length: Length) -> bool:
    return bool(re.search(r"\b(?:lasted|held out|длил\w+|продолжал\w+|тривав|тривал\w+)\b", length.sentence.shape))


def _too_far_off(length: Length, extent: Extent) -> bool:
    """Whether the length is so much shorter or longer that it must be of something else."""
    return extent.low > 6 * length.high + 7 or length.low > 6 * extent.high + 7


def _same_thing(story: Story, one: Length, other: Length) -> str:
    """Why both lengths are taken to be of one thing, in words; nothing when they agree or when it is open."""
    low, high = sorted((one, other), key=lambda length: length.low)
    if low.high * 1.12 >= high.low or high.low > 8 * low.high or one.sentence is other.sentence:
        return ""
    if (
        not (one.definite or other.definite or (one.whole and other.whole))
        or is_explained(story, one.at)
        or is_explained(story, other.at)
    ):
        return ""
    words = [content_words(length.sentence.text.replace(length.at.text, " "), story.language) for length in (one, other)]
    shared = akin(words[0], words[1]) - {"day", "week", "month", "year"}
    for length, theirs in ((one, words[1]), (other, words[0])):
        noun = OF_WHAT.search(length.sentence.shape[length.sentence.shape.find(length.sign) :])
        if length.definite and noun and content_words(noun[1], story.language) & theirs:
            return say_shared(length.sentence.text, content_words(noun[1], story.language), story.language)
    enough = 1 if len(story.sentences) <= SHORT and one.definite != other.definite else 2 if one.definite or other.definite else 3
    return say_shared(one.sentence.text, shared, story.language) if len(shared) >= enough else ""


OF_WHAT = re.compile(r"^<l\d+>'? of (?:the|this|that|their|its|his|her) ((?:\w+ )?\w+)")


RULE = Rule(code="CC405", name="duration-mismatch", severity="warning", check=check)
