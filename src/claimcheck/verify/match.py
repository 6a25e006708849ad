"""How well the tokens of two texts answer each other: equal keys, or skeletons that are alike. A sparse table."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.verify.skeletons import romanised
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
    flat: np.ndarray
    """The rows behind each other …"""
    sentence: np.ndarray
    """… and for each place in them the sentence."""


class Match(NamedTuple):
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
    import numpy as np  # noqa: PLC0415

    kept = tuple(sentences)
    index: dict[Lexeme, int] = {}
    rows = [tuple(dict.fromkeys([index.setdefault(token.lexeme, len(index)) for token in sentence])) for sentence in kept]
    flat = np.array([item for row in rows for item in row], dtype=np.intp)
    of = np.repeat(np.arange(len(rows)), [len(row) for row in rows])
    return Side(kept, tuple(index), tuple(rows), index, flat, of)


def match_sides(ours: Side, theirs: Side) -> Table:
    """Every pair of lexemes that answer each other and how well, 0 to 1."""
    found: list[dict[int, Match]] = [{} for _ in ours.lexemes]
    _match_keys(ours.lexemes, theirs.lexemes, found)
    _match_sounds(ours.lexemes, theirs.lexemes, found)
    back: dict[int, set[int]] = defaultdict(set)
    for n, answers in enumerate(found):
        for m in answers:
            back[m].add(n)
    return Table({n: answers for n, answers in enumerate(found) if answers}, dict(back))


def _match_keys(ours: Sequence[Lexeme], theirs: Sequence[Lexeme], found: list[dict[int, Match]]) -> None:
    """Lexemes with an equal key; of several the one of greatest worth, then the first."""
    wanted: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for n, item in enumerate(ours):
        for key, worth in item.keys:
            wanted[key].append((n, worth))
    for m, item in enumerate(theirs):
        for key, worth in item.keys:
            if key not in wanted:
                continue
            for n, other in wanted[key]:
                together = min(worth, other)
                known = found[n].get(m)
                if known is None or (known.worth, key) < (together, known.by):
                    found[n][m] = Match(together, key)


def _match_sounds(ours: Sequence[Lexeme], theirs: Sequence[Lexeme], found: list[dict[int, Match]]) -> None:
    """Words whose sounds are alike, those compared that begin with the same sound."""
    import numpy as np  # noqa: PLC0415
    from rapidfuzz import process  # noqa: PLC0415
    from rapidfuzz.distance import Indel  # noqa: PLC0415

    likeness = Indel.normalized_similarity
    left, right = _by_sound(ours), _by_sound(theirs)
    for first in left.keys() & right.keys():
        a, b = left[first], right[first]
        alike = process.cdist(
            list(a),
            list(b),
            scorer=likeness,
            score_cutoff=NAME_RATIO,
            dtype=np.float32,
        )
        rows, columns = alike.nonzero()
        if not len(rows):
            continue
        one, other = list(a.items()), list(b.items())
        for i, j, ratio in zip(rows.tolist(), columns.tolist(), alike[rows, columns].tolist(), strict=True):
            for n in one[i][1]:
                for m in other[j][1]:
                    worth = _sound_worth(ours[n], theirs[m], one[i][0], other[j][0], ratio, likeness)
                    if worth and (m not in found[n] or found[n][m].worth < worth):
                        found[n][m] = Match(worth, "")


def _by_sound(side: Sequence[Lexeme]) -> dict[str, dict[str, list[int]]]:
    """Skeletons by their first letter, each with the lexemes that have it."""
    blocks: dict[str, dict[str, list[int]]] = {}
    for n, item in enumerate(side):
        for skeleton in item.sounds.skeletons:
            if len(skeleton) >= 2:
                blocks.setdefault(skeleton[0], {}).setdefault(skeleton, []).append(n)
    return blocks


def _sound_worth(ours: Lexeme, theirs: Lexeme, a: str, b: str, ratio: float, likeness: Callable[[str, str], float]) -> float:
    """What two words of the skeletons `a` and `b`, so much alike, are worth as a match; 0 for none."""
    names = ours.kind == "name" and theirs.kind == "name"
    if min(len(a), len(b)) < SHORT:
        if (
            a != b
            or likeness(romanised(ours.sounds.word), romanised(theirs.sounds.word)) < VOWEL_RATIO
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

    kinds = np.array([_WORTH[item.kind, "light" in item.marks] for item in side.lexemes], dtype=np.float32)
    rows = np.zeros((len(side.rows), len(side.lexemes)), dtype=np.float32)
    rows[side.sentence, side.flat] = (kinds * rarity)[side.flat]
    return rows


_WORTH = {(kind, light): weight * (LIGHT if light else 1.0) for kind, weight in WEIGHT.items() for light in (False, True)}


def rarity_of(side: Side) -> np.ndarray:
    """For each lexeme 1 and the logarithm of how seldom sentences of its side have it."""
    import numpy as np  # noqa: PLC0415

    counts = np.bincount(side.flat, minlength=len(side.lexemes)).astype(np.float32)
    total = len(side.rows)
    return (1 + np.log((1 + total) / (1 + counts))).astype(np.float32)


def best_answers(table: Table, ours: Side, theirs: Side) -> tuple[np.ndarray, np.ndarray]:
    """How well each claim lexeme is answered in each passage, and each source lexeme in each claim.

    Arrays of len(ours.lexemes) by passages and of claims by len(theirs.lexemes).
    """
    import numpy as np  # noqa: PLC0415

    pairs = [(n, m, match.worth) for n, answers in table.answers.items() for m, match in answers.items()]
    answered = np.zeros((len(ours.lexemes), len(theirs.rows)), dtype=np.float32)
    explained = np.zeros((len(ours.rows), len(theirs.lexemes)), dtype=np.float32)
    if pairs:
        n, m = (np.array([pair[k] for pair in pairs], dtype=np.intp) for k in (0, 1))
        worth = np.array([pair[2] for pair in pairs], dtype=np.float32)
        at, passages = _places(theirs, m)
        np.maximum.at(answered.reshape(-1), n[at] * len(theirs.rows) + passages, worth[at])
        at, claims = _places(ours, n)
        np.maximum.at(explained.reshape(-1), claims * len(theirs.lexemes) + m[at], worth[at])
    return answered, explained


def _places(side: Side, lexemes: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Every sentence that has one of the lexemes: which lexeme of the list it is, and the sentence."""
    import numpy as np  # noqa: PLC0415

    sentences = side.sentence[side.flat.argsort(kind="stable")]
    counts = np.bincount(side.flat, minlength=len(side.lexemes))
    starts = counts.cumsum() - counts
    many = counts[lexemes]
    at = np.repeat(np.arange(len(lexemes)), many)
    within = np.arange(len(at)) - np.repeat(many.cumsum() - many, many)
    return at, sentences[starts[lexemes][at] + within]
