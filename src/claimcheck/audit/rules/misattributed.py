"""CC105: no cited source states the claim, and another source of the workspace does."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.audit.rule import Case, Flag, Rule
from claimcheck.audit.sourced import is_usable
from claimcheck.audit.words import quote


def check(case: Case) -> Iterator[Flag]:
    """One flag a claim; silent where any of its sources is still to be read, is a printed one, or states it."""
    for claim in case.claims():
        evidence = {item.citation: item for item in claim.evidence}
        cited = [item for item in case.citations_of(claim) if is_usable(item)]
        found = next((item.elsewhere for item in claim.evidence if item.elsewhere), None)
        if found is None or not all(item.id in evidence and evidence[item.id].verdict == "absent" for item in cited):
            continue
        other = case.sources.get(found.source)
        name = other.url if other and other.url else found.source
        yield Flag(
            message=f"{quote(claim.text)} is not in the source cited for it; {name} states it: {quote(found.passage.exact)}",
            fix=f"cite {name} for this claim, or point to the passage in the cited source if it was overlooked",
            claims=(claim,),
            values=(name, *sorted(item.url or item.id for item in cited)),
        )


RULE = Rule(code="CC105", name="misattributed", severity="warning", check=check)
