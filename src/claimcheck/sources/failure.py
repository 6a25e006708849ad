"""Why an address brought no page: a kind from the table and the particulars."""

from __future__ import annotations

from claimcheck.sources.kinds import KINDS


class FailureError(Exception):
    """An address that brought no page. Never leaves sources/: it becomes a line of the ledger."""

    def __init__(self, kind: str, particulars: str = "") -> None:
        """`kind` is a name of the table KINDS; `particulars` are added to its words."""
        super().__init__(kind, particulars)
        self.kind = kind
        self.why = f"{KINDS[kind].words}: {particulars}" if particulars else KINDS[kind].words
