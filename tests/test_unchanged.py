"""Work whose inputs are as they were is not done again, and whatever went into it is one of its inputs."""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from claimcheck import batch, unchanged
from claimcheck.auditing import audit_workspace
from claimcheck.batch import build_workspace
from claimcheck.gate import judge
from claimcheck.pipeline import STAGES, Stage
from claimcheck.settings import load_settings
from claimcheck.sources.saved import load_sources
from claimcheck.store.cache import NAME
from conftest import HERE

PAGE = "---\nurl: https://bridges.example/zhura\nlanguage: ru\n---\nМост через Журу открыт 5 мая 1931 года.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "articles").mkdir()
    (tmp_path / "sources").mkdir()
    (tmp_path / "reference").mkdir()
    for number in range(3):
        text = f"The Bridge {number}\n\nThe bridge over the Zhura was opened on {number + 4} May 1931. It carried {number}00 carts.\n\nSource: https://bridges.example/zhura\n"
        (tmp_path / "articles" / f"{number}.txt").write_text(text, encoding="utf-8")
    (tmp_path / "sources" / "page.txt").write_text(PAGE, encoding="utf-8")
    return tmp_path


def built(folder: Path, monkeypatch: pytest.MonkeyPatch, *stages: Stage) -> list[str]:
    """The names of the article files that were looked at."""
    seen: list[str] = []
    real = batch._build_file
    settings = load_settings(folder)
    sources, _ = load_sources(settings.sources_dir, settings.root)
    paths = sorted((folder / "articles").iterdir())
    with monkeypatch.context() as patch:
        patch.setattr(batch, "_build_file", lambda path, *rest: (seen.append(path.name), real(path, *rest))[1])
        summary = build_workspace(paths, settings, sources, stages=stages or STAGES, jobs=1)
    assert summary.articles == len(list((folder / "claims").glob("*.json"))), "what was not looked at is counted all the same"
    return seen


ALL = ["0.txt", "1.txt", "2.txt"]


def edit(path: Path, old: str, new: str) -> None:
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")


def claims_of(folder: Path, number: int) -> Path:
    (path,) = (folder / "claims").glob(f"the-bridge-{number}-*")
    return path


def test_what_is_as_it_was_left_is_not_looked_at_again(folder: Path, monkeypatch: pytest.MonkeyPatch):
    assert built(folder, monkeypatch) == ALL
    before = {path: path.read_bytes() for path in folder.rglob("*.json")}
    assert built(folder, monkeypatch) == []
    edit(folder / "articles" / "1.txt", "100", "150")
    assert built(folder, monkeypatch) == ["1.txt"]
    assert built(folder, monkeypatch) == []
    changed = {path.name[:12] for path, data in before.items() if path.read_bytes() != data}
    assert changed == {"the-bridge-1"}


@pytest.mark.parametrize(
    "change",
    {
        "a claims file": (lambda folder: edit(claims_of(folder, 1), '"note": ""', '"note": "Seen."'), ["1.txt"]),
        "a claims file that is gone": (lambda folder: claims_of(folder, 1).unlink(), ["1.txt"]),
        "an evidence file": (lambda folder: next((folder / "evidence").glob("the-bridge-2*")).unlink(), ["2.txt"]),
        "a source": (lambda folder: edit(folder / "sources" / "page.txt", "5 мая", "6 мая"), ALL),
        "a source's head": (lambda folder: edit(folder / "sources" / "page.txt", "language: ru", "language: uk"), ALL),
        "a new source": (lambda folder: shutil.copy(folder / "sources" / "page.txt", folder / "sources" / "other.txt"), ALL),
        "words": (lambda folder: (folder / "reference" / "words.toml").write_text(""), ALL),
        "another claimcheck": (lambda folder: None, ALL),
        "dictionaries": (lambda folder: None, ALL),
        "nothing": (lambda folder: (folder / "articles" / "1.txt").touch(), []),
    }.items(),
    ids=lambda item: item[0],
)
def test_whatever_went_in_is_looked_at(
    folder: Path, monkeypatch: pytest.MonkeyPatch, change: tuple[str, tuple[Callable, list[str]]]
):
    name, (do, expected) = change
    built(folder, monkeypatch)
    do(folder)
    if name == "another claimcheck":
        monkeypatch.setattr(unchanged, "program_hash", lambda: "another")
    if name == "dictionaries":
        monkeypatch.setenv("CLAIMCHECK_DICTIONARIES", str(folder))
    assert built(folder, monkeypatch) == expected


def test_a_later_stage_leaves_the_earlier_ones_as_they_were_and_an_earlier_one_does_not(
    folder: Path, monkeypatch: pytest.MonkeyPatch
):
    for stage in STAGES:
        assert built(folder, monkeypatch, stage) == ALL
    for stage in STAGES:
        assert built(folder, monkeypatch, stage) == [], stage
    edit(folder / "articles" / "0.txt", "4 May", "14 May")
    assert built(folder, monkeypatch, "extract") == ["0.txt"]
    assert built(folder, monkeypatch, "extract") == []
    assert built(folder, monkeypatch, "verify") == ["0.txt"]
    assert built(folder, monkeypatch, "link") == ["0.txt"]


def test_a_file_that_could_not_be_built_is_told_each_time(folder: Path, monkeypatch: pytest.MonkeyPatch):
    built(folder, monkeypatch)
    (folder / "articles" / "3.txt").write_bytes(b"\x89PNG\r\n\x1a\n")
    assert built(folder, monkeypatch) == ["3.txt"]
    assert built(folder, monkeypatch) == ["3.txt"]


@pytest.mark.parametrize("content", [b"", b"not a database", b"SQLite format 3\0" + b"\0" * 200])
def test_a_broken_cache_was_never_there(folder: Path, monkeypatch: pytest.MonkeyPatch, content: bytes):
    built(folder, monkeypatch)
    (folder / ".claimcheck" / NAME).write_bytes(content)
    assert built(folder, monkeypatch) == ALL
    assert built(folder, monkeypatch) == []
    with sqlite3.connect(folder / ".claimcheck" / NAME) as base:
        base.execute("UPDATE made SET value = '{\"outputs\": 7}'")
    assert built(folder, monkeypatch) == ALL


# ---- the audit


def findings(folder: Path) -> list[str]:
    settings = load_settings(folder)
    sources, _ = load_sources(settings.sources_dir, settings.root)
    audit = audit_workspace(settings, sources)
    assert len(audit.files) == len(list((folder / "claims").glob("*.json")))
    assert audit.texts["articles/0.txt"].startswith("The Bridge 0")
    return [repr(finding) for finding in audit.findings]


def audited(folder: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The article files that were audited anew."""
    import claimcheck.auditing as module

    seen: list[str] = []
    real = module.audit_article_file
    with monkeypatch.context() as patch:
        patch.setattr(module, "audit_article_file", lambda path, *rest: (seen.append(path), real(path, *rest))[1])
        findings(folder)
    return seen


def test_findings_are_kept_and_are_the_same(folder: Path, monkeypatch: pytest.MonkeyPatch):
    built(folder, monkeypatch)
    first = findings(folder)
    assert any("CC401" in finding for finding in first), first
    assert audited(folder, monkeypatch) == []
    assert findings(folder) == first
    edit(folder / "articles" / "1.txt", "100 carts", "100 carts in 1931")
    assert audited(folder, monkeypatch) == ["articles/1.txt"]
    shutil.rmtree(folder / ".claimcheck")
    cold = findings(folder)
    assert findings(folder) == cold != first


@pytest.mark.parametrize("what", ["rules", "events", "sources", "evidence", "claims"])
def test_whatever_an_audit_reads_makes_it_anew(folder: Path, monkeypatch: pytest.MonkeyPatch, what: str):
    built(folder, monkeypatch)
    findings(folder)
    every = [f"articles/{name}" for name in ALL]
    if what == "rules":
        (folder / "pyproject.toml").write_text(
            "[tool.claimcheck.rules.CC101]\nseverity = 'off'\nreason = 'x'\n", encoding="utf-8"
        )
    elif what == "events":
        (folder / "reference" / "events.json").write_text(
            '[{"name": "Opening of the bridge", "edtf": "1931", "variants": ["the opening"], "source": "x"}]'
        )
    elif what == "sources":
        edit(folder / "sources" / "page.txt", "5 мая", "7 мая")
    elif what == "evidence":
        edit(next((folder / "evidence").glob("the-bridge-0*")), "{", "{ ")
        every = every[:1]
    else:
        edit(claims_of(folder, 2), '"note": ""', '"note": "Seen."')
        every = every[2:]
    assert audited(folder, monkeypatch) == every


def test_the_gate_takes_what_is_kept_writes_nothing_and_believes_no_cache_of_a_commit(
    folder: Path, monkeypatch: pytest.MonkeyPatch
):
    import subprocess

    built(folder, monkeypatch)
    findings(folder)
    settings = load_settings(folder)
    sources, _ = load_sources(settings.sources_dir, settings.root)
    cache = folder / ".claimcheck" / NAME
    errors = judge(settings, sources).errors
    assert errors
    with sqlite3.connect(cache) as base:
        base.execute("UPDATE made SET value = '[]' WHERE kind = 'audit'")
    base.close()
    before = cache.read_bytes()
    assert judge(settings, sources).errors == (), "what is kept was not asked"
    assert cache.read_bytes() == before
    subprocess.run(["git", "init", "-q"], cwd=folder, check=True)
    subprocess.run(["git", "add", "-f", ".claimcheck"], cwd=folder, check=True)
    assert judge(settings, sources).errors == errors


def test_the_sample_is_audited_alike_with_and_without_a_cache(tmp_path: Path):
    folder = tmp_path / "workspace"
    shutil.copytree(HERE / "workspace", folder)
    settings = load_settings(folder)
    sources, _ = load_sources(settings.sources_dir, settings.root)
    cold = audit_workspace(settings, sources)
    warm = audit_workspace(settings, sources)
    assert [repr(item) for item in warm.findings] == [repr(item) for item in cold.findings]
    assert json.dumps([repr(file) for file in warm.files]) == json.dumps([repr(file) for file in cold.files])
    assert warm.texts == cold.texts
