"""A run on a real cluster on this machine comes to what a local run comes to, also when a worker is killed in the middle."""

from __future__ import annotations

import json
import os
import random
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from claimcheck.cluster import _divide, _take_folder, list_inputs
from claimcheck.errors import ClaimcheckError
from claimcheck.extract.claims import article_record
from claimcheck.extract.documents import parse_document
from claimcheck.settings import load_settings
from claimcheck.text.articles import split_articles
from conftest import HERE, Run

SOURCE = "---\nurl: https://museum.example/page/{n}\nlanguage: ru\n---\nМост в Калиновке через Журу открыт {n} мая 1931 года. Его строили {n}00 рабочих.\n"
Start = Callable[..., subprocess.Popen[str]]


def article(number: int) -> str:
    """An article that has a source, quarrels with the one before it, or has neither."""
    chance = random.Random(number)
    day = number // 2 % 28 + 1
    person = f"Fyodor {'Lunin Petrov Gorbat Krylov Melnik Belov'.split()[number // 2 % 6]}"
    lines = [
        f"{person} was born on {day + number % 2} March 18{number // 2 % 60 + 20} in Tula.",
        f"The bridge at Kalinovka over the Zhura was opened on {day} May 1931 by {day + number % 3}00 workers.",
        f"In 1931 {person} employed {300 + number % 2 * 50} workers.",
        *(f"In {chance.randrange(1890, 1950)} the mill ground {chance.randrange(20, 900)} tonnes of rye." for _ in range(12)),
    ]
    return f"Chronicle {number}\n\n" + "\n\n".join(lines) + f"\n\nSources:\nhttps://museum.example/page/{day}\n"


def twins() -> list[str]:
    """Two file names for one text under which its article would have one id."""
    seen: dict[str, str] = {}
    for number in range(100_000):
        document = parse_document(b"Twins\n\nIn 1931 a mill was built at Tula by 40 men.\n", f"articles/twin-{number}.txt")
        (found,) = split_articles(document)
        other = seen.setdefault(article_record(found, document).id, document.path)
        if other != document.path:
            return [Path(path).name for path in (other, document.path)]
    raise AssertionError


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("archive")
    (root / "articles" / "more").mkdir(parents=True)
    (root / "sources").mkdir()
    for number in range(48):
        (root / "articles" / f"{number:02}.txt").write_text(article(number), encoding="utf-8")
        (root / "sources" / f"{number}.txt").write_text(SOURCE.format(n=number % 28 + 1), encoding="utf-8")
    for name in twins():
        (root / "articles" / name).write_text("Twins\n\nIn 1931 a mill was built at Tula by 40 men.\n", encoding="utf-8")
    for name in ("dump.txt", "page.html", "export.xml"):
        (root / "articles" / "more" / f"«мост» {name}").write_bytes((HERE / "workspace" / "articles" / name).read_bytes())
    (root / "articles" / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + b"\0" * 50)
    (root / "articles" / ".hidden.txt").write_text("Hidden\n\nIn 1931 nothing was seen.\n", encoding="utf-8")
    (root / "reference").mkdir()
    (root / "pyproject.toml").write_text("[tool.claimcheck.rules.CC103]\nseverity = 'off'\nreason = 'a test'\n", encoding="utf-8")
    return root


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """Start a part of the cluster; whatever still runs at the end is ended."""
    running: list[subprocess.Popen[str]] = []

    def run(*args: str) -> subprocess.Popen[str]:
        env = {**os.environ, "CLAIMCHECK_DICTIONARIES": "", "DASK_DISTRIBUTED__DEPLOY__LOST_WORKER_TIMEOUT": "2s"}
        log = (tmp_path / f"{len(running)}.log").open("w")
        command = [sys.executable, "-c", "from dask.__main__ import main; main()", *args]
        running.append(subprocess.Popen(command, cwd=tmp_path, env=env, stdout=log, stderr=log, text=True))
        log.close()
        return running[-1]

    yield run
    for process in running:
        process.kill()
        process.wait(30)


def cluster(start: Start, tmp_path: Path) -> tuple[str, list[subprocess.Popen[str]]]:
    """The address of a scheduler with two workers of one thread each, and the workers."""
    start("scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard")
    address = waited_for(tmp_path / "0.log", r"Scheduler at:\s+(tcp://127\.0\.0\.1:\d+)")
    workers = [
        start("worker", address, "--host", "127.0.0.1", "--nthreads", "1", "--no-nanny", "--no-dashboard") for _ in range(2)
    ]
    for number in (1, 2):
        waited_for(tmp_path / f"{number}.log", r"(Starting established connection)")
    return address, workers


def waited_for(log: Path, pattern: str) -> str:
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline:
        if log.exists() and (found := re.search(pattern, log.read_text())):
            return found[1]
        time.sleep(0.1)
    raise AssertionError(log.read_text())


def rows(folder: Path, table: str) -> list[dict]:
    return [row for path in sorted((folder / table).glob("*.parquet")) for row in pq.read_table(path).to_pylist()]


def test_a_cluster_that_loses_a_worker_comes_to_what_a_local_run_comes_to(
    archive: Path, tmp_path: Path, start: Start, claimcheck: Run
):
    local = claimcheck("run", "--quiet", cwd=archive)
    assert "picture.txt" in local.stderr
    assert local.returncode == 2
    out = tmp_path / "results"
    address, workers = cluster(start, tmp_path)
    there = subprocess.Popen(
        [sys.executable, "-m", "claimcheck", "run", "--scheduler", address, "--output", f"file://{out}"],
        cwd=archive, stderr=subprocess.PIPE, text=True,
        env={**os.environ, "CLAIMCHECK_DICTIONARIES": ""},
    )  # fmt: skip
    deadline = time.monotonic() + 200
    while len(list(out.glob("articles/part-*.parquet"))) < 2 and there.poll() is None and time.monotonic() < deadline:
        time.sleep(0.02)
    workers[0].send_signal(signal.SIGKILL)
    at_the_kill = len(list(out.glob("articles/part-*.parquet")))
    _, told = there.communicate(timeout=300)
    assert there.returncode == 2, told
    assert "picture.txt: this is a PNG image" in told
    assert "Traceback" not in told
    parts = len(list(out.glob("articles/part-*.parquet")))
    assert at_the_kill < parts, "the worker was killed too late"
    assert workers[0].wait(30) == -signal.SIGKILL

    claims = {path.stem: path.read_text(encoding="utf-8") for path in (archive / "claims").glob("*.json")}
    evidence = {path.stem: path.read_text(encoding="utf-8") for path in (archive / "evidence").glob("*.json")}
    assert sum(name.startswith("twins-") for name in claims) == 2, "the twins have ids of their own"
    found = rows(out, "articles")
    assert len(found) == len(claims)
    assert {row["article"]: row["claims"] for row in found} == claims
    assert {row["article"]: row["evidence"] for row in found if row["evidence"]} == evidence

    assert claimcheck("export", "--format", "parquet", "-o", tmp_path / "local.parquet", cwd=archive).returncode == 0
    order = ["article", "start", "claim"]
    key = lambda row: [row[name] for name in order]  # noqa: E731
    assert sorted(rows(out, "claims"), key=key) == sorted(pq.read_table(tmp_path / "local.parquet").to_pylist(), key=key)

    report = json.loads(claimcheck("report", "--format", "json", cwd=archive).stdout)
    ours = sorted(row["finding"] for row in rows(out, "findings"))
    theirs = sorted(json.dumps(finding, ensure_ascii=False) for finding in report["findings"])
    assert ours == theirs
    codes = {finding["code"] for finding in report["findings"]}
    assert {"CC203", "CC403", "CC101"} <= codes, codes
    assert "CC103" not in codes
    manifest = json.loads((out / "claimcheck.json").read_text())
    assert manifest["complete"] is True
    assert (manifest["articles"], manifest["claims"]) == (
        len(claims),
        sum(len(json.loads(text)["claims"]) for text in claims.values()),
    )
    assert manifest["findings"] == len(theirs)
    assert not [path for path in out.rglob("*") if path.name.startswith(".") or path.name == "groups"]


def test_nobody_there_is_told(tmp_path: Path, start: Start, claimcheck: Run):
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "a.txt").write_text("Title\n\nIn 1931 a mill was built.\n", encoding="utf-8")
    nobody = claimcheck("run", "--scheduler", "tcp://127.0.0.1:9")
    assert nobody.returncode == 2
    assert "no scheduler answers at tcp://127.0.0.1:9" in nobody.stderr
    assert "no scheduler answers at nonsense" in claimcheck("run", "--scheduler", "nonsense").stderr
    start("scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard")
    address = waited_for(tmp_path / "0.log", r"Scheduler at:\s+(tcp://127\.0\.0\.1:\d+)")
    alone = claimcheck("run", "--scheduler", address)
    assert alone.returncode == 2
    assert "the scheduler has no workers" in alone.stderr


def test_a_folder_of_something_else_is_left_alone(tmp_path: Path):
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "a.jpg").write_bytes(b"x")
    with pytest.raises(ClaimcheckError, match="holds something else"):
        _take_folder(str(tmp_path / "photos"))
    assert (tmp_path / "photos" / "a.jpg").exists()
    _take_folder(str(tmp_path / "new"))
    (tmp_path / "new" / "claims").mkdir()
    (tmp_path / "new" / "claims" / "part-00009.parquet").write_bytes(b"of a larger run before")
    _take_folder(f"file://{tmp_path}/new")
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["claimcheck.json"]


def test_articles_are_named_as_a_local_run_names_them(archive: Path):
    settings = load_settings(archive)
    names = [item.name for item in list_inputs([str(archive / "articles")], settings)]
    assert names[0] == "articles/00.txt"
    assert "articles/more/«мост» page.html" in names
    assert not any("hidden" in name for name in names)
    other = [item.name for item in list_inputs([f"file://{archive}/articles"], load_settings(archive / "sources"))]
    assert other == names
    parts = _divide(list_inputs([str(archive / "articles")], settings), 8)
    assert [item.name for part in parts for item in part.inputs] == names
    assert 8 <= len(parts) <= 10
    with pytest.raises(ClaimcheckError, match="no articles"):
        list_inputs([str(archive / "nowhere"), "memory://none"], settings)
