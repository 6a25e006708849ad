"""What the tests share: a workspace of their own, the command line in a process of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

from repository import PAGE, SOURCED, UNSOURCED, Repository

HERE = Path(__file__).parent
ROOT = HERE.parent
os.environ["CLAIMCHECK_DICTIONARIES"] = ""  # what is installed beside the product must not change what the tests see
DEV_DATA = (ROOT / (os.environ.get("DEV_DATA") or "../shared")).resolve()
"""Development data that is not part of the project; tests that use it are skipped where it is not."""
settings.register_profile("steady", derandomize=True, database=None)
settings.register_profile("explore", derandomize=False)
settings.load_profile("explore" if os.environ.get("EXPLORE") else "steady")
"""The same examples in every run, so that a change is judged by itself; `make soak` looks for new ones."""
Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A copy of tests/workspace: articles and sources, no claims yet."""
    folder = tmp_path / "workspace"
    shutil.copytree(HERE / "workspace", folder)
    return folder


@pytest.fixture
def claimcheck(tmp_path: Path) -> Run:
    """Run the command line in a folder; the environment holds no CLAIMCHECK_ variable of the user's."""

    def run(*args: str | Path, cwd: Path | None = None, stdin: str | None = None, **env: str) -> subprocess.CompletedProcess[str]:
        clean = {key: value for key, value in os.environ.items() if not key.startswith("CLAIMCHECK_")}
        return subprocess.run(
            [sys.executable, "-m", "claimcheck", *map(str, args)],
            cwd=cwd or tmp_path,
            input=stdin,
            capture_output=True,
            text=True,
            encoding="utf-8",
            env={**clean, "NO_COLOR": "1", "CLAIMCHECK_DICTIONARIES": "", **env},
            timeout=300,
            check=False,
        )

    return run


@pytest.fixture
def own_git(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No settings of the user's, and submodules from folders allowed."""
    (tmp_path / "gitconfig").write_text(
        '[user]\nname = Ana\nemail = ana@press.example\n[init]\ndefaultBranch = main\n[protocol "file"]\nallow = always\n'
    )
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "gitconfig"))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    for key in [key for key in os.environ if key.startswith(("CLAIMCHECK_", "GITHUB_"))]:
        monkeypatch.delenv(key)


@pytest.fixture
def repo(tmp_path: Path, own_git: None, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Repository:
    """A sourced and an unsourced article on main, extracted and committed; a branch `work` is checked out."""
    made = Repository(tmp_path / "repo", monkeypatch, capfd)
    made.write("articles/bridge.txt", SOURCED)
    made.write("articles/ferry.txt", UNSOURCED)
    made.write("sources/museum.txt", PAGE)
    made.git("init", "-q")
    made.run()
    made.commit("first")
    made.git("checkout", "-q", "-b", "work")
    return made
