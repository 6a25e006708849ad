"""Numbers that name: regiments, plants, pages, models, codes, times. They are no figures, whatever stands beside them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Protocol

from claimcheck.records import Identifier, Language
from claimcheck.text.tables.identifiers import PATTERNS


class Spanlike(Protocol):
    """Anything with a start and an end."""

    @property
    def start(self) -> int:
        """Where it begins."""

    @property
    def end(self) -> int:
        """Where it ends, excluded."""


@cache
def _scanner() -> re.Pattern[str]:
    return re.compile("|".join(f"(?P<k{n}>{pattern})" for n, (_, pattern, _) in enumerate(PATTERNS)))


def overlaps(item: Spanlike, taken: Sequence[Spanlike]) -> bool:
    """Whether a span shares a character with any of the others."""
    return any(item.start < other.end and other.start < item.end for other in taken)


def read_identifiers(text: str, lang: Language | None = None, taken: Sequence[Spanlike] = ()) -> tuple[Identifier, ...]:  # noqa: ARG001
    """The identifiers of a text in order; none that overlaps a span of `taken`.

    >>> [(i.text, i.kind) for i in read_identifiers("The 142nd Infantry Regiment took Plant No. 633 at 4:30 p.m.")]
    [('142nd Infantry Regiment', 'unit'), ('No. 633', 'number'), ('4:30 p.m.', 'time')]
    """
    found = []
    spans = sorted(taken, key=lambda item: item.start)
    at = 0
    for match in _scanner().finditer(text):
        while at < len(spans) and spans[at].end <= match.start():
            at += 1
        if at < len(spans) and spans[at].start < match.end():
            continue
        assert match.lastgroup is not None
        found.append(Identifier(match.start(), match.end(), match[0], PATTERNS[int(match.lastgroup[1:])][0]))
    return tuple(found)
