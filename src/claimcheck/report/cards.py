"""Disagreements as cards: all parties side by side, each with its words and its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from claimcheck.records import Clash, Finding, Language, Party
from claimcheck.report.marks import DIFFERS, Piece, cut
from claimcheck.report.view import ArticleView, ClaimView
from claimcheck.report.worklist import is_clash

FROM_SOURCE = ("CC201", "CC401", "CC207", "CC409")
"""Rules that may set a claim against the passage of its source."""
CLASHES: Mapping[Clash, str] = {
    "rounding": "one value may be the other, rounded",
    "scope": "the values may be of another part, place or time",
    "calendar": "the dates may be of two calendars",
    "scale": "the values are a factor of a thousand apart",
    "clash": "the values cannot both be right",
    "": "",
}


@dataclass(frozen=True, slots=True)
class PartyView:
    """One party of a disagreement."""

    who: str
    """Where its words stand, in words."""
    anchor: str
    """The claim's, empty for what is none."""
    pieces: tuple[Piece, ...]
    language: Language


@dataclass(frozen=True, slots=True)
class Card:
    """One disagreement."""

    finding: Finding
    title: str
    """The article's."""
    kind: str
    """What kind of disagreement it is, in words; empty where that is open."""
    parties: tuple[PartyView, ...]


def cards(views: Sequence[ArticleView]) -> list[Card]:
    """The findings that set values against each other, each with two parties or more, gravest first."""
    found: dict[str, Card] = {}
    anchors: dict[str, list[str]] = {}
    for view in views:
        for item in view.claims:
            anchors.setdefault(item.claim.id, []).append(item.anchor)
    for view in views:
        by_id = {item.claim.id: item for item in view.claims}
        for finding in (*view.findings, *(finding for item in view.claims for finding in item.findings)):
            if is_clash(finding) and finding.fingerprint not in found:
                parties = tuple(_parties(finding, view, by_id, anchors))
                if len(parties) > 1:
                    found[finding.fingerprint] = Card(finding, view.file.article.title, CLASHES[finding.clash], parties)
    return sorted(found.values(), key=lambda card: card.finding.severity != "error")


def _parties(
    finding: Finding, view: ArticleView, by_id: Mapping[str, ClaimView], anchors: Mapping[str, Sequence[str]]
) -> Iterator[PartyView]:
    """The finding's own parties; else the claims that it names; where one is set against its source, the passage after it."""
    if finding.parties:
        for party in finding.parties:
            yield _party(party, view, anchors)
        return
    article = view.file.article
    shown = [by_id[id_] for id_ in dict.fromkeys(finding.claims) if id_ in by_id]
    for item in shown:
        yield PartyView(_where(view, item.claim.quote.start), item.anchor, item.pieces, article.language)
    if len(shown) == 1 and finding.code in FROM_SOURCE:
        for answer in shown[0].evidence:
            if answer.evidence.passage and answer.evidence.verdict == "contradicted":
                yield PartyView(f"the source {answer.evidence.citation}", "", answer.theirs, answer.language)


def _party(party: Party, view: ArticleView, anchors: Mapping[str, Sequence[str]]) -> PartyView:
    """A party of this article, of another one (which has a claim, but no place in this article's file), or known beforehand."""
    article = view.file.article
    at = party.sentence.find(party.value)
    marks = [(at, at + len(party.value), DIFFERS, 0)] if at >= 0 and party.value != party.sentence else []
    pieces = cut(party.sentence, marks)
    if party.end:
        anchor = f"{article.id}--{party.claim}" if party.claim else ""
        return PartyView(_where(view, party.start), anchor, pieces, article.language)
    elsewhere = anchors.get(party.claim or "", ())
    who = "another article" if party.claim else "known beforehand"
    return PartyView(who, elsewhere[0] if len(elsewhere) == 1 else "", pieces, article.language)


def _where(view: ArticleView, offset: int) -> str:
    place = view.reader.line(view.file.article.path, offset)
    return f"{view.file.article.path}:{place[0]}" if place else view.file.article.path
