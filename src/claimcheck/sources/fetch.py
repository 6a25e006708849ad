"""One address to one answer: redirects followed by our own rules, nothing read without end, never an exception."""

from __future__ import annotations

import time
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, suppress
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal, cast

from claimcheck import __version__
from claimcheck.records import SourceState
from claimcheck.sources.address import Address, read_address, read_location
from claimcheck.sources.connect import Access
from claimcheck.sources.failure import FailureError
from claimcheck.sources.kinds import KINDS

if TYPE_CHECKING:
    from requests import Response

    from claimcheck.sources.adapter import Stream

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
    whom = " ".join(contact.split())
    return f"claimcheck/{__version__} (source checker for editors{f'; +{whom}' if whom else ''})"


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
    from claimcheck.sources.adapter import CheckedSession  # noqa: PLC0415  # with requests, for those who go online

    left_s = access.limits.total_s
    address = read_address(url)
    with CheckedSession(access) as session:
        for _ in range(access.limits.redirects + 1):
            if address.url in trail:
                raise FailureError("redirect-loop")
            trail.append(address.url)
            if before:
                before(address)
            begun = time.monotonic()
            response = session.ask(method, address, left_s)
            with closing(response.raw):
                answer = _read_answer(response, method, access.limits.page_bytes, cut_at)
            left_s -= time.monotonic() - begun
            location = answer.header("location")
            if answer.status not in REDIRECTS or not location:
                return answer
            address = read_location(location, address.url)
    raise FailureError("too-many-redirects", f"more than {access.limits.redirects}")


def _read_answer(response: Response, method: Method, limit: int, cut_at: int | None) -> Fetched:
    """What one response says, its body unpacked; no redirect is followed. Raises FailureError."""
    stream = cast("Stream", response.raw)
    kind = _status_kind(response.status_code)
    answer = Fetched(
        kind,
        response.url,
        response.status_code,
        KINDS[kind].words if kind == "ok" else f"{KINDS[kind].words} ({response.status_code})",
        stream.fields,
        ip=stream.ip,
        reason=response.reason,
    )
    if method == "HEAD" or (answer.status in REDIRECTS and answer.header("location")):
        return answer
    if kind == "ok":
        return replace(answer, body=_read_body(response, answer, limit if cut_at is None else cut_at, cut=cut_at is not None))
    body = bytearray()
    with suppress(FailureError):  # the status is known: any words beside it are a gift
        for piece in _unpack(response.iter_content(CHUNK), answer.header("content-encoding"), ERROR_BYTES):
            body += piece
            if len(body) >= ERROR_BYTES:
                break
    return replace(answer, body=bytes(body[:ERROR_BYTES]))


def _status_kind(status: int) -> str:
    if status in PAGE_STATUS:
        return "ok"
    return STATUS_KIND.get(status, "server-error" if 500 <= status < 600 else "bad-status")


def _read_body(response: Response, answer: Fetched, limit: int, *, cut: bool) -> bytes:
    """The body, unpacked; FailureError when it is longer than the limit, unless it is to be cut there."""
    stream = cast("Stream", response.raw)
    if not cut and stream.missing is not None and stream.missing > limit:
        raise FailureError("too-long", f"{stream.missing:,} bytes, {limit:,} are read")
    body = bytearray()
    for piece in _unpack(response.iter_content(CHUNK), answer.header("content-encoding"), limit + 1):
        body += piece
        if len(body) > limit:
            break
    if len(body) > limit and not cut:
        raise FailureError("too-long", f"more than {limit:,} bytes")
    if stream.missing and len(body) <= limit:
        raise FailureError("cut-off", f"{stream.missing:,} bytes were missing")
    return bytes(body[:limit])


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
