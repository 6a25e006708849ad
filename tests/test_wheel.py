"""The wheel as a stranger gets it: built, installed into an empty environment outside the checkout, and used there."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import HERE, ROOT


def call(*command: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    clean = {key: value for key, value in os.environ.items() if key != "PYTHONPATH" and not key.startswith("CLAIMCHECK_")}
    run = subprocess.run([str(word) for word in command], cwd=cwd, capture_output=True, text=True, env=clean, timeout=500)
    assert run.returncode == 0, run.stdout + run.stderr
    return run


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the programs of an environment that holds the wheel, its dependencies and nothing else."""
    folder = tmp_path_factory.mktemp("wheel")
    call(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder, cwd=ROOT)
    call(sys.executable, "-m", "venv", folder / "venv", cwd=folder)
    wheel = next(folder.glob("*.whl"))
    pip = [folder / "venv" / "bin" / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    call(*pip, "-c", ROOT / "constraints.txt", wheel, cwd=folder)
    return folder / "venv" / "bin"


def test_the_main_job_in_an_empty_folder(installed: Path, tmp_path: Path):
    (tmp_path / "articles").mkdir()
    (tmp_path / "sources").mkdir()
    for name in ("articles/dump.txt", "sources/mayak.txt"):
        (tmp_path / name).write_bytes((HERE / "workspace" / name).read_bytes())
    run = call(installed / "claimcheck", "run", cwd=tmp_path)
    assert "3 articles" in run.stderr
    page = (tmp_path / "reports" / "audit.html").read_text(encoding="utf-8")
    assert "CC201" in page
    assert "Второго смотрителя наняли" in re.sub(r"<sup.*?</sup>|<[^>]+>", "", page)
    assert "claimcheck[charts]" in page, "without the charts extra the page says how to get pictures"
    assert call(installed / "claimcheck", "validate", cwd=tmp_path).returncode == 0
    assert "CC202" in call(installed / "claimcheck", "explain", "CC202", cwd=tmp_path).stdout


def test_schemas_and_pages_are_inside(installed: Path, tmp_path: Path):
    code = (
        "from importlib.resources import files; print(sorted(p.name for p in files('claimcheck').joinpath('schemas').iterdir()))"
    )
    assert "claims.schema.json" in call(installed / "python", "-c", code, cwd=tmp_path).stdout


def test_nothing_that_is_not_allowed_is_installed(installed: Path, tmp_path: Path):
    code = (
        "from importlib.metadata import distributions\n"
        "for d in distributions():\n"
        "    said = ' '.join([d.metadata.get('License') or '', d.metadata.get('License-Expression') or '', *(d.metadata.get_all('Classifier') or [])])\n"
        "    print(d.metadata['Name'], '|', said.replace('\\n', ' ')[:2000])"
    )
    for line in call(installed / "python", "-c", code, cwd=tmp_path).stdout.splitlines():
        name, _, said = line.partition("|")
        assert (
            not re.search(r"(?<![A-Za-z])GPL|GNU General Public", said.replace("LGPL", "").replace("MPL", ""))
            or "MIT" in said
            or "Apache" in said
        ), name
