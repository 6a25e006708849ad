"""One address to one answer: redirects followed by our own rules, nothing read without end, never an exception."""

from __future__ import annotations

import http.client
import time
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from http.client import HTTPException, HTTPResponse
from typing import Literal

from claimcheck import __version__
from claimcheck.records import SourceState
from claimcheck.sources.address import Address, read_address, read_location
from claimcheck.sources.connect import Access, Connection, connect, told
from claimcheck.sources.failure import FailureError
from claimcheck.sources.kinds import KINDS

Method = Literal["GET", "HEAD"]
Before = Callable[[Address], None]
"""Called ahead of each request, redirects included; waits for the host's turn, raises FailureError where it may not be asked."""
REDIRECTS = (301, 302, 303, 307, 308)
STATUS_KIND: Mapping[int, str] = {
    401: "login", 402: "refused", 403: "refused", 404: "not-found", 407: "refused", 410: "not-found", 418: "refused",
    429: "rate-limited", 451: "geo-block", 511: "login",
}  # fmt: skip
"""What a status that brings no page says; other 5xx are server-error, the rest bad-status."""
PAGE_STATUS = (200, 203)
ERROR_BYTES = 64 * 1024
"""Read of an error's page, which may say more than its status."""
CHUNK = 16 * 1024


def user_agent(contact: str = "") -> str:
    """How we introduce ourselves: name, version, whom to write to.

    >>> user_agent("desk@paper.example").split(" ", 1)[1]
    '(source checker for editors; +desk@paper.example)'
    """
    return f"claimcheck/{__version__} (source checker for editors{f'; +{contact}' if contact else ''})"


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came of asking for one address."""

    kind: str
    """A name of the table KINDS."""
    url: str
    """The last address, after redirects."""
    status: int | None = None
    why: str = ""
    headers: tuple[tuple[str, str], ...] = ()
    body: bytes = field(default=b"", repr=False)
    """Unpacked; of an error the beginning of its page."""
    ip: str | None = None
    reason: str = ""
    """The status line's words."""

    @property
    def outcome(self) -> SourceState:
        """The state that it means for a source."""
        return KINDS[self.kind].outcome

    def header(self, name: str) -> str:
        """The first field of that name, empty when there is none."""
        return next((value for key, value in self.headers if key.lower() == name.lower()), "")


def fetch(
    url: str, access: Access, *, method: Method = "GET", before: Before | None = None, cut_at: int | None = None
) -> Fetched:
    """The answer at an address after its redirects; whatever a server does becomes a kind, nothing is raised.

    With `cut_at` a longer body is cut there instead of refused.
    """
    trail: list[str] = []
    try:
        return _follow(url, trail, access, method, before, cut_at)
    except FailureError as error:
        return Fetched(error.kind, trail[-1] if trail else url, None, error.why)


def _follow(  # fetch's own, and the trail
    url: str, trail: list[str], access: Access, method: Method, before: Before | None, cut_at: int | None
) -> Fetched:
    """The answer at the end of the redirects; `trail` gets each address asked for. Raises FailureError."""
    left_s = access.limits.total_s
    address = read_address(url)
    for _ in range(access.limits.redirects + 1):
        if address.url in trail:
            raise FailureError("redirect-loop")
        trail.append(address.url)
        if before:
            before(address)
        begun = time.monotonic()
        answer = _ask(address, access, method, begun + left_s, cut_at)
        left_s -= time.monotonic() - begun
        location = answer.header("location")
        if answer.status not in REDIRECTS or not location:
            return answer
        address = read_location(location, address.url)
    raise FailureError("too-many-redirects", f"more than {access.limits.redirects}")


def _ask(address: Address, access: Access, method: Method, deadline: float, cut_at: int | None) -> Fetched:
    """One request, no redirect followed. Raises FailureError."""
    try:
        connection = connect(address, access, deadline)
        try:
            return _exchange(address, access, method, connection, cut_at)
        finally:
            connection.close()
    except http.client.RemoteDisconnected as error:
        raise FailureError("no-connection", "the server hung up without an answer") from error
    except http.client.IncompleteRead as error:
        raise FailureError("cut-off") from error
    except (HTTPException, ValueError) as error:
        raise FailureError("bad-answer", type(error).__name__) from error
    except OSError as error:
        raise told(error) from error


def _exchange(address: Address, access: Access, method: Method, connection: Connection, cut_at: int | None) -> Fetched:
    lines = (
        f"{method} {address.target} HTTP/1.1",
        f"Host: {address.authority}",
        f"User-Agent: {access.user_agent}",
        "Accept: text/html, application/xhtml+xml, text/plain;q=0.9, */*;q=0.5",
        "Accept-Language: ru, uk;q=0.9, en;q=0.8",
        "Accept-Encoding: gzip, deflate",
        "Connection: close",
    )
    connection.send(("\r\n".join(lines) + "\r\n\r\n").encode("ascii", "replace"))
    response = HTTPResponse(connection, method=method)  # type: ignore[arg-type]  # it only asks for makefile()
    response.begin()
    limit = access.limits.page_bytes
    connection.wire.allow(2 * limit, "too-long")
    answer = Fetched(
        _status_kind(response.status),
        address.url,
        response.status,
        _status_words(response),
        tuple(response.getheaders()),
        ip=connection.ip,
        reason=response.reason,
    )
    if method == "HEAD" or (response.status in REDIRECTS and answer.header("location")):
        return answer
    if answer.kind == "ok":
        return replace(answer, body=_read_body(response, answer, limit if cut_at is None else cut_at, cut=cut_at is not None))
    body = bytearray()
    with suppress(FailureError, OSError, HTTPException, ValueError):  # the status is known: any words beside it are a gift
        for piece in _unpack(_chunks(response), answer.header("content-encoding"), ERROR_BYTES):
            body += piece
            if len(body) >= ERROR_BYTES:
                break
    return replace(answer, body=bytes(body[:ERROR_BYTES]))


def _status_kind(status: int) -> str:
    if status in PAGE_STATUS:
        return "ok"
    return STATUS_KIND.get(status, "server-error" if 500 <= status < 600 else "bad-status")


def _status_words(response: HTTPResponse) -> str:
    kind = _status_kind(response.status)
    return KINDS[kind].words if kind == "ok" else f"{KINDS[kind].words} ({response.status})"


def _read_body(response: HTTPResponse, answer: Fetched, limit: int, *, cut: bool) -> bytes:
    """The body, unpacked; FailureError when it is longer than the limit, unless it is to be cut there."""
    if not cut and response.length is not None and response.length > limit:
        raise FailureError("too-long", f"{response.length:,} bytes, {limit:,} are read")
    body = bytearray()
    for piece in _unpack(_chunks(response), answer.header("content-encoding"), limit + 1):
        body += piece
        if len(body) > limit:
            break
    if len(body) > limit and not cut:
        raise FailureError("too-long", f"more than {limit:,} bytes")
    if response.length and len(body) <= limit:
        raise FailureError("cut-off", f"{response.length:,} bytes were missing")
    return bytes(body[:limit])


def _chunks(response: HTTPResponse) -> Iterator[bytes]:
    while chunk := response.read(CHUNK):
        yield chunk


def _unpack(chunks: Iterator[bytes], encoding: str, limit: int) -> Iterator[bytes]:
    """The chunks without their one layer of gzip or deflate, never more than `limit` bytes at once.

    Raises FailureError (encoding) for several layers and for other ways of packing: each could blow up the last.
    """
    layers = [name for part in encoding.lower().split(",") if (name := part.strip()) not in ("", "identity")]
    if not layers:
        yield from chunks
        return
    if len(layers) > 1:
        raise FailureError("encoding", f"{len(layers)} layers ({encoding[:60]})")
    if layers[0] not in ("gzip", "x-gzip", "deflate"):
        raise FailureError("encoding", layers[0][:40])
    unpacker = None
    for chunk in chunks:
        data = chunk
        while data:
            if unpacker is None:
                unpacker = _unpacker(layers[0], data)
            try:
                yield unpacker.decompress(data, limit)
            except zlib.error as error:
                raise FailureError("encoding", f"not {layers[0]}, though it says so") from error
            data = unpacker.unconsumed_tail
            if unpacker.eof:  # gzip files may follow each other
                data, unpacker = unpacker.unused_data, None
                if layers[0] == "deflate" or not data.startswith(b"\x1f\x8b"):
                    break
    if unpacker is not None and not unpacker.eof:
        raise FailureError("cut-off", f"the {layers[0]} stream does not end")


def _unpacker(name: str, data: bytes) -> zlib._Decompress:
    """Of gzip, or of deflate with its zlib head or, as some servers send it, without."""
    if name != "deflate":
        return zlib.decompressobj(16 + zlib.MAX_WBITS)
    has_head = len(data) > 1 and data[0] & 0x0F == 8 and (data[0] << 8 | data[1]) % 31 == 0
    return zlib.decompressobj(zlib.MAX_WBITS if has_head else -zlib.MAX_WBITS)
