"""`python -m bench.fit_aligner`: the weights of "is it there at all", fitted on the fit half of the project's own set.

Each page is taken whole, its claims together, and claim by claim; and again with the passages of every fifth claim taken out,
so that there are as many claims without their passage as with it. A claim whose passage was not chosen teaches nothing.
Logistic regression by Newton's method with a ridge: the same table on every run. `--check` fails when the table in the
package is another one than what the set gives.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from claimcheck.verify.choose import choose_of
from claimcheck.verify.features import NAMES, TOGETHER, read_features

ROOT = Path(__file__).parent.parent
FIT = ROOT / "bench" / "sets" / "align" / "fit.jsonl"
WEIGHTS = ROOT / "src" / "claimcheck" / "verify" / "weights.tsv"
RIDGE = 10.0
"""Pull of every weight but the first towards 0, in standard deviations of its sign."""
HEAD = (
    '# What each sign of verify/features.py weighs in "is it there at all": sign, weight for a claim alone, weight for claims\n'
    "# together. Written by bench/fit_aligner.py from bench/sets/align/fit.jsonl; not by hand.\n"
)
Row = tuple[np.ndarray, int]


def pages() -> list[dict[str, Any]]:
    return [json.loads(line) for line in FIT.read_text(encoding="utf-8").split("\n") if line]


def rows_of(page: dict[str, Any], drop: Sequence[int], *, together: bool) -> Iterator[Row]:
    """The signs of a page's claims, and whether each has its passage; `drop` are claims whose passages are taken out."""
    gone = {number for n in drop for number in page["claims"][n]["passage"]}
    kept = [n for n in range(len(page["sentences"])) if n not in gone]
    passages = [page["sentences"][n] for n in kept]
    claims = [claim["text"] for claim in page["claims"]]
    groups = [range(len(claims))] if together else [[n] for n in range(len(claims))]
    for group in groups:
        texts, chosen, _ = choose_of([claims[n] for n in group], passages, "en", page["lang"])
        signs = read_features(texts.scored, chosen)
        for row, n in enumerate(group):
            gold = set(page["claims"][n]["passage"])
            if not gold or gold <= gone:
                yield signs[row], 0
            elif kept[int(chosen.best[row])] in gold:
                yield signs[row], 1


def samples(*, together: bool) -> tuple[np.ndarray, np.ndarray]:
    rows = [
        row
        for page in pages()
        for k in range(-1, 5)
        for row in rows_of(page, [n for n in range(len(page["claims"])) if n % 5 == k], together=together)
    ]
    return np.stack([signs for signs, _ in rows]), np.array([there for _, there in rows], dtype=float)


def fit(signs: np.ndarray, there: np.ndarray, used: np.ndarray) -> np.ndarray:
    """Weights by Newton's method, both outcomes counting the same; 0 for the signs that are not used."""
    spread = signs.std(axis=0)
    active = used & ((spread > 1e-9) | (np.arange(len(spread)) == 0))
    scale = np.where(spread > 1e-9, spread, 1.0)
    x = signs[:, active] / scale[active]
    share = np.where(there == 1, 0.5 / there.mean(), 0.5 / (1 - there.mean()))
    ridge = np.full(x.shape[1], RIDGE)
    ridge[0] = 1e-6
    weights = np.zeros(x.shape[1])
    for _ in range(50):
        p = 1 / (1 + np.exp(-x @ weights))
        gradient = x.T @ (share * (p - there)) + ridge * weights
        hessian = (x * (share * p * (1 - p))[:, None]).T @ x + np.diag(ridge)
        step = np.linalg.solve(hessian, gradient)
        weights -= step
        if np.abs(step).max() < 1e-10:
            break
    found = np.zeros(signs.shape[1])
    found[active] = weights / scale[active]
    return found


def table() -> str:
    used = np.array([name not in TOGETHER for name in NAMES])
    alone = fit(*samples(together=False), used)
    together = fit(*samples(together=True), np.ones(len(NAMES), dtype=bool))
    return HEAD + "".join(f"{name}\t{a:.4f}\t{b:.4f}\n" for name, a, b in zip(NAMES, alone, together, strict=True))


def main() -> None:
    os.environ["CLAIMCHECK_DICTIONARIES"] = ""  # what is installed beside the product must not change its weights
    found = table()
    if "--check" in sys.argv[1:]:
        if found != WEIGHTS.read_text(encoding="utf-8"):
            sys.exit("weights.tsv is not what bench/sets/align/fit.jsonl gives; run python -m bench.fit_aligner")
        return
    WEIGHTS.write_text(found, encoding="utf-8")


if __name__ == "__main__":
    main()
