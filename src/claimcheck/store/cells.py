"""Cells of a table that no spreadsheet runs as formulas."""

from __future__ import annotations

RISKY = ("=", "+", "-", "@", "\t", "\r")
"""First characters that a spreadsheet takes for a formula (OWASP, CSV injection)."""


def safe(text: str) -> str:
    """The text so that no spreadsheet runs it: an apostrophe before what looks like a formula."""
    return f"'{text}" if text.startswith(RISKY) else text


def unsafe(text: str) -> str:
    """The cell's text without that apostrophe."""
    return text[1:] if text.startswith("'") and text[1:].startswith(RISKY) else text
