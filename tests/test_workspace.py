"""The sample workspace and the one of the tests: what the tool makes of them, again and again."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from conftest import HERE, ROOT, Run

FOLDERS = ("articles", "sources", "claims", "evidence")
CONFLICT = re.compile(r"CC(?:2|4)\d\d")


def without_machine(value: Any) -> Any:
    """The JSON without what the tool notes for itself."""
    if isinstance(value, dict):
        return {key: without_machine(item) for key, item in value.items() if key != "machine"}
    return [without_machine(item) for item in value] if isinstance(value, list) else value


def read_all(folder: Path) -> dict[str, Any]:
    return {path.name: json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.json"))}


def belongs(folder: Path) -> bool:
    """Whether claims/ was made of the articles that are there: a user may have replaced them a minute ago."""
    files = read_all(folder / "claims").values()
    for file in files:
        article = file["article"]
        path = folder / article["path"]
        if not path.is_file():
            return False
        start, end = article["span"]
        text = path.read_bytes().decode("utf-8", "replace")[start:end]
        if hashlib.sha256(text.encode()).hexdigest() != article["sha256"]:
            return False
    return bool(files)


@pytest.fixture(params=["tests/workspace", "the sample"])
def folder(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A copy of a workspace that is kept in git, with its claims."""
    source = HERE / "workspace" if request.param == "tests/workspace" else ROOT
    if not belongs(source):
        assert source == ROOT, "tests/workspace/claims is not of its articles"
        pytest.skip("claims/ is not of the articles that are there: run `make report`")
    for name in FOLDERS:
        if (source / name).is_dir():
            shutil.copytree(source / name, tmp_path / name)
    return tmp_path


def test_made_again_without_what_the_tool_remembers_nothing_else_changes(folder: Path, claimcheck: Run):
    before, evidence = read_all(folder / "claims"), read_all(folder / "evidence")
    shutil.rmtree(folder / "evidence")
    for name, file in before.items():
        (folder / "claims" / name).write_text(
            json.dumps(without_machine(file), ensure_ascii=False, indent=2) + "\n", encoding="utf-8"
        )
    run = claimcheck("run", cwd=folder)
    assert run.returncode == 0, run.stderr
    assert without_machine(read_all(folder / "claims")) == without_machine(before)
    assert read_all(folder / "evidence") == evidence


def test_files_are_canonical_and_valid(folder: Path, claimcheck: Run):
    for command in (("fmt", "--check"), ("validate",)):
        run = claimcheck(*command, cwd=folder)
        assert run.returncode == 0, run.stderr + run.stdout


def planted(readme: str) -> set[tuple[str, str]]:
    """Title and code of each row of the table of planted conflicts."""
    table = readme.split("## Planted conflicts")[1].split("\n## ", maxsplit=1)[0]
    return set(re.findall(r"^\| (.+?) \| (CC\d{3}) \|", table, re.MULTILINE))


def test_planted_conflicts_are_found_and_nothing_else_is(folder: Path, claimcheck: Run):
    readme = folder / "articles" / "README.md"
    if not readme.is_file() or "## Planted conflicts" not in readme.read_text(encoding="utf-8"):
        pytest.skip("articles/ is not the sample")
    wanted = planted(readme.read_text(encoding="utf-8"))
    titles = {name.removesuffix(".json"): file["article"]["title"] for name, file in read_all(folder / "claims").items()}
    report = json.loads(claimcheck("report", "--format", "json", cwd=folder).stdout)
    found = [(titles[item["article"]], item["code"]) for item in report["findings"] if CONFLICT.fullmatch(item["code"])]
    named = {(next((short for short, _ in wanted if title.startswith(short)), title), code) for title, code in found}
    assert named == wanted
    assert len(found) == len(wanted), "a conflict was reported twice"


def test_sources_say_that_they_are_samples(folder: Path):
    for path in (folder / "sources").glob("*.txt"):
        head = path.read_text(encoding="utf-8").split("---")[1]
        assert re.search(r"^url: https://[\w.]+\.example/", head, re.MULTILINE), path.name
        assert "Written for" in head, path.name


def test_every_quote_and_mention_is_a_slice_of_its_file(folder: Path):
    for file in read_all(folder / "claims").values():
        text = (folder / file["article"]["path"]).read_bytes().decode("utf-8")
        for claim in file["claims"]:
            quote = claim["quote"]
            assert text[quote["start"] : quote["end"]] == quote["exact"]
            for kind in ("dates", "durations", "figures", "identifiers"):
                for mention in claim[kind]:
                    assert text[mention["start"] : mention["end"]] == mention["text"]


def test_a_copy_of_an_article_file_begins_anew_and_the_original_keeps_its_reviews(workspace: Path, claimcheck: Run):
    before = {path.name: path.read_bytes() for path in (workspace / "claims").glob("*.json")}
    shutil.copyfile(workspace / "articles" / "dump.txt", workspace / "articles" / "a-copy.txt")
    assert claimcheck("run", "--quiet", cwd=workspace).returncode == 0
    after = {path.name: path.read_bytes() for path in (workspace / "claims").glob("*.json")}
    assert before.items() <= after.items()
    for name in after.keys() - before.keys():
        claims = json.loads(after[name])["claims"]
        assert all(claim["review"]["status"] == "unreviewed" for claim in claims)
