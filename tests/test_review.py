"""The review page in a real browser, as a reviewer meets it."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import requests
from click.testing import CliRunner

from browsing import NO_OVERFLOW, SIZES, Watched, open_browser, until, violations
from claimcheck.cli.main import cli
from claimcheck.store.claims import parse_claims, read_claims_text, with_tokens
from claimcheck.store.journal import changes_between, take_back
from conftest import HERE

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with open_browser() as opened:
        yield opened


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tests' workspace after a run."""
    folder = tmp_path_factory.mktemp("made") / "workspace"
    shutil.copytree(HERE / "workspace", folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        run = CliRunner().invoke(cli, ["run", "--jobs", "1"])
    assert run.exit_code == 0, run.output
    return folder


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """The address of a review page of the folder, while it runs."""
    command = [sys.executable, "-u", "-m", "claimcheck", "review", "--port", "0", "--no-browser"]
    server = subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, text=True)
    assert server.stdout is not None
    address = re.search(r"http://\S+", server.stdout.readline())
    assert address
    try:
        yield address[0]
    finally:
        server.terminate()
        server.wait(20)
        server.stdout.close()


@pytest.fixture
def review(made: Path, tmp_path: Path) -> Iterator[tuple[str, Path]]:
    folder = tmp_path / "workspace"
    shutil.copytree(made, folder)
    with serving(folder) as address:
        yield address, folder


def claims_of(folder: Path) -> dict[str, Any]:
    """Every claim by its anchor, as it stands on disk."""
    files = [json.loads(path.read_text(encoding="utf-8")) for path in sorted((folder / "claims").glob("*.json"))]
    return {f"{file['article']['id']}--{claim['id']}": claim for file in files for claim in file["claims"]}


def shown(page: Any) -> str:
    form = page.locator("#decide")
    return f"{form.locator('[name=article]').input_value()}--{form.locator('[name=claim]').input_value()}"


def press(page: Any, key: str) -> None:
    with page.expect_navigation():
        page.keyboard.press(key)
    page.wait_for_selector("html[data-ready]")


def test_a_decision_is_one_key_and_is_in_the_file(browser: Any, review: tuple[str, Path]):
    address, folder = review
    watched = Watched(browser)
    page = watched.open(address)
    first = shown(page)
    page.fill("[name=by]", "A. Reviewer")
    page.keyboard.press("Escape")
    press(page, "a")
    decided = claims_of(folder)[first]["review"]
    assert (decided["status"], decided["by"]) == ("accepted", "A. Reviewer")
    assert len(decided["fingerprint"]) == 16
    second = shown(page)
    assert second != first
    assert page.input_value("[name=by]") == "A. Reviewer", "the name is typed once"
    press(page, "j")
    assert shown(page) != second
    press(page, "k")
    assert shown(page) == second
    press(page, "r")
    assert claims_of(folder)[second]["review"]["status"] == "rejected"
    assert subprocess.run([sys.executable, "-m", "claimcheck", "validate"], cwd=folder, capture_output=True).returncode == 0
    assert watched.errors == []
    assert {url.split("/")[2] for url in watched.requests} == {address.split("/")[2]}


def test_a_waiver_asks_for_its_note_and_keys_are_off_while_typing(browser: Any, review: tuple[str, Path]):
    address, folder = review
    page = Watched(browser).open(address)
    claim = shown(page)
    before = claims_of(folder)
    page.keyboard.press("s")
    assert page.evaluate("document.activeElement.id") == "note"
    page.keyboard.type("a r n s u j")
    assert claims_of(folder) == before
    press(page, "Enter")
    review_ = claims_of(folder)[claim]["review"]
    assert (review_["status"], review_["note"]) == ("no-source-needed", "a r n s u j")


def test_undo_survives_a_restart(browser: Any, made: Path, tmp_path: Path):
    folder = tmp_path / "workspace"
    shutil.copytree(made, folder)
    before = {path.name: path.read_bytes() for path in (folder / "claims").glob("*.json")}
    with serving(folder) as address:
        page = Watched(browser).open(address)
        first = shown(page)
        press(page, "a")
        press(page, "r")
    with serving(folder) as address:
        page = Watched(browser).open(address)
        press(page, "u")
        press(page, "u")
        assert shown(page) == first
        assert page.locator("#undo").is_disabled()
    assert {path.name: path.read_bytes() for path in (folder / "claims").glob("*.json")} == before


@pytest.mark.parametrize("choice", ["reload", "keep"])
def test_a_file_that_changed_meanwhile_is_never_overwritten_unasked(browser: Any, review: tuple[str, Path], choice: str):
    address, folder = review
    page = Watched(browser).open(address)
    claim = shown(page)
    path = folder / "claims" / f"{claim.split('--')[0]}.json"
    value = json.loads(path.read_text(encoding="utf-8"))
    value["article"]["title"] = "Another title, by hand"
    path.write_text(json.dumps(value, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    edited = path.read_bytes()
    press_without_ready(page, "a")
    assert "changed on disk" in page.inner_text("h1")
    assert "Another title, by hand" in page.inner_text(".diff")
    assert violations(page) == []
    assert path.read_bytes() == edited
    with page.expect_navigation():
        page.click("text=Reload" if choice == "reload" else "text=Keep mine")
    now = json.loads(path.read_text(encoding="utf-8"))
    assert now["article"]["title"] == "Another title, by hand"
    kept = claims_of(folder)[claim]["review"]["status"]
    assert kept == ("unreviewed" if choice == "reload" else "accepted")


def press_without_ready(page: Any, key: str) -> None:
    with page.expect_navigation():
        page.keyboard.press(key)


def test_a_passage_is_picked_by_selecting_it(browser: Any, review: tuple[str, Path]):
    address, folder = review
    page = Watched(browser).open(address)
    while page.locator("#text").count() == 0:
        press(page, "j")
    claim = shown(page)
    wanted = page.evaluate(
        """() => { const text = byId('text').firstChild; const words = text.data.trim().slice(0, 30); const at = text.data.indexOf(words);
        const range = document.createRange(); range.setStart(text, at); range.setEnd(text, at + words.length);
        getSelection().removeAllRanges(); getSelection().addRange(range); return words.trim(); }"""
    )
    until(page, "!document.querySelector('#pick button').disabled")
    press(page, "p")
    passages = [item["passage"] for item in claims_of(folder)[claim]["evidence"] if item["passage"]]
    picked = next(item for item in passages if item["exact"] == wanted)
    assert picked["end"] - picked["start"] == len(wanted)
    assert shown(page) == claim
    press(page, "u")
    assert wanted not in [item["passage"]["exact"] for item in claims_of(folder)[claim]["evidence"] if item["passage"]]


def test_a_date_is_checked_as_it_is_typed_and_saved(browser: Any, review: tuple[str, Path]):
    address, folder = review
    watched = Watched(browser)
    page = watched.open(address)
    while page.locator(".edtf").count() == 0:
        press(page, "j")
    claim = shown(page)
    field = page.locator(".edtf [name=edtf]").first
    field.fill("1931-13")
    until(page, "document.querySelector('.edtf [aria-live]').textContent.includes('no EDTF date')")
    field.fill("1931-05/1931-06")
    until(page, "document.querySelector('.edtf [aria-live]').textContent === '1931-05-01 to 1931-06-30'")
    with page.expect_navigation():
        field.press("Enter")
    date = claims_of(folder)[claim]["dates"][0]
    assert (date["edtf"], date["earliest"], date["latest"]) == ("1931-05/1931-06", "1931-05-01", "1931-06-30")
    assert watched.errors == []


def test_an_address_is_pasted_and_a_name_is_confirmed(browser: Any, review: tuple[str, Path]):
    address, folder = review
    page = Watched(browser).open(address)
    while page.locator("[name=variant]").count() == 0:
        press(page, "j")
    claim = shown(page)
    page.keyboard.press("v")
    page.keyboard.type("https://archive.example/Мост")
    press(page, "Enter")
    article = json.loads((folder / "claims" / f"{claim.split('--')[0]}.json").read_text(encoding="utf-8"))
    added = next(item for item in article["citations"] if item["url"] == "https://archive.example/Мост")
    assert added["chosen_by"] == "person"
    assert added["id"] in claims_of(folder)[claim]["citations"]
    name = page.locator("[name=variant]").first.evaluate("field => field.form.elements.name.value")
    page.locator("[name=variant]").first.fill("Іншомовне Ім'я")
    with page.expect_navigation():
        page.locator("[name=variant]").first.press("Enter")
    names = json.loads((folder / "reference" / "names.json").read_text(encoding="utf-8"))
    assert names == {"names": {name: ["Іншомовне Ім'я"]}}
    press(page, "u")
    assert json.loads((folder / "reference" / "names.json").read_text(encoding="utf-8")) == {"names": {}}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
def test_it_is_readable_in_every_width(browser: Any, review: tuple[str, Path], size: str, scheme: str):
    watched = Watched(browser, size, scheme)
    page = watched.open(review[0])
    assert page.evaluate(NO_OVERFLOW)
    assert violations(page) == []
    page.keyboard.press("?")
    assert page.locator("dialog#keys").is_visible()
    assert violations(page) == []
    assert watched.errors == []


def test_it_is_scrolled_to_the_passage(browser: Any, review: tuple[str, Path]):
    page = Watched(browser).open(review[0])
    while page.locator("#text mark").count() == 0:
        press(page, "j")
    box, mark = page.locator("#text").bounding_box(), page.locator("#text mark").bounding_box()
    assert box["y"] <= mark["y"] <= box["y"] + box["height"]


def test_what_articles_state_against_each_other_is_in_the_queue(browser: Any, made: Path, tmp_path: Path):
    folder = tmp_path / "workspace"
    shutil.copytree(made, folder)
    text = "{}\n\n{} Pavel Lunin was born on {}.\n"
    one = text.format("Pavel Lunin, Engineer", "His bridges are known in three provinces.", "4 May 1871")
    two = text.format("Pavel Lunin and His Workshop", "The workshop stood on Fish Street in Tula.", "9 June 1871")
    for name, words in (("one", one), ("two", two)):
        (folder / "articles" / f"{name}.txt").write_text(words, encoding="utf-8")
    assert subprocess.run([sys.executable, "-m", "claimcheck", "run", "--quiet"], cwd=folder).returncode == 0
    with serving(folder) as address:
        page = Watched(browser).open(address)
        claim = next(anchor for anchor, item in claims_of(folder).items() if "born on 4 May 1871" in item["text"])
        page.goto(f"{address.split('/open')[0]}/?claim={claim}")
        assert "CC403" in page.inner_text(".findings")
        page.click(".findings a >> text=the other claim in “Pavel Lunin and His Workshop”")
        page.wait_for_selector("html[data-ready]")
        assert "born on 9 June 1871" in page.inner_text(".claim mark")
        page.go_back()
        other = next(path for path in (folder / "claims").glob("pavel-lunin-and*"))
        other.write_text(
            other.read_text(encoding="utf-8").replace('"edtf": "1871-06-09"', '"edtf": "1871-05-04"'), encoding="utf-8"
        )
        page.reload()
        assert "CC403" not in page.inner_text("main"), "the other article's file changed"


def test_it_refuses_who_was_not_let_in(review: tuple[str, Path]):
    address, folder = review
    base = "/".join(address.split("/")[:3])
    assert requests.get(base + "/", timeout=10).status_code == 403
    assert requests.get(base + "/static/review.js", timeout=10).status_code == 403
    assert requests.get(base + "/open/wrong", timeout=10).status_code in (403, 404)
    session = requests.Session()
    assert session.get(address, timeout=10).status_code == 200
    assert requests.get(address, timeout=10).status_code == 403, "the token opens once"
    for headers in (
        {"Host": "evil.example"},
        {"Origin": "http://evil.example"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ):
        assert session.get(base + "/", headers=headers, timeout=10).status_code == 403, headers
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file() and ".claimcheck" not in path.parts}
    form = {"status": "accepted", "article": "x", "claim": "y", "digest": ""}
    for headers in ({}, {"Origin": "http://evil.example"}, {"Origin": "null"}, {"Origin": base, "Sec-Fetch-Site": "cross-site"}):
        for path in ("/do/decide", "/do/paste", "/undo"):
            assert session.post(base + path, data=form, headers=headers, timeout=10).status_code == 403
    own = {"Origin": base, "Sec-Fetch-Site": "same-origin"}
    for article in ("../../etc/passwd", "..", "/etc/passwd", "", "a\0b", "claims/../../x", "%2e%2e"):
        for what in ("decide", "pick", "paste", "name", "date"):
            answer = session.post(f"{base}/do/{what}", data={**form, "article": article}, headers=own, timeout=10)
            assert answer.status_code in (200, 400), (what, article)
            assert "no such article" in answer.text
    assert session.post(base + "/do/nothing", data=form, headers=own, timeout=10).status_code == 404
    assert session.post(base + "/do/decide", data={"note": "x" * 100_000}, headers=own, timeout=10).status_code == 413
    for path in ("/static/../app.py", "/static/%2e%2e/app.py", "/../claims"):
        assert session.get(base + path, timeout=10).status_code == 404
    assert {path: path.read_bytes() for path in before} == before
    told = session.get(base + "/", timeout=10).headers["Content-Security-Policy"]
    assert "default-src 'none'" in told
    assert "unsafe" not in told


def test_what_is_taken_back_leaves_the_matched_words_as_they_were():
    for path in sorted((HERE / "workspace" / "claims").glob("*.json")):
        known = with_tokens(parse_claims(read_claims_text(path), str(path)), HERE / "workspace" / "evidence" / path.name)
        for number, claim in enumerate(known.claims):
            decided = replace(claim, review=replace(claim.review, status="accepted", by="Ana"))
            changed = replace(known, claims=(*known.claims[:number], decided, *known.claims[number + 1 :]))
            assert take_back(changed, changes_between(known, changed)) == known
