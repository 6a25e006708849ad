"""A workspace in a real git repository, for the tests of what compares commits."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from claimcheck.cli.main import main

SOURCED = """The Bridge

The bridge over the Zhura was opened on 4 May 1931. The town of Sosnovka paid 4,000 roubles for it in 1930.

Sources:
https://museum.example/page/7
https://archive.example/item/12
"""
UNSOURCED = """The Ferry

The ferry at Kalinovka carried 200 people in 1940. In 1944 the army sank it near the mill.
"""
PAGE = "---\nurl: https://museum.example/page/7\nlanguage: ru\n---\nМост через Журу был открыт 4 мая 1931 года. Посёлок заплатил за него.\n"


class Repository:
    """A workspace in a git repository, its command line run in this process."""

    def __init__(self, root: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
        self.root, self.monkeypatch, self.capfd = root, monkeypatch, capfd
        self.out = self.err = ""

    def git(self, *args: str, cwd: Path | None = None) -> str:
        done = subprocess.run(["git", *args], cwd=cwd or self.root, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr + done.stdout
        return done.stdout.strip()

    def claimcheck(self, *args: str, cwd: Path | None = None) -> int:
        self.monkeypatch.chdir(cwd or self.root)
        self.monkeypatch.setattr(sys, "argv", ["claimcheck", *args])
        self.capfd.readouterr()
        with pytest.raises(SystemExit) as done:
            main()
        self.out, self.err = self.capfd.readouterr()
        return int(done.value.code or 0)

    def check(self, against: str = "main", **options: Path) -> list[str]:
        """The codes of what counts, sorted; what kept it from checking, as `exit 2`."""
        status = self.claimcheck("check", "--against", against, "--output-format", "json", **options)
        if status == 2:
            return ["exit 2"]
        codes = sorted(item["code"] for item in json.loads(self.out)["findings"])
        assert status == bool(codes)
        return codes

    def write(self, path: str, text: str) -> None:
        (self.root / path).parent.mkdir(parents=True, exist_ok=True)
        (self.root / path).write_text(text, encoding="utf-8")

    def read(self, path: str) -> str:
        return (self.root / path).read_text(encoding="utf-8")

    def change(self, path: str, old: str, new: str) -> None:
        text = self.read(path)
        assert old in text
        self.write(path, text.replace(old, new))

    def edit(self, name: str, edit: Callable[[dict], None]) -> None:
        """Change a claims file as a person would, by its article's first word."""
        (path,) = (self.root / "claims").glob(f"{name}*.json")
        value = json.loads(path.read_text(encoding="utf-8"))
        edit(value)
        path.write_text(json.dumps(value, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")

    def run(self) -> None:
        for stage in ("extract", "link", "verify"):
            assert self.claimcheck(stage, "--quiet") == 0, self.err

    def commit(self, message: str = "change") -> str:
        self.git("add", "-A")
        self.git("commit", "-q", "-m", message, "--allow-empty")
        return self.git("rev-parse", "HEAD")
