"""One connection to one pinned IP address, everything on it read against one deadline and a budget of bytes."""

from __future__ import annotations

import errno
import io
import socket
import ssl
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from claimcheck.sources.address import PORTS, Address, Resolve, refused_ip, resolve
from claimcheck.sources.failure import FailureError


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of a server's answer is taken, and for how long."""

    redirects: int = 5
    page_bytes: int = 5 * 1024 * 1024
    """After decompression; as much again may come over the wire."""
    head_bytes: int = 64 * 1024
    """Status line and header fields together."""
    total_s: float = 30.0
    """For all of a page: names, connections, redirects, the last byte. Waiting for a host's turn is not counted."""
    step_s: float = 10.0
    """For a connection, and for each wait on the server."""


@dataclass(frozen=True, slots=True)
class Access:
    """Where a run may go, and how."""

    user_agent: str
    limits: Limits = field(default_factory=Limits)
    allow_loopback: bool = False
    """Tests fetch from servers of their own; then any port of this machine is open to them."""
    ports: Sequence[int] = ()
    """Open besides 80, 443 and 8080."""
    resolve: Resolve = resolve


class Wire(io.RawIOBase):
    """What a socket sends, until the deadline or the budget runs out."""

    def __init__(self, sock: socket.socket, deadline: float, limits: Limits) -> None:
        """Read `sock` until `deadline` (monotonic), the head's budget first."""
        self.sock, self.deadline, self.step_s = sock, deadline, limits.step_s
        self.taken = 0
        self.budget, self.over = limits.head_bytes, "header-too-long"

    def readable(self) -> bool:
        """Always."""
        return True

    def allow(self, count: int, over: str) -> None:
        """Let `count` more bytes come; past them FailureError of the kind `over` is raised."""
        self.budget, self.over = self.taken + count, over

    def readinto(self, buffer: Any) -> int:
        """Read what is there. Raises FailureError past the budget or the deadline, TimeoutError past one wait."""
        if self.taken >= self.budget:
            raise FailureError(self.over, f"more than {self.budget:,} bytes")
        self.sock.settimeout(seconds_left(self.deadline, self.step_s, begun=self.taken > 0))
        view = memoryview(buffer)
        try:
            count = self.sock.recv_into(view[: self.budget - self.taken])
        except TimeoutError as error:
            late = self.taken > 0 and time.monotonic() >= self.deadline
            raise FailureError("too-slow" if late else "timeout") from error
        self.taken += count
        return count


def seconds_left(deadline: float, step_s: float, *, begun: bool) -> float:
    """How long the next wait may be; FailureError when the deadline is past: too-slow if an answer had begun, else timeout."""
    left = deadline - time.monotonic()
    if left <= 0:
        raise FailureError("too-slow" if begun else "timeout")
    return min(left, step_s)


class Connection:
    """A connected socket, in the shape that http.client reads a response from."""

    def __init__(self, sock: socket.socket, ip: str, deadline: float, limits: Limits) -> None:
        """Take over `sock`, which is connected to `ip`."""
        self.sock, self.ip = sock, ip
        self.wire = Wire(sock, deadline, limits)

    def makefile(self, _mode: str) -> io.BufferedReader:
        """What the server sends."""
        return io.BufferedReader(self.wire, 8192)

    def send(self, data: bytes) -> None:
        """Send a whole request."""
        self.sock.settimeout(seconds_left(self.wire.deadline, self.wire.step_s, begun=False))
        self.sock.sendall(data)

    def close(self) -> None:
        """Close it, whatever state it is in."""
        self.sock.close()


def connect(address: Address, access: Access, deadline: float) -> Connection:
    """A connection to a host: its name resolved once, every address checked, the first that answers kept.

    The name is not looked at again: a second, different answer of the resolver has nobody to go to. Raises FailureError
    (private-address, bad-address for a port, no-host, no-connection, no-network, tls, timeout).
    """
    limits = access.limits
    ips = access.resolve(address.host, address.port, seconds_left(deadline, limits.step_s, begun=False))
    if not ips:
        raise FailureError("no-host", address.host)
    for ip in ips:
        if why := refused_ip(ip, allow_loopback=access.allow_loopback):
            raise FailureError("private-address", why)
    _check_port(address, ips, access)
    failed: OSError | None = None
    for ip in ips:
        try:
            sock = socket.create_connection((ip, address.port), seconds_left(deadline, limits.step_s, begun=False))
        except OSError as error:
            failed = error
            continue
        if address.scheme == "https":
            sock = _secure(sock, address.host, deadline, limits)
        return Connection(sock, ip, deadline, limits)
    assert failed is not None
    raise told(failed)


def _check_port(address: Address, ips: Sequence[str], access: Access) -> None:
    allowed = (*PORTS, *access.ports)
    ours = access.allow_loopback and all(refused_ip(ip) for ip in ips)  # all of them are loopback, or they were refused
    if address.port not in allowed and not ours:
        raise FailureError("bad-address", f"port {address.port} is not fetched; allowed are {', '.join(map(str, allowed))}")


def _secure(sock: socket.socket, host: str, deadline: float, limits: Limits) -> ssl.SSLSocket:
    """The socket under TLS, the certificate checked against the host's name."""
    try:
        wrapped = _tls().wrap_socket(sock, server_hostname=host, do_handshake_on_connect=False)
    except (ValueError, OSError) as error:
        sock.close()
        raise FailureError("tls", type(error).__name__) from error
    try:
        wrapped.settimeout(seconds_left(deadline, limits.step_s, begun=False))
        wrapped.do_handshake()
    except TimeoutError as error:
        wrapped.close()
        raise FailureError("timeout", "in the TLS handshake") from error
    except ssl.SSLCertVerificationError as error:
        wrapped.close()
        raise FailureError("tls", f"its certificate was not accepted ({error.verify_message})") from error
    except OSError as error:  # a reset in the middle of a handshake is how some networks shut a page out
        wrapped.close()
        raise FailureError("tls", getattr(error, "reason", None) or "the handshake was broken off") from error
    return wrapped


@cache
def _tls() -> ssl.SSLContext:
    """The system's trusted certificates and certifi's."""
    import certifi  # noqa: PLC0415  # only for https

    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    return context


def told(error: OSError) -> FailureError:
    """A socket's error as a kind."""
    if isinstance(error, TimeoutError):
        return FailureError("timeout")
    if error.errno in (errno.ENETUNREACH, errno.ENETDOWN, errno.EADDRNOTAVAIL):
        return FailureError("no-network", error.strerror or "")
    if isinstance(error, ssl.SSLError):
        return FailureError("tls", error.reason or "")
    return FailureError("no-connection", error.strerror or type(error).__name__)
