"""requests over our own connections: a session with one adapter, which opens checked, pinned and timed connections only."""

from __future__ import annotations

import http.client
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.client import HTTPException, HTTPResponse

from requests import PreparedRequest, Response, Session
from requests.adapters import BaseAdapter
from requests.structures import CaseInsensitiveDict

from claimcheck.sources.address import Address, read_address
from claimcheck.sources.connect import Access, Connection, connect, told
from claimcheck.sources.failure import FailureError

ACCEPTED = {
    "Accept": "text/html, application/xhtml+xml, text/plain;q=0.9, */*;q=0.5",
    "Accept-Language": "ru, uk;q=0.9, en;q=0.8",
    "Accept-Encoding": "gzip, deflate",
    "Connection": "close",
}


class Stream:
    """A response's `raw`: its head as it came and its body, packed as it is, under the connection's deadline and budget."""

    def __init__(self, connection: Connection, answer: HTTPResponse) -> None:
        """Take over a connection from which the head of `answer` was read."""
        self._connection, self._answer = connection, answer
        self.ip = connection.ip
        self.fields = tuple(answer.getheaders())
        """Name and value of each header field, in order, a byte a character (Latin-1): a Location is read from here."""

    @property
    def missing(self) -> int | None:
        """Bytes announced and not read yet; None when nothing was announced."""
        return self._answer.length

    def read(self, count: int | None = None) -> bytes:
        """At most `count` bytes; none at the end, which hangs up. Raises FailureError, and hangs up then too."""
        piece = b""
        try:
            with named_failures():
                piece = self._answer.read(count)
        finally:
            if not piece:
                self.close()
        return piece

    def close(self) -> None:
        """Hang up."""
        self._connection.close()


@contextmanager
def named_failures() -> Iterator[None]:
    """Whatever http.client and the socket raise becomes a FailureError."""
    try:
        yield
    except http.client.RemoteDisconnected as error:
        raise FailureError("no-connection", "the server hung up without an answer") from error
    except http.client.IncompleteRead as error:
        raise FailureError("cut-off") from error
    except (HTTPException, ValueError) as error:
        raise FailureError("bad-answer", type(error).__name__) from error
    except OSError as error:
        raise told(error) from error


class CheckedAdapter(BaseAdapter):
    """What a session sends its requests through: one connection of connect.py a request, never kept, never through a proxy."""

    def __init__(self, access: Access) -> None:
        """Go where `access` allows."""
        super().__init__()
        self.access = access

    def send(  # the signature is requests' own
        self,
        request: PreparedRequest,
        stream: bool = False,  # noqa: ARG002  # the body is always left to the reader
        timeout: float | tuple[float, float] | tuple[float, None] | None = None,
        verify: bool | str = True,  # noqa: ARG002  # certificates are always checked
        cert: bytes | str | tuple[bytes | str, bytes | str] | None = None,  # noqa: ARG002
        proxies: Mapping[str, str] | None = None,  # noqa: ARG002  # a proxy would look the name up again
    ) -> Response:
        """The response to a GET or HEAD; its `raw` is a Stream. Raises FailureError, as reading the stream does.

        `timeout` is for all of it, to the body's last byte, in seconds; without a number the limit of the access holds.
        """
        address = read_address(request.url or "")
        limits = self.access.limits
        deadline = time.monotonic() + (timeout if isinstance(timeout, (int, float)) else limits.total_s)
        with named_failures():
            connection = connect(address, self.access, deadline)
            try:
                connection.send(_head(request, address))
                answer = HTTPResponse(connection, method=request.method)  # type: ignore[arg-type]  # it only asks for makefile()
                answer.begin()
            except BaseException:
                connection.close()
                raise
        connection.wire.allow(2 * limits.page_bytes, "too-long")
        return _response(request, answer, Stream(connection, answer))

    def close(self) -> None:
        """Nothing is kept open."""


def _head(request: PreparedRequest, address: Address) -> bytes:
    fields = {"Host": address.authority, **request.headers}
    lines = (f"{request.method} {address.target} HTTP/1.1", *(f"{name}: {value}" for name, value in fields.items()))
    return ("\r\n".join(lines) + "\r\n\r\n").encode("ascii", "replace")


def _response(request: PreparedRequest, answer: HTTPResponse, stream: Stream) -> Response:
    response = Response()
    response.status_code, response.reason = answer.status, answer.reason
    response.url, response.request = request.url or "", request
    response.headers = CaseInsensitiveDict()
    for name, value in stream.fields:
        response.headers[name] = f"{response.headers[name]}, {value}" if name in response.headers else value
    response.raw = stream
    return response


class CheckedSession(Session):
    """A session that goes where the adapter goes: no cookies, nothing of the environment, no redirects of its own."""

    def __init__(self, access: Access) -> None:
        """Only http:// and https://, and both through the one adapter."""
        super().__init__()
        self.trust_env = False
        self.headers = CaseInsensitiveDict({"User-Agent": access.user_agent, **ACCEPTED})
        self.adapters.clear()
        for scheme in ("http://", "https://"):
            self.mount(scheme, CheckedAdapter(access))

    def get_redirect_target(self, resp: Response) -> None:
        """None: requests would read the Location as UTF-8, break off at cp1251, and fetch the body ahead of us."""

    def ask(self, method: str, address: Address, timeout_s: float) -> Response:
        """The answer to one request, its body unread; the address goes out as it stands, not quoted again. Raises FailureError."""
        request = PreparedRequest()
        request.prepare_method(method)
        request.prepare_headers(self.headers)
        request.url = address.url
        return self.send(request, stream=True, timeout=timeout_s, allow_redirects=False, proxies={})
