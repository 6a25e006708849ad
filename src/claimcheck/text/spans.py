"""Spans of a text against each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol, TypeVar


class Spanlike(Protocol):
    """Anything with a start and an end."""

    @property
    def start(self) -> int:
        """Where it begins."""

    @property
    def end(self) -> int:
        """Where it ends, excluded."""


Item = TypeVar("Item", bound=Spanlike)


def overlaps(item: Spanlike, taken: Sequence[Spanlike]) -> bool:
    """Whether a span shares a character with any of the others."""
    return any(item.start < other.end and other.start < item.end for other in taken)


def near(spans: Sequence[Spanlike], item: Spanlike) -> Sequence[Spanlike]:
    """The spans that could overlap one of them in order: found by halving, since there may be thousands."""
    low, high = 0, len(spans)
    while low < high:
        middle = (low + high) // 2
        if spans[middle].end <= item.start:
            low = middle + 1
        else:
            high = middle
    return spans[low : low + 2]


def outside(items: Iterable[Item], taken: Sequence[Spanlike]) -> Iterator[Item]:
    """The items that overlap none of `taken`; both in order."""
    at = 0
    for item in items:
        while at < len(taken) and taken[at].end <= item.start:
            at += 1
        if at == len(taken) or taken[at].start >= item.end:
            yield item
