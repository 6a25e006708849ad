"""A reviewer's spreadsheet: every column that may be edited comes back, and what does not fit is told with its line."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import get_args

import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.export.edits import _figure, read_rows, take_rows
from claimcheck.export.linked_data import claim_reviews, web_annotations
from claimcheck.export.table import claims_csv, figure_cell
from claimcheck.records import (
    Article,
    Citation,
    Claim,
    ClaimsFile,
    DateMention,
    Evidence,
    Figure,
    Modifier,
    Passage,
    Quote,
    Review,
    Span,
)
from claimcheck.store.claims import claims_text, parse_claims
from conftest import Run
from test_report import compare

ARTICLE = """The Kalinovka Bridge

The bridge over the Zhura was opened on 4 May 1931. About 300 carts crossed it in 1932 and 450 in 1933.

Source: https://bridges.example/zhura
"""
Rows = list[dict[str, str]]


def table(folder: Path, claimcheck: Run, edit: Callable[[Rows], object], separator: str = ",") -> Path:
    """The exported table after an edit of its rows, saved as a spreadsheet saves it."""
    rows = list(csv.DictReader(io.StringIO(claimcheck("export").stdout)))
    names = list(rows[0])
    edit(rows)
    path = folder / "edited.csv"
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, names, delimiter=separator, lineterminator="\r\n", extrasaction="ignore")
        writer.writeheader()
        writer.writerows(rows)
    return path


@pytest.fixture
def folder(tmp_path: Path, claimcheck: Run) -> Path:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "bridge.txt").write_text(ARTICLE, encoding="utf-8")
    assert claimcheck("run").returncode == 0
    return tmp_path


def claims(folder: Path) -> list[dict]:
    (path,) = (folder / "claims").glob("*.json")
    return json.loads(path.read_text(encoding="utf-8"))["claims"]


def row_of(rows: Rows, words: str) -> dict[str, str]:
    return next(row for row in rows if words in row["text"])


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_every_editable_column_comes_back(folder: Path, claimcheck: Run, separator: str):
    def edit(rows: Rows) -> None:
        row = row_of(rows, "4 May")
        row |= {"text": "The bridge was opened to carts on 4 May 1931.", "dates": "1931-05", "review": "accepted", "by": "Ana"}
        row |= {"note": "Seen;\nfolio 7", "citations": f"{row['citations']}; https://museum.example/7"}
        figures = row_of(rows, "300")["figures"].split("; ")
        row_of(rows, "300")["figures"] = "; ".join(("at_least 310 waggon", *figures[1:]))

    done = claimcheck("import", table(folder, claimcheck, edit, separator))
    assert done.returncode == 0, done.stderr
    opened = next(claim for claim in claims(folder) if "opened to carts" in claim["text"])
    assert opened["dates"][0] | {"text": "", "start": 0, "end": 0} == {
        "text": "", "edtf": "1931-05", "grain": "month", "earliest": "1931-05-01", "latest": "1931-05-31",
        "start": 0, "end": 0, "basis": "stated", "from": None,
    }  # fmt: skip
    assert (opened["state"], opened["review"]["status"], opened["review"]["by"]) == ("current", "accepted", "Ana")
    assert opened["review"]["note"] == "Seen;\nfolio 7"
    assert opened["review"]["fingerprint"]
    (path,) = (folder / "claims").glob("*.json")
    urls = {item["id"]: item["url"] for item in json.loads(path.read_text(encoding="utf-8"))["citations"]}
    assert [urls[name] for name in opened["citations"]] == ["https://bridges.example/zhura", "https://museum.example/7"]
    (figure,) = [f for claim in claims(folder) for f in claim["figures"] if f["unit"] == "waggon"]
    assert (figure["low"], figure["high"], figure["modifier"]) == ("310", None, "at_least")
    assert claimcheck("run").returncode == 0
    kept = next(claim for claim in claims(folder) if claim["id"] == opened["id"])
    assert {name: kept[name] for name in kept if name not in ("evidence", "machine")} == {
        name: opened[name] for name in opened if name not in ("evidence", "machine")
    }, "what was imported is a person's"
    (other,) = [claim for claim in claims(folder) if claim["id"] != opened["id"]]
    assert other["citations"] == ["s1"], "an address given to one sentence stands for that one"
    assert claimcheck("validate").returncode == 0


@pytest.mark.parametrize(
    ("column", "value", "problem", "fix"),
    [
        ("review", "acepted", "review is 'acepted'", "did you mean accepted?"),
        ("review", "no-source-needed", "without a note", "say why"),
        ("text", "", "the text is empty", "not-a-claim"),
        ("dates", "4.5.1931", "'4.5.1931' is no EDTF date", "1941-06-22"),
        ("dates", "1931-05-04; 1932", "2 dates, but the sentence has 1", "one value for each of 4 May 1931"),
        ("dates", "", "0 dates, but the sentence has 1", "one value for each of 4 May 1931"),
        ("figures", "7", "1 figure, but the sentence has 0", "in the JSON file"),
        ("citations", "www.museum.example", "neither a citation of the article nor an address", "http://"),
        ("citations", "https://bridges.example/zhra", "", ""),
        ("claim", "c-nowhere", "there is no claim 'c-nowhere'", "export again"),
        ("article", "", "in ''", "export again"),
        ("state", "withdrawn", "state is 'withdrawn', but cannot be changed here", "put 'current' back"),
    ],
)
def test_what_does_not_fit_is_refused_with_place_and_fix(
    folder: Path, claimcheck: Run, column: str, value: str, problem: str, fix: str
):
    (path,) = (folder / "claims").glob("*.json")
    before = path.read_bytes()

    def edit(rows: Rows) -> None:
        row_of(rows, "4 May")[column] = value
        row_of(rows, "300")["note"] = "kept out with the other"

    edited = table(folder, claimcheck, edit)
    done = claimcheck("import", edited)
    if not problem:  # an address that the article does not have is added
        assert done.returncode == 0
        return
    assert done.returncode == 2
    assert f"{edited}:2: " in done.stderr, done.stderr
    assert problem in done.stderr
    assert fix in done.stderr
    assert path.read_bytes() == before


def test_every_row_that_does_not_fit_is_told_at_once(folder: Path, claimcheck: Run):
    def edit(rows: Rows) -> None:
        for row in rows:
            row["review"] = "done"
        rows.append(dict(rows[0]))

    done = claimcheck("import", table(folder, claimcheck, edit))
    assert done.returncode == 2
    assert done.stderr.count("review is 'done'") == len(claims(folder))
    assert "stands in line 2 too" in done.stderr
    assert "nothing was changed" in done.stderr


@pytest.mark.parametrize(
    "text", ["", "x", "article;claim", "article,claim\n\0,1\n", 'article,claim\n"a', "claim,articles\n1,2\n"]
)
def test_what_is_no_such_table_is_refused(folder: Path, claimcheck: Run, text: str):
    (folder / "t.csv").write_text(text, encoding="utf-8")
    done = claimcheck("import", "t.csv")
    assert "Traceback" not in done.stderr
    assert done.returncode == (0 if text == "article;claim" else 2), done.stderr


def test_a_table_that_nobody_touched_changes_nothing(folder: Path, claimcheck: Run):
    before = {path: path.read_bytes() for path in folder.rglob("*.json")}
    for separator in ",;":
        done = claimcheck("import", table(folder, claimcheck, list.reverse, separator))
        assert done.returncode == 0, done.stderr
        assert "0 files changed" in done.stderr
    assert {path: path.read_bytes() for path in folder.rglob("*.json")} == before


words = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=30)


@settings(deadline=None)
@given(text=words.filter(str.strip), by=words, note=words, url=words)
def test_any_text_goes_there_and_back(text: str, by: str, note: str, url: str):
    date = DateMention(0, 1, "1", "1931", "year", "1931-01-01", "1931-12-31")
    claim = Claim(
        "c-1", text, Quote("x", "", "", 0, 1), dates=(date,), citations=("s1", "s9"), review=Review("accepted", by, note)
    )
    file = ClaimsFile(
        Article("a-1", "A", "a.txt", Span(0, 1), "en", "0" * 64),
        (Citation("s1", "", Span(0, 0), "url", "intact", url=url),),
        (claim,),
    )
    rows = read_rows(claims_csv([file]), "t.csv")
    assert take_rows({"a-1": file}, rows, "t.csv") == ({}, [])
    unseen = [replace(row, seen="") for row in rows]
    changed, problems = take_rows({"a-1": file}, unseen, "t.csv")
    assert (changed, problems) == ({}, [])


numbers = st.decimals(-(10**6), 10**9, places=2, allow_nan=False)


@given(
    low=st.none() | numbers,
    high=st.none() | numbers,
    modifier=st.sampled_from(get_args(Modifier)),
    unit=st.none() | st.sampled_from(["man", "square mile", "%"]),
)
def test_a_figure_that_a_cell_shows_is_read_from_it(
    low: Decimal | None, high: Decimal | None, modifier: Modifier, unit: str | None
):
    if low is not None and high is not None and low > high:
        low, high = high, low
    figure = Figure(0, 1, "x", low, high, modifier, unit)
    if low == high and low is not None and modifier in ("over", "at_least", "under", "at_most"):
        return  # an open bound is what such a figure has
    assert _figure(figure, figure_cell(figure)) == figure


def test_an_imported_file_reads_back(folder: Path, claimcheck: Run):
    (path,) = (folder / "claims").glob("*.json")
    file = parse_claims(path.read_text(encoding="utf-8"), "x")
    assert claims_text(file) == path.read_text(encoding="utf-8")


# ---- for other programs

REVIEWED = ClaimsFile(
    Article("a-1", '«Мост» & "bridge"', "articles/the bridge.txt", Span(0, 9), "uk", "0" * 64),
    (Citation("s1", "x", Span(0, 1), "url", "intact", url="https://ru.wiki.example/wiki/Мост в «Калиновке»"), Citation("s2", "лист", Span(0, 1), "inline-text", "intact")),
    (
        Claim("c-1", "It opened.", Quote("It opened.", "a ", " b", 0, 10), citations=("s1", "s2"), review=Review("accepted", "Ana", "Seen."),
              evidence=(Evidence("s1", "supported", 0.9, Passage("Открыт.", 0, 7, "0" * 64)), Evidence("s2", "contradicted", 0.5, Passage("Нет.", 0, 4, "0" * 64)), Evidence("s2", "absent", 0.1))),
        Claim("c-2", "It closed.", Quote("It closed.", "", "", 11, 20), review=Review("rejected")),
        Claim("c-3", "Suspect.", Quote("Suspect.", "", "", 21, 29), review=Review("accepted"), state="suspect"),
        Claim("c-4", "Waived.", Quote("Waived.", "", "", 30, 37), review=Review("no-source-needed", "Ana", "known")),
    ),
)  # fmt: skip
MOTIVATIONS = set(
    "assessing bookmarking classifying commenting describing editing highlighting identifying linking moderating questioning replying tagging".split()
)
"""Those of the Web Annotation Vocabulary."""
IRI = re.compile(r"(?:https?://|urn:claimcheck:|articles/)[!-~]+")


def test_claim_reviews_are_of_what_a_person_decided():
    accepted, rejected = claim_reviews([REVIEWED])
    assert accepted == {
        "@context": "https://schema.org", "@type": "ClaimReview", "@id": "urn:claimcheck:a-1:c-1", "inLanguage": "uk", "claimReviewed": "It opened.",
        "itemReviewed": {"@type": "Claim", "text": "It opened.", "appearance": {"@type": "CreativeWork", "name": '«Мост» & "bridge"'}},
        "reviewRating": {"@type": "Rating", "alternateName": "accepted by the reviewer"},
        "author": {"@type": "Person", "name": "Ana"}, "reviewBody": "Seen.",
        "citation": ["https://ru.wiki.example/wiki/%D0%9C%D0%BE%D1%81%D1%82%20%D0%B2%20%C2%AB%D0%9A%D0%B0%D0%BB%D0%B8%D0%BD%D0%BE%D0%B2%D0%BA%D0%B5%C2%BB"],
    }  # fmt: skip
    assert rejected["reviewRating"]["alternateName"] == "rejected by the reviewer"
    assert "author" not in rejected
    published = replace(REVIEWED, article=replace(REVIEWED.article, url="https://blog.example/мост", published="2024-05-01"))
    first = claim_reviews([published])[0]
    assert first["url"] == first["itemReviewed"]["appearance"]["url"] == "https://blog.example/%D0%BC%D0%BE%D1%81%D1%82"
    assert first["itemReviewed"]["datePublished"] == "2024-05-01"


def test_annotations_are_as_the_model_has_them():
    found = web_annotations([REVIEWED])
    assert [item["id"] for item in found] == ["urn:claimcheck:a-1:c-1:s1", "urn:claimcheck:a-1:c-1:s2"]
    for item in found:
        assert (item["@context"], item["type"]) == ("http://www.w3.org/ns/anno.jsonld", "Annotation")
        passage, verdict = item["body"]
        assert {item["motivation"], passage["purpose"], verdict["purpose"]} <= MOTIVATIONS
        assert all(IRI.fullmatch(iri) for iri in (item["id"], passage["source"], item["target"]["source"]))
        assert {selector["type"] for selector in item["target"]["selector"]} == {"TextQuoteSelector", "TextPositionSelector"}
        assert verdict["value"] in ("supported", "contradicted")
    published = replace(REVIEWED, article=replace(REVIEWED.article, url="https://blog.example/a"))
    assert web_annotations([published])[0]["target"] == {
        "source": "https://blog.example/a",
        "selector": {"type": "TextQuoteSelector", "exact": "It opened.", "prefix": "a ", "suffix": " b"},
    }


@pytest.mark.parametrize("format_", ["csv", "claimreview", "annotations", "parquet"])
def test_every_export_has_a_gold_file(format_: str, workspace: Path, claimcheck: Run):
    path = min((workspace / "claims").glob("*.json"))
    value = json.loads(path.read_text(encoding="utf-8"))
    value["claims"][0]["review"] |= {"status": "accepted", "by": "Ana", "note": "=Seen"}
    path.write_text(json.dumps(value), encoding="utf-8")
    out = workspace / "out"
    assert claimcheck("export", "--format", format_, "-o", out, cwd=workspace).returncode == 0
    if format_ != "parquet":
        compare(f"export.{format_}{'' if format_ == 'csv' else '.json'}", out.read_text(encoding="utf-8"))
        return
    table = pq.read_table(out)
    rows = [
        *(f"{field.name}: {field.type}" for field in table.schema),
        *(json.dumps(row, ensure_ascii=False) for row in table.to_pylist()),
    ]
    compare("export.parquet.txt", "\n".join(rows) + "\n")
