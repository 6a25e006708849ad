"""What tells whether a claim's best passage states it: twelve signs, and the small logistic model over them.

The weights stand in weights.tsv, fitted by bench/fit_aligner.py on half of the project's own set.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from claimcheck.verify.scores import TINY, USUAL, Scored

if TYPE_CHECKING:
    import numpy as np

NAMES = ("one", "weaker", "focus", "opposed", "deeds", "lead_of_four", "numbers", "names", "words", "rival", "is_rival", "taken")
"""One for the constant, then: the lesser of the two coverages; the same for the part of the passage that tells the claim; how
much of the claim's figures and dates has another in its place; how much of its verbs is answered; how far the lesser coverage is
from the mean of the next four; how much of the claim's numbers, names and other words the passage answers; how far another claim
is behind with this passage, whether it is ahead, and how much of the passage it explains better."""
TOGETHER = ("rival", "is_rival", "taken")
"""Those that need another claim beside this one."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """For each claim its best passage, its numbers held against the passage's as values."""

    best: np.ndarray
    joined: Sequence[tuple[int, ...]]
    """For each claim the best passage and its neighbours that are one with it."""
    weights: np.ndarray
    """Of the passage's lexemes: claims by source lexemes."""
    answered: np.ndarray
    """How well each lexeme is answered in the claim's own passage: claims by claim lexemes."""
    explained: np.ndarray
    """How well the passage's lexemes are answered in the claim: claims by source lexemes."""
    focus: np.ndarray
    """How well each claim and the part of its passage that tells it cover each other."""
    opposed: np.ndarray
    """Which share of the claim's figures and dates has another in its place."""
    deeds: np.ndarray
    """Which share of the claim's verbs the passage answers; a half where it has none."""


def read_features(scored: Scored, chosen: Chosen) -> np.ndarray:
    """A row of signs for each claim and its passage."""
    import numpy as np  # noqa: PLC0415

    best, answered, explained = chosen.best, chosen.answered, chosen.explained
    a, b = scored.our_weights, chosen.weights
    total_a, total_b = np.maximum(a.sum(axis=1), TINY), np.maximum(b.sum(axis=1), TINY)
    covered, covering = (a * answered).sum(axis=1) / total_a, (b * explained).sum(axis=1) / total_b
    weaker = np.minimum(covered, covering)
    others = scored.weaker.copy()
    for row, taken in enumerate(chosen.joined):
        others[row, list(taken)] = -1
    ranked = np.maximum(-np.sort(-others, axis=1)[:, :USUAL], 0)
    columns = {
        "one": np.ones(len(best)),
        "weaker": weaker,
        "focus": chosen.focus,
        "opposed": chosen.opposed,
        "deeds": chosen.deeds,
        "lead_of_four": weaker - ranked.mean(axis=1),
        **_parts(scored, a, answered),
        **_together(scored, best, b, total_b),
    }
    return np.stack([np.asarray(columns[name], dtype=np.float64) for name in NAMES], axis=1)


def _parts(scored: Scored, a: np.ndarray, answered: np.ndarray) -> dict[str, np.ndarray]:
    """How much of each kind of token is answered; a half where a claim has none of it."""
    import numpy as np  # noqa: PLC0415

    few = ("light", "ordinal")  # "first" is said of time as often as it counts
    kinds = np.array(["" if item.marks == few else item.kind for item in scored.ours.lexemes], dtype=object)
    parts = {}
    for name, wanted in (("numbers", ("figure", "month")), ("names", ("name", "acronym")), ("words", ("word",))):
        part = a * np.isin(kinds, wanted)[None, :]
        weight = part.sum(axis=1)
        parts[name] = np.where(weight > 0, (part * answered).sum(axis=1) / np.maximum(weight, TINY), 0.5)
    return parts


def _together(scored: Scored, best: np.ndarray, b: np.ndarray, total_b: np.ndarray) -> dict[str, np.ndarray]:
    """What the other claims say of the passage: whether it is another's."""
    import numpy as np  # noqa: PLC0415

    count = len(best)
    if count < 2:
        return {name: np.zeros(count) for name in TOGETHER}
    n = np.arange(count)
    columns = scored.raw[:, best].T.copy()
    columns[n, n] = -1
    rival = columns.max(axis=1)
    top = np.sort(scored.explained, axis=0)[-2:]
    first = scored.explained.argmax(axis=0)
    by_others = np.where(first[None, :] == n[:, None], top[0][None, :], top[1][None, :])
    taken = (b * np.maximum(by_others - scored.explained, 0)).sum(axis=1) / total_b
    own = scored.raw[n, best]
    return {"rival": own - rival, "is_rival": rival > own, "taken": taken}


@cache
def load_weights() -> dict[str, dict[str, float]]:
    """The weights of the model, for claims alone and for claims together."""
    text = files("claimcheck.verify").joinpath("weights.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return {
        "alone": {row[0]: float(row[1]) for row in rows},
        "together": {row[0]: float(row[2]) for row in rows},
    }


def probability(features: np.ndarray) -> np.ndarray:
    """How likely it is that each passage states its claim, 0 to 1."""
    import numpy as np  # noqa: PLC0415

    weights = load_weights()["together" if len(features) > 1 else "alone"]
    total = features @ np.array([weights[name] for name in NAMES])
    likely: np.ndarray = 1 / (1 + np.exp(-np.clip(total, -30, 30)))
    return likely
