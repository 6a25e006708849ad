"""CC303: an address that failed three times at least three days apart."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.audit.rule import Case, Flag, Rule
from claimcheck.sources.ledger import archived_copy, failures, is_dead


def check(case: Case) -> Iterator[Flag]:
    """One flag a citation, whether or not a text of it was saved."""
    for citation in case.file.citations:
        source = case.source_of(citation)
        if source is None or not source.url or not is_dead(source.attempts):
            continue
        tries = ", ".join(
            f"{item.at[:10]} {item.kind}{f' ({item.status})' if item.status else ''}" for item in failures(source.attempts)[-3:]
        )
        copy = archived_copy(source.attempts)
        fix = (
            f"cite the archived copy that was read: {copy.url}"
            if copy
            else "look for an archived copy or another source, and cite that"
        )
        yield Flag(
            message=f"{source.url} was not there each time it was asked for: {tries}",
            fix=fix,
            values=(source.url,),
            spans=(citation.span,),
        )


RULE = Rule(code="CC303", name="dead-link", severity="warning", check=check)
