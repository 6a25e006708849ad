"""CC304: an address that answers 200 with a page that says there is none."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.audit.rule import Case, Flag, Rule
from claimcheck.sources.ledger import archived_copy, is_dead, last_try


def check(case: Case) -> Iterator[Flag]:
    """One flag a citation whose last try found such a page; a dead address is CC303's."""
    for citation in case.file.citations:
        source = case.source_of(citation)
        latest = last_try(source.attempts) if source else None
        if source is None or latest is None or latest.kind != "soft-404" or is_dead(source.attempts):
            continue
        copy = archived_copy(source.attempts)
        fix = (
            f"cite the archived copy that was read: {copy.url}"
            if copy
            else "open the address, look for the page's new one, and cite that"
        )
        yield Flag(message=f"{source.url}: {latest.why}", fix=fix, values=(source.url or source.id,), spans=(citation.span,))


RULE = Rule(code="CC304", name="soft-404", severity="warning", check=check)
