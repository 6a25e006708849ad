"""The repairer on addresses that bench/damage.py broke: each damage exact, two of them stacked, what was accepted wrongly."""

from __future__ import annotations

import json
import re
import statistics
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote_to_bytes

from ada_url import URL, normalize_url

from bench.addresses import made_urls
from bench.damage import Case, cases, urls_by_part
from claimcheck.link.repair import ReadCitation, citations_to_json, read_citations, repair_url

WHATWG = Path(__file__).parent / "sets" / "whatwg.txt"
SEEDS = {"seen": 1931, "aside": 118, "made": 20_261_125}
MADE = 250
"""Addresses put together anew from the lexicon's words; another seed makes others."""


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


def own_speed() -> dict[str, object]:
    """Citations a second of one core, over the addresses of both parts as they are and in every damage; a text of several holds several."""
    raws = [case.raw for part, urls in urls_by_part().items() for case in cases(urls, SEEDS[part])]
    clean = [url for urls in urls_by_part().values() for url in urls] * 20
    found = {}
    for name, texts in (("damaged", raws), ("whole", clean)):
        rates = []
        for _ in range(9):
            repair_url.cache_clear()
            start = time.process_time()
            count = sum(len(citations_to_json(read_citations(raw))) for raw in texts)
            rates.append(count / (time.process_time() - start))
        found[name] = round(statistics.median(rates))
    return {"name": "repair, citations a second", "citations": len(raws), **found, "bar": 20_000}


def conformance() -> float:
    """Share of the odd but valid addresses that come out as browsers serialise them."""
    lines = [line for line in WHATWG.read_text(encoding="utf-8").split("\n") if line and not line.startswith("#")]
    pairs = [line.split(" => ") for line in lines]
    return sum([item.url for item in read_citations(raw)] == [wanted] for raw, wanted in pairs) / len(pairs)


def scores() -> Iterator[tuple[str, float]]:
    """The figures of both parts, by damage."""
    yield "repair, WHATWG serialisation of odd addresses", conformance()
    for part, urls in (urls_by_part() | {"made": made_urls(MADE, SEEDS["made"])}).items():
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


if __name__ == "__main__":
    print(json.dumps(own_speed()))
