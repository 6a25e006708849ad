"""Every rule's page is run as its test."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimcheck.audit.rule import PageCase, Rule, read_page
from claimcheck.audit.rules import RULES
from claimcheck.pipeline import audit_text
from claimcheck.records import Document, Finding, Source

CASES = [(rule, number, case) for rule in RULES for number, case in enumerate(read_page(rule).cases, 1)]
RULES_DIR = Path(__file__).parent.parent / "src" / "claimcheck" / "audit" / "rules"


def _sources(case: PageCase) -> list[Source]:
    """The sources of a page's `source` blocks: a head of `key: value` lines, an empty line, the text."""
    found = []
    for number, (kind, body) in enumerate(case.given, 1):
        assert kind == "source", f"no test knows what to do with a {kind} block yet"
        head, _, text = body.partition("\n\n")
        keys = dict(line.split(": ", 1) for line in head.splitlines())
        found.append(Source(f"page-{number}", f"sources/page-{number}.txt", keys["url"], state="saved", text=text.strip()))
    return found


def _audit(rule: Rule, case: PageCase) -> list[Finding]:
    document = Document("articles/case.txt", case.article, "text")
    return [finding for finding in audit_text(document, _sources(case)) if finding.code == rule.code]


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
