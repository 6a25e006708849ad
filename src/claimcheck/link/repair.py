"""An address through the ladder of steps to a fixed point; a citation's text into the addresses it holds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from claimcheck.link.remains import read_remains
from claimcheck.link.split import split_citations
from claimcheck.link.steps import QUIET, SCHEME, STEPS
from claimcheck.records import Candidate, CitationKind, CitationStatus, Step

MAX_ROUNDS = 6
"""The ladder reaches its fixed point in two or three; hostile input is cut off."""
MAX_LENGTH = 8000


@dataclass(frozen=True, slots=True)
class RepairedUrl:
    """What an address became, and how."""

    url: str | None
    """As a browser would send it; None when it is no address."""
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class ReadCitation:
    """One citation of a text: what it says, what sort it is, whether it can be followed."""

    raw: str
    kind: CitationKind
    status: CitationStatus
    url: str | None = None
    steps: tuple[Step, ...] = ()
    candidates: tuple[Candidate, ...] = ()


@lru_cache(maxsize=20_000)
def repair_url(raw: str) -> RepairedUrl:
    """An address with every reversible damage undone, and the steps that mattered; None as its url when it is none.

    >>> repair_url("hxxps://a.example/b").url
    'https://a.example/b'
    """
    url = raw[:MAX_LENGTH]
    steps: list[Step] = []
    for _ in range(MAX_ROUNDS):
        before = url
        for step in STEPS:
            changed = step(url)
            if changed != url:
                steps.append(Step(step.__name__, url, changed))
                url = changed
        if url == before:
            break
    return RepairedUrl(serialise(url), tuple(steps))


def serialise(url: str) -> str | None:
    """The address as a browser serialises it (WHATWG), None when it has no http scheme or no host."""
    import ada_url  # noqa: PLC0415  # 10 ms that only addresses are worth

    if not SCHEME.match(url) or re.search(r"[\s<>\"{}|^`\\]", url):
        return None
    try:
        parsed = ada_url.URL(url)
    except ValueError:
        return None
    return str(parsed.href) if "." in parsed.hostname and not parsed.hostname.startswith(".") else None


def read_citations(raw: str) -> tuple[ReadCitation, ...]:
    """The citations that a piece of text holds: addresses made whole, glued ones split, remains with candidates.

    >>> [(c.status, c.url) for c in read_citations("Source:https://a.example/bhttps://b.example/c")]
    [('repaired', 'https://a.example/b'), ('repaired', 'https://b.example/c')]
    >>> read_citations("Зорге,_Рихард")[0].status
    'repaired'
    """
    return tuple(_read_piece(piece, glued=glued) for piece, glued in split_citations(raw))


def _read_piece(piece: str, *, glued: bool) -> ReadCitation:
    repaired = repair_url(piece)
    if repaired.url is None:
        kind, status, url, candidates, why = read_remains(piece)
        steps = (Step(why, piece, url),) if url else ()
        return ReadCitation(piece, kind, status, url, steps, candidates)
    mattered = [step for step in repaired.steps if step.name not in QUIET]
    if not mattered and not glued:
        return ReadCitation(piece, "url", "intact", repaired.url)
    cut = (Step("split_glued", piece, piece),) if glued else ()
    return ReadCitation(piece, "url", "repaired", repaired.url, (*cut, *repaired.steps))


def citations_to_json(citations: Sequence[ReadCitation]) -> list[dict[str, Any]]:
    """The answer of `claimcheck repair --jsonl`."""
    return [
        {
            "raw": item.raw,
            "kind": item.kind,
            "status": item.status,
            "url": item.url,
            "steps": [{"name": step.name, "before": step.before, "after": step.after} for step in item.steps],
            "candidates": [{"url": c.url, "confidence": round(c.confidence, 3), "why": c.why} for c in item.candidates],
        }
        for item in citations
    ]
