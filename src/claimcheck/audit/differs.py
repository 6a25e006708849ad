"""Claims held against the passages they rest on: the values that differ."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from claimcheck.audit.rule import Case, Flag
from claimcheck.audit.words import quote
from claimcheck.compare import why_beside


def flag_differences(case: Case, field: Literal["figures", "dates"], noun: str) -> Iterator[Flag]:
    """A flag for each claim and source whose aligned passage states another value of that kind."""
    for claim in case.claims():
        for evidence in claim.evidence:
            differing = [item for item in getattr(evidence, field) if item.status == "differs"]
            if evidence.verdict != "contradicted" or not differing or evidence.passage is None:
                continue
            pairs = "; ".join(f"{item.claim} here, {item.source} in the source{why_beside(item)}" for item in differing)
            yield Flag(
                message=f"{quote(claim.text)} states another {noun} than its source: {pairs}. The passage: {quote(evidence.passage.exact, 160)}",
                fix=f"compare both and correct the article's {noun}; to let it stand, dismiss the finding with a reason in review.dismissed",
                claims=(claim,),
                values=(evidence.citation, *(f"{item.claim}|{item.source}" for item in differing)),
            )
