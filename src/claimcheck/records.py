"""The records that the stages hand each other: frozen, deciding nothing.

Offsets are code points, half open. Inside a reader they count from the start of the text it was given; in a claims file
they count from the start of the article file as it stands on disk. ``ArticleText.raw`` turns the first into the second.
Dates are EDTF strings (ISO 8601-2:2019), figures exact decimals.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

Language = Literal["en", "ru", "uk"]
Format = Literal["text", "markdown", "html", "wxr"]
Modifier = Literal["exact", "about", "over", "under", "at_least", "at_most", "between", "vague"]
Severity = Literal["error", "warning", "info"]
CitationKind = Literal["url", "wiki-title", "url-tail", "inline-text", "bibliographic", "empty"]
CitationStatus = Literal["intact", "repaired", "candidate", "ambiguous", "unrecoverable"]
Verdict = Literal["supported", "contradicted", "absent", "unread"]
Agreement = Literal["agrees", "differs", "absent"]
ReviewStatus = Literal["unreviewed", "accepted", "rejected", "not-a-claim", "no-source-needed"]
ClaimState = Literal["current", "suspect", "withdrawn", "orphaned"]
SourceState = Literal["untried", "saved", "no-text", "failed", "blocked", "dead"]
BlockKind = Literal[
    "title",
    "heading",
    "byline",
    "paragraph",
    "item",
    "quotation",
    "caption",
    "leftover",
    "source-heading",
    "source",
    "source-text",
]


# ---- what a reader finds in a text


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open stretch of code points."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class DateMention:
    """One date as a text states it."""

    start: int
    end: int
    text: str
    edtf: str
    """The value. `1941-10-18`, `1942/1946`, `193X`, `1880~`; docs/reading.md has the conventions."""
    grain: str
    """The unit it is stated in: day, month, season, year, decade, century, interval, set."""
    earliest: str | None
    """First possible day as an ISO date; None when open."""
    latest: str | None
    """Last possible day as an ISO date; None when open."""
    basis: Literal["stated", "context"] = "stated"
    read_from: str | None = None
    """For basis `context`: the words that supplied what the mention leaves out."""
    calendar: Literal["gregorian", "julian", "dual"] = "gregorian"
    """`julian`: marked Old Style; `dual`: written in both styles. `edtf` is Gregorian all the same."""


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time, not placed on the calendar."""

    start: int
    end: int
    text: str
    iso: str
    """ISO 8601, hedges left out: "around 7 weeks" is P7W."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One number as one text states it."""

    start: int
    end: int
    text: str
    low: Decimal | None
    """Exact. «11,9» is Decimal("11.9"), never a float; None when there is no lower bound."""
    high: Decimal | None
    modifier: Modifier
    unit: str | None
    """Lemma of the head noun in the sentence's language, "percent" in it for shares; None for a bare number."""
    of: str | None = None
    """What is counted beyond the unit, in the text's words: "Waffen SS" of "23,000 troops of the Waffen SS"."""


@dataclass(frozen=True, slots=True)
class Identifier:
    """A number that names a thing: a regiment, a page, a model, a newspaper's issue."""

    start: int
    end: int
    text: str
    kind: str


@dataclass(frozen=True, slots=True)
class NameMention:
    """A proper name as it stands in the text."""

    start: int
    end: int
    text: str
    kind: Literal["person", "place", "organisation", "unit", "name"]


@dataclass(frozen=True, slots=True)
class ClaimSpan:
    """A factual sentence, or the part of one that states one fact."""

    start: int
    end: int
    check_worthy: float
    """0 to 1: how much there is in it to check."""
    why: tuple[str, ...]
    predicate: str | None = None
    """Lemma of the verb the fact turns on."""
    said_by: str | None = None
    """Whom the sentence reports, when it is reported speech."""


@dataclass(frozen=True, slots=True)
class Subject:
    """Whom or what a sentence is about."""

    name: str
    """The fullest name that the text has for it."""
    why: str
    """What it was known by."""


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything the readers find in one text, each list in order of start."""

    lang: Language
    sentences: tuple[Span, ...]
    dates: tuple[DateMention, ...]
    durations: tuple[Duration, ...]
    figures: tuple[Figure, ...]
    identifiers: tuple[Identifier, ...]
    names: tuple[NameMention, ...]
    claims: tuple[ClaimSpan, ...]
    subjects: tuple[tuple[Subject, ...], ...] = ()
    """For each claim whom it is about; empty where that is open."""


# ---- article files and the articles in them


@dataclass(frozen=True, slots=True)
class Document:
    """An article file, decoded."""

    path: str
    """Relative to the workspace, with forward slashes; as given where the file lies outside of it."""
    text: str
    """The whole file as it stands on disk: no newline translation, a byte order mark kept."""
    format: Format
    encoding: str = "utf-8"


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of one article's readable text and what it is there for."""

    kind: BlockKind
    start: int
    end: int
    language: Language = "en"


@dataclass(frozen=True, slots=True)
class Link:
    """A hyperlink of a marked-up article."""

    start: int
    """Where its words stand in the readable text."""
    end: int
    url: str
    raw: Span
    """Where the address stands in the file."""


@dataclass(frozen=True, slots=True)
class ArticleText:
    """One article of a document: its readable text, what each part is, and where each character stands in the file."""

    title: str
    text: str
    """What a reader reads: tags dropped, entities resolved. Equal to the file's slice for plain text."""
    starts: Sequence[int]
    """For each character of `text`, where its first code point stands in the file."""
    ends: Sequence[int]
    """For each character of `text`, where its last code point ends in the file."""
    blocks: tuple[Block, ...]
    """In order, not overlapping; what lies between them is white space."""
    links: tuple[Link, ...] = ()
    span: Span = Span(0, 0)
    """The article's extent in the file."""
    language: Language = "en"
    published: str | None = None
    url: str | None = None

    def raw(self, start: int, end: int) -> Span:
        """The file's span for a non-empty span of the readable text."""
        return Span(self.starts[start], self.ends[end - 1])


# ---- the claims file


@dataclass(frozen=True, slots=True)
class Article:
    """What a claims file says of the article it belongs to."""

    id: str
    title: str
    path: str
    span: Span
    language: Language
    sha256: str
    """Of the article's slice of the file, encoded as UTF-8."""
    published: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """W3C TextQuoteSelector and TextPositionSelector in one: where a claim stands."""

    exact: str
    prefix: str
    suffix: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Step:
    """One repair of a citation's text, replayable."""

    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """An address that a citation may have meant."""

    url: str
    confidence: float
    why: str


@dataclass(frozen=True, slots=True)
class Bibliographic:
    """A printed source, as far as the citation tells."""

    author: str | None = None
    title: str | None = None
    container: str | None = None
    """The newspaper, journal or collected works it stands in."""
    year: str | None = None
    date: str | None = None
    """EDTF."""
    volume: str | None = None
    issue: str | None = None
    pages: str | None = None


@dataclass(frozen=True, slots=True)
class Citation:
    """What an article says its source is."""

    id: str
    raw: str
    """The article's own words; never overwritten. Empty for a heading with nothing under it."""
    span: Span
    kind: CitationKind
    status: CitationStatus
    url: str | None = None
    chosen_by: Literal["tool", "person", "page"] | None = None
    chosen_why: str = ""
    steps: tuple[Step, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    bibliographic: Bibliographic | None = None
    language: Language | None = None
    title: str | None = None
    source: str | None = None
    """Path of the saved source, relative to the workspace; None until there is one."""
    note: str = ""
    """For status unrecoverable: a search query that would find it."""
    also: tuple[Span, ...] = ()
    """Where else in the file the article cites it, in order; it stands for the claims of those places too."""
    machine: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Passage:
    """The part of a source that a claim rests on."""

    exact: str
    start: int
    end: int
    sha256: str


@dataclass(frozen=True, slots=True)
class ValueAgreement:
    """One figure, date or name of a claim held against the passage."""

    claim: str
    """The claim's value: a date's EDTF, a figure's words, a name."""
    source: str | None
    """The passage's counterpart; None when it has none."""
    status: Agreement
    why: str = ""


@dataclass(frozen=True, slots=True)
class TokenMatch:
    """A word of the claim and the word of the passage that answers it; offsets count from the start of each text."""

    claim: Span
    source: Span
    kind: str
    """How they match: figure, month, number-word, lexicon, acronym, name, cognate."""


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A source of the workspace that states a claim which does not cite it."""

    source: str
    """Its path, relative to the workspace."""
    score: float
    passage: Passage


@dataclass(frozen=True, slots=True)
class Evidence:
    """What one citation's source says of one claim."""

    citation: str
    verdict: Verdict
    score: float
    passage: Passage | None = None
    figures: tuple[ValueAgreement, ...] = ()
    dates: tuple[ValueAgreement, ...] = ()
    names: tuple[ValueAgreement, ...] = ()
    tokens: tuple[TokenMatch, ...] = ()
    """Kept in evidence/, not in the claims file, as are the next two."""
    unmatched: tuple[Span, ...] = ()
    """Words of the claim that nothing in the passage answers; offsets in the claim's text."""
    unmatched_source: tuple[Span, ...] = ()
    """Words of the passage that answer nothing of the claim; offsets in the passage."""
    elsewhere: Elsewhere | None = None
    """For verdict absent: another source of the workspace that states the claim."""
    shared_with: tuple[str, ...] = ()
    """Paths of the workspace's other sources that have the passage word for word."""


@dataclass(frozen=True, slots=True)
class Dismissal:
    """A finding that a person has looked at and put aside."""

    code: str
    fingerprint: str
    note: str


@dataclass(frozen=True, slots=True)
class Review:
    """What a person decided about a claim. The tool never writes into it but to mark an approval suspect."""

    status: ReviewStatus = "unreviewed"
    by: str = ""
    note: str = ""
    fingerprint: str = ""
    dismissed: tuple[Dismissal, ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """One factual statement of an article, with what it states and what it rests on."""

    id: str
    text: str
    """As a reader reads it; `quote.exact` is the raw slice of the file."""
    quote: Quote
    aliases: tuple[str, ...] = ()
    origin: Literal["machine", "person"] = "machine"
    state: ClaimState = "current"
    check_worthy: float = 1.0
    why: tuple[str, ...] = ()
    dates: tuple[DateMention, ...] = ()
    durations: tuple[Duration, ...] = ()
    figures: tuple[Figure, ...] = ()
    identifiers: tuple[Identifier, ...] = ()
    names: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    predicate: str | None = None
    said_by: str | None = None
    citations: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    review: Review = Review()
    machine: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ClaimsFile:
    """One claims/<article-id>.json."""

    article: Article
    citations: tuple[Citation, ...] = ()
    claims: tuple[Claim, ...] = ()


# ---- sources


@dataclass(frozen=True, slots=True)
class Attempt:
    """One try at fetching an address."""

    at: str
    """UTC, ISO 8601, to the second."""
    url: str
    outcome: SourceState
    status: int | None
    """The HTTP status, None when none came."""
    why: str
    kind: str = ""
    """What came of it, by its name in sources/kinds.py; empty in records written before there were kinds."""


@dataclass(frozen=True, slots=True)
class Source:
    """A thing that articles cite, and the copy of it that the workspace holds."""

    id: str
    path: str
    """Of its record or text, relative to the workspace."""
    url: str | None
    aliases: tuple[str, ...] = ()
    state: SourceState = "untried"
    title: str | None = None
    language: Language | None = None
    published: str | None = None
    note: str = ""
    text: str | None = None
    """The readable text, None when there is none."""
    attempts: tuple[Attempt, ...] = ()


# ---- what is known


@dataclass(frozen=True, slots=True)
class KnownEvent:
    """An event whose date is not in doubt, by which an article's dates can be held."""

    name: str
    edtf: str
    variants: tuple[str, ...]
    """How texts call it, in small letters, in any language."""
    source: str
    """Where its date can be looked up."""


# ---- findings


@dataclass(frozen=True, slots=True)
class Place:
    """Where a finding points: a claim or citation in a claims file, and its words in the article."""

    article: str
    claim: str | None
    path: str
    """The claims file, relative to the workspace."""
    line: int
    column: int
    start: int
    """In the article file."""
    end: int


Clash = Literal["rounding", "scope", "calendar", "scale", "clash", ""]
"""What kind of disagreement it is: a rounded value, another part or time or place, Old against New Style, a factor of a
thousand, two values that cannot both be right; empty for a finding that is none."""


@dataclass(frozen=True, slots=True)
class Party:
    """One side of a disagreement."""

    value: str
    """As the article has it, or the entry of a table that it is held against."""
    sentence: str
    """The whole sentence, white space folded."""
    claim: str | None
    start: int
    """Of the value, in the article file; 0, 0 for what does not stand there."""
    end: int


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule reports."""

    code: str
    rule: str
    severity: Severity
    article: str
    claims: tuple[str, ...]
    message: str
    fix: str
    fingerprint: str
    """SHA-256 of the code, the article and claim ids and the normalised values: no offset, so edits elsewhere do not move it."""
    places: tuple[Place, ...] = ()
    parties: tuple[Party, ...] = ()
    """The sides of a disagreement, each with its sentence."""
    clash: Clash = ""
    settle: str = ""
    """What would settle it."""
