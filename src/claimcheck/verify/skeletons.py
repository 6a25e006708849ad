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
_CYRILLIC_GROUPS = (("дж", "ж"), ("тч", "ч"), ("цц", "ц"))
_LATIN_GROUPS = (
    ("h", (("shch", "s"), ("sch", "s"), ("tch", "s"), ("kh", "h"), ("zh", "z"), ("dzh", "z"), ("sh", "s"), ("ch", "s"))),
    ("s", (("ts", "s"),)),
    ("z", (("tz", "s"), ("cz", "s"), ("sz", "s"))),
    ("h", (("ph", "f"), ("th", "t"), ("gh", "g"))),
    ("c", (("ck", "k"), ("cqu", "kv"))),
    ("q", (("qu", "kv"),)),
    ("d", (("dge", "z"), ("dj", "z"))),
    ("c", (("ce", "se"), ("ci", "si"), ("cy", "si"), ("cae", "se"))),
)
"""In this order; each pair is a spelling and the letters it sounds like, after a letter that all the spellings of its row have."""
_LATIN = str.maketrans({"x": "ks", "w": "v", "j": "z", "q": "k", "c": "k", "y": "i"})
"""Letters that no group has taken."""
_ENDINGS_EN = (
    ("ization izations isation isations", "izS"),  # organisation, организация
    ("sion sions cion cions tion tions", "S"),  # revolution, революция; mission, миссия
    ("ology ologies", "olog"),  # biology, биология
    ("ist ists istic", "ist"),  # pianist, пианист
    ("ism isms", "izm"),  # communism, коммунизм
    ("ically ical icals ic ics ique", "ik"),  # technical, технический
    ("ive ives", "iv"),  # passive, пассивный
    ("ity ities ty ties", "t"),  # university, университет
    ("ize ized izes ise ised ises", "iz"),  # mobilize, мобилизовать
    ("al als ar ars", "al"),  # national, национальный
    ("ies ied es ed s e y", ""),
)
_ENDINGS_CY = (
    ("изация изации изацие изацию изацией ізація ізації ізаціє ізацію", "izS"),
    ("ция ции цие цию сия сии сие сию зия зии зие зию ція ції ціє цію сія сії сіє сію зія зії зіє зію", "S"),
    ("ология ологии ологие ологию ологія ології ологіє ологію", "olog"),
    ("истский истка ист іст істка истический истичний їст", "ist"),
    ("изм ізм їзм", "izm"),
    ("ический ичный ичний ічний ика іка ик ік ики", "ik"),
    ("ивный ивний ив", "iv"),
    ("изировать изовать ізувати", "iz"),
    ("альный альний альность альність ал", "al"),
    ("ировать овать увати юватися оваться ироваться", ""),
    ("ский ська ський цкий цький ный ний ность ність ия ія ие ій ий ый ой", ""),
)
"""Endings that words of Greek and Latin have in each alphabet, and the letters that stand for them. Of each row the longest that a
word has is meant, and the first row that leaves three letters is taken."""
_Endings = dict[str, dict[int, dict[str, tuple[int, str]]]]
"""By their last letter and by their length, the longest first: each ending's row and the letters that stand for it."""


def _list_endings(rows: tuple[tuple[str, str], ...]) -> _Endings:
    found: _Endings = {}
    every = [(ending, (n, sign)) for n, (endings, sign) in enumerate(rows) for ending in endings.split()]
    for ending, told in sorted(every, key=lambda item: -len(item[0])):
        found.setdefault(ending[-1], {}).setdefault(len(ending), {})[ending] = told
    return found


_SIGNS_EN, _SIGNS_CY = _list_endings(_ENDINGS_EN), _list_endings(_ENDINGS_CY)
_CYRILLIC_LETTER = re.compile("[а-яёіїєґ]")
_OTHER = re.compile(r"[^a-zS]+")
_DOUBLE = re.compile(r"(.)\1+")
_FINAL_S = re.compile(r"[^s]s$")
_HISSING = str.maketrans({"h": "g", "z": "s", "S": "s"})
_CONSONANTS = _HISSING | str.maketrans("", "", "aeiou")


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
        cut, whole = (_from_cyrillic(low, endings=endings) for endings in (True, False))
        found = [_bare(cut), _bare(whole)] if cut != whole else [_bare(whole)]
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
    return _letters(spelt.translate(_HISSING))


def _letters(latin: str) -> str:
    """A romanised word with nothing but letters in it, doubled ones once."""
    bare = latin if latin.isascii() and latin.isalpha() else _OTHER.sub("", latin)
    return _DOUBLE.sub(r"\1", bare) if _DOUBLE.search(bare) else bare


def _bare(latin: str) -> str:
    """Consonants of a romanised word, voiced and unvoiced hissing alike, and its first letter, all vowels as one."""
    spelt = _letters(latin)
    first = spelt[:1]
    return ("a" if first and first in "aeiou" else first.translate(_HISSING)) + spelt[1:].translate(_CONSONANTS)


def _from_cyrillic(low: str, *, endings: bool) -> str:
    tail = ""
    if endings and len(low) > 4:
        low, tail = _cut(low, _SIGNS_CY)
    for old, new in _CYRILLIC_GROUPS:
        low = low.replace(old, new)
    return low.translate(_CYRILLIC) + tail


def _from_latin(low: str, *, endings: bool) -> str:
    tail = ""
    if endings and len(low) > 4:
        low, tail = _cut(low, _SIGNS_EN)
    for letter, groups in _LATIN_GROUPS:
        if letter in low:
            for old, new in groups:
                low = low.replace(old, new)
    return low.translate(_LATIN) + tail


def _cut(word: str, endings: _Endings) -> tuple[str, str]:
    """A word without the first of the endings that it has, if three letters are left, and the sign of that ending."""
    found: dict[int, tuple[int, str]] = {}
    for length, known in endings.get(word[-1:], _NONE).items():
        if ending := known.get(word[-length:]):
            found.setdefault(ending[0], (length, ending[1]))
    for _, (length, sign) in sorted(found.items()):
        if len(word) - length >= 3:
            return word[:-length], sign
    return word, ""


_NONE: dict[int, dict[str, tuple[int, str]]] = {}
