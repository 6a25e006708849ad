"""What the words of a sentence mean, whatever the language: "cut the ribbon", «пустили» and «запрацював» are all of one sense."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from claimcheck.audit.facts.words import rows
from claimcheck.records import Language
from claimcheck.text.lemmas import lemma

TOKEN = re.compile(r"<[dlfi]\d+>|[^\W\d_]+(?:['-][^\W\d_]+)*")
LEAST_STEM = 3
"""Letters of the shortest stem that a table may name."""
THINGS = frozenset("building buildings painting paintings writings findings holding holdings dwelling dwellings setting".split())
"""Nouns in -ing that name a thing, not what is done."""
_COLUMN: dict[Language, int] = {"en": 2, "ru": 3, "uk": 4}


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a shape, or a sign for a value."""

    word: str
    lemma: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Sense:
    """A sense where a shape has it."""

    name: str
    start: int
    end: int
    """In the shape."""
    words: str


def read_tokens(shape: str, language: Language) -> tuple[Token, ...]:
    """The words and signs of a shape in order, with their dictionary forms."""
    return tuple(
        Token(match[0], match[0] if match[0][0] == "<" else lemma(match[0], language), match.start(), match.end())
        for match in TOKEN.finditer(shape)
    )


@lru_cache(maxsize=16_384)
def read_senses(shape: str, language: Language, table: str = "senses.tsv") -> tuple[Sense, ...]:
    """Every sense of a table's that a shape tells of, in order; a word may have several.

    >>> [(sense.name, sense.words) for sense in read_senses("the ribbon was cut on <d0>", "en")]
    [('open', 'ribbon was cut')]
    """
    tokens = read_tokens(shape, language)
    found = dict[tuple[str, int], Sense]()
    for at in range(len(tokens)):
        for name, end in _at(tokens, at, table, language):
            first, last = tokens[at], tokens[end - 1]
            known = found.get((name, first.start))
            if known is None or known.end < last.end:
                found[name, first.start] = Sense(name, first.start, last.end, shape[first.start : last.end])
    return tuple(_longest(found.values()))


def _longest(found: Iterable[Sense]) -> Iterator[Sense]:
    """The senses without those whose words are but a part of a longer turn of phrase."""
    extent = (-1, -1)
    for sense in sorted(found, key=lambda one: (one.start, -one.end)):
        if sense.end <= extent[1] and (sense.start, sense.end) != extent:
            continue
        extent = (sense.start, sense.end)
        yield sense


def has(shape: str, language: Language, *names: str, table: str = "marks.tsv") -> bool:
    """Whether a shape has one of these senses."""
    return any(sense.name in names for sense in read_senses(shape, language, table))


def happens_once(name: str) -> bool:
    """Whether what a sense of senses.tsv tells of happens to a thing but once."""
    return _often().get(name) == "once"


@cache
def _often() -> dict[str, str]:
    return {name: often for name, often, *_ in rows("senses.tsv")}


Entry = tuple[str, tuple[str, ...]]
"""A sense and its words in order."""


@cache
def _index(table: str, language: Language) -> tuple[dict[str, list[Entry]], dict[str, list[Entry]]]:
    """The entries under their first word, and those whose first word is a stem under that."""
    whole: dict[str, list[Entry]] = defaultdict(list)
    stems: dict[str, list[Entry]] = defaultdict(list)
    for row in rows(table):
        for item in row[_COLUMN[language]].split() if len(row) > _COLUMN[language] else ():
            words = tuple(item.replace("ё", "е").split("_"))
            (stems if words[0].endswith("*") else whole)[words[0].rstrip("*")].append((row[0], words))
    return whole, stems


def _at(tokens: tuple[Token, ...], at: int, table: str, language: Language) -> Iterator[tuple[str, int]]:
    """The senses that begin at a token, each with the token behind its last."""
    whole, stems = _index(table, language)
    token = tokens[at]
    word = token.word.replace("ё", "е")
    entries = list(whole.get(word, ()))
    if token.lemma != word and word not in THINGS:
        entries += whole.get(token.lemma, ())
    for size in range(LEAST_STEM, len(word) + 1):
        entries += stems.get(word[:size], ())
    for name, words in entries:
        if (end := _match(tokens, at + 1, words[1:])) is not None:
            yield name, end


def _match(tokens: tuple[Token, ...], at: int, words: tuple[str, ...]) -> int | None:
    """The token behind a turn of phrase whose words follow from `at`; None where they do not."""
    for number, wanted in enumerate(words):
        if wanted.startswith("?"):
            most = int(wanted[1:] or 1)
            tries = (_match(tokens, at + skip, words[number + 1 :]) for skip in range(most + 1))
            return next((end for end in tries if end is not None), None)
        if at >= len(tokens):
            return None
        word = tokens[at].word.replace("ё", "е")
        if not (word.startswith(wanted[:-1]) if wanted.endswith("*") else wanted in (word, tokens[at].lemma)):
            return None
        at += 1
    return at
