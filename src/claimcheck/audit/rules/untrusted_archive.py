"""CC305: a copy at archive.today, which can be altered after it was made."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from claimcheck.audit.rule import Case, Flag, Rule
from claimcheck.records import Citation
from claimcheck.sources.ledger import last_try
from claimcheck.sources.wayback import is_archive_today


def check(case: Case) -> Iterator[Flag]:
    """One flag a citation that leads there, by its address or by where its address sent us."""
    for citation in case.file.citations:
        source = case.source_of(citation)
        latest = last_try(source.attempts) if source else None
        if _names_it(citation):
            message = f"{citation.url} is a copy at archive.today"
        elif latest is not None and latest.kind == "untrusted-archive":
            message = f"{citation.url} leads to a copy at archive.today ({latest.url})"
        else:
            continue
        yield Flag(
            message=f"{message}; such copies can be altered afterwards, so nothing is read from it",
            fix="cite the page itself, or a capture of it at another archive",
            values=(citation.url or citation.id,),
            spans=(citation.span,),
        )


def _names_it(citation: Citation) -> bool:
    try:
        host = urlsplit(citation.url or "").hostname
    except ValueError:
        return False
    return host is not None and is_archive_today(host)


RULE = Rule(code="CC305", name="untrusted-archive", severity="warning", check=check)
