"""The audit in a real browser, as a reader meets it."""

from __future__ import annotations

import base64
import io
import random
import re
import shutil
import unicodedata
import zlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from bench.pages import large_audit
from click.testing import CliRunner

from browsing import NO_OVERFLOW, SIZES, Watched, open_browser, until, violations
from claimcheck.cli.main import cli
from claimcheck.records import (
    Article,
    Attempt,
    Bibliographic,
    Candidate,
    Citation,
    Claim,
    ClaimsFile,
    DateMention,
    Dismissal,
    Evidence,
    Figure,
    Finding,
    Party,
    Passage,
    Place,
    Quote,
    Review,
    Source,
    Span,
    Step,
    TokenMatch,
    ValueAgreement,
)
from claimcheck.report import html, payload
from claimcheck.report.html import render_html
from claimcheck.report.model import Audit, RulePage
from conftest import HERE
from repository import Repository

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with open_browser() as opened:
        yield opened


@pytest.fixture(scope="module")
def audit(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The audit of the tests' workspace and one article more."""
    folder = tmp_path_factory.mktemp("audit") / "workspace"
    shutil.copytree(HERE / "workspace", folder)
    hostile = "The <script>alert(1)</script> Mill\n\nOn 3 May 1931 the mill <img src=x onerror=alert(2)> was opened by “O'Hara & sons”.\n"
    (folder / "articles" / "hostile.txt").write_text(hostile, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        run = CliRunner().invoke(cli, ["run", "--jobs", "1"])
    assert run.exit_code == 0, run.output
    return folder / "reports" / "audit.html"


def claims_in(page: Any) -> int:
    return page.locator("#list .claim").count()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", ["wide", "narrow"])
def test_the_audit_is_readable_whole_and_asks_for_nothing(browser: Any, audit: Path, size: str, scheme: str):
    watched = Watched(browser, size, scheme)
    page = watched.open(audit.as_uri())
    assert "Audit of" in page.title()
    for button in page.locator("button.open").all()[:8]:
        button.click()
    for summary in page.locator("summary").all()[:4]:
        summary.click()
    assert page.locator("[data-code=CC201]").count() > 0
    assert page.evaluate(NO_OVERFLOW), "wider than the screen"
    assert violations(page) == []
    page.keyboard.press("?")
    assert page.locator("dialog#keys").is_visible()
    assert violations(page) == []
    assert watched.errors == []
    assert watched.foreign() == []


@pytest.mark.parametrize("size", SIZES)
def test_nothing_is_wider_than_the_screen(browser: Any, audit: Path, size: str):
    page = Watched(browser, size).open(audit.as_uri())
    for button in page.locator("button.open").all():
        button.evaluate("button => button.click()")
    assert page.evaluate(NO_OVERFLOW)


def test_the_switch_turns_light_to_dark_and_is_remembered(browser: Any, audit: Path):
    page = Watched(browser).open(audit.as_uri())
    before = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.click("#theme")
    after = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert before != after
    assert page.evaluate(
        "[...document.querySelectorAll('.by-day')].every((picture) => getComputedStyle(picture).display === 'none')"
    )
    page.reload()
    page.wait_for_selector("html[data-ready]")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == after
    assert violations(page) == []


@pytest.mark.parametrize(
    ("field", "value", "holds"),
    [
        ("#q", "lighthouse", "lighthouse"),
        ("#f-state", "contradicted", "source differs"),
        ("#f-state", "unsourced", "unsourced"),
        ("#f-code", "CC201", "CC201"),
        ("#f-from", "1950", None),
        ("#f-to", "1900-06", None),
    ],
)
def test_a_filter_narrows_and_is_in_the_address(browser: Any, audit: Path, field: str, value: str, holds: str | None):
    page = Watched(browser).open(audit.as_uri())
    every = claims_in(page)
    if field.startswith("#f-s") or field == "#f-code":
        page.select_option(field, value)
    else:
        page.fill(field, value)
    until(page, f"document.querySelectorAll('#list .claim').length < {every}")
    shown = page.locator("#list .claim").all_text_contents()
    assert shown
    with_title = page.evaluate(
        "[...document.querySelectorAll('#list .claim')].map((row) => row.closest('article').ariaLabel + row.textContent)"
    )
    assert all(holds.lower() in text.lower() for text in with_title if holds)
    until(page, "location.hash.startsWith('#?')")
    again = Watched(browser).open(page.url)
    assert again.locator("#list .claim").all_text_contents() == shown, "the address gives the same view"
    page.click("#filters button[type=reset]")
    until(page, f"document.querySelectorAll('#list .claim').length === {every}")


def test_a_date_range_leaves_what_lies_in_it(browser: Any, audit: Path):
    page = Watched(browser).open(audit.as_uri() + "#?from=1920&to=1940-12")
    years = page.evaluate("items.filter((i) => i.length > 1).map((i) => [entryOf(i)[FIELD.first], entryOf(i)[FIELD.last]])")
    assert years
    assert all(last >= 19200000 and first <= 19401231 for first, last in years)


def test_orders_are_what_they_say(browser: Any, audit: Path):
    page = Watched(browser).open(audit.as_uri() + "#?sort=urgent")
    impacts = page.evaluate("items.map((item) => entryOf(item)[FIELD.impact])")
    assert impacts == sorted(impacts, reverse=True)
    assert impacts[0] > 0
    page = Watched(browser).open(audit.as_uri() + "#?sort=date")
    dates = page.evaluate("items.map((item) => entryOf(item)[FIELD.first] ?? 1e12)")
    assert dates == sorted(dates)


def test_by_keyboard_alone(browser: Any, audit: Path):
    watched = Watched(browser)
    page = watched.open(audit.as_uri())
    press = page.keyboard.press
    press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    press("Enter")
    press("j")
    first = page.evaluate("document.activeElement.id")
    press("j")
    second = page.evaluate("document.activeElement.id")
    assert "--" in first
    assert first != second
    press("o")
    page.wait_for_selector(f"[id='{second}'] .detail:visible")
    press("Enter")
    page.wait_for_selector(f"[id='{second}'] .detail", state="hidden")
    press("k")
    assert page.evaluate("document.activeElement.id") == first
    press("/")
    page.keyboard.type("jo1?")
    assert page.input_value("#q") == "jo1?", "keys are letters while typing"
    press("Escape")
    press("c")
    until(page, "document.querySelector('#q').value === ''")
    press("1")
    until(page, "location.hash === '#?state=contradicted'")
    press("?")
    assert page.locator("dialog#keys").is_visible()
    press("Escape")
    assert not page.locator("dialog#keys").is_visible()
    press("t")
    assert page.get_attribute("html", "data-theme") == "dark"
    assert watched.errors == []


def test_a_permalink_opens_the_claim_whatever_is_filtered(browser: Any, audit: Path):
    page = Watched(browser).open(audit.as_uri())
    anchor = page.locator("#list .claim").nth(-1).get_attribute("id")
    other = Watched(browser).open(f"{audit.as_uri()}#{anchor}")
    assert other.evaluate("document.activeElement.id") == anchor
    assert other.locator(f"[id='{anchor}'] .detail").is_visible()
    filtered = Watched(browser).open(audit.as_uri() + "#?q=lighthouse")
    filtered.evaluate(f"location.hash = {anchor!r}")
    filtered.wait_for_selector(f"[id='{anchor}'] .detail")


def test_matched_words_have_equal_letters_and_colours_on_both_sides(browser: Any, audit: Path):
    page = Watched(browser).open(audit.as_uri() + "#?state=supported")
    sides = page.evaluate(
        """[...document.querySelectorAll('#list .claim')].map((row) => ['.ours', '.theirs'].map((side) =>
        Object.fromEntries([...row.querySelectorAll(side + ' [data-n]')].map((word) =>
        [word.dataset.n, [word.querySelector('sup').textContent, getComputedStyle(word).backgroundColor]]))))"""
    )
    assert any(ours for ours, _ in sides)
    assert all(ours == theirs for ours, theirs in sides)
    assert page.locator("#list .ours .k-u").count() > 0, "words that nothing answers are shown"
    assert page.locator("#list .theirs .k-u").count() > 0
    page = Watched(browser).open(audit.as_uri() + "#?state=contradicted")
    assert page.locator("#list .ours .k-x").count() > 0
    assert page.locator("#list .theirs .k-x").count() > 0


def test_disagreements_have_all_parties_side_by_side(browser: Any, audit: Path):
    page = Watched(browser).open(audit.as_uri())
    cards = page.locator(".card").all()
    assert cards
    for card in cards:
        assert card.locator(".party").count() >= 2
        tops = {round(party.bounding_box()["y"]) for party in card.locator(".party").all()}
        assert len(tops) == 1


def test_what_changed_is_on_the_first_screen_and_a_filter(browser: Any, repo: Repository):
    repo.change("articles/ferry.txt", "carried 200 people in 1940", "took 200 people over in 1940")
    repo.change("articles/ferry.txt", "In 1944 the army sank it near the mill.", "In 1951 the council sold 12 boats.")
    repo.write(
        "articles/mill.txt", "The Mill\n\nThe mill </script><script>alert(1)</script> was opened on 3 May 1931 by 40 people.\n"
    )
    assert repo.claimcheck("run", "--since", "main", "--quiet") == 0
    watched = Watched(browser)
    page = watched.open((repo.root / "reports" / "audit.html").as_uri())
    summed = page.inner_text("#since")
    assert "Since main (" in summed
    assert "Findings: 3 new, 1 gone. Claims: 2 added, 1 reworded, 1 gone." in summed
    assert page.locator("#since").bounding_box()["y"] < 900, "on the first screen"
    assert "+1" in page.inner_text(".number.s-all >> nth=0"), "a number tells how it moved"
    page.click("#since a >> text=2 added")
    until(page, "document.querySelectorAll('#list .claim').length === 2")
    assert page.evaluate("location.hash") == "#?change=added"
    page.select_option("#f-change", "any")
    until(page, "document.querySelectorAll('#list .claim').length === 3")
    assert "was “The ferry at Kalinovka carried 200 people in 1940.”" in page.inner_text("#list")
    assert violations(page) == []
    assert watched.errors == []


def test_an_editor_opens_at_the_line(browser: Any, audit: Path):
    page = Watched(browser).open(audit.as_uri())
    path, line = page.evaluate(
        "(() => { const row = document.querySelector('#list .claim'); return [row.dataset.path, row.dataset.line]; })()"
    )
    place = page.evaluate("EDITORS.vscode(new URL(`${root.dataset.root}/x.txt`, location.href).pathname, '3:1')")
    assert place == f"vscode://file{audit.parent.parent.as_posix()}/x.txt:3:1"
    lines = (audit.parent.parent / path).read_text(encoding="utf-8").split("\n")
    number, column = map(int, line.split(":"))
    said = re.sub(r"\W", "", page.evaluate("plain(load(blockOf(0, 0)).claims[0].s)"))[:12]
    assert re.sub(r"\W", "", lines[number - 1][column - 1 :]).startswith(said[:8])


def test_without_scripts_the_audit_says_the_same(browser: Any, audit: Path):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(audit.as_uri())
    assert "the kiln burned down" in (page.text_content("main") or "")
    assert page.locator("article:visible").count() > 0
    assert page.locator("#filters").is_hidden()


def words(text: str) -> str:
    return re.sub(r"\W+", "", unicodedata.normalize("NFKC", text)).lower()


def test_printed_it_has_every_claim(browser: Any, audit: Path):
    from pypdf import PdfReader

    page = Watched(browser).open(audit.as_uri())
    claims = page.evaluate(
        "[...index.articles.entries()].flatMap(([n, a]) => load(blockOf(n, 0)).claims.map((claim) => plain(claim.s)))"
    )
    printed = "".join(sheet.extract_text() for sheet in PdfReader(io.BytesIO(page.pdf())).pages)
    folded = words(printed)
    # letters of the pairs stand between the words on paper: each word of a claim has to be there, in order
    missing = [
        claim for claim in claims if not re.search("[a-z]{0,2}".join(map(re.escape, map(words, claim.split()[:9]))), folded)
    ]
    assert len(claims) > 10
    assert missing == []


def test_a_large_audit_prints_whole_and_says_what_is_too_much(browser: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    from pypdf import PdfReader

    monkeypatch.setattr(payload, "PACK_ABOVE", 1000)
    (tmp_path / "audit.html").write_text(render_html(large_audit(150))["audit.html"], encoding="utf-8")
    watched = Watched(browser)
    page = watched.open((tmp_path / "audit.html").as_uri())
    assert page.locator("[data-packed]").count() > 2
    ids = page.evaluate("index.articles.flatMap((article) => article.claims.map((claim) => claim[0]))")
    assert claims_in(page) < len(ids) == 150
    printed = words("".join(sheet.extract_text() for sheet in PdfReader(io.BytesIO(page.pdf())).pages))
    assert [name for name in ids if words(name) not in printed] == []
    page.select_option("#f-article", index=2)
    until(page, "document.querySelectorAll('#list .claim').length === 25")
    printed = words("".join(sheet.extract_text() for sheet in PdfReader(io.BytesIO(page.pdf())).pages))
    assert words("25 of 150 claims. Article: Article-000025") in printed, "a part says what it is a part of"
    page.click("#filters button[type=reset]")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.get_attribute("html", "data-paper") == "whole"
    page.evaluate("items = Array(5001).fill([0, 0]); toPaper()")
    assert page.get_attribute("html", "data-paper") == "index"
    assert "choose one in the filter" in (page.text_content("#paper") or "")
    assert watched.errors == []


def test_text_comes_back_as_it_was_deflated(browser: Any, tmp_path: Path):
    (tmp_path / "audit.html").write_text(render_html(large_audit(20))["audit.html"], encoding="utf-8")
    page = Watched(browser).open((tmp_path / "audit.html").as_uri())
    dice = random.Random(1)
    texts = [
        "",
        "é",
        "мост " * 9,
        "x" * 70_000,
        "".join(dice.choices("абвгд ежз", k=40_000)),
        "".join(map(chr, dice.choices(range(32, 1100), k=9_000))),
    ]
    for text in texts:
        for level, strategy in ((0, 0), (1, 0), (9, 0), (9, zlib.Z_FIXED), (9, zlib.Z_HUFFMAN_ONLY)):
            made = zlib.compressobj(level, zlib.DEFLATED, 15, 9, strategy)
            packed = base64.b64encode(made.compress(text.encode()) + made.flush()).decode()
            assert page.evaluate(f"inflate({packed!r})") == text, (text[:20], level, strategy)


PAYLOADS = (
    "</script><script>window.pwned=1</script>", "<img src=x onerror=window.pwned=1>", "<svg onload=window.pwned=1>", "javascript:window.pwned=1",
    "\u2028window.pwned=1\u2029", "{{7*7}}{% raw %}", '" onmouseover="window.pwned=1', "<!--<script>", "]]>", "data:text/html,<script>parent.pwned=1</script>",
)  # fmt: skip
HOSTILE = " ".join(PAYLOADS)


def hostile_audit() -> Audit:
    """An audit with every payload in every field that holds text."""
    bad = HOSTILE
    url = "javascript:window.pwned=1"
    cited = Citation(
        "s1", bad, Span(0, 4), "url", "ambiguous", url=url, chosen_by="tool", chosen_why=bad, steps=(Step(bad, bad, bad),),
        candidates=(Candidate(url, 0.5, bad), Candidate(f"https://x.example/{bad}", 0.4, bad)), bibliographic=Bibliographic(bad, bad, bad), title=bad, source="sources/x.txt", note=bad,
    )  # fmt: skip
    agreed = (ValueAgreement(bad, bad, "differs", bad),)
    evidence = Evidence(
        "s1",
        "contradicted",
        0.5,
        Passage(bad, 0, len(bad), bad),
        agreed,
        agreed,
        agreed,
        (TokenMatch(Span(0, 8), Span(3, 12), bad),),
    )
    date = DateMention(0, 10, bad[:10], bad, "day", bad, bad, "context", bad)
    claim = Claim(
        "c-1", bad, Quote(bad, bad, bad, 0, len(bad)), why=(bad,), dates=(date,), figures=(Figure(0, 9, bad[:9], None, None, "exact", bad),), names=(bad,),
        citations=("s1",), evidence=(evidence,), review=Review("accepted", bad, bad, bad, (Dismissal(bad, bad, bad),)),
    )  # fmt: skip
    finding = Finding("CC201", bad, "error", "a", ("c-1",), bad, bad, bad, (Place("a", "c-1", bad, 1, 1, 0, 4),),
                      parties=(Party(bad, bad, "c-1", 0, 3), Party(bad, bad, None, 0, 0)), clash="clash", settle=bad)  # fmt: skip
    about = replace(finding, claims=(), code="CC102", parties=(), fingerprint="2" + bad)
    source = Source(
        "x",
        "sources/x.txt",
        url,
        (url, f"https://web.archive.org/{bad}"),
        "failed",
        bad,
        note=bad,
        attempts=(Attempt(bad, url, "failed", 500, bad),),
    )
    file = ClaimsFile(Article("a", bad, bad, Span(0, len(bad)), "en", ""), (cited,), (claim,))
    return Audit(
        bad,
        (file,),
        {bad: bad},
        {"sources/x.txt": source},
        (finding, about),
        {"CC201": RulePage("CC201", bad, "error", bad, f"# {bad}\n\n{bad}")},
        (bad,),
    )


@pytest.mark.parametrize("packed", [False, True])
def test_nothing_from_the_data_can_run(browser: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, packed: bool):
    if packed:
        monkeypatch.setattr(payload, "PACK_ABOVE", 0)
    (tmp_path / "audit.html").write_text(render_html(hostile_audit())["audit.html"], encoding="utf-8")
    watched = Watched(browser)
    page = watched.open((tmp_path / "audit.html").as_uri())
    for button in page.locator("button.open, #list summary").all():
        button.click()
    page.wait_for_selector(".detail")
    page.hover(".claim .ours")
    assert page.evaluate("window.pwned") is None
    assert page.evaluate("[...document.scripts].filter((script) => !/json|plain/.test(script.type)).length") == 1
    assert page.evaluate("document.querySelectorAll('[onerror],[onload],[onmouseover],svg,iframe,object,embed').length") == 0
    schemes = page.evaluate("[...document.querySelectorAll('a[href]')].map((link) => link.protocol)")
    assert set(schemes) <= {"file:", "http:", "https:"}
    for text in (page.inner_text("#list .claim .ours"), page.inner_text("h1"), page.inner_text("#list .finding")):
        assert "<script>window.pwned=1</script>" in text, "shown as the words that they are"
    assert watched.errors == []
    assert watched.foreign() == []


def test_without_scripts_nothing_from_the_data_is_markup(browser: Any, tmp_path: Path):
    (tmp_path / "audit.html").write_text(render_html(hostile_audit())["audit.html"], encoding="utf-8")
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto((tmp_path / "audit.html").as_uri())
    assert page.locator("svg, iframe, [onerror], [onload], img:not([src^='data:image/svg'])").count() == 0
    assert "<script>window.pwned=1</script>" in (page.text_content("article") or "")


def test_a_large_audit_opens_fast_and_loads_as_it_is_read(browser: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(payload, "PACK_ABOVE", 100_000)
    pages = render_html(large_audit(3000))
    assert list(pages) == ["audit.html"]
    (tmp_path / "audit.html").write_text(pages["audit.html"], encoding="utf-8")
    watched = Watched(browser)
    page = watched.open((tmp_path / "audit.html").as_uri())
    assert page.locator("[data-packed]").count() > 0
    assert claims_in(page) < 300, "only what is near is made"
    assert page.evaluate("parsed.size") < 40
    last = page.evaluate("index.articles.at(-1).id + '--' + index.articles.at(-1).claims.at(-1)[0]")
    page.evaluate(f"location.hash = {last!r}")
    page.wait_for_selector(f"[id='{last}'] .detail")
    assert claims_in(page) < 600
    page.click("#earlier")
    until(page, "shownFrom < items.length - 50")
    order = page.evaluate("[...document.querySelectorAll('#list .claim')].map((row) => row.dataset.at.split(',').map(Number))")
    assert order == sorted(order)
    assert watched.errors == []


def test_beyond_the_limit_every_article_has_a_page(browser: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(html, "MAX_BYTES", 10_000)
    pages = render_html(large_audit(60, per_article=20))
    assert len(pages) == 4
    for name, text in pages.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    watched = Watched(browser)
    page = watched.open((tmp_path / "audit.html").as_uri())
    assert "Each article has a page of its own" in page.inner_text("#articles")
    assert violations(page) == []
    page.click(".split tbody a >> nth=1")
    page.wait_for_selector("html[data-ready] .claim")
    assert claims_in(page) == 20
    assert page.get_attribute("html", "data-root") == "../.."
    page.go_back()
    page.click(".deed a >> nth=0")
    page.wait_for_selector("html[data-ready] .claim .detail")
    assert watched.errors == []
