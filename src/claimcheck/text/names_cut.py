"""One run of capitalised words cut to names: at months, words of grammar, titles, and where "of" or "and" joins two names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from claimcheck.text.names_ordinary import is_known
from claimcheck.text.names_runs import Token, tokens_of
from claimcheck.text.names_tables import name_words, people_words


@dataclass(frozen=True, slots=True)
class Piece:
    """The words of one name."""

    tokens: tuple[Token, ...]
    texts: tuple[str, ...]
    before: str | None
    """The word cut off before it; None where the name begins the run."""


_ORDINALS = frozenset("first second third fourth fifth sixth seventh eighth ninth tenth".split())
_JOINED = frozenset("prime vice attorney field high grand crown deputy of".split())
_COMPOUND = re.compile(r"-(?:[a-z]+ed|run|led|born|made|style|wide|era|held|owned|speaking|fascist|language)\Z")
"""The second part of an adjective: "Moscow-born"."""


@lru_cache(maxsize=20_000)
def cut_run(run: str) -> tuple[Piece, ...]:
    """The names of a run, its sentence not looked at.

    >>> [[token.text for token in tokens] for tokens in (piece.tokens for piece in cut_run("In June Red Army Major Orlov of Tula"))]
    [['Red', 'Army'], ['Major', 'Orlov'], ['Tula']]
    """
    tokens = tokens_of(run)
    pieces: list[Piece] = []
    before: str | None = None
    current: list[Token] = []
    for at, token in enumerate(tokens):
        if _cuts(tokens, at, current):
            _add(pieces, current, before)
            before, current = token.low, []
            continue
        if current and _begins_title(tokens, at, current):
            _add(pieces, current, before)
            before, current = tokens[at - 1].low, []
        current.append(token)
    _add(pieces, current, before)
    return tuple(pieces)


def _add(pieces: list[Piece], tokens: list[Token], before: str | None) -> None:
    """Keep a name without a particle or the full stop of the sentence at its end."""
    if len(tokens) > 1 and tokens[-1].text.endswith(".") and tokens[-1].text.isascii() and not tokens[-2].text.endswith("."):
        tokens.pop()  # "Vitamin C."; two are initials: «Сидоров И. П.»
    while tokens and tokens[-1].text.islower():
        tokens.pop()
    if tokens:
        pieces.append(Piece(tuple(tokens), tuple(token.text for token in tokens), before))


def _cuts(tokens: Sequence[Token], at: int, current: Sequence[Token]) -> bool:
    """Whether the token at a place is no part of a name."""
    token, words = tokens[at], name_words()
    if token.text[0].islower():
        return _cuts_joint(tokens, at, current)
    if "-" in token.text and _COMPOUND.search(token.text):
        return True
    if token.low in words.calendar:  # but "Red October Plant"
        return not current or at + 1 == len(tokens) or tokens[at + 1].low not in words.heads
    if token.low not in words.openers or (1 < len(token.text) < 4 and token.text.isupper()):
        return False
    return token.low not in _ORDINALS or not any(
        (head := words.heads.get(one.low)) is not None and head.kind == "unit" for one in tokens[at + 1 :]
    )


def _cuts_joint(tokens: Sequence[Token], at: int, current: Sequence[Token]) -> bool:
    """The same for "of", "for", "the" and "and"; other particles belong to a name."""
    token, words = tokens[at], name_words()
    if token.text in ("of", "for"):
        return not any(one.low in words.heads for one in current)
    if token.text == "the":
        return not current or (current[-1].text not in ("of", "for") and tokens[at + 1].low in words.heads)
    if token.text == "and":
        after = tokens[at + 1].low
        if len(current) == 1 and is_known(current[0].low) and at + 2 < len(tokens) and tokens[at + 2].low in words.heads:
            return False  # "Registration and Distribution Department"
        joins = any(one.text in ("of", "for") for one in current)
        return not joins or after == "the" or after in words.heads or after in words.titles or after in people_words().given
    return False


def _begins_title(tokens: Sequence[Token], at: int, current: Sequence[Token]) -> bool:
    """Whether a person's name begins with the title at a place inside the run: "Red Army Major Vorobyov"."""
    words = name_words()
    low = tokens[at].low.rstrip(".")
    if at + 1 == len(tokens) or (low not in words.titles and low not in words.title_adjectives):
        return False
    after = tokens[at + 1].low
    if low in words.title_adjectives:
        return at + 2 < len(tokens) and after in words.titles
    last = current[-1].low.rstrip(".")
    if last in words.titles or last in words.title_adjectives or last in _JOINED:
        return False
    return after not in words.heads and after not in ("of", "for")
