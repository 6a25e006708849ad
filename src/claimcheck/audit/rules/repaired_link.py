"""CC301: an address that arrived damaged and was made whole, with the steps."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.audit.rule import Case, Flag, Rule
from claimcheck.audit.words import quote


def check(case: Case) -> Iterator[Flag]:
    """One flag a citation."""
    for citation in case.file.citations:
        if citation.status == "repaired" and citation.chosen_by != "person":
            steps = ", ".join(dict.fromkeys(step.name.replace("_", " ") for step in citation.steps)) or "repaired"
            yield Flag(
                message=f"{quote(citation.raw)} was read as {citation.url} ({steps})",
                fix=f"put the whole address into the article: {citation.url}",
                values=(citation.raw, citation.url or ""),
                spans=(citation.span,),
            )


RULE = Rule(code="CC301", name="repaired-link", severity="info", check=check)
