"""The page's data as inert JSON: an index of all claims, and their details in blocks that are parsed when they are shown."""

from __future__ import annotations

import base64
import json
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import islice
from typing import Any

from claimcheck.calendars import parse_iso
from claimcheck.records import Claim, Finding, Source
from claimcheck.report.cards import Card
from claimcheck.report.marks import Piece, readable
from claimcheck.report.paragraphs import paragraph_table
from claimcheck.report.states import KINDS, SOURCE_STATES, STATUSES
from claimcheck.report.view import ArticleView, CitationView, ClaimView, EvidenceView

BLOCK = 200
"""Claims in one block: parsed in about a millisecond."""
PACK_ABOVE = 8_000_000
"""Characters of data above which the blocks are deflated; below it they can be read in the file."""
ESCAPES = str.maketrans({char: f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"})
"""What could end the element or a line of script, as JSON can write it too."""
Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Block:
    """One inert element of the page."""

    id: str
    content: str
    packed: bool = False


def blocks(views: Sequence[ArticleView], cards: Sequence[Card], impacts: Mapping[tuple[str, str], float]) -> list[Block]:
    """The index, the cards and the details; deflated where they are long."""
    plain = [Block("data-index", _dump(_index(views, impacts))), Block("data-cards", _dump([_card(item) for item in cards]))]
    for number, view in enumerate(views):
        for part, claims in enumerate(_chunks(view.claims)):
            plain.append(Block(f"data-{number}-{part}", _dump(_details(view, claims, first=part == 0))))
    return pack(plain) if sum(len(item.content) for item in plain) > PACK_ABOVE else plain


def pack(plain: Iterable[Block]) -> list[Block]:
    """The blocks deflated, in base64: the alphabet of that cannot end an element."""
    return [
        Block(item.id, base64.b64encode(zlib.compress(item.content.encode("utf-8", "surrogatepass"), 9)).decode(), packed=True)
        for item in plain
    ]


def _chunks(claims: Sequence[ClaimView]) -> Iterable[Sequence[ClaimView]]:
    """The claims in blocks; one empty block for an article without claims, for its citations."""
    rest = iter(claims)
    first = list(islice(rest, BLOCK))
    yield first
    while more := list(islice(rest, BLOCK)):
        yield more


def _dump(value: Any) -> str:
    """JSON that no HTML parser and no script engine takes for anything else."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.translate(ESCAPES).encode("utf-8", "replace").decode()


# ---- the index


def _index(views: Sequence[ArticleView], impacts: Mapping[tuple[str, str], float]) -> Json:
    """What filters and orders need of every claim, and nothing more."""
    return {
        "articles": [
            {
                "id": view.file.article.id,
                "title": view.file.article.title,
                "language": view.file.article.language,
                "path": view.file.article.path,
                "codes": sorted({finding.code for finding in view.findings}),
                "claims": [
                    [
                        item.claim.id,
                        item.state,
                        sorted({finding.code for finding in item.findings}),
                        item.claim.review.status,
                        item.claim.review.by,
                        *_days(item.claim),
                        impacts.get((view.file.article.id, item.claim.id), 0),
                        round(item.evidence[0].evidence.score, 2) if item.evidence else 0,
                        item.claim.state,
                        *([item.change.kind] if item.change else []),
                    ]
                    for item in view.claims
                ],
            }
            for view in views
        ]
    }


def _days(claim: Claim) -> tuple[int | None, int | None]:
    """First and last day of a claim's dates as numbers that sort: year × 10000 + month × 100 + day."""
    first = [day for date in claim.dates if (day := _day(date.earliest)) is not None]
    last = [day for date in claim.dates if (day := _day(date.latest)) is not None]
    return min(first, default=None), max(last, default=None)


def _day(text: str | None) -> int | None:
    """None for an open end, and for what a person wrote that is no date."""
    try:
        year, month, day = parse_iso(text or "")
    except ValueError:
        return None
    return year * 10000 + month * 100 + day


# ---- the details


def _details(view: ArticleView, claims: Sequence[ClaimView], *, first: bool) -> Json:
    """A block: its claims with their paragraphs and findings; the first of an article has its citations too."""
    paragraphs, places = paragraph_table([item.setting for item in claims])
    findings: dict[str, Json] = {}
    for item in claims:
        for finding in item.findings:
            findings.setdefault(finding.fingerprint, _finding(finding))
    numbers = {fingerprint: number for number, fingerprint in enumerate(findings)}
    value: Json = {
        "paragraphs": paragraphs,
        "findings": list(findings.values()),
        "claims": [_claim(item, place, numbers) for item, place in zip(claims, places, strict=True)],
    }
    if first:
        value |= {"citations": [_citation(item) for item in view.citations], "about": [_finding(item) for item in view.findings]}
    return value


def _claim(item: ClaimView, place: list[int] | None, numbers: Mapping[str, int]) -> Json:
    claim = item.claim
    review = claim.review
    value: Json = {
        "s": _pieces(item.pieces),
        "at": place,
        "line": item.place,
        "d": [[d.text, d.edtf, d.read_from if d.basis == "context" else None] for d in claim.dates],
        "e": [_evidence(answer, own=number > 0) for number, answer in enumerate(item.evidence)],
        "f": list(dict.fromkeys(numbers[finding.fingerprint] for finding in item.findings)),
        "c": list(claim.citations),
        "w": [claim.check_worthy, list(claim.why)],
    }
    if item.change:
        value["g"] = item.change.said
    if review.note or review.dismissed:
        value["r"] = [review.note, [[one.code, one.note] for one in review.dismissed]]
    return value


def _evidence(item: EvidenceView, *, own: bool) -> Json:
    """One answer; `own` when its side of the claim is not that of the sentence above it."""
    found = item.evidence
    value: Json = {"c": found.citation, "v": found.verdict, "n": round(found.score, 2)}
    if found.passage:
        value |= {"p": _pieces(item.theirs), "l": item.language}
        if own:
            value["s"] = _pieces(item.ours)
    if item.values and found.verdict in ("supported", "contradicted"):
        value["x"] = [list(row) for row in item.values]
    return value


def _pieces(pieces: Iterable[Piece]) -> list[Any]:
    """A bare string where nothing is marked, else text, kinds and number."""
    return [piece.text if not piece.marks else [piece.text, piece.marks, piece.number] for piece in pieces]


def _finding(item: Finding) -> Json:
    place = item.places[0] if item.places else None
    return {
        "code": item.code,
        "rule": item.rule,
        "severity": item.severity,
        "message": readable(item.message),
        "fix": item.fix,
        "fingerprint": item.fingerprint,
        "settle": item.settle,
        "place": [place.path, place.line] if place else None,
    }


def _citation(item: CitationView) -> Json:
    found = item.citation
    value: Json = {
        "id": found.id,
        "raw": found.raw,
        "shown": item.shown,
        "href": item.href,
        "kind": KINDS[found.kind],
        "status": STATUSES[found.status],
        "reading": item.reading,
        "language": found.language,
        "steps": [[step.name.replace("_", " "), step.before, step.after] for step in found.steps],
        "candidates": [[one.url, round(one.confidence * 100), one.why] for one in found.candidates],
        "chosen": [found.chosen_by, found.chosen_why] if found.chosen_by else None,
        "note": found.note,
    }
    if found.bibliographic:
        value["printed"] = [[key, text] for key, text in asdict(found.bibliographic).items() if text]
    if item.source:
        value["source"] = _source(item.source)
    return value


def _source(source: Source) -> Json:
    """What is known of the saved copy: its file, its state, the tries, addresses in archives."""
    return {
        "path": source.path,
        "title": source.title,
        "state": SOURCE_STATES[source.state],
        "note": source.note,
        "other": [url for url in source.aliases if url.startswith(("http://", "https://"))],
        "tries": [[try_.at, SOURCE_STATES[try_.outcome], try_.status, try_.why, try_.url] for try_ in source.attempts],
    }


def _card(card: Card) -> Json:
    return {
        "finding": _finding(card.finding),
        "title": card.title,
        "kind": card.kind,
        "parties": [[party.who, party.anchor, party.language, _pieces(party.pieces)] for party in card.parties],
    }
