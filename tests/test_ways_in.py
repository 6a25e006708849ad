"""The ways in: the hook by the real pre-commit program, the action's steps and the GitLab job by bash, `make gate`."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from conftest import ROOT
from repository import Repository

pytestmark = pytest.mark.usefixtures("own_git")
BIN = Path(sys.executable).parent
SENTENCE = " In 1951 a new ferry was built for 80 people."


@pytest.fixture
def worse(repo: Repository) -> Repository:
    """A branch that adds an unsourced claim."""
    repo.change("articles/ferry.txt", "near the mill.", f"near the mill.{SENTENCE}")
    repo.run()
    return repo


def bash(script: str, cwd: Path, **env: str) -> subprocess.CompletedProcess[str]:
    path = f"{BIN}:{os.environ['PATH']}"
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script]
    return subprocess.run(command, cwd=cwd, env={**os.environ, "PATH": path, **env}, capture_output=True, text=True, timeout=300)


# ---- pre-commit


@pytest.fixture
def hooked(repo: Repository, tmp_path: Path) -> Repository:
    """A workspace whose commits the hooks look at; they run what is installed here."""
    hooks = tmp_path / "hooks"
    hooks.mkdir()
    shutil.copy(ROOT / ".pre-commit-hooks.yaml", hooks)
    repo.git("init", "-q", cwd=hooks)
    repo.git("add", "-A", cwd=hooks)
    repo.git("commit", "-q", "-m", "hooks", cwd=hooks)
    ids = [hook["id"] for hook in yaml.safe_load((hooks / ".pre-commit-hooks.yaml").read_text())]
    entries = [{"id": name, "language": "system"} for name in ids]
    head = repo.git("rev-parse", "HEAD", cwd=hooks)
    repo.write(".pre-commit-config.yaml", yaml.safe_dump({"repos": [{"repo": f"file://{hooks}", "rev": head, "hooks": entries}]}))
    repo.commit("hooks")
    return repo


def pre_commit(repository: Repository, tmp_path: Path) -> subprocess.CompletedProcess[str]:
    return bash("git add -A && pre-commit run --color never", repository.root, PRE_COMMIT_HOME=str(tmp_path / "home"))


def test_the_hook_passes_a_good_commit_and_stops_a_bad_one(hooked: Repository, tmp_path: Path):
    hooked.change("articles/bridge.txt", "in 1930.", "in 1930. Three masons built its piers in 1929.")
    hooked.run()
    good = pre_commit(hooked, tmp_path)
    assert good.returncode == 0, good.stdout + good.stderr
    assert good.stdout.count("Passed") == 3, good.stdout
    hooked.commit()
    hooked.change("articles/ferry.txt", "near the mill.", f"near the mill.{SENTENCE}")
    hooked.run()
    bad = pre_commit(hooked, tmp_path)
    assert bad.returncode == 1
    assert "CC101" in bad.stdout
    assert "files were modified by this hook" not in bad.stdout
    hooked.edit("the-ferry", lambda value: value["claims"][0].update(review={"status": "acepted"}))
    (path,) = (hooked.root / "claims").glob("the-ferry*")
    path.write_text(path.read_text(encoding="utf-8").replace("  ", " "), encoding="utf-8")
    worst = pre_commit(hooked, tmp_path)
    assert worst.returncode == 1
    assert "did you mean accepted?" in worst.stdout


# ---- GitHub


def steps() -> list[dict]:
    return yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))["runs"]["steps"]


def run_action(repository: Repository, tmp_path: Path, against: str = "", base: str = "") -> subprocess.CompletedProcess[str]:
    """The action's steps as a runner does them: expressions filled in, each script by bash, the first failure ends it."""
    values = {
        "github.action_path": str(ROOT), "runner.temp": str(tmp_path), "inputs.python": sys.executable, "inputs.against": against,
        "github.base_ref": base, "inputs.working-directory": ".",
    }  # fmt: skip
    (tmp_path / "claimcheck" / "bin").mkdir(parents=True, exist_ok=True)
    site = next(path for path in map(Path, sys.path) if path.name == "site-packages")
    offline = {"PIP_NO_DEPS": "1", "PIP_NO_BUILD_ISOLATION": "0", "PYTHONPATH": str(site), "PIP_NO_INDEX": "1"}
    done = None
    for step in steps():
        env = {key: re.sub(r"\$\{\{ (.+?) \}\}", lambda m: values[m[1]], text) for key, text in step["env"].items()}
        done = bash(step["run"], repository.root, **offline, **env, GITHUB_STEP_SUMMARY=str(tmp_path / "summary.md"))
        if done.returncode:
            break
    assert done is not None
    return done


def test_the_action_installs_and_checks(worse: Repository, tmp_path: Path):
    worse.commit()
    worse.git("update-ref", "refs/remotes/origin/main", "main")
    bad = run_action(worse, tmp_path, base="main")
    assert bad.returncode == 1, bad.stderr
    assert bad.stdout.startswith("::error file=claims/the-ferry-")
    assert "CC101" in (tmp_path / "summary.md").read_text(encoding="utf-8")
    assert run_action(worse, tmp_path, against="HEAD").returncode == 0
    assert run_action(worse, tmp_path, against="$(touch pwned)").returncode == 2
    assert not (worse.root / "pwned").exists()


def test_the_action_puts_no_expression_into_a_script_and_needs_no_token():
    text = (ROOT / "action.yml").read_text(encoding="utf-8")
    assert not any("${{" in step["run"] for step in steps())
    assert not re.search(r"\beval\b|\btoken\b(?!\.)|secrets\.|GITHUB_TOKEN", text.split("runs:")[1])


# ---- GitLab, make


def test_the_gitlab_job_runs(worse: Repository, tmp_path: Path):
    job = yaml.safe_load((ROOT / "docs" / "gitlab-ci.yml").read_text(encoding="utf-8"))["claimcheck"]
    assert job["variables"]["GIT_DEPTH"] == "0"
    head = worse.commit()
    clone = tmp_path / "clone"
    worse.git("clone", "-q", "--single-branch", "--branch", "work", f"file://{worse.root}", str(clone), cwd=tmp_path)
    script = [line for line in job["script"] if " pip " not in line]
    assert len(script) == 2
    done = bash("\n".join(script), clone, CI_MERGE_REQUEST_TARGET_BRANCH_NAME="main")
    assert done.returncode == 1, done.stderr
    assert "CC101 unsourced-claim" in (clone / "claimcheck.xml").read_text(encoding="utf-8")
    assert head


def test_make_gate(worse: Repository):
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    (recipe,) = re.findall(r"^gate:.*\n\t@(.+)$", makefile, re.MULTILINE)
    worse.write("Makefile", f"BIN := {BIN}\ngate:\n\t@{recipe}\n")
    assert bash("make gate AGAINST=main", worse.root).returncode == 2, "make says 2 for any failure"
    assert "3 errors" in bash("make gate || true", worse.root).stderr
    assert bash("make gate AGAINST=HEAD~0", worse.root).returncode == 2
    worse.git("checkout", "-q", "articles", "claims")
    assert bash("make gate AGAINST=main", worse.root).returncode == 0
