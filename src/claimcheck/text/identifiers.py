"""Numbers that name: regiments, plants, pages, models, codes, times. They are no figures, whatever stands beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from claimcheck.records import Identifier, Language
from claimcheck.text.spans import Spanlike
from claimcheck.text.stems import find_stems, lowered
from claimcheck.text.tables.identifiers import PATTERNS


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile("|".join(f"(?P<k{n}>{pattern})" for n, (_, pattern, _) in enumerate(PATTERNS)))


_ANCHOR = re.compile(r"\d+|(?<![^\W\d_])[IVXLC]+(?![^\W\d_])")
"""What numbers: digits or a Roman numeral. Every pattern has one, but for congresses told in words."""
_LEAD = re.compile(r"(?<![\w.])[^\W\d_]|[+№§]")
_LEAD_CHARS = 30
"""How far before its number an identifier begins: "collective farm No. ", «вулиці імені »."""
_MEETINGS = ("congress", "conference", "plenum", "съезд", "конференци", "пленум", "з'їзд", "з’їзд")


def _starts(text: str, spans: Sequence[Spanlike]) -> Iterator[int]:
    """Where an identifier might begin, in order of the numbers outside of `spans`: at the number or at a word before it."""
    places = [(match.start(), match.end()) for match in _ANCHOR.finditer(text)]
    places += [(at, at) for at in find_stems(lowered(text), _MEETINGS)]
    at = 0
    for start, end in sorted(places):
        while at < len(spans) and spans[at].end <= start:
            at += 1
        if at < len(spans) and spans[at].start < end:
            continue
        yield from (match.start() for match in _LEAD.finditer(text, max(0, start - _LEAD_CHARS), start))
        if end > start:
            yield start


def read_identifiers(text: str, lang: Language | None = None, taken: Sequence[Spanlike] = ()) -> tuple[Identifier, ...]:  # noqa: ARG001
    """The identifiers of a text in order; none that overlaps a span of `taken`.

    >>> [(i.text, i.kind) for i in read_identifiers("The 142nd Infantry Regiment took Plant No. 633 at 4:30 p.m.")]
    [('142nd Infantry Regiment', 'unit'), ('No. 633', 'number'), ('4:30 p.m.', 'time')]
    """
    found: list[Identifier] = []
    spans = sorted(taken, key=lambda item: item.start)
    at = last = 0
    tried = -1
    for start in _starts(text, spans):
        if start <= tried:
            continue
        tried = start
        if start < last or not (match := _pattern().match(text, start)):
            continue
        last = match.end()
        while at < len(spans) and spans[at].end <= start:
            at += 1
        if at == len(spans) or spans[at].start >= last:
            found.append(Identifier(start, last, match[0], PATTERNS[int(str(match.lastgroup)[1:])][0]))
    return tuple(found)
