"""CC107: the passage that a claim's evidence rests on does not stand in its source any more."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from claimcheck.audit.rule import Case, Flag, Rule
from claimcheck.audit.words import quote
from claimcheck.records import Claim, Evidence
from claimcheck.sources.stale import has_passage


def check(case: Case) -> Iterator[Flag]:
    """One flag a claim and citation. A page that changed elsewhere, and one that is not here, are none."""
    by_id = {citation.id: citation for citation in case.file.citations}
    for claim in case.claims():
        for item in claim.evidence:
            citation = by_id.get(item.citation)
            source = case.source_of(citation) if citation else None
            if source is None or not source.text or item.passage is None:
                continue
            if not has_passage(source.text, item.passage.exact):
                yield _flag(
                    claim,
                    item,
                    source.url or source.path,
                    f"{quote(item.passage.exact)} is not in {source.url or source.path} any more",
                )
            elif hashlib.sha256(item.passage.exact.encode("utf-8", "surrogatepass")).hexdigest() != item.passage.sha256:
                yield _flag(
                    claim, item, source.url or source.path, f"{quote(item.passage.exact)} is not the passage that was recorded"
                )


def _flag(claim: Claim, item: Evidence, address: str, message: str) -> Flag:
    assert item.passage is not None
    fix = "run `claimcheck verify` to look for it anew, then look at the claim again"
    return Flag(message=message, fix=fix, claims=(claim,), values=(address, item.passage.sha256))


RULE = Rule(code="CC107", name="stale-evidence", severity="warning", check=check)
