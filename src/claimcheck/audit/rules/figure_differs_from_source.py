"""CC201: the passage that a claim rests on states another figure."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.audit.differs import flag_differences
from claimcheck.audit.rule import Case, Flag, Rule


def check(case: Case) -> Iterator[Flag]:
    """One flag a claim and source."""
    return flag_differences(case, "figures", "figure")


RULE = Rule(code="CC201", name="figure-differs-from-source", severity="error", check=check)
