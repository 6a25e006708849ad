"""What is too long for every run: kills at any moment, files of noise, growth. `make soak`."""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from conftest import HERE, Run

pytestmark = pytest.mark.soak
SEED = 20_241
KILLS = int(os.environ.get("KILLS", "200"))
WRITING = (
    "run --quiet", "run --quiet", "run --quiet", "extract", "link", "verify", "fmt", "migrate", "import t.csv", "baseline write",
    "report", "export --output all.csv", "export --format parquet --output all.parquet",
)  # fmt: skip
"""The commands that write."""


def test_killed_at_any_moment_every_file_is_complete_and_the_next_run_comes_to_the_same(workspace: Path, claimcheck: Run):
    for number in range(40):
        shutil.copyfile(workspace / "articles" / "dump.txt", workspace / "articles" / f"dump-{number:02}.txt")
    assert claimcheck("extract", cwd=workspace).returncode == 0
    (workspace / "t.csv").write_text(claimcheck("export", cwd=workspace).stdout, encoding="utf-8")
    random_ = random.Random(SEED)
    for number in range(KILLS):
        if number % 3 == 0:  # so that there is something to do again
            shutil.rmtree(workspace / ".claimcheck", ignore_errors=True)
        run = subprocess.Popen(
            [sys.executable, "-m", "claimcheck", *random_.choice(WRITING).split()],
            cwd=workspace,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        time.sleep(random_.uniform(0.05, 1.5))
        os.killpg(run.pid, 9)
        run.wait(30)
        for path in workspace.rglob("*.json"):
            json.loads(path.read_text(encoding="utf-8"))
    assert claimcheck("run", cwd=workspace).returncode == 0
    killed = {path.name: path.read_bytes() for path in (workspace / "claims").glob("*.json")}
    assert claimcheck("validate", cwd=workspace).returncode == 0
    for folder in ("claims", "evidence"):
        shutil.rmtree(workspace / folder)
    shutil.copytree(HERE / "workspace" / "claims", workspace / "claims")
    assert claimcheck("run", cwd=workspace).returncode == 0
    assert {path.name: path.read_bytes() for path in (workspace / "claims").glob("*.json")} == killed
    assert not [path for folder in ("claims", "evidence", "schemas") for path in (workspace / folder).glob(".*claimcheck-tmp")]


@pytest.mark.parametrize("suffix", ["txt", "md", "html", "xml"])
def test_noise_is_read_or_refused_never_a_traceback(suffix: str, workspace: Path, tmp_path: Path, claimcheck: Run):
    random_ = random.Random(SEED)
    source = {"txt": "dump.txt", "md": "README.md", "html": "page.html", "xml": "export.xml"}[suffix]
    whole = (workspace / "articles" / source).read_bytes()
    folder = tmp_path / "noise"
    folder.mkdir()
    for number in range(120):
        data = bytearray(whole)
        for _ in range(random_.randrange(1, 30)):
            at = random_.randrange(len(data))
            data[at : at + random_.randrange(6)] = bytes(random_.randrange(256) for _ in range(random_.randrange(6)))
        (folder / f"n{number:03}.{suffix}").write_bytes(bytes(data))
    run = claimcheck("run", folder, cwd=tmp_path)
    assert "Traceback" not in run.stderr, run.stderr[-3000:]
    assert run.returncode in (0, 2)
    assert claimcheck("validate", cwd=tmp_path).returncode == 0


def test_broken_claims_files_never_give_a_traceback(workspace: Path, claimcheck: Run):
    random_ = random.Random(SEED)
    path = min((workspace / "claims").glob("*.json"))
    whole = path.read_bytes()
    for _ in range(60):
        data = bytearray(whole)
        at = random_.randrange(len(data))
        data[at : at + random_.randrange(40)] = bytes(random_.choice(b'{}[]",:0aN\\\xff') for _ in range(random_.randrange(8)))
        path.write_bytes(bytes(data))
        run = claimcheck("validate", cwd=workspace)
        assert "Traceback" not in run.stderr
        assert path.read_bytes() == bytes(data), "a check wrote"


def test_memory_does_not_grow_with_the_number_of_articles(tmp_path: Path):
    peaks = []
    for copies in (20, 400):
        folder = tmp_path / str(copies)
        (folder / "articles").mkdir(parents=True)
        for number in range(copies):
            shutil.copyfile(HERE / "workspace" / "articles" / "dump.txt", folder / "articles" / f"{number:03}.txt")
        code = (
            "import resource, subprocess, sys; subprocess.run([sys.executable, '-m', 'claimcheck', 'extract', '-q'], check=True);"
            "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
        )
        run = subprocess.run([sys.executable, "-c", code], cwd=folder, capture_output=True, text=True, check=True)
        peaks.append(int(run.stdout))
    assert peaks[1] < peaks[0] * 1.3
