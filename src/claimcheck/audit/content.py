"""The words of a sentence that carry its meaning, as lemmas, synonyms taken for one."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from claimcheck.records import Language
from claimcheck.text.lemmas import lemma

WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def content_words(text: str, language: Language) -> frozenset[str]:
    """Lemmas of the words that carry meaning: no numbers, no months, no words of grammar."""
    words = {lemma(word.lower(), language) for word in WORD.findall(text) if len(word) > 1}
    return frozenset(_synonym(word) for word in words - stop_words())


_ENDINGS = (
    "ation",
    "ition",
    "ship",
    "ment",
    "tion",
    "sion",
    "ance",
    "ence",
    "ness",
    "ing",
    "ity",
    "ive",
    "ion",
    "ure",
    "age",
    "al",
    "er",
    "or",
    "ed",
    "e",
    "y",
    "s",
)
LEAST_ROOT = 4


@cache
def root(word: str) -> str:
    """What a word shares with those derived of it: "apprentice" and "apprenticeship", "paint" and "painter", «избрать» and «избрание».

    >>> root("apprenticeship") == root("apprentice"), root("painter") == root("paint")
    (True, True)
    """
    if not word.isascii():
        return word[: max(LEAST_ROOT, len(word) - 3)]
    for _ in range(2):
        ending = next((end for end in _ENDINGS if word.endswith(end) and len(word) - len(end) >= LEAST_ROOT), "")
        word = word.removesuffix(ending)
    return word


def akin(ours: frozenset[str], theirs: frozenset[str]) -> frozenset[str]:
    """Our words that are theirs too, or of one root with one of theirs."""
    roots = {root(word) for word in theirs}
    return frozenset(word for word in ours if word in theirs or root(word) in roots)


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
