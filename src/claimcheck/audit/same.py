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

from claimcheck.compare import compare_dates
from claimcheck.records import Claim, DateMention, Duration, Figure, Identifier, Language, Span
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
        values = [item.text for item in dates] + [item.text for item in figures]
        values += [item.text for item in _inside(claim.durations, span)] + [
            item.text for item in _inside(claim.identifiers, span)
        ]
        found.append(Statement(claim, text, content_words(_without(text, values), language), dates, figures))
    return tuple(found)


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
    if _is_part(first, a) or _is_part(second, b) or not _same_names(first, second) or not _same_deed(first, second):
        return None
    period = same_period(first.dates, second.dates)
    if period is None:
        return None
    shared = _overlap(first, second, leave_out={a.unit, b.unit})
    return f"{a.unit}, {shared}{period}" if shared else None


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
    if not _same_deed(first, second) or not _same_names(first, second) or _differ_in_count(first, second):
        return None
    a, b = first.claim, second.claim
    if not (_named(first) & _named(second) or set(a.about) & set(b.about)):
        return None
    return _overlap(first, second, leave_out=set()) or None


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


def _same_deed(first: Statement, second: Statement) -> bool:
    """Whether what the one says happened is among the other's words; true where neither says."""
    deeds = {_synonym(item.claim.predicate) for item in (first, second) if item.claim.predicate}
    stated = deeds & first.words & second.words
    return bool(stated) if deeds else True


def _overlap(first: Statement, second: Statement, leave_out: set[str]) -> str:
    """The content words that both share, in words, or nothing when they are too few."""
    out = {_synonym(word) for word in leave_out}
    a, b = first.words - out, second.words - out
    shared = a & b
    if len(shared) < SHARED_WORDS or len(shared) < SHARED_PART * min(len(a), len(b)):
        return ""
    return ", ".join(sorted(shared))


def same_period(a: Iterable[DateMention], b: Iterable[DateMention]) -> str | None:
    """The time that both share, in words; None when their times differ or only one of them is dated."""
    first, second = list(a), list(b)
    if not first and not second:
        return ""
    if len(first) != 1 or len(second) != 1:
        return None
    same = compare_dates(first[0].edtf, second[0].edtf)
    return f", {first[0].edtf}" if same.status == "agrees" else None
