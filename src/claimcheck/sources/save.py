"""A fetched page into sources/: its record, its readable text, its raw response."""

from __future__ import annotations

import base64
import hashlib
import io
import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

from claimcheck.records import Attempt, Source
from claimcheck.sources.fetch import Fetched
from claimcheck.sources.saved import read_html
from claimcheck.store.codec import source_to_json
from claimcheck.store.folder import replace_bytes, write_file
from claimcheck.store.jsontext import canonical_json
from claimcheck.text.encodings import decode
from claimcheck.text.languages import detect_language


def source_id(url: str) -> str:
    """A file name for an address: its host and a hash, nothing of its path.

    >>> source_id("https://ru.example/../etc/passwd")
    'ru-example-2o6w32jj'
    """
    host = re.sub(r"[^a-z0-9]+", "-", (urlsplit(url).hostname or "source").lower()).strip("-")[:40] or "source"
    return f"{host}-{base64.b32encode(hashlib.sha256(url.encode()).digest()).decode().lower()[:8]}"


@dataclass(frozen=True, slots=True)
class Page:
    """The readable side of a response."""

    title: str | None
    text: str


def read_page(fetched: Fetched) -> Page:
    """Title and readable text of a response's body, its charset from the header, then the page, then its letters."""
    header = next((value for key, value in fetched.headers.items() if key.lower() == "content-type"), "")
    declared = re.search(r"charset=[\"']?([\w-]+)", header, re.IGNORECASE)
    text = _decode(fetched.body, declared[1] if declared else None)
    if text is None:
        return Page(None, "")
    if "html" in header.lower() or re.search(r"<(?:!doctype|html|body|p)\b", text[:2000], re.IGNORECASE):
        return Page(*read_html(text, None))
    return Page(None, text if header.startswith("text/") or not header else "")


def _decode(body: bytes, declared: str | None) -> str | None:
    """The body as text: as declared where the bytes fit, else by their own evidence."""
    if declared:
        try:
            return body.decode(declared)
        except (LookupError, UnicodeDecodeError):
            pass  # mislabelled pages are everyday
    found = decode(body)
    return found[0] if found else None


def save_source(folder: Path, root: Path, url: str, known: Source | None, fetched: Fetched) -> Source:
    """Write what was fetched and return its record; a failed try is added to the ledger and costs nothing saved before."""
    name = known.id if known else source_id(url)
    attempt = Attempt(datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"), url, fetched.outcome, fetched.status, fetched.why)
    source = known or Source(name, (folder / f"{name}.json").relative_to(root).as_posix(), url)
    source = replace(source, attempts=(*source.attempts, attempt))
    if fetched.outcome != "saved":
        source = source if source.text else replace(source, state=fetched.outcome)
        write_file(folder / f"{name}.json", canonical_json(source_to_json(source)))
        return source
    page = read_page(fetched)
    aliases = tuple(dict.fromkeys((*source.aliases, *([fetched.url] if fetched.url != url else []))))
    source = replace(
        source,
        aliases=aliases,
        state="saved" if page.text.strip() else "no-text",
        title=page.title or source.title,
        language=detect_language(page.text) if page.text.strip() else None,
        text=page.text or None,
    )
    if page.text.strip():
        write_file(folder / f"{name}.txt", page.text.rstrip() + "\n")
    replace_bytes(folder / f"{name}.warc.gz", warc_record(fetched))
    write_file(folder / f"{name}.json", canonical_json(source_to_json(source)))
    return source


def warc_record(fetched: Fetched) -> bytes:
    """The response as one gzipped WARC 1.1 record, the body as it was after decompression."""
    from warcio.statusandheaders import StatusAndHeaders  # noqa: PLC0415
    from warcio.warcwriter import WARCWriter  # noqa: PLC0415

    buffer = io.BytesIO()
    writer = WARCWriter(buffer, gzip=True)
    dropped = ("content-encoding", "transfer-encoding", "content-length")
    headers = [(key, value) for key, value in fetched.headers.items() if key.lower() not in dropped]
    headers.append(("Content-Length", str(len(fetched.body))))
    http = StatusAndHeaders(f"{fetched.status} OK", headers, protocol="HTTP/1.1")
    record = writer.create_warc_record(fetched.url, "response", payload=io.BytesIO(fetched.body), http_headers=http)
    writer.write_record(record)
    record.raw_stream.close()  # warcio puts a temporary file of its own there and leaves it open
    return buffer.getvalue()
