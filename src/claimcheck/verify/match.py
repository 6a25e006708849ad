"""How well tokens of two texts answer each other: equal keys, or skeletons that are alike."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

from claimcheck.verify.tokens import Token

if TYPE_CHECKING:
    import numpy as np

EQUAL = 1.0
ALIKE = 0.85
"""Worth of a match by skeleton: a little less than one by the lexicon."""
NAME_RATIO, WORD_RATIO = 74.0, 82.0
"""Least likeness (rapidfuzz ratio) of two skeletons, both capitalised and otherwise; chosen by trial."""
MIN_SKELETON = 3
WEIGHT = {"figure": 1.6, "month": 1.2, "name": 1.3, "acronym": 1.2, "word": 1.0}
"""What a token counts for before how rare it is."""
Signature = tuple[str, frozenset[str], str]


def signature(token: Token) -> Signature:
    """What makes two tokens the same for matching: all but their place."""
    return token.kind, token.keys, token.skeleton


def match_table(ours: Sequence[Signature], theirs: Sequence[Signature]) -> np.ndarray:
    """For every pair of distinct tokens how well they match, 0 to 1: an array of len(ours) by len(theirs)."""
    import numpy as np  # noqa: PLC0415  # a tenth of a second that only alignment needs
    from rapidfuzz import fuzz, process  # noqa: PLC0415

    table = np.zeros((len(ours), len(theirs)), dtype=np.float32)
    soft = [
        [n for n, item in enumerate(side) if item[0] in ("word", "name", "acronym") and len(item[2]) >= MIN_SKELETON]
        for side in (ours, theirs)
    ]
    if soft[0] and soft[1]:
        left, right = ([side[n][2] for n in chosen] for side, chosen in zip((ours, theirs), soft, strict=True))
        ratios = process.cdist(left, right, scorer=fuzz.ratio, score_cutoff=NAME_RATIO, dtype=np.float32)
        names = np.array([[ours[n][0] == "name"] for n in soft[0]]) & np.array([[theirs[n][0] == "name" for n in soft[1]]])
        same_start = np.array([[item[:1]] for item in left]) == np.array([[item[:1] for item in right]])
        alike = np.where(names, ratios >= NAME_RATIO, ratios >= WORD_RATIO) & same_start
        table[np.ix_(soft[0], soft[1])] = np.where(alike, ALIKE * ratios / 100, 0)
    by_key: dict[str, list[int]] = defaultdict(list)
    for n, item in enumerate(theirs):
        for key in item[1]:
            by_key[key].append(n)
    for n, item in enumerate(ours):
        for key in item[1]:
            for other in by_key.get(key, ()):
                table[n, other] = EQUAL
    return table
