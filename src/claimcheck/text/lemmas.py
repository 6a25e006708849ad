"""The dictionary form of a word: Russian by pymorphy3, Ukrainian by simplemma, English by small rules of our own."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Any

from claimcheck.records import Language

IRREGULAR: dict[str, str] = {
    "men": "man", "women": "woman", "children": "child", "people": "person", "feet": "foot", "teeth": "tooth", "geese": "goose",
    "mice": "mouse", "lives": "life", "wives": "wife", "knives": "knife", "wolves": "wolf", "halves": "half", "leaves": "leaf",
    "aircraft": "aircraft", "series": "series", "species": "species", "troops": "troop", "was": "be", "were": "be", "is": "be",
    "are": "be", "been": "be", "had": "have", "has": "have", "went": "go", "gone": "go", "took": "take", "taken": "take",
    "gave": "give", "given": "give", "made": "make", "met": "meet", "led": "lead", "fought": "fight", "lost": "lose", "won": "win",
    "fell": "fall", "fallen": "fall", "held": "hold", "left": "leave", "built": "build", "sent": "send", "began": "begin",
    "begun": "begin", "wrote": "write", "written": "write", "became": "become", "came": "come", "ran": "run", "found": "find",
    "founded": "found", "born": "bear", "bore": "bear", "sank": "sink", "sunk": "sink", "shot": "shoot", "rose": "rise",
    "risen": "rise", "drew": "draw", "drawn": "draw", "flew": "fly", "flown": "fly", "got": "get", "said": "say", "told": "tell",
    "kept": "keep", "bought": "buy", "brought": "bring", "taught": "teach", "caught": "catch", "sold": "sell", "spent": "spend",
    "broke": "break", "broken": "break", "chose": "choose", "chosen": "choose", "died": "die", "dying": "die", "lay": "lie",
    "data": "data", "this": "this", "his": "his", "its": "its", "news": "news", "means": "means", "headquarters": "headquarters",
}  # fmt: skip
"""Forms that no rule gives; each is its own example."""
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
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    if len(word) > 5 and word.endswith("ied"):
        return word[:-3] + "y"
    for ending in ("ed", "ing"):
        stem = word.removesuffix(ending)
        if stem != word and len(stem) > 2 and any(vowel in stem for vowel in "aeiouy"):
            return _stem(stem)
    return word


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


def _russian(word: str) -> str:
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
