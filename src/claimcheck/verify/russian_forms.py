"""Every dictionary form of a Russian word, read from the analyser's own automaton by one loop.

The analyser walks its automaton through several layers of calls, ten times slower; the format is that of dawgdic (S. Yata).
Where the analyser runs on another reader of it, that reader is asked.
"""

from __future__ import annotations

from array import array
from binascii import a2b_base64
from collections.abc import Iterator
from functools import cache, lru_cache
from struct import Struct
from typing import Any, NamedTuple

from claimcheck.text.lemmas import russian_analyser


class _Automaton(NamedTuple):
    """Nodes of a dictionary as dawgdic stores them."""

    units: array[int]
    """Of each node its label, whether a value ends there, and where its children stand."""
    guide: array[int]
    """Of each node two bytes: the label of its first child and of its next sibling, 0 for none."""


_LEAF, _FAR, _LABEL, _MASK = 1 << 8, 1 << 9, 1 << 31 | 0xFF, 0xFFFFFFFF
_SEPARATOR = b"\x01"
_PARADIGM = Struct(">HH")


@cache
def _automaton() -> _Automaton | None:
    words = russian_analyser().dictionary.words
    units = getattr(getattr(words, "dct", None), "_units", None)
    guide = getattr(getattr(words, "guide", None), "_units", None)
    return _Automaton(units, guide) if units and guide else None


def dictionary_forms(word: str) -> tuple[str, ...]:
    """The dictionary forms that a word in small letters may have, the most common first; none for a word that is not known.

    >>> dictionary_forms("стали"), dictionary_forms("елка"), dictionary_forms("нетакогослова")
    (('стать', 'сталь'), ('ёлка',), ())
    """
    build = russian_analyser().dictionary.build_normal_form
    found: dict[str, None] = {}
    for fixed, paradigm, index in _paradigms(word):
        found[build(paradigm, index, fixed)] = None
    return tuple(found)


def _paradigms(word: str) -> Iterator[tuple[str, int, int]]:
    """The paradigms of a word and its place in each, as it is written or else with «ё» for an «е»."""
    known = _automaton()
    if known is None:
        yield from _ask_analyser(word)
        return
    node = _follow(known.units, word.encode() + _SEPARATOR, 0)
    places = [(word, node)] if node else _with_other_letter(known.units, word)
    for fixed, place in places:
        for paradigm, index in _values(place):
            yield fixed, paradigm, index


def _ask_analyser(word: str) -> Iterator[tuple[str, int, int]]:
    analyser: Any = russian_analyser()
    words = analyser.dictionary.words
    found = [(word, words.get(word) or ())]
    if not found[0][1]:
        found = words.similar_items(word, analyser.char_substitutes)
    for fixed, parses in found:
        for paradigm, index in parses:
            yield fixed, paradigm, index


def _follow(units: array[int], label_bytes: bytes, node: int) -> int:
    """The node that the bytes lead to from a node, 0 for none: no bytes lead back to the root."""
    for label in label_bytes:
        unit = units[node]
        node = (node ^ ((unit >> 10) << ((unit & _FAR) >> 6)) ^ label) & _MASK
        if units[node] & _LABEL != label:
            return 0
    return node


def _with_other_letter(units: array[int], word: str) -> list[tuple[str, int]]:
    """The spellings of a word with «ё» in the place of some «е» that are known, and where their values stand."""
    spelt = [("", 0)]
    for letter in word:
        letters = ("е", "ё") if letter == "е" else (letter,)
        steps = [(begun + one, _follow(units, one.encode(), node)) for begun, node in spelt for one in letters]
        spelt = [step for step in steps if step[1]]
    ends = [(fixed, _follow(units, _SEPARATOR, node)) for fixed, node in spelt if node]
    return [end for end in ends if end[1]]


@lru_cache(maxsize=20_000)
def _values(node: int) -> tuple[tuple[int, int], ...]:
    """What is stored behind a node, in the order of the automaton; words that are inflected alike share the node."""
    known = _automaton()
    assert known is not None
    units, guide = known
    found, stack = [], [(node, b"")]
    while stack:
        node, key = stack.pop()
        unit = units[node]
        if unit & _LEAF:
            paradigm, index = _PARADIGM.unpack(a2b_base64(key))
            found.append((paradigm, index))
        base = node ^ ((unit >> 10) << ((unit & _FAR) >> 6))
        children = []
        label = guide[2 * node]
        while label:
            child = (base ^ label) & _MASK
            children.append((child, key + bytes((label,))))
            label = guide[2 * child + 1]
        stack += reversed(children)
    return tuple(found)
