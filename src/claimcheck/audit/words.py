"""Words for messages: short quotations, figures and dates as people say them."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from decimal import Decimal

from claimcheck.audit.content import WORD, content_words
from claimcheck.records import Figure, Language

QUOTE_LENGTH = 90


def quote(text: str, length: int = QUOTE_LENGTH) -> str:
    """The words in quotation marks, cut at a word when long.

    >>> quote("He was born in Moscow.", 12)
    '“He was born…”'
    """
    text = " ".join(text.split())
    if len(text) > length:
        text = text[: length + 1].rsplit(" ", 1)[0][:length].rstrip(" ,;:.") + "…"
    return f"“{text}”"


MOST_SHARED = 3
"""Words that are named as shared: more say nothing more."""


def say_shared(text: str, shared: AbstractSet[str], language: Language, noun: str = "thing") -> str:
    """Why a sentence and another are held against each other, in the sentence's own words; `shared` are the lemmas that both have.

    >>> say_shared("In 1922 the bureau placed workers in posts.", {"bureau", "post"}, "en")
    'apparently of the same thing, since both sentences have “bureau” and “posts”'
    >>> say_shared("The year of 1922.", set(), "en", "event")
    'apparently of the same event'
    """
    own = {word.lower(): f"“{word}”" for word in WORD.findall(text) if content_words(word, language) & shared}
    words = list(own.values())[:MOST_SHARED]
    listed = " and ".join(part for part in (", ".join(words[:-1]), *words[-1:]) if part)
    return f"apparently of the same {noun}" + (f", since both sentences have {listed}" if listed else "")


def say_number(number: Decimal) -> str:
    """The number with thousands set off.

    >>> say_number(Decimal("23000"))
    '23,000'
    """
    return f"{number:,f}"


def say_figure(figure: Figure) -> str:
    """The figure's value in words.

    >>> say_figure(Figure(0, 1, "", Decimal(400), None, "over", "man"))
    'over 400 (man)'
    """
    unit = f" ({figure.unit})" if figure.unit else ""
    hedge = {"about": "about ", "over": "over ", "under": "under ", "at_least": "at least ", "at_most": "at most "}
    low, high = figure.low, figure.high
    if low is not None and high is not None and low != high:
        return f"{say_number(low)} to {say_number(high)}{unit}"
    number = low if low is not None else high
    return f"{hedge.get(figure.modifier, '')}{say_number(number)}{unit}" if number is not None else f"“{figure.text}”"
