"""What of a saved page is no evidence: navigation, share texts, lists of literature. It is blanked, so that offsets stay."""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files

_LINE = re.compile(r"[^\n]+")
_NUMBERS = re.compile(r"[\d\W_]+")
_ENTRY = re.compile(
    r"\s//\s|\bISBN\b|\bISSN\b|\bDOI\b|https?://|\bURL\b|\b[СCсc]\.\s?\d|\bpp?\.\s?\d|[—–-]\s?(?:М|Л|СПб|К|Київ|Москва|Ленинград|Львів)\.?\s?:|\bТ\.\s?\d|\bВып\.|\bВип\.|\bVol\.",
)
"""What an entry of a list of literature has and a sentence of a text hardly: «// Вопросы истории», «С. 14», «— М.:», ISBN."""
_MARK = re.compile(r"\s*(?:\[?\d{1,3}[\].)]|[↑^•*·–—-])\s")
"""What an entry begins with."""
MAX_HEADING = 60
"""Characters of a heading or of a line of navigation at most."""
PROSE = 90
"""Characters from which on a line that is no entry is text again."""


@cache
def _tables() -> tuple[frozenset[str], frozenset[str]]:
    table = tomllib.loads(files("claimcheck.verify").joinpath("furniture.toml").read_text(encoding="utf-8"))
    return frozenset(table["lines"]), frozenset(table["ends"])


@lru_cache(maxsize=256)
def hide_furniture(text: str) -> str:
    r"""The text with its navigation, share texts and lists of literature blanked; of the same length.

    >>> hide_furniture("Поделиться\nМост построен в 1931 году.\nЛитература\n1. Иванов И. Мосты. — М.: Наука, 1975. — С. 14.").split()
    ['Мост', 'построен', 'в', '1931', 'году.']
    """
    lines, ends = _tables()
    out, at, listing = [], 0, False
    for match in _LINE.finditer(text):
        line = match[0]
        bare = " ".join(_NUMBERS.sub(" ", line).lower().split())
        heading = len(line) <= MAX_HEADING and line.strip(" \t:=#*").lower() in ends
        if listing and not heading:
            listing = bool(_ENTRY.search(line) or _MARK.match(line)) or len(line) < PROSE
        if heading or listing or (len(line) <= MAX_HEADING and bare in lines) or _is_entry(line):
            out += [text[at : match.start()], " " * len(line)]
            at = match.end()
        listing = listing or heading
    return "".join([*out, text[at:]])


def _is_entry(line: str) -> bool:
    """Whether a line by itself is an entry of a list: it begins like one and has the marks of a printed source."""
    return _MARK.match(line) is not None and len(_ENTRY.findall(line)) >= 2
