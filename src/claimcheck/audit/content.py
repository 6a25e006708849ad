"""Whether two statements speak of the same thing: unit, subject, deed and time alike; every answer with its reason.

A false alarm costs more than a miss, so whatever is open counts as different.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import TypeVar

from claimcheck.calendars import day_number
from claimcheck.records import Claim, DateMention, Duration, Figure, Identifier, Language, Span
from claimcheck.text.claims_words import claim_words
from claimcheck.text.lemmas import lemma

WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
SHARED_WORDS = 2
"""Content words that two sentences about one thing have in common at the least, the unit not counted."""
SHARED_PART = 0.6
"""The same as a part of the shorter sentence's content words."""


def content_words(text: str, language: Language) -> frozenset[str]:
    """Lemmas of the words that carry meaning: no numbers, no months, no words of grammar."""
    words = {lemma(word.lower(), language) for word in WORD.findall(text) if len(word) > 1}
    return frozenset(_synonym(word) for word in words - stop_words())


@cache
def stop_words() -> frozenset[str]:
    """Words of grammar and of the calendar, which say nothing of the subject."""
    return frozenset(_rows("stop_words.txt"))


@cache
def _synonyms() -> dict[str, str]:
    return {word: row.split()[0] for row in _rows("synonyms.txt") for word in row.split()}


def _rows(name: str) -> list[str]:
    text = files("claimcheck.audit").joinpath("tables", name).read_text(encoding="utf-8")
    return [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#")]


def _synonym(word: str) -> str:
    return _synonyms().get(word, word)


# ---- what one claim states


@dataclass(frozen=True, slots=True)
class Statement:
    """A stretch of a claim between its colons and semicolons, with the figures and dates that stand in it."""

    claim: Claim
    text: str
    words: frozenset[str]
    dates: tuple[DateMention, ...]
    figures: tuple[Figure, ...]
    deed: str | None
    """The lemma of its first verb of an event, verbs of telling passed over."""


_PAUSE = re.compile(r"[:;](?=\s)")


def statements(claim: Claim, language: Language) -> tuple[Statement, ...]:
    """The claim's statements in order: of "a report printed in 1923: they built 40 boats in 1922" the 40 are of 1922."""
    raw_edges = [0, *(match.end() for match in _PAUSE.finditer(claim.quote.exact)), len(claim.quote.exact)]
    edges = [0, *(match.end() for match in _PAUSE.finditer(claim.text)), len(claim.text)]
    if len(edges) != len(raw_edges):  # an entity of the markup ends in a semicolon too
        edges, raw_edges = [0, len(claim.text)], [0, len(claim.quote.exact)]
    found = []
    for (start, end), (raw_start, raw_end) in zip(pairwise(edges), pairwise(raw_edges), strict=True):
        span = Span(claim.quote.start + raw_start, claim.quote.start + raw_end)
        text = claim.text[start:end]
        dates, figures = _inside(claim.dates, span), _inside(claim.figures, span)
        others = (_inside(claim.durations, span), _inside(claim.identifiers, span))
        values = [item.text for mentions in (dates, figures, *others) for item in mentions]
        found.append(
            Statement(claim, text, content_words(_without(text, values), language), dates, figures, _deed(text, language))
        )
    return tuple(found)


TELLING = frozenset(
    "say state report write tell declare announce claim give repeat print publish show know name call add".split()
)
"""Verbs that tell of something else: what happened is in the next one."""


def _deed(text: str, language: Language) -> str | None:
    events = claim_words().events[language]
    lemmas = (lemma(word, language) for word in WORD.findall(text) if word[0].islower())
    return next((_synonym(word) for word in lemmas if word in events and word not in TELLING), None)


Mention = TypeVar("Mention", DateMention, Figure, Duration, Identifier)


def _inside(mentions: Iterable[Mention], span: Span) -> tuple[Mention, ...]:
    return tuple(item for item in mentions if span.start <= item.start < span.end)


def _without(text: str, values: Iterable[str]) -> str:
    for value in values:
        text = text.replace(value, " ")
    return text


# ---- figures


def same_figure(first: Statement, a: Figure, second: Statement, b: Figure) -> str | None:
    """Why two figures count the same thing, None when they do not or when it is open."""
    if not a.unit or not b.unit or _synonym(a.unit) != _synonym(b.unit):
        return None
    if any(_is_part(*pair) or UNLIKE.search(pair[0].text) for pair in ((first, a), (second, b))):
        return None
    if not _same_restrictions(first, second) or first.deed != second.deed:
        return None
    period = same_period(first.dates, second.dates)
    if period is None:
        return None
    shared = _overlap(first, second, leave_out={a.unit, b.unit})
    return f"{a.unit}, {shared}{period}" if shared else None


UNLIKE = re.compile(
    r"\b(?:an?|per|each|every) (?:hour|day|night|week|month|year|season|shift|head|person|hectare)\b|\b(?:hourly|daily|weekly|monthly|yearly|annual(?:ly)?)\b"
    r"|\b(?:should|would|could|must|ought|plan(?:s|ned)?|planned|require[ds]?|target|quota|expect(?:s|ed)?|intend(?:s|ed)?|order(?:s|ed)|was to|were to|capacity|room for)\b"
    r"|\b(?:altogether|in all|in total|a total of|total|overall|combined|cumulative|since then|so far)\b"
    r"|\b(?:в|за|на) (?:час|день|сутки|неделю|месяц|год|смену)\b|\b(?:ежедневно|ежемесячно|ежегодно|план\w*|должн\w+|всего|щодня|щомісяця|щороку|усього)\b",
    re.IGNORECASE,
)
"""Rates, plans and sums: another quantity than a count of the same words."""
PART = re.compile(
    r"\b(?:of (?:these|those|them|whom|which|the)|including|another|further|more|other|additional|remaining)\b", re.IGNORECASE
)


def _is_part(statement: Statement, figure: Figure) -> bool:
    """Whether the words beside the figure make it a share or an addition: "of whom 300", "another 200"."""
    start = statement.text.find(figure.text)
    around = statement.text[max(0, start - 25) : start + len(figure.text) + 12]
    return bool(PART.search(around.replace(figure.of or "\0", "")))


# ---- events


def same_event(first: Statement, second: Statement) -> str | None:
    """Why two statements tell of one event, None when they do not or when it is open.

    Where both count something and count it differently they are two events of one kind: figures of two years.
    """
    if first.deed is None or first.deed != second.deed or AGAIN.search(f"{first.text}\n{second.text}"):
        return None
    if not _same_names(first, second) or _differ_in_count(first, second):
        return None
    if first.deed not in ONCE and not _near(first.dates[0], second.dates[0]):
        return None
    a, b = first.claim, second.claim
    if not (_named(first) & _named(second) or set(a.about) & set(b.about) or first.words == second.words):
        return None
    return _overlap(first, second, leave_out=set()) or None


AGAIN = re.compile(
    r"\b(?:again|anew|once more|twice|repeatedly|another(?! (?:page|book|source|version|account|report|note|paper|author|historian|writer|article|day|date|figure|number))|also|re-?\w+ed|the (?:first|second|third|fourth|fifth|last|next) time|a (?:second|third|fourth|fifth) time|for the (?:\w+ )?time|first|last|later|earlier|finally)\b"
    r"|\b(?:снова|вновь|опять|ещё раз|еще раз|повторно|дважды|второй раз|впервые|последний раз|также|знову|вдруге|вперше|двічі|також)\b",
    re.IGNORECASE,
)
"""Words that say it happened more than once, or that the two are told apart."""
ONCE = frozenset(
    "bear die kill perish execute hang bury found build open close complete sign adopt surrender sink demolish abolish baptise orphan murder assassinate inaugurate".split()
)
"""What happens to a thing or a person once: other events may have happened on both days."""
NEAR_DAYS = 31
"""Days within which two dates of an event that can be repeated are taken for one event: a slip of a day or a calendar."""


def _near(a: DateMention, b: DateMention) -> bool:
    if not (a.grain == b.grain == "day" and a.earliest and b.earliest):
        return False
    return abs(day_number(a.earliest) - day_number(b.earliest)) <= NEAR_DAYS


def _differ_in_count(first: Statement, second: Statement) -> bool:
    a, b = ({(item.low, item.high, item.unit) for item in statement.figures} for statement in (first, second))
    return bool(a and b and not a & b)


# ---- what both rest on


def _named(statement: Statement) -> set[str]:
    return {name for name in statement.claim.names if name in statement.text}


def _same_names(first: Statement, second: Statement) -> bool:
    """False where each names somebody or something that the other does not: another side, place or unit."""
    a, b = _name_words(first), _name_words(second)
    return not (a - b and b - a)


def _name_words(statement: Statement) -> set[str]:
    names = [*_named(statement), *(item.text for item in statement.claim.identifiers if item.text in statement.text)]
    return {word.lower() for name in names for word in re.findall(r"\w+", name)}


def _same_restrictions(first: Statement, second: Statement) -> bool:
    """Whether each names the same as the other, but for those that the sentences are about: three paintings by Repin are others."""
    about = {word.lower() for item in (first, second) for name in item.claim.about for word in re.findall(r"\w+", name)}
    return not (_name_words(first) ^ _name_words(second)) - about


def _overlap(first: Statement, second: Statement, leave_out: set[str]) -> str:
    """The content words that both share, in words, or nothing when they are too few."""
    out = {_synonym(word) for word in leave_out}
    a, b = first.words - out, second.words - out
    shared = a & b
    if len(shared) < SHARED_WORDS or len(shared) < SHARED_PART * min(len(a), len(b)):
        return ""
    return ", ".join(sorted(shared))


def same_period(a: Iterable[DateMention], b: Iterable[DateMention]) -> str | None:
    """The time that both state alike, in words; None when one is within the other, open, or only one is dated."""
    first, second = list(a), list(b)
    if not first and not second:
        return ""
    if len(first) != 1 or len(second) != 1:
        return None
    if ".." in first[0].edtf or (first[0].earliest, first[0].latest) != (second[0].earliest, second[0].latest):
        return None
    return f", {first[0].edtf}"
