"""Which addresses are fetched at all: by scheme and port, and by where the host's name leads."""

from __future__ import annotations

import ipaddress
import re
import socket
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from urllib.parse import quote

import ada_url

from claimcheck.sources.failure import FailureError

PORTS = (80, 443, 8080)
DEFAULT_PORT = {"http": 80, "https": 443}
Resolve = Callable[[str, int, float], Sequence[str]]
"""Host, port and seconds to wait → IP addresses as text. Raises FailureError."""
_HOLE = re.compile(r"[^\x21-\x7e]")
_METADATA = (ipaddress.ip_network("168.63.129.16/32"),)
"""Where clouds tell machines about themselves, outside of the ranges that are private anyway (Azure's wire server)."""
_SPECIAL = tuple(
    map(
        ipaddress.ip_network,
        (
            "192.0.0.0/24",  # protocol assignments, RFC 6890; Python 3.11 has it only in part
            "192.88.99.0/24",  # 6to4 relays, RFC 7526
            "::/96",  # IPv4-compatible, RFC 4291
            "::ffff:0:0/96",  # IPv4-mapped
            "::ffff:0:0:0/96",  # IPv4-translated, RFC 2765
            "64:ff9b:1::/48",  # local-use NAT64, RFC 8215
            "100::/64",  # discard, RFC 6666
            "2001::/23",  # Teredo, ORCHID and other protocols, RFC 2928
            "2002::/16",  # 6to4, RFC 3056
            "3fff::/20",  # documentation, RFC 9637
            "5f00::/16",  # segment routing, RFC 9602
            "fec0::/10",  # site-local, RFC 3879
        ),
    )
)
"""Refused whatever Python's own tables say: other ways to write IPv4, and networks that lead nowhere."""
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
"""RFC 6052: on networks with IPv6 alone every IPv4 host looks like this; the IPv4 address in it decides."""


@dataclass(frozen=True, slots=True)
class Address:
    """An address taken apart as a browser does it (WHATWG URL), every part ASCII."""

    url: str
    scheme: str
    host: str
    """Punycode; an IPv6 address without its brackets."""
    port: int
    target: str
    """Path and query, as the request line has them."""

    @property
    def origin(self) -> str:
        """Scheme, host and port: what one robots.txt speaks for."""
        return f"{self.scheme}://{self.authority}"

    @property
    def authority(self) -> str:
        """The Host header."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == DEFAULT_PORT[self.scheme] else f"{host}:{self.port}"


def read_address(url: str, base: str | None = None) -> Address:
    """The address, relative to `base` where it is relative; the fragment left out.

    Raises FailureError (bad-address) for what is no address, another scheme, or a name and password in it.
    """
    try:
        parsed = ada_url.URL(url, base=base) if base else ada_url.URL(url)
    except ValueError as error:
        raise FailureError("bad-address", f"{url[:100]!r} cannot be read") from error
    scheme = parsed.protocol.removesuffix(":")
    if scheme not in DEFAULT_PORT:
        raise FailureError("bad-address", f"the scheme {scheme[:20]} is not fetched")
    if parsed.username or parsed.password:
        raise FailureError("bad-address", "an address with a user name in it is not fetched")
    if not parsed.hostname:
        raise FailureError("bad-address", "no host")
    target = _HOLE.sub(lambda hole: quote(hole[0]), parsed.pathname + parsed.search)
    host = parsed.hostname.strip("[]")
    port = int(parsed.port) if parsed.port else DEFAULT_PORT[scheme]
    found = Address("", scheme, host, port, target)
    return Address(f"{found.origin}{target}", scheme, host, port, target)


def read_location(raw: str, base: str) -> Address:
    """Where a Location header leads. `raw` is the header as latin-1, which is how its bytes arrive.

    Servers send Cyrillic paths as bare UTF-8 or cp1251 bytes: each is escaped as it is, so that the server gets back what
    it sent.

    >>> read_location("/путь".encode("cp1251").decode("latin-1"), "http://a.example/x").url
    'http://a.example/%EF%F3%F2%FC'
    >>> read_location("//b.example:8080/y", "https://a.example/x").url
    'https://b.example:8080/y'
    """
    escaped = quote(raw.strip().encode("latin-1", "replace"), safe="".join(map(chr, range(0x21, 0x7F))))
    return read_address(escaped, base)


def refused_ip(text: str, *, allow_loopback: bool = False) -> str | None:
    """Why an IP address is not connected to; None when it may be.

    >>> refused_ip("127.0.0.1"), refused_ip("127.0.0.1", allow_loopback=True), refused_ip("64:ff9b::a9fe:a9fe")
    ('127.0.0.1 is a loopback address', None, '64:ff9b::a9fe:a9fe is a way to write 169.254.169.254')
    """
    try:
        ip = ipaddress.ip_address(text)
    except ValueError:
        return f"{text[:60]} is no IP address"
    if isinstance(ip, ipaddress.IPv6Address) and ip.scope_id is not None:
        return f"{text} belongs to one network card"
    if ip.is_loopback:
        return None if allow_loopback else f"{text} is a loopback address"
    if ip in _NAT64:
        inner = str(ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF))
        return f"{text} is a way to write {inner}" if refused_ip(inner) else None
    if any(ip in network for network in (*_SPECIAL, *_METADATA) if network.version == ip.version):
        return f"{text} is in a range that is not fetched"
    if ip.is_link_local:
        return f"{text} is a link-local address"
    if ip.is_multicast or ip.is_reserved or ip.is_unspecified:
        return f"{text} is no address of one host"
    return None if ip.is_global else f"{text} is a private address"


def resolve(host: str, port: int, timeout_s: float) -> Sequence[str]:
    """The IP addresses of a host, from the system's resolver, in its order.

    Raises FailureError: no-host, no-network when the resolver itself was not reached, timeout.
    """
    answer: list[Sequence[str] | OSError] = []

    def ask() -> None:
        try:
            found = socket.getaddrinfo(host.encode("ascii"), port, type=socket.SOCK_STREAM)
            answer.append(tuple(dict.fromkeys(str(item[4][0]) for item in found)))
        except OSError as error:
            answer.append(error)

    asking = threading.Thread(target=ask, daemon=True)  # the system's call cannot be told to stop
    asking.start()
    asking.join(max(timeout_s, 0.0))
    if not answer:
        raise FailureError("timeout", f"the name {host} was not resolved in time")
    if isinstance(answer[0], OSError):
        kind = "no-network" if answer[0].errno == socket.EAI_AGAIN else "no-host"
        raise FailureError(kind, host) from answer[0]
    return answer[0]
