"""The articles of bench/sets/conflicts: one conflict of figures or dates in each, or a near-miss and none.

`seen.jsonl` is what rules were written with: the first half, by id, of each pattern and expectation of the first author's
articles. `aside.jsonl`, his second half and all of a second author's, is scored and never read. `languages_seen.jsonl` and
`languages_aside.jsonl` are a third author's, two fifths of them Russian and Ukrainian: the second was scored before its first half was
read (P .97, R .58 as a whole). `python -m bench.conflicts` prints all four as JSON lines; a set in the same form elsewhere is scored by its path: `python -m bench.conflicts FILE…`. Each line is
`{"id","pattern","expect","family","text","why"}`. A finding counts when it is a warning or an error of CC2xx (figures) or
CC4xx (dates).
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from claimcheck.auditing import audit_text
from claimcheck.records import Document

SETS = Path(__file__).parent / "sets" / "conflicts"
PARTS = ("seen", "aside", "languages_seen", "languages_aside")
Row = dict[str, Any]


def read_rows(path: Path) -> list[Row]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]


def halves(rows: Iterable[Row]) -> tuple[list[Row], list[Row]]:
    """The first half by id of each pattern and expectation, the odd one in it, and the rest."""
    groups: dict[tuple[int, str], list[Row]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: row["id"]):
        groups[row["pattern"], row["expect"]].append(row)
    first = [row for group in groups.values() for row in group[: (len(group) + 1) // 2]]
    known = {row["id"] for row in first}
    rest = [row for group in groups.values() for row in group if row["id"] not in known]
    return sorted(first, key=lambda row: row["id"]), sorted(rest, key=lambda row: row["id"])


def alternate(rows: Iterable[Row]) -> tuple[list[Row], list[Row]]:
    """Every second article of each pattern, from the first, and the others."""
    groups: dict[int, list[Row]] = defaultdict(list)
    for row in rows:
        groups[row["pattern"]].append(row)
    return [row for group in groups.values() for row in group[::2]], [row for group in groups.values() for row in group[1::2]]


def is_flagged(text: str) -> bool:
    return any(
        finding.severity != "info" and finding.code[:3] in ("CC2", "CC4")
        for finding in audit_text(Document("text", text, "text"))
    )


def score(rows: Sequence[Row]) -> dict[str, Any]:
    """Precision, recall and false flags in a hundred quiet articles; by pattern what was right."""
    counts = {"hit": 0, "missed": 0, "false": 0, "quiet": 0}
    patterns: dict[int, list[int]] = defaultdict(lambda: [0, 0])
    for row in rows:
        flagged, wanted = is_flagged(row["text"]), row["expect"] == "flag"
        counts["hit" if flagged and wanted else "missed" if wanted else "false" if flagged else "quiet"] += 1
        patterns[row["pattern"]][0] += flagged == wanted
        patterns[row["pattern"]][1] += 1
    hit, missed, false, quiet = counts.values()
    return {
        "articles": len(rows),
        "precision": round(hit / max(1, hit + false), 3),
        "recall": round(hit / max(1, hit + missed), 3),
        "false in 100": round(100 * false / max(1, false + quiet), 1),
        "right by pattern": {str(pattern): f"{right}/{total}" for pattern, (right, total) in sorted(patterns.items())},
    }


def scores() -> Iterator[tuple[str, float]]:
    """The figures of the project's own set for `make accuracy`."""
    for part in PARTS:
        reached = score(read_rows(SETS / f"{part}.jsonl"))
        yield f"own set of conflicts ({part}), precision", reached["precision"]
        yield f"own set of conflicts ({part}), recall", reached["recall"]


def split_into(folder: Path, first: Path, second: Path | None) -> None:
    """Write seen.jsonl and aside.jsonl from the two authors' files."""
    seen, aside = halves(read_rows(first))
    aside += [row | {"id": f"b-{row['id']}"} for row in read_rows(second)] if second else []
    for name, rows in (("seen", seen), ("aside", aside)):
        text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        (folder / f"{name}.jsonl").write_text(text, encoding="utf-8")


def main(arguments: Sequence[str]) -> int:
    if arguments[:1] == ["split"]:
        split_into(SETS, Path(arguments[1]), Path(arguments[2]) if len(arguments) > 2 else None)
        return 0
    paths = [Path(name) for name in arguments] or [SETS / f"{part}.jsonl" for part in PARTS]
    for path in paths:
        print(json.dumps({"set": path.stem, **score(read_rows(path))}))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
