"""What the tries at an address add up to: whether it is dead, whether it is due again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from claimcheck.records import Attempt, Source
from claimcheck.sources.kinds import KINDS

FAILURES = 3
"""So many failed tries make an address dead …"""
APART = timedelta(days=3)
"""… each at least so long after the one before: a host that is down for a weekend is not gone."""
KEPT = 12
"""Lines of the ledger: the first and the latest."""
RETRY = timedelta(days=1)
"""After a try that brought no text."""
RETRY_DEAD = timedelta(days=30)
CHECK = timedelta(days=7)
"""After a page was saved or last seen: it is asked for again, with HEAD."""
LATELY = timedelta(hours=1)
"""Nothing is asked for twice within it, whatever is wanted: a run that was killed goes on where it was."""
STAMP = "%Y-%m-%dT%H:%M:%SZ"


def read_time(stamp: str) -> datetime | None:
    """A ledger's UTC time; None for one that somebody wrote in another form."""
    try:
        return datetime.strptime(stamp, STAMP).replace(tzinfo=UTC)
    except ValueError:
        return None


def failures(attempts: Sequence[Attempt]) -> tuple[Attempt, ...]:
    """The failed tries that count, since the page was last seen, each at least three days after the one before.

    What kept us out (blocked) and what we would not read (limits, robots) says nothing of the page and is passed over; a copy
    in an archive does not bring a page back.
    """
    found: list[Attempt] = []
    for attempt in attempts:
        kind = KINDS.get(attempt.kind)
        when = read_time(attempt.at)
        if attempt.kind == "archived" or kind is None or when is None:
            continue
        if kind.outcome in ("saved", "no-text"):
            found = []
        elif kind.counts and (not found or when - _time(found[-1]) >= APART):
            found.append(attempt)
    return tuple(found)


def is_dead(attempts: Sequence[Attempt]) -> bool:
    """Whether an address failed three times at least three days apart, and was not seen since the first of these."""
    return len(failures(attempts)) >= FAILURES


def last_try(attempts: Sequence[Attempt]) -> Attempt | None:
    """The latest try at the address itself, not at an archive's copy."""
    return next((attempt for attempt in reversed(attempts) if attempt.kind != "archived"), None)


def is_due(source: Source | None, now: datetime, *, refresh: bool = False) -> bool:
    """Whether an address is to be asked for now; with `refresh` all are that were not within the last hour."""
    attempts = source.attempts if source else ()
    when = max((time for attempt in attempts if (time := read_time(attempt.at))), default=None)
    if source is None or when is None:
        return refresh or source is None or not source.text
    if refresh:
        return now - when >= LATELY
    if is_dead(attempts):
        return now - when >= RETRY_DEAD
    return now - when >= (CHECK if source.text else RETRY)


def add_attempts(attempts: Sequence[Attempt], new: Sequence[Attempt]) -> tuple[Attempt, ...]:
    """The ledger with new lines, its first line and the latest kept."""
    joined = (*attempts, *new)
    return joined if len(joined) <= KEPT else (joined[0], *joined[-(KEPT - 1) :])


def _time(attempt: Attempt) -> datetime:
    time = read_time(attempt.at)
    assert time is not None
    return time


def archived_copy(attempts: Sequence[Attempt]) -> Attempt | None:
    """The archived copy that was read last, None when none was."""
    return next((attempt for attempt in reversed(attempts) if attempt.kind == "archived"), None)
