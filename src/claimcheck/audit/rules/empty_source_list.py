"""CC102: a sources heading with nothing under it."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.audit.rule import Case, Flag, Rule


def check(case: Case) -> Iterator[Flag]:
    """One flag a heading."""
    for citation in case.file.citations:
        if citation.kind == "empty" and not citation.url:
            search = f"; a search that may find the source: {citation.note}" if citation.note else ""
            yield Flag(
                message="a sources heading has nothing under it",
                fix=f"put the source under the heading, or set the citation's url in the claims file{search}",
                values=(citation.id,),
                spans=(citation.span,),
            )


RULE = Rule(code="CC102", name="empty-source-list", severity="warning", check=check)
