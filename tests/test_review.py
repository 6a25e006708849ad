"""The review page in a real browser, as a reviewer meets it."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from browsing import Watched, open_browser, violations
from conftest import Run

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with open_browser() as opened:
        yield opened


@pytest.fixture
def audit(workspace: Path, claimcheck: Run) -> Path:
    run = claimcheck("run", cwd=workspace)
    assert run.returncode == 0, run.stderr
    return workspace / "reports" / "audit.html"


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
