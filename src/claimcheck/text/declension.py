"""Russian and Ukrainian nouns through their cases, and the stem by which forms of one name are known to be one."""

from __future__ import annotations

import re
from functools import lru_cache

_ADJECTIVE = "ий ый ой его ого ему ому им ым ем ом ие ые их ых ими ыми ая яя ую юю ей ое ее а ої ій ою у і е".split()
_NOUN: dict[str, tuple[str, ...]] = {
    "а": (*"а ы и е у ой ою ей ею і о ам ами ах".split(), ""),
    "я": (*"я и ю е ей ею ь й і ї єю ій ям ями ях".split(), ""),
    "ь": tuple("ь я ю ем ём е и ей ям ями ях ью і єм ів".split()),
    "й": tuple("й я ю ем е и ев ям ями ях є єм ї єві ів".split()),
    "о": (*"о е а я у ю ом ем и і й ий ові ам ами ах ям ями ях".split(), ""),
    "": (*"а у ом ем е і ові ы и ов ей ів ам ами ах".split(), ""),
}
"""Endings by the last letter of the nominative, of both languages: a form too many does no harm in a table of lookups."""
_SOFTENED = {"к": "ц", "г": "з", "х": "с"}
"""Ukrainian: школа, в школі; but річка, в річці."""


def plain(word: str) -> str:
    """A word in small letters with one apostrophe and without ё."""
    low = word.lower()
    return low if low.isascii() and "'" not in low else low.replace("ё", "е").replace("'", "’").replace("ʼ", "’")


def noun_forms(entry: str) -> frozenset[str]:
    """The forms of a noun in any case and number, more rather than fewer; "загін:загон" gives the stem of the other cases.

    >>> sorted(form for form in noun_forms("полк") if form in ("полк", "полку", "полками", "полковник"))
    ['полк', 'полками', 'полку']
    >>> "загону" in noun_forms("загін:загон"), "учёного".replace("ё", "е") in noun_forms("учёный")
    (True, True)
    """
    noun, _, other = plain(entry).partition(":")
    if noun.isascii():
        return frozenset((noun,))
    last = noun[-1] if noun[-1] in "аяьй" else "о" if noun[-1] in "ое" else ""
    stem = other or (noun[:-1] if last else noun)
    forms = {noun, *(stem + ending for ending in _NOUN[last])}
    if last == "а" and stem[-1:] in _SOFTENED:
        forms.add(stem[:-1] + _SOFTENED[stem[-1]] + "і")
    if noun.endswith(("ий", "ый", "ой", "ая")):
        forms.update(noun[:-2] + ending for ending in _ADJECTIVE)
    return frozenset(forms)


_ADJECTIVAL = re.compile(r"[а-яіїєґ’-]{2,}(?:[иыо]й|[ео]го|[ео]му|[иыое]м|ая|яя|[ую]ю|[ое]е|[ео]й|[ыи]е|[ыи]х|[ыи]ми)\Z")
_ADJECTIVAL_UK = re.compile(r"[а-яіїєґ’-]{3,}(?:[сцз]ьк|н|ов|ев|рн|он)(?:а|у|е|ою|ої|ій|і)\Z")


def is_adjectival(word: str) -> bool:
    """Whether a plain word has an adjective's ending: «московского», «київську»."""
    return _ADJECTIVAL.match(word) is not None or _ADJECTIVAL_UK.match(word) is not None


_TO_LATIN = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "e", "ж": "zh", "з": "z", "и": "i", "й": "i", "к": "k", "л": "l",
    "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch",
    "ш": "sh", "щ": "shch", "ы": "i", "э": "e", "ю": "iu", "я": "ia", "і": "i", "ї": "i", "є": "e", "ґ": "g", "ў": "u",
}  # fmt: skip
_SPELLINGS = (
    ("yo", "e"),
    ("ye", "e"),
    ("ya", "ia"),
    ("yu", "iu"),
    ("y", "i"),
    ("w", "v"),
    ("x", "ks"),
    ("ck", "k"),
    ("ph", "f"),
    ("ii", "i"),
)
"""One spelling for the several that transliterate a letter: Sergey and Sergei, Vorobyov and Vorobev."""
_CASES = re.compile(
    r"(?:(?<=[еоиы][внн])ым|(?<=ск)им|(?<=цк)им|(?<=..)(?:ого|его|ому|ему|ові|еві|єві|ом|ем|єм|ой|ей|ою|ею|єю|ую|ая|их|ых|ими|ыми|ами|ам|ах))\Z"
)
_TAIL = re.compile(r"[аеиоуыэюяйьіїє]+\Z")


@lru_cache(maxsize=50_000)
def name_key(word: str) -> str:
    """The stem of one word of a name in Latin letters, one for its cases and for the usual transliterations.

    >>> {name_key(form) for form in ("Воробьёв", "Воробьёву", "Воробьёвым", "Vorobyov")}
    {'vorobev'}
    >>> {name_key(form) for form in ("Сергей", "Сергея", "Сергеем", "Sergei", "Sergey")}
    {'serg'}
    """
    low = plain(word)
    if low.isascii():
        stem = low.replace("’", "")
    else:
        stem = _TAIL.sub("", _CASES.sub("", low)) or low
        stem = "".join(_TO_LATIN.get(c, "" if c in "’ьъ" else c) for c in stem)
    for spelling, one in _SPELLINGS:
        stem = stem.replace(spelling, one)
    return stem.rstrip("aeiou") or stem
