"""Whom each sentence is about: its own first name, or the one person that its pronoun can mean."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimcheck.records import NameMention, Span
from claimcheck.text.lemmas import IRREGULAR_VERBS

_PRONOUN = re.compile(r"^\W*(?:[\w’-]++[^\w’-]++){0,8}?(?P<word>he|his|him|she|her|он|его|она|её|ее|він|його|вона|її)\b", re.IGNORECASE)
_SHORT = re.compile(r"\b[Tt]he (?P<word>boy|girl|child|man|woman|scientist|officer|commander|author)\b")
PERSON_MEMORY = 6
"""Sentences across which a pronoun still means the person named before."""


def resolve_subjects(text: str, sentences: Sequence[Span], names: Sequence[NameMention]) -> tuple[tuple[str, ...], ...]:
    """For each sentence whom it is about: the names before its verb, or the one person whom "he" or "the boy" can mean.

    Where two people were named last, or none, the subject stays open: an empty tuple.

    >>> from claimcheck.text.names import read_names
    >>> from claimcheck.text.sentences import split_sentences
    >>> text = "Pavel Lunin was born in Tula. In 1932 he left school."
    >>> resolve_subjects(text, split_sentences(text), read_names(text))
    (('Pavel Lunin',), ('Pavel Lunin',))
    """
    resolved: list[tuple[str, ...]] = []
    people: list[tuple[int, str]] = []
    at = 0
    for number, sentence in enumerate(sentences):
        own: list[NameMention] = []
        while at < len(names) and names[at].start < sentence.end:
            if names[at].start >= sentence.start:
                own.append(names[at])
            at += 1
        words = text[sentence.start : sentence.end]
        first = next((name for name in own if name.start - sentence.start <= LEAD and _acts(text, sentence, name)), None)
        pronoun = _PRONOUN.match(words) or (_SHORT.search(words) if first is None else None)
        recent = {name for when, name in people if number - when <= PERSON_MEMORY}
        if pronoun and len(recent) == 1 and (first is None or pronoun.start("word") < first.start - sentence.start):
            resolved.append((next(iter(recent)),))
        else:
            resolved.append((first.text,) if first else ())
        people = _remember(people, own, number)
    return tuple(resolved)


LEAD = 60
"""Characters from a sentence's beginning within which its subject stands."""
_PREPOSITION = re.compile(
    r"(?:^|\W)(?:in|on|at|of|near|to|from|by|with|for|through|until|before|after|since|under|against|into|over|в|во|на|из|от|до|у|о|об|по|с|со|к|за|під|біля|з|із|від)(?:\s+(?:the|a|an))?\s+$",
    re.IGNORECASE,
)
_NEXT = re.compile(r"\s+(?P<word>[a-z]+)\b")
_BESIDE = frozenset(
    "and or who which whose also then himself herself itself of was were is are had has did will would could never first later".split()
)


def _acts(text: str, sentence: Span, name: NameMention) -> bool:
    """Whether a name can be its sentence's subject: no place, not after a preposition, not before the noun it describes."""
    if name.kind == "place" or _PREPOSITION.search(text[sentence.start : name.start]):
        return False
    following = _NEXT.match(text, name.end, sentence.end)
    if following is None or following["word"] in _BESIDE or following["word"] in IRREGULAR_VERBS:
        return True
    return following["word"].endswith(("ed", "s"))


def _remember(people: list[tuple[int, str]], own: Sequence[NameMention], number: int) -> list[tuple[int, str]]:
    """The people named lately, each under the longest form of the name."""
    for name in own:
        if name.kind == "person":
            full = next((known for _, known in people if set(name.text.split()[-1:]) & set(known.split())), name.text)
            full = name.text if len(name.text) > len(full) else full
            people = [
                (when, known) for when, known in people if known != full and not set(known.split()[-1:]) & set(name.text.split())
            ]
            people.append((number, full))
    return [(when, known) for when, known in people if number - when <= PERSON_MEMORY]
