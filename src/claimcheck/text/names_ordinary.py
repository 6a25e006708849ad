"""Whether a word that begins a sentence is an ordinary one: "Repairs took a week", «Весной река вышла из берегов»."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from claimcheck.lexicon import common_translations, name_translations, name_variants
from claimcheck.text.declension import plain
from claimcheck.text.lemmas import IRREGULAR_VERBS, lemma, russian_analyser
from claimcheck.text.names_tables import name_words, people_words
from claimcheck.text.numerals import number_words

_ENGLISH_ENDING = re.compile(
    r"\w{2,}(?:ing|ed|ly|tions?|sions?|ness|ments?|ous|ful|less|able|ible|isms?|ists?|ities|ward|wards|wise|ence|ance|ship|hood|selves|self)\Z"
)
"""Endings that hardly any name has; "-er" and "-land" are left out for Muller and Poland."""
_UKRAINIAN = re.compile(r"[іїєґ]")
_RUSSIAN = re.compile(r"[ыэъ]")
_NAME_TAGS = ("Name", "Surn", "Patr", "Geox", "Orgn")
LIKELY = 0.15
"""Share of a reading as a name from which on the analyser is taken to know a name in a word."""


@cache
def common_words() -> frozenset[str]:
    """The words of the lexicon but for the names of places and people, in their own language and in English."""
    tables = [common_translations("ru"), common_translations("uk")]
    words = {word for table in tables for row in table.items() for word in (row[0], *row[1])}
    return frozenset(words) - name_translations().keys() - name_variants().keys()


class Ordinary:
    """Judge of the words of one text: a word that it has in small letters as well is no name."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._known: dict[str, bool] = {}
        self._seen: frozenset[str] | None = None

    def __call__(self, word: str) -> bool:
        """Whether a word at the beginning of a sentence is no name."""
        if word not in self._known:
            self._known[word] = self._judge(word)
        return self._known[word]

    def _judge(self, word: str) -> bool:
        low = plain(word)
        if not low.replace("-", "").replace("’", "").isalpha() or (word.isupper() and len(word) > 1):
            return False
        if low in people_words().given or low in name_words().places:
            return False
        return is_known(low) or self._stands_small(word.lower())

    def _stands_small(self, low: str) -> bool:
        """Whether the text has the word in small letters too."""
        if self._seen is None:
            self._seen = frozenset(self._text.split())
        return any(f"{low}{mark}" in self._seen for mark in ("", ",", ".", ";"))


@lru_cache(maxsize=50_000)
def is_known(low: str) -> bool:
    """Whether a plain word is one of the language's own, by tables, endings and dictionaries."""
    words = name_words()
    if low in words.heads or low in words.titles or low in people_words().roles or low in words.openers:
        return True
    if low.partition("-")[0] in number_words():
        return True
    if low.isascii():
        return (
            low in IRREGULAR_VERBS
            or lemma(low, "en") in common_words()
            or _ENGLISH_ENDING.match(low.rpartition("-")[2]) is not None
        )
    if low in common_words():
        return True
    if not ("а" <= low[0] <= "я" or low[0] in "іїєґ"):
        return False
    return (_UKRAINIAN.search(low) is None and _is_russian(low)) or (_RUSSIAN.search(low) is None and _is_ukrainian(low))


def _is_russian(low: str) -> bool:
    parses = russian_analyser().parse(low)
    if any(parse.score >= LIKELY and any(tag in parse.tag for tag in _NAME_TAGS) for parse in parses):
        return False
    return bool(russian_analyser().word_is_known(low))


def _is_ukrainian(low: str) -> bool:
    from simplemma import is_known, lemmatize  # noqa: PLC0415 - a third of a second

    return is_known(low, lang="uk") and str(lemmatize(low, lang="uk"))[:1].islower()
