"""Rules over articles: flags to findings, with fingerprints and places."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from claimcheck.audit.across import Across, pairs_across
from claimcheck.audit.rule import Case, Flag, Rule
from claimcheck.records import Claim, Finding, Place, Severity, Span
from claimcheck.settings import RuleSetting

if TYPE_CHECKING:
    from claimcheck.records import ClaimsFile

Locate = Callable[["ClaimsFile", Sequence[str | None]], Sequence[tuple[int, int]]]
"""Line and column in the claims file of claims by id; None asks for the article's own block."""


def audit_case(
    case: Case,
    rules: Iterable[Rule],
    *,
    settings: Mapping[str, RuleSetting] | None = None,
    path: str = "",
    locate: Locate | None = None,
) -> Iterator[Finding]:
    """The findings of one article in the rules' order, those that a reviewer dismissed left out.

    `path` is the claims file's, for the places; without `locate` every place is line 1, column 1.
    """
    for rule in rules:
        setting = (settings or {}).get(rule.code)
        if setting and setting.severity == "off":
            continue
        yield from findings_of(case, rule, rule.check(case), setting, path, locate)


def audit_across(
    cases: Sequence[Case],
    rules: Iterable[Rule],
    *,
    settings: Mapping[str, RuleSetting] | None = None,
    path_of: Callable[[ClaimsFile], str] = lambda _: "",
    locate: Locate | None = None,
) -> Iterator[Finding]:
    """The findings of the rules that hold several articles against each other, in the rules' order."""
    by_file = {id(case.file): case for case in cases}
    for rule, across, setting in rules_across(rules, settings or {}):
        for pair in pairs_across([case.file for case in cases], across) if len(cases) > 1 else ():
            case = by_file[id(pair.first[0])]
            if flag := across.flag(pair):
                yield from findings_of(case, rule, [flag], setting, path_of(case.file), locate)


def rules_across(rules: Iterable[Rule], settings: Mapping[str, RuleSetting]) -> Iterator[tuple[Rule, Across, RuleSetting | None]]:
    """The rules over several articles that a workspace has not turned off, each with what it decided about it."""
    for rule in rules:
        setting = settings.get(rule.code)
        if rule.across is not None and not (setting and setting.severity == "off"):
            yield rule, rule.across, setting


def findings_of(
    case: Case, rule: Rule, flags: Iterable[Flag], setting: RuleSetting | None, path: str, locate: Locate | None
) -> Iterator[Finding]:
    """The flags of a rule as findings, each once, those that a reviewer dismissed left out."""
    told = {d.fingerprint for claim in case.file.claims for d in claim.review.dismissed if d.code == rule.code}
    for flag in flags:
        fingerprint = finding_fingerprint(rule.code, case.file.article.id, [claim.id for claim in flag.claims], flag.values)
        if fingerprint in told:
            continue
        if flag.parties:
            told.add(fingerprint)
        yield Finding(
            code=rule.code,
            rule=rule.name,
            severity=_severity(rule, flag, setting),
            article=case.file.article.id,
            claims=tuple(claim.id for claim in flag.claims),
            message=flag.message,
            fix=flag.fix,
            fingerprint=fingerprint,
            places=_places(case, flag, path, locate),
            parties=flag.parties,
            clash=flag.clash,
            settle=flag.settle,
        )


def _severity(rule: Rule, flag: Flag, setting: RuleSetting | None) -> Severity:
    """The workspace's decision, else the flag's own, else the rule's."""
    if setting and setting.severity != "off":
        return setting.severity
    return flag.severity or rule.severity


def finding_fingerprint(code: str, article: str, claims: Iterable[str], values: Sequence[str] = ()) -> str:
    """SHA-256 of the code, the article, the claims and the normalised values: nothing that moves with edits elsewhere."""
    content = [code, article, sorted(claims), list(values)]
    return hashlib.sha256(json.dumps(content, ensure_ascii=False).encode()).hexdigest()


def _places(case: Case, flag: Flag, path: str, locate: Locate | None) -> tuple[Place, ...]:
    """Where the flag points: each of its parties that stands in the article, else each of its claims, or the article itself."""
    if parties := [party for party in flag.parties if party.end]:
        found = locate(case.file, [party.claim for party in parties]) if locate else [(1, 1)] * len(parties)
        return tuple(
            Place(case.file.article.id, party.claim, path, line, column, party.start, party.end)
            for party, (line, column) in zip(parties, found, strict=True)
        )
    anchors: list[Claim | None] = list(flag.claims) or [None]
    ids = [claim.id if claim else None for claim in anchors]
    spots = locate(case.file, ids) if locate else [(1, 1)] * len(anchors)
    extents = [Span(claim.quote.start, claim.quote.end) if claim else case.file.article.span for claim in anchors]
    spans = flag.spans if len(flag.spans) == len(anchors) else extents
    return tuple(
        Place(case.file.article.id, claim_id, path, line, column, span.start, span.end)
        for claim_id, (line, column), span in zip(ids, spots, spans, strict=True)
    )
