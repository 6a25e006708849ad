"""The dictionary form of a word: Russian by pymorphy3, Ukrainian by simplemma, English by small rules of our own."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any

from claimcheck.lexicon import english_words
from claimcheck.records import Language

IRREGULAR_NOUNS: dict[str, str] = {
    "men": "man", "women": "woman", "children": "child", "people": "person", "feet": "foot", "teeth": "tooth", "geese": "goose",
    "mice": "mouse", "lives": "life", "wives": "wife", "knives": "knife", "wolves": "wolf", "halves": "half", "leaves": "leaf",
    "aircraft": "aircraft", "series": "series", "species": "species", "troops": "troop", "data": "data", "this": "this", "his": "his",
    "its": "its", "news": "news", "means": "means", "headquarters": "headquarters", "always": "always", "perhaps": "perhaps",
    "evening": "evening", "morning": "morning", "nothing": "nothing", "something": "something", "anything": "anything",
    "everything": "everything", "during": "during", "ceiling": "ceiling", "hundred": "hundred", "being": "be", "united": "unite",
}  # fmt: skip
"""Forms that no rule gives; each is its own example."""
_VERB_ROWS = """
be was were is are am been; have had has; do did does done; go went gone; take took taken; give gave given; make made;
meet met; lead led; fight fought; lose lost; win won; fall fell fallen; hold held; leave left; build built; send sent;
begin began begun; write wrote written; become became; come came; run ran; find found; found founded; bear born bore
borne; sink sank sunk; shoot shot; rise rose risen; draw drew drawn; fly flew flown; get got gotten; say said; tell
told; keep kept; buy bought; bring brought; teach taught; catch caught; sell sold; spend spent; break broke broken;
choose chose chosen; die died dying; lie lay lain lying; stand stood; understand understood; withstand withstood; see
saw seen; know knew known; grow grew grown; throw threw thrown; overthrow overthrew overthrown; withdraw withdrew
withdrawn; blow blew blown; show shown; freeze froze frozen; speak spoke spoken; steal stole stolen; wake woke woken;
drive drove driven; ride rode ridden; hide hid hidden; bite bit bitten; eat ate eaten; swim swam swum; sing sang sung;
ring rang rung; drink drank drunk; swear swore sworn; tear tore torn; wear wore worn; shake shook shaken; undertake
undertook undertaken; retake retook retaken; forget forgot forgotten; forbid forbade forbidden; forgive forgave
forgiven; sleep slept; sweep swept; weep wept; creep crept; feel felt; deal dealt; mean meant; bend bent; lend lent;
rend rent; strike struck stricken; stick stuck; hang hung; swing swung; spin spun; dig dug; bind bound; grind ground;
seek sought; think thought; pay paid; lay laid; feed fed; flee fled; bleed bled; breed bred; speed sped; shine shone;
slide slid; light lit; hear heard; sit sat; spit spat; burn burnt; learn learnt; overrun overran; overcome overcame;
rebuild rebuilt; oversee oversaw overseen; foresee foresaw foreseen; sew sewn; saw sawn; mow mown; strive strove
striven; weave wove woven; cling clung; sling slung; fling flung; sting stung
"""
"""A verb and its forms that no rule gives, a row between semicolons."""
IRREGULAR_VERBS: dict[str, str] = {
    form: base for base, *forms in (row.split() for row in _VERB_ROWS.split(";")) for form in forms
}
"""Forms of verbs, each with its dictionary form."""
IRREGULAR = IRREGULAR_VERBS | IRREGULAR_NOUNS
DOUBLED = ("bb", "dd", "gg", "mm", "nn", "pp", "rr", "tt")


@lru_cache(maxsize=200_000)
def lemma(word: str, lang: Language) -> str:
    """The dictionary form of a word, in small letters; the word itself where nothing is known of it.

    >>> lemma("soldiers", "en"), lemma("cities", "en"), lemma("placed", "en"), lemma("солдатами", "ru")
    ('soldier', 'city', 'place', 'солдат')
    """
    low = word.lower().replace("ё", "е")
    if lang == "en":
        return _english(low)
    if lang == "ru":
        return _russian(low)
    return _ukrainian(low)


def _english(word: str) -> str:
    if word in IRREGULAR:
        return IRREGULAR[word]
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 4 and word.endswith(("ches", "shes", "sses", "xes", "zes")):
        return word[:-2]
    known = english_words()
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        if word[:-1] in known:
            return word[:-1]
        return word if word in known else word[:-2] if word.endswith("es") and word[:-2] in known else word[:-1]
    if word.endswith("eed"):
        return word if word in known or word[:-1] not in known else word[:-1]
    if len(word) > 4 and word.endswith("ied"):
        return word[:-3] + "y"
    for ending in ("ed", "ing"):
        stem = word.removesuffix(ending)
        if stem != word and len(stem) > 1 and any(vowel in stem for vowel in "aeiouy"):
            return _known_stem(stem) or (word if word in known or len(stem) < 3 else _stem(stem))
    return word


_ONE_CONSONANT = re.compile(r"[^aeiouy]*[aeiouy][^aeiouywx]")
"""A stem that would have doubled its last letter: "rating" comes of rate, "ratting" of rat."""


def _known_stem(stem: str) -> str | None:
    """The verb that the lexicon knows of a stem without -ed or -ing; None where it knows none."""
    known = english_words()
    forms = [stem, stem + "e"]
    if stem[-1:] == stem[-2:-1]:
        forms = [stem[:-1], stem, stem + "e"] if stem.endswith(DOUBLED) else [stem, stem[:-1], stem + "e"]
    elif _ONE_CONSONANT.fullmatch(stem):
        forms = [stem + "e", stem]
    return next((form for form in forms if form in known and len(form) > 2), None)


def _stem(stem: str) -> str:
    """A verb's stem without -ed or -ing, its doubled consonant undone or its e put back."""
    if stem.endswith(DOUBLED):
        return stem[:-1]
    if stem.endswith(("e", "y", "w", "x", "ss", "ll", "ff")):
        return stem
    if stem.endswith(("c", "v", "u", "z", "dg", "rg", "ng", "s")) and not stem.endswith(("ring", "ling", "ss", "hang", "long")):
        return stem + "e"
    if (
        len(stem) > 3
        and stem.endswith(("at", "iz", "ir", "ur", "pl", "bl", "tl", "ut", "iv", "ok", "ak", "ik", "ad", "id", "ud", "as", "ar"))
        and stem[-3:] not in ("eat", "oat", "eir", "air", "our", "ead", "oad", "aid", "ook", "eak", "out", "oid", "ear")
    ):
        return stem + "e"
    return stem


@cache
def russian_analyser() -> Any:
    """The one shared pymorphy3 analyser; loading its dictionaries takes a third of a second."""
    from pymorphy3 import MorphAnalyzer  # noqa: PLC0415

    return MorphAnalyzer(lang="ru")


_CYRILLIC = re.compile(r"[а-яіїєґ-]+")


def _russian(word: str) -> str:
    if not _CYRILLIC.fullmatch(word):
        return word  # the analyser fails on letters without a name
    parses = russian_analyser().parse(word)
    noun = (
        next((parse for parse in parses if parse.tag.POS == "NOUN" and parse.score >= parses[0].score * 0.8), None)
        if parses
        else None
    )
    return str((noun or parses[0]).normal_form).replace("ё", "е") if parses else word


def _ukrainian(word: str) -> str:
    from simplemma import lemmatize  # noqa: PLC0415

    return str(lemmatize(word, lang="uk")).lower()
