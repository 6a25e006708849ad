"""Where proper names may stand: runs of capitalised words, numbered units, names in quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from claimcheck.text.declension import is_adjectival, name_key, plain
from claimcheck.text.names_tables import Kind, NameWords

_UPPER = "A-ZÀ-ÖØ-ÞŁŚŻŽŠČА-ЯІЇЄҐЁЎ"
_LETTERS = r"\w+(?:[’'ʼ](?!s\b)\w+)*"
_DOT = rf"(?:\.(?:(?<=\b[{_UPPER}]\.)|(?<=\b(?:Dr|Mr|Ms|St|Lt|Дж|Св)\.)|(?<=\b(?:Mrs|Gen|Col|Maj|Sgt|Ген|Тов)\.)|(?<=\b(?:Prof|Capt|Проф|Акад)\.)))?"
"""The full stop of an initial or a title."""
_REST = rf"\w*(?:[’'ʼ](?!s\b)\w+)*(?:[-‑]{_LETTERS})*{_DOT}"
_PARTICLE = r"(?:(?:of|for|and)[ \xa0](?:the[ \xa0])?|(?:de|von|van|der|den|du|da|di|della|la|le|el|bin|ibn|фон|де|ван|дер|ла|ле|ді)[ \xa0]){1,2}"
_EPITHET = r"the[ \xa0](?=(?:Great|Terrible|Wise|Bold|Conqueror|Younger|Elder)\b)"
RUN = re.compile(
    rf"[{_UPPER}](?<![\w’'].)(?<!\w-.){_REST}"
    rf"(?:(?:[ \xa0]|(?<=\.))(?:{_PARTICLE}(?=[{_UPPER}])|{_EPITHET})?[{_UPPER}]{_REST}){{0,40}}"
)
"""Capitalised words one space apart, initials and particles between them; a possessive ends the run. The capital stands
first, before the look at what precedes it: the search is twice as fast so."""
_TOKEN = re.compile(rf"[{_UPPER}]{_REST}|{_LETTERS}(?:[-‑]{_LETTERS})*")
_BEGINS = ".!?…:;\n"
_ENCLOSING = " \xa0\t\"'“‘«([—–-„*_#>"
LOOK_BACK = 40
"""Characters before a name in which the word before it is looked for."""
LOOK_AHEAD = 120
"""The same after it for the words that carry it on in small letters."""


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a run; offsets from the run's beginning."""

    start: int
    end: int
    text: str
    low: str


@dataclass(frozen=True, slots=True)
class Found:
    """A name with its kind where its form alone tells that."""

    start: int
    end: int
    kind: Kind


def tokens_of(run: str) -> list[Token]:
    """The words of a run, initials with their full stop."""
    return [Token(m.start(), m.end(), m[0], plain(m[0])) for m in _TOKEN.finditer(run)]


def begins_sentence(text: str, start: int) -> bool:
    """Whether the word at `start` has its capital from the sentence that it begins."""
    at = start - 1
    while at >= 0 and start - at < LOOK_BACK and text[at] in _ENCLOSING:
        at -= 1
    if at < 0 or text[at] == "\n":
        return True
    if text[at] not in _BEGINS:
        return False
    return text[at] != "." or text[max(0, at - 6) : at].rpartition(" ")[2].lower() not in SHORT


SHORT = frozenset(
    "г ул д кв им т тов проф акад ген гор с пос дер обл р оз о м в вул просп пл смт mr mrs dr st gen col capt lt prof".split()
)
"""Abbreviations before a name: «г. Тула», «им. Кирова»."""


def word_before(text: str, start: int) -> str:
    """The plain word one space before `start`, the one before "of" for it, with an abbreviation's full stop; empty across other marks."""
    if start == 0 or text[start - 1] not in " \xa0":
        return ""
    words = text[max(0, start - LOOK_BACK) : start].rsplit(None, 3)
    if not words:
        return ""
    last = plain(words[-1].lstrip("(«“\"'[—–"))
    if last == "the" and len(words) > 2 and words[-2] == "of":
        return plain(words[-3])
    return plain(words[-2]) if last == "of" and len(words) > 1 else last


# ---- numbered units

_NUMBERED = re.compile(
    r"\d(?<![\w.,/-]\d)\d{0,3}(?:(?:st|nd|rd|th|d)|[-‑](?:й|я|е|го|му|м|ой|ю|та|ту|тої|ї|ша|ий|им|ом|ої|ую|ья|ая|ый|ю|у|ма|а|і))[ \xa0](?=[^\W\d_])"
)
_FOLLOWING = re.compile(r"[^\W\d_]+(?:[-‑’][^\W\d_]+)*")
_UNIT_WORDS = frozenset(
    "rifle infantry tank guards guard cavalry artillery fighter bomber motorised motorized mechanised airborne mountain naval air "
    "separate assault engineer marine shock reserve special independent panzer army anti-aircraft anti-tank and".split()
)
MAX_UNIT_WORDS = 6


def numbered_units(text: str, words: NameWords) -> Iterator[Found]:
    """Units called by a number: "142nd Rifle Regiment", «62-й армии»."""
    for number in _NUMBERED.finditer(text):
        end = at = number.end()
        for _ in range(MAX_UNIT_WORDS):
            word = _FOLLOWING.match(text, at)
            if word is None:
                break
            low = plain(word[0])
            head = words.heads.get(low)
            if head is not None and head.kind == "unit":
                end = word.end()
                if not low.isascii():
                    break
            elif low not in _UNIT_WORDS and not (word[0][0].isupper() and low.isascii()) and not is_adjectival(low):
                break
            if text[word.end() : word.end() + 1] not in (" ", "\xa0"):
                break
            at = word.end() + 1
        if end > number.end():
            yield Found(number.start(), end, "unit")


# ---- names in quotation marks

_QUOTED = re.compile(rf"[«“\"„](?P<name>[{_UPPER}\d][^«»“”„\"\n.!?;]{{0,60}})[»”\"“]")


def quoted_names(text: str, words: NameWords) -> Iterator[Found]:
    """What stands in quotation marks after the noun that tells what it is: «крейсер «Аврора»»."""
    for match in _QUOTED.finditer(text):
        head = words.heads.get(word_before(text, match.start()).rstrip(","))
        if head is not None and head.kind != "place":
            yield Found(match.start("name"), match.end("name"), head.kind)
        elif len(match["name"]) < 30 and is_press(match["name"], words):
            yield Found(match.start("name"), match.end("name"), "organisation")


def is_press(name: str, words: NameWords) -> bool:
    """Whether a name is a newspaper's: «Комсомольской правды»."""
    return tuple(map(name_key, name.split())) in words.press
