"""The language of a passage, told from its letters and commonest words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from claimcheck.records import Language

SAMPLE = 4000
"""Characters looked at: a passage shows its language early."""
_CYRILLIC = re.compile(r"[\u0400-\u052f]+")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]+")
_UKRAINIAN = re.compile(
    r"[іїєґІЇЄҐ]|\b(?:та|що|від|його|року|був|була|було|були|цього|січня|лютого|березня|квітня|травня|червня|липня|серпня|вересня|жовтня|листопада|грудня|народився|народилася|помер|померла|загинув|загинула|село|засновано|зруйнували|рр|році|роки|жив|стал[аи]|міст[оа]|й|але|де|вона|воно|вони|коли|цей|ця|під|після|також|який|яка|які|років|році)\b",
    re.IGNORECASE,
)
_RUSSIAN = re.compile(
    r"[ыэъёЫЭЪЁ]|\b(?:и|что|от|его|года|год|годы|гг|был|была|было|были|января|февраля|апреля|июня|июля|августа|сентября|октября|ноября|декабря|родился|родилась|умер|умерла|погиб|он|она|они|этот|где|но|этого|под|после|также|который|году|с|из|как)\b",
    re.IGNORECASE,
)
_PARAGRAPH = re.compile(r"[^\n]+(?:\n(?=[ \t]*[a-zа-яіїєґё,;(])[^\n]+)*")
"""A line, with those that go on in small letters: hard-wrapped text."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph and the language it is written in."""

    start: int
    end: int
    lang: Language


def detect_language(text: str, default: Language | None = None) -> Language:
    """The language of a passage: English unless more than half of its letters are Cyrillic.

    `default` is the language of what surrounds it: it stands where the letters and common words do not speak against it.

    >>> detect_language("He was born in Moscow."), detect_language("Родился в Москве."), detect_language("Народився в Києві.")
    ('en', 'ru', 'uk')
    >>> detect_language("Роман 1905.", "uk"), detect_language("Он был в Туле.", "uk"), detect_language("Роман 1905.", "en")
    ('uk', 'ru', 'ru')
    """
    sample = text[:SAMPLE]
    if not _CYRILLIC.search(sample):
        return "en" if default is None or _LATIN.search(sample) else default
    cyrillic = sum(map(len, _CYRILLIC.findall(sample)))
    latin = sum(map(len, _LATIN.findall(sample)))
    if cyrillic <= latin:
        return "en"
    ukrainian, russian = len(_UKRAINIAN.findall(sample)), len(_RUSSIAN.findall(sample))
    if default is not None and default != "en" and ukrainian == russian:
        return default
    return "uk" if ukrainian > russian else "ru"


def read_passages(text: str, default: Language | None = None) -> Iterator[Passage]:
    r"""The paragraphs of a text in order, each with its own language: a Russian quotation in an English article is Russian.

    >>> [passage.lang for passage in read_passages("He wrote:\n\nРодился в Москве в 1914 г.\n\n1914", "en")]
    ['en', 'ru', 'en']
    """
    usual = default or detect_language(text)
    for match in _PARAGRAPH.finditer(text):
        yield Passage(match.start(), match.end(), detect_language(match[0], usual))
