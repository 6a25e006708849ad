"""Sentences of any of the three languages as tokens that can be compared across them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from claimcheck.lexicon import acronyms, name_variants, translations
from claimcheck.records import Language
from claimcheck.text.lemmas import lemma
from claimcheck.text.numerals import decimal_of, is_number_word, read_numeral
from claimcheck.verify.stop_words import STOP_WORDS

Kind = Literal["figure", "month", "word", "name", "acronym"]

_TOKEN = re.compile(r"\d{1,3}(?:[ \xa0,]\d{3})+(?:[.,]\d+)?|\d+(?:[.,]\d+)?|[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_SCALE = re.compile(
    r"[\s\xa0]?(тыс|млн|млрд|трлн|тис|thousand|million|billion|trillion|миллион\w*|миллиард\w*|тысяч\w*|мільйон\w*|мільярд\w*|тисяч\w*)(?!\w)",
    re.IGNORECASE,
)
_MONTHS = {
    "en": "january february march april may june july august september october november december".split(),
    "ru": "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь".split(),
    "uk": "січень лютий березень квітень травень червень липень серпень вересень жовтень листопад грудень".split(),
}


@dataclass(frozen=True, slots=True)
class Token:
    """One comparable word; `keys` are what it can be equal in, `skeleton` what it can be alike in."""

    start: int
    end: int
    kind: Kind
    keys: frozenset[str]
    skeleton: str = ""


@lru_cache(maxsize=50_000)
def read_tokens(text: str, lang: Language) -> tuple[Token, ...]:
    """The comparable tokens of a sentence in order; words of grammar left out.

    >>> [(token.kind, sorted(token.keys)) for token in read_tokens("Родился 3 апреля 1914 г. в Москве", "ru")][1:4]
    [('figure', ['n:3']), ('month', ['m:4']), ('figure', ['n:1914'])]
    """
    found = []
    first = True
    for match in _TOKEN.finditer(text):
        token = _number(text, match) if match[0][0].isdecimal() else _word(match, lang, first=first)
        first = False
        if token is not None:
            found.append(token)
    return tuple(found)


def _number(text: str, match: re.Match[str]) -> Token:
    value = decimal_of(match[0])
    end = match.end()
    keys = {f"n:{value.normalize():f}"}
    if scale := _SCALE.match(text, end):
        factor = read_numeral(scale[1])
        if factor:
            keys, end = {f"n:{(value * factor).normalize():f}"}, scale.end()
    elif "," in match[0] or "." in match[0]:
        plain = re.sub(r"[\s\xa0,.]", "", match[0])
        keys.add(f"n:{int(plain)}")  # 1,500 may be read either way until the other side tells
    return Token(match.start(), end, "figure", frozenset(keys))


def _word(match: re.Match[str], lang: Language, *, first: bool) -> Token | None:
    word = match[0].replace("’", "'")
    word = re.sub(r"'s$", "", word)
    low = word.lower().replace("ё", "е")
    if low in STOP_WORDS[lang] or len(low) < 2:
        return None
    start, end = match.start(), match.end()
    if word.isupper() and 2 <= len(word) <= 6:
        known = acronyms().get(low)
        keys = {f"a:{item}" for item in (known or {low})}
        return Token(start, end, "acronym", frozenset(keys), skeleton(low))
    if is_number_word(low) and (value := read_numeral(low)) is not None and low not in ("second", "quarter"):
        return Token(start, end, "figure", frozenset({f"n:{value.normalize():f}"}))
    base = lemma(low, lang).replace("ё", "е")
    if base in _MONTHS[lang] and (lang != "en" or word[0].isupper()):
        return Token(start, end, "month", frozenset({f"m:{_MONTHS[lang].index(base) + 1}"}))
    kind: Kind = "name" if word[0].isupper() and not first else "word"
    return Token(start, end, kind, _keys(low, base, lang), skeleton(base if lang != "en" else low))


def _keys(low: str, base: str, lang: Language) -> frozenset[str]:
    """English lemmas that a word may stand for, and the name it is a form of."""
    keys = {f"w:{base}"} if lang == "en" else {f"w:{item}" for item in translations(lang).get(base, ())}
    variants = name_variants()
    keys |= {f"p:{variants[form]}" for form in (low, base) if form in variants}
    return frozenset(keys)


# ---- skeletons

_CYRILLIC = {
    "а": "a", "б": "b", "в": "v", "г": "g", "ґ": "g", "д": "d", "е": "e", "є": "e", "ж": "z", "з": "z", "и": "i", "і": "i", "ї": "i", "й": "",
    "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "g", "ц": "s", "ч": "s",
    "ш": "s", "щ": "s", "ъ": "", "ы": "i", "ь": "", "э": "e", "ю": "u", "я": "a", "ё": "e",
}  # fmt: skip
_LATIN = (
    ("shch", "s"), ("sch", "s"), ("tch", "s"), ("kh", "g"), ("zh", "z"), ("sh", "s"), ("ch", "s"), ("ts", "s"), ("tz", "s"), ("ph", "f"), ("th", "t"),
    ("gh", "g"), ("ck", "k"), ("qu", "kv"), ("x", "ks"), ("w", "v"), ("h", "g"), ("j", "z"), ("q", "k"), ("ce", "se"), ("ci", "si"), ("cy", "si"), ("c", "k"), ("y", "i"),
)  # fmt: skip
_VOWELS = re.compile(r"[aeiou]+")


@lru_cache(maxsize=100_000)
def skeleton(word: str) -> str:
    """The consonants of a word as both alphabets would sound: one letter a class, doubles once, vowels but the first dropped.

    >>> skeleton("Воробьёв") == skeleton("Vorobyov"), skeleton("Гитлер") == skeleton("Hitler")
    (True, True)
    """
    low = word.lower()
    if re.search("[а-яёіїєґ]", low):
        latin = "".join(_CYRILLIC.get(char, char) for char in low)
    else:
        latin = low
        for old, new in _LATIN:
            latin = latin.replace(old, new)
    bare = latin[:1] + _VOWELS.sub("", latin[1:])
    bare = re.sub(r"[^a-z]", "", bare)
    first = "a" if bare[:1] in "aeiou" else bare[:1]
    return re.sub(r"(.)\1+", r"\1", first + bare[1:])
