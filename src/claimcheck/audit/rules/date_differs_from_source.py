"""CC401: the passage that a claim rests on states another date."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.audit.differs import flag_differences
from claimcheck.audit.rule import Case, Flag, Rule


def check(case: Case) -> Iterator[Flag]:
    """One flag a claim and source."""
    return flag_differences(case, "dates", "date")


RULE = Rule(code="CC401", name="date-differs-from-source", severity="error", check=check)
