"""What a rule is: a code, a name, a severity, one function, and a page that is its help text and its test cases."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from importlib.resources import files
from typing import Literal

from claimcheck.audit.across import Across
from claimcheck.audit.facts.story import Story
from claimcheck.records import Citation, Claim, ClaimsFile, Clash, KnownEvent, Party, Severity, Source, Span


@dataclass(frozen=True, slots=True)
class Earlier:
    """An article as it was in the commit that the gate compares with."""

    file: ClaimsFile
    sources: Collection[str]
    """Paths of the sources that were saved then."""


@dataclass(frozen=True, slots=True)
class Case:
    """One article as the rules see it."""

    file: ClaimsFile
    sources: Mapping[str, Source] = field(default_factory=dict)
    """The workspace's sources by path."""
    fresh: ClaimsFile | None = None
    """What reading the article now would give; None when its text was not at hand."""
    gone: bool = False
    """Whether the article's file was looked for and does not hold the article any more."""
    story: Story | None = None
    """Every sentence of the article, headings too; None when its text was not at hand: `story_of` then makes do with the claims."""
    unextracted: bool = False
    """Whether the article has no claims file at all; `file` then holds nothing but its record."""
    earlier: Earlier | None = None
    """The same article before the change at hand; None where there is nothing to compare with."""

    events: tuple[KnownEvent, ...] = ()
    """The workspace's own known events, which take the place of shipped ones of the same name."""

    def claims(self) -> tuple[Claim, ...]:
        """The claims that stand in the article now and that no reviewer took for something else."""
        return tuple(c for c in self.file.claims if c.state in ("current", "suspect") and c.review.status != "not-a-claim")

    def citations_of(self, claim: Claim) -> tuple[Citation, ...]:
        """The citations that stand for a claim."""
        wanted = set(claim.citations)
        return tuple(item for item in self.file.citations if item.id in wanted)

    def source_of(self, citation: Citation) -> Source | None:
        """The saved source of a citation, if there is one."""
        return self.sources.get(citation.source) if citation.source else None


@dataclass(frozen=True, slots=True)
class Flag:
    """What a rule's function reports; `run` makes a finding of it."""

    message: str
    """What is stated, where, and what disagrees with it; no verdict on who is right."""
    fix: str
    claims: tuple[Claim, ...] = ()
    values: tuple[str, ...] = ()
    """What the finding rests on, normalised: its fingerprint changes with them and with nothing else."""
    spans: tuple[Span, ...] = ()
    """Places in the article file; the claims' own when empty."""
    severity: Severity | None = None
    """For a rule with two severities; else the rule's own."""
    parties: tuple[Party, ...] = ()
    """The sides of a disagreement; places are theirs when there are any."""
    clash: Clash = ""
    settle: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of finding."""

    code: str
    name: str
    severity: Severity
    check: Callable[[Case], Iterable[Flag]]
    across: Across | None = None
    """For a rule over several articles."""


# ---- pages

PageKind = Literal["flags", "quiet", "missed"]
FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
GIVEN = ("source", "ledger", "review", "earlier", "swap")
"""Blocks that set the scene for the case after them."""


@dataclass(frozen=True, slots=True)
class PageCase:
    """One executed example of a rule's page."""

    kind: PageKind
    article: str
    says: tuple[str, ...]
    """What the finding's message must hold."""
    given: tuple[tuple[str, str], ...]
    """The blocks before it: their kind and text."""


@dataclass(frozen=True, slots=True)
class Page:
    """A rule's page."""

    title: str
    text: str
    """The whole page, Markdown."""
    cases: tuple[PageCase, ...]


def read_page(rule: Rule) -> Page:
    """The page of a rule, from the file beside its code."""
    text = files("claimcheck.audit.rules").joinpath(f"{rule.name.replace('-', '_')}.md").read_text(encoding="utf-8")
    return Page(text.split("\n", 1)[0].removeprefix("# ").strip(), text, tuple(_cases(text)))


def _cases(text: str) -> Iterator[PageCase]:
    given: list[tuple[str, str]] = []
    for kind, body in FENCE.findall(text):
        if kind in GIVEN:
            given.append((kind, body))
        elif kind in ("flags", "quiet", "missed"):
            lines = body.splitlines(keepends=True)
            says = tuple(line.removeprefix("says:").strip() for line in lines if line.startswith("says:"))
            yield PageCase(kind, "".join(line for line in lines if not line.startswith("says:")), says, tuple(given))
            given = []
