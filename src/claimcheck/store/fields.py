"""Whose a field of a claims file is: the tool's or a person's.

`machine` holds, per field, a hash of what the tool last wrote: the base of a three-way merge that needs no second copy.
A field whose hash no longer fits was edited by a person and is kept; every other follows the tool.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from claimcheck.records import Citation, Claim, Span
from claimcheck.store.codec import CITATION_FIELDS, CLAIM_FIELDS, NO_QUOTE
from claimcheck.store.jsontext import field_hash

Record = TypeVar("Record", Claim, Citation)

UNSET: Mapping[str, Any] = {
    "check_worthy": 1.0,
    "quote": {"exact": "", "prefix": "", "suffix": "", "start": 0, "end": 0},
    "span": [0, 0],
}
"""JSON values that stand for "not given" besides null and the empty ones."""


def _values(record: Claim | Citation) -> Mapping[str, Callable[[Any], Any]]:
    return CLAIM_FIELDS if isinstance(record, Claim) else CITATION_FIELDS


def edited(record: Claim | Citation, name: str) -> bool:
    """Whether a person wrote this field: its hash no longer fits, or it has none and holds something."""
    value = _values(record)[name](record)
    known = record.machine.get(name)
    if known is not None:
        return known != field_hash(value)
    return bool(value) and value != UNSET.get(name)


def lay_over(record: Record, **new: Any) -> Record:
    """The record with the tool's new values, each but those of fields that a person wrote.

    The hashes become those of the new values all the same, so that they stay the base of the next merge. A value that says
    the same as the new one gives way to it: it may carry what is not hashed, such as the tokens of an evidence.
    """
    offered = replace(record, **new)
    hashes = {name: field_hash(_values(record)[name](offered)) for name in new}
    same = {name for name in new if field_hash(_values(record)[name](record)) == hashes[name]}
    ours = {name: value for name, value in new.items() if name in same or not edited(record, name)}
    return replace(record, **ours, machine={**record.machine, **hashes})


def is_own(citation: Citation) -> bool:
    """Whether a citation's words are a person's: added by hand, or written over those of the article."""
    return edited(citation, "raw")


def goes_by_its_words(citation: Citation) -> bool:
    """Whether a person wrote its words and left to the tool what they come to, and the article does not have it."""
    if not is_own(citation) or "status" not in citation.machine or citation.span != Span(0, 0):
        return False
    return citation.kind not in ("inline-text", "empty") or not edited(citation, "kind")


def touched(record: Claim | Citation) -> bool:
    """Whether a person wrote anything into it."""
    if isinstance(record, Claim) and (record.origin == "person" or record.review != Claim("", "", NO_QUOTE).review):
        return True
    if isinstance(record, Citation) and (record.chosen_by == "person" or is_own(record)):
        return True
    return any(edited(record, name) for name in record.machine)
