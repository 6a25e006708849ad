"""The gate in real git repositories: what a branch adds fails, what was there before does not, and nothing slips by."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest

from repository import SOURCED, UNSOURCED, Repository

# ---- what counts


def test_nothing_changed_is_nothing_added_though_main_has_errors(repo: Repository):
    assert repo.check() == []
    assert repo.claimcheck("check") == 1


def test_an_unsourced_sentence_added_counts_and_the_old_ones_do_not(repo: Repository):
    repo.change("articles/ferry.txt", "near the mill.", "near the mill. In 1951 a new ferry was built for 80 people.")
    assert repo.check() == ["CC503"], "a sentence without `extract`"
    repo.run()
    assert repo.check() == ["CC101"]
    repo.commit()
    assert repo.check() == ["CC101"], "committed or not is the same"


def test_a_reworded_unsourced_claim_is_not_added(repo: Repository):
    repo.change("articles/ferry.txt", "carried 200 people in 1940", "carried about 210 people in 1940")
    repo.run()
    assert repo.check() == []


def test_fixing_one_and_adding_one_fails(repo: Repository):
    repo.change(
        "articles/ferry.txt", "In 1944 the army sank it near the mill.", "Three clerks kept the books of the glass works in 1912."
    )
    repo.run()
    assert repo.check() == ["CC101"]


def test_a_sentence_cut_in_two_is_not_added_but_an_alias_by_hand_excuses_nothing(repo: Repository):
    repo.change(
        "articles/ferry.txt",
        "carried 200 people in 1940. In 1944",
        "carried 200 people in 1940, and in 1941 it carried 90 carts. In 1944",
    )
    repo.run()
    repo.commit()
    repo.git("branch", "-f", "main")
    repo.change("articles/ferry.txt", "in 1940, and in 1941 it carried", "in 1940. In 1941 it carried")
    repo.run()
    assert repo.check() == []
    repo.git("checkout", "-q", ".")
    repo.change("articles/ferry.txt", "near the mill.", "near the mill. Three clerks kept the books of the glass works in 1912.")
    repo.run()

    def lend(value: dict) -> None:
        value["claims"][-1]["aliases"] = [value["claims"][0]["id"]]

    repo.edit("the-ferry", lend)
    assert repo.check() == ["CC101"]


def test_a_conflict_added_counts(repo: Repository):
    repo.change(
        "articles/bridge.txt", "in 1930.", "in 1930. Another book says that the bridge over the Zhura was opened on 14 May 1931."
    )
    repo.run()
    assert "CC402" in repo.check()


def test_a_claim_deleted_by_hand_counts(repo: Repository):
    repo.edit("the-bridge", lambda value: value["claims"].pop())
    assert repo.check() == ["CC503"]


def test_a_claim_hidden_by_hand_counts(repo: Repository):
    repo.change("articles/ferry.txt", "near the mill.", "near the mill. In 1951 a new ferry was built for 80 people.")
    repo.run()
    repo.edit("the-ferry", lambda value: value["claims"][-1].update(state="withdrawn"))
    assert repo.check() == ["CC503"]


def test_a_new_article_without_its_claims_file_counts(repo: Repository):
    repo.write("articles/mill.txt", UNSOURCED.replace("Ferry", "Mill").replace("ferry", "mill"))
    assert repo.check() == ["CC503"]
    assert "has no claims file" in repo.out


def test_a_claims_file_deleted_counts_while_the_article_stands_and_not_with_it(repo: Repository):
    next((repo.root / "claims").glob("the-bridge*")).unlink()
    assert repo.check() == ["CC503"]
    (repo.root / "articles" / "bridge.txt").unlink()
    assert repo.check() == []


def test_a_source_dropped_from_the_article_counts(repo: Repository):
    repo.change("articles/bridge.txt", "https://archive.example/item/12\n", "")
    repo.run()
    assert repo.check() == ["CC504", "CC504"]


def test_a_source_dropped_by_hand_counts_though_one_is_left(repo: Repository):
    repo.edit("the-bridge", lambda value: value["claims"][0].update(citations=["s1"]))
    assert repo.check() == ["CC504"]


def test_evidence_removed_from_both_places_counts(repo: Repository):
    def forget(value: dict) -> None:
        for claim in value["claims"]:
            claim["evidence"] = []
            claim["machine"].pop("evidence", None)

    repo.edit("the-bridge", forget)
    shutil.rmtree(repo.root / "evidence")
    assert set(repo.check()) == {"CC504"}
    assert "the evidence from https://museum.example/page/7 is gone" in repo.out


def test_a_saved_source_removed_counts(repo: Repository):
    (repo.root / "sources" / "museum.txt").unlink()
    assert repo.check() == ["CC504", "CC504"]
    repo.run()
    assert repo.check() == ["CC504", "CC504"]


def test_an_id_given_to_another_text_counts(repo: Repository):
    def swap(value: dict) -> None:
        first, second = value["claims"][:2]
        first["id"], second["id"] = second["id"], first["id"]

    repo.edit("the-ferry", swap)
    assert repo.check() == ["CC505", "CC505"]


def accept(repo: Repository) -> None:
    """The first claim of the bridge is accepted on main."""
    repo.edit("the-bridge", lambda value: value["claims"][0].update(review={"status": "accepted", "by": "Ana"}))
    repo.run()
    repo.commit()
    repo.git("branch", "-f", "main")


def test_an_approval_that_the_change_made_suspect_counts(repo: Repository):
    accept(repo)
    assert repo.check() == []
    repo.change("articles/bridge.txt", "4 May 1931", "14 May 1931")
    repo.run()
    assert repo.check() == ["CC401", "CC502"], "the source says 4 May"
    repo.edit("the-bridge", lambda value: value["claims"][0]["review"].update(note="looked up again"))
    assert repo.check() == ["CC401"]


def test_a_text_changed_under_its_approval_by_hand_counts(repo: Repository):
    accept(repo)
    repo.edit("the-bridge", lambda value: value["claims"][0].update(text="The bridge over the Zhura was opened in May 1931."))
    assert repo.check() == ["CC502"]


def test_a_reviewed_claim_taken_out_counts(repo: Repository):
    accept(repo)
    repo.change("articles/bridge.txt", "The bridge over the Zhura was opened on 4 May 1931. ", "")
    repo.run()
    assert repo.check() == [], "withdrawn is not lost"
    repo.edit("the-bridge", lambda value: value["claims"].pop())
    assert repo.check() == ["CC503"]


def test_baseline_lines_and_rule_settings_of_the_same_change_excuse_nothing(repo: Repository):
    repo.change("articles/ferry.txt", "near the mill.", "near the mill. In 1951 a new ferry was built for 80 people.")
    repo.run()
    assert repo.claimcheck("baseline", "write") == 0
    assert repo.claimcheck("check") == 0
    assert repo.check() == ["CC101"]
    repo.write("pyproject.toml", '[tool.claimcheck.rules.CC101]\nseverity = "off"\nreason = "quiet"\n')
    assert repo.claimcheck("check") == 0
    assert repo.check() == ["CC101"]


def test_a_finding_that_the_baseline_knew_before_may_come_back(repo: Repository):
    repo.claimcheck("baseline", "write")
    text = repo.read("articles/ferry.txt")
    repo.change("articles/ferry.txt", " In 1944 the army sank it near the mill.", "")
    repo.run()
    repo.commit()
    repo.git("branch", "-f", "main")
    repo.write("articles/ferry.txt", text)
    repo.run()
    assert repo.check() == []


# ---- repositories of every shape


def test_a_merge_commit(repo: Repository):
    repo.change("articles/bridge.txt", "in 1930.", "in 1930. Three masons built its piers in 1929.")
    repo.run()
    repo.commit()
    repo.git("checkout", "-q", "main")
    repo.change("articles/ferry.txt", "near the mill.", "near the mill. In 1951 a new ferry was built for 80 people.")
    repo.run()
    repo.commit()
    repo.git("checkout", "-q", "work")
    repo.git("merge", "-q", "--no-edit", "main")
    assert repo.check() == [], "what main added is not the branch's"


def test_a_renamed_article_keeps_its_file_and_adds_nothing(repo: Repository):
    repo.git("mv", "articles/ferry.txt", "articles/the-old-ferry.txt")
    assert repo.check() == ["CC503", "CC503"], "moved without extract"
    repo.run()
    assert repo.check() == []
    assert len(list((repo.root / "claims").iterdir())) == 2


def test_two_articles_that_change_places_keep_their_files(repo: Repository):
    accept(repo)
    repo.write("articles/bridge.txt", UNSOURCED)
    repo.write("articles/ferry.txt", SOURCED)
    repo.run()
    assert repo.check() == []
    assert sorted(path.name[:10] for path in (repo.root / "claims").iterdir()) == ["the-bridge", "the-ferry-"]
    assert '"by": "Ana"' in repo.read(f"claims/{next((repo.root / 'claims').glob('the-bridge*')).name}")


def test_an_unresolved_conflict_is_refused_by_name(repo: Repository):
    repo.edit("the-bridge", lambda value: value["claims"][0].update(review={"status": "accepted", "by": "Ana"}))
    repo.commit()
    repo.git("checkout", "-q", "main")
    repo.edit("the-bridge", lambda value: value["claims"][0].update(review={"status": "rejected", "by": "Olha"}))
    repo.commit()
    repo.git("checkout", "-q", "work")
    assert subprocess.run(["git", "merge", "main"], cwd=repo.root, capture_output=True).returncode == 1
    assert repo.check() == ["exit 2"]
    assert "an unresolved merge conflict of HEAD and main" in repo.err
    for command in ("validate", "fmt", "extract"):
        assert repo.claimcheck(command) in (1, 2), command
        assert "merge conflict" in repo.err + repo.out, command


def test_conflicts_in_the_baseline_and_in_an_article_are_refused_by_name(repo: Repository):
    repo.write("claims-baseline.txt", "<<<<<<< HEAD\n=======\n>>>>>>> main\n")
    assert repo.check() == ["exit 2"]
    assert "merge conflict" in repo.err
    (repo.root / "claims-baseline.txt").unlink()
    repo.change("articles/ferry.txt", "In 1944", "\n<<<<<<< HEAD\nIn 1944\n=======\nIn 1945\n>>>>>>> main\n")
    assert repo.claimcheck("extract") == 2
    assert "articles/ferry.txt:4:1: an unresolved merge conflict of HEAD and main" in repo.err
    assert repo.check() == ["exit 2"]


@pytest.mark.parametrize("how", ["emptied", "gone"])
def test_an_empty_directory_is_2(repo: Repository, how: str):
    shutil.rmtree(repo.root / "claims")
    if how == "emptied":
        (repo.root / "claims").mkdir()
    assert repo.check() == ["exit 2"]
    assert "nothing to check" in repo.err
    assert repo.claimcheck("check") == 2


def test_claims_on_the_branch_alone_are_all_added(repo: Repository):
    repo.git("checkout", "-q", "--orphan", "bare")
    repo.git("rm", "-q", "-r", "--cached", ".")
    repo.git("commit", "-q", "-m", "begin", "--allow-empty")
    repo.git("branch", "begin")
    repo.commit()
    assert repo.check("begin") == ["CC101", "CC101"]


def test_a_detached_head(repo: Repository):
    repo.change("articles/ferry.txt", "near the mill.", "near the mill. In 1951 a new ferry was built for 80 people.")
    repo.run()
    repo.git("checkout", "-q", repo.commit())
    assert repo.check() == ["CC101"]
    assert repo.check("HEAD") == []


def test_a_shallow_clone_is_2_and_says_how_to_deepen_it(repo: Repository, tmp_path: Path):
    repo.commit("second")
    clone = Repository(tmp_path / "clone", repo.monkeypatch, repo.capfd)
    repo.git("clone", "-q", "--depth", "1", "--no-single-branch", f"file://{repo.root}", str(clone.root), cwd=tmp_path)
    assert clone.check("origin/main") == ["exit 2"]
    assert "git fetch --unshallow" in clone.err
    assert "fetch-depth: 0" in clone.err
    clone.git("fetch", "-q", "--unshallow")
    assert clone.check("origin/main") == []


def test_a_base_that_was_not_fetched_is_2_and_says_how_to_fetch_it(repo: Repository, tmp_path: Path):
    clone = Repository(tmp_path / "clone", repo.monkeypatch, repo.capfd)
    repo.git("clone", "-q", "--single-branch", "--branch", "work", f"file://{repo.root}", str(clone.root), cwd=tmp_path)
    assert clone.check("origin/main") == ["exit 2"]
    assert "git fetch origin main:refs/remotes/origin/main" in clone.err
    clone.git("fetch", "origin", "main:refs/remotes/origin/main")
    assert clone.check("origin/main") == []


@pytest.mark.parametrize(
    ("how", "ref"),
    [
        (("--single-branch",), "origin/main"),
        (("--single-branch",), "main"),
        (("--single-branch",), "side/ways"),
        (("--single-branch",), "origin/side/ways"),
        (("--single-branch",), "v1.0"),
        (("--single-branch",), "HASH"),
        (("--depth", "1"), "origin/main"),
        (("--depth", "1"), "HEAD~1"),
        (("--depth", "1"), "work^"),
        (("--depth", "1"), "HASH"),
    ],
)
def test_the_command_that_a_missing_base_is_answered_with_brings_it(
    repo: Repository, tmp_path: Path, how: tuple[str, ...], ref: str
):
    repo.commit("second")
    repo.git("branch", "side/ways", "main")
    repo.git("checkout", "-q", "main")
    repo.git("checkout", "-q", "-b", "other")
    ref = ref.replace("HASH", repo.commit("third")[:10])
    repo.git("checkout", "-q", "work")
    repo.git("tag", "-a", "-m", "x", "v1.0", "other")
    clone = Repository(tmp_path / "clone", repo.monkeypatch, repo.capfd)
    repo.git("clone", "-q", "--no-tags", *how, "--branch", "work", f"file://{repo.root}", str(clone.root), cwd=tmp_path)
    assert clone.check(ref) == ["exit 2"]
    while clone.check(ref) == ["exit 2"]:
        told = re.search(r"fix: run `(git [^`]+)`", clone.err)
        assert told, clone.err
        before = clone.git("rev-list", "--all", "--objects"), clone.git("for-each-ref")
        clone.git(*shlex.split(told[1])[1:])
        assert before != (clone.git("rev-list", "--all", "--objects"), clone.git("for-each-ref")), f"{told[1]} changed nothing"
    assert clone.check(ref) == []


@pytest.mark.parametrize(("ref", "meant"), [("mian", "main"), ("HEAD~99", ""), ("origin/main", ""), ("main~7", "")])
def test_no_command_is_told_where_none_would_bring_the_commit(repo: Repository, ref: str, meant: str):
    assert repo.check(ref) == ["exit 2"]
    assert "git fetch" not in repo.err
    assert "name a commit, branch or tag of this repository with --against" in repo.err
    assert f"did you mean {meant}?" in repo.err or not meant


def test_a_branch_that_only_the_remote_has_is_named(repo: Repository, tmp_path: Path):
    clone = Repository(tmp_path / "clone", repo.monkeypatch, repo.capfd)
    repo.git("clone", "-q", "--branch", "work", f"file://{repo.root}", str(clone.root), cwd=tmp_path)
    assert clone.check("main") == ["exit 2"]
    assert "did you mean origin/main?" in clone.err
    assert "git fetch" not in clone.err


@pytest.mark.parametrize("ref", ["nowhere", "--output=x", "-h", "HEAD~99", "main:articles", ""])
def test_a_ref_that_is_none_is_2(repo: Repository, ref: str):
    assert repo.claimcheck("check", f"--against={ref}") == 2
    assert "git has no commit called" in repo.err


def test_no_repository_and_unrelated_histories_are_2(repo: Repository, tmp_path: Path):
    repo.git("checkout", "-q", "--orphan", "other")
    repo.commit()
    assert repo.check() == ["exit 2"]
    assert "share no history" in repo.err
    shutil.rmtree(repo.root / ".git")
    assert repo.check() == ["exit 2"]
    assert "not a git repository" in repo.err


def test_a_workspace_in_a_subfolder_and_in_a_submodule(repo: Repository, tmp_path: Path):
    outer = Repository(tmp_path / "outer", repo.monkeypatch, repo.capfd)
    outer.root.mkdir()
    outer.git("init", "-q")
    outer.git("submodule", "add", "-q", f"file://{repo.root}", "blog")
    outer.commit()
    outer.git("checkout", "-q", "-b", "work")
    inner = Repository(outer.root / "blog", repo.monkeypatch, repo.capfd)
    inner.git("branch", "start")
    inner.change("articles/ferry.txt", "near the mill.", "near the mill. In 1951 a new ferry was built for 80 people.")
    inner.run()
    assert inner.check("start") == ["CC101"]


def test_articles_in_a_submodule(repo: Repository, tmp_path: Path):
    texts = Repository(tmp_path / "texts", repo.monkeypatch, repo.capfd)
    texts.write("ferry.txt", UNSOURCED)
    texts.git("init", "-q")
    texts.commit()
    outer = Repository(tmp_path / "outer", repo.monkeypatch, repo.capfd)
    outer.root.mkdir()
    outer.git("init", "-q")
    outer.git("submodule", "add", "-q", f"file://{texts.root}", "articles")
    outer.run()
    outer.commit()
    outer.git("checkout", "-q", "-b", "work")
    assert outer.check() == []
    outer.change("articles/ferry.txt", "near the mill.", "near the mill. In 1951 a new ferry was built for 80 people.")
    outer.run()
    assert outer.check() == ["CC101"]
    outer.git("commit", "-q", "-am", "more", cwd=outer.root / "articles")
    outer.commit()
    assert outer.check() == ["CC101"]


def test_names_that_git_would_quote(repo: Repository):
    repo.write('articles/пар"ом\t1.txt', UNSOURCED.replace("The Ferry", "The Other Ferry"))
    repo.run()
    repo.commit()
    repo.git("branch", "-f", "main")
    assert repo.check() == []
    repo.change('articles/пар"ом\t1.txt', "near the mill.", "near the mill. In 1951 a new ferry was built for 80 people.")
    repo.run()
    assert repo.check() == ["CC101"]


def test_a_hook_s_environment_does_not_lead_astray(repo: Repository, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("GIT_DIR", "/nowhere/.git")
    monkeypatch.setenv("GIT_INDEX_FILE", "/nowhere/index")
    assert repo.check() == []


# ---- it writes nothing


def test_the_gate_writes_nothing(repo: Repository):
    repo.change("articles/ferry.txt", "near the mill.", "near the mill. In 1951 a new ferry was built for 80 people.")
    repo.run()

    def state() -> dict[str, tuple[int, bytes]]:
        return {str(path): (path.stat().st_mtime_ns, path.read_bytes()) for path in repo.root.rglob("*") if path.is_file()}

    before = state()
    repo.check()
    repo.claimcheck("check")
    assert state() == before


def test_the_summary_has_what_the_annotations_leave_out(repo: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    sentences = " ".join(f"In 19{n} the works at Sosnovka made {n}00 barrels of tar." for n in range(10, 40))
    repo.write("articles/works.txt", f"The Works\n\n{sentences}\n")
    repo.run()
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))
    assert repo.claimcheck("check", "--against", "main", "--output-format", "github") == 1
    lines = repo.out.splitlines()
    assert len(lines) == 11
    assert lines[-1] == "::notice title=claimcheck::20 more in the summary"
    summary = (tmp_path / "summary.md").read_text(encoding="utf-8")
    assert summary.count("| CC101 unsourced-claim (error) |") == 30
    assert "30 errors in 3 claims files, added since" in summary
    monkeypatch.setattr("claimcheck.report.formats.MAX_SUMMARY", len(summary.encode()) + 4000)
    repo.claimcheck("check", "--against", "main", "--output-format", "github")
    added = (tmp_path / "summary.md").read_text(encoding="utf-8").removeprefix(summary)
    told = added.count("| CC101 unsourced-claim (error) |")
    assert 5 < told < 20
    assert f"{30 - told} more: run `claimcheck check` for all of them" in added
    assert len(added.encode()) < 4000


# ---- how it names files


@pytest.mark.parametrize(
    "command", [["validate"], ["fmt"], ["fmt", "--check"], ["check"], ["check", "--against=main"], ["status"]]
)
@pytest.mark.parametrize("harm", ['"claims": [', '"status": "unreviewed"', "the indent"])
def test_every_command_names_a_file_from_the_workspace_on(repo: Repository, command: list[str], harm: str):
    (path,) = (repo.root / "claims").glob("the-ferry*")
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("  ", " ") if harm == "the indent" else text.replace(harm, harm[:-2], 1), encoding="utf-8")
    repo.claimcheck(*command)
    told = repo.out + repo.err
    assert str(repo.root) not in told
    assert f"claims/{path.name}" in told or harm == "the indent" or command[0] == "status"


def test_an_empty_workspace_names_its_folder_from_there_on(repo: Repository):
    shutil.rmtree(repo.root / "claims")
    for command in ("check", "validate", "fmt"):
        assert repo.claimcheck(command) == 2
        assert "no claims files in claims\n" in repo.err
