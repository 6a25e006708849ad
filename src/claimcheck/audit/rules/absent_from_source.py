"""CC104: every source of the claim was read, and none has a passage for it."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.audit.rule import Case, Flag, Rule
from claimcheck.audit.sourced import is_usable
from claimcheck.audit.words import quote


def check(case: Case) -> Iterator[Flag]:
    """One flag a claim; silent where a source is still to be read or is a printed one, and where CC105 names one that has it."""
    for claim in case.claims():
        verdicts = {item.citation: item.verdict for item in claim.evidence}
        cited = [item for item in case.citations_of(claim) if is_usable(item)]
        elsewhere = any(item.elsewhere for item in claim.evidence)
        if cited and not elsewhere and all(verdicts.get(item.id) == "absent" for item in cited):
            count = "its source" if len(cited) == 1 else f"all {len(cited)} of its sources"
            yield Flag(
                message=f"{quote(claim.text)} was looked for in {count}; no passage was found that states it",
                fix="cite a source that has it, or point to the passage in the claims file if it was overlooked",
                claims=(claim,),
                values=tuple(sorted(item.url or item.id for item in cited)),
            )


RULE = Rule(code="CC104", name="absent-from-source", severity="warning", check=check)
