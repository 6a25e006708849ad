"""Words for messages: short quotations, figures and dates as people say them."""

from __future__ import annotations

from decimal import Decimal

from claimcheck.records import Figure

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
