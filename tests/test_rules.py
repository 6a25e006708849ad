"""Every rule's page is run as its test."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from claimcheck.audit.rule import Case, Earlier, PageCase, Rule, read_page
from claimcheck.audit.rules import RULES
from claimcheck.audit.run import audit_case
from claimcheck.auditing import audit_text
from claimcheck.pipeline import Workshop, build_article, build_document, read_article
from claimcheck.records import Attempt, ClaimsFile, Document, Finding, Review, Source
from claimcheck.sources.kinds import KINDS
from claimcheck.sources.ledger import is_dead
from claimcheck.store.claims import ClaimsIndex
from claimcheck.store.merge import settle_reviews
from claimcheck.text.articles import split_articles

CASES = [(rule, number, case) for rule in RULES for number, case in enumerate(read_page(rule).cases, 1)]
RULES_DIR = Path(__file__).parent.parent / "src" / "claimcheck" / "audit" / "rules"


def _sources(case: PageCase) -> tuple[list[Source], list[Source]]:
    """The sources of a page's blocks as they were when the evidence was gathered, and as they are now.

    `source`: a head of `key: value` lines, an empty line, the text; a second block of one address is what it says now.
    `ledger`: `url: …`, then a try a line: day, kind, status.
    """
    then: dict[str, Source] = {}
    now: dict[str, Source] = {}
    for number, (kind, body) in enumerate(case.given, 1):
        if kind in ("review", "earlier", "swap"):
            continue
        assert kind in ("source", "ledger"), f"no test knows what to do with a {kind} block yet"
        head, _, rest = body.partition("\n\n" if kind == "source" else "\n")
        url = dict(line.split(": ", 1) for line in head.splitlines())["url"]
        known = now.get(url) or Source(f"page-{number}", f"sources/page-{number}.json", url)
        if kind == "source":
            known = replace(known, state="saved", text=rest.strip())
        else:
            known = replace(known, attempts=tuple(_attempt(url, *line.split()) for line in rest.splitlines()))
            known = replace(
                known, state=known.state if known.text else "dead" if is_dead(known.attempts) else known.attempts[-1].outcome
            )
        now[url] = known
        then.setdefault(url, known)
    return list(then.values()), list(now.values())


def _attempt(url: str, day: str, kind: str, status: str | None = None) -> Attempt:
    return Attempt(f"{day}T12:00:00Z", url, KINDS[kind].outcome, int(status) if status else None, KINDS[kind].words, kind)


def _given(case: PageCase, kind: str) -> list[str]:
    assert {name for name, _ in case.given} <= {"source", "review", "earlier", "swap"}, (
        "no test knows what to do with such a block"
    )
    return [body for name, body in case.given if name == kind]


def _build(text: str, sources: dict[str, Source], old: ClaimsFile | None) -> ClaimsFile:
    """The claims file of the one article in a text, laid over the one that was there."""
    document = Document("articles/case.txt", text, "text")
    article = next(iter(split_articles(document)))
    shop = Workshop(ClaimsIndex(), sources, Path(), Path())
    return build_article(article, document, read_article(article, document), old, shop)


def _reviewed(file: ClaimsFile, case: PageCase) -> ClaimsFile:
    """The file after a page's `review` blocks: a line `STATUS by NAME: WORDS` decides on the claim that begins with the words."""
    claims = list(file.claims)
    for line in "".join(_given(case, "review")).splitlines():
        head, words = line.split(": ", 1)
        status, _, by = head.partition(" by ")
        (index,) = (n for n, claim in enumerate(claims) if claim.text.startswith(words))
        claims[index] = replace(claims[index], review=Review(status, by, "checked"))
    return settle_reviews(replace(file, claims=tuple(claims)))


def _swapped(file: ClaimsFile, case: PageCase) -> ClaimsFile:
    """The file after a page's `swap` block: the two claims that begin with its lines have each other's id."""
    claims = list(file.claims)
    for block in _given(case, "swap"):
        one, two = (next(n for n, claim in enumerate(claims) if claim.text.startswith(words)) for words in block.splitlines())
        claims[one], claims[two] = replace(claims[one], id=claims[two].id), replace(claims[two], id=claims[one].id)
    return replace(file, claims=tuple(claims))


def _audit_file(rule: Rule, case: PageCase) -> list[Finding]:
    """The findings of a rule about claims files: with what a page's blocks say was there earlier and was decided."""
    sources = {source.path: source for source in _sources(case)[1]}
    earlier = _given(case, "earlier")
    old = _reviewed(_build(earlier[0], sources, None), case) if earlier else None
    new = _build(case.article, sources, old)
    new = _swapped(new, case) if earlier else _reviewed(new, case)
    return list(audit_case(Case(new, sources, earlier=Earlier(old, frozenset(sources)) if old else None), [rule]))


def _audit(rule: Rule, case: PageCase) -> list[Finding]:
    if rule.code.startswith("CC5"):
        return _audit_file(rule, case)
    document = Document("articles/case.txt", case.article, "text")
    then, now = _sources(case)
    if then == now:
        return [finding for finding in audit_text(document, now) if finding.code == rule.code]
    shop = Workshop(ClaimsIndex(), {source.path: source for source in then}, Path(), Path())
    built = [item.file for item in build_document(document, shop) if item.file]
    later = {source.path: source for source in now}
    return [finding for file in built for finding in audit_case(Case(file, later), [rule])]


def _says(case: PageCase, found: list[Finding]) -> bool:
    return bool(found) and all(any(words in finding.message for finding in found) for words in case.says)


@pytest.mark.parametrize(
    ("rule", "number", "case"), CASES, ids=[f"{rule.code}-{number}-{case.kind}" for rule, number, case in CASES]
)
def test_page(rule: Rule, number: int, case: PageCase):
    found = _audit(rule, case)
    told = "\n".join(finding.message for finding in found) or "nothing"
    if case.kind == "quiet":
        assert not found, told
    elif case.kind == "flags":
        assert _says(case, found), told
    else:
        assert not _says(case, found), f"a known miss is found now: make it a `flags` block. Found: {told}"


def test_every_rule_file_is_in_the_registry():
    names = {path.stem for path in RULES_DIR.glob("*.py")} - {"__init__"}
    assert {rule.name.replace("-", "_") for rule in RULES} == names == {path.stem for path in RULES_DIR.glob("*.md")}


def test_codes_and_names_are_unique_and_pages_begin_with_them():
    assert len({rule.code for rule in RULES}) == len({rule.name for rule in RULES}) == len(RULES)
    for rule in RULES:
        assert read_page(rule).title == f"{rule.code} {rule.name}"


def test_every_page_shows_when_it_flags_and_when_it_is_quiet():
    for rule in RULES:
        kinds = {case.kind for case in read_page(rule).cases}
        assert kinds >= ({"quiet"} if rule.code == "CC503" else {"flags", "quiet"}), rule.code


INDEX = Path(__file__).parent.parent / "docs" / "rules" / "README.md"


def index() -> str:
    """docs/rules/README.md: every rule with its severity and its page."""
    head = "# The rules\n\nWhat `claimcheck explain` lists. Each page is the rule's help and its tests.\n\n| code | name | severity |\n|---|---|---|\n"
    pages = "../../src/claimcheck/audit/rules"
    return head + "".join(
        f"| [{rule.code}]({pages}/{rule.name.replace('-', '_')}.md) | {rule.name} | {rule.severity} |\n" for rule in RULES
    )


def test_the_index_of_the_rules_is_that_of_the_registry():
    if os.environ.get("WRITE_GOLD"):
        INDEX.parent.mkdir(exist_ok=True)
        INDEX.write_text(index(), encoding="utf-8")
    assert INDEX.read_text(encoding="utf-8") == index()
