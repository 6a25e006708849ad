"""The repairer on addresses that bench/damage.py broke: each damage exact, two of them stacked, what was accepted wrongly."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from urllib.parse import unquote_to_bytes

from ada_url import URL, normalize_url

from bench.damage import Case, cases, urls_by_part
from claimcheck.link.repair import ReadCitation, read_citations

SEEDS = {"seen": 1931, "aside": 118}


def plain(url: str, *, scheme: bool) -> bytes:
    """What two spellings of one address have in common; without its scheme where the text had none to tell."""
    try:
        found = unquote_to_bytes(URL(url).href)
    except ValueError:
        return b"?"
    return found if scheme else re.sub(rb"^https?://", b"", found)


def accepted(found: tuple[ReadCitation, ...]) -> list[str]:
    return [item.url for item in found if item.status in ("intact", "repaired") and item.url]


def is_right(case: Case, urls: list[str]) -> bool:
    scheme = re.search(r"t\w?p|h\W?\Wp|xxp", case.raw[:80].lower()) is not None
    return sorted(plain(url, scheme=scheme) for url in urls) == sorted(plain(url, scheme=scheme) for url in case.gold)


def scores() -> Iterator[tuple[str, float]]:
    """The figures of both parts, by damage."""
    for part, urls in urls_by_part().items():
        right: dict[str, list[bool]] = defaultdict(list)
        count: Counter[str] = Counter()
        for case in cases(urls, SEEDS[part]):
            found = accepted(read_citations(case.raw))
            exact = is_right(case, found)
            kind = "two stacked" if "+" in case.kind else case.kind
            right[kind].append(exact if case.gold else not found)
            count["accepted"] += bool(found)
            count["accepted right"] += bool(found) and exact
            count["emitted"] += len(found)
            count["conforming"] += sum(normalize_url(url) == url for url in found)
        for kind, exacts in right.items():
            yield f"repair of {kind} ({part})", sum(exacts) / len(exacts)
        yield f"repair, precision of what is accepted ({part})", count["accepted right"] / count["accepted"]
        yield f"repair, WHATWG conformance of what is emitted ({part})", count["conforming"] / count["emitted"]
