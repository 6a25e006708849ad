"""CC103: a source that could be read but was not: never tried, failed, blocked, or without text."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.audit.rule import Case, Flag, Rule
from claimcheck.audit.sourced import is_readable_kind
from claimcheck.records import Citation, Source

WHY = {
    "untried": (
        "was never fetched",
        "run `claimcheck link --online`, or save the page's text into sources/ with its url in the front matter",
    ),
    "failed": (
        "could not be fetched",
        "run `claimcheck link --online` again later, or save the page's text into sources/ by hand",
    ),
    "blocked": ("refused to be fetched", "open it in a browser and save its text into sources/ with its url in the front matter"),
    "dead": ("is gone", "look for an archived copy and set the citation's url to it"),
    "no-text": ("was saved but has no readable text", "open it and save its text into sources/ with its url in the front matter"),
}
"""For each state of a source that leaves nothing to read: what to say, and the fix."""


def check(case: Case) -> Iterator[Flag]:
    """One flag a citation; none for printed sources and for pasted texts."""
    for citation in case.file.citations:
        source = case.source_of(citation)
        if citation.kind == "inline-text" or not is_readable_kind(citation) or (source and source.text):
            continue
        said, fix = WHY[_state(source)]
        yield Flag(message=f"{_name(citation)} {said}", fix=fix, values=(citation.url or citation.id,), spans=(citation.span,))


def _state(source: Source | None) -> str:
    if source is None:
        return "untried"
    return "no-text" if source.state == "saved" else source.state


def _name(citation: Citation) -> str:
    return f"the source {citation.url}"


RULE = Rule(code="CC103", name="unread-source", severity="warning", check=check)
