"""The dump that the project was started for, where the development data is there: what it must give."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from conftest import DEV_DATA, Run

DUMPS = sorted((DEV_DATA / "corpus").glob("*.txt"))
pytestmark = pytest.mark.skipif(not DUMPS, reason="no development data here")


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Each claims file that `run` makes of the dump in an empty folder, by the first words of its title."""
    import subprocess
    import sys

    folder = tmp_path_factory.mktemp("dump")
    run = subprocess.run([sys.executable, "-m", "claimcheck", "run", str(DUMPS[0])], cwd=folder, capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    assert (folder / "reports" / "audit.html").stat().st_size > 10_000
    found = [json.loads(path.read_text(encoding="utf-8")) for path in sorted((folder / "claims").glob("*.json"))]
    return {" ".join(file["article"]["title"].split()[:2]): file for file in found}


KINDS = {
    "Sergei Aleshkov": [("url-tail", "candidate")],
    "Capitalist Russia": [("empty", "unrecoverable")],
    "Dr Alfred": [("inline-text", "intact")],
    "Only Communists": [],
    "The Rightwing": [],
    "Richard Sorge": [("wiki-title", "repaired")],
    "Berlin 1945:": [("empty", "unrecoverable")],
    "JV Stalin:": [("bibliographic", "intact"), ("bibliographic", "intact")],
    "How the": [],
    "Soviet Red": [("bibliographic", "intact")],
}


def test_ten_articles_with_the_kind_of_every_citation(files: dict[str, Any]):
    found = {title: [(item["kind"], item["status"]) for item in file["citations"]] for title, file in files.items()}
    assert found == KINDS


def test_the_wiki_title_is_resolved_and_the_slug_is_not(files: dict[str, Any]):
    assert files["Richard Sorge"]["citations"][0]["url"].startswith("https://ru.wikipedia.org/wiki/")
    assert files["Sergei Aleshkov"]["citations"][0]["url"] is None


@pytest.mark.parametrize("day", ["1914-04-03", "1932", "1942/1946", "1964"])
def test_the_dates_of_a_life_are_supported_by_the_source_inside_the_article(files: dict[str, Any], day: str):
    claims = [claim for claim in files["Dr Alfred"]["claims"] if day in [date["edtf"] for date in claim["dates"]]]
    assert claims
    held = [evidence for claim in claims for evidence in claim["evidence"] if evidence["verdict"] == "supported"]
    assert any(date["claim"] == day and date["status"] == "agrees" for evidence in held for date in evidence["dates"])


@pytest.mark.parametrize("words", ["633", "142", "401", "285", "398"])
def test_what_names_something_is_no_figure(files: dict[str, Any], words: str):
    figures = [figure["text"] for file in files.values() for claim in file["claims"] for figure in claim["figures"]]
    assert figures
    assert not [text for text in figures if words in text]


def test_leftovers_and_citations_are_no_claims(files: dict[str, Any]):
    texts = [claim["text"] for file in files.values() for claim in file["claims"]]
    assert not [text for text in texts if "bloggers like this" in text or text.startswith(("Translated by", "Pravda, No", "PZ"))]


def test_offsets_are_of_the_file_as_it_stands(files: dict[str, Any]):
    text = DUMPS[0].read_bytes().decode("utf-8")
    for file in files.values():
        for claim in file["claims"]:
            assert text[claim["quote"]["start"] : claim["quote"]["end"]] == claim["quote"]["exact"]
            for mention in (*claim["dates"], *claim["figures"], *claim["durations"], *claim["identifiers"]):
                assert text[mention["start"] : mention["end"]] == mention["text"]


def test_a_second_run_changes_no_byte(tmp_path: Path, claimcheck: Run):
    assert claimcheck("run", DUMPS[0]).returncode == 0
    before = {path.name: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file() and ".claimcheck" not in path.parts}
    assert claimcheck("run", DUMPS[0]).returncode == 0
    assert {
        path.name: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file() and ".claimcheck" not in path.parts
    } == before
