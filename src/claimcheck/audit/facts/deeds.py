"""Dated deeds: what happened to what, and when."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from claimcheck.audit.content import content_words
from claimcheck.audit.facts.story import Sentence, Story
from claimcheck.audit.facts.times import days, is_single
from claimcheck.audit.facts.words import rows
from claimcheck.records import DateMention, Language

CUT = re.compile(
    r"[;:]|(?<!\w)-(?!\w)|\.\s|,? (?:and|but|while) (?=(?:he|she|it|they|in|was|were|had|the|its|his|her)\b)|, (?=(?:which|who|where|when|after|until|before)\b)"
)


@dataclass(frozen=True, slots=True)
class Deed:
    """A deed with its date."""

    name: str
    once: bool
    words: str
    date: DateMention
    first: int
    last: int
    """Julian day numbers."""
    sentence: Sentence
    about: frozenset[str]
    """Content words of its sentence and, for a pronoun, of the one before."""
    names: frozenset[str]
    """Words of the names in its sentence."""
    beside: frozenset[str]
    """Content words right beside the deed's own."""
    around: str
    """The shape beside the deed and its date."""


@cache
def deed_kinds(language: Language) -> tuple[tuple[str, bool, re.Pattern[str]], ...]:
    """Every kind of deed: its name, whether it happens once, and the words of a language that tell of it."""
    found = ((name, often == "once", english if language == "en" else other) for name, often, english, other in rows("deeds.tsv"))
    return tuple((name, once, re.compile(rf"\b(?:{words})(?!\w)")) for name, once, words in found if words)


def read_deeds(story: Story) -> Iterator[Deed]:
    """Every deed that is dated by a day, month, season or year of its own clause or sentence."""
    starts = [name.start for name in story.reading.names]
    for sentence in story.sentences:
        dates = [date for date in story.dates_of(sentence) if is_single(date) and days(date)]
        if not dates:
            continue
        names = _names(story, sentence, starts)
        about: frozenset[str] | None = None
        for name, once, pattern in deed_kinds(story.language):
            for match in pattern.finditer(sentence.shape):
                date = _date_of(story, sentence, match)
                if date is None or date not in dates:
                    continue
                about = about if about is not None else _about(story, sentence)
                around = (
                    sentence.shape[max(0, match.start() - 45) : match.start()]
                    + " "
                    + sentence.shape[match.end() : match.end() + 45]
                )
                first, last = days(date) or (0, 0)
                yield Deed(
                    name,
                    once,
                    match[0],
                    date,
                    first,
                    last,
                    sentence,
                    about,
                    names,
                    _content(around, story),
                    _around(story, sentence, match, date),
                )
                break


def _around(story: Story, sentence: Sentence, match: re.Match[str], date: DateMention) -> str:
    """The words within fifty characters of the deed and of its date."""
    sign = next((f"<d{number}>" for number in sentence.dates if story.reading.dates[number] is date), "<d")
    at = max(0, sentence.shape.find(sign))
    return f"{sentence.shape[max(0, match.start() - 50) : match.end() + 50]} # {sentence.shape[max(0, at - 50) : at + 50]}"


def _content(shape: str, story: Story) -> frozenset[str]:
    return content_words(re.sub(r"<\w+>", " ", shape), story.language)


def _about(story: Story, sentence: Sentence) -> frozenset[str]:
    words = _content(sentence.shape, story)
    if sentence.number and re.match(
        r"(?:\W*(?:in|on|by|at) <d\d+> )?\W*(?:it|they|he|she|this|these|its|his|her|их|он|она|оно|його|він|вона)\b",
        sentence.shape,
    ):
        words |= _content(story.sentences[sentence.number - 1].shape, story)
    return words


def _names(story: Story, sentence: Sentence, starts: list[int]) -> frozenset[str]:
    low, high = bisect_left(starts, sentence.start), bisect_left(starts, sentence.end)
    return frozenset(word.lower() for name in story.reading.names[low:high] for word in re.findall(r"[^\W\d_]{3,}", name.text))


def _date_of(story: Story, sentence: Sentence, match: re.Match[str]) -> DateMention | None:
    """The date that goes with a deed: the only one of the sentence, else the one of its clause."""
    signs = list(re.finditer(r"<d\d+>", sentence.shape))
    if len(signs) == 1:
        return story.date(signs[0][0])
    cuts = [0, *(cut.start() for cut in CUT.finditer(sentence.shape)), len(sentence.shape)]
    low = max(cut for cut in cuts if cut <= match.start())
    high = min((cut for cut in cuts if cut >= match.end()), default=len(sentence.shape))
    inside = [sign for sign in signs if low <= sign.start() < high]
    return story.date(inside[0][0]) if len(inside) == 1 else None
