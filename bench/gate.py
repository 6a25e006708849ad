"""The gate at the size of an archive: 2,000 article files with 40,000 claims, each command a process of its own, as JSON.

`python -m bench.gate --small` does the same with a twentieth of it.
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from bench.speed import CHILD, row

FILES, SENTENCES, RUNS = 2_000, 20, 3
CHANGED = 20
"""Articles that the branch changes: a large pull request."""
BAR_MB = 500
PLACES = "Kalinovka Sosnovka Berezovo Zarechye Lipki Ozerki Dubrava Krasny-Log Verkhovka Novosel".split()
PEOPLE = "Lunin Petrova Gorbat Sidorenko Krylov Melnik Orlova Savchenko Belov Tkach".split()
FORMS = (
    "In {year} the {what} works at {place} employed {n} people in {m} rooms.",
    "On {day} {month} {year} {person} opened a school for {n} children at {place}.",
    "{person} bought {m} hectares of meadow at {place} in {year} for {n} roubles.",
    "By {month} {year} the {what} cooperative of {place} had {n} members with {m} horses.",
    "The fire of {day} {month} {year} destroyed {n} houses at {place} within {m} hours.",
)
WHAT = "glass brick tar paper linen salt rope leather".split()
MONTHS = "January February March April May June July August September October November December".split()
COMMANDS: Sequence[tuple[tuple[str, ...], float]] = (
    (("validate",), 3),
    (("fmt", "--check"), 3),
    (("extract", "--quiet"), 5),
    (("check",), 5),
    (("check", "--against", "main"), 5),
)


def article(number: int) -> str:
    """An article of its own: SENTENCES claims in paragraphs of four, every second article with its sources."""
    chance = random.Random(number)
    told = [
        chance.choice(FORMS).format(
            year=chance.randrange(1860, 1960), day=chance.randrange(1, 29), month=chance.choice(MONTHS), n=chance.randrange(20, 900),
            m=chance.randrange(20, 900), place=chance.choice(PLACES), person=chance.choice(PEOPLE), what=chance.choice(WHAT),
        )
        for _ in range(SENTENCES)
    ]  # fmt: skip
    paragraphs = [" ".join(told[at : at + 4]) for at in range(0, SENTENCES, 4)]
    sources = f"\n\nSources:\nhttps://museum.example/page/{number}\n" if number % 2 else "\n"
    return f"Chronicle {number} of {chance.choice(PLACES)}\n\n" + "\n\n".join(paragraphs) + sources


def make(root: Path, files: int) -> None:
    """A repository with `files` articles, their claims and a branch that changes CHANGED of them."""
    (root / "articles").mkdir(parents=True)
    for number in range(files):
        (root / "articles" / f"{number:05}.txt").write_text(article(number), encoding="utf-8")
    (root / ".gitignore").write_text(".claimcheck/\nreports/\n")
    build(root)
    for line in ("init -q -b main", "add -A", "commit -q -m all", "checkout -q -b work"):
        subprocess.run(["git", "-c", "user.name=a", "-c", "user.email=a@b.example", *line.split()], cwd=root, check=True)
    for number in range(0, files, files // CHANGED):
        path = root / "articles" / f"{number:05}.txt"
        path.write_text(path.read_text(encoding="utf-8").replace("1", "2", 1) + "\nIn 1931 a mill was built.\n", encoding="utf-8")
    build(root)


def build(root: Path) -> None:
    """The claims as `claimcheck run` leaves them, without its report."""
    for stage in ("extract", "link", "verify"):
        run(root, stage, "--quiet")


def run(root: Path, *args: str) -> tuple[float, float]:
    """Seconds and the largest process's peak MB of one command; its status is not asked: the gate finds what was put there."""
    command = [sys.executable, "-c", CHILD, sys.executable, "-m", "claimcheck", *args]
    seconds, peak_mb, status, told = json.loads(subprocess.run(command, cwd=root, capture_output=True, check=True).stdout)
    if status == 2:
        raise SystemExit(f"claimcheck {' '.join(args)}: {told}")
    return seconds, peak_mb


def measure(files: int = FILES, runs: int = RUNS, made: Callable[[Path, int], None] = make) -> list[dict[str, object]]:
    """A row a command: medians, extremes, bars."""
    size = f"{files:,} files, {files * SENTENCES:,} claims"
    with tempfile.TemporaryDirectory() as name:
        root = Path(name) / "archive"
        made(root, files)
        rows = [row(f"claimcheck check, nothing kept, {size}", [run(root, "check")], bar_mb=BAR_MB)]
        run(root, "report", "--format", "json")  # leaves its findings, as `run` does
        rows += [
            row(f"claimcheck {' '.join(args)}, {size}", [run(root, *args) for _ in range(runs)], bar, BAR_MB)
            for args, bar in COMMANDS
        ]
        return rows


if __name__ == "__main__":
    print(json.dumps(measure(FILES // 20 if "--small" in sys.argv else FILES), indent=2))
