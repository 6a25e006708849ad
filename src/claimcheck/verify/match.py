"""How well the tokens of two texts answer each other: equal keys, or skeletons that are alike. A sparse table."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.verify.tokens import Token
from claimcheck.verify.words import Lexeme

if TYPE_CHECKING:
    import numpy as np

NAME_RATIO, WORD_RATIO = 0.74, 0.80
"""Least likeness (normalised indel similarity) of two skeletons, both capitalised and otherwise; the prototype's, by trial."""
ALIKE = 0.9
"""Worth of a match by skeleton times its likeness: a little less than one by the lexicon."""
SHORT = 4
"""Skeletons below this length must be equal, and the words alike with their vowels."""
VOWEL_RATIO = 0.72
"""Least likeness of the whole words where the skeletons are short."""
WEIGHT = {"figure": 1.6, "month": 1.2, "name": 1.3, "acronym": 1.2, "word": 1.0}
"""What a token counts for before how rare it is."""
LIGHT = 0.5
"""What a word that any text has counts for, beside another."""


@dataclass(frozen=True, slots=True)
class Side:
    """One side's sentences as tokens, and its distinct lexemes."""

    sentences: tuple[tuple[Token, ...], ...]
    lexemes: tuple[Lexeme, ...]
    rows: tuple[tuple[int, ...], ...]
    """For each sentence the distinct lexemes that it has, as indexes, in order of first use."""
    index: dict[Lexeme, int]


@dataclass(frozen=True, slots=True)
class Match:
    """One lexeme of the claims answered by one of the source."""

    worth: float
    by: str
    """The key that both have, "" for likeness of sound."""


@dataclass(frozen=True, slots=True)
class Table:
    """What answers what: for each lexeme of the claims those of the source that answer it."""

    answers: dict[int, dict[int, Match]]
    back: dict[int, set[int]]
    """The same from the source's side."""


def read_side(sentences: Iterable[tuple[Token, ...]]) -> Side:
    """The sentences with their lexemes counted."""
    kept = tuple(sentences)
    index: dict[Lexeme, int] = {}
    rows = []
    for sentence in kept:
        row: dict[int, None] = {}
        for token in sentence:
            row[index.setdefault(token.lexeme, len(index))] = None
        rows.append(tuple(row))
    return Side(kept, tuple(index), tuple(rows), index)


def match_sides(ours: Side, theirs: Side) -> Table:
    """Every pair of lexemes that answer each other and how well, 0 to 1."""
    found: dict[int, dict[int, Match]] = defaultdict(dict)
    _match_keys(ours.lexemes, theirs.lexemes, found)
    _match_sounds(ours.lexemes, theirs.lexemes, found)
    back: dict[int, set[int]] = defaultdict(set)
    for n, answers in found.items():
        for m in answers:
            back[m].add(n)
    return Table(dict(found), dict(back))


def _match_keys(ours: Sequence[Lexeme], theirs: Sequence[Lexeme], found: dict[int, dict[int, Match]]) -> None:
    by_key: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for m, item in enumerate(theirs):
        for key, worth in item.keys:
            by_key[key].append((m, worth))
    for n, item in enumerate(ours):
        row = found.get(n, {})
        for key, worth in item.keys:
            for m, other in by_key.get(key, ()):
                together = min(worth, other)
                known = row.get(m)
                if known is None or known.worth < together:
                    row[m] = Match(together, key)
        if row:
            found[n] = row


def _match_sounds(ours: Sequence[Lexeme], theirs: Sequence[Lexeme], found: dict[int, dict[int, Match]]) -> None:
    """Words whose sounds are alike, those compared that begin with the same sound."""
    import numpy as np  # noqa: PLC0415
    from rapidfuzz import process  # noqa: PLC0415
    from rapidfuzz.distance import Indel  # noqa: PLC0415

    left, right = _by_sound(ours), _by_sound(theirs)
    for first in left.keys() & right.keys():
        a, b = left[first], right[first]
        alike = process.cdist(
            [skeleton for skeleton, _ in a],
            [skeleton for skeleton, _ in b],
            scorer=Indel.normalized_similarity,
            score_cutoff=NAME_RATIO,
            dtype=np.float32,
        )
        for i, j in zip(*alike.nonzero(), strict=True):
            ratio = float(alike[i, j])
            for n in a[i][1]:
                for m in b[j][1]:
                    worth = _sound_worth(ours[n], theirs[m], a[i][0], b[j][0], ratio)
                    if worth and (m not in (row := found.setdefault(n, {})) or row[m].worth < worth):
                        row[m] = Match(worth, "")


def _by_sound(side: Sequence[Lexeme]) -> dict[str, list[tuple[str, list[int]]]]:
    """Skeletons by their first letter, each with the lexemes that have it."""
    owners: dict[str, list[int]] = defaultdict(list)
    for n, item in enumerate(side):
        for skeleton in item.sounds.skeletons:
            owners[skeleton].append(n)
    blocks: dict[str, list[tuple[str, list[int]]]] = defaultdict(list)
    for skeleton, numbers in owners.items():
        if len(skeleton) >= 2:
            blocks[skeleton[0]].append((skeleton, numbers))
    return blocks


def _sound_worth(ours: Lexeme, theirs: Lexeme, a: str, b: str, ratio: float) -> float:
    from rapidfuzz.distance import Indel  # noqa: PLC0415

    names = ours.kind == "name" and theirs.kind == "name"
    if min(len(a), len(b)) < SHORT:
        if (
            a != b
            or Indel.normalized_similarity(ours.sounds.roman, theirs.sounds.roman) < VOWEL_RATIO
            or (len(a) < 3 and not names)
        ):
            return 0.0
    elif ratio < (NAME_RATIO if names else WORD_RATIO):
        return 0.0
    return ALIKE * ratio


# ---- coverage


def weight_rows(side: Side, rarity: np.ndarray) -> np.ndarray:
    """For each sentence the weight of each of its lexemes: kind times rarity. An array of sentences by lexemes."""
    import numpy as np  # noqa: PLC0415

    worth = (
        np.array([WEIGHT[item.kind] * (LIGHT if "light" in item.marks else 1.0) for item in side.lexemes], dtype=np.float32)
        * rarity
    )
    rows = np.zeros((len(side.rows), len(side.lexemes)), dtype=np.float32)
    for n, row in enumerate(side.rows):
        rows[n, list(row)] = worth[list(row)]
    return rows


def rarity_of(side: Side) -> np.ndarray:
    """For each lexeme 1 and the logarithm of how seldom sentences of its side have it."""
    import numpy as np  # noqa: PLC0415

    counts = np.zeros(len(side.lexemes), dtype=np.float32)
    for row in side.rows:
        counts[list(row)] += 1
    total = len(side.rows)
    return (1 + np.log((1 + total) / (1 + counts))).astype(np.float32)


def best_answers(table: Table, ours: Side, theirs: Side) -> tuple[np.ndarray, np.ndarray]:
    """How well each claim lexeme is answered in each passage, and each source lexeme in each claim.

    Arrays of len(ours.lexemes) by passages and of claims by len(theirs.lexemes).
    """
    import numpy as np  # noqa: PLC0415

    in_passages = _postings(theirs)
    in_claims = _postings(ours)
    answered = np.zeros((len(ours.lexemes), len(theirs.rows)), dtype=np.float32)
    explained = np.zeros((len(ours.rows), len(theirs.lexemes)), dtype=np.float32)
    for n, answers in table.answers.items():
        row = answered[n]
        for m, match in answers.items():
            places = in_passages[m]
            row[places] = np.maximum(row[places], match.worth)
            claims = in_claims[n]
            explained[claims, m] = np.maximum(explained[claims, m], match.worth)
    return answered, explained


def _postings(side: Side) -> list[list[int]]:
    places: list[list[int]] = [[] for _ in side.lexemes]
    for n, row in enumerate(side.rows):
        for item in row:
            places[item].append(n)
    return places
