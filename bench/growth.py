"""How the readers' time grows on text made to be hard: one piece again and again. Prints one JSON object.

A ratio of 1 is linear growth; one near the factor between the two sizes would be quadratic.
"""

from __future__ import annotations

import gc
import json
import time
from collections.abc import Callable, Mapping

from claimcheck.link.repair import find_addresses, read_citations
from claimcheck.text import read_dates, read_durations, read_figures, read_names, read_text, split_sentences
from claimcheck.text.subjects import resolve_subjects

PIECES = (
    "1 ", "1", "(", "[", "in the ", "1-", "и ", "января ", "5 мая, ", "two ", "1,", "first ", "1941–", ".", "A", "A. ", "Ab ", "Ab-",
    "A’", "of The ", "Ab of ", "«A", "142nd a", "Аб ", "Он ", "Ivan Aa, ", "When Ab, ", "майор ", "http", "http://", "https://a.example/",
    "www.", "//", "%25", "%D0", "&amp;", "Р\xa0", "Ð\xad", "\u00ad", "a.", "-\n", "_", "А,_", "hxxp[:]//", ";",
)  # fmt: skip
SIZES = (10_000, 80_000)
RUNS = 3


def subjects(text: str) -> object:
    return resolve_subjects(text, split_sentences(text), read_names(text))


READERS: Mapping[str, Callable[[str], object]] = {
    "everything": read_text,
    "dates": read_dates,
    "durations": read_durations,
    "figures": read_figures,
    "subjects": subjects,
    "citations": read_citations,
    "addresses": find_addresses,
}


def seconds(read: Callable[[str], object], piece: str, size: int) -> float:
    """Least CPU time of a few readings; each of another text, since texts are remembered."""
    best = float("inf")
    for run in range(RUNS):
        text = f"{run} " + piece * (size // len(piece))
        gc.collect()
        start = time.process_time()
        read(text)
        best = min(best, time.process_time() - start)
    return best


def measure() -> dict[str, object]:
    """The worst piece of each reader: how many times longer than linear the longer text took."""
    small, large = SIZES
    worst = {}
    for name, read in READERS.items():
        read("In 1941, two men came to www.a.example.")
        found = []
        for piece in PIECES:
            short, long = seconds(read, piece, small), seconds(read, piece, large)
            found.append((long / max(short, 0.002) / (large / small), piece, long))
        ratio, piece, long = max(found)
        worst[name] = {
            "times linear": round(ratio, 2),
            "piece": piece,
            "seconds": round(long, 3),
            "slowest": round(max(found, key=lambda row: row[2])[2], 3),
        }
    return {"name": "growth on one piece again and again", "characters": list(SIZES), "worst": worst}


if __name__ == "__main__":
    print(json.dumps(measure(), ensure_ascii=False, indent=2))
