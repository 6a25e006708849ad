"""Whether the words that evidence rests on still stand in their source."""

from __future__ import annotations


def has_passage(text: str, passage: str) -> bool:
    r"""Whether a text still has a passage word for word; white space and lines may differ.

    >>> has_passage("Мост открыт\n4 мая 1931 года.", "Мост открыт 4 мая"), has_passage("Мост открыт 5 мая.", "Мост открыт 4 мая")
    (True, False)
    """
    return passage in text or " ".join(passage.split()) in " ".join(text.split())
