"""One address to one response, safely: nothing private is reached, nothing is read without end."""

from __future__ import annotations

import time
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote, urljoin, urlsplit

from claimcheck import __version__
from claimcheck.records import SourceState

if TYPE_CHECKING:
    import requests
    from requests_hardened import HTTPSession

PORTS = (80, 443, 8080)
MAX_REDIRECTS = 5
MAX_BYTES = 5 * 1024 * 1024
"""After decompression."""
TOTAL_TIMEOUT_S = 30.0
STEP_TIMEOUT_S = 10.0
"""For connecting and for each wait on the server."""
BLOCKED_STATUS = (401, 403, 407, 429, 451)
"""They say that we are not let in, nothing of the page."""
GONE_STATUS = (404, 410)
REDIRECTS = (301, 302, 303, 307, 308)
USER_AGENT = f"claimcheck/{__version__} (source checker for editors; reads cited pages once)"


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came of fetching one address."""

    outcome: SourceState
    """saved (there is a body), failed, blocked."""
    url: str
    """The last address, after redirects."""
    status: int | None
    why: str
    headers: Mapping[str, str]
    body: bytes = b""


class RefusedError(Exception):
    """An address that must not be fetched; says why."""


def check_address(url: str, *, allow_loopback: bool = False) -> None:
    """Raise RefusedError for a scheme, a port or a form of address that is never fetched.

    Private and loopback hosts are refused by the connection itself, after resolution and before the first byte.
    """
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise RefusedError(f"no valid address: {error}") from error
    if parts.scheme not in ("http", "https"):
        raise RefusedError(f"the scheme {parts.scheme or 'none'} is not fetched")
    if not parts.hostname:
        raise RefusedError("no host")
    if parts.username or parts.password:
        raise RefusedError("an address with a user name in it is not fetched")
    if port not in (None, *PORTS) and not allow_loopback:
        raise RefusedError(f"port {port} is not fetched; allowed are {', '.join(map(str, PORTS))}")


def open_session(*, allow_loopback: bool = False) -> HTTPSession:
    """A session that resolves a host once, pins the address and refuses private ones; no proxy, no redirects of its own."""
    from requests_hardened import Config, HTTPSession  # noqa: PLC0415  # only when something is fetched

    config = Config(
        ip_filter_enable=True,
        ip_filter_allow_loopback_ips=allow_loopback,
        never_redirect=True,
        default_timeout=(STEP_TIMEOUT_S, STEP_TIMEOUT_S),
        user_agent_override=USER_AGENT,
    )
    session = HTTPSession(config)
    session.trust_env = False  # a proxy would resolve the name again and undo the pinned address
    return session


def fetch(url: str, session: HTTPSession, *, allow_loopback: bool = False) -> Fetched:
    """The response at an address, redirects followed by our own rules; never raises for what a server does."""
    import requests  # noqa: PLC0415

    deadline = time.monotonic() + TOTAL_TIMEOUT_S
    try:
        for _ in range(MAX_REDIRECTS + 1):
            check_address(url, allow_loopback=allow_loopback)
            with session.get(url, stream=True, headers={"Accept-Encoding": "gzip, deflate"}) as response:
                target = _redirect_target(response, url)
                if target is None:
                    return _read(response, url, deadline)
                url = target
        return Fetched("failed", url, None, f"more than {MAX_REDIRECTS} redirects", {})
    except RefusedError as error:
        return Fetched("failed", url, None, str(error), {})
    except requests.exceptions.SSLError:
        return Fetched("blocked", url, None, "its certificate was not accepted", {})
    except requests.exceptions.Timeout:
        return Fetched("failed", url, None, "no answer in time", {})
    except (requests.exceptions.RequestException, OSError, ValueError, zlib.error) as error:
        return Fetched("failed", url, None, _told(error), {})


def _told(error: Exception) -> str:
    name = type(error).__name__
    if name == "InvalidIPAddress":
        return "the host has a private or loopback address, which is not fetched"
    return f"no connection ({name})"


def _redirect_target(response: requests.Response, url: str) -> str | None:
    """Where a response points to; None when it is no redirect.

    Servers send Cyrillic paths as raw UTF-8 or cp1251 bytes, which arrive here as latin-1: they are escaped byte by byte.
    """
    location = response.headers.get("Location")
    if response.status_code not in REDIRECTS or not location:
        return None
    raw = location.encode("latin-1", "ignore") if not location.isascii() else location.encode()
    return urljoin(url, quote(raw, safe="%/:=&?~#+!$,;'@()*[]"))


def _read(response: requests.Response, url: str, deadline: float) -> Fetched:
    headers = dict(response.headers)
    status = response.status_code
    if status in BLOCKED_STATUS:
        return Fetched("blocked", url, status, f"the server answered {status}", headers)
    if status != 200:
        return Fetched("failed", url, status, f"the server answered {status}", headers)
    body = bytearray()
    for chunk in response.raw.stream(16_384, decode_content=True):
        body += chunk
        if len(body) > MAX_BYTES:
            return Fetched("failed", url, status, f"longer than {MAX_BYTES // 1024 // 1024} MB", headers)
        if time.monotonic() > deadline:
            return Fetched("failed", url, status, f"not done after {TOTAL_TIMEOUT_S:.0f} seconds", headers)
    return Fetched("saved", url, status, "fetched", headers, bytes(body))
