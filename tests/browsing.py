"""A real browser for the tests of the pages: opened once, every page watched for what must not happen."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

BROWSER = next((path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None)
SIZES = {"wide": (1280, 900), "tablet": (768, 1000), "phone": (390, 800), "narrow": (320, 700)}
NO_OVERFLOW = "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
COUNT_VIOLATIONS = "addEventListener('securitypolicyviolation', (event) => console.error('CSP ' + event.violatedDirective + ' ' + event.blockedURI))"


@contextmanager
def open_browser() -> Iterator[Any]:
    """A headless browser; without one the tests are skipped, but fail in CI."""
    if BROWSER is None:
        assert not os.environ.get("CI"), "CI has no browser: .ci/run installs one"
        pytest.skip("no browser: install chromium")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=BROWSER, args=["--no-sandbox", "--disable-background-networking"])
        yield opened
        opened.close()


class Watched:
    """A page and everything that went wrong on it."""

    def __init__(self, browser: Any, size: str = "wide", scheme: str = "light") -> None:
        width, height = SIZES[size]
        self.context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme)
        self.page = self.context.new_page()
        self.page.set_default_timeout(20_000)
        self.errors: list[str] = []
        self.requests: list[str] = []
        self.page.add_init_script(COUNT_VIOLATIONS)
        self.page.on("console", lambda message: self.errors.append(message.text) if message.type == "error" else None)
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("dialog", lambda dialog: (self.errors.append(dialog.message), dialog.dismiss()))
        self.page.on("request", lambda request: self.requests.append(request.url))

    def open(self, address: str) -> Any:
        """The page at an address, its script done with starting."""
        self.page.goto(address)
        self.page.wait_for_selector("html[data-ready]")
        return self.page

    def foreign(self) -> list[str]:
        """Requests that left the file and the page's own pictures."""
        return [url for url in self.requests if not url.startswith(("file:", "data:"))]


def violations(page: Any) -> list[str]:
    """What axe finds, best practices too."""
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(page).response["violations"]
    return [
        f"{item['id']}: {item['nodes'][0]['html'][:200]} {item['nodes'][0].get('failureSummary', '')[:200]}" for item in found
    ]


def until(page: Any, expression: str, seconds: float = 20) -> None:
    """Wait until an expression holds; the page's policy forbids playwright's own way of asking again and again."""
    end = time.monotonic() + seconds
    while not page.evaluate(expression):
        assert time.monotonic() < end, f"never came true: {expression}"
        time.sleep(0.03)
