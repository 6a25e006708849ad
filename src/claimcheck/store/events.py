"""reference/events.json: the events that a workspace knows, laid over those that are shipped."""

from __future__ import annotations

import json
from pathlib import Path

from claimcheck.calendars import is_edtf
from claimcheck.errors import ClaimcheckError
from claimcheck.records import KnownEvent

EVENTS = Path("reference", "events.json")
"""Where a workspace keeps them."""
KEYS = {"name", "edtf", "variants", "source"}


def load_events(root: Path) -> tuple[KnownEvent, ...]:
    """The events that the workspace in `root` adds; empty where it adds none.

    The file is a list of objects `{"name", "edtf", "variants": [words], "source"}`. One of the name of a shipped event takes
    its place. Raises ClaimcheckError for a file that cannot be read or holds anything else.
    """
    path = root / EVENTS
    try:
        value = json.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        return ()
    except (OSError, ValueError, RecursionError) as error:
        raise ClaimcheckError(
            f"cannot be read: {error}", fix="write it as UTF-8 JSON", see="events", place=str(EVENTS)
        ) from error
    if not isinstance(value, list):
        raise _refuse("not a list of events", "write [ {…}, {…} ]")
    return tuple(_event(item, number) for number, item in enumerate(value, 1))


def _event(item: object, number: int) -> KnownEvent:
    if not isinstance(item, dict) or set(item) != KEYS:
        raise _refuse(f"event {number} is no object with just {', '.join(sorted(KEYS))}", "give it these keys and no others")
    name, edtf, variants, source = (item[key] for key in ("name", "edtf", "variants", "source"))
    if not all(isinstance(text, str) and text.strip() for text in (name, edtf, source)):
        raise _refuse(f"event {number} has an empty name, edtf or source", "fill them in; they are words")
    if not is_edtf(edtf):
        raise _refuse(
            f"event {number} ({name}) has the date {edtf[:40]!r}", "write it in EDTF: 1942-07-17/1943-02-02, 1812-09-07, 1930"
        )
    if not isinstance(variants, list) or not variants or not all(isinstance(text, str) and text.strip() for text in variants):
        raise _refuse(f"event {number} ({name}) has no variants", "list the words by which texts call it")
    return KnownEvent(name, edtf, tuple(text.lower() for text in variants), source)


def _refuse(problem: str, fix: str) -> ClaimcheckError:
    return ClaimcheckError(problem, fix=fix, see="events", place=str(EVENTS))
