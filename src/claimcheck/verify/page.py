"""Whether a fetched page is what an article rests on: its title names what the article is about, its text states the claims."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.records import Language
from claimcheck.text.languages import detect_language
from claimcheck.verify.align import Alignment, align
from claimcheck.verify.match import match_sides, read_side
from claimcheck.verify.tokens import read_tokens

STATED = 2
"""Claims that the text must state, all where the article makes fewer …"""
SHARE = 0.2
"""… and least share of the article's claims: a long page states something of everything."""


def agree_with_page(article_title: str, claims: Sequence[str], title: str | None, text: str, lang: Language | None) -> str | None:
    """Why a page is taken for the source of an article; None where its title or its text leaves a doubt.

    The title must share a name with the article's. The text must state two of the claims and a fifth of them, one of these
    with a date or a figure that agrees, and must not state more of them otherwise than as they are.

    >>> text = "Мост через Журу открыт 4 мая 1931 года. Его строили 420 рабочих."
    >>> claims = ["The bridge over the Zhura was opened on 4 May 1931.", "420 workers built it."]
    >>> agree_with_page("The Zhura Bridge", claims, "Мост через Журу — Музей", text, "ru")
    "its title 'Мост через Журу — Музей' names Журу, and its text states 2 of 2 claims"
    >>> agree_with_page("The Zhura Bridge", claims, "Завод в Туле", text, "ru") is None
    True
    """
    named = _shared_name(article_title, title or "")
    if not named or not claims or not text.strip():
        return None
    found = align(claims, text, lang)
    stated = [item for item in found if item.verdict == "supported"]
    otherwise = sum(item.verdict == "contradicted" for item in found)
    enough = len(stated) >= max(min(STATED, len(claims)), SHARE * len(claims))
    if not enough or otherwise > len(stated) or not any(map(_holds_value, stated)):
        return None
    return f"its title {title!r} names {named}, and its text states {len(stated)} of {len(claims)} claims"


def _holds_value(item: Alignment) -> bool:
    return any(value.status == "agrees" for value in (*item.figures, *item.dates))


def _shared_name(ours: str, theirs: str) -> str | None:
    """The first word of a title that is a name of the other one, in the title's own spelling."""
    tokens = read_tokens(theirs, detect_language(theirs))
    side = read_side([tokens])
    table = match_sides(read_side([read_tokens(ours, detect_language(ours))]), side)
    for token in tokens:
        answered = table.back.get(side.index[token.lexeme])
        if answered and token.lexeme.kind in ("name", "acronym"):
            return theirs[token.start : token.end]
    return None
