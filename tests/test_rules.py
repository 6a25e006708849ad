"""Every rule's page is run as its test."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from claimcheck.audit.rule import Case, Earlier, PageCase, Rule, read_page
from claimcheck.audit.rules import RULES
from claimcheck.audit.run import audit_case
from claimcheck.pipeline import Workshop, audit_text, build_article, read_article
from claimcheck.records import ClaimsFile, Document, Finding, Review, Source
from claimcheck.store.claims import ClaimsIndex
from claimcheck.store.merge import settle_reviews
from claimcheck.text.articles import split_articles

CASES = [(rule, number, case) for rule in RULES for number, case in enumerate(read_page(rule).cases, 1)]
RULES_DIR = Path(__file__).parent.parent / "src" / "claimcheck" / "audit" / "rules"


def _sources(case: PageCase) -> list[Source]:
    """The sources of a page's `source` blocks: a head of `key: value` lines, an empty line, the text."""
    found = []
    for number, body in enumerate(_given(case, "source"), 1):
        head, _, text = body.partition("\n\n")
        keys = dict(line.split(": ", 1) for line in head.splitlines())
        found.append(Source(f"page-{number}", f"sources/page-{number}.txt", keys["url"], state="saved", text=text.strip()))
    return found


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


def _audit(rule: Rule, case: PageCase) -> list[Finding]:
    if not {"review", "earlier", "swap"} & {kind for kind, _ in case.given} and not rule.code.startswith("CC5"):
        return [
            item
            for item in audit_text(Document("articles/case.txt", case.article, "text"), _sources(case))
            if item.code == rule.code
        ]
    sources = {source.path: source for source in _sources(case)}
    earlier = _given(case, "earlier")
    old = _reviewed(_build(earlier[0], sources, None), case) if earlier else None
    new = _build(case.article, sources, old)
    new = _swapped(new, case) if earlier else _reviewed(new, case)
    held = Case(new, sources, earlier=Earlier(old, frozenset(sources)) if old else None)
    return list(audit_case(held, [rule]))


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
