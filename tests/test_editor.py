"""What an editor completes and shows in a claims file: asked of the language service that VS Code uses."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from conftest import HERE, Run

EDITOR = HERE / "editor"
FILE = """{
  "$schema": "../schemas/claims.schema.json",
  "schema_version": "1.0",
  "article": { "id": "a-1", "title": "A", "path": "articles/a.txt", "span": [0, 9], "language": "en", "sha256": "%s" },
  "citations": [ { "url": "https://a.example/", "status": "‸3" } ],
  "claims": [
    { "text": "x", "review": { "status": "‸1", ‸2 } },
    { ‸4 },
    ‸5
  ]
}
""" % ("0" * 64)


@pytest.fixture(scope="module")
def missing() -> str:
    """Why there is no language service here; empty where there is."""
    if shutil.which("node") is None:
        return "node is not installed"
    if not (EDITOR / "node_modules" / "vscode-json-languageservice").is_dir():
        return "the language service is not installed: npm install --prefix tests/editor"
    return ""


@pytest.fixture
def ask(tmp_path: Path, missing: str, claimcheck: Run):
    if missing and os.environ.get("CI"):
        pytest.fail(missing)
    if missing:
        pytest.skip(missing)
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "a.txt").write_text("The Mill\n\nThe mill was built in 1894.\n", encoding="utf-8")
    assert claimcheck("extract").returncode == 0

    def ask(mark: str) -> dict[str, Any]:
        text = FILE.replace(f"‸{mark}", "\0")
        for number in "12345":
            text = text.replace(f"‸{number}", "")
        offset = text.index("\0")
        question = {"path": str(tmp_path / "claims" / "a-1.json"), "text": text.replace("\0", ""), "offset": offset}
        run = subprocess.run(
            ["node", "ask.mjs"], cwd=EDITOR, input=json.dumps(question), capture_output=True, text=True, timeout=60
        )
        assert run.returncode == 0, run.stderr
        return json.loads(run.stdout)

    return ask


def test_a_decision_is_completed_with_what_each_means(ask):
    found = ask("1")
    assert {'"accepted"', '"no-source-needed"'} <= set(found["labels"])
    assert "Waives the source" in found["documentation"]['"no-source-needed"']


def test_keys_are_completed_and_known_ones_left_out(ask):
    found = ask("2")
    assert {"by", "note", "dismissed"} <= set(found["labels"])
    assert "status" not in found["labels"]


def test_a_claim_and_a_citation_by_hand_come_as_snippets(ask):
    assert "claim" in ask("5")["labels"]
    assert '"text"' in ask("5")["snippets"]["claim"]
    assert {"text", "citations", "review"} <= set(ask("4")["labels"])


def test_values_are_explained_under_the_cursor(ask):
    assert "Whether a reader can follow it" in ask("3")["hover"]


def test_mistakes_are_underlined(ask):
    assert any("accepted" in problem or "not accepted" in problem for problem in ask("1")["problems"])
