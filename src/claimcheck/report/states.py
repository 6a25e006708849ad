"""The words and signs for what can be said of a claim, a citation or a source: one table for every page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from claimcheck.records import Citation, CitationKind, CitationStatus, Severity, Source, SourceState, Verdict


@dataclass(frozen=True, slots=True)
class Said:
    """A state in a sign, a word and a sentence."""

    sign: str
    word: str
    words: str


STATES: Mapping[str, Said] = {
    "contradicted": Said("≠", "source differs", "the passage states another figure or date"),
    "unsourced": Said("○", "unsourced", "no source that a reader can follow"),
    "absent": Said("∅", "not found", "no passage of the sources read here states it"),
    "unread": Said("…", "not read", "the source has not been read here"),
    "supported": Said("✓", "supported", "the passage states the same figures, dates and names"),
}
"""The states of a claim in the order in which they need a person."""
VERDICT_ORDER: Mapping[Verdict, int] = {"contradicted": 0, "supported": 1, "absent": 2, "unread": 3}
"""Which of several sources' verdicts speaks for a claim: one that differs, else one that has it, else one that has it not."""
SIGNS: Mapping[Severity, str] = {"error": "✖", "warning": "▲", "info": "ℹ"}
SEVERITY_ORDER: Mapping[Severity, int] = {"error": 0, "warning": 1, "info": 2}
AGREEMENTS = {"agrees": "= agrees", "differs": "≠ differs", "absent": "∅ not mentioned"}
STATUSES: Mapping[CitationStatus, str] = {
    "intact": "as the article gives it",
    "repaired": "repaired",
    "candidate": "candidates, none chosen yet",
    "ambiguous": "more than one reading",
    "unrecoverable": "cannot be followed",
}
KINDS: Mapping[CitationKind, str] = {
    "url": "address",
    "wiki-title": "wiki title",
    "url-tail": "tail of an address",
    "inline-text": "source text in the article",
    "bibliographic": "printed source",
    "empty": "heading with nothing under it",
}
SOURCE_STATES: Mapping[SourceState, str] = {
    "untried": "not tried yet",
    "saved": "saved",
    "no-text": "fetched, but without readable text",
    "failed": "fetching failed",
    "blocked": "the site refused",
    "dead": "the page is gone",
}
DECISIONS = {
    "unreviewed": "unreviewed",
    "accepted": "accepted",
    "rejected": "rejected",
    "not-a-claim": "not a claim",
    "no-source-needed": "needs no source",
}

CHANGES: Mapping[str, str] = {
    "added": "added",
    "state": "with another state",
    "reworded": "reworded",
    "review": "with another decision",
    "gone": "gone",
}
"""What can have happened to a claim since an earlier state."""


def reading_state(citation: Citation, source: Source | None) -> str:
    """Whether a citation's source has been read here, in words.

    >>> from claimcheck.records import Span
    >>> reading_state(Citation("s1", "Pravda, No. 294", Span(0, 15), "bibliographic", "intact"), None)
    'printed source'
    """
    if citation.kind == "inline-text" or (source and source.text):
        return "read here"
    if citation.kind in ("bibliographic", "empty"):
        return KINDS[citation.kind]
    if source and source.state not in ("saved", "untried"):
        return SOURCE_STATES[source.state]
    return "not tried yet" if citation.status in ("intact", "repaired") else STATUSES[citation.status]
