"""Servers on loopback for the tests of fetching: real sockets, an answer a path, every loop bounded."""

from __future__ import annotations

import contextlib
import socket
import ssl
import threading
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Self

CERTIFICATE = Path(__file__).parent / "cases" / "tls" / "self-signed.pem"
"""For wrong.example, signed by itself; trusted nowhere."""
Behaviour = bytes | Callable[["Server", socket.socket, str], None]
"""An answer as it goes over the wire, or a function of the server, the connection and the request's head."""


def answer(body: bytes | str = b"", status: str = "200 OK", **headers: str) -> bytes:
    """A whole HTTP answer; header names with `_` for `-`, HTML in UTF-8 unless they say otherwise."""
    content = body.encode() if isinstance(body, str) else body
    fields = {"Content_Type": "text/html; charset=utf-8", "Content_Length": str(len(content)), "Connection": "close"} | headers
    head = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in fields.items())
    return f"HTTP/1.1 {status}\r\n{head}\r\n".encode("latin-1") + content


def page(title: str, *paragraphs: str) -> str:
    """An HTML page."""
    body = "".join(f"<p>{text}</p>" for text in paragraphs)
    return f"<!doctype html><html><head><title>{title}</title></head><body><h1>{title}</h1>{body}</body></html>"


def redirect(location: str | bytes, status: str = "302 Found") -> bytes:
    raw = location if isinstance(location, bytes) else location.encode("latin-1")
    return f"HTTP/1.1 {status}\r\n".encode() + b"Location: " + raw + b"\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"


GONE = answer("gone", "404 Not Found")


class Server:
    """Answers each path as `routes` has it, `missing` for the others; keeps what was asked for, and when."""

    def __init__(
        self,
        routes: Mapping[str, Behaviour],
        *,
        host: str = "127.0.0.1",
        missing: Behaviour = GONE,
        tls: bool = False,
    ) -> None:
        self.routes, self.missing, self.host = dict(routes), missing, host
        self.seen: list[str] = []
        self.heads: list[str] = []
        self.times: list[float] = []
        self.stopping = threading.Event()
        self._tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER) if tls else None
        if self._tls:
            self._tls.load_cert_chain(CERTIFICATE)
        self._listener = socket.create_server((host, 0), backlog=128)
        self.port: int = self._listener.getsockname()[1]
        self._thread = threading.Thread(target=self._accept, daemon=True)
        self._thread.start()

    def at(self, path: str = "/") -> str:
        return f"http{'s' if self._tls else ''}://{self.host}:{self.port}{path}"

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.stopping.set()
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self._thread.join(5)

    def _accept(self) -> None:
        while not self.stopping.is_set():
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            threading.Thread(target=self._serve, args=(connection,), daemon=True).start()

    def _serve(self, plain: socket.socket) -> None:
        with contextlib.suppress(OSError), plain:
            if self._tls:
                with self._tls.wrap_socket(plain, server_side=True) as connection:
                    self.talk(connection)
            else:
                self.talk(plain)

    def talk(self, connection: socket.socket) -> None:
        """Read one request and answer it."""
        connection.settimeout(5)
        head = b""
        while b"\r\n\r\n" not in head and len(head) < 65536:
            if not (data := connection.recv(4096)):
                break
            head += data
        words = head.decode("latin-1").split(" ", 2)
        if len(words) < 3:
            return
        self.seen.append(f"HEAD {words[1]}" if words[0] == "HEAD" else words[1])
        self.heads.append(head.decode("latin-1"))
        self.times.append(time.monotonic())
        behaviour = self.routes.get(words[1], self.missing)
        if callable(behaviour):
            behaviour(self, connection, head.decode("latin-1"))
        else:
            connection.sendall(behaviour.partition(b"\r\n\r\n")[0] + b"\r\n\r\n" if words[0] == "HEAD" else behaviour)
        with contextlib.suppress(OSError):
            connection.shutdown(socket.SHUT_WR)


TALK_S = 60.0
"""How long a dripping server would talk: who is still there after half of it kept no limit, however busy the machine."""


def drip(data: bytes, every_s: float = 0.02, times: int = int(TALK_S / 0.02)) -> Callable[[Server, socket.socket, str], None]:
    """Send `data` again and again, a little at a time."""

    def behave(server: Server, connection: socket.socket, _: str) -> None:
        for _ in range(times):
            if server.stopping.wait(every_s):
                return
            connection.sendall(data)

    return behave


def after(start: bytes, behaviour: Callable[[Server, socket.socket, str], None]) -> Callable[[Server, socket.socket, str], None]:
    """Send `start`, then behave."""

    def behave(server: Server, connection: socket.socket, head: str) -> None:
        connection.sendall(start)
        behaviour(server, connection, head)

    return behave


def flood(piece: bytes, count: int) -> Callable[[Server, socket.socket, str], None]:
    """Send `piece` so many times, as fast as it is taken."""

    def behave(server: Server, connection: socket.socket, _: str) -> None:
        for _ in range(count):
            if server.stopping.is_set():
                return
            connection.sendall(piece)

    return behave


def silent(server: Server, _: socket.socket, __: str) -> None:
    """Say nothing for a while."""
    server.stopping.wait(TALK_S)


def reset(_: Server, connection: socket.socket, __: str) -> None:
    """Break the connection off."""
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\0\0\0\0\0\0\0")
    connection.close()
