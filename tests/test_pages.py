"""The audit and the review page in a real browser, as a reader and a reviewer meet them."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from conftest import Run

BROWSER = next((path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None)
pytestmark = pytest.mark.browser
SIZES = {"desktop": (1280, 900), "phone": (375, 800)}


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """A headless browser; without one the tests are skipped, but fail in CI."""
    if BROWSER is None:
        assert not os.environ.get("CI"), "CI has no browser: .ci/run installs one"
        pytest.skip("no browser: install chromium")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=BROWSER, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture
def audit(workspace: Path, claimcheck: Run) -> Path:
    hostile = "The <script>alert(1)</script> Mill\n\nOn 3 May 1931 the mill <img src=x onerror=alert(2)> was opened by “O'Hara & sons”.\n"
    (workspace / "articles" / "hostile.txt").write_text(hostile, encoding="utf-8")
    run = claimcheck("run", cwd=workspace)
    assert run.returncode == 0, run.stderr
    return workspace / "reports" / "audit.html"


class Watched:
    """A page and everything that went wrong on it."""

    def __init__(self, browser: Any, size: str, scheme: str = "light") -> None:
        width, height = SIZES[size]
        context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme)
        self.page = context.new_page()
        self.errors: list[str] = []
        self.requests: list[str] = []
        self.page.on("console", lambda message: self.errors.append(message.text) if message.type == "error" else None)
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("dialog", lambda dialog: (self.errors.append(dialog.message), dialog.dismiss()))
        self.page.on("request", lambda request: self.requests.append(request.url))


def violations(page: Any) -> list[str]:
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(page).response["violations"]
    return [f"{item['id']}: {item['nodes'][0]['html'][:160]}" for item in found]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
def test_the_audit_is_readable_whole_and_asks_for_nothing(browser: Any, audit: Path, size: str, scheme: str):
    watched = Watched(browser, size, scheme)
    page = watched.page
    page.goto(audit.as_uri())
    assert watched.errors == []
    assert [url for url in watched.requests if not url.startswith(("file:", "data:"))] == []
    assert "Audit of" in page.title()
    assert page.locator("[data-code=CC201]").count() > 0
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), "wider than the screen"
    assert violations(page) == []


def test_the_audit_filters_by_words_and_can_be_undone(browser: Any, audit: Path):
    page = Watched(browser, "desktop").page
    page.goto(audit.as_uri())
    every = page.locator("article:visible").count()
    page.fill("#q", "lighthouse")
    page.wait_for_timeout(400)
    assert 0 < page.locator("article:visible").count() < every
    page.fill("#q", "")
    page.wait_for_timeout(400)
    assert page.locator("article:visible").count() == every


def test_without_scripts_the_audit_says_the_same(browser: Any, audit: Path):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(audit.as_uri())
    assert "the kiln burned down" in (page.text_content("main") or "")
    assert page.locator("article:visible").count() > 0
    assert page.locator("#filters").is_hidden()


@pytest.fixture
def review(audit: Path) -> Iterator[tuple[str, Path]]:
    """The address of a running review page, and its workspace."""
    folder = audit.parent.parent
    server = subprocess.Popen(
        [sys.executable, "-u", "-m", "claimcheck", "review", "--port", "0", "--no-browser"],
        cwd=folder,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert server.stdout is not None
    address = re.search(r"http://\S+", server.stdout.readline())
    assert address
    yield address[0], folder
    server.terminate()
    server.wait(20)
    server.stdout.close()


def test_a_decision_on_the_review_page_is_in_the_file(browser: Any, review: tuple[str, Path]):
    address, folder = review
    watched = Watched(browser, "phone")
    page = watched.page
    page.goto(address)
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    said = page.inner_text("mark")
    before = sum(path.read_text(encoding="utf-8").count('"accepted"') for path in (folder / "claims").glob("*.json"))
    page.fill("[name=by]", "A. Reviewer")
    with page.expect_navigation():
        page.click("button[value=accepted]")
    after = sum(path.read_text(encoding="utf-8").count('"accepted"') for path in (folder / "claims").glob("*.json"))
    assert after == before + 1
    assert page.inner_text("mark") != said
    assert page.input_value("[name=by]") == "A. Reviewer", "the name is typed once"
    assert watched.errors == []
    assert {url.split("/")[2] for url in watched.requests} == {address.split("/")[2]}


def test_the_review_page_refuses_who_was_not_let_in(review: tuple[str, Path]):
    import requests

    address, folder = review
    base = "/".join(address.split("/")[:3])
    assert requests.get(base + "/", timeout=10).status_code == 403
    assert requests.get(base + "/open/wrong", timeout=10).status_code in (403, 404)
    session = requests.Session()
    assert session.get(address, timeout=10).status_code == 200
    assert session.get(base + "/", headers={"Host": "evil.example"}, timeout=10).status_code == 403
    before = {path: path.read_bytes() for path in (folder / "claims").glob("*.json")}
    for origin in ("http://evil.example", "null"):
        assert (
            session.post(base + "/decide", data={"status": "accepted"}, headers={"Origin": origin}, timeout=10).status_code == 403
        )
    assert {path: path.read_bytes() for path in (folder / "claims").glob("*.json")} == before
    told = json.dumps(dict(session.get(base + "/", timeout=10).headers))
    assert "default-src 'none'" in told
