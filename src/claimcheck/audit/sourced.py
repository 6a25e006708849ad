"""When a claim counts as sourced: a reader can follow at least one of its citations, or a person waived it."""

from __future__ import annotations

from claimcheck.audit.rule import Case
from claimcheck.records import Bibliographic, Citation, Claim


def is_usable(citation: Citation) -> bool:
    """Whether a reader can follow the citation to what it names.

    An address that came intact or was repaired, or that a person or a page settled; a source's own text; a printed source
    with enough to find it.
    """
    if citation.kind == "bibliographic" and citation.url is None:
        return citation.bibliographic is not None and is_findable(citation.bibliographic)
    return citation.kind == "inline-text" or citation.url is not None  # a lost address has a url only when somebody chose it


def is_findable(printed: Bibliographic) -> bool:
    """Whether a library could fetch it: what it stands in or its title, and one of date, year, issue, volume, author."""
    named = printed.title or printed.container
    return bool(named and (printed.date or printed.year or printed.issue or printed.volume or printed.author))


def is_sourced(case: Case, claim: Claim) -> bool:
    """Whether the claim has a usable citation, or a waiver with a note."""
    waived = claim.review.status == "no-source-needed" and bool(claim.review.note.strip())
    return waived or any(is_usable(citation) for citation in case.citations_of(claim))


def is_readable_kind(citation: Citation) -> bool:
    """Whether its text could be had here at all: not so for printed sources."""
    return citation.kind != "bibliographic" and is_usable(citation)
