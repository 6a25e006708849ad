"""Proper names of people, places, organisations and units, by their capitals and the words beside them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

from claimcheck.lexicon import name_variants, translations
from claimcheck.records import Language, NameMention
from claimcheck.text.lemmas import lemma
from claimcheck.text.numerals import number_words

Kind = Literal["person", "place", "organisation", "unit", "name"]

_CAPITAL = r"(?:[A-ZА-ЯІЇЄҐЁ][\w’'’]*(?:-[\w’']+)*|[A-ZА-ЯІЇЄҐЁ]\.)"
_RUN = re.compile(
    rf"(?:(?<=\W)|^)(?:[A-ZА-ЯІЇЄҐЁ]\.\s?){{0,3}}{_CAPITAL}"
    rf"(?:(?:[ \xa0]|(?<=\.))(?:(?:of|for|de|von|van|der|and)[ \xa0](?:the[ \xa0])?(?={_CAPITAL}))?{_CAPITAL}){{0,7}}"
)
_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_PATRONYMIC = re.compile(
    r"\w+(?:ович|евич|ёвич|ич|овна|евна|ична|ovich|evich|ovna|evna|yevich)(?:а|у|ем|ем|е|ой|ы)?$", re.IGNORECASE
)
_CALENDAR = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
    r"|Pages?|No|Volume|Vol|Nos|Photo|Source|Sources|Dr|Mr|Mrs|Ms|Prof|St|BC|BCE|AD|CE)\.?$"
)


@dataclass(frozen=True, slots=True)
class NameWords:
    """The words by which names are told apart, from tables/names.toml."""

    titles: frozenset[str]
    organisations: frozenset[str]
    units: frozenset[str]
    places: frozenset[str]
    place_prepositions: frozenset[str]
    openers: frozenset[str]


@cache
def name_words() -> NameWords:
    """The built-in table."""
    table: Mapping[str, list[str]] = tomllib.loads(
        files("claimcheck.text").joinpath("tables").joinpath("names.toml").read_text(encoding="utf-8")
    )
    return NameWords(**{key: frozenset(words) for key, words in table.items()})


def read_names(text: str, lang: Language | None = None, words: NameWords | None = None) -> tuple[NameMention, ...]:  # noqa: ARG001
    """The proper names of a text in order; ordinary words at the beginning of a sentence are none.

    >>> [(n.text, n.kind) for n in read_names("The boy met Major Vorobyov in Tula, at the Suvorov School.")]
    [('Major Vorobyov', 'person'), ('Tula', 'place'), ('Suvorov School', 'organisation')]
    """
    table = words or name_words()
    found = []
    for match in _RUN.finditer(text):
        start, end = _without_opener(text, match.start(), match.end(), table)
        if start >= end or end - start < 2 or _CALENDAR.fullmatch(text[start:end]):
            continue
        if text[start:end].isupper() and end - start > 12:
            continue
        if _is_ordinary(text, start, end):
            continue
        found.append(NameMention(start, end, text[start:end], _kind(text, start, end, table)))
    return tuple(found)


_BEGINS = re.compile(r"(?:\A|[.!?…:;\n“”«\"(\[])\s*\Z")


def _is_ordinary(text: str, start: int, end: int) -> bool:
    """Whether a run is one common word that has its capital from the sentence it begins: "Repairs took a week"."""
    word = text[start:end].lower()
    if not word.replace("-", "").isalpha() or not _BEGINS.search(text[max(0, start - 6) : start]):
        return False
    if word.split("-")[0] in number_words():
        return True
    return (lemma(word, "en") if word.isascii() else word.replace("ё", "е")) in common_words()


@cache
def common_words() -> frozenset[str]:
    """The words of the lexicon but for its places."""
    tables = [translations("ru"), translations("uk")]
    return frozenset(word for table in tables for row in table.items() for word in (row[0], *row[1])) - name_variants().keys()


def _without_opener(text: str, start: int, end: int, table: NameWords) -> tuple[int, int]:
    """The run without the ordinary words that begin it and without a possessive."""
    while start < end:
        word = _WORD.match(text, start)
        if word is None or word[0].lower() not in table.openers or (word[0].isupper() and len(word[0]) > 1):
            break
        start = word.end()
        while start < end and text[start] in " \xa0.":
            start += 1
    while start < end and (tail := _NUMBER_SIGN.search(text, start, end)):
        end = tail.start()
    for possessive in ("’s", "'s", "’", "'"):
        if text.endswith(possessive, start, end):
            return start, end - len(possessive)
    return start, end


_NUMBER_SIGN = re.compile(r"[ \xa0](?:No|Nos|Vol|Pt|Ch)\.?\Z")


def _kind(text: str, start: int, end: int, table: NameWords) -> Kind:
    run = [word.lower() for word in _WORD.findall(text[start:end])]
    before = _WORD.findall(text[max(0, start - 24) : start])
    previous = before[-1].lower() if before else ""
    if not run:
        return "name"
    if any(word in table.units for word in run):
        return "unit"
    if any(word in table.organisations for word in run):
        return "organisation"
    if run[0] in table.titles or previous in table.titles or any(_PATRONYMIC.match(word) for word in run[1:]):
        return "person"
    if (
        run[0] in table.places
        or run[-1] in table.places
        or (previous == "of" and len(before) > 1 and before[-2].lower() in table.places)
    ):
        return "place"
    if previous in table.place_prepositions and len(run) == 1:
        return "place"
    if len(run) in (2, 3) and text[start].isupper() and "of" not in run:
        return "person"
    return "name"
