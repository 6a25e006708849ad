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
