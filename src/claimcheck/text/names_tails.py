"""How Russian and Ukrainian go on after a capital: «Институт высшей нервной деятельности», «Московский государственный университет»."""

from __future__ import annotations

import re
from functools import lru_cache

from claimcheck.text.declension import is_adjectival, plain
from claimcheck.text.lemmas import russian_analyser
from claimcheck.text.names_runs import LOOK_AHEAD
from claimcheck.text.names_tables import Head, NameWords

_NEXT = re.compile(r"[ \xa0](?P<word>[а-яіїєґё]+(?:[-‑’'][а-яіїєґё]+)*)(?!\w)")
_CAPITAL = re.compile(r"[ \xa0](?P<word>[А-ЯІЇЄҐЁ][\w’'-]*)(?:(?<=[А-ЯІЇЄҐ])\([а-я]\))?")
_AFTER = re.compile(r"[ \xa0](?:имени|им\.|імені|ім\.)[ \xa0](?P<name>(?:[А-ЯІЇЄҐЁ]\.[ \xa0]?){0,2}[А-ЯІЇЄҐЁ][\w’'-]*)")
MAX_ADJECTIVES = 3
MAX_NOUNS = 3
"""Genitives that follow each other: «Институт проблем передачи информации»."""


def head_ahead(text: str, end: int, words: NameWords) -> tuple[int, Head] | None:
    """Where the noun of a capitalised adjective ends: «Московский государственный университет», two adjectives between at most."""
    limit = min(len(text), end + LOOK_AHEAD)
    for _ in range(MAX_ADJECTIVES):
        match = _NEXT.match(text, end, limit)
        if match is None:
            return None
        low = plain(match["word"])
        head = words.heads.get(low)
        if head is not None:
            return match.end(), head
        if not is_adjectival(low):
            return None
        end = match.end()
    return None


def tail_end(text: str, end: int, words: NameWords) -> int:
    """The end of an organisation's name with its genitives: «Академия наук СССР», «завод имени Кирова»."""
    limit = min(len(text), end + LOOK_AHEAD)
    at = end
    for _ in range(MAX_NOUNS):
        before, at = at, _genitives(text, at, limit, words)
        if at == before or _is_ukrainian(text, at):
            break
    if at > end:
        for joint in (" и", " та", " і", " й"):
            if text.startswith(joint, at) and (more := _genitives(text, at + len(joint), limit, words)) > at + len(joint):
                at = more
                break
        capital = _CAPITAL.match(text, at, limit)
        if capital and (plain(capital["word"]) in words.places or plain(capital["word"]) in words.acronyms):
            at = capital.end()
    named = _AFTER.match(text, at, limit)
    return named.end() if named else at


def _genitives(text: str, at: int, limit: int, words: NameWords) -> int:
    """The end of up to three adjectives and a noun in the genitive; `at` where there are none."""
    begin = at
    for _ in range(MAX_ADJECTIVES + 1):
        match = _NEXT.match(text, at, limit)
        if match is None:
            return begin
        low = plain(match["word"])
        if is_adjectival(low) and low.endswith(("ой", "ей", "ого", "его", "ых", "их", "ої", "ьої")):
            at = match.end()
            continue
        return match.end() if low not in words.openers and is_genitive(low, ukrainian=_is_ukrainian(text, at)) else begin
    return begin


_UKRAINIAN_GENITIVE = re.compile(r"[а-яіїєґ’-]{3,}(?:и|і|ї|ів|їв|ей|у|ю|а|я)\Z")
_VERB = re.compile(r"[а-яіїєґ’-]*(?:ла|ли|ло|лася|лися|лся|вся|ти|ть|ться|ють|уть|ає|є|на|ні|ний|но|то)\Z")
_BARE = frozenset("наук справ мистецтв військ дел искусств художеств войск прав".split())


def _is_ukrainian(text: str, at: int) -> bool:
    """Whether the letters around a place are Ukrainian."""
    near = text[max(0, at - LOOK_AHEAD) : at + LOOK_AHEAD].lower()
    return any(letter in near for letter in "іїєґ") and not any(letter in near for letter in "ыэъё")


@lru_cache(maxsize=20_000)
def is_genitive(low: str, *, ukrainian: bool) -> bool:
    """Whether a plain word can be a noun in the genitive."""
    if low in _BARE:
        return True
    if not ukrainian:
        parses = russian_analyser().parse(low)
        return bool(parses) and parses[0].tag.POS == "NOUN" and any("gent" in parse.tag for parse in parses)
    return _UKRAINIAN_GENITIVE.match(low) is not None and _VERB.match(low) is None
