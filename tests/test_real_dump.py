"""The dump that the project was started for, where the development data is there: what it must give."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from claimcheck.text.sentences import split_sentences
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


LABELS: dict[str, str | None] = {
    "f09e3dd78e34": None,
    "4b61e8917eb0": None,
    "44c2977c4cb3": None,
    "a4f493f22c4e": "9e914950577b",
    "54605d065b84": "1cea72cea1cc",
    "f2281ef19349": "a529d2ee3331",
    "e34aa73f8758": "5c731f233170",
    "00784d5e822b": "5f346522575a",
    "9581f5d54ead": "8d4aed6dad30",
    "78e938a382a6": "bd136a42d579",
    "d8afa9461a03": "f8cc8469c478",
    "a050a6c49bb9": "41a3406b5be8",
    "c6e060f61fc8": "52c60b6fceed",
    "f31e394c5326": "c509c8fbc3ee",
    "f77e6fcff32f": "487ef653d53f",
    "e80fb09f9ccd": "c761caeacf77",
    "ee5c404edb85": "abd9aaa6643b",
    "c9bd7500f35e": "12c778533d2e",
    "11d6a5d8a18a": "12c778533d2e",
    "804aa8596abe": "0dd386753678",
    "527b806c9ede": "3fb60ccf74d7",
    "828ebb5d54ce": "77a41258c420",
    "f653bab07d9d": "a699c3af8a08",
    "d843327c784c": "dd289b939d33",
    "a8ebd5921bf1": "859dacb5eaf2",
    "8a363055152a": None,
    "e33224d5e1e2": None,
}
"""Claims of the article that has its source inside, by the start of their hash: that of the sentence that states each, or None
where the source says nothing of it. Labelled by hand before anything was measured."""


def start_of_hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def test_every_claim_with_a_passage_has_it_and_no_other_has_one(files: dict[str, Any]):
    file = files["Dr Alfred"]
    source = next(item["raw"] for item in file["citations"] if item["id"] == "s1")
    sentences = {start_of_hash(source[span.start : span.end]): span for span in split_sentences(source, "ru")}
    wrong = []
    labelled = [claim for claim in file["claims"] if start_of_hash(claim["text"]) in LABELS]
    for claim in labelled:
        (found,) = claim["evidence"]
        wanted = LABELS[start_of_hash(claim["text"])]
        if wanted is None:
            right = found["verdict"] == "absent"
        else:
            span, place = sentences[wanted], found["passage"]
            right = found["verdict"] == "supported" and place["start"] < span.end and span.start < place["end"]
        if not right:
            wrong.append(claim["id"])
    assert len(labelled) >= 0.9 * len(LABELS)
    assert wrong == []
