"""What came of an address into sources/: its record with the ledger, its readable text, its raw response."""

from __future__ import annotations

import base64
import hashlib
import io
import re
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Literal

from claimcheck.records import Attempt, Source, SourceState
from claimcheck.sources.address import read_address
from claimcheck.sources.failure import FailureError
from claimcheck.sources.fetch import Fetched
from claimcheck.sources.ledger import STAMP, add_attempts, is_dead
from claimcheck.sources.readable import Page
from claimcheck.sources.wayback import Capture
from claimcheck.store.codec import source_to_json
from claimcheck.store.folder import replace_bytes, write_file
from claimcheck.store.jsontext import canonical_json

NO_PAGE = Page()
Change = Literal["new", "same", "changed", "none"]


@dataclass(frozen=True, slots=True)
class Visit:
    """What came of asking for one address."""

    url: str
    """As it is cited."""
    source: Source | None
    """Its record before."""
    live: Fetched
    page: Page = NO_PAGE
    capture: Capture | None = None
    archive_why: str = ""
    """What the archive said; empty when it was not asked."""


@dataclass(frozen=True, slots=True)
class Saved:
    """An address's record as it is on disk now, and what became of its text."""

    source: Source
    before: Source | None
    change: Change
    """`none`: no text came."""
    why: str
    """What the ledger says of this try."""


def source_id(url: str) -> str:
    """A file name for an address: its host and a hash, nothing of its path.

    >>> source_id("https://ru.example/../etc/passwd")
    'ru-example-2o6w32jj'
    """
    try:
        host = read_address(url).host
    except FailureError:
        host = ""
    name = re.sub(r"[^a-z0-9]+", "-", host.lower()).strip("-")[:40].strip("-") or "source"
    return f"{name}-{base64.b32encode(hashlib.sha256(url.encode('utf-8', 'surrogatepass')).digest()).decode().lower()[:8]}"


def save_visit(folder: Path, root: Path, visit: Visit, now: datetime) -> Saved:
    """Write what came and return the record: a failed try is a line of the ledger and costs nothing that was saved before.

    A page whose text is as it was leaves the files of text and response as they are. Raises ClaimcheckError when the folder
    cannot be written.
    """
    before = visit.source
    known = before or _new_source(folder, root, visit.url)
    source = replace(known, attempts=add_attempts(known.attempts, _attempts(visit, now)))
    fetched, page = _kept(visit)
    change: Change = "none"
    if fetched is not None:
        source = _described(source, fetched, page, visit.url)
        change = _change(known, page)
        if change in ("new", "changed") or fetched.kind == "no-text":
            _write_copy(folder, source, fetched, page)
    elif not source.text:
        source = replace(source, state="dead" if is_dead(source.attempts) else visit.live.outcome)
    write_file(folder / f"{source.id}.json", canonical_json(source_to_json(source)))
    why = source.attempts[-1].why
    return Saved(source, before, change, f"{why}; {visit.archive_why}" if visit.archive_why and not visit.capture else why)


def _new_source(folder: Path, root: Path, url: str) -> Source:
    name = source_id(url)
    path = folder / f"{name}.json"
    return Source(name, path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix(), url)


def _attempts(visit: Visit, now: datetime) -> list[Attempt]:
    """The ledger's lines: the try itself, and the archived copy that stands in for it."""
    at = now.strftime(STAMP)
    live = visit.live
    why = f"{live.why}; {visit.archive_why}" if visit.archive_why and not visit.capture else live.why
    lines = [Attempt(at, live.url, live.outcome, live.status, why, live.kind)]
    if visit.capture:
        copy = visit.capture
        lines.append(Attempt(at, copy.url, "saved", copy.fetched.status, visit.archive_why, "archived"))
    return lines


def _kept(visit: Visit) -> tuple[Fetched | None, Page]:
    """The answer whose text is kept: the page's own, else an archived copy's; None when there is none."""
    if visit.live.kind in ("ok", "no-text"):
        if visit.live.kind == "no-text" and visit.source and visit.source.text:
            return None, Page()  # an empty answer takes nothing away
        return visit.live, visit.page
    return (visit.capture.fetched, visit.capture.page) if visit.capture else (None, Page())


def _described(source: Source, fetched: Fetched, page: Page, url: str) -> Source:
    """The record with what the page says of itself; what a person wrote into a field that the page leaves open stays."""
    state: SourceState = "saved" if page.text.strip() else "no-text"
    others = (fetched.url, page.canonical if page.canonical and _same_site(page.canonical, url) else url)
    aliases = tuple(dict.fromkeys((*source.aliases, *(other for other in others if other not in (url, source.url)))))
    return replace(
        source,
        aliases=aliases,
        state=state,
        title=page.title or source.title,
        language=page.language or source.language,
        published=page.published or source.published,
        text=page.text or None,
    )


def _same_site(canonical: str, url: str) -> bool:
    """Whether a page may say that the address is its own: on the host that was asked for, `www.` or not."""
    try:
        hosts = {read_address(item).host.removeprefix("www.") for item in (canonical, url)}
    except FailureError:
        return False
    return len(hosts) == 1


def _change(before: Source, page: Page) -> Change:
    if not page.text.strip():
        return "none"
    if not before.text:
        return "new"
    return "same" if before.text.split() == page.text.split() else "changed"


def _write_copy(folder: Path, source: Source, fetched: Fetched, page: Page) -> None:
    if page.text.strip():
        write_file(folder / f"{source.id}.txt", page.text)
    replace_bytes(folder / f"{source.id}.warc.gz", warc_record(fetched))


def warc_record(fetched: Fetched) -> bytes:
    """The response as one gzipped WARC 1.1 record: its head as it came, the body unpacked."""
    from warcio.statusandheaders import StatusAndHeaders  # noqa: PLC0415
    from warcio.warcwriter import WARCWriter  # noqa: PLC0415

    buffer = io.BytesIO()
    writer = WARCWriter(buffer, gzip=True, warc_version="1.1")
    dropped = ("content-encoding", "transfer-encoding", "content-length")
    headers = [(key, value) for key, value in fetched.headers if key.lower() not in dropped]
    headers.append(("Content-Length", str(len(fetched.body))))
    http = StatusAndHeaders(f"{fetched.status} {fetched.reason}".strip(), headers, protocol="HTTP/1.1")
    record = writer.create_warc_record(
        fetched.url,
        "response",
        payload=io.BytesIO(fetched.body),
        http_headers=http,
        warc_headers_dict={"WARC-IP-Address": fetched.ip} if fetched.ip else None,
    )
    writer.write_record(record)
    record.raw_stream.close()  # warcio puts a temporary file of its own there and leaves it open
    return buffer.getvalue()
