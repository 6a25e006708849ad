"""CC504: a citation, a saved source or evidence that stood for a claim before the change, and does not any more."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.audit.rule import Case, Earlier, Flag, Rule
from claimcheck.audit.sourced import is_usable
from claimcheck.audit.words import quote
from claimcheck.records import Citation, Claim, Evidence

FIX = "put it back, or dismiss the finding with a reason in review.dismissed"


def check(case: Case) -> Iterator[Flag]:
    """Flags against what the article had earlier; nothing without that."""
    if case.earlier is None:
        return
    successors = _successors(case)
    for old in case.earlier.file.claims:
        now = successors.get(old.id)
        if now is None or old.state not in ("current", "suspect"):
            continue
        for citation in case.earlier.file.citations:
            if citation.id in old.citations and is_usable(citation):
                yield from _of_citation(case, case.earlier, old, now, citation)


def _successors(case: Case) -> dict[str, Claim]:
    """The claims that stand now, by every id that they have or had."""
    found: dict[str, Claim] = {}
    for claim in case.claims():
        for alias in claim.aliases:
            found.setdefault(alias, claim)
    return found | {claim.id: claim for claim in case.claims()}


def _of_citation(case: Case, earlier: Earlier, old: Claim, now: Claim, citation: Citation) -> Iterator[Flag]:
    """What became of one citation of a claim: itself, its saved copy, its evidence."""
    name = citation.url or citation.raw[:80] or citation.id
    kept = next((item for item in case.citations_of(now) if _same(citation, item)), None)
    if kept is None:
        yield Flag(
            f"{quote(now.text)} had the source {name}, which does not stand for it any more", FIX, (now,), ("citation", name)
        )
        return
    lost = citation.source in earlier.sources and (kept.source is None or kept.source not in case.sources)
    if lost:
        yield Flag(
            f"{quote(now.text)}: the saved copy {citation.source} of {name} is gone",
            FIX,
            (now,),
            ("source", str(citation.source)),
        )
        return
    shown = _shown(old, citation.id)
    if shown and shown.passage and now.text == old.text and not _shown(now, kept.id) and _still_there(case, kept, shown):
        yield Flag(
            f"{quote(now.text)}: the evidence from {name} is gone, though the source has the passage {quote(shown.passage.exact)}",
            "run `claimcheck verify`, or dismiss the finding with a reason in review.dismissed",
            (now,),
            ("evidence", name),
        )


def _same(old: Citation, new: Citation) -> bool:
    """Whether they cite the same thing: the article's words, the address, or the print."""
    if new.id != old.id and not is_usable(new):
        return False
    if old.url and old.url in (new.url, new.raw):
        return True
    return is_usable(new) and (
        (bool(old.raw) and old.raw == new.raw) or (old.bibliographic is not None and old.bibliographic == new.bibliographic)
    )


def _shown(claim: Claim, citation: str) -> Evidence | None:
    """The claim's evidence from a citation, where it names a passage."""
    return next((item for item in claim.evidence if item.citation == citation and item.passage is not None), None)


def _still_there(case: Case, citation: Citation, evidence: Evidence) -> bool:
    """Whether the source's text still has the passage."""
    source = case.source_of(citation)
    text = citation.raw if citation.kind == "inline-text" else source.text if source else None
    return bool(evidence.passage and text and evidence.passage.exact in text)


RULE = Rule(code="CC504", name="dropped-source", severity="error", check=check)
