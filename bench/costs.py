"""What an article costs, stage by stage: processor time, memory, bytes on disk. The figures under docs/scale.md.

Copies of the dump (the sample's where no other is at hand) go through each stage of the command line in one process, which is
what a core of a cluster does; the time of an empty run is taken off.
"""

from __future__ import annotations

import json
import resource
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.speed import ROOT, real_dump

COPIES = 40
STAGES = (("extract", "--jobs", "1"), ("link", "--jobs", "1"), ("verify", "--jobs", "1"), ("report", "--format", "json"))


def run(args: tuple[str, ...], cwd: Path) -> tuple[float, float]:
    """Processor seconds of one command, and the peak of its memory in MB."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-m", "claimcheck", *args], cwd=cwd, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, after.ru_maxrss / 1024


def size_of(folder: Path) -> int:
    """Bytes of its files, to the next block of 4 KB each as a disk keeps them."""
    return sum(-(-path.stat().st_size // 4096) * 4096 for path in folder.rglob("*") if path.is_file())


def lay_out(folder: Path, copies: int) -> int:
    """A workspace of so many copies of the dump, with the sample's sources; returns the bytes of its articles."""
    (folder / "articles").mkdir(parents=True)
    shutil.copytree(ROOT / "sources", folder / "sources")
    for number in range(copies):
        shutil.copyfile(real_dump(), folder / "articles" / f"dump-{number:04}.txt")
    return sum(path.stat().st_size for path in (folder / "articles").iterdir())


def measure(copies: int = COPIES) -> dict[str, object]:
    """What an article costs: milliseconds of a core by stage, peak MB of the largest process, bytes."""
    with tempfile.TemporaryDirectory() as name:
        small, large = Path(name, "small"), Path(name, "large")
        lay_out(small, 1)
        text = lay_out(large, copies)
        found: dict[str, object] = {}
        peak = total = 0.0
        for stage in STAGES:
            start, _ = run(stage, small)
            seconds, peak = run(stage, large)
            articles = len(list((large / "claims").glob("*.json"))) - len(list((small / "claims").glob("*.json")))
            found[f"{stage[0]}_ms"] = round(1000 * (seconds - start) / articles, 1)
            total += 1000 * (seconds - start) / articles
        articles = len(list((large / "claims").glob("*.json")))
        return {
            "input": real_dump().name, "articles": articles, "text_bytes": text // articles, **found, "core_ms": round(total, 1), "peak_mb": round(peak),
            "claims_bytes": size_of(large / "claims") // articles, "evidence_bytes": size_of(large / "evidence") // articles,
        }  # fmt: skip


if __name__ == "__main__":
    print(json.dumps(measure(int(sys.argv[1]) if len(sys.argv) > 1 else COPIES), indent=2))
