"""The claims of bench/sets/claims.txt: is there one in a line at all, and does it begin and end where the label does.

Of each language's lines the first three quarters are `seen`: rules were written with an eye on them. The last quarter is
`aside`: it is scored and never read.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import cast

from claimcheck.records import Language
from claimcheck.text import read_text

SET = Path(__file__).parent / "sets" / "claims.txt"
_EDGE = re.compile(
    r"^(?:[\W_]|\b(?:and|but|while|whereas|then|yet|so|а|и|но|затем|потом|зато|і|й|та|але|проте|потім|згодом)\b)+|[\W_]+$",
    re.IGNORECASE,
)


def lines_by_part() -> dict[str, list[tuple[Language, str]]]:
    """The labelled lines of each part, with their languages."""
    by_language: dict[str, list[str]] = defaultdict(list)
    for line in SET.read_text(encoding="utf-8").split("\n"):
        if line.strip() and not line.startswith("#"):
            lang, _, marked = line.partition(" | ")
            by_language[lang.strip()].append(marked)
    found: dict[str, list[tuple[Language, str]]] = {"seen": [], "aside": []}
    for lang, lines in by_language.items():
        cut = math.ceil(len(lines) * 0.75)
        for number, line in enumerate(lines):
            found["seen" if number < cut else "aside"].append((cast("Language", lang), line))
    return found


def unmark(marked: str) -> tuple[str, list[tuple[int, int]]]:
    """The text without its brackets, and the spans they stood around."""
    text = ""
    spans = []
    start = 0
    for piece in re.split(r"([\[\]])", marked):
        if piece == "[":
            start = len(text)
        elif piece == "]":
            spans.append((start, len(text)))
        else:
            text += piece
    return text, spans


def bared(text: str, start: int, end: int) -> tuple[int, int]:
    """A span without the marks, conjunctions and white space at its edges."""
    words = text[start:end]
    head = _EDGE.match(words)
    begin = start + (head.end() if head else 0)
    while end > begin and not text[end - 1].isalnum():
        end -= 1
    return begin, end


def compare(lang: Language, marked: str) -> tuple[str, set[tuple[int, int]], set[tuple[int, int]]]:
    """A line's text, the spans it is labelled with and those that are read, their edges bared."""
    text, spans = unmark(marked)
    wanted = {bared(text, *span) for span in spans}
    found = {bared(text, claim.start, claim.end) for claim in read_text(text, lang).claims}
    return text, wanted, found


def scores() -> Iterator[tuple[str, float]]:
    """The two F1 of both parts; nothing where there is no set."""
    if not SET.is_file():
        return
    for part, lines in lines_by_part().items():
        right = said = there = 0
        hits = found_all = wanted_all = 0
        for lang, marked in lines:
            _, wanted, found = compare(lang, marked)
            right, said, there = right + bool(wanted and found), said + bool(found), there + bool(wanted)
            hits, found_all, wanted_all = hits + len(wanted & found), found_all + len(found), wanted_all + len(wanted)
        yield f"claims ({part}), line F1", 2 * right / (said + there)
        yield f"claims ({part}), span F1", 2 * hits / (found_all + wanted_all)
