"""`make accuracy`: the readers, the repairer, the aligner and the rules against labelled sets, each held to its floor.

Prints a JSON object a figure and ends with 1 when one is below its floor in floors.toml. `--pin` raises the floors to what was
reached, less a hundredth; it never lowers one. The project's own sets are those of tests/cases and bench/sets; sets in the
folder that DEV_DATA names are scored by the scorers beside them, the part that rules were written with apart from the part
that was set aside.
"""

from __future__ import annotations

import json
import math
import os
import re
import subprocess
import sys
import tempfile
import tomllib
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from bench import aligner, claims, conflicts, dates, figures, reading, repair
from claimcheck.link.repair import read_citations
from claimcheck.records import Document
from claimcheck.text import read_dates, read_text
from claimcheck.text.articles import split_articles
from claimcheck.verify.align import align

ROOT = Path(__file__).parent.parent
CASES = ROOT / "tests" / "cases"
FLOORS = Path(__file__).parent / "floors.toml"
DEV_DATA = (ROOT / (os.environ.get("DEV_DATA") or "../shared")).resolve()
BELOW = 0.01
"""How far under what was reached a floor is pinned."""


# ---- the project's own sets


def lines_of(path: Path) -> Iterator[str]:
    yield from (line for line in path.read_text(encoding="utf-8").split("\n") if line.strip() and not line.startswith("#"))


def own_dates() -> float:
    """Share of the case lines whose dates are all read as written there."""
    lines = [line for path in sorted(CASES.glob("dates_*.txt")) for line in lines_of(path)]
    right = 0
    for line in lines:
        text, _, wanted = line.partition(" |")
        values = [part.rsplit("=>", 1)[1].strip() for part in wanted.split(" ; ") if "=>" in part]
        right += [date.edtf for date in read_dates(text)] == values
    return right / len(lines)


def own_figures() -> float:
    """Share of the case lines whose figures are all read as written there."""
    lines = list(lines_of(CASES / "figures.txt"))
    right = 0
    for line in lines:
        text, _, wanted = line.partition(" |")
        found = []
        for figure in read_text(text).figures:
            low, high = ("" if end is None else f"{end:f}" for end in (figure.low, figure.high))
            found.append(f"{low if low == high else f'{low}..{high}'} {figure.unit} {figure.modifier}")
        right += " ; ".join(found).strip() == wanted.strip()
    return right / len(lines)


def own_repair() -> float:
    """Share of the damaged addresses that come back whole, and of what is none that does not."""
    cases = [line.rsplit(" ; ", 1)[0].split(" => ") for line in lines_of(CASES / "repair.txt")]
    right = 0
    for raw, wanted in cases:
        certain = [item.url for item in read_citations(raw) if item.status in ("intact", "repaired")]
        right += certain == ([] if wanted.strip() == "-" else [wanted.strip()])
    return right / len(cases)


def own_boundaries() -> float:
    """F1 of the beginnings of articles over the dumps in every layout."""
    right = found = wanted = 0
    for path in sorted((CASES / "articles").iterdir()):
        if path.name == "README.md":
            continue
        *pieces, _ = (marked := path.read_bytes().decode("utf-8")).split("¶")
        starts = {sum(map(len, pieces[: n + 1])) for n in range(len(pieces))}
        text = marked.replace("¶", "")
        document = Document(path.name, text, "markdown" if path.suffix == ".md" else "text")
        titles = [
            article.raw(block.start, block.end).start
            for article in split_articles(document)
            for block in article.blocks
            if block.kind == "title"
        ]
        lined = {text.rfind("\n", 0, start) + 1 for start in titles}
        right, found, wanted = right + len(lined & starts), found + len(lined), wanted + len(starts)
    return 2 * right / (found + wanted)


def own_pairs() -> list[list[tuple[str, str]]]:
    text = (ROOT / "bench" / "sets" / "align.txt").read_text(encoding="utf-8")
    documents = [[line for line in part.split("\n") if line and not line.startswith("#")] for part in text.split("\n\n")]
    return [[(a, b) for a, _, b in (line.partition(" | ") for line in document)] for document in documents]


def own_recall() -> float:
    """Share of the sentences whose own passage is found; passages in reverse order, so that place says nothing."""
    right = total = 0
    for pairs in own_pairs():
        passages = [b for _, b in pairs][::-1]
        for number, found in enumerate(align([a for a, _ in pairs], passages)):
            right += found.passage == len(pairs) - 1 - number
            total += 1
    return right / total


def own_absent() -> float:
    """Share of the sentences that are called absent when their own passage is taken out."""
    right = total = 0
    for pairs in own_pairs():
        claims = [a for a, _ in pairs]
        for number in range(len(pairs)):
            passages = [b for n, (_, b) in enumerate(pairs) if n != number]
            right += align(claims, passages)[number].verdict == "absent"
            total += 1
    return right / total


def own_changed() -> float:
    """Share of the sentences with a changed number that are called contradicted."""
    right = total = 0
    for pairs in own_pairs():
        for number, (claim, _) in enumerate(pairs):
            changed = re.sub(r"\b(\d+)(\d)\b", lambda match: match[1] + str((int(match[2]) + 4) % 10), claim, count=1)
            if changed != claim:
                claims = [changed if n == number else a for n, (a, _) in enumerate(pairs)]
                right += align(claims, [b for _, b in pairs])[number].verdict == "contradicted"
                total += 1
    return right / total


OWN: dict[str, Callable[[], float]] = {
    "own dates, lines all right": own_dates,
    "own figures, lines all right": own_figures,
    "own repair, exact": own_repair,
    "own articles, boundary F1": own_boundaries,
    "own pairs, recall at 1": own_recall,
    "own pairs, absent called absent": own_absent,
    "own pairs, changed number noticed": own_changed,
}


# ---- sets of the development data


def score(script: str, *args: str) -> dict[str, Any]:
    """What one of the scorers says of this claimcheck."""
    command = str(Path(sys.executable).with_name("claimcheck"))
    path = DEV_DATA / "score" / script
    run = subprocess.run(
        [sys.executable, str(path), "--json", *args],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "CLAIMCHECK": command},
    )
    if run.returncode != 0:
        raise SystemExit(f"{script} ended with {run.returncode}: {run.stdout}{run.stderr}")
    return json.loads(run.stdout)  # type: ignore[no-any-return]


def parts(path: Path, folder: Path, aside: float = 0.25) -> dict[str, str]:
    """A set in two files: what rules were written with, and the last part of each kind of case, which was set aside."""
    kinds = defaultdict(list)
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line.strip():
            kinds[json.loads(line).get("kind", "")].append(line)
    named = {}
    for part in ("seen", "aside"):
        (folder / part).mkdir(exist_ok=True)
        target = folder / part / path.name
        with target.open("w", encoding="utf-8") as file:
            for lines in kinds.values():
                cut = math.ceil(len(lines) * (1 - aside))
                file.writelines(line + "\n" for line in (lines[:cut] if part == "seen" else lines[cut:]))
        named[part] = str(target)
    return named


def dev_figures(folder: Path) -> Iterator[tuple[str, float]]:
    data = DEV_DATA / "data"
    for part, path in parts(data / "wikiwars" / "dates_wikiwars_train.jsonl", folder).items():
        found = score("score.py", path)
        for measure in ("strict", "relaxed", "value"):
            yield f"WikiWars ({part}), date {measure} F1, calendar", found["calendar"][measure]["f1"]
        yield f"WikiWars ({part}), date value F1, all kinds", found["all"]["value"]["f1"]
    for part, path in parts(data / "reading_dev.jsonl", folder).items():
        found = score("score_reading.py", "--gold", path)["all"]
        for key, name in (
            ("date_value_f1", "date value F1"),
            ("duration_f1", "duration F1"),
            ("figure_value_f1", "figure value F1"),
        ):
            yield f"reading ({part}), {name}", found[key]
    for part, path in parts(data / "repair_urls_dev.jsonl", folder, 0.2).items():
        found = score("score.py", path)
        yield f"repair ({part}), exact", found["exact"]
        for kind, figures_of in found["classes"].items():
            if kind != "slug_tail":
                yield f"repair ({part}), {kind}", figures_of["first_guess" if kind == "wiki_tail" else "exact"]
        yield f"repair ({part}), precision of what is accepted", 1 - found["wrong"]
        yield f"repair ({part}), wiki titles, precision of those repaired", 1 - found["wiki_wrong"]
        yield f"repair ({part}), clean left as they are", 1 - found["clean_changed"] / found["clean"]
        yield f"repair ({part}), slug tails not accepted", 1 - found["slug_accepted"] / found["slug"]
    for part, path in parts(data / "align_xquad_ru_shuffled.jsonl", folder, 0.5).items():
        found = score("score.py", path)
        yield f"XQuAD ({part}), recall at 1", found["r_at_1"]
        yield f"XQuAD ({part}), AUC of there at all", found["auc"]
    for part, path in parts(data / "contradict_xquad.jsonl", folder, 0.5).items():
        found = score("score.py", path)
        yield f"contradict ({part}), precision", found["contradicted"]["p"]
        yield f"contradict ({part}), F1", found["contradicted"]["f1"]
        yield f"contradict ({part}), recall", found["contradicted"]["r"]
        yield f"contradict ({part}), three verdicts, macro F1", found["macro_f1"]
    for part, rows in zip(
        ("seen", "aside"), conflicts.alternate(conflicts.read_rows(DEV_DATA / "data" / "conflicts_dev.jsonl")), strict=True
    ):
        reached = conflicts.score(rows)
        yield f"conflicts ({part}), precision", reached["precision"]
        yield f"conflicts ({part}), recall", reached["recall"]


# ---- floors


def main() -> None:
    os.environ["CLAIMCHECK_DICTIONARIES"] = ""  # the shipped tables alone are held to the floors
    floors: dict[str, float] = tomllib.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    found = {name: measure() for name, measure in OWN.items()}
    for own in (dates, figures, reading, claims, repair, conflicts, aligner):
        found |= dict(own.scores())
    if (DEV_DATA / "score" / "score.py").is_file() and (DEV_DATA / "data").is_dir():
        with tempfile.TemporaryDirectory() as name:
            found |= dict(dev_figures(Path(name)))
    below = []
    for name, value in found.items():
        floor = floors.get(name)
        if floor is not None and value < floor:
            below.append(name)
        print(json.dumps({"figure": name, "value": round(value, 4), "floor": floor}))
    if "--pin" in sys.argv[1:]:
        raised = {name: max(floors.get(name, 0.0), math.floor((value - BELOW) * 1000) / 1000) for name, value in found.items()}
        pinned = floors | raised
        head = "# Least value of each figure of `make accuracy`; raised by `python -m bench.accuracy --pin`, which never lowers one.\n"
        FLOORS.write_text(head + "".join(f"{json.dumps(name)} = {pinned[name]}\n" for name in pinned), encoding="utf-8")
    if below:
        sys.exit("below the floor: " + "; ".join(below))


if __name__ == "__main__":
    main()
