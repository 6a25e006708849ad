"""`make bench`: time and memory of whole processes, printed as JSON. Medians of several runs; machines are noisy."""

from __future__ import annotations

import json
import os
import platform
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bench import fetching

ROOT = Path(__file__).parent.parent
DEV_DATA = (ROOT / (os.environ.get("DEV_DATA") or "../shared")).resolve()
SAMPLE = ROOT / "articles" / "archive-dump.txt"
COPIES = 1000
CHILD = """
import json, resource, subprocess, sys, time
start = time.perf_counter()
run = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
usage = resource.getrusage(resource.RUSAGE_CHILDREN)
print(json.dumps([time.perf_counter() - start, usage.ru_maxrss / 1024, run.returncode, run.stderr.decode()[-300:]]))
"""


HIDE_CHARTS = """
from importlib.machinery import PathFinder
find = PathFinder.find_spec
PathFinder.find_spec = classmethod(lambda cls, name, *rest: None if name in ("altair", "vl_convert") else find(name, *rest))
"""
"""A sitecustomize.py under which the charts extra is not there."""


def measure(args: Sequence[str], cwd: Path, path: Path | None = None) -> tuple[float, float]:
    """Seconds and the largest process's peak MB of one whole run of the command line."""
    command = [sys.executable, "-c", CHILD, sys.executable, "-m", "claimcheck", *args]
    seconds, peak_mb, status, errors = json.loads(
        subprocess.run(
            command, cwd=cwd, capture_output=True, check=True, env={**os.environ, **({"PYTHONPATH": str(path)} if path else {})}
        ).stdout
    )
    if status != 0:
        raise SystemExit(f"claimcheck {' '.join(args)} ended with {status}: {errors}")
    return seconds, peak_mb


def row(
    name: str, runs: Sequence[tuple[float, float]], bar_s: float | None = None, bar_mb: float | None = None
) -> dict[str, object]:
    """One line of the result: medians, extremes and the bars."""
    seconds = [run[0] for run in runs]
    return {
        "name": name,
        "runs": len(runs),
        "seconds": {"median": round(statistics.median(seconds), 3), "min": round(min(seconds), 3), "max": round(max(seconds), 3)},
        "peak_mb": round(statistics.median(run[1] for run in runs), 1),
        "bar_seconds": bar_s,
        "bar_mb": bar_mb,
    }


def real_dump() -> Path:
    """The real dump where it is at hand, else the sample."""
    found = sorted((DEV_DATA / "corpus").glob("*.txt"))
    return found[0] if found else SAMPLE


def bench_help(folder: Path) -> dict[str, object]:
    return row("claimcheck --help", [measure(["--help"], folder) for _ in range(9)], bar_s=0.25)


def bench_run(folder: Path, *, charts: bool) -> dict[str, object]:
    """The dump through `run`, cold: an empty workspace each time."""
    hidden = folder / "hidden"
    hidden.mkdir(exist_ok=True)
    (hidden / "sitecustomize.py").write_text(HIDE_CHARTS, encoding="utf-8")
    runs = []
    for number in range(5):
        workspace = folder / f"run-{charts}-{number}"
        workspace.mkdir()
        runs.append(measure(["run", str(real_dump())], workspace, None if charts else hidden))
    name = f"claimcheck run {real_dump().name}, cold, {'with' if charts else 'without'} charts"
    return row(name, runs, bar_s=5 if charts else 3, bar_mb=None if charts else 300)


def has_charts() -> bool:
    from importlib.util import find_spec

    return bool(find_spec("altair") and find_spec("vl_convert"))


def bench_growth(folder: Path) -> list[dict[str, object]]:
    """Copies of the dump through `extract`: memory must not grow with their number, both cores must work."""
    rows = []
    for copies in (COPIES // 10, COPIES):
        workspace = folder / f"growth-{copies}"
        articles = workspace / "articles"
        articles.mkdir(parents=True)
        for number in range(copies):
            shutil.copyfile(real_dump(), articles / f"dump-{number:04}.txt")
        size_mb = sum(path.stat().st_size for path in articles.iterdir()) / 1e6
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        start = time.perf_counter()
        run = measure(["extract", "--quiet"], workspace)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        found = row(f"claimcheck extract, {copies} copies", [run])
        found |= {"input_mb": round(size_mb, 1), "claims_files": len(list((workspace / "claims").glob("*.json")))}
        found["cores_used"] = round(cpu / (time.perf_counter() - start), 2)
        rows.append(found)
        shutil.rmtree(workspace)
    return rows


def alone(module: str, *args: str) -> Any:
    """What a part's own bench prints, in a fresh process."""
    run = subprocess.run([sys.executable, "-m", f"bench.{module}", *args], cwd=ROOT, capture_output=True, check=True)
    return json.loads(run.stdout)


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        charts = [True, False] if has_charts() else [False]
        results = [
            bench_help(folder),
            alone("readers", str(real_dump())),
            alone("growth"),
            alone("repair"),
            alone("aligner", "--speed"),
            alone("across"),
            *(bench_run(folder, charts=wanted) for wanted in charts),
            *bench_growth(folder),
            *alone("gate"),
            fetching.measure(),
        ]
    machine = {"python": platform.python_version(), "cores": os.cpu_count(), "machine": platform.machine()}
    print(json.dumps({"machine": machine, "input": real_dump().name, "results": results}, indent=2))


if __name__ == "__main__":
    main()
