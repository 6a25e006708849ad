"""Sentences of English, Russian and Ukrainian prose, as spans of the text."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from claimcheck.records import Language, Span
from claimcheck.text.languages import detect_language

_PARAGRAPH = re.compile(r"[^\n]+(?:\n(?=[ \t]*[a-zа-яіїєґё,;(])[^\n]+)*")
"""A line, with those that go on in small letters: hard-wrapped text."""
_STOP = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s|$|[A-ZА-ЯІЇЄҐ«“])")
_WORD_BEFORE = re.compile(r"(?<![\w])((?:[^\W\d_]+\.\s?){0,3}[^\W\d_]+(?:-[^\W\d_]+)?)$")
_BARE_DATE = re.compile(r"(?:\w{1,5}\s)?(?:\d{1,2}\s\w{3,9}\s)?\d{4}(?:\s?[-–—]\s?\d{2,4})?\s?(?:гг?|рр?)\.")
_OPENERS = "\"'“‘«([—–- \t"
_LOOK_BACK = 24


@cache
def _abbreviations(lang: Language) -> tuple[frozenset[str], frozenset[str]]:
    """Abbreviations that never end a sentence, and those that do so before a capital only."""
    table = tomllib.loads(files("claimcheck.text").joinpath("tables", "abbreviations.toml").read_text(encoding="utf-8"))[lang]
    return frozenset(table["always"]), frozenset(table["before_lower"])


def split_sentences(text: str, lang: Language | None = None) -> tuple[Span, ...]:
    """The sentences of a text in order, white space around them left out; a line break ends one unless it is a line wrap.

    >>> text = "Закончил в 1941 г. Около года работал мл.н.сотрудником."
    >>> [text[s.start:s.end] for s in split_sentences(text)]
    ['Закончил в 1941 г.', 'Около года работал мл.н.сотрудником.']
    >>> text = "Dr. Vasary of the R.C.P. spoke in Pravda (No. 285). Who heard him?"
    >>> [text[s.start:s.end] for s in split_sentences(text)]
    ['Dr. Vasary of the R.C.P. spoke in Pravda (No. 285).', 'Who heard him?']
    """
    return tuple(
        sentence
        for paragraph in _PARAGRAPH.finditer(text)
        for sentence in _split_paragraph(text, paragraph.start(), paragraph.end(), lang or detect_language(paragraph[0]))
    )


def _split_paragraph(text: str, start: int, end: int, lang: Language) -> Iterator[Span]:
    begin = start
    for stop in _STOP.finditer(text, start, end):
        if _ends_sentence(text, stop, end, lang) and not _is_bare_date(text[begin : stop.end()]):
            yield from _trimmed(text, begin, stop.end())
            begin = stop.end()
    yield from _trimmed(text, begin, end)


def _is_bare_date(sentence: str) -> bool:
    """Whether nothing but a date has been said: «С 1975 г.» goes on, whatever letter follows."""
    return len(sentence) < 30 and _BARE_DATE.fullmatch(sentence.strip()) is not None


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    """The span without white space around it, if anything is left."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield Span(start, end)


def _ends_sentence(text: str, stop: re.Match[str], end: int, lang: Language) -> bool:
    """Whether the full stop, exclamation or question mark ends a sentence, by what stands on both sides."""
    mark = stop[0]
    after = stop.end()
    while after < end and text[after] in _OPENERS + "\xa0\n":
        after += 1
    follower = text[after] if after < end else ""
    glued = stop.end() < end and not text[stop.end()].isspace()
    if not follower:
        return True
    if follower.islower():
        return False  # "…" he said; "Fire!" cried the men
    if mark[0] != "." or mark.startswith(".."):
        return not glued or mark[-1] in "”»"
    return not _is_abbreviated(text, stop.start(), follower, lang, glued=glued, closed=len(mark) > 1)


def _is_abbreviated(text: str, at: int, follower: str, lang: Language, *, glued: bool, closed: bool) -> bool:
    """Whether the full stop at `at` belongs to an abbreviation, an initial or a number."""
    before = text[max(0, at - _LOOK_BACK) : at]
    match = _WORD_BEFORE.search(before)
    if match is None:
        tail = before[-1:]
        numbered = tail.isdecimal() and re.search(r"(?:^|\n)\s*\d{1,3}$", before) is not None
        return numbered or (tail.isdecimal() and follower.isdecimal() and glued)
    phrase = match[1]
    word = re.split(r"[.\s]", phrase)[-1]
    always, before_lower = _abbreviations(lang)
    keys = {word.lower(), re.sub(r"\s", "", phrase).lower()}
    if closed:
        return False
    if len(word) == 1 and word.isupper():
        return _is_initial(text, at, follower, lang)
    if word.lower() in _AFTER_NUMBERS and not re.search(r"\d[\s\xa0]*$", before[: match.start()]):
        return True  # «в г. Туле», «у м. Львові»: a town, not a year or a length
    if keys & always and (lang != "en" or word[0].isupper() or word.lower() in ("vs", "cf", "viz", "st")):
        return True
    return bool(keys & before_lower) and (follower.isdecimal() or not follower.isupper())


def _is_initial(text: str, at: int, follower: str, lang: Language) -> bool:
    """Whether a single capital with a full stop is an initial («А. Л. Ярбус», "J. V. Stalin") rather than a sentence's end.

    An abbreviation of capitals ("R.C.P.") goes on unless the next word opens a sentence as few names do.
    """
    following = re.compile(r"[\s\xa0]*([^\W\d_]+)").match(text, at + 1)
    if following is None:
        return not follower.isupper()
    return following[1].lower() not in _STARTERS[lang]


_AFTER_NUMBERS = ("г", "м")
"""Year or metre after a number; town before a name."""

_STARTERS: dict[Language, frozenset[str]] = {
    "en": frozenset("the a an he she it they in on at by this that these those his her its their we i but and after before when as for from there".split()),
    "ru": frozenset("в на он она они это его её их по с после до из но и а за к о при как когда так затем".split()),
    "uk": frozenset("в у на він вона вони це його її їх по з після до із але і й та а за при як коли так потім".split()),
}  # fmt: skip
"""Words that open a sentence far more often than they follow an initial."""
