"""The project's own set of English claims over its own Russian and Ukrainian pages: passages found, verdicts.

The fit half (bench/sets/align/fit.jsonl) is what the weights were fitted on and what rules were written with; the test half
is scored alone. A page is taken as a saved source, its claims together.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from claimcheck.records import Span
from claimcheck.verify.align import Alignment, align

SETS = Path(__file__).parent / "sets" / "align"
VERDICTS = ("supported", "contradicted", "absent")


def pages(part: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (SETS / f"{part}.jsonl").read_text(encoding="utf-8").split("\n") if line]


def judged(part: str) -> Iterator[tuple[dict[str, Any], Alignment, bool]]:
    """Each claim of a half with what the aligner says, and whether the passage found is one of those named."""
    for page in pages(part):
        starts, at = [], 0
        for sentence in page["sentences"]:
            starts.append((at, at + len(sentence)))
            at += len(sentence) + 1
        found = align([claim["text"] for claim in page["claims"]], "\n".join(page["sentences"]), page["lang"])
        for claim, alignment in zip(page["claims"], found, strict=True):
            place = alignment.passage
            named = [starts[number] for number in claim["passage"]]
            yield (
                claim,
                alignment,
                isinstance(place, Span) and any(place.start < end and start < place.end for start, end in named),
            )


def scores() -> Iterator[tuple[str, float]]:
    """Recall at 1, precision and recall of contradicted, macro F1 of the three verdicts, of each half."""
    for part, name in (("fit", "seen"), ("test", "aside")):
        table: Counter[tuple[str, str]] = Counter()
        hits = total = 0
        for claim, alignment, right in judged(part):
            table[claim["label"], alignment.verdict] += 1
            if claim["passage"]:
                hits, total = hits + right, total + 1
        yield f"own pages ({name}), recall at 1", hits / total
        asked = sum(table["contradicted", said] for said in VERDICTS)
        said = sum(table[label, "contradicted"] for label in VERDICTS)
        yield f"own pages ({name}), contradicted, precision", table["contradicted", "contradicted"] / max(1, said)
        yield f"own pages ({name}), contradicted, recall", table["contradicted", "contradicted"] / asked
        yield f"own pages ({name}), three verdicts, macro F1", sum(_f1(table, verdict) for verdict in VERDICTS) / len(VERDICTS)


def _f1(table: Counter[tuple[str, str]], verdict: str) -> float:
    right = table[verdict, verdict]
    both = sum(table[label, verdict] for label in VERDICTS) + sum(table[verdict, said] for said in VERDICTS)
    return 2 * right / both if both else 0.0


if __name__ == "__main__":
    for name, value in scores():
        print(f"{value:.3f}  {name}")
