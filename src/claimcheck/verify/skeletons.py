"""Words as both alphabets would sound: what is alike in «Воробьёв» and "Vorobyov", «революция» and "revolution".

A word is reduced to classes of consonants and its first vowel. Endings that Greek and Latin words wear differently in each
language (-ция and -tion, -изм and -ism) become one letter each first, so that the stems can be compared.
"""

from __future__ import annotations

import re
from functools import lru_cache

_CYRILLIC = str.maketrans({
    "а": "a", "б": "b", "в": "v", "г": "g", "ґ": "g", "д": "d", "е": "e", "є": "e", "ж": "z", "з": "z", "и": "i", "і": "i", "ї": "i", "й": "",
    "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "h", "ц": "s", "ч": "s",
    "ш": "s", "щ": "s", "ъ": "", "ы": "i", "ь": "", "э": "e", "ю": "u", "я": "a", "ё": "e",
})  # fmt: skip
_CYRILLIC_GROUPS = (("дж", "ж"), ("тч", "ч"), ("цц", "ц"), ("кс", "кс"))
_LATIN_GROUPS = (
    ("shch", "s"), ("sch", "s"), ("tch", "s"), ("kh", "h"), ("zh", "z"), ("dzh", "z"), ("sh", "s"), ("ch", "s"), ("ts", "s"), ("tz", "s"),
    ("cz", "s"), ("sz", "s"), ("ph", "f"), ("th", "t"), ("gh", "g"), ("ck", "k"), ("cqu", "kv"), ("qu", "kv"), ("x", "ks"), ("w", "v"),
    ("dge", "z"), ("dj", "z"), ("j", "z"), ("q", "k"), ("ce", "se"), ("ci", "si"), ("cy", "si"), ("cae", "se"), ("c", "k"), ("y", "i"),
)  # fmt: skip
"""Longest first; each pair is a spelling and the letters it sounds like."""
_ENDINGS_EN = (
    (re.compile(r"(?:ization|isation)s?$"), "izS"),  # organisation, организация
    (re.compile(r"[sct]ions?$"), "S"),  # revolution, революция; mission, миссия
    (re.compile(r"(?:ologies|ology)$"), "olog"),  # biology, биология
    (re.compile(r"(?:ists?|istic)$"), "ist"),  # pianist, пианист
    (re.compile(r"isms?$"), "izm"),  # communism, коммунизм
    (re.compile(r"(?:ically|icals?|ics?|ique)$"), "ik"),  # technical, технический
    (re.compile(r"(?:ives?)$"), "iv"),  # passive, пассивный
    (re.compile(r"(?:ities|ity|ties|ty)$"), "t"),  # university, университет
    (re.compile(r"(?:ize|ise)[ds]?$"), "iz"),  # mobilize, мобилизовать
    (re.compile(r"(?:als?|ars?)$"), "al"),  # national, национальный
    (re.compile(r"(?:ies|ied|es|ed|s|e|y)$"), ""),
)
_ENDINGS_CY = (
    (re.compile(r"(?:изаци[яиею]|ізаці[яїєю])(?:й)?$"), "izS"),
    (re.compile(r"(?:[цсз]и[яиею]|[цсз]і[яїєю])$"), "S"),
    (re.compile(r"(?:ологи[яиею]|ологі[яїєю])$"), "olog"),
    (re.compile(r"(?:истский|истка|ист|іст|істка|истический|истичний|їст)$"), "ist"),
    (re.compile(r"(?:изм|ізм|їзм)$"), "izm"),
    (re.compile(r"(?:ический|ичный|ичний|ічний|ика|іка|ик|ік|ики)$"), "ik"),
    (re.compile(r"(?:ивный|ивний|ив)$"), "iv"),
    (re.compile(r"(?:изировать|изовать|ізувати)$"), "iz"),
    (re.compile(r"(?:альный|альний|альность|альність|ал)$"), "al"),
    (re.compile(r"(?:ировать|овать|увати|юватися|оваться|ироваться)$"), ""),
    (re.compile(r"(?:ский|ська|ський|цкий|цький|ный|ний|ность|ність|ия|ія|ие|ія|ій|ий|ый|ой)$"), ""),
)
_CYRILLIC_LETTER = re.compile("[а-яёіїєґ]")
_VOWELS = re.compile(r"[aeiou]+")
_OTHER = re.compile(r"[^a-zS]+")
_DOUBLE = re.compile(r"(.)\1+")
_FINAL_S = re.compile(r"[^s]s$")
_FIRST_VOWELS = frozenset("aeiou")


_FORKS = (
    (re.compile(r"ch"), ("s", "h")),  # Charles, Чарльз; Munich, Мюнхен
    (re.compile(r"g(?=[eiy])"), ("g", "z")),  # Gerhard, Герхард; Geneva, Женева
    (re.compile(r"j"), ("z", "i")),  # James, Джеймс; Julia, Юлия
    (re.compile(r"th"), ("t", "f")),  # Athens, Афины
    (re.compile(r"c(?=[eiy])"), ("s", "k")),  # Cyprus, Кипр
)
"""Latin spellings with two sounds, an example of each; a word is tried both ways."""
MAX_SKELETONS = 4


@lru_cache(maxsize=200_000)
def skeletons(word: str) -> tuple[str, ...]:
    """The consonants of a word as both alphabets would sound: one letter a class, vowels but the first dropped.

    With and without its ending, and for a Latin word by each sound that its letters may have; none for a word without letters.

    >>> skeletons("Воробьёв"), skeletons("Vorobyov"), skeletons("революция")[0] == skeletons("revolution")[0]
    (('vrbv',), ('vrbv',), True)
    >>> skeletons("Харьков")[0] in skeletons("Kharkiv"), skeletons("Женева")[0] in skeletons("Geneva")
    (True, True)
    """
    low = word.lower()
    if _CYRILLIC_LETTER.search(low):
        found = [_bare(_from_cyrillic(low, endings=cut)) for cut in (True, False)]
        return tuple(dict.fromkeys(filter(None, found)))
    spellings = [low]
    for pattern, sounds in _FORKS:
        if pattern.search(low):
            spellings = [pattern.sub(sound, spelling) for spelling in spellings for sound in sounds][:MAX_SKELETONS]
    found = [_bare(_from_latin(spelling, endings=True)) for spelling in spellings]
    if _FINAL_S.search(low):
        found.append(_bare(_from_latin(spellings[0], endings=False)))  # Charles is no plural
    return tuple(dict.fromkeys(filter(None, found)))[:MAX_SKELETONS]


@lru_cache(maxsize=200_000)
def romanised(word: str) -> str:
    """A word in the letters that both alphabets share, vowels kept: to tell words of few consonants apart.

    >>> romanised("Тула"), romanised("Tula"), romanised("Shchors"), romanised("Щорс")
    ('tula', 'tula', 'sors', 'sors')
    """
    low = word.lower()
    spelt = _from_cyrillic(low, endings=False) if _CYRILLIC_LETTER.search(low) else _from_latin(low, endings=False)
    return _DOUBLE.sub(r"\1", _OTHER.sub("", spelt.replace("h", "g").replace("z", "s").replace("S", "s")))


def _bare(latin: str) -> str:
    """Consonants of a romanised word, voiced and unvoiced hissing alike."""
    spelt = _DOUBLE.sub(r"\1", _OTHER.sub("", latin)).replace("h", "g").replace("z", "s").replace("S", "s")
    bare = spelt[:1] + _VOWELS.sub("", spelt[1:])
    return ("a" if bare[:1] in _FIRST_VOWELS else bare[:1]) + bare[1:]


def _from_cyrillic(low: str, *, endings: bool) -> str:
    tail = ""
    if endings and len(low) > 4:
        low, tail = _cut(low, _ENDINGS_CY)
    for old, new in _CYRILLIC_GROUPS:
        low = low.replace(old, new)
    return low.translate(_CYRILLIC) + tail


def _from_latin(low: str, *, endings: bool) -> str:
    tail = ""
    if endings and len(low) > 4:
        low, tail = _cut(low, _ENDINGS_EN)
    for old, new in _LATIN_GROUPS:
        low = low.replace(old, new)
    return low + tail


def _cut(word: str, endings: tuple[tuple[re.Pattern[str], str], ...]) -> tuple[str, str]:
    """A word without the first of the endings that it has, if three letters are left, and the sign of that ending."""
    for pattern, sign in endings:
        found = pattern.search(word)
        if found and found.start() >= 3:
            return word[: found.start()], sign
    return word, ""
