"""Every claim against every passage: how much of each the other covers, less what is usual in its row and column.

A score is the mean of two coverages, each token weighted by its kind and by how seldom it is met. `MARGIN` times the mean of
the four best scores of the row and of the column is taken off: what every sentence shares says nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.verify.match import Side, Table, best_answers, match_sides, rarity_of, read_side, weight_rows
from claimcheck.verify.tokens import Token

if TYPE_CHECKING:
    import numpy as np

MARGIN = 0.7
"""How much of a row's and a column's four best scores is taken off: the largest gain of all that was tried."""
USUAL = 4
"""How many of the best scores say what is usual."""
TINY = 1e-6


@dataclass(frozen=True, slots=True)
class Scored:
    """Claims and passages scored against each other; arrays are of claims by passages where nothing else is said."""

    ours: Side
    theirs: Side
    table: Table
    answered: np.ndarray
    """How well each claim lexeme is answered in each passage: claim lexemes by passages."""
    explained: np.ndarray
    """How well each source lexeme is answered in each claim: claims by source lexemes."""
    our_weights: np.ndarray
    """Claims by claim lexemes."""
    their_weights: np.ndarray
    """Passages by source lexemes."""
    raw: np.ndarray
    weaker: np.ndarray
    """The lesser of the two coverages: what a heading shares with every claim of its page covers little of each."""
    scores: np.ndarray
    """After the margin."""


def score_sides(claims: Sequence[tuple[Token, ...]], passages: Sequence[tuple[Token, ...]]) -> Scored:
    """Claims against passages, both as tokens."""
    import numpy as np  # noqa: PLC0415  # a tenth of a second that only alignment needs

    ours, theirs = read_side(claims), read_side(passages)
    table = match_sides(ours, theirs)
    answered, explained = best_answers(table, ours, theirs)
    total = len(theirs.rows)
    seldom = 1 + np.log((1 + total) / (1 + (answered > 0).sum(axis=1, dtype=np.float32)))
    a = weight_rows(ours, ((rarity_of(ours) + seldom) / 2).astype(np.float32))
    b = weight_rows(theirs, rarity_of(theirs))
    covered = (a @ answered) / np.maximum(a.sum(axis=1), TINY)[:, None]
    covering = (explained @ b.T) / np.maximum(b.sum(axis=1), TINY)[None, :]
    raw = (covered + covering) / 2
    scores = raw - MARGIN * (usual(raw, 1)[:, None] + usual(raw, 0)[None, :]) / 2
    return Scored(ours, theirs, table, answered, explained, a, b, raw, np.minimum(covered, covering), scores)


def usual(raw: np.ndarray, axis: int) -> np.ndarray:
    """The mean of the four best scores of each row or column, the best left out; 0 where there are fewer than three."""
    import numpy as np  # noqa: PLC0415

    count = raw.shape[axis]
    if count < 3:
        return np.zeros(raw.shape[1 - axis], dtype=raw.dtype)
    kept = min(count, USUAL + 1)
    best = -np.sort(np.partition(-raw, kept - 1, axis=axis).take(range(kept), axis=axis), axis=axis)
    mean: np.ndarray = best.take(range(1, kept), axis=axis).mean(axis=axis)
    return mean
