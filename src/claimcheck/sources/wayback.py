"""The Wayback Machine's capture of a lost page nearest to a date, through our own fetcher."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from urllib.parse import quote

from claimcheck.sources.fetch import Fetched
from claimcheck.sources.readable import Page, read_page
from claimcheck.sources.soft404 import Answer, judge_page

BASE = "https://web.archive.org"
TRIED = 3
"""Captures looked at, the nearest first: archives keep error pages too."""
ROWS = 5000
"""Captures listed, one a day."""
ARCHIVE_TODAY = re.compile(r"(?:.+\.)?archive\.(?:today|is|ph|li|md|vn|fo)")
"""Hosts of archive.today, whose copies can be altered afterwards."""
Ask = Callable[[str], Fetched]


@dataclass(frozen=True, slots=True)
class Capture:
    """An archived copy of a page."""

    url: str
    taken: str
    """Its day, ISO 8601."""
    fetched: Fetched
    page: Page


def is_archive_today(host: str) -> bool:
    """Whether a host is one of archive.today's.

    >>> is_archive_today("archive.ph"), is_archive_today("web.archive.org")
    (True, False)
    """
    return ARCHIVE_TODAY.fullmatch(host.lower()) is not None


def find_capture(url: str, wanted: str | None, base: str, ask: Ask) -> tuple[Capture | None, str]:
    """The capture of a page nearest to the day `wanted` (ISO 8601, None: the latest) that holds the page; and why that one.

    `ask` fetches an address. What a capture shows is judged as a live page is: archives keep error pages too.
    """
    base = base.rstrip("/")
    listed = ask(
        f"{base}/cdx/search/cdx?url={quote(url, safe='')}&output=json&fl=timestamp,original,mimetype"
        f"&filter=statuscode:200&collapse=timestamp:8&limit={ROWS}"
    )
    if listed.kind != "ok":
        return None, f"the Wayback Machine could not be asked ({listed.why})"
    rows = _rows(listed.body)
    if not rows:
        return None, "the Wayback Machine has no capture of it"
    day = _day(wanted)
    nearest = sorted(rows, key=(lambda row: (abs((row[1] - day).days), row[0])) if day else (lambda row: -int(row[0])))
    for stamp, taken, original in nearest[:TRIED]:
        fetched = ask(f"{base}/web/{stamp}id_/{original}")
        if fetched.kind != "ok" or not fetched.url.startswith(f"{base}/"):
            continue
        page = read_page(fetched)
        inner = re.sub(r"^.*?/web/\d+(?:id_)?/", "", fetched.url)
        if page.text.strip() and judge_page(url, Answer(inner, page)) is None:
            why = (
                f"the capture of {taken.isoformat()}, "
                + (f"the nearest to {day.isoformat()}" if day else "the latest")
                + " that holds the page"
            )
            return Capture(fetched.url, taken.isoformat(), fetched, page), why
    return None, f"none of the Wayback Machine's {len(rows):,} captures that were looked at holds the page"


def _rows(body: bytes) -> list[tuple[str, date, str]]:
    """Time stamp, day and address of each capture listed; rows of another shape are left out."""
    try:
        table = json.loads(body or b"[]")
    except (ValueError, RecursionError):
        return []
    found = []
    for row in table[1:] if isinstance(table, list) else ():
        if isinstance(row, list) and len(row) >= 2 and all(isinstance(cell, str) for cell in row):
            taken = _stamp_day(row[0])
            if taken and not (
                len(row) > 2 and row[2] and not row[2].startswith(("text/", "application/xhtml", "warc/revisit", "unk"))
            ):
                found.append((row[0], taken, row[1]))
    return found


def _stamp_day(stamp: str) -> date | None:
    try:
        return datetime.strptime(stamp[:8], "%Y%m%d").replace(tzinfo=UTC).date() if re.fullmatch(r"\d{14}", stamp) else None
    except ValueError:
        return None


def _day(wanted: str | None) -> date | None:
    """The first day of an EDTF date that names one; None for any other."""
    match = re.match(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", wanted or "")
    try:
        return date(int(match[1]), int(match[2] or 7), int(match[3] or 1)) if match else None
    except ValueError:
        return None
