"""CC302: a citation of which too little is left to say what it was."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.audit.rule import Case, Flag, Rule
from claimcheck.audit.words import quote
from claimcheck.records import Citation


def check(case: Case) -> Iterator[Flag]:
    """One flag a citation; an empty heading is CC102's."""
    for citation in case.file.citations:
        open_ = citation.status in ("candidate", "ambiguous", "unrecoverable")
        if open_ and citation.kind != "empty" and citation.chosen_by not in ("person", "page"):
            yield Flag(
                message=f"of the citation {quote(citation.raw)} too little is left to be certain of the address{_offers(citation)}",
                fix=_fix(citation),
                values=(citation.raw,),
                spans=(citation.span,),
            )


def _offers(citation: Citation) -> str:
    if not citation.candidates:
        return ""
    best = citation.candidates[0]
    return f"; {len(citation.candidates)} candidates, first {best.url} ({best.confidence:.0%}: {best.why})"


def _fix(citation: Citation) -> str:
    search = f"; search for: {citation.note}" if citation.note else ""
    if citation.candidates:
        return f"open the candidates and copy the right one to the citation's url, with chosen_by person{search}"
    return f"find the source and write its address to the citation's url, with chosen_by person{search}"


RULE = Rule(code="CC302", name="unrecoverable-link", severity="warning", check=check)
