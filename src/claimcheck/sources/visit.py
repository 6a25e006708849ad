"""Many addresses asked for politely: hosts side by side, each host's pages one after the other, each page judged and saved."""

from __future__ import annotations

import queue
import threading
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from pathlib import Path

from claimcheck.records import Source
from claimcheck.sources.address import Address, read_address, read_location
from claimcheck.sources.connect import Access
from claimcheck.sources.failure import FailureError
from claimcheck.sources.fetch import Fetched, Method, fetch
from claimcheck.sources.kinds import KINDS
from claimcheck.sources.ledger import failures, is_due, last_try, read_time
from claimcheck.sources.polite import PAUSE_S, WAITED_S, Gate, Robots, StoppedError, retry_after_s
from claimcheck.sources.readable import Page, read_page
from claimcheck.sources.save import Saved, Visit, save_visit
from claimcheck.sources.soft404 import Answer, judge_page, nonsense_address
from claimcheck.sources.wayback import BASE, find_capture, is_archive_today

HOSTS_AT_ONCE = 64
"""Threads, nearly all of them waiting: for a host's turn or for its answer."""
TRIES = 3
"""Of one request, where a host asks to come back within a minute."""
THIN_REFRESH = 300
"""Characters. A page with less text and a refresh in its head is a redirect."""


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Wanted:
    """A page that somebody cites."""

    url: str
    source: Source | None = None
    """Its record, where there is one."""
    cited: str | None = None
    """When it was cited, EDTF: the archived copy nearest to it is looked for."""


@dataclass(frozen=True, slots=True)
class Trip:
    """One run's ways and habits."""

    folder: Path
    """Of the sources."""
    root: Path
    """Of the workspace."""
    memory: Path
    """Where robots.txt files are remembered; safe to delete."""
    access: Access
    wayback: str = BASE
    """Empty: no archive is asked."""
    pause_s: float = PAUSE_S
    refresh: bool = False
    """Read saved pages again, whenever they were last seen."""
    clock: Callable[[], datetime] = field(default=_now)


def fetch_all(wanted: Sequence[Wanted], trip: Trip) -> Iterator[Saved]:
    """What came of each address that is due, as it comes; its record and its page are on disk by then.

    An address that is not due is passed over: saved and seen within a week, tried within a day. A host that asks to be left
    alone for more than a minute is left for another run. Stopping in between loses nothing but what is on its way.
    """
    queues: dict[str, list[Wanted]] = defaultdict(list)
    first: dict[str, Wanted] = {}
    for item in wanted:
        first.setdefault(item.url, item)
    for item in first.values():
        if is_due(item.source, trip.clock(), refresh=trip.refresh):
            queues[_host(item.url)].append(item)
    visitor = Visitor(trip)
    hosts: queue.SimpleQueue[list[Wanted]] = queue.SimpleQueue()
    for items in sorted(queues.values(), key=len, reverse=True):  # the longest queue decides when all are done
        hosts.put(items)
    left = sum(map(len, queues.values()))
    results: queue.SimpleQueue[Saved | BaseException | None] = queue.SimpleQueue()
    for _ in range(min(len(queues), HOSTS_AT_ONCE)):
        threading.Thread(target=_work, args=(hosts, results, visitor), daemon=True).start()
    try:
        while left:
            result = results.get()
            left -= 1
            if isinstance(result, BaseException):
                raise result
            if result is not None:
                yield result
    finally:
        visitor.gate.stopped.set()


def _host(url: str) -> str:
    try:
        return read_address(url).host
    except FailureError:
        return ""


def _work(
    hosts: queue.SimpleQueue[list[Wanted]], results: queue.SimpleQueue[Saved | BaseException | None], visitor: Visitor
) -> None:
    """One thread: a host's pages, then the next host's. A result an address, None for one that is left for another run.

    Each page is written by the thread that fetched it: a disk takes its time to be sure, and no two pages share a file.
    """
    trip = visitor.trip
    while not visitor.gate.stopped.is_set():
        with suppress(queue.Empty):
            for item in hosts.get_nowait():
                try:
                    visit = visitor.visit(item)
                    found: Saved | BaseException | None = (
                        save_visit(trip.folder, trip.root, visit, trip.clock()) if visit else None
                    )
                except StoppedError:
                    return
                except BaseException as error:  # noqa: BLE001  # a bug: handed to the main thread, which raises it
                    found = error
                results.put(found)
            continue
        return


class Visitor:
    """Goes to addresses for one run and remembers what it learned of each host."""

    def __init__(self, trip: Trip) -> None:
        """For one run."""
        self.trip = trip
        self.gate = Gate(trip.pause_s)
        self.robots = Robots(trip.access, self.gate, trip.memory, trip.clock)
        self._nonsense: dict[str, Answer | None] = {}
        self._lock = threading.Lock()

    def visit(self, wanted: Wanted) -> Visit | None:
        """What came of one address: the page, or why there is none, and an archived copy; None to leave it for another run."""
        source = wanted.source
        if source and source.text and not self.trip.refresh and last_try(source.attempts):
            head = self.ask(wanted.url, "HEAD")
            if _unchanged(head, source):
                return Visit(wanted.url, source, replace(head, kind="alive", why=KINDS["alive"].words))
        live, page = self._page(wanted.url)
        if live.kind == "rate-limited" and self.gate.is_held(_host(live.url)):
            return None
        visit = Visit(wanted.url, source, live, page)
        if self._wants_archive(visit):
            capture, why = find_capture(wanted.url, wanted.cited, self.trip.wayback, self._ask_archive)
            visit = replace(visit, capture=capture, archive_why=why)
        return visit

    def ask(self, url: str, method: Method = "GET") -> Fetched:
        """The answer at an address when its hosts' turns have come; a host that asks for a short wait is asked again."""
        for _ in range(TRIES):
            answer = fetch(url, self.trip.access, method=method, before=self._before)
            wait = retry_after_s(answer, self.trip.clock()) if answer.status in (429, 503) else None
            if wait is None:
                break
            host = _host(answer.url)
            if wait > WAITED_S:
                self.gate.hold(host, wait)
                break
            self.gate.rest(host, wait)
        return answer

    def _before(self, address: Address) -> None:
        """Ahead of each request of a page, redirects included."""
        if is_archive_today(address.host):
            raise FailureError("untrusted-archive")
        self.robots.check(address)
        self.gate.wait(address.host)

    def _ask_archive(self, url: str) -> Fetched:
        """The archive's interfaces are offered to programs: they keep its pace, and are no crawl that robots.txt speaks of."""
        return fetch(url, self.trip.access, before=lambda address: self.gate.wait(address.host))

    def _page(self, url: str) -> tuple[Fetched, Page]:
        """An address's answer and its readable side, judged: what only looks like a page gets the kind that it is."""
        live = self.ask(url)
        page = read_page(live) if live.body else Page()
        for _ in range(2):
            if live.kind != "ok" or not page.refresh or len(page.text) > THIN_REFRESH:
                break
            try:
                target = read_location(page.refresh.encode().decode("latin-1"), live.url).url
            except FailureError:
                break
            if target == live.url:
                break
            live = self.ask(target)
            page = read_page(live) if live.body else Page()
        if live.kind != "ok":
            return _shown_reason(live, page), Page()
        if not page.text.strip() and not page.heads:
            return replace(live, kind="no-text", why=KINDS["no-text"].words), page
        answer = Answer(live.url, page)
        verdict = judge_page(url, answer) or judge_page(url, answer, self._nonsense_of(live.url))
        if verdict:
            return replace(live, kind=verdict.kind, why=f"{KINDS[verdict.kind].words}: {verdict.why}"), Page()
        return (live, page) if page.text.strip() else (replace(live, kind="no-text", why=KINDS["no-text"].words), page)

    def _nonsense_of(self, url: str) -> Answer | None:
        """What a host answers to an address that cannot exist, asked once a run; None when it says honestly that there is none."""
        host = _host(url)
        with self._lock:
            if host in self._nonsense:
                return self._nonsense[host]
        address = nonsense_address(url)
        answer = self.ask(address) if address else None
        found = Answer(answer.url, read_page(answer)) if answer and answer.kind == "ok" else None
        if address:
            with self._lock:
                self._nonsense[host] = found
        return found

    def _wants_archive(self, visit: Visit) -> bool:
        """Whether an archived copy is looked for: nothing is saved yet, and the page is lost or kept from us for good reason."""
        if not self.trip.wayback or (visit.source and visit.source.text):
            return False
        kind = KINDS[visit.live.kind]
        before = failures(visit.source.attempts) if visit.source else ()
        return kind.archive or (kind.counts and bool(before))


def _unchanged(head: Fetched, source: Source) -> bool:
    """Whether a HEAD leaves no doubt: 200, no new redirect, not modified since it was last seen."""
    seen = last_try(source.attempts)
    if head.kind != "ok" or head.url not in (source.url, *source.aliases) or seen is None:
        return False
    modified = head.header("last-modified")
    when = read_time(seen.at)
    if not modified or when is None:
        return True
    try:
        return parsedate_to_datetime(modified) <= when
    except (ValueError, TypeError, IndexError, OverflowError):
        return True


def _shown_reason(live: Fetched, page: Page) -> Fetched:
    """An error whose page says more than its status: a challenge, a block by region."""
    if live.kind not in ("refused", "server-error", "rate-limited", "bad-status"):
        return live
    challenged = live.header("cf-mitigated").lower() == "challenge"
    verdict = judge_page(live.url, Answer(live.url, page)) if page.heads or page.text else None
    kind = "challenge" if challenged else verdict.kind if verdict else None
    if kind not in ("challenge", "geo-block"):
        return live
    return replace(live, kind=kind, why=f"{KINDS[kind].words} ({live.status})")
