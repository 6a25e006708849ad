"""Disagreements as cards: all parties side by side, each with its words and its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from claimcheck.records import Evidence, Finding, Language
from claimcheck.report.marks import Piece, cut
from claimcheck.report.view import ArticleView, ClaimView
from claimcheck.report.worklist import is_clash

DISAGREES = "x"
"""Kind of mark: the value that the parties disagree about."""
FROM_SOURCE = ("CC201", "CC401", "CC207", "CC409")
"""Rules that may set a claim against the passage of its source."""


@dataclass(frozen=True, slots=True)
class PartyView:
    """One party of a disagreement."""

    who: str
    """Where its words stand, in words."""
    anchor: str
    """The claim's, empty for a passage."""
    pieces: tuple[Piece, ...]
    language: Language


@dataclass(frozen=True, slots=True)
class Card:
    """One disagreement."""

    finding: Finding
    title: str
    """The article's."""
    parties: tuple[PartyView, ...]


def cards(views: Sequence[ArticleView]) -> list[Card]:
    """The findings that set values against each other, each with two parties or more."""
    found: dict[str, Card] = {}
    for view in views:
        by_id = {item.claim.id: item for item in view.claims}
        for item in view.claims:
            for finding in item.findings:
                if is_clash(finding) and finding.fingerprint not in found:
                    parties = tuple(_parties(finding, view, by_id))
                    if len(parties) > 1:
                        found[finding.fingerprint] = Card(finding, view.file.article.title, parties)
    return list(found.values())


def _parties(finding: Finding, view: ArticleView, by_id: Mapping[str, ClaimView]) -> Iterator[PartyView]:
    """The claims that the finding names; for one that sets a claim against its source, the passage after it."""
    article = view.file.article
    shown = [by_id[id_] for id_ in dict.fromkeys(finding.claims) if id_ in by_id]
    for item in shown:
        line = f", line {item.place[0]}" if item.place else ""
        yield PartyView(f"{article.title}{line}", item.anchor, item.pieces, article.language)
    if len(shown) == 1 and finding.code in FROM_SOURCE:
        for answer in shown[0].evidence:
            if answer.evidence.passage and answer.evidence.verdict == "contradicted":
                yield PartyView(f"the source {answer.evidence.citation}", "", _passage(answer.evidence), answer.language)


def _passage(evidence: Evidence) -> tuple[Piece, ...]:
    """The passage with the values that differ marked where they can be found in it."""
    assert evidence.passage is not None
    words = evidence.passage.exact
    marks = []
    for value in (*evidence.figures, *evidence.dates):
        at = words.find(value.source) if value.source and value.status == "differs" else -1
        if at >= 0 and value.source:
            marks.append((at, at + len(value.source), DISAGREES, 0))
    return cut(words, marks)
