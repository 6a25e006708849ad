"""Words across languages, shipped with the product: tables that a reviewer can read and extend."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from claimcheck.records import Language


def _rows(name: str) -> list[list[str]]:
    text = files("claimcheck.lexicon").joinpath(name).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]


@cache
def translations(lang: Language) -> Mapping[str, frozenset[str]]:
    """For each lemma of a language the English lemmas it may stand for; empty for English.

    >>> sorted(translations("ru")["мост"])
    ['bridge']
    """
    if lang == "en":
        return {}
    return {row[0]: frozenset(word.strip() for word in row[1].split(",")) for row in _rows(f"{lang}-en.tsv")}


@cache
def english_words() -> frozenset[str]:
    """Every English word of the tables, small letters: what a stripped ending may be tried against.

    >>> "bridge" in english_words(), "bridg" in english_words()
    (True, False)
    """
    meanings = (row[1] for lang in ("ru", "uk") for row in _rows(f"{lang}-en.tsv"))
    return frozenset(word for meaning in meanings for phrase in meaning.split(",") for word in phrase.lower().split())


@cache
def acronyms() -> Mapping[str, frozenset[str]]:
    """For each Cyrillic acronym its English ones, lower-case.

    >>> "ussr" in acronyms()["ссср"]
    True
    """
    return {row[0].lower(): frozenset(word.strip().lower() for word in row[1].split(",")) for row in _rows("acronyms.tsv")}


@cache
def name_variants() -> Mapping[str, str]:
    """For each known form of a name the form that stands for all: Kyiv, Kiev, Київ and Киев are one.

    >>> name_variants()["киев"] == name_variants()["kyiv"]
    True
    """
    return {form.strip().lower(): row[0].lower() for row in _rows("names.tsv") for form in [row[0], *row[1].split(",")]}
