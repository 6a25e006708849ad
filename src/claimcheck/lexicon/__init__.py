"""Words across languages, shipped with the product: tables that a reviewer can read and extend."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from claimcheck.records import KnownEvent, Language


def _rows(name: str) -> list[list[str]]:
    text = files("claimcheck.lexicon").joinpath(name).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]


@cache
def translations(lang: Language) -> Mapping[str, tuple[str, ...]]:
    """For each lemma of a language the English lemmas it may stand for, names among them; empty for English.

    >>> sorted(translations("ru")["мост"])
    ['bridge']
    """
    return {**common_translations(lang), **_meanings(f"{lang}-names.tsv")} if lang != "en" else {}


@cache
def common_translations(lang: Language) -> Mapping[str, tuple[str, ...]]:
    """The same without the names of places and people, for whoever tells names from other words.

    >>> "мост" in common_translations("ru"), "москва" in common_translations("ru"), "москва" in translations("ru")
    (True, False, True)
    """
    return _meanings(f"{lang}-en.tsv") if lang != "en" else {}


@cache
def name_translations() -> Mapping[str, frozenset[str]]:
    """For each English name of a place or person its Russian and Ukrainian ones.

    >>> "київ" in name_translations()["kyiv"], "киев" in name_translations()["kyiv"]
    (True, True)
    """
    found: dict[str, set[str]] = {}
    for lang in ("ru", "uk"):
        for lemma, words in _meanings(f"{lang}-names.tsv").items():
            for word in words:
                found.setdefault(word, set()).add(lemma)
    return {word: frozenset(lemmas) for word, lemmas in found.items()}


def _meanings(name: str) -> dict[str, tuple[str, ...]]:
    """As tuples: the garbage collector walks again and again over every set."""
    return {row[0]: tuple(word.strip() for word in row[1].split(",")) for row in _rows(name)}


@cache
def english_words() -> frozenset[str]:
    """Every English word of the tables, small letters: what a stripped ending may be tried against.

    >>> "bridge" in english_words(), "bridg" in english_words()
    (True, False)
    """
    meanings = (row[1] for lang in ("ru", "uk") for name in ("en", "names") for row in _rows(f"{lang}-{name}.tsv"))
    return frozenset(word for meaning in meanings for phrase in meaning.split(",") for word in phrase.lower().split())


@cache
def families() -> Mapping[str, tuple[str, ...]]:
    """For each English word the families of derivation that it belongs to, each named by its first word.

    >>> families()["polish"], families()["poland"]
    (('poland',), ('poland',))
    """
    found: dict[str, tuple[str, ...]] = {}
    for row in _rows("families.tsv"):
        words = row[0].split()
        for word in words:
            found[word] = (*found.get(word, ()), words[0])
    return found


@cache
def synonyms() -> Mapping[str, tuple[str, ...]]:
    """For each English word the groups of words that tell the same in another way, each named by its first word.

    >>> set(synonyms()["cottage"]) & set(synonyms()["house"])
    {'cottage'}
    """
    found: dict[str, tuple[str, ...]] = {}
    for row in _rows("synonyms.tsv"):
        words = row[0].split()
        for word in words:
            found[word] = (*found.get(word, ()), words[0])
    return found


@cache
def light_words() -> frozenset[str]:
    """English lemmas that any text has.

    >>> "make" in light_words(), "bridge" in light_words()
    (True, False)
    """
    return frozenset(word for row in _rows("light.tsv") for word in row[0].split())


@cache
def short_words(lang: Language) -> Mapping[str, tuple[str, ...]]:
    """For each word that a language writes short, with a full stop, the English lemmas of what it stands for.

    >>> short_words("ru")["мл"]
    ('junior',)
    """
    return {row[0]: tuple(row[2].split(",")) for row in _rows("short.tsv") if row[1] == lang}


@cache
def ukrainian_forms() -> Mapping[str, str]:
    """Ukrainian forms that the dictionary of forms gives another word's lemma for, each with its own.

    >>> ukrainian_forms()["роком"]
    'рік'
    """
    return {row[0]: row[1] for row in _rows("uk-forms.tsv")}


@cache
def known_events() -> tuple[KnownEvent, ...]:
    """The events that are shipped, in the order of the table.

    >>> next(event.edtf for event in known_events() if event.name == "Battle of Stalingrad")
    '1942-07-17/1943-02-02'
    """
    rows = _rows("events.tsv")
    return tuple(
        KnownEvent(row[0], row[1], tuple(name for cell in row[2:5] for name in cell.split("|") if name), row[5]) for row in rows
    )


@cache
def acronyms() -> Mapping[str, frozenset[str]]:
    """For each acronym of either alphabet its English ones and the English words that it stands for, in small letters.

    >>> "ussr" in acronyms()["ссср"]
    True
    """
    found: dict[str, frozenset[str]] = {}
    for row in _rows("acronyms.tsv"):
        words = frozenset(word.strip().lower() for word in row[1].split(","))
        for name in (row[0].lower(), *(word for word in words if " " not in word)):
            found[name] = found.get(name, frozenset()) | words
    return found


@cache
def name_variants() -> Mapping[str, str]:
    """For each known form of a name the form that stands for all: Kyiv, Kiev, Київ and Киев are one.

    >>> name_variants()["киев"] == name_variants()["kyiv"]
    True
    """
    return {form.strip().lower(): row[0].lower() for row in _rows("names.tsv") for form in [row[0], *row[1].split(",")]}
