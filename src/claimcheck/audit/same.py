"""Whether two claims speak of the same thing: unit, subject, deed and time alike; every answer with its reason.

A false alarm costs more than a miss, so whatever is open counts as different.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from claimcheck.compare import compare_dates
from claimcheck.records import Claim, DateMention, Figure, Language
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


# ---- figures


def same_figure(first: Claim, a: Figure, second: Claim, b: Figure, language: Language) -> str | None:
    """Why two figures count the same thing, None when they do not or when it is open."""
    if not a.unit or not b.unit or _synonym(a.unit) != _synonym(b.unit):
        return None
    if _is_part(first, a) or _is_part(second, b) or not _same_names(first, second) or not _same_deed(first, second):
        return None
    period = same_period(first.dates, second.dates)
    if period is None:
        return None
    shared = _overlap(first, second, language, leave_out={a.unit, b.unit})
    return f"{a.unit}, {shared}{period}" if shared else None


PART = re.compile(
    r"\b(?:of (?:these|those|them|whom|which|the)|including|another|further|more|other|additional|remaining)\b", re.IGNORECASE
)


def _is_part(claim: Claim, figure: Figure) -> bool:
    """Whether the words beside the figure make it a share or an addition: "of whom 300", "another 200"."""
    start = claim.text.find(figure.text)
    around = claim.text[max(0, start - 25) : start + len(figure.text) + 12]
    return bool(PART.search(around.replace(figure.of or "\0", "")))


# ---- events


def same_event(first: Claim, second: Claim, language: Language) -> str | None:
    """Why two claims tell of one event, None when they do not or when it is open."""
    if not first.predicate or first.predicate != second.predicate or not _same_names(first, second):
        return None
    if not (set(first.names) & set(second.names) or set(first.about) & set(second.about)):
        return None
    shared = _overlap(first, second, language, leave_out=set())
    return shared or None


# ---- what both rest on


def _same_names(first: Claim, second: Claim) -> bool:
    """False where each names somebody or something that the other does not: another side, place or unit."""
    a, b = _name_words(first), _name_words(second)
    return not (a - b and b - a)


def _name_words(claim: Claim) -> set[str]:
    names = [*claim.names, *(item.text for item in claim.identifiers)]
    return {word.lower() for name in names for word in re.findall(r"\w+", name)}


def _same_deed(first: Claim, second: Claim) -> bool:
    if not first.predicate or not second.predicate:
        return True
    return _synonym(first.predicate) == _synonym(second.predicate)


def _overlap(first: Claim, second: Claim, language: Language, leave_out: set[str]) -> str:
    """The content words that both share, in words, or nothing when they are too few."""
    out = {_synonym(word) for word in leave_out}
    a, b = (content_words(_without_values(claim), language) - out for claim in (first, second))
    shared = a & b
    if len(shared) < SHARED_WORDS or len(shared) < SHARED_PART * min(len(a), len(b)):
        return ""
    return ", ".join(sorted(shared))


def _without_values(claim: Claim) -> str:
    text = claim.text
    for mentions in (claim.dates, claim.figures, claim.durations, claim.identifiers):
        for mention in mentions:
            text = text.replace(mention.text, " ")
    return text


def same_period(a: Iterable[DateMention], b: Iterable[DateMention]) -> str | None:
    """The time that both share, in words; None when their times differ or only one of them is dated."""
    first, second = list(a), list(b)
    if not first and not second:
        return ""
    if len(first) != 1 or len(second) != 1:
        return None
    same = compare_dates(first[0].edtf, second[0].edtf)
    return f", {first[0].edtf}" if same.status == "agrees" else None
