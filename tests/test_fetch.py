"""Fetching from hostile servers: real ones, on loopback."""

from __future__ import annotations

import gzip
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator

from claimcheck.sources import fetch as fetching
from claimcheck.sources import visit
from claimcheck.sources.fetch import RefusedError, check_address, fetch, open_session
from claimcheck.sources.save import source_id
from claimcheck.sources.saved import load_sources

PAGE = "<html><head><title>Мост</title></head><body><nav>Меню</nav><p>Мост открыт 4 мая 1931 года.</p><script>alert(1)</script></body></html>"


class Hostile(BaseHTTPRequestHandler):
    """Every trick by path."""

    def log_message(self, *args: object) -> None:
        pass

    def answer(self, body: bytes, status: int = 200, **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self) -> None:
        self.server.seen.append(self.path)  # type: ignore[attr-defined]
        match self.path:
            case "/page":
                self.answer(PAGE.encode("cp1251"), Content_Type="text/html; charset=windows-1251")
            case "/mislabelled":
                self.answer(PAGE.encode("koi8-r"), Content_Type="text/html; charset=utf-8")
            case "/robots.txt":
                self.answer(b"User-agent: *\nDisallow: /secret\n", Content_Type="text/plain")
            case "/loop":
                self.answer(b"", 302, Location="/loop")
            case "/to-page":
                self.answer(b"", 301, Location="/page")
            case "/to-file":
                self.answer(b"", 302, Location="file:///etc/passwd")
            case "/to-metadata":
                self.answer(b"", 302, Location="http://169.254.169.254/latest/")
            case "/bomb":
                self.answer(gzip.compress(b"0" * 50_000_000), Content_Encoding="gzip", Content_Type="text/html")
            case "/forbidden":
                self.answer(b"", 403)
            case "/drip":
                self.send_response(200)
                self.end_headers()
                for _ in range(200):
                    self.wfile.write(b"x")
                    self.wfile.flush()
                    time.sleep(0.05)
            case _:
                self.answer(b"gone", 404)


@pytest.fixture
def server() -> Iterator[ThreadingHTTPServer]:
    httpd = ThreadingHTTPServer(("127.0.0.1", 0), Hostile)
    httpd.seen = []  # type: ignore[attr-defined]
    httpd.daemon_threads = True
    thread = threading.Thread(target=httpd.serve_forever, daemon=True)
    thread.start()
    yield httpd
    httpd.shutdown()
    httpd.server_close()
    thread.join()


def at(server: ThreadingHTTPServer, path: str) -> str:
    return f"http://127.0.0.1:{server.server_port}{path}"


@pytest.mark.parametrize(
    ("path", "outcome", "why"),
    [
        ("/loop", "failed", "more than 5 redirects"),
        ("/to-file", "failed", "the scheme file is not fetched"),
        ("/to-metadata", "failed", "private or loopback"),
        ("/bomb", "failed", "longer than 5 MB"),
        ("/forbidden", "blocked", "403"),
        ("/nothing", "failed", "404"),
        ("/drip", "failed", "not done after"),
    ],
)
def test_hostile_answers_have_their_named_state(
    server: ThreadingHTTPServer, monkeypatch: pytest.MonkeyPatch, path: str, outcome: str, why: str
):
    monkeypatch.setattr(fetching, "TOTAL_TIMEOUT_S", 1.0)
    with open_session(allow_loopback=True) as session:
        answer = fetch(at(server, path), session, allow_loopback=True)
    assert answer.outcome == outcome
    assert why in answer.why


def test_this_machine_is_not_fetched_unless_allowed(server: ThreadingHTTPServer, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(fetching, "PORTS", (80, 443, 8080, server.server_port))
    with open_session() as session:
        answer = fetch(at(server, "/page"), session)
    assert answer.outcome == "failed"
    assert "private or loopback" in answer.why
    assert server.seen == []  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "url", ["ftp://a.example/", "javascript:alert(1)", "http://", "http://u:p@a.example/", "http://a.example:22/", "http://[::1"]
)
def test_addresses_that_are_never_fetched(url: str):
    with pytest.raises(RefusedError):
        check_address(url)


def test_pages_are_saved_readable_and_robots_are_kept(
    server: ThreadingHTTPServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(visit, "PAUSE_S", 0.01)
    urls = [at(server, path) for path in ("/to-page", "/mislabelled", "/secret/x", "/nothing")]
    visit.fetch_all(urls, {}, tmp_path / "sources", tmp_path, allow_loopback=True)
    assert "/secret/x" not in server.seen  # type: ignore[attr-defined]
    sources, problems = load_sources(tmp_path / "sources", tmp_path)
    assert problems == []
    states = {source.url: source.state for source in sources.values()}
    assert [states[url] for url in urls] == ["saved", "saved", "blocked", "failed"]
    page = next(source for source in sources.values() if source.url == urls[0])
    assert (page.title, page.text, page.aliases) == ("Мост", "Мост открыт 4 мая 1931 года.\n", (at(server, "/page"),))
    assert page.language == "ru"
    mislabelled = next(source for source in sources.values() if source.url == urls[1])
    assert mislabelled.text == "Мост открыт 4 мая 1931 года.\n"
    with (tmp_path / page.path).with_suffix("").with_suffix(".warc.gz").open("rb") as raw:
        record = next(iter(ArchiveIterator(raw)))
        assert record.content_stream().read() == PAGE.encode("cp1251")
    before = len(server.seen)  # type: ignore[attr-defined]
    known = {url: source for source in sources.values() if (url := source.url)}
    visit.fetch_all(urls[:2], known, tmp_path / "sources", tmp_path, allow_loopback=True)
    assert len(server.seen) == before, "a saved page was fetched again"  # type: ignore[attr-defined]


def test_a_page_cannot_choose_its_file_name():
    name = source_id("http://x.example/../../etc/passwd\0.json")
    assert "/" not in name
    assert ".." not in name
