"""`make compare`: claimcheck beside what a user would pick instead, in one run: ratios of processor time, and accuracy.

The others are installed into environments that go away again, and answer in processes of their own; they and we take turns,
a median of ROUNDS each. The texts are the project's own labelled ones: rules of ours were written with an eye on the part
called seen, the part called aside is scored by itself. Each of the others is taken as well as it can be: a date is right to
the grain that it was read to, a figure is right where it has the labelled ends.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import platform
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
import venv
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from bench import aligner, damage, reading, repair
from claimcheck.link.repair import read_citations, repair_url
from claimcheck.records import Span
from claimcheck.store.schema import schemas_dir
from claimcheck.store.validate import file_errors
from claimcheck.text import read_dates, read_figures
from claimcheck.verify.align import align
from claimcheck.verify.tokens import read_tokens

ROOT = Path(__file__).parent.parent
OTHERS = Path(__file__).parent / "others.py"
ROUNDS = 3
MOST_URLS = 2000
PACKAGES = {
    "main": ("dateparser==1.5.0", "quantulum3==0.10.0", "linkify-it-py==2.2.0", "ftfy==6.3.1", "jsonschema==4.26.0", "rapidfuzz==3.14.6", "iuliia==0.13.0"),
    "recognizers": ("recognizers-text-suite==1.0.2a2", "emoji<2", "setuptools<81"),
}  # fmt: skip
"""What goes into each environment; recognizers wants an emoji of before 2022."""
Items = list[dict[str, Any]]
Scores = dict[str, float]


@dataclass(frozen=True, slots=True)
class Contest:
    """One thing that both do."""

    name: str
    other: str
    """In words."""
    task: str
    """Its name in others.py."""
    items: Items
    ours: Callable[[Any], Any]
    """What we make of an item."""
    score: Callable[[Items, Sequence[Any], bool], Scores]
    """What the answers are worth, by part; the flag says whether they are ours."""
    measure: str
    environment: str = "main"


# ---- dates and figures


def sentences(langs: Iterable[str]) -> Items:
    return [item | {"part": part} for lang in langs for part in ("seen", "aside") for item in reading.items(lang, part)]


def reader_score(kind: str) -> Callable[[Items, Sequence[Any], bool], Scores]:
    """Value F1 of a kind, by part."""

    def score(items: Items, answers: Sequence[Any], own: bool) -> Scores:
        counts: dict[str, Counter[str]] = {"seen": Counter(), "aside": Counter()}
        for item, answer in zip(items, answers, strict=True):
            found = list(getattr(answer, kind)) if own else [SimpleNamespace(**one) for one in answer]
            read = {"dates": [], "durations": [], "figures": [], kind: found}
            reading.score_item(item, SimpleNamespace(**read), counts[item["part"]])  # type: ignore[arg-type]
        return {
            part: 2 * count[f"{kind} right"] / (count[f"{kind} asked"] + count[f"{kind} read"]) for part, count in counts.items()
        }

    return score


def dates_of(item: Any) -> Any:
    return SimpleNamespace(dates=read_dates(item["text"]))


def figures_of(item: Any) -> Any:
    return SimpleNamespace(figures=read_figures(item["text"]))


# ---- addresses


def addresses() -> Items:
    """Broken addresses of both parts, every damage among them."""
    rows = [
        {"text": case.raw, "part": part, "case": case}
        for part, urls in damage.urls_by_part().items()
        for case in damage.cases(urls, repair.SEEDS[part])
        if case.gold
    ]
    random.Random(8).shuffle(rows)
    return rows[:MOST_URLS]


def url_score(items: Items, answers: Sequence[Any], own: bool) -> Scores:  # noqa: ARG001
    """The share of the texts whose addresses come back exactly."""
    return _shares((item["part"], repair.is_right(item["case"], answer)) for item, answer in zip(items, answers, strict=True))


def _shares(rows: Iterable[tuple[str, bool]]) -> Scores:
    count: Counter[tuple[str, bool]] = Counter(rows)
    return {part: count[part, True] / total for part in ("seen", "aside") if (total := count[part, True] + count[part, False])}


def repaired(item: Any) -> list[str]:
    return repair.accepted(read_citations(item["text"]))


# ---- validation

BREAKS: dict[str, Callable[[str], str]] = {
    "a status misspelled": lambda text: text.replace('"status": "unreviewed"', '"status": "unreveiwed"', 1),
    "a key misspelled": lambda text: text.replace('"check_worthy"', '"check_worthi"', 1),
    "a word for a number": lambda text: text.replace('"start": ', '"start": "x", "was": ', 1),
    "a comma lost": lambda text: text.replace('",\n', '"\n', 1),
    "a key twice": lambda text: text.replace('    "title": ', '    "title": "Another",\n    "title": ', 1),
    "a claim cites what is not there": lambda text: text.replace('"citations": [\n        "s1"', '"citations": [\n        "s77"', 1),
    "a saved source that is not there": lambda text: text.replace('"source": "sources/', '"source": "sources/lost-', 1),
    "another article's id": lambda text: text.replace('"id": "', '"id": "x', 1),
}  # fmt: skip


def claims_files(folder: Path) -> Items:
    """The sample's claims files twenty times over, and broken ones, each in the kinds of BREAKS that fit it."""
    schema = json.loads((schemas_dir() / "claims.schema.json").read_text(encoding="utf-8"))
    rows: Items = []
    for path in sorted((ROOT / "claims").glob("*.json")):
        text = path.read_text(encoding="utf-8")
        made = [("", text)] * 20 + [(name, broken) for name, how in BREAKS.items() if (broken := how(text)) != text]
        for number, (name, content) in enumerate(made):
            root = folder / str(number)
            if not root.exists():
                (root / "claims").mkdir(parents=True)
                (root / "sources").symlink_to(ROOT / "sources")
            (root / "claims" / path.name).write_text(content, encoding="utf-8")
            rows.append({"text": content, "schema": schema, "path": str(root / "claims" / path.name), "broken": name})
    return rows


def noticed(items: Items, answers: Sequence[Any], own: bool) -> Scores:  # noqa: ARG001
    """The share of the broken files that are told, nothing where a whole one is told too."""
    if any(answer and not item["broken"] for item, answer in zip(items, answers, strict=True)):
        return {"all": 0.0}
    told = [bool(answer) for item, answer in zip(items, answers, strict=True) if item["broken"]]
    return {"all": sum(told) / len(told)}


# ---- the aligner


def pages() -> Items:
    return [
        {"part": name, "page": page, "lang": page["lang"], "sentences": page["sentences"], "claims": [one["text"] for one in page["claims"]]}
        for part, name in (("fit", "seen"), ("test", "aside"))
        for page in aligner.pages(part)
    ]  # fmt: skip


def aligned(item: Any) -> Any:
    return align(item["claims"], "\n".join(item["sentences"]), item["lang"])


def recall(items: Items, answers: Sequence[Any], own: bool) -> Scores:
    """Recall at 1 of the passages."""
    rows = []
    for item, answer in zip(items, answers, strict=True):
        starts, at = [], 0
        for sentence in item["sentences"]:
            starts.append((at, at + len(sentence)))
            at += len(sentence) + 1
        for claim, found in zip(item["page"]["claims"], answer, strict=True):
            place = found.passage if own else Span(*starts[found])
            if claim["passage"]:
                named = [starts[number] for number in claim["passage"]]
                right = isinstance(place, Span) and any(place.start < end and start < place.end for start, end in named)
                rows.append((item["part"], right))
    return _shares(rows)


# ---- the run


def contests(folder: Path) -> list[Contest]:
    f1 = "value F1"
    english = sentences(["en"])
    return [
        Contest("dates, English", "dateparser.search", "dateparser", english, dates_of, reader_score("dates"), f1),
        Contest("dates, Russian and Ukrainian", "dateparser.search", "dateparser", sentences(["ru", "uk"]), dates_of, reader_score("dates"), f1),
        Contest("dates, English", "recognizers-text", "recognizers", english, dates_of, reader_score("dates"), f1, "recognizers"),
        Contest("figures, English", "quantulum3", "quantulum3", english, figures_of, reader_score("figures"), f1),
        Contest("broken addresses", "ftfy, then linkify-it-py", "linkify", addresses(), repaired, url_score, "exact"),
        Contest("claims files validated", "jsonschema alone", "jsonschema", claims_files(folder), lambda item: file_errors(Path(item["path"])), noticed, "broken ones told"),
        Contest("claims set beside passages", "every pair by shared words", "all-pairs", pages(), aligned, recall, "recall at 1"),
    ]  # fmt: skip


def environments(folder: Path) -> dict[str, Path]:
    """The interpreter of each environment, made anew with what PACKAGES names."""
    found = {}
    for name, packages in PACKAGES.items():
        venv.create(folder / name, with_pip=True)
        python = folder / name / "bin" / "python"
        print(f"installing {', '.join(packages)}", file=sys.stderr)
        subprocess.run([python, "-m", "pip", "install", "--quiet", *packages], check=True, stdout=sys.stderr)
        found[name] = python
    return found


def run_other(python: Path, task: str, items: Items) -> tuple[float, list[Any]]:
    plain = [{key: value for key, value in item.items() if key != "case"} for item in items]
    run = subprocess.run([python, OTHERS, task], input=json.dumps(plain), capture_output=True, text=True, check=True)
    answer = json.loads(run.stdout.splitlines()[-1])
    return answer["seconds"], answer["found"]


def run_ours(contest: Contest) -> tuple[float, list[Any]]:
    contest.ours(contest.items[0])
    repair_url.cache_clear()
    read_tokens.cache_clear()
    start = time.process_time()
    found = [contest.ours(item) for item in contest.items]
    return time.process_time() - start, found


def compare(contest: Contest, python: Path) -> dict[str, Any]:
    """One row: how many times as fast we are, and what both sides' answers are worth."""
    times: tuple[list[float], list[float]] = ([], [])
    ours: list[Any] = []
    theirs: list[Any] = []
    for _ in range(ROUNDS):
        seconds, ours = run_ours(contest)
        times[0].append(seconds)
        seconds, theirs = run_other(python, contest.task, contest.items)
        times[1].append(seconds)
    mine, other = map(statistics.median, times)
    return {
        "what": contest.name,
        "against": contest.other,
        "texts": len(contest.items),
        "times as fast": round(other / mine, 3),
        "measure": contest.measure,
        "ours": {part: round(value, 3) for part, value in contest.score(contest.items, ours, True).items()},
        "theirs": {part: round(value, 3) for part, value in contest.score(contest.items, theirs, False).items()},
    }


def start_up() -> tuple[float, float]:
    """Seconds and processor seconds of `claimcheck --help` as a whole process, the medians of nine."""
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(9):
        before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
        subprocess.run([sys.executable, "-m", "claimcheck", "--help"], check=True, stdout=subprocess.DEVNULL)
        times[0].append(time.perf_counter() - start)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        times[1].append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return statistics.median(times[0]), statistics.median(times[1])


def table(rows: Sequence[dict[str, Any]]) -> str:
    """The rows as Markdown; two values are those of the part that rules were written with and of the part set aside."""
    lines = ["| what | against | times as fast | measure | claimcheck | the other |", "|---|---|---|---|---|---|"]
    for row in rows:
        ours, theirs = (" / ".join(f"{value:.2f}" for value in row[side].values()) for side in ("ours", "theirs"))
        speed = f"{row['times as fast']:.2g}"
        lines.append(f"| {row['what']} | {row['against']} | {speed} | {row['measure']} | {ours} | {theirs} |")
    return "\n".join(lines)


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        pythons = environments(folder)
        (folder / "files").mkdir()
        rows = [compare(contest, pythons[contest.environment]) for contest in contests(folder / "files")]
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, {dt.date.today():%Y-%m-%d}\n")  # noqa: DTZ011
    print(table(rows))
    seconds, used = start_up()
    print(f"\nclaimcheck --help: {seconds:.2f} s, of which {used:.2f} s of a core")


if __name__ == "__main__":
    main()
