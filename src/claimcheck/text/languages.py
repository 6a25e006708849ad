"""The language of a passage, told from its letters and commonest words."""

from __future__ import annotations

import re

from claimcheck.records import Language

SAMPLE = 4000
"""Characters looked at: a passage shows its language early."""
_CYRILLIC = re.compile(r"[\u0400-\u052f]+")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]+")
_UKRAINIAN = re.compile(
    r"[іїєґІЇЄҐ]|\b(?:та|що|від|його|року|був|була|було|були|цього|під|після|також|який|яка|які|років|році)\b", re.IGNORECASE
)
_RUSSIAN = re.compile(
    r"[ыэъёЫЭЪЁ]|\b(?:и|что|от|его|года|был|была|было|были|этого|под|после|также|который|году|с|из|как)\b", re.IGNORECASE
)


def detect_language(text: str) -> Language:
    """The language of a passage: English unless more than half of its letters are Cyrillic.

    >>> detect_language("He was born in Moscow."), detect_language("Родился в Москве."), detect_language("Народився в Києві.")
    ('en', 'ru', 'uk')
    """
    sample = text[:SAMPLE]
    cyrillic = sum(map(len, _CYRILLIC.findall(sample)))
    if cyrillic <= sum(map(len, _LATIN.findall(sample))):
        return "en"
    return "uk" if len(_UKRAINIAN.findall(sample)) > len(_RUSSIAN.findall(sample)) else "ru"
