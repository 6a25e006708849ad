"""Citations that a person wrote into a claims file by their words alone, read as if the article had them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claimcheck.link.bibliographic import read_bibliographic
from claimcheck.link.find import addresses_among, as_read, citation_language
from claimcheck.link.repair import ReadCitation, read_citations
from claimcheck.records import ArticleText, Bibliographic, Candidate, Citation, ClaimsFile
from claimcheck.store.fields import goes_by_its_words, lay_over

NOWHERE = ArticleText("", "", (), (), ())
"""Stands for the article where it is not at hand."""


def read_own_citations(file: ClaimsFile, article: ArticleText | None = None, known: Sequence[str] = ()) -> ClaimsFile:
    """The file with what a person left out of the citations they added: kind, address, steps of a repair.

    What they did write stays. Read are those by whose words alone they go: one with an address or a printed source of its own is
    settled. Only what the article is not needed for is filled in without it; `known` are addresses cited elsewhere.
    """
    return replace(file, citations=tuple(_read_own(item, article, known) for item in file.citations))


def _read_own(item: Citation, article: ArticleText | None, known: Sequence[str]) -> Citation:
    reading = _reading(item.raw) if goes_by_its_words(item) else None
    if reading is None:
        return item
    read, printed = reading
    if read.kind == "url-tail" and article is None:
        return item  # what it may have been is told by the article's words
    fields = as_read(read, article or NOWHERE, known)
    fields |= {"bibliographic": printed, "language": citation_language(read.url or read.raw)}
    if article is None:
        del fields["note"]  # a search takes the article's words too
    laid = lay_over(item, **fields)
    return replace(laid, chosen_by="person") if laid.url and laid.url != read.url else laid


def _reading(raw: str) -> tuple[ReadCitation, Bibliographic | None] | None:
    """What the words of a citation are, with the printed source where they are one; None where they tell nothing."""
    found = read_citations(raw)
    addresses = addresses_among(found)
    if not addresses and " " in raw.strip() and (printed := read_bibliographic(raw.strip())):
        return ReadCitation(raw, "bibliographic", "intact"), printed
    if len(addresses) > 1:
        several = (Candidate(read.url, 0.5, f"one of {len(addresses)} addresses that it holds") for read in addresses if read.url)
        return ReadCitation(raw, "url", "ambiguous", candidates=tuple(several)), None
    if addresses or (found and " " not in raw.strip()):
        return (addresses or found)[0], None
    return None
