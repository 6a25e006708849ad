"""The project's own set of English claims over its own Russian and Ukrainian pages: passages found, verdicts.

The fit half (bench/sets/align/fit.jsonl) is what the weights were fitted on and what rules were written with; the test half
is scored alone. A page is taken as a saved source, its claims together.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from claimcheck.records import Span
from claimcheck.verify.align import Alignment, align
from claimcheck.verify.scores import score_sides
from claimcheck.verify.tokens import Token, read_tokens

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


# ---- speed


Sides = list[tuple[list[tuple[Token, ...]], list[tuple[Token, ...]]]]


def _tokenise(every: list[dict[str, Any]]) -> tuple[Sides, float]:
    """The claims and sentences of each page as tokens, and the seconds it took."""
    start = time.perf_counter()
    sides = [
        (
            [read_tokens(claim["text"], "en") for claim in page["claims"]],
            [read_tokens(text, page["lang"]) for text in page["sentences"]],
        )
        for page in every
    ]
    return sides, time.perf_counter() - start


def speed() -> dict[str, object]:
    """Pairs scored and sentences tokenised a second on one core, and the peak of memory with everything loaded.

    Tables are loaded. The sentences are those of the project's pages: read when every word of them is new, and again as in a
    longer text, whose words were met before. Pairs are all claims against all sentences as one, and every claim against every
    sentence of its page, where what is done once a page weighs most.
    """
    every = [page for part in ("fit", "test") for page in pages(part)]
    for lang in ("en", "ru", "uk"):
        read_tokens("1", lang)
        read_tokens("Город город місто city двести двісті first небывалищенский небувалищенський", lang)  # loads the dictionaries
    new_words = _tokenise(every)[1]
    read_tokens.cache_clear()
    sides, seconds = _tokenise(every)
    sentences = sum(len(ours) + len(theirs) for ours, theirs in sides)
    score_sides(*sides[0])
    start = time.perf_counter()
    for ours, theirs in sides:
        score_sides(ours, theirs)
    by_page = time.perf_counter() - start
    start = time.perf_counter()
    score_sides([item for ours, _ in sides for item in ours], [item for _, theirs in sides for item in theirs])
    at_once = time.perf_counter() - start
    align(["He was born on 3 April 1914."], "Родился 3 апреля 1914 года. Учился в Туле.", "ru")
    small, large = (
        sum(len(ours) * len(theirs) for ours, theirs in sides),
        sum(len(ours) for ours, _ in sides) * sum(len(theirs) for _, theirs in sides),
    )
    return {
        "name": "aligner",
        "sentences_per_second": round(sentences / seconds),
        "sentences_per_second_new_words": round(sentences / new_words),
        "pairs_per_second": round(large / at_once),
        "pairs_per_second_by_page": round(small / by_page),
        "peak_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1),
        "bar_sentences_per_second": 5000,
        "bar_pairs_per_second": 200_000,
        "bar_mb": 250,
    }


if __name__ == "__main__":
    if "--speed" in sys.argv[1:]:
        print(json.dumps(speed()))
    else:
        for name, value in scores():
            print(f"{value:.3f}  {name}")
