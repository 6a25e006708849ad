"""The commands as a user meets them: a workspace made, edited, broken."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from conftest import Run

ARTICLE = """The Kalinovka Bridge

The bridge over the Zhura at Kalinovka was opened on 4 May 1931. It carried 300 carts a day in its first summer.

Source: https://bridges.example/zhura/kalinovka
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "bridge.txt").write_text(ARTICLE, encoding="utf-8")
    return tmp_path


def claims_files(folder: Path) -> list[Path]:
    return sorted((folder / "claims").glob("*.json"))


def test_run_makes_claims_and_an_audit_and_a_second_run_changes_nothing(folder: Path, claimcheck: Run):
    first = claimcheck("run")
    assert first.returncode == 0, first.stderr
    assert "1 article" in first.stderr
    assert "reports/audit.html" in first.stderr
    assert first.stdout == ""
    before = {path: path.read_bytes() for path in folder.rglob("*.json")}
    assert claimcheck("run").returncode == 0
    assert {path: path.read_bytes() for path in folder.rglob("*.json")} == before


def test_the_stages_one_by_one_come_to_the_same(folder: Path, claimcheck: Run):
    assert claimcheck("run").returncode == 0
    together = claims_files(folder)[0].read_bytes()
    for path in claims_files(folder):
        path.unlink()
    for stage in ("extract", "link", "verify"):
        assert claimcheck(stage).returncode == 0
    assert claims_files(folder)[0].read_bytes() == together


def test_offsets_point_at_the_quotes(folder: Path, claimcheck: Run):
    claimcheck("run")
    text = (folder / "articles" / "bridge.txt").read_text(encoding="utf-8")
    file = json.loads(claims_files(folder)[0].read_text(encoding="utf-8"))
    assert file["claims"]
    for claim in file["claims"]:
        quote = claim["quote"]
        assert text[quote["start"] : quote["end"]] == quote["exact"]
        for mention in claim["dates"] + claim["figures"] + claim["durations"] + claim["identifiers"]:
            assert text[mention["start"] : mention["end"]] == mention["text"]


def test_a_source_dropped_in_is_read(folder: Path, claimcheck: Run):
    (folder / "sources").mkdir()
    (folder / "sources" / "bridge.txt").write_text(
        "---\nurl: https://bridges.example/zhura/kalinovka\nlanguage: ru\n---\nМост через Журу в Калиновке открыт 4 мая 1931 года.\n",
        encoding="utf-8",
    )
    assert claimcheck("run").returncode == 0
    file = json.loads(claims_files(folder)[0].read_text(encoding="utf-8"))
    assert file["citations"][0]["source"] == "sources/bridge.txt"
    opened = next(claim for claim in file["claims"] if "opened" in claim["text"])
    assert opened["evidence"][0]["verdict"] == "supported"
    assert opened["evidence"][0]["passage"]["exact"].startswith("Мост через Журу")


# ---- bad input


def test_nothing_to_read_is_2(tmp_path: Path, claimcheck: Run):
    (tmp_path / "articles").mkdir()
    done = claimcheck("run")
    assert done.returncode == 2
    assert "no articles" in done.stderr
    assert "fix:" in done.stderr


def test_one_unreadable_article_does_not_stop_the_others(folder: Path, claimcheck: Run):
    (folder / "articles" / "a-empty.txt").write_text("", encoding="utf-8")
    (folder / "articles" / "b-picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + b"\0" * 50)
    (folder / "articles" / "c-koi.txt").write_bytes(
        "Мост открыли 4 мая 1931 года. Его строили 300 рабочих из Калиновки и соседних сёл.".encode("koi8-r")
    )
    done = claimcheck("run")
    assert done.returncode == 2
    assert "articles/a-empty.txt: the file is empty" in done.stderr
    assert "articles/b-picture.txt" in done.stderr
    assert "c-koi.txt: read as koi8" in done.stderr
    assert len(claims_files(folder)) == 2


def test_broken_claims_files_are_told_with_line_and_kept(folder: Path, claimcheck: Run):
    claimcheck("run")
    path = claims_files(folder)[0]
    good = path.read_text(encoding="utf-8")
    broken = {
        "not JSON": good.replace('"claims": [', '"claims": [,', 1),
        "twice": good.replace('"schema_version"', '"$schema": "x",\n  "schema_version"', 1),
        "newer": good.replace('"schema_version": "1.0"', '"schema_version": "7.0"', 1),
        "review.status": good.replace('"status": "unreviewed"', '"status": "acepted"', 1),
    }
    for words, text in broken.items():
        path.write_text(text, encoding="utf-8")
        for command in ("run", "check", "validate", "fmt"):
            done = claimcheck(command)
            assert done.returncode == (1 if command == "validate" else 2)
            assert "Traceback" not in done.stderr
            assert words in done.stderr + done.stdout, (command, words)
        assert path.read_text(encoding="utf-8") == text


def test_an_unwritable_folder_is_told(folder: Path, claimcheck: Run):
    (folder / "claims").write_text("a file where the folder should be", encoding="utf-8")
    done = claimcheck("run")
    assert done.returncode == 2
    assert "cannot write" in done.stderr or "cannot" in done.stderr
    assert "Traceback" not in done.stderr


def test_ctrl_c_in_the_middle_leaves_complete_files(folder: Path):
    for number in range(40):
        (folder / "articles" / f"more-{number:02}.txt").write_text(
            ARTICLE.replace("Kalinovka", f"Kalinovka {number}") * 30, encoding="utf-8"
        )
    run = subprocess.Popen([sys.executable, "-m", "claimcheck", "run"], cwd=folder, stderr=subprocess.PIPE, text=True)
    deadline = time.monotonic() + 60
    while not claims_files(folder) and time.monotonic() < deadline:
        time.sleep(0.02)
    run.send_signal(signal.SIGINT)
    _, told = run.communicate(timeout=60)
    assert run.returncode in (0, 130)
    assert "Traceback" not in told
    for path in claims_files(folder):
        json.loads(path.read_text(encoding="utf-8"))


# ---- the gate


def test_the_gate_fails_on_what_the_baseline_does_not_know(folder: Path, claimcheck: Run):
    article = folder / "articles" / "bridge.txt"
    article.write_text(ARTICLE.split("Source", maxsplit=1)[0], encoding="utf-8")
    claimcheck("run")
    first = claimcheck("check")
    assert first.returncode == 1
    assert "CC101" in first.stdout
    assert claimcheck("baseline", "write").returncode == 0
    assert claimcheck("check").returncode == 0
    article.write_text(
        ARTICLE.split("Source", maxsplit=1)[0] + "\nIn 1958 the bridge was rebuilt by 120 men from Kalinovka.\n", encoding="utf-8"
    )
    stale = claimcheck("check")
    assert stale.returncode == 1
    assert "CC503" in stale.stdout
    claimcheck("run")
    added = claimcheck("check")
    assert added.returncode == 1
    assert added.stdout.count("CC101") == 1


def test_a_claim_deleted_by_hand_is_stale(folder: Path, claimcheck: Run):
    claimcheck("run")
    path = claims_files(folder)[0]
    file = json.loads(path.read_text(encoding="utf-8"))
    del file["claims"][0]
    path.write_text(json.dumps(file), encoding="utf-8")
    done = claimcheck("check")
    assert done.returncode == 1
    assert "CC503" in done.stdout


def test_nothing_to_check_is_2(tmp_path: Path, claimcheck: Run):
    for command in ("check", "validate", "fmt", "status", "report", "export"):
        done = claimcheck(command)
        assert done.returncode == 2, command
        assert "nothing to check" in done.stderr


def test_the_gate_and_the_report_never_write_claims(folder: Path, claimcheck: Run):
    claimcheck("run")
    before = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in folder.rglob("*.json")}
    for command in (["check"], ["report"], ["validate"], ["status"], ["fmt", "--check"], ["audit", "articles/bridge.txt"]):
        claimcheck(*command)
    assert {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in folder.rglob("*.json")} == before


# ---- files by hand


def test_fmt_changes_form_only_and_fills_ids(folder: Path, claimcheck: Run):
    claimcheck("run")
    path = claims_files(folder)[0]
    good = path.read_text(encoding="utf-8")
    path.write_text(json.dumps(json.loads(good), ensure_ascii=True), encoding="utf-8")
    assert claimcheck("fmt", "--check").returncode == 1
    assert claimcheck("fmt").returncode == 0
    assert path.read_text(encoding="utf-8") == good
    file = json.loads(good)
    file["claims"].append({"text": "The bridge had a toll."})
    file["citations"].append({"url": "https://tolls.example/"})
    path.write_text(json.dumps(file, ensure_ascii=False), encoding="utf-8")
    assert claimcheck("validate").returncode == 0
    assert claimcheck("fmt").returncode == 0
    added = json.loads(path.read_text(encoding="utf-8"))
    assert added["claims"][-1]["id"].startswith("c-")
    assert added["citations"][-1]["id"] == "s2"
    assert claimcheck("fmt", "--check").returncode == 0


def test_a_spreadsheet_goes_there_and_back(folder: Path, claimcheck: Run):
    claimcheck("run")
    table = folder / "claims.csv"
    assert claimcheck("export", "-o", table).returncode == 0
    text = table.read_text(encoding="utf-8")
    table.write_text(text.replace(",unreviewed,,", ",accepted,Ana,seen", 1), encoding="utf-8")
    done = claimcheck("import", table)
    assert done.returncode == 0, done.stderr
    file = json.loads(claims_files(folder)[0].read_text(encoding="utf-8"))
    assert [claim["review"]["by"] for claim in file["claims"]].count("Ana") == 1
    table.write_text(text.replace(",unreviewed,,", ",acepted,Ana,seen", 1), encoding="utf-8")
    refused = claimcheck("import", table)
    assert refused.returncode == 2
    assert "did you mean accepted?" in refused.stderr
    assert json.loads(claimcheck("export", "--format", "claimreview").stdout)[0]["@type"] == "ClaimReview"


# ---- parts by themselves


def test_filters_answer_every_line(claimcheck: Run):
    lines = '{"id": 1, "text": "He was born on 3 April 1914."}\nnot json\n{"id": 3}\n[]\n'
    done = claimcheck("read", "--jsonl", stdin=lines)
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 2
    assert answers[0]["id"] == 1
    assert answers[0]["dates"][0]["edtf"] == "1914-04-03"
    assert [answer["line"] for answer in answers[1:]] == [2, 3, 4]
    assert answers[2]["id"] == 3
    assert claimcheck("repair", "--jsonl", stdin='{"id": "a", "raw": "hxxps://a.example/b"}\n').returncode == 0
    aligned = claimcheck(
        "align", "--jsonl", stdin='{"id": 1, "claims": ["He was born in 1914."], "source": "Родился в 1914 году."}\n'
    )
    assert json.loads(aligned.stdout)["alignments"][0]["claim"] == 0
    audited = claimcheck("audit", "--jsonl", stdin='{"id": 1, "text": "The bridge was opened on 31 June 1931."}\n')
    assert "CC404" in {finding["code"] for finding in json.loads(audited.stdout)["findings"]}


def test_mistyped_commands_and_codes_are_guessed(claimcheck: Run):
    assert "did you mean extract?" in claimcheck("extrct").stderr
    done = claimcheck("explain", "CC102")
    assert done.stdout.startswith("# CC102 empty-source-list")
    assert claimcheck("explain", "schema").stdout.startswith("## schema")
    assert claimcheck("explain", "CC999").returncode == 2


def test_help_needs_no_heavy_import(claimcheck: Run):
    code = "import sys; sys.argv = ['claimcheck', '--help']\nfrom claimcheck.cli.main import main\ntry:\n    main()\nexcept SystemExit: pass\nprint(sorted(m for m in sys.modules if m in {'pandas', 'numpy', 'rich', 'jinja2', 'flask', 'requests', 'lxml', 'bs4', 'jsonschema', 'pymorphy3', 'rapidfuzz'}))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=dict(os.environ))
    assert done.stdout.splitlines()[-1] == "[]"


def test_a_file_that_nothing_divides_is_told_and_the_others_are_read(folder: Path, claimcheck: Run):
    (folder / "articles" / "endless.txt").write_text("In 1931 the bridge was opened by 40 people. " * 1_200_000, encoding="utf-8")
    run = claimcheck("run")
    assert run.returncode == 2
    assert "articles/endless.txt:1: 52,799,999 characters" in run.stderr
    assert "docs/errors.md#too-long" in run.stderr
    assert len(claims_files(folder)) == 1


def test_a_thousand_equal_sentences_are_a_thousand_claims_with_ids_of_their_own(folder: Path, claimcheck: Run):
    (folder / "articles" / "bridge.txt").write_text("In 1931 the bridge was opened by 40 people. " * 1000, encoding="utf-8")
    assert claimcheck("run").returncode == 0
    claims = json.loads(claims_files(folder)[0].read_text(encoding="utf-8"))["claims"]
    assert len({claim["id"] for claim in claims}) == 1000
    before = claims_files(folder)[0].read_bytes()
    assert claimcheck("run").returncode == 0
    assert claims_files(folder)[0].read_bytes() == before


def reviewed(folder: Path, note: str = "HAND") -> Path:
    """The folder's one claims file, its first claim accepted with a note."""
    path = claims_files(folder)[0]
    file = json.loads(path.read_text(encoding="utf-8"))
    file["claims"][0]["review"].update(status="accepted", by="R.", note=note)
    path.write_text(json.dumps(file, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "damage",
    [
        lambda text: json.dumps(json.loads(text), indent=1),
        lambda text: json.dumps(json.loads(text)),
        lambda text: text.replace('"path": ', '<<<<<<< ours\n"path": ', 1),
        lambda text: text.replace('"title": "', '"title": "an unescaped " quote', 1),
        lambda text: text[: len(text) // 2],
        lambda text: text.replace('"id": "', '"id": "x', 1),
        lambda text: "[]",
    ],
    ids=["indent", "one-line", "conflict", "quote", "cut", "renamed", "list"],
)
def test_no_file_that_was_not_read_is_written_over(folder: Path, claimcheck: Run, damage):
    claimcheck("run")
    path = reviewed(folder)
    damaged = damage(path.read_text(encoding="utf-8"))
    path.write_text(damaged, encoding="utf-8")
    run = claimcheck("run")
    left = path.read_text(encoding="utf-8")
    if run.returncode == 0:
        assert "HAND" in left
        assert claimcheck("validate").returncode == 0
    else:
        assert run.returncode == 2
        assert left == damaged
        assert path.name in run.stderr
        assert "fix:" in run.stderr


def test_a_copied_claim_is_another_claim(folder: Path, claimcheck: Run):
    claimcheck("run")
    path = reviewed(folder, "FIRST")
    file = json.loads(path.read_text(encoding="utf-8"))
    copy = json.loads(json.dumps(file["claims"][0]))
    copy["text"] = "The bridge had two piers."
    copy["review"]["note"] = "HAND"
    file["claims"].append(copy)
    path.write_text(json.dumps(file, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    for command in ("fmt", "run"):
        assert claimcheck(command).returncode == 0
        claims = json.loads(path.read_text(encoding="utf-8"))["claims"]
        assert {"FIRST", "HAND"} <= {claim["review"]["note"] for claim in claims}
        assert len({claim["id"] for claim in claims}) == len(claims)


def test_a_new_title_and_an_edit_at_once_keep_the_reviews(folder: Path, claimcheck: Run):
    claimcheck("run")
    reviewed(folder)
    article = folder / "articles" / "bridge.txt"
    article.write_text(
        ARTICLE.replace("The Kalinovka Bridge", "A Bridge of Steel").replace("300 carts", "310 carts"), encoding="utf-8"
    )
    assert claimcheck("run").returncode == 0
    assert len(claims_files(folder)) == 1
    article.rename(folder / "articles" / "steel.txt")
    (folder / "articles" / "steel.txt").write_text(
        ARTICLE.replace("The Kalinovka Bridge", "Steel").replace("300 carts", "320 carts"), encoding="utf-8"
    )
    assert claimcheck("run").returncode == 0
    assert len(claims_files(folder)) == 1
    assert "HAND" in claims_files(folder)[0].read_text(encoding="utf-8")


def test_a_decision_is_renewed_by_writing_another(folder: Path, claimcheck: Run):
    claimcheck("run")
    reviewed(folder)
    article = folder / "articles" / "bridge.txt"
    article.write_text(ARTICLE.replace("4 May", "5 May"), encoding="utf-8")
    claimcheck("run")
    path = claims_files(folder)[0]
    file = json.loads(path.read_text(encoding="utf-8"))
    assert file["claims"][0]["state"] == "suspect"
    file["claims"][0]["review"]["note"] = "Seen again."
    path.write_text(json.dumps(file, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    claimcheck("run")
    assert json.loads(path.read_text(encoding="utf-8"))["claims"][0]["state"] == "current"


def test_an_old_table_takes_back_no_newer_decision(folder: Path, claimcheck: Run):
    claimcheck("run")
    (folder / "t.csv").write_text(claimcheck("export").stdout, encoding="utf-8")
    path = reviewed(folder)
    assert claimcheck("import", "t.csv").returncode == 0
    assert "HAND" in path.read_text(encoding="utf-8"), "the row was never edited"
    table = (folder / "t.csv").read_text(encoding="utf-8").replace("unreviewed", "rejected", 1)
    (folder / "t.csv").write_text(table, encoding="utf-8")
    run = claimcheck("import", "t.csv")
    assert run.returncode == 2
    assert "decided on since" in run.stderr
    assert "HAND" in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("value", ["9" * 6000, '"\\\\ud800"'], ids=["digits", "half a character"])
def test_what_json_allows_and_we_cannot_hold_is_told(folder: Path, claimcheck: Run, value: str):
    claimcheck("run")
    path = claims_files(folder)[0]
    damaged = re.sub(r'"note": ""', lambda _: f'"note": {value}', path.read_text(encoding="utf-8"), count=1).replace(
        "\\\\ud", "\\ud"
    )
    path.write_text(damaged, encoding="utf-8")
    for command in ("run", "validate", "check", "fmt", "export"):
        run = claimcheck(command)
        assert run.returncode in (1, 2), command
        assert "Traceback" not in run.stderr, command
    assert path.read_text(encoding="utf-8") == damaged


def test_parquet_has_every_claim_with_values_to_count_with(folder: Path, claimcheck: Run):
    import pyarrow.parquet as pq

    claimcheck("run")
    for name in ("one.parquet", "two.parquet"):
        assert claimcheck("export", "--format", "parquet", "-o", folder / name).returncode == 0
    assert (folder / "one.parquet").read_bytes() == (folder / "two.parquet").read_bytes()
    rows = pq.read_table(folder / "one.parquet").to_pylist()
    claims = [claim for path in sorted((folder / "claims").glob("*.json")) for claim in json.loads(path.read_text())["claims"]]
    assert [row["claim"] for row in rows] == [claim["id"] for claim in claims]
    assert [[date["edtf"] for date in row["dates"]] for row in rows] == [
        [date["edtf"] for date in claim["dates"]] for claim in claims
    ]


def test_what_is_as_it_was_left_is_not_read_again_and_what_is_not_is(folder: Path, claimcheck: Run):
    """By a line of the progress: an article whose reading was skipped says as many claims as before."""
    first = claimcheck("extract")
    assert first.returncode == 0
    (path,) = (folder / "claims").glob("*.json")
    whole = path.read_bytes()
    assert claimcheck("extract").stderr.replace("0 files changed", "") == first.stderr.replace("1 file changed", "")
    value = json.loads(whole)
    value["claims"].pop()
    path.write_text(json.dumps(value), encoding="utf-8")
    assert claimcheck("extract").returncode == 0
    assert path.read_bytes() == whole, "a claims file that was changed is read again"
    article = next(item for item in (folder / "articles").iterdir() if item.suffix == ".txt")
    article.write_text(article.read_text(encoding="utf-8") + "\nIn 1951 a new ferry was built for 80 people.\n", encoding="utf-8")
    assert claimcheck("extract").returncode == 0
    assert "new ferry" in path.read_text(encoding="utf-8")
    (folder / ".claimcheck" / "extracted.json").write_text("{", encoding="utf-8")
    assert claimcheck("extract").returncode == 0
