"""CC505: a claim's id that stood for another statement before the change."""

from __future__ import annotations

from collections.abc import Iterator

from rapidfuzz import fuzz

from claimcheck.audit.rule import Case, Flag, Rule
from claimcheck.audit.words import quote
from claimcheck.store.matching import SAME_CLAIM


def check(case: Case) -> Iterator[Flag]:
    """One flag a claim whose text is no rewording of what its id stood for; nothing without an earlier state."""
    if case.earlier is None:
        return
    old = {claim.id: claim.text for claim in case.earlier.file.claims}
    stood = {text: id_ for id_, text in old.items()}
    for claim in case.file.claims:
        before = old.get(claim.id)
        if before is None or before == claim.text:
            continue
        taken_over = stood.get(claim.text) not in (None, claim.id)
        if taken_over or fuzz.ratio(before, claim.text) < SAME_CLAIM:
            yield Flag(
                message=f"the id {claim.id} stood for {quote(before)} and stands for {quote(claim.text)} now",
                fix="give each claim back its own id; for a new claim leave the id out, `claimcheck fmt` makes one",
                claims=(claim,),
                values=(before, claim.text),
            )


RULE = Rule(code="CC505", name="reused-id", severity="error", check=check)
