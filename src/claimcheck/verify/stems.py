"""Dictionary forms and stems of the three languages: every reading of a form, derivation stems, relatives in the lexicon."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache, lru_cache

from claimcheck.lexicon import english_words, translations, ukrainian_forms
from claimcheck.records import Language
from claimcheck.text.lemmas import IRREGULAR_NOUNS, IRREGULAR_VERBS, lemma
from claimcheck.verify.russian_forms import dictionary_forms

MAX_RELATIVES = 3
_CYRILLIC = re.compile(r"[а-яіїєґ'-]+")


@lru_cache(maxsize=200_000)
def lemmas(word: str, lang: Language) -> tuple[str, ...]:
    """Every dictionary form that a word in small letters may have; the word itself where nothing is known of it.

    >>> lemmas("стали", "ru"), lemmas("left", "en")
    (('стать', 'сталь'), ('leave', 'left'))
    """
    if lang == "en":
        return english_lemmas(word)
    if lang == "ru":
        return _russian(word)
    return _ukrainian(word)


# ---- English

_PLAIN = frozenset({"left", "found", "saw", "bore", "felt", "ground", "wound", "lay", "rose", "born"})
"""Forms of verbs that are words of their own as well."""


@lru_cache(maxsize=100_000)
def english_lemmas(word: str) -> tuple[str, ...]:
    """The dictionary forms of an English word, those that the lexicon knows where it knows any.

    >>> english_lemmas("placed"), english_lemmas("lives"), english_lemmas("bodies")
    (('place',), ('life', 'live'), ('body',))
    """
    options = dict.fromkeys(filter(None, (IRREGULAR_VERBS.get(word), IRREGULAR_NOUNS.get(word))))
    if not options or word in _PLAIN or word in IRREGULAR_NOUNS:
        for suffix, endings in _INFLECTIONS:
            stem = word.removesuffix(suffix)
            if stem != word and len(stem) > 2:
                options |= dict.fromkeys(stem + ending for ending in endings)
                if suffix in ("ed", "ing", "er", "est") and stem[-1:] == stem[-2:-1]:
                    options[stem[:-1]] = None
        options[word] = None
    known = [option for option in options if option in english_words() or option in IRREGULAR_VERBS.values()]
    return tuple(known or [lemma(word, "en")])


_INFLECTIONS = (
    ("ies", ("y",)), ("ied", ("y",)), ("es", ("", "e")), ("ves", ("f", "fe")), ("s", ("",)), ("ed", ("", "e")), ("ing", ("", "e")),
    ("ier", ("y",)), ("iest", ("y",)), ("er", ("", "e")), ("est", ("", "e")), ("ly", ("", "le")),
)  # fmt: skip


_SUFFIXES = (
    "izations", "isations", "ization", "isation", "izing", "ising", "ational", "ationist", "ologist", "ological", "ology", "fulness",
    "ousness", "iveness", "ability", "ibility", "ation", "ition", "ution", "ement", "ments", "ment", "ness", "ship", "hood", "ism", "ist", "ician",
    "ional", "ially", "ical", "ically", "ially", "ance", "ence", "ancy", "ency", "ious", "eous", "ous", "able", "ible", "ful", "less", "ward",
    "sion", "tion", "ion", "ian", "ean", "ish", "ese", "ive", "ize", "ise", "ify", "ity", "ate", "ant", "ent", "ary", "ory", "ery", "ure",
    "age", "al", "an", "ar", "ic", "er", "or", "ed", "ly", "en", "ty", "th", "y", "e", "a", "s",
)  # fmt: skip
"""Endings of derivation, the longest that a word has is cut."""


_ENGLISH_ENDINGS = frozenset(_SUFFIXES)
LONGEST = 9
"""Letters of the longest ending of derivation."""


def _cut_endings(low: str, endings: frozenset[str], least: int) -> str:
    """A word without up to three endings, the longest that fits first, at least so many letters left of it."""
    for _ in range(3):
        for length in range(min(LONGEST, len(low) - least), 0, -1):
            if low[-length:] in endings:
                low = low[:-length]
                break
        else:
            break
    return low


@lru_cache(maxsize=100_000)
def english_stem(word: str) -> str:
    """What is left of an English lemma without its endings of derivation; at least four letters.

    >>> english_stem("discovery") == english_stem("discover"), english_stem("Ukrainian") == english_stem("Ukraine")
    (True, True)
    """
    low = _cut_endings(word.lower(), _ENGLISH_ENDINGS, 4)
    return low[:-1] + "i" if low.endswith("y") else low


# ---- Russian and Ukrainian


@lru_cache(maxsize=200_000)
def _russian(word: str) -> tuple[str, ...]:
    if not _CYRILLIC.fullmatch(word):
        return (word,)
    found = dictionary_forms(word)
    if not found:
        return (_guess(word),)
    return tuple(dict.fromkeys(item.replace("ё", "е") for item in found))


def _guess(word: str) -> str:
    """A form of a word that no dictionary has, a name more often than not, without its ending of declension."""
    for ending, base in _DECLENSION:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) >= 3:
            return stem + base
    return word


_DECLENSION = (
    ("ского", "ский"), ("скому", "ский"), ("ским", "ский"), ("ском", "ский"), ("ской", "ская"), ("скую", "ская"),
    ("ого", "ый"), ("ому", "ый"), ("ыми", "ый"), ("ыми", "ый"), ("ами", ""), ("ями", ""), ("ах", ""), ("ях", ""),
    ("овым", "ов"), ("евым", "ев"), ("иным", "ин"), ("ыным", "ын"), ("ом", ""), ("ем", ""), ("ою", "а"), ("ой", "а"), ("ей", "я"),
    ("ии", "ия"), ("ию", "ия"), ("ией", "ия"), ("ов", "ов"), ("ев", "ев"), ("а", ""), ("у", ""), ("е", ""), ("ы", ""), ("и", ""), ("ю", ""), ("я", ""),
)  # fmt: skip
"""Endings of names in the oblique cases and what the dictionary form has in their place; longest first."""


@lru_cache(maxsize=100_000)
def _ukrainian(word: str) -> tuple[str, ...]:
    if not _CYRILLIC.fullmatch(word):
        return (word,)
    found = ukrainian_forms().get(word) or lemma(word, "uk").replace("’", "'")
    table = translations("uk")
    readings = dict.fromkeys([found, *(form for form in (word, _guess_ukrainian(word)) if form in table)])
    return tuple(readings)


def _guess_ukrainian(word: str) -> str:
    for ending, base in _DECLENSION_UK:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) >= 3:
            return stem + base
    return word


_DECLENSION_UK = (
    ("ського", "ський"), ("ському", "ський"), ("ським", "ський"), ("ської", "ський"), ("ській", "ський"), ("ську", "ський"), ("ськими", "ський"), ("ських", "ський"),
    ("ові", ""), ("еві", ""), ("ами", ""), ("ями", ""), ("ах", ""), ("ях", ""), ("ого", "ий"), ("ому", "ий"), ("ою", "а"), ("ею", "я"), ("ом", ""), ("ем", ""),
    ("ії", "ія"), ("ію", "ія"), ("ією", "ія"), ("а", ""), ("у", ""), ("і", "а"), ("и", "а"), ("ю", ""), ("я", ""),
)  # fmt: skip

_PREFIXES = (
    "пере", "пред", "под", "раз", "рас", "воз", "вос", "без", "бес", "низ", "наи", "при", "про", "пре", "вы", "до", "за", "из", "ис", "на", "об",
    "от", "по", "со", "у", "с", "о", "роз", "від", "ви", "зі", "під", "перед", "з",
)  # fmt: skip
_SUFFIXES_CY = (
    "ировать", "изировать", "ывать", "ивать", "овать", "евать", "ствовать", "ническ", "ический", "ческий", "еский", "ование", "ывание", "ивание", "ание", "ение", "яние",
    "енный", "анный", "ской", "цкой", "овский", "евский", "инский", "анский", "ский", "цкий", "альный", "ивный", "ельный", "ованный", "овый", "евый", "ный", "ость", "ство", "тель",
    "ник", "ница", "чик", "щик", "ик", "ец", "ка", "ать", "ять", "еть", "ить", "уть", "ыть", "ти", "ый", "ий", "ой", "ия", "ие", "ье", "ся",
    "увати", "ювати", "ати", "яти", "ити", "іти", "ення", "ання", "ський", "цький", "ість", "ний", "ій", "ія",
    "а", "я", "о", "е", "ь", "ы", "и", "й", "і",
)  # fmt: skip


_CYRILLIC_ENDINGS = frozenset(_SUFFIXES_CY)


@lru_cache(maxsize=100_000)
def cyrillic_stem(word: str) -> str:
    """The root of a Russian or Ukrainian lemma as far as endings tell; at least four letters.

    >>> cyrillic_stem("заводской") == cyrillic_stem("завод"), cyrillic_stem("открытие")[:5]
    (True, 'откры')
    """
    return _cut_endings(word.removesuffix("ся").removesuffix("сь"), _CYRILLIC_ENDINGS, 4)


@cache
def _by_stem(lang: Language) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for word in translations(lang):
        found[cyrillic_stem(word)].append(word)
    return dict(found)


@lru_cache(maxsize=100_000)
def relatives(word: str, lang: Language) -> tuple[str, ...]:
    """Lemmas of the lexicon that a word it lacks is derived with: the same root, or the same without a prefix.

    Nothing where more than MAX_RELATIVES share the root: it tells too little then.
    """
    if not _CYRILLIC.fullmatch(word):
        return ()
    stems = _by_stem(lang)
    stem = cyrillic_stem(word)
    tried = [stem]
    if len(stem) >= 6:
        tried += [stem[len(prefix) :] for prefix in _PREFIXES if stem.startswith(prefix) and len(stem) - len(prefix) >= 4]
    for root in tried:
        if 0 < len(found := stems.get(root, ())) <= MAX_RELATIVES:
            return tuple(found)
    return ()
