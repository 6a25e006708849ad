"""One pass over the words of a sentence: its verbs, its events, and the phrases of the claims' tables."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from functools import lru_cache
from typing import NamedTuple

from claimcheck.records import Language, Span
from claimcheck.text.claims_words import ClaimWords, normal
from claimcheck.text.lemmas import lemma
from claimcheck.text.verbs import FINITE, Form, verb_form, verb_lemma

_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*")
_MEMORY = 200_000
"""Words remembered a language; more than any text of a million characters has."""
_NOUN_BEFORE = frozenset(
    "the a an of his her its their my our your this that these those no some any each every in on at by for from with into"
    " through after before during under over between against first second third last next new old former two three four five"
    " six seven eight nine ten several many few most all other such own per".split()
)
"""Words behind which a word that looks like a verb's past or present is a noun or an adjective: "the armed men", "his works"."""


@dataclass(frozen=True, slots=True)
class WordInfo:
    """What is known of a word, wherever it stands."""

    form: Form
    event: str | None
    """The lemma, where it is one of an event."""
    kinds: frozenset[str]
    """The tables that hold it as a single word."""
    heads: tuple[tuple[str, str], ...]
    """Table and rest of the phrases that it begins."""
    seconds: frozenset[str]
    """The letters that those rests begin with."""


class Notable(NamedTuple):
    """A word of a sentence that says something about it; a tuple, for a text has one in three words."""

    start: int
    end: int
    form: Form
    event: str | None
    kinds: frozenset[str]


@dataclass(frozen=True, slots=True)
class Scan:
    """What one sentence's words come to."""

    words: int
    notables: tuple[Notable, ...]

    def kinds(self, span: Span) -> dict[str, Notable]:
        """The first word or phrase of each table within a span."""
        found: dict[str, Notable] = {}
        for item in self.notables:
            if span.start <= item.start < span.end:
                for kind in item.kinds:
                    found.setdefault(kind, item)
        return found

    def verbs(self, span: Span) -> list[Notable]:
        """The finite verbs within a span."""
        return [item for item in self.notables if item.form in FINITE and span.start <= item.start < span.end]


class Lexicon:
    """The words of the tables in one language, with what was found out about each word met so far."""

    def __init__(self, words: ClaimWords, lang: Language) -> None:
        self.lang = lang
        self.events = words.events[lang]
        self.single: dict[str, set[str]] = {}
        self.stems: dict[str, set[str]] = {}
        self.heads: dict[str, list[tuple[str, str]]] = {}
        self.memo: dict[str, WordInfo | None] = {}
        for field in fields(words):
            for phrase in getattr(words, field.name)[lang] if field.name != "events" else ():
                head, _, rest = phrase.partition(" ")
                if rest:
                    self.heads.setdefault(head, []).append((field.name, rest))
                elif phrase.endswith("*"):
                    self.stems.setdefault(phrase[:-1], set()).add(field.name)
                else:
                    self.single.setdefault(phrase, set()).add(field.name)
        self.lengths = sorted({len(stem) for stem in self.stems})

    def look(self, token: str) -> WordInfo | None:
        """What is known of a word as it stands in the text; None for one that says nothing."""
        try:
            return self.memo[token]
        except KeyError:
            if len(self.memo) > _MEMORY:
                self.memo.clear()
            found = self.memo[token] = self._find(normal(token))
            return found

    def _find(self, low: str) -> WordInfo | None:
        kinds = set(self.single.get(low, ()))
        for length in self.lengths:
            kinds |= self.stems.get(low[:length], set())
        heads = tuple(self.heads.get(low, ()))
        form = verb_form(low, self.lang)
        event = None
        if self.lang == "en" and not form and low.endswith("s") and lemma(low, "en") in self.events:
            form = "maybe"
        if form and (base := verb_lemma(low, self.lang)) in self.events:
            event = base
        if not (form or kinds or heads):
            return None
        return WordInfo(form, event, frozenset(kinds), heads, frozenset(rest[0] for _, rest in heads))


@lru_cache(maxsize=12)
def lexicon(words: ClaimWords, lang: Language) -> Lexicon:
    """The lexicon of one language's tables, made once for each set of tables."""
    return Lexicon(words, lang)


_UNMET = WordInfo("", None, frozenset(), (), frozenset())
"""Stands for a word that has not been looked up yet."""


def scan_words(text: str, span: Span, known: Lexicon) -> Scan:
    """The words of a sentence that are verbs or belong to a table, in order."""
    notables: list[Notable] = []
    end = span.start
    previous = ""
    remembered = known.memo.get
    tokens = _WORD.findall(text, span.start, span.end)
    for token in tokens:
        before, start = end, text.find(token, end)
        end = start + len(token)
        info = remembered(token, _UNMET)
        if info is _UNMET:
            info = known.look(token)
        if info is not None:
            if info.form in _HELPERS and not info.heads:
                notables.append(Notable(start, end, info.form, None, info.kinds))
            elif info.form or info.kinds or text[end + 1 : end + 2].lower() in info.seconds:
                beside = previous if start - before == 1 else ""
                notable = _notable(text, Span(start, end), info, beside, span, known.lang)
                if notable is not None:
                    notables.append(notable)
        previous = token
    if not any(item.form in FINITE for item in notables):
        notables = [item._replace(form="present") if item.form == "maybe" else item for item in notables]
    return Scan(len(tokens), tuple(item if item.form != "maybe" else item._replace(form="", event=None) for item in notables))


def _notable(text: str, word: Span, info: WordInfo, beside: str, span: Span, lang: Language) -> Notable | None:
    """The word with what it means where it stands; `beside` is the word right before it."""
    start, end = word.start, word.end
    form, event, kinds = info.form, info.event, info.kinds
    if form and form not in _HELPERS:
        named = text[start].isupper() and start > span.start + 2
        if named or (lang == "en" and _is_noun(text, start, form, beside.lower())):
            form, event = "", None
    if info.heads and text[end + 1 : end + 2].lower() in info.seconds:
        tail = normal(text[end : min(span.end, end + 60)])
        for kind, rest in info.heads:
            if tail.startswith(rest, 1) and not tail[len(rest) + 1 : len(rest) + 2].isalpha():
                kinds |= {kind}
    if not (form or kinds):
        return None
    return Notable(start, end, form, event, kinds)


_HELPERS: frozenset[Form] = frozenset(("be", "have", "modal"))


_RANKS = frozenset(["first", "last", "next"])
_DETERMINED = re.compile(r"\b(?:the|an?|his|her|its|their|our|my|of|\w+[’']s)\s\w+\s\Z", re.IGNORECASE)
"""Before "first": the first armed men, but "Lister first used"."""
_YEAR_BEFORE = re.compile(r"(?<!\d)[12]\d{3}\s\Z")


def _is_noun(text: str, start: int, form: Form, beside: str) -> bool:
    """Whether an English word that looks like a verb is none where it stands: "his works", "to record", "2 houses"."""
    if beside in _RANKS and form == "past":
        return _DETERMINED.search(text, max(0, start - 40), start) is not None
    if beside:
        return beside in _NOUN_BEFORE or (form == "present" and beside in ("to", "and"))
    if form != "present" or not text[max(0, start - 2) : start - 1].isdecimal():
        return False
    return _YEAR_BEFORE.search(text, max(0, start - 6), start) is None
