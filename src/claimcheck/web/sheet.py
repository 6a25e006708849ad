"""One claim laid out for a decision: sentence, passage, the source's saved text around it, citations, values to edit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

from claimcheck.compare import why_beside
from claimcheck.pipeline import text_of
from claimcheck.records import Citation, Evidence, Language, Modifier, Severity, Source
from claimcheck.report.marks import Piece, claim_pieces, passage_pieces
from claimcheck.report.states import AGREEMENTS, DECISIONS, SIGNS, STATES, Said, reading_state
from claimcheck.report.view import claim_state
from claimcheck.store.names import load_names
from claimcheck.web.queue import Item

AROUND = 30_000
"""Code points of a source's text shown before and after the passage."""


@dataclass(frozen=True, slots=True)
class SourceText:
    """The saved text of a source, or the stretch of it around the passage."""

    citation: str
    before: str
    passage: str
    after: str
    start: int
    """Of `before`, in the text."""
    cut: bool
    """Whether there is more of it than is shown."""
    language: Language


@dataclass(frozen=True, slots=True)
class Sheet:
    """What the page shows of one claim."""

    state: Said
    pieces: tuple[Piece, ...]
    passage: tuple[Piece, ...]
    language: Language
    """The passage's."""
    evidence: Evidence | None
    values: tuple[tuple[str, str, str, str], ...]
    """Kind, the claim's value, the passage's, agreement in words."""
    cited: tuple[tuple[Citation, str], ...]
    """The citations of the claim, each with whether its source was read."""
    text: SourceText | None
    names: tuple[tuple[str, str, tuple[str, ...]], ...]
    """Each name of the claim, how the passage spells it, what is confirmed already."""
    others: Mapping[str, tuple[Item, ...]]
    """By the fingerprint of each finding: the other claims that it is about."""
    signs: Mapping[Severity, str]
    decisions: Mapping[str, str]
    modifiers: tuple[str, ...]


def make_sheet(item: Item, items: Sequence[Item], sources: Mapping[str, Source], wanted: str | None, root: Path) -> Sheet:
    """The sheet of a claim among all `items`; `wanted` is the citation whose source is to be shown, that of the passage by default."""
    claim = item.claim
    own = item.file.article.language
    by_id = {one.id: one for one in item.file.citations}
    cited = tuple(by_id[id_] for id_ in claim.citations if id_ in by_id)
    shown = next((found for found in claim.evidence if found.citation == wanted), item.evidence)
    texts = {one.id: found for one in cited if (found := text_of(one, sources)) is not None}
    chosen = wanted if wanted in texts else shown.citation if shown and shown.citation in texts else next(iter(texts), None)
    language: Language = (texts[chosen][1] if chosen else None) or "ru"
    confirmed = load_names(root)
    spelled = {value.claim: value.source or "" for value in shown.names} if shown else {}
    return Sheet(
        state=STATES[claim_state(claim.evidence, item.findings)],
        pieces=claim_pieces(claim, shown, own),
        passage=passage_pieces(shown, language) if shown else (),
        language=language,
        evidence=shown,
        values=_values(shown),
        cited=tuple((one, reading_state(one, sources.get(one.source) if one.source else None)) for one in cited),
        text=_around(chosen, texts[chosen][0], shown, language) if chosen else None,
        names=tuple(
            (name, spelled.get(name, ""), confirmed.get(name, ())) for name in dict.fromkeys((*claim.names, *claim.about))
        ),
        others=_others(item, items),
        signs=SIGNS,
        decisions=DECISIONS,
        modifiers=get_args(Modifier),
    )


def _others(item: Item, items: Sequence[Item]) -> dict[str, tuple[Item, ...]]:
    """The claims that the claim's findings set it against; one of another article by its id where that is there once."""
    named = {
        finding.fingerprint: {*finding.claims, *(party.claim for party in finding.parties if party.claim)} - {item.claim.id}
        for finding in item.findings
    }
    wanted = set().union(*named.values())
    found: dict[str, list[Item]] = {id_: [] for id_ in wanted}
    for other in items if wanted else ():
        if other.claim.id in wanted:
            found[other.claim.id].append(other)
    return {key: tuple(found[id_][0] for id_ in sorted(ids) if len(found[id_]) == 1) for key, ids in named.items()}


def _values(evidence: Evidence | None) -> tuple[tuple[str, str, str, str], ...]:
    if evidence is None or evidence.verdict not in ("supported", "contradicted"):
        return ()
    rows = (("figure", evidence.figures), ("date", evidence.dates), ("name", evidence.names))
    return tuple(
        (kind, value.claim, f"{value.source or ''}{why_beside(value)}", AGREEMENTS[value.status])
        for kind, found in rows
        for value in found
    )


def _around(citation: str, text: str, evidence: Evidence | None, language: Language) -> SourceText:
    """The text before, in and after the passage; from the beginning where there is none or it is not in the text any more."""
    passage = evidence.passage if evidence and evidence.citation == citation else None
    if passage is None or text[passage.start : passage.end] != passage.exact:
        return SourceText(citation, "", "", text[: 2 * AROUND], 0, len(text) > 2 * AROUND, language)
    start, end = max(0, passage.start - AROUND), min(len(text), passage.end + AROUND)
    cut = start > 0 or end < len(text)
    return SourceText(citation, text[start : passage.start], passage.exact, text[passage.end : end], start, cut, language)
