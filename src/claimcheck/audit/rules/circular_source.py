"""CC106: two cited sources tell the claim in the same words."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from claimcheck.audit.rule import Case, Flag, Rule
from claimcheck.audit.words import quote
from claimcheck.records import Claim


def check(case: Case) -> Iterator[Flag]:
    """One flag for two sources, with every claim that they tell in the same words."""
    paths = {citation.id: citation.source for citation in case.file.citations}
    shared: dict[tuple[str, str], list[tuple[Claim, str]]] = {}
    for claim in case.claims():
        for one, two in combinations(claim.evidence, 2):
            first, second = paths.get(one.citation), paths.get(two.citation)
            if not first or not second or first == second:
                continue
            passage = one.passage if second in one.shared_with else two.passage if first in two.shared_with else None
            if passage:
                shared.setdefault((min(first, second), max(first, second)), []).append((claim, passage.exact))
    for pair, told in sorted(shared.items(), key=lambda item: item[0]):
        names = [source.url if (source := case.sources.get(path)) and source.url else path for path in pair]
        claims = tuple(claim for claim, _ in told)
        count = "one claim" if len(told) == 1 else f"{len(told)} claims"
        yield Flag(
            message=f"{names[0]} and {names[1]} tell {count} in the same words, {quote(told[0][1])}: one was copied from the other, or"
            " both from a third",
            fix="find which of them is the older or what both copy, and cite that; two copies are one source",
            claims=claims,
            values=tuple(sorted(names)),
        )


RULE = Rule(code="CC106", name="circular-source", severity="warning", check=check)
