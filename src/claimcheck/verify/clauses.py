"""Clauses of a sentence by its stops and its verbs: what a number in it is said of.

A sentence is cut at its stops and conjunctions; a piece without a verb of its own belongs to the clause before it, the first
ones to the clause after them: "In 1947, he enrolled" is one clause, «который окончил в 1950 г. и получил степень» two.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from claimcheck.records import Language
from claimcheck.text.verbs import FINITE, verb_form
from claimcheck.verify.tokens import Token

_CUT = re.compile(
    r"[,;:()—–]|\s(?:and|but|while|when|which|who|whose|where|after|before|until|и|а|но|когда|пока|та|й|але|коли|поки|який|яка|яке|які)\s",
    re.IGNORECASE,
)
"""What stands between two pieces. Within a number or a range of years there is a token on one side only, so that nothing is cut."""
HELPERS = frozenset({"be", "have", "modal"})
"""Forms of verbs that name no deed."""


@dataclass(frozen=True, slots=True)
class Clauses:
    """The tokens of a sentence by piece and by clause."""

    pieces: tuple[int, ...]
    """For each token the number of its piece, from 0 on in order."""
    clauses: tuple[int, ...]
    """For each token the number of its clause."""
    verbs: frozenset[int]
    """Tokens, by their number, that are verbs in a form that states something."""


def cut_pieces(text: str, tokens: Sequence[Token]) -> tuple[int, ...]:
    """For each token the number of the piece between stops that it stands in.

    >>> from claimcheck.verify.tokens import read_tokens
    >>> text = "The bridge, built in 1931, fell."
    >>> cut_pieces(text, read_tokens(text, "en"))
    (0, 1, 1, 2)
    """
    pieces: list[int] = []
    number = last = 0
    for token in tokens:
        if pieces and _CUT.search(text, last, token.start):
            number += 1
        pieces.append(number)
        last = token.end
    return tuple(pieces)


def cut_clauses(text: str, tokens: Sequence[Token], lang: Language) -> Clauses:
    """The pieces of a sentence, and the clauses that they make with their verbs.

    >>> from claimcheck.verify.tokens import read_tokens
    >>> text = "In 1947, he enrolled, and in 1950 he graduated."
    >>> found = cut_clauses(text, read_tokens(text, "en"), "en")
    >>> found.clauses, sorted(found.verbs)
    ((0, 0, 1, 1), [1, 3])
    """
    pieces = cut_pieces(text, tokens)
    verbs = frozenset(n for n, token in enumerate(tokens) if _is_verb(text[token.start : token.end], token, lang))
    with_verb = sorted({pieces[n] for n in verbs})
    clause_of: list[int] = []
    at = 0
    for piece in pieces:
        while at + 1 < len(with_verb) and piece >= with_verb[at + 1]:
            at += 1
        clause_of.append(at)
    return Clauses(pieces, tuple(clause_of), verbs)


def _is_verb(word: str, token: Token, lang: Language) -> bool:
    if token.lexeme.kind != "word":
        return False
    form = verb_form(word.lower(), lang)
    return (form in FINITE and form not in HELPERS) or form in ("participle", "gerund")
