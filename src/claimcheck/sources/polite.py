"""A host's turn: one request a second, robots.txt, and the time that it asked to be left alone."""

from __future__ import annotations

import hashlib
import json
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any

from claimcheck.errors import ClaimcheckError
from claimcheck.sources.address import Address
from claimcheck.sources.connect import Access
from claimcheck.sources.failure import FailureError
from claimcheck.sources.fetch import Fetched, fetch
from claimcheck.store.folder import write_file

PAUSE_S = 1.0
"""From one request to a host to the next."""
MAX_PAUSE_S = 30.0
"""Of what a robots.txt may ask for as its Crawl-delay; a longer one counts as this."""
WAITED_S = 60.0
"""The longest Retry-After that is waited for; a longer one leaves the host for another run."""
ROBOTS_BYTES = 512 * 1024
"""Read of a robots.txt; RFC 9309 asks for 500 KiB at least."""
ROBOTS_FRESH = timedelta(hours=24)
"""How long a robots.txt is believed, RFC 9309 section 2.4."""
AGENT = "claimcheck"
"""The name that robots.txt files call us by."""
UNREACHED = (
    "no-host",
    "no-connection",
    "no-network",
    "timeout",
    "tls",
    "private-address",
    "bad-address",
    "bad-answer",
    "too-slow",
)
"""What robots.txt comes to on a host that cannot be asked for anything."""


class StoppedError(Exception):
    """The run was stopped while a thread waited for a host's turn."""


class Gate:
    """Gives each host's requests their turns; safe to use from many threads."""

    def __init__(self, pause_s: float = PAUSE_S) -> None:
        """With `pause_s` seconds between the turns of a host that asks for no other pace."""
        self.pause_s = pause_s
        self.stopped = threading.Event()
        self._lock = threading.Lock()
        self._next: dict[str, float] = {}
        self._pauses: dict[str, float] = {}
        self._held: dict[str, float] = {}

    def wait(self, host: str) -> None:
        """Return when it is the caller's turn. Raises FailureError (rate-limited) for a host on hold, StoppedError."""
        with self._lock:
            now = time.monotonic()
            held = self._held.get(host, 0.0) - now
            if held > 0:
                raise FailureError("rate-limited", f"in {held:,.0f} seconds")
            turn = max(now, self._next.get(host, 0.0))
            self._next[host] = turn + self._pauses.get(host, self.pause_s)
        if self.stopped.wait(max(0.0, turn - time.monotonic())):
            raise StoppedError

    def slow_down(self, host: str, pause_s: float) -> None:
        """Keep to a longer pause that a host asks for."""
        with self._lock:
            self._pauses[host] = min(max(pause_s, self.pause_s), MAX_PAUSE_S)

    def rest(self, host: str, seconds: float) -> None:
        """Let a host be for a while: its next turn is after it."""
        with self._lock:
            self._next[host] = max(self._next.get(host, 0.0), time.monotonic() + seconds)

    def hold(self, host: str, seconds: float) -> None:
        """Ask a host for nothing more for so long: its turns are refused."""
        with self._lock:
            self._held[host] = time.monotonic() + seconds

    def is_held(self, host: str) -> bool:
        """Whether a host asked to be left alone."""
        with self._lock:
            return self._held.get(host, 0.0) > time.monotonic()


def retry_after_s(answer: Fetched, now: datetime) -> float | None:
    """The seconds that an answer asks us to wait, given as such or as a date; None when it does not.

    >>> limited = lambda value: Fetched("rate-limited", "", headers=(("Retry-After", value),))
    >>> now = datetime(2026, 1, 1, tzinfo=UTC)
    >>> [retry_after_s(limited(value), now) for value in ("7", "Thu, 01 Jan 2026 00:02:00 GMT", "soon", "-4")]
    [7.0, 120.0, None, None]
    """
    value = answer.header("retry-after").strip()
    if value.isascii() and value.isdigit():
        return float(value[:9])
    try:
        when = parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    when = when if when.tzinfo else when.replace(tzinfo=UTC)
    return max(0.0, (when - now).total_seconds())


class Robots:
    """What each origin's robots.txt lets us fetch (RFC 9309); remembered for a day, on disk too."""

    def __init__(self, access: Access, gate: Gate, memory: Path, clock: Callable[[], datetime]) -> None:
        """Fetch through `access` and `gate`; keep what was read in the folder `memory`, which may be deleted."""
        self.access, self.gate, self.memory, self.clock = access, gate, memory, clock
        self._lock = threading.Lock()
        self._locks: dict[str, threading.Lock] = {}
        self._rules: dict[str, Any] = {}

    def check(self, address: Address) -> None:
        """Return when the address may be fetched.

        Raises FailureError: robots; robots-unreachable where the file cannot be had because its server fails; what kept us from
        the host where nothing of it can be had.
        """
        with self._lock:
            lock = self._locks.setdefault(address.origin, threading.Lock())
        with lock:
            if address.origin not in self._rules:
                self._rules[address.origin] = self._load(address)
        rules = self._rules[address.origin]
        if isinstance(rules, FailureError):
            raise FailureError(rules.kind, rules.args[1])
        if not rules.can_fetch(address.url, AGENT):
            raise FailureError("robots")

    def _load(self, address: Address) -> Any:
        from protego import Protego  # noqa: PLC0415

        text = self._remembered(address.origin)
        if text is None:
            answer = fetch(
                f"{address.origin}/robots.txt", self.access, before=lambda hop: self.gate.wait(hop.host), cut_at=ROBOTS_BYTES
            )
            found = _rules_text(answer)
            if isinstance(found, FailureError):
                return found
            text = found
            self._remember(address.origin, text)
        rules = Protego.parse(text)
        if delay := rules.crawl_delay(AGENT):
            self.gate.slow_down(address.host, float(delay))
        return rules

    def _path(self, origin: str) -> Path:
        return self.memory / f"{hashlib.sha256(origin.encode()).hexdigest()[:20]}.json"

    def _remembered(self, origin: str) -> str | None:
        try:
            known = json.loads(self._path(origin).read_text(encoding="utf-8"))
            fresh = self.clock() - datetime.fromisoformat(known["at"]) < ROBOTS_FRESH
            return str(known["robots"]) if fresh and known["origin"] == origin else None
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def _remember(self, origin: str, text: str) -> None:
        known = {"origin": origin, "at": self.clock().isoformat(), "robots": text}
        with suppress(ClaimcheckError):  # a cache that cannot be written costs a request, nothing else
            write_file(self._path(origin), json.dumps(known, ensure_ascii=False))


def _rules_text(answer: Fetched) -> str | FailureError:
    """The rules of a robots.txt; none where there is no such file; a failure where nobody can say."""
    if answer.kind == "ok":
        return answer.body.decode("utf-8", "replace")
    if answer.status is not None and (answer.status >= 500 or answer.status == 429):
        return FailureError("robots-unreachable", f"the server answered {answer.status}")
    if answer.status is None and answer.kind in UNREACHED:
        return FailureError(answer.kind, answer.why.partition(": ")[2])
    return ""  # 4xx, or redirects that lead nowhere: RFC 9309 2.3.1.3, everything may be fetched
