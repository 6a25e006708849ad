"""Fetching from hostile servers: real ones, on loopback. Every limit has the state that it ends in."""

from __future__ import annotations

import gzip
import ssl
import time
import tracemalloc
import zlib
from collections.abc import Iterator, Sequence

import pytest
import requests
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.sources import connect
from claimcheck.sources.adapter import CheckedAdapter, CheckedSession
from claimcheck.sources.address import read_address, read_location, refused_ip
from claimcheck.sources.connect import Access, Limits
from claimcheck.sources.failure import FailureError
from claimcheck.sources.fetch import Fetched, fetch, user_agent
from claimcheck.sources.kinds import KINDS
from servers import CERTIFICATE, TALK_S, Server, after, answer, drip, flood, page, redirect, reset, silent

MOST = page("Мост", "Мост открыт 4 мая 1931 года.")
LIMITS = Limits(page_bytes=200_000, head_bytes=16_384, total_s=1.0, step_s=0.5)
HERE = Access(user_agent("desk@paper.example"), LIMITS, allow_loopback=True)
ZEROS = gzip.compress(b"0" * 50_000_000)
EMPTY_BLOCKS = zlib.compress(b"")[:2] + b"\0\0\0\xff\xff" * 3000
"""Of deflate, without a byte in them: what never fills the page yet never ends."""

ROUTES = {
    "/page": answer(MOST),
    "/silent-page": after(b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n", silent),
    "/loop": redirect("/loop"),
    "/circle": redirect("/circle2"),
    "/circle2": redirect("/circle"),
    **{f"/hop{n}": redirect(f"/hop{n + 1}") for n in range(9)},
    "/hop9": answer(MOST),
    "/to-page": redirect("/page", "301 Moved Permanently"),
    "/to-file": redirect("file:///etc/passwd"),
    "/to-script": redirect("javascript:alert(1)"),
    "/to-metadata": redirect("http://169.254.169.254/latest/"),
    "/to-private": redirect("http://10.0.0.1/"),
    "/to-mapped": redirect("http://[::ffff:127.0.0.1]/"),
    "/to-nat64": redirect("http://[64:ff9b::7f00:1]/"),
    "/to-port": redirect("http://93.184.215.14:22/"),
    "/to-user": redirect("http://root:x@127.0.0.1/"),
    "/to-nowhere": redirect("http://[::1"),
    "/forbidden": answer("", "403 Forbidden"),
    "/unauthorized": answer("", "401 Unauthorized"),
    "/legal": answer("", "451 Unavailable For Legal Reasons"),
    "/later": answer("", "429 Too Many Requests"),
    "/gone": answer("", "410 Gone"),
    "/broken": answer("", "503 Service Unavailable"),
    "/teapot": answer("", "405 Method Not Allowed"),
    "/bomb": answer(ZEROS, Content_Encoding="gzip"),
    "/nested": answer(gzip.compress(ZEROS), Content_Encoding="gzip, gzip"),
    "/brotli": answer(b"\x1b\x03", Content_Encoding="br"),
    "/no-gzip": answer(MOST, Content_Encoding="gzip"),
    "/half-gzip": answer(gzip.compress(MOST.encode())[:-20], Content_Encoding="gzip"),
    "/empty-blocks": after(
        b"HTTP/1.1 200 OK\r\nContent-Encoding: deflate\r\n\r\n" + EMPTY_BLOCKS, flood(b"\0\0\0\xff\xff" * 3000, 100)
    ),
    "/gigabyte": after(b"HTTP/1.1 200 OK\r\nContent-Length: 1073741824\r\n\r\n", flood(b"x" * 65536, 16384)),
    "/gigabyte-unsaid": after(b"HTTP/1.1 200 OK\r\n\r\n", flood(b"x" * 65536, 16384)),
    "/gigabyte-chunked": after(
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", flood(b"10000\r\n" + b"x" * 65536 + b"\r\n", 16384)
    ),
    "/huge-header": b"HTTP/1.1 200 OK\r\nX: " + b"x" * 60_000 + b"\r\n\r\n" + MOST.encode(),
    "/many-headers": b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 500 + b"\r\n" + MOST.encode(),
    "/endless-header": after(b"HTTP/1.1 200 OK\r\n", flood(b"X-Y: zzzzzzzzzzzzzz\r\n", 100_000)),
    "/endless-line": after(b"HTTP/1.1 200 OK\r\nX: ", flood(b"zzzzzzzzzzzzzzzzzzzz", 100_000)),
    "/endless-100": flood(b"HTTP/1.1 100 Continue\r\n\r\n", 100_000),
    "/endless-trailer": after(
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n", flood(b"X-Y: zzzzzzzzzzzzzz\r\n", 100_000)
    ),
    "/drip-head": after(b"HTTP/1.1 200 OK\r\n", drip(b"X: y\r\n")),
    "/drip-line": drip(b"H"),
    "/drip-body": after(b"HTTP/1.1 200 OK\r\n\r\n", drip(b"x")),
    "/drip-error": after(b"HTTP/1.1 404 Not Found\r\n\r\n", drip(b"x")),
    "/silent": silent,
    "/reset": reset,
    "/reset-body": after(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n" + b"x" * 10, reset),
    "/short": b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort",
    "/bad-chunk": b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nhello",
    "/nothing-said": b"",
    "/http-0.9": b"<html><p>hello</p></html>",
    "/garbage": bytes(range(256)) * 20,
    "/ssh": b"SSH-2.0-OpenSSH_9.2\r\n",
}  # fmt: skip

MATRIX = [
    ("/loop", "redirect-loop", "failed"),
    ("/circle", "redirect-loop", "failed"),
    ("/hop0", "too-many-redirects", "failed"),
    ("/to-file", "bad-address", "failed"),
    ("/to-script", "bad-address", "failed"),
    ("/to-metadata", "private-address", "failed"),
    ("/to-private", "private-address", "failed"),
    ("/to-mapped", "private-address", "failed"),
    ("/to-nat64", "private-address", "failed"),
    ("/to-port", "bad-address", "failed"),
    ("/to-user", "bad-address", "failed"),
    ("/to-nowhere", "bad-address", "failed"),
    ("/forbidden", "refused", "blocked"),
    ("/unauthorized", "login", "blocked"),
    ("/legal", "geo-block", "blocked"),
    ("/later", "rate-limited", "blocked"),
    ("/missing", "not-found", "failed"),
    ("/gone", "not-found", "failed"),
    ("/broken", "server-error", "failed"),
    ("/teapot", "bad-status", "failed"),
    ("/bomb", "too-long", "failed"),
    ("/nested", "encoding", "failed"),
    ("/brotli", "encoding", "failed"),
    ("/no-gzip", "encoding", "failed"),
    ("/half-gzip", "cut-off", "failed"),
    ("/empty-blocks", "too-long", "failed"),
    ("/gigabyte", "too-long", "failed"),
    ("/gigabyte-unsaid", "too-long", "failed"),
    ("/gigabyte-chunked", "too-long", "failed"),
    ("/huge-header", "header-too-long", "failed"),
    ("/many-headers", "bad-answer", "failed"),
    ("/endless-header", "bad-answer", "failed"),
    ("/endless-line", "header-too-long", "failed"),
    ("/endless-100", "header-too-long", "failed"),
    ("/endless-trailer", "too-long", "failed"),
    ("/drip-head", "too-slow", "failed"),
    ("/drip-line", "too-slow", "failed"),
    ("/drip-body", "too-slow", "failed"),
    ("/drip-error", "not-found", "failed"),
    ("/silent", "timeout", "failed"),
    ("/reset", "no-connection", "failed"),
    ("/reset-body", "no-connection", "failed"),
    ("/short", "cut-off", "failed"),
    ("/bad-chunk", "cut-off", "failed"),
    ("/nothing-said", "no-connection", "failed"),
    ("/http-0.9", "bad-answer", "failed"),
    ("/garbage", "bad-answer", "failed"),
    ("/ssh", "bad-answer", "failed"),
]


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with Server(ROUTES) as running:
        yield running


@pytest.mark.parametrize(("path", "kind", "outcome"), MATRIX, ids=[row[0] for row in MATRIX])
def test_hostile_answers_have_their_named_state(server: Server, path: str, kind: str, outcome: str):
    begun = time.monotonic()
    got = fetch(server.at(path), HERE)
    assert (got.kind, got.outcome) == (kind, outcome), got.why
    assert got.why.startswith(KINDS[kind].words)
    assert len(got.why) < 300
    assert len(got.body) <= LIMITS.page_bytes
    assert time.monotonic() - begun < TALK_S / 2


def test_a_gigabyte_does_not_reach_the_memory(server: Server):
    tracemalloc.start()
    for path in ("/gigabyte-unsaid", "/gigabyte-chunked", "/bomb"):
        fetch(server.at(path), HERE)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 5_000_000


def test_the_limits_are_those_of_the_document():
    limits = Limits()
    assert (limits.redirects, limits.page_bytes, limits.head_bytes, limits.total_s) == (5, 5 * 1024 * 1024, 65536, 30.0)


def test_a_page_comes_whole_and_we_say_who_we_are(server: Server):
    got = fetch(server.at("/to-page"), HERE)
    assert (got.kind, got.url, got.status, got.body.decode()) == ("ok", server.at("/page"), 200, MOST)
    assert "User-Agent: claimcheck/" in server.heads[-1]
    assert "+desk@paper.example" in server.heads[-1]


def test_packed_pages_are_unpacked_once():
    deflate = zlib.compressobj(wbits=-15)
    bodies = {
        "gzip": gzip.compress(MOST.encode()),
        "x-gzip": gzip.compress(MOST[:50].encode()) + gzip.compress(MOST[50:].encode()),
        "deflate": zlib.compress(MOST.encode()),
        "identity, deflate": deflate.compress(MOST.encode()) + deflate.flush(),
    }
    routes = {f"/{n}": answer(body, Content_Encoding=name) for n, (name, body) in enumerate(bodies.items())}
    with Server({**routes, "/twice": answer(gzip.compress(ZEROS), Content_Encoding="gzip")}) as server:
        assert [fetch(server.at(path), HERE).body.decode() for path in routes] == [MOST] * 4
        inner = fetch(server.at("/twice"), HERE)
        assert inner.body.startswith(b"\x1f\x8b"), "one layer is unpacked, what is in it stays packed"


# ---- what requests does over our connections


def test_a_session_goes_through_our_adapter_alone(server: Server, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9/")
    with CheckedSession(HERE) as session:
        assert {type(adapter) for adapter in session.adapters.values()} == {CheckedAdapter}
        with session.get(server.at("/silent-page"), stream=True) as unread:
            assert unread.raw.missing == 5
        got = session.get(server.at("/to-page"))
        assert (got.status_code, got.reason, got.headers["LOCATION"], got.history) == (301, "Moved Permanently", "/page", [])
        assert session.get(server.at("/page")).text == MOST
        with pytest.raises(FailureError, match="private-address"):
            session.get("http://10.0.0.1/")
        with pytest.raises(FailureError, match="too-slow"):
            session.get(server.at("/drip-body"), timeout=0.5)
        with pytest.raises(requests.exceptions.InvalidSchema):
            session.get("file:///etc/passwd")


def test_cookies_are_not_kept_and_fields_stay_as_they_came():
    crumbs = b"HTTP/1.1 302 Found\r\nSet-Cookie: a=1\r\nSet-Cookie: b=2\r\nLocation: /\xef\xf3\r\n\r\n"
    with Server({"/crumbs": crumbs}) as server, CheckedSession(HERE) as session:
        got = session.ask("GET", read_address(server.at("/crumbs")), 1.0)
        assert got.raw.fields[-1] == ("Location", "/ïó")
        assert (got.headers["set-cookie"], len(session.cookies)) == ("a=1, b=2", 0)
        got.close()


@pytest.mark.parametrize("target", ["/a|b^c", "/%7Ea/%e4%B8", "/?q='a'&b=[c]{d}", "/a//b;c=1", "/x?%zz=%"])
def test_an_address_goes_out_as_it_was_read(target: str):
    with Server({}) as server:
        address = read_address(server.at(target))
        fetch(server.at(target), HERE)
        assert server.heads[-1].startswith(f"GET {address.target} HTTP/1.1")


@given(st.text(max_size=40))
def test_an_address_that_was_read_reads_as_itself(text: str):
    address = read_address("http://a.example/" + text)
    assert read_address(address.url) == address


# ---- where a redirect leads


@pytest.mark.parametrize("encoding", ["utf-8", "cp1251", "koi8-r"])
@pytest.mark.parametrize("prefix", ["", "/", "//{host}/", "http://{host}/"])
def test_cyrillic_locations_come_back_as_the_bytes_that_were_sent(encoding: str, prefix: str):
    raw = "вход/мост х?й=ё".encode(encoding)
    escaped = "/" + "".join(f"%{byte:02X}" if byte > 126 or byte == 32 else chr(byte) for byte in raw)
    with Server({escaped: answer(MOST)}) as server:
        start = prefix.format(host=f"127.0.0.1:{server.port}").encode()
        server.routes["/start"] = redirect(start + raw)
        got = fetch(server.at("/start"), HERE)
        assert (got.kind, got.url) == ("ok", server.at(escaped))


@pytest.mark.parametrize(
    ("location", "leads_to"),
    [
        ("../x", "http://a.example/x"),
        ("?q=1", "http://a.example/b/c?q=1"),
        ("//b.example/x", "http://b.example/x"),
        ("https://b.example", "https://b.example/"),
        ("\\\\b.example\\x", "http://b.example/x"),
        ("/a%20b#part", "http://a.example/a%20b"),
        ("http://пример.рф/", "http://xn--e1afmkfd.xn--p1ai/"),
    ],
)
def test_locations_are_read_as_browsers_read_them(location: str, leads_to: str):
    assert read_location(location.encode().decode("latin-1"), "http://a.example/b/c").url == leads_to


# ---- what is never connected to


@pytest.mark.parametrize(
    "ip",
    """127.0.0.1 127.255.255.254 0.0.0.0 10.0.0.1 172.16.0.1 172.31.255.255 192.168.1.1 169.254.169.254 100.64.0.1 100.100.100.200
    168.63.129.16 192.0.0.192 192.0.2.1 192.88.99.1 198.18.0.1 198.51.100.7 203.0.113.9 224.0.0.1 239.255.255.255 240.0.0.1
    255.255.255.255 ::1 :: ::7f00:1 ::ffff:127.0.0.1 ::ffff:8.8.8.8 ::ffff:0:10.0.0.1 64:ff9b::7f00:1 64:ff9b::a9fe:a9fe
    64:ff9b:1::808:808 2002:7f00:1:: 2002:808:808:: 2001:0:4136:e378:8000:63bf:3fff:fdd2 fe80::1 fe80::1%eth0 fec0::1 fc00::1 fd00:ec2::254
    ff02::1 2001:db8::1 3fff::1 100::1 5f00::1 not-an-ip""".split(),
)  # fmt: skip
def test_addresses_that_are_no_public_host_are_refused(ip: str):
    assert refused_ip(ip)


@pytest.mark.parametrize("ip", ["8.8.8.8", "93.184.215.14", "2606:4700::6810:84e5", "64:ff9b::808:808"])
def test_public_addresses_are_not_refused(ip: str):
    assert refused_ip(ip) is None


def test_loopback_is_open_only_where_it_is_allowed_and_nothing_else_with_it():
    assert refused_ip("127.0.0.9", allow_loopback=True) is None
    assert refused_ip("::1", allow_loopback=True) is None
    assert refused_ip("::ffff:127.0.0.1", allow_loopback=True)
    assert refused_ip("10.0.0.1", allow_loopback=True)


@pytest.mark.parametrize(
    "url",
    [
        "ftp://a.example/",
        "javascript:alert(1)",
        "http://",
        "http://u:p@a.example/",
        "http://[::1",
        "",
        "a.example/x",
        "data:text/html,x",
    ],
)
def test_addresses_that_are_never_fetched(url: str):
    with pytest.raises(FailureError, match="bad-address"):
        read_address(url)
    assert fetch(url, HERE).kind == "bad-address"


@pytest.mark.parametrize("host", ["127.1", "0x7f.1", "2130706433", "0177.0.0.1", "127.0.0.1.", "[::1]", "localhost", "①②⑦.⓪.⓪.①"])
def test_this_machine_is_not_fetched_under_any_spelling(server: Server, host: str):
    seen = len(server.seen)
    strict = Access(user_agent(), LIMITS, ports=(server.port,))
    assert fetch(f"http://{host}:{server.port}/page", strict).kind in ("private-address", "no-host")
    assert len(server.seen) == seen


def test_ports_are_closed_unless_they_are_allowed():
    def public(_host: str, _port: int, _timeout_s: float) -> Sequence[str]:
        return ["93.184.215.14"]

    got = fetch("http://a.example:6379/", Access("x", LIMITS, resolve=public, allow_loopback=True))
    assert got.kind == "bad-address"
    assert "port 6379" in got.why


class Rebinding:
    """A resolver that gives another answer each time, as a hostile name server does."""

    def __init__(self, *answers: Sequence[str]) -> None:
        self.answers, self.asked = list(answers), 0

    def __call__(self, _host: str, _port: int, _timeout_s: float) -> Sequence[str]:
        self.asked += 1
        return self.answers[min(self.asked, len(self.answers)) - 1]


def test_the_address_that_was_checked_is_the_one_that_is_connected_to(server: Server):
    resolver = Rebinding(["127.0.0.1"], ["10.0.0.1"])
    got = fetch(f"http://rebind.example:{server.port}/page", Access("x", LIMITS, allow_loopback=True, resolve=resolver))
    assert (got.kind, got.ip, resolver.asked) == ("ok", "127.0.0.1", 1)
    assert f"Host: rebind.example:{server.port}" in server.heads[-1]


def test_a_name_that_turns_inward_at_a_redirect_is_refused(server: Server):
    resolver = Rebinding(["127.0.0.1"], ["192.168.0.1"])
    got = fetch(f"http://rebind.example:{server.port}/to-page", Access("x", LIMITS, allow_loopback=True, resolve=resolver))
    assert (got.kind, resolver.asked) == ("private-address", 2)


def test_one_private_address_among_public_ones_is_enough_to_refuse():
    resolver = Rebinding(["93.184.215.14", "10.0.0.1"])
    assert fetch("http://mixed.example/", Access("x", LIMITS, resolve=resolver)).kind == "private-address"


# ---- TLS, and hosts that do not answer


def test_a_bad_certificate_blocks():
    with Server(ROUTES, tls=True) as server:
        got = fetch(server.at("/page"), HERE)
    assert (got.kind, got.outcome) == ("tls", "blocked")
    assert "certificate" in got.why
    assert server.seen == []


def test_a_server_that_speaks_no_tls_blocks():
    with Server({}) as server:
        server.talk = lambda connection: connection.sendall(answer("", "400 Bad Request"))  # type: ignore[method-assign]
        assert fetch(server.at("/").replace("http:", "https:"), HERE).kind == "tls"


def test_a_trusted_certificate_is_held_against_the_name(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(connect, "_tls", lambda: ssl.create_default_context(cafile=CERTIFICATE))
    with Server(ROUTES, tls=True) as server:
        pinned = Access("x", LIMITS, allow_loopback=True, resolve=lambda *_: ["127.0.0.1"])
        assert fetch(f"https://wrong.example:{server.port}/page", pinned).kind == "ok"
        assert fetch(f"https://right.example:{server.port}/page", pinned).kind == "tls"


def test_a_handshake_that_drips_ends_in_time():
    with Server({}) as server:
        server.talk = lambda connection: drip(b"\x16\x03\x03")(server, connection, "")  # type: ignore[method-assign]
        begun = time.monotonic()
        assert fetch(server.at("/").replace("http:", "https:"), HERE).kind in ("tls", "timeout")
        assert time.monotonic() - begun < TALK_S / 2


def test_no_host_no_listener_no_network():
    with Server({}) as closed:
        pass
    assert fetch(closed.at("/"), HERE).kind == "no-connection"
    assert fetch("http://no-such-host.invalid/", HERE).kind in ("no-host", "no-network")

    def hangs(_host: str, _port: int, _timeout_s: float) -> Sequence[str]:
        raise FailureError("timeout")

    assert fetch("http://a.example/", Access("x", LIMITS, resolve=hangs)).kind == "timeout"


@given(st.binary(max_size=300), st.binary(max_size=300))
def test_no_bytes_of_a_server_raise(head: bytes, body: bytes):
    with Server({"/x": b"HTTP/1.1 200 OK\r\n" + head + b"\r\n\r\n" + body, "/y": head + body}) as server:
        for path in ("/x", "/y"):
            got = fetch(server.at(path), HERE)
            assert isinstance(got, Fetched)
            assert got.kind in KINDS


def test_the_last_wait_ends_with_the_whole(server: Server):
    begun = time.monotonic()
    assert fetch(server.at("/silent"), Access("x", Limits(total_s=0.5, step_s=40.0), allow_loopback=True)).kind == "timeout"
    assert time.monotonic() - begun < TALK_S / 2
