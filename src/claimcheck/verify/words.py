"""Forms of words as lexemes: what a word can be equal in and alike in across languages, made once for every form.

An English lemma is a key; a Russian or Ukrainian one has the English lemmas that the lexicon gives it as keys. Stems of
derivation (discover, discovery) are keys of less worth, and so are relatives of a word that the lexicon lacks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from claimcheck.lexicon import acronyms, families, light_words, name_variants, short_words, synonyms, translations
from claimcheck.lexicon.mueller import mueller_translations
from claimcheck.records import Language
from claimcheck.text.numerals import number_words
from claimcheck.verify.numbers import MONTH_OF, MONTH_STARTS, numeral_prefix, ordinal_value, roman_value, soft_number
from claimcheck.verify.skeletons import skeletons
from claimcheck.verify.stems import english_lemmas, english_stem, lemmas, relatives
from claimcheck.verify.stop_words import STOP_WORDS

Kind = Literal["figure", "month", "word", "name", "acronym"]

EQUAL = 1.0
STEM = 0.85
"""Worth of a match by stem of derivation."""
SYNONYM = 0.6
"""Worth of a word that tells the same in another way."""
RELATIVE = 0.8
"""Worth of a translation that is a relative's, or one word of a phrase's."""
DICTIONARY = 0.9
"""Worth of a translation by the dictionary that is installed beside the product: it has rare meanings too."""
LIGHT = 0.5
"""Weight of words that are met in every text (new, make, many), beside 1 for the others."""


Mark = Literal["light", "number", "year", "ordinal"]
"""light: any text has it; number: a word of a spelled number, to be put together with its neighbours; year; ordinal: in words."""


class Sounds(NamedTuple):
    """A word as both alphabets would sound."""

    skeletons: tuple[str, ...] = ()
    word: str = ""
    """Itself, in small letters, for what its skeletons leave open."""


SILENT = Sounds()
"""Of a number: nothing to compare."""


@dataclass(frozen=True, slots=True, eq=False)
class Lexeme:
    """What makes two tokens the same for matching: all but their place. One object for each, so that it is compared by identity."""

    kind: Kind
    keys: tuple[tuple[str, float], ...]
    """What it can be equal in, each with its worth."""
    sounds: Sounds = SILENT
    marks: tuple[Mark, ...] = ()


_POOL: dict[tuple[object, ...], Lexeme] = {}


def lexeme(kind: Kind, keys: dict[str, float], sounds: Sounds = SILENT, marks: tuple[Mark, ...] = ()) -> Lexeme:
    """The one lexeme of these features."""
    ordered = tuple(sorted(keys.items()))
    signature = (kind, ordered, sounds.skeletons, marks)
    found = _POOL.get(signature)
    if found is None:
        if len(_POOL) > MAX_POOL:
            _POOL.clear()
        found = _POOL[signature] = Lexeme(kind, ordered, sounds, marks)
    return found


MAX_POOL = 400_000
"""Lexemes kept at most: more than a large workspace's words."""


@lru_cache(maxsize=200_000)
def read_word(word: str, lang: Language, first: bool = False) -> Lexeme | None:
    """The lexeme of a word as it stands, None for a word of grammar; `first` in its sentence, where a capital says nothing."""
    low = word.lower().replace("ё", "е").replace("’", "'")
    if low.endswith("'s"):
        low, word = low[:-2], word[:-2]
    capital = word[:1].isupper()
    if month := _month(low, lang, capital=capital, first=first):
        return lexeme("month", {f"m:{month}": EQUAL})
    if (low in STOP_WORDS[lang] and low not in short_words(lang)) or len(low) < 2:
        return None
    if word.isupper() and len(word) <= MAX_ACRONYM:
        if roman := roman_value(word):
            return lexeme("figure", {f"n:{roman}": EQUAL, f"a:{low}": EQUAL}, _sounds(low))
        return lexeme("acronym", _acronym(low), _sounds(low))
    if low in number_words():
        kind, value = number_words()[low]
        return lexeme("figure", {f"n:1/{value}" if kind == "fraction" else f"n:{value}": EQUAL}, marks=("light", "number"))
    if place := ordinal_value(low, lang):
        return lexeme("figure", {f"n:{place}": EQUAL}, marks=("light", "ordinal") if place < FEW else ("ordinal",))
    if low in short_words(lang):
        return lexeme("word", _short(low, lang))
    readings = lemmas(low, lang)
    keys = _keys(low, readings, lang)
    if count := numeral_prefix(low, lang):
        return lexeme("figure", keys | {f"n:{count}": EQUAL}, marks=("light",))
    name = capital and not (first and _is_ordinary(readings, lang))
    light = not name and not _light_keys().isdisjoint(keys)
    sounds = _sounds(low if lang == "en" else readings[0])
    return lexeme("name" if name else "word", keys | soft_number(low), sounds, ("light",) if light else ())


@cache
def _light_keys() -> frozenset[str]:
    """What the keys of words that any text has may be."""
    return frozenset(f"{kind}:{word}" for word in light_words() for kind in "wsfyp")


MAX_ACRONYM = 6
"""Capitals in an acronym at most; a longer word in capitals is shouted."""
FEW = 4
"""Ordinals below this are met in any text: the first, the second."""


def _sounds(low: str) -> Sounds:
    return Sounds(skeletons(low), low)


def _short(low: str, lang: Language) -> dict[str, float]:
    """What a word written short stands for."""
    keys: dict[str, float] = {}
    for item in short_words(lang)[low]:
        _add(keys, item, EQUAL)
    return keys


def _acronym(low: str) -> dict[str, float]:
    """What an acronym stands for: its other forms, and the words of its long form for less."""
    keys = {f"a:{low}": EQUAL}
    for item in acronyms().get(low, ()):
        if " " in item:
            _add(keys, item, RELATIVE)
        else:
            keys[f"a:{item}"] = EQUAL
            _add(keys, item, EQUAL)
    return keys


def _month(low: str, lang: Language, *, capital: bool, first: bool) -> int:
    """The number of a month, 0 for any other word; a capital tells March from a march, and Мая from May."""
    if lang == "en":
        return MONTH_OF["en"].get(low, 0) if capital else 0
    if low[:3] not in MONTH_STARTS[lang] or (capital and not first):
        return 0
    return next((number for reading in (low, *lemmas(low, lang)) if (number := MONTH_OF[lang].get(reading))), 0)


def _keys(low: str, readings: tuple[str, ...], lang: Language) -> dict[str, float]:
    """English lemmas and stems that a word may stand for, and the name that it is a form of."""
    keys: dict[str, float] = {}
    if lang == "en":
        for reading in readings:
            _add(keys, reading, EQUAL)
    else:
        table = translations(lang)
        known = [reading for reading in readings if reading in table]
        for reading in known:
            for item in table[reading]:
                _add(keys, item, EQUAL)
        for reading in readings if lang == "ru" else ():
            for item in mueller_translations().get(reading, ()):
                _raise(keys, f"w:{item}", DICTIONARY)
                _raise(keys, f"s:{english_stem(item)}", DICTIONARY * STEM)
        if not known:
            for relative in relatives(readings[0], lang):
                for item in table[relative]:
                    _add(keys, item, RELATIVE)
    variants = name_variants()
    keys |= {f"p:{variants[form]}": EQUAL for form in (low, *readings) if form in variants}
    return keys


def _add(keys: dict[str, float], english: str, worth: float) -> None:
    """An English lemma, its stem and its family; each word of a phrase for less."""
    told = _told_by(english)
    if len(told) > 1:
        worth = min(worth, RELATIVE)
    for word in told:
        for key, part in word:
            _raise(keys, key, worth * part)


@lru_cache(maxsize=50_000)
def _told_by(english: str) -> tuple[tuple[tuple[str, float], ...], ...]:
    """For each word of an English phrase that is none of grammar the keys that it tells, each with its part of the worth."""
    return tuple(
        (
            (f"w:{word}", EQUAL),
            (f"s:{english_stem(word)}", STEM),
            *((f"f:{family}", STEM) for family in families().get(word, ())),
            *((f"y:{group}", SYNONYM) for group in synonyms().get(word, ())),
        )
        for word in english.split()
        if word not in STOP_WORDS["en"]
    )


def _raise(keys: dict[str, float], key: str, worth: float) -> None:
    keys[key] = max(worth, keys.get(key, 0.0))


@cache
def _english_words() -> frozenset[str]:
    """English lemmas that the lexicon knows for words of small letters."""
    return frozenset(
        item for lang in ("ru", "uk") for lemma, words in translations(lang).items() if lemma.islower() for item in words
    )


def _is_ordinary(readings: tuple[str, ...], lang: Language) -> bool:
    """Whether a word that begins a sentence is none that would have its capital anywhere."""
    if lang == "en":
        return any(reading in _english_words() for reading in readings)
    return any(reading in translations(lang) for reading in readings) and not any(r in name_variants() for r in readings)


WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")
__all__ = ["EQUAL", "WORD", "Lexeme", "english_lemmas", "lexeme", "read_word"]
