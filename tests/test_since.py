"""What changed since a commit: in real git repositories, as every format tells it."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from repository import UNSOURCED, Repository


def changed(repo: Repository, since: str = "main") -> dict[str, Any]:
    assert repo.claimcheck("report", "--since", since, "--format", "json") == 0, repo.err
    found: dict[str, Any] = json.loads(repo.out)["since"]
    return found


def kinds(found: dict[str, Any]) -> list[tuple[str, str]]:
    return sorted((item["kind"], item["text"]) for item in found["claims"])


def codes(findings: list[dict[str, Any]]) -> list[str]:
    return sorted(item["code"] for item in findings)


def test_nothing_changed(repo: Repository):
    found = changed(repo)
    assert (found["new"], found["gone"], found["claims"]) == ([], [], [])
    assert found["commit"] == repo.git("rev-parse", "main")
    assert found["before"]["claims"] == 4
    repo.claimcheck("report", "--since", "main")
    assert "Nothing changed." in repo.read("reports/audit.html")


def test_a_sentence_added_one_reworded_and_one_taken_out(repo: Repository):
    repo.change("articles/ferry.txt", "carried 200 people in 1940", "took 200 people over in 1940")
    repo.change("articles/ferry.txt", "In 1944 the army sank it near the mill.", "In 1951 the council sold 12 boats.")
    repo.run()
    found = changed(repo)
    assert kinds(found) == [
        ("added", "In 1951 the council sold 12 boats."),
        ("gone", "In 1944 the army sank it near the mill."),
        ("reworded", "The ferry at Kalinovka took 200 people over in 1940."),
    ]
    assert "was “The ferry at Kalinovka carried 200 people in 1940.”" in next(
        item["said"] for item in found["claims"] if item["kind"] == "reworded"
    )
    assert codes(found["new"]) == ["CC101"]
    assert codes(found["gone"]) == ["CC101"]
    assert found["before"]["unsourced"] == 2


def test_a_source_given_makes_another_state(repo: Repository):
    repo.write("articles/ferry.txt", UNSOURCED + "\nSources:\nhttps://museum.example/page/7\n")
    repo.run()
    found = changed(repo)
    assert [kind for kind, _ in kinds(found)] == ["state", "state"]
    assert all(item["said"].endswith(", was unsourced") for item in found["claims"])
    assert "CC101" in codes(found["gone"])
    assert "CC101" not in codes(found["new"])


def test_a_decision_is_a_change(repo: Repository):
    def accept(value: dict[str, Any]) -> None:
        value["claims"][0]["review"] |= {"status": "accepted", "by": "Ana"}

    repo.edit("the-bridge", accept)
    (change,) = changed(repo)["claims"]
    assert (change["kind"], change["said"]) == ("review", "accepted by Ana, was unreviewed")


def test_a_conflict_between_articles_that_one_change_brings(repo: Repository):
    text = "{}\n\n{} Pavel Lunin was born on {}.\n"
    repo.write("articles/one.txt", text.format("Pavel Lunin, Engineer", "His bridges are known in 3 provinces.", "4 May 1871"))
    repo.run()
    repo.commit()
    repo.write("articles/two.txt", text.format("Pavel Lunin and His Workshop", "The workshop stood in Tula.", "9 June 1871"))
    repo.run()
    found = changed(repo, "HEAD")
    assert "CC403" in codes(found["new"]), "the other article is as it was"
    repo.commit()
    assert changed(repo, "HEAD")["new"] == []
    (repo.root / "articles" / "two.txt").unlink()
    for path in (repo.root / "claims").glob("pavel-lunin-and*"):
        path.unlink()
    assert "CC403" in codes(changed(repo, "HEAD")["gone"])


def test_a_source_saved_and_a_new_article(repo: Repository):
    repo.write("articles/mill.txt", "The Mill\n\nThe mill was opened on 3 May 1931 with 40 workers.\n")
    repo.run()
    found = changed(repo)
    assert kinds(found) == [("added", "The mill was opened on 3 May 1931 with 40 workers.")]
    assert "CC101" in codes(found["new"])
    (repo.root / "sources" / "museum.txt").unlink()
    repo.run()
    assert {"state"} <= {kind for kind, _ in kinds(changed(repo))}, "the bridge's source cannot be read any more"


def test_settings_of_now_judge_both_sides(repo: Repository):
    repo.write("pyproject.toml", '[tool.claimcheck.rules.CC101]\nseverity = "off"\nreason = "a draft"\n')
    found = changed(repo)
    assert (found["new"], found["gone"], found["claims"]) == ([], [], [])


def test_the_earlier_state_is_named_by_commit_tag_branch_or_day(repo: Repository, monkeypatch: pytest.MonkeyPatch):
    first = repo.git("rev-parse", "HEAD")
    repo.git("tag", "v1")
    repo.change("articles/ferry.txt", "200 people", "300 people")
    repo.run()
    monkeypatch.setenv("GIT_COMMITTER_DATE", "2031-05-04T12:00:00+00:00")
    second = repo.commit()
    for ref in ("main", "v1", first, first[:8], "HEAD~1", "2031-05-03"):
        assert changed(repo, ref)["commit"] == first, ref
    assert changed(repo, "2031-05-06") | {"before": 0} == {
        "ref": "2031-05-06", "commit": second, "day": "2031-05-04", "before": 0, "new": [], "gone": [], "claims": [],
    }  # fmt: skip


@pytest.mark.parametrize(
    ("ref", "said"),
    [
        ("nowhere", "no commit called 'nowhere'"),
        ("1970-01-01", "no commit from before 1970-01-01"),
        ("--all", "no commit called"),
    ],
)
def test_a_state_that_there_is_none_of_is_2(repo: Repository, ref: str, said: str):
    assert repo.claimcheck("report", f"--since={ref}") == 2
    assert said in repo.err
    assert "--against" not in repo.err
    assert not (repo.root / "reports").exists()


def test_outside_of_git_it_is_2(repo: Repository, tmp_path: Path):
    (repo.root / ".git").rename(tmp_path / "away")
    assert repo.claimcheck("report", "--since", "main") == 2
    assert "leave --since out" in repo.err


def test_every_format_tells_it_and_nothing_else_is_written(repo: Repository):
    repo.write("articles/ferry.txt", UNSOURCED.replace("In 1944 the army sank it near the mill.", "It had 3 | boats in 1950."))
    repo.run()
    before = {path: path.read_bytes() for path in files_of(repo)}
    assert repo.claimcheck("report", "--since", "main", "--format", "markdown") == 0
    assert "## Since main (" in repo.out
    assert "Findings: 1 new, 1 gone. Claims: 1 added, 1 gone." in repo.out
    assert "It had 3 \\| boats in 1950." in repo.out
    assert repo.claimcheck("report", "--since", "main", "--format", "csv") == 0
    rows = list(csv.DictReader(io.StringIO(repo.out)))
    assert [row["change"] for row in rows if row["code"] == "CC101"] == ["", "new", "gone"]
    assert {path: path.read_bytes() for path in files_of(repo)} == before
    assert repo.claimcheck("run", "--since", "main", "--quiet") == 0
    assert "Since main (" in repo.read("reports/audit.html")


def files_of(repo: Repository) -> list[Path]:
    return [path for path in sorted(repo.root.rglob("*")) if path.is_file() and ".claimcheck" not in path.parts]


def reported(repo: Repository) -> dict[str, str]:
    """The codes of a report's findings by fingerprint."""
    assert repo.claimcheck("report", "--format", "json") == 0
    return {item["fingerprint"]: item["code"] for item in json.loads(repo.out)["findings"]}


def test_it_is_the_difference_of_two_reports(repo: Repository):
    """Held against the reports themselves, made in two checkouts."""
    repo.change("articles/bridge.txt", "paid 4,000 roubles", "paid 5,000 roubles")
    repo.write("articles/ferry.txt", UNSOURCED.replace("1944", "1946"))
    repo.run()
    found = changed(repo)
    now = reported(repo)
    repo.commit()
    repo.git("checkout", "-q", "main")
    then = reported(repo)
    assert codes(found["new"]) == sorted(code for key, code in now.items() if key not in then)
    assert codes(found["gone"]) == sorted(code for key, code in then.items() if key not in now)
