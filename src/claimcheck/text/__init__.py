"""Pure readers of English, Russian and Ukrainian: text in, mentions with offsets out."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from claimcheck.text.articles import split_articles as split_articles
    from claimcheck.text.claims import read_claims as read_claims
    from claimcheck.text.dates import read_dates as read_dates
    from claimcheck.text.durations import read_durations as read_durations
    from claimcheck.text.figures import read_figures as read_figures
    from claimcheck.text.identifiers import read_identifiers as read_identifiers
    from claimcheck.text.languages import detect_language as detect_language
    from claimcheck.text.names import read_names as read_names
    from claimcheck.text.read import read_text as read_text
    from claimcheck.text.sentences import split_sentences as split_sentences

_HOME = {
    "detect_language": "languages",
    "read_claims": "claims",
    "read_dates": "dates",
    "read_durations": "durations",
    "read_figures": "figures",
    "read_identifiers": "identifiers",
    "read_names": "names",
    "read_text": "read",
    "split_articles": "articles",
    "split_sentences": "sentences",
}
"""Each public reader and its module, loaded when first asked for: `import claimcheck.text` costs next to nothing."""

__all__ = [
    "detect_language",
    "read_claims",
    "read_dates",
    "read_durations",
    "read_figures",
    "read_identifiers",
    "read_names",
    "read_text",
    "split_articles",
    "split_sentences",
]


def __getattr__(name: str) -> Any:
    """The reader of that name."""
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
