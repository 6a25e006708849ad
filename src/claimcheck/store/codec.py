"""Records to JSON values in the schema's order, and back; what a person may leave out gets its default."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from decimal import Decimal
from typing import Any

from claimcheck.records import (
    Article,
    Attempt,
    Bibliographic,
    Candidate,
    Citation,
    Claim,
    ClaimsFile,
    DateMention,
    Dismissal,
    Duration,
    Elsewhere,
    Evidence,
    Figure,
    Identifier,
    Passage,
    Quote,
    Review,
    Source,
    Span,
    Step,
    TokenMatch,
    ValueAgreement,
)
from claimcheck.store.jsontext import field_hash
from claimcheck.store.schema import SCHEMA_VERSION

Json = dict[str, Any]

# ---- to JSON

NO_QUOTE = Quote("", "", "", 0, 0)
"""Of a claim that a person added and that has not been looked up in the article yet."""


def _plain(record: Any) -> Json:
    """A flat record's fields in order; tuples become lists."""
    return {item.name: getattr(record, item.name) for item in fields(record)}


def _span(span: Span) -> list[int]:
    return [span.start, span.end]


def _date(date: DateMention) -> Json:
    value: Json = {
        "text": date.text,
        "edtf": date.edtf,
        "grain": date.grain,
        "earliest": date.earliest,
        "latest": date.latest,
        "start": date.start,
        "end": date.end,
        "basis": date.basis,
        "from": date.read_from,
    }
    return value if date.calendar == "gregorian" else {**value, "calendar": date.calendar}


def _figure(figure: Figure) -> Json:
    return {
        "text": figure.text,
        "low": _decimal(figure.low),
        "high": _decimal(figure.high),
        "modifier": figure.modifier,
        "unit": figure.unit,
        "of": figure.of,
        "start": figure.start,
        "end": figure.end,
    }


def _decimal(number: Decimal | None) -> str | None:
    """Digits without an exponent and without trailing zeros, so that one value has one text."""
    if number is None:
        return None
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _evidence(evidence: Evidence) -> Json:
    more: Json = {}
    if evidence.elsewhere:
        found = evidence.elsewhere
        more["elsewhere"] = {"source": found.source, "score": round(found.score, 3), "passage": _plain(found.passage)}
    if evidence.shared_with:
        more["shared_with"] = list(evidence.shared_with)
    return {
        "citation": evidence.citation,
        "verdict": evidence.verdict,
        "score": round(evidence.score, 3),
        "passage": _plain(evidence.passage) if evidence.passage else None,
        "figures": [_plain(item) for item in evidence.figures],
        "dates": [_plain(item) for item in evidence.dates],
        "names": [_plain(item) for item in evidence.names],
        **more,
    }


def _review(review: Review) -> Json:
    return {**_plain(review), "dismissed": [_plain(item) for item in review.dismissed]}


def _mention(record: Duration | Identifier, *keys: str) -> Json:
    return {key: getattr(record, key) for key in (*keys, "start", "end")}


CLAIM_FIELDS: Mapping[str, Callable[[Claim], Any]] = {
    "id": lambda claim: claim.id,
    "aliases": lambda claim: list(claim.aliases),
    "origin": lambda claim: claim.origin,
    "state": lambda claim: claim.state,
    "text": lambda claim: claim.text,
    "quote": lambda claim: _plain(claim.quote),
    "check_worthy": lambda claim: round(claim.check_worthy, 2),
    "why": lambda claim: list(claim.why),
    "dates": lambda claim: [_date(item) for item in claim.dates],
    "durations": lambda claim: [_mention(item, "text", "iso") for item in claim.durations],
    "figures": lambda claim: [_figure(item) for item in claim.figures],
    "identifiers": lambda claim: [_mention(item, "text", "kind") for item in claim.identifiers],
    "names": lambda claim: list(claim.names),
    "about": lambda claim: list(claim.about),
    "predicate": lambda claim: claim.predicate,
    "said_by": lambda claim: claim.said_by,
    "citations": lambda claim: list(claim.citations),
    "evidence": lambda claim: [_evidence(item) for item in claim.evidence],
    "review": lambda claim: _review(claim.review),
    "machine": lambda claim: dict(sorted(claim.machine.items())),
}
"""How each field of a claim is written, in the file's order."""

CITATION_FIELDS: Mapping[str, Callable[[Citation], Any]] = {
    "id": lambda citation: citation.id,
    "raw": lambda citation: citation.raw,
    "span": lambda citation: _span(citation.span),
    "kind": lambda citation: citation.kind,
    "status": lambda citation: citation.status,
    "url": lambda citation: citation.url,
    "chosen_by": lambda citation: citation.chosen_by,
    "chosen_why": lambda citation: citation.chosen_why,
    "steps": lambda citation: [_plain(item) for item in citation.steps],
    "candidates": lambda citation: [{**_plain(item), "confidence": round(item.confidence, 3)} for item in citation.candidates],
    "bibliographic": lambda citation: _plain(citation.bibliographic) if citation.bibliographic else None,
    "language": lambda citation: citation.language,
    "title": lambda citation: citation.title,
    "source": lambda citation: citation.source,
    "note": lambda citation: citation.note,
    "also": lambda citation: [_span(span) for span in citation.also],
    "machine": lambda citation: dict(sorted(citation.machine.items())),
}
"""How each field of a citation is written, in the file's order."""


def _citation(citation: Citation) -> Json:
    """A citation's fields; `also` only where it is cited again."""
    return {key: write(citation) for key, write in CITATION_FIELDS.items() if key != "also" or citation.also}


def file_to_json(file: ClaimsFile, schema_path: str = "../schemas/claims.schema.json") -> Json:
    """The value of one claims file, keys in the schema's order."""
    return {
        "$schema": schema_path,
        "schema_version": SCHEMA_VERSION,
        "article": {**_plain(file.article), "span": _span(file.article.span)},
        "citations": [_citation(item) for item in file.citations],
        "claims": [{key: write(item) for key, write in CLAIM_FIELDS.items()} for item in file.claims],
    }


def evidence_to_json(file: ClaimsFile) -> Json:
    """The value of the evidence file beside a claims file: the matched words by claim and citation."""
    tokens = {
        claim.id: {
            item.citation: [[m.claim.start, m.claim.end, m.source.start, m.source.end, m.kind] for m in item.tokens]
            for item in claim.evidence
            if item.tokens
        }
        for claim in file.claims
    }
    unmatched = {
        claim.id: {
            item.citation: [[[span.start, span.end] for span in side] for side in (item.unmatched, item.unmatched_source)]
            for item in claim.evidence
            if item.unmatched or item.unmatched_source
        }
        for claim in file.claims
    }
    return {
        "$schema": "../schemas/evidence.schema.json",
        "schema_version": SCHEMA_VERSION,
        "article": file.article.id,
        "tokens": {claim: found for claim, found in tokens.items() if found},
        "unmatched": {claim: found for claim, found in unmatched.items() if found},
    }


def source_to_json(source: Source) -> Json:
    """The value of sources/<id>.json."""
    return {
        "$schema": "../schemas/source.schema.json",
        "schema_version": SCHEMA_VERSION,
        "id": source.id,
        "url": source.url,
        "aliases": list(source.aliases),
        "state": source.state,
        "title": source.title,
        "language": source.language,
        "published": source.published,
        "note": source.note,
        "attempts": [_plain(item) for item in source.attempts],
    }


# ---- from JSON (the value has passed its schema)


def _number(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def _spot(value: Json) -> tuple[int, int]:
    return value.get("start", 0), value.get("end", 0)


def _to_date(value: Json) -> DateMention:
    start, end = _spot(value)
    return DateMention(
        start,
        end,
        value["text"],
        value["edtf"],
        value.get("grain", ""),
        value.get("earliest"),
        value.get("latest"),
        value.get("basis", "stated"),
        value.get("from"),
        value.get("calendar", "gregorian"),
    )


def _to_figure(value: Json) -> Figure:
    start, end = _spot(value)
    low, high = _number(value["low"]), _number(value["high"])
    return Figure(start, end, value["text"], low, high, value["modifier"], value.get("unit"), value.get("of"))


def _to_agreements(value: Json, key: str) -> tuple[ValueAgreement, ...]:
    return tuple(ValueAgreement(**item) for item in value.get(key, ()))


def _to_evidence(value: Json) -> Evidence:
    passage = value.get("passage")
    return Evidence(
        value["citation"],
        value["verdict"],
        value["score"],
        Passage(**passage) if passage else None,
        figures=_to_agreements(value, "figures"),
        dates=_to_agreements(value, "dates"),
        names=_to_agreements(value, "names"),
        elsewhere=_to_elsewhere(value.get("elsewhere")),
        shared_with=tuple(value.get("shared_with", ())),
    )


def _to_elsewhere(value: Json | None) -> Elsewhere | None:
    return Elsewhere(value["source"], value["score"], Passage(**value["passage"])) if value else None


def _to_review(value: Json) -> Review:
    return Review(
        value["status"],
        value.get("by", ""),
        value.get("note", ""),
        value.get("fingerprint", ""),
        tuple(Dismissal(**item) for item in value.get("dismissed", ())),
    )


def _to_claim(value: Json) -> Claim:
    machine = value.get("machine", {})
    return Claim(
        id=value.get("id", ""),
        text=value["text"],
        quote=Quote(**value["quote"]) if "quote" in value else NO_QUOTE,
        aliases=tuple(value.get("aliases", ())),
        origin=value.get("origin", "machine" if machine else "person"),
        state=value.get("state", "current"),
        check_worthy=value.get("check_worthy", 1.0),
        why=tuple(value.get("why", ())),
        dates=tuple(_to_date(item) for item in value.get("dates", ())),
        durations=tuple(Duration(*_spot(item), item["text"], item["iso"]) for item in value.get("durations", ())),
        figures=tuple(_to_figure(item) for item in value.get("figures", ())),
        identifiers=tuple(Identifier(*_spot(item), item["text"], item["kind"]) for item in value.get("identifiers", ())),
        names=tuple(value.get("names", ())),
        about=tuple(value.get("about", ())),
        predicate=value.get("predicate"),
        said_by=value.get("said_by"),
        citations=tuple(value.get("citations", ())),
        evidence=tuple(_to_evidence(item) for item in value.get("evidence", ())),
        review=_to_review(value["review"]) if "review" in value else Review(),
        machine=machine,
    )


def _to_citation(value: Json) -> Citation:
    bibliographic = value.get("bibliographic")
    settled = value.get("url") or bibliographic
    kind = value.get("kind", "bibliographic" if bibliographic else "url")
    citation = Citation(
        id=value.get("id", ""),
        raw=value.get("raw", ""),
        span=Span(*value.get("span", (0, 0))),
        kind=kind,
        status=value.get("status", "intact" if settled or kind == "inline-text" else "unrecoverable"),
        url=value.get("url"),
        chosen_by=value.get("chosen_by", "person" if value.get("url") and not value.get("machine") else None),
        chosen_why=value.get("chosen_why", ""),
        steps=tuple(Step(**item) for item in value.get("steps", ())),
        candidates=tuple(Candidate(**item) for item in value.get("candidates", ())),
        bibliographic=Bibliographic(**bibliographic) if bibliographic else None,
        language=value.get("language"),
        title=value.get("title"),
        source=value.get("source"),
        note=value.get("note", ""),
        also=tuple(Span(*item) for item in value.get("also", ())),
        machine=value.get("machine", {}),
    )
    if citation.machine or not citation.raw or settled or "status" in value:
        return citation
    return replace(
        citation, machine={name: field_hash(CITATION_FIELDS[name](citation)) for name in READ_FROM_RAW if name not in value}
    )


READ_FROM_RAW = (
    "kind", "status", "url", "chosen_by", "chosen_why", "steps", "candidates", "bibliographic", "language", "note",
)  # fmt: skip
"""What the words of a citation tell. Left out by a person who gives nothing but those, it is the tool's to fill in."""


def file_from_json(value: Json) -> ClaimsFile:
    """The record of a claims file whose value fits the schema."""
    article = value["article"]
    return ClaimsFile(
        Article(**{**article, "span": Span(*article["span"])}),
        tuple(_to_citation(item) for item in value["citations"]),
        tuple(_to_claim(item) for item in value["claims"]),
    )


def tokens_from_json(value: Json) -> dict[tuple[str, str], tuple[TokenMatch, ...]]:
    """The matched words of an evidence file, by claim id and citation id."""
    return {
        (claim, citation): tuple(TokenMatch(Span(a, b), Span(c, d), kind) for a, b, c, d, kind in rows)
        for claim, found in value.get("tokens", {}).items()
        for citation, rows in found.items()
    }


def unmatched_from_json(value: Json) -> dict[tuple[str, str], tuple[tuple[Span, ...], tuple[Span, ...]]]:
    """The words of an evidence file that nothing answers, by claim id and citation id: the claim's and the passage's."""
    return {
        (claim, citation): (tuple(Span(a, b) for a, b in ours), tuple(Span(a, b) for a, b in theirs))
        for claim, found in value.get("unmatched", {}).items()
        for citation, (ours, theirs) in found.items()
    }


def source_from_json(value: Json, path: str, text: str | None) -> Source:
    """The record of sources/<id>.json; `text` is the readable text beside it."""
    return Source(
        id=value["id"],
        path=path,
        url=value["url"],
        aliases=tuple(value.get("aliases", ())),
        state=value["state"],
        title=value.get("title"),
        language=value.get("language"),
        published=value.get("published"),
        note=value.get("note", ""),
        text=text,
        attempts=tuple(Attempt(**item) for item in value.get("attempts", ())),
    )
