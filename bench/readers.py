"""How fast the readers read, in one process on one core, and what loading them takes. Prints one JSON object."""

from __future__ import annotations

import json
import os
import resource
import statistics
import subprocess
import sys
import time
from pathlib import Path

LOAD = """
import re, time
start = time.process_time()
import claimcheck.text
imported = time.process_time()
from claimcheck.text import read_dates, read_figures, read_text
loaded = time.process_time()
read_text("In 1922 the bureau dealt with 10,700 people.", "en")
read = time.process_time()
peak = re.search(r"VmHWM:\\s+(\\d+)", open("/proc/self/status").read())[1]
print(imported - start, loaded - imported, read - loaded, int(peak) / 1024)
"""
"""Imports the package, then loads its readers, then reads one English sentence. The peak is this process's own: what the
parent took before counts in ru_maxrss."""
MIN_CHARS = 200_000
RUNS = 5


def texts_of(path: Path) -> list[str]:
    """The file's text again and again until there is enough of it; each time another first line, since texts are remembered."""
    text = path.read_text(encoding="utf-8")
    return [f"Copy {number}.\n{text}" for number in range(max(1, MIN_CHARS // len(text)))]


def measure(path: Path) -> dict[str, object]:
    """Megabytes a second: dates, lengths, identifiers and figures together, and everything."""
    from claimcheck.text import read_dates, read_durations, read_figures, read_identifiers, read_text

    read_text(path.read_text(encoding="utf-8")[:4000])  # the dictionaries load
    four, whole = [], []
    for run in range(RUNS):
        texts = [f"Run {run}.\n{text}" for text in texts_of(path)]
        size_mb = sum(map(len, texts)) / 1e6
        start = time.process_time()
        for text in texts:
            dates = read_dates(text)
            durations = read_durations(text, None, dates)
            taken = sorted((*dates, *durations), key=lambda item: item.start)
            identifiers = read_identifiers(text, None, taken)
            read_figures(text, None, sorted((*taken, *identifiers), key=lambda item: item.start))
        four.append(size_mb / (time.process_time() - start))
        start = time.process_time()
        for text in texts:
            read_text(f"Again.\n{text}")
        whole.append(size_mb / (time.process_time() - start))
    return {
        "dates and figures, MB/s": round(statistics.median(four), 2),
        "bar": 1.0,
        "all of read, MB/s": round(statistics.median(whole), 2),
        "bar, all": 0.3,
        "loop of three million, s": round(calibration(), 3),
    }


def calibration() -> float:
    """Seconds of a plain loop: tells one machine's hour from another's."""
    start, total = time.process_time(), 0
    for number in range(3_000_000):
        total += number & 7
    return time.process_time() - start


def load() -> dict[str, object]:
    """Seconds and peak MB of importing the readers and reading one English sentence, the median of some fresh processes."""
    env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    runs = []
    for run in range(RUNS + 1):
        done = subprocess.run([sys.executable, "-c", LOAD], capture_output=True, check=True, text=True, env=env)
        if run:  # the first compiles, as an installation does
            runs.append([float(value) for value in done.stdout.split()])
    imported, loaded, read, peak = (statistics.median(values) for values in zip(*runs, strict=True))
    return {
        "import, s": round(imported, 3),
        "bar": 0.15,
        "readers loaded, s": round(loaded, 3),
        "first sentence, s": round(read, 3),
        "peak_mb": round(peak, 1),
        "bar_mb": 60,
    }


def main() -> None:
    found = {"name": "readers", "load": load(), **measure(Path(sys.argv[1]))}
    found["peak_mb"] = round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1)
    print(json.dumps(found))


if __name__ == "__main__":
    main()
