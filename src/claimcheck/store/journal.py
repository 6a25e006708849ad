"""What was decided on the review page, change by change, so that each can be taken back, in a later run too."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from claimcheck.records import ClaimsFile
from claimcheck.store.codec import file_from_json, file_to_json
from claimcheck.store.folder import write_file

JOURNAL = "review.jsonl"
"""In the cache folder: losing it loses the undo, no decision."""
KEPT = 500
"""Entries that are kept."""
LISTS = ("claims", "citations")


@dataclass(frozen=True, slots=True)
class Change:
    """One field of a claim or citation, or the whole of an added one (field empty, before None)."""

    where: str
    """`claims` or `citations`."""
    id: str
    field: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class Entry:
    """One deed of a reviewer."""

    at: float
    """Seconds since 1970."""
    article: str
    claim: str
    what: str
    changes: tuple[Change, ...]


def changes_between(old: ClaimsFile, new: ClaimsFile) -> tuple[Change, ...]:
    """What has to be put back to make the old file of the new one; `new` may have added records, not removed any."""
    before, after = file_to_json(old), file_to_json(new)
    return tuple(change for where in LISTS for change in _changes(where, before[where], after[where]))


def _changes(where: str, before: Sequence[dict[str, Any]], after: Sequence[dict[str, Any]]) -> Iterator[Change]:
    known = {item["id"]: item for item in before}
    for item in after:
        if item["id"] not in known:
            yield Change(where, item["id"], "", None, item)
            continue
        for field, value in item.items():
            if known[item["id"]][field] != value:
                yield Change(where, item["id"], field, known[item["id"]][field], value)


def take_back(file: ClaimsFile, changes: Sequence[Change]) -> ClaimsFile | None:
    """The file as it was before the changes; None where one of their fields has been changed again since.

    The matched words of an evidence that is put back are left out: `verify` finds them again.
    """
    value = file_to_json(file)
    for change in changes:
        item = next((one for one in value[change.where] if one["id"] == change.id), None)
        if item is None or (change.after != (item if not change.field else item[change.field])):
            return None
        if change.field:
            item[change.field] = change.before
        else:
            value[change.where].remove(item)
    return _with_known_tokens(file_from_json(value), file)


def _with_known_tokens(file: ClaimsFile, known: ClaimsFile) -> ClaimsFile:
    """The file with each evidence that is the same in the file known before as it was there, with what its JSON has not."""
    bare = file_from_json(file_to_json(known))
    whole = {
        (claim.id, plain): item
        for claim, other in zip(known.claims, bare.claims, strict=True)
        for item, plain in zip(claim.evidence, other.evidence, strict=True)
    }
    claims = tuple(
        replace(claim, evidence=tuple(whole.get((claim.id, item), item) for item in claim.evidence)) for claim in file.claims
    )
    return replace(file, claims=claims)


def read_journal(folder: Path) -> list[Entry]:
    """The entries, oldest first; lines that cannot be read are passed over."""
    try:
        lines = (folder / JOURNAL).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return []
    found = []
    for line in lines:
        try:
            value = json.loads(line)
            changes = tuple(Change(**change) for change in value.pop("changes"))
            found.append(Entry(**value, changes=changes))
        except (ValueError, TypeError, KeyError, AttributeError):
            continue
    return found


def write_journal(folder: Path, entries: Sequence[Entry]) -> None:
    """Put the latest entries in the journal's place. Raises ClaimcheckError when it cannot be written."""
    rows = [json.dumps(asdict(entry), ensure_ascii=False) + "\n" for entry in entries[-KEPT:]]
    write_file(folder / JOURNAL, "".join(rows))
