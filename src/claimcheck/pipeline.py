"""The order of the stages: an article file in, its claims files out; then the audit over all of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from claimcheck.errors import ClaimcheckError
from claimcheck.records import (
    ArticleText,
    Citation,
    Claim,
    ClaimsFile,
    Document,
    Evidence,
    Finding,
    KnownEvent,
    Language,
    Passage,
    Source,
    Verdict,
)
from claimcheck.settings import RuleSetting, Settings
from claimcheck.store.claims import (
    ClaimsIndex,
    Known,
    index_claims,
    list_claims,
    parse_claims,
    read_claims,
    read_claims_text,
    with_tokens,
)
from claimcheck.store.events import load_events
from claimcheck.store.fields import lay_over
from claimcheck.store.jsontext import canonical_places, line_and_column, locate
from claimcheck.store.merge import lay_evidence, merge_citations, merge_claims, settle_reviews, unsettle
from claimcheck.store.words import load_words

if TYPE_CHECKING:
    from claimcheck.audit.facts.story import Story
    from claimcheck.audit.rule import Case, Earlier
    from claimcheck.report.model import Audit, RulePage
    from claimcheck.text.claims_words import ClaimWords
    from claimcheck.verify.evidence import SourceText

Stage = Literal["extract", "link", "verify"]
MAX_ARTICLE = 1_000_000
"""Code points in one article: a long novel's third. What is longer is a dump that nothing divides."""
STAGES: tuple[Stage, ...] = ("extract", "link", "verify")


@dataclass(frozen=True, slots=True)
class Built:
    """What one article came to."""

    file: ClaimsFile | None
    """None when it could not be built; `problem` says why."""
    problem: ClaimcheckError | None = None
    article: ArticleText | None = None


@dataclass(frozen=True, slots=True)
class Workshop:
    """What building an article needs besides its text."""

    index: ClaimsIndex
    sources: Mapping[str, Source]
    claims_dir: Path
    evidence_dir: Path
    stages: Collection[Stage] = STAGES
    gone: frozenset[str] = frozenset()
    """Article files that claims files name and that are not there any more."""
    words: ClaimWords | None = None
    """The readers' words with those that the workspace adds; the built-in ones when None."""
    standing: dict[str, tuple[frozenset[str], frozenset[str]]] = field(default_factory=dict)
    """What other article files hold, as far as it was asked for: the hashes and the titles of their articles."""

    def has_left(self, known: Known) -> bool:
        """Whether an article's file is gone, or holds neither its text nor an article of its title any more."""
        if known.path in self.gone:
            return True
        if known.path not in self.standing:
            self.standing[known.path] = _articles_at(self.claims_dir.parent, known.path)
        hashes, titles = self.standing[known.path]
        return known.sha256 not in hashes and known.title not in titles


def _articles_at(root: Path, path: str) -> tuple[frozenset[str], frozenset[str]]:
    """The hashes and the titles of the articles that a file holds."""
    from claimcheck.extract.claims import article_record  # noqa: PLC0415
    from claimcheck.extract.documents import read_document  # noqa: PLC0415
    from claimcheck.text.articles import split_articles  # noqa: PLC0415

    try:
        document = read_document(root / path, root)
    except ClaimcheckError:
        return frozenset(), frozenset()
    records = [article_record(article, document) for article in split_articles(document)]
    return frozenset(record.sha256 for record in records), frozenset(record.title for record in records)


def open_workshop(settings: Settings, sources: Mapping[str, Source], stages: Collection[Stage] = STAGES) -> Workshop:
    """The workshop of a workspace, its claims folder indexed."""
    index = index_claims(settings.claims_dir)
    gone = frozenset(path for path in index.by_path if not (settings.root / path).is_file())
    return Workshop(index, sources, settings.claims_dir, settings.evidence_dir, stages, gone, load_words(settings.root))


# ---- one document


def build_document(document: Document, shop: Workshop) -> Iterator[Built]:
    """Each article of a document, taken through the stages and laid over its claims file as it stands on disk."""
    from claimcheck.extract.claims import article_record  # noqa: PLC0415  # the readers load when there is something to read
    from claimcheck.text.articles import split_articles  # noqa: PLC0415

    articles = split_articles(document)
    records = [article_record(article, document) for article in articles]
    ids = {record.id for record in records}
    homes = [shop.index.file_for(record, ids - {record.id}, shop.has_left) for record in records]
    orphans = shop.index.orphans(document.path, shop.gone, {home for home in homes if home})
    for article, record, home in zip(articles, records, homes, strict=True):
        if record.id in shop.index.broken:
            continue  # told once for the whole run; its file stays as it is
        try:
            new = read_article(article, document, shop.words)
            known = home or _adopt(new, orphans, shop)
            old = read_claims(shop.claims_dir / f"{known}.json", shop.evidence_dir) if known else None
            yield Built(build_article(article, document, new, old, shop), None, article)
        except ClaimcheckError as error:
            yield Built(None, error)


ADOPTED = 0.5
"""Least part of the shorter side's claims that an article under a new title shares with the file it is taken to belong to."""


def _adopt(new: ClaimsFile, orphans: set[str], shop: Workshop) -> str | None:
    """The file whose article went away and whose claims this article makes: it was renamed and edited in one go."""
    texts = {claim.text for claim in new.claims}
    shared: dict[str, float] = {}
    for name in orphans if texts else ():
        old = {claim.text for claim in read_claims(shop.claims_dir / f"{name}.json", shop.evidence_dir).claims}
        shared[name] = len(texts & old) / max(1, min(len(texts), len(old)))
    best = max(shared, key=lambda name: (shared[name], name), default=None)
    if best is None or shared[best] < ADOPTED or list(shared.values()).count(shared[best]) > 1:
        return None
    orphans.discard(best)
    return best


def read_article(article: ArticleText, document: Document, words: ClaimWords | None = None) -> ClaimsFile:
    """The claims of an article as its text gives them, told by `words`, without anything from disk.

    Raises ClaimcheckError for a text of more than MAX_ARTICLE code points.
    """
    from claimcheck.extract.claims import extract_claims  # noqa: PLC0415

    if len(article.text) > MAX_ARTICLE:
        line, _ = line_and_column(document.text, article.span.start)
        raise ClaimcheckError(
            f"{len(article.text):,} characters without the title of another article: too long to be one",
            place=f"{document.path}:{line}",
            fix="put each article under a title of its own, with empty lines around it, or into a file of its own",
            see="too-long",
        )
    return extract_claims(article, document, words)


def build_article(
    article: ArticleText, document: Document, new: ClaimsFile, old: ClaimsFile | None, shop: Workshop
) -> ClaimsFile:
    """One article through the stages that were asked for."""
    file = old
    if "extract" in shop.stages or file is None:
        file = merge_claims(old, new, document.text)
    if "link" in shop.stages:
        file = link_article(file, article, document, shop.sources)
    if "verify" in shop.stages:
        file = verify_article(file, shop.sources)
    return settle_reviews(file)


def link_article(file: ClaimsFile, article: ArticleText, document: Document, sources: Mapping[str, Source]) -> ClaimsFile:
    """The file with the citations that the article offers, tied to the sources that the workspace holds."""
    from claimcheck.link.assign import assign_citations  # noqa: PLC0415
    from claimcheck.link.attach import attach_sources  # noqa: PLC0415
    from claimcheck.link.find import find_citations  # noqa: PLC0415

    known = sorted(source.url for source in sources.values() if source.url and source.state not in ("failed", "dead"))
    found = tuple(_settled(item, article, file, sources) for item in find_citations(article, document.text, known))
    file = merge_citations(file, found, lambda claims, citations: assign_citations(claims, citations, article, document.text))
    attached = attach_sources(file.citations, tuple(sources.values()))
    citations = tuple(lay_over(item, source=tied.source) for item, tied in zip(file.citations, attached, strict=True))
    return replace(file, citations=citations)


def _settled(citation: Citation, article: ArticleText, file: ClaimsFile, sources: Mapping[str, Source]) -> Citation:
    """A citation with only candidates, settled on the one whose saved page agrees with the article; as it is where not exactly one does.

    Nothing is remembered of it: the same saved pages settle it the same way each time.
    """
    if citation.url or not citation.candidates or not sources:
        return citation
    from claimcheck.link.attach import comparison_key  # noqa: PLC0415
    from claimcheck.verify.page import agree_with_page  # noqa: PLC0415

    pages = {comparison_key(url): item for item in sources.values() if item.text for url in (item.url, *item.aliases) if url}
    claims = [claim.text for claim in file.claims if claim.state in ("current", "suspect")]
    agreeing: dict[str, tuple[str, str]] = {}
    for candidate in citation.candidates:
        page = pages.get(comparison_key(candidate.url))
        if page and (why := agree_with_page(article.title, claims, page.title, page.text or "", page.language)):
            agreeing.setdefault(page.path, (candidate.url, why))
    if len(agreeing) != 1:
        return citation
    url, why = next(iter(agreeing.values()))
    return replace(citation, url=url, chosen_by="page", chosen_why=why)


def verify_article(file: ClaimsFile, sources: Mapping[str, Source]) -> ClaimsFile:
    """The file with what each readable source says of each claim."""
    from claimcheck.verify.evidence import SourceText, gather_evidence  # noqa: PLC0415

    texts = {}
    for citation in file.citations:
        if (found := text_of(citation, sources)) is not None:
            path = citation.source if citation.source and citation.kind != "inline-text" else ""
            texts[citation.id] = SourceText(*found, path)
    others = {path: SourceText(source.text, source.language, path) for path, source in sources.items() if source.text}
    live = [claim for claim in file.claims if claim.state in ("current", "suspect")]
    verified = {claim.id: claim.evidence for claim in gather_evidence(live, texts, others)}
    claims = [unsettle(claim) if _lost_passage(claim, texts) else claim for claim in file.claims]
    return replace(
        file, claims=tuple(lay_evidence(claim, verified[claim.id]) if claim.id in verified else claim for claim in claims)
    )


def _lost_passage(claim: Claim, texts: Mapping[str, SourceText]) -> bool:
    """Whether a passage that the claim's evidence rests on is not in its source any more."""
    from claimcheck.sources.stale import has_passage  # noqa: PLC0415

    return any(
        item.passage and item.citation in texts and not has_passage(texts[item.citation].text, item.passage.exact)
        for item in claim.evidence
    )


def text_of(citation: Citation, sources: Mapping[str, Source]) -> tuple[str, Language | None] | None:
    """Readable text and language of a citation's source, None when there is none here."""
    if citation.kind == "inline-text":
        return citation.raw, citation.language
    source = sources.get(citation.source) if citation.source else None
    return (source.text, source.language or citation.language) if source and source.text else None


def hold_against(claim: Claim, citation: str, passage: Passage, language: Language | None) -> Evidence:
    """What a passage that a person chose says of a claim: its values are compared, whether it is the passage is not asked."""
    from claimcheck.verify.align import align  # noqa: PLC0415

    found = align([claim.text], [passage.exact], language)[0]
    differs = any(value.status == "differs" for value in (*found.figures, *found.dates))
    verdict: Verdict = "contradicted" if differs else "supported"
    return Evidence(citation, verdict, found.score, passage, found.figures, found.dates, found.names, found.tokens)


# ---- the audit


def audit_workspace(settings: Settings, sources: Mapping[str, Source]) -> Audit:
    """Every claims file audited: what `report` shows and what `check` judges, by this one function.

    Each article is read again, so that what it states beside its claims counts and a claims file that no longer fits it is
    found. A claims file that cannot be read raises ClaimcheckError: an audit with a hole in it would look like a clean one.
    """
    desk = open_desk(settings, sources)
    return put_together([audit_article_file(path, paths, desk) for path, paths in by_article_file(settings).items()], desk)


def put_together(parts: Sequence[Part], desk: Desk) -> Audit:
    """The audit of a workspace from those of its article files, with what they state against each other."""
    from claimcheck.report.model import Audit  # noqa: PLC0415

    files = sorted(
        (case.file for part in parts for case in part.cases), key=lambda file: (file.article.path, file.article.span.start)
    )
    order = {file.article.id: number for number, file in enumerate(files)}
    findings = [finding for part in parts for finding in part.findings] + audit_many(parts, desk)
    return Audit(
        workspace_title=desk.settings.root.name,
        files=tuple(files),
        texts={part.path: part.text for part in parts},
        sources=desk.sources,
        findings=tuple(sorted(findings, key=lambda finding: order.get(finding.article, len(order)))),
        rules=rule_pages(),
        notes=(),
    )


@dataclass(frozen=True, slots=True)
class Desk:
    """What auditing an article file needs besides its claims files."""

    settings: Settings
    sources: Mapping[str, Source]
    words: ClaimWords
    events: tuple[KnownEvent, ...] = ()
    earlier: Mapping[str, Earlier] = field(default_factory=dict)
    """By article id: what each article was in the commit that is compared with."""


@dataclass(frozen=True, slots=True)
class Part:
    """The audit of one article file."""

    path: str
    text: str
    cases: tuple[Case, ...]
    """Its articles, without what was read of their text."""
    claims: Mapping[str, Path]
    """The claims file of each article, by its id."""
    findings: tuple[Finding, ...]


def open_desk(settings: Settings, sources: Mapping[str, Source], *, earlier: Mapping[str, Earlier] | None = None) -> Desk:
    """The desk of a workspace."""
    return Desk(settings, sources, load_words(settings.root), load_events(settings.root), earlier or {})


@dataclass(frozen=True, slots=True)
class Reading:
    """An article file as it reads now."""

    document: Document | None = None
    """None when it is not there or cannot be read."""
    current: Mapping[str, ClaimsFile] = field(default_factory=dict)
    """The claims of its articles, by their ids."""
    articles: Mapping[str, ArticleText] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """Of the file."""
        return self.document.text if self.document else ""


def read_article_file(article_path: str, desk: Desk) -> Reading:
    """What an article file holds now; nothing when it is not there or cannot be read."""
    document = find_document(article_path, desk.settings)
    read = _read_all(document, desk.words) if document else []
    return Reading(document, {new.article.id: new for new, _ in read}, {new.article.id: article for new, article in read})


def audit_article_file(article_path: str, paths: Sequence[Path], desk: Desk) -> Part:
    """The claims files of one article file audited, and the articles in it that have none."""
    reading = read_article_file(article_path, desk)
    cases: list[Case] = []
    findings: list[Finding] = []
    claimed: set[str] = set()
    for path in paths:
        case, found = audit_claims_file(path, reading, desk)
        if case.fresh:
            claimed.add(case.fresh.article.id)
        cases.append(replace(case, fresh=None))
        findings += found
    for name, new in reading.current.items():
        if reading.document and name not in claimed and new.claims:
            findings += _audit_unextracted(new, reading.document, desk)
    claims = {case.file.article.id: path for case, path in zip(cases, paths, strict=True)}
    return Part(article_path, reading.text, tuple(cases), claims, tuple(findings))


def audit_claims_file(path: Path, reading: Reading, desk: Desk) -> tuple[Case, list[Finding]]:
    """One claims file as the rules saw it, without what was read of its text, and its findings; `reading` is its article file's."""
    text = read_claims_text(path)
    file = _with_evidence(path, text, desk.settings)
    case = _case(file, desk.sources, reading.current)
    case = replace(case, events=desk.events, earlier=desk.earlier.get(file.article.id))
    if case.fresh:
        case = replace(case, story=_story(reading.articles[case.fresh.article.id]))
    found = audit_one(case, desk.settings.rules, _file_spots(text), _shown(path, desk.settings))
    return replace(case, story=None, earlier=None), found


def audit_many(parts: Sequence[Part], desk: Desk) -> list[Finding]:
    """What the articles of a workspace state against each other."""
    from claimcheck.audit.rules import RULES  # noqa: PLC0415
    from claimcheck.audit.run import audit_across  # noqa: PLC0415

    paths = {name: path for part in parts for name, path in part.claims.items()}
    spots: dict[str, Spots] = {}

    def place(file: ClaimsFile, ids: Sequence[str | None]) -> Sequence[tuple[int, int]]:
        name = file.article.id
        if name not in spots:
            spots[name] = _file_spots(read_claims_text(paths[name]))
        return spots[name](file, ids)

    cases = [case for part in parts for case in part.cases]
    shown = {name: _shown(path, desk.settings) for name, path in paths.items()}
    return list(
        audit_across(cases, RULES, settings=desk.settings.rules, path_of=lambda file: shown[file.article.id], locate=place)
    )


def _audit_unextracted(new: ClaimsFile, document: Document, desk: Desk) -> list[Finding]:
    """The finding of an article that has no claims file: it stands in the article file itself."""
    from claimcheck.audit.rule import Case  # noqa: PLC0415

    case = Case(replace(new, claims=()), desk.sources, fresh=new, unextracted=True)
    return audit_one(case, desk.settings.rules, _draft_spots(document), document.path)


def by_article_file(settings: Settings) -> dict[str, list[Path]]:
    """The claims files by the article file that they belong to, and the article files that have none.

    Nothing when there are no claims files at all: an article that nobody has begun with is no hole in an audit.
    """
    from claimcheck.extract.documents import list_articles, relative_name  # noqa: PLC0415

    known = index_claims(settings.claims_dir).by_id
    groups: dict[str, list[Path]] = defaultdict(list)
    for path in list_claims(settings.claims_dir):
        found = known.get(path.stem)
        groups[found.path if found else ""].append(path)
    for folder in settings.articles if groups else ():
        for path in list_articles(folder) if folder.exists() else ():
            groups.setdefault(relative_name(path, settings.root), [])
    return groups


def find_document(article_path: str, settings: Settings) -> Document | None:
    """The article file, None when it is not there or cannot be read."""
    from claimcheck.extract.documents import read_document  # noqa: PLC0415

    path = settings.root / article_path
    try:
        return read_document(path, settings.root) if article_path and path.is_file() else None
    except ClaimcheckError as error:
        if error.see == "merge-conflict":
            raise  # neither of its sides is the article
        return None


def _read_all(document: Document, words: ClaimWords) -> list[tuple[ClaimsFile, ArticleText]]:
    from claimcheck.text.articles import split_articles  # noqa: PLC0415

    return [(read_article(article, document, words), article) for article in split_articles(document)]


def _with_evidence(path: Path, text: str, settings: Settings) -> ClaimsFile:
    return with_tokens(parse_claims(text, str(path)), settings.evidence_dir / path.name)


def _case(file: ClaimsFile, sources: Mapping[str, Source], current: Mapping[str, ClaimsFile] | None) -> Case:
    """The article as the rules see it; `current` is what its document holds now, None when it was not read."""
    from claimcheck.audit.rule import Case  # noqa: PLC0415

    if current is None:
        return Case(file, sources)
    found = current.get(file.article.id) or _same_article(file, current)
    return Case(file, sources, fresh=found, gone=found is None)


def _story(article: ArticleText | None) -> Story | None:
    """What the article states; None when its text is not at hand."""
    from claimcheck.audit.facts.story import tell_story  # noqa: PLC0415

    return tell_story(article) if article else None


def _same_article(file: ClaimsFile, current: Mapping[str, ClaimsFile]) -> ClaimsFile | None:
    """The article under another id: its first words were edited, so title or text has to tell."""
    for new in current.values():
        if new.article.sha256 == file.article.sha256 or new.article.title == file.article.title:
            return new
    return None


def audit_one(case: Case, rules: Mapping[str, RuleSetting], spots: Spots, path: str) -> list[Finding]:
    """The findings of one article; `spots` has the line and column of each claim in the file at `path`."""
    from claimcheck.audit.rules import RULES  # noqa: PLC0415
    from claimcheck.audit.run import audit_case  # noqa: PLC0415

    return list(audit_case(case, RULES, settings=rules, path=path, locate=spots))


Spots = Callable[["ClaimsFile", Sequence[str | None]], Sequence[tuple[int, int]]]
"""Gives line and column of claims by their ids, and of the article for None."""


def _draft_spots(document: Document) -> Spots:
    """Where each claim stands in the article file itself: a draft has no claims file."""

    def spots(file: ClaimsFile, ids: Sequence[str | None]) -> list[tuple[int, int]]:
        starts: dict[str | None, int] = {None: file.article.span.start, **{claim.id: claim.quote.start for claim in file.claims}}
        return [line_and_column(document.text, starts[name]) for name in ids]

    return spots


def _file_spots(claims_text: str) -> Spots:
    """Where each claim stands in its claims file, looked up when something is to be told of it."""
    known: dict[str | None, tuple[int, int]] = {}

    def spots(file: ClaimsFile, ids: Sequence[str | None]) -> list[tuple[int, int]]:
        if not known:
            pointers: list[tuple[str | int, ...]] = [("article",), *(("claims", number) for number in range(len(file.claims)))]
            places = canonical_places(claims_text, len(file.claims)) or locate(claims_text, pointers)
            known.update(zip([None, *(claim.id for claim in file.claims)], places, strict=True))
        return [known[name] for name in ids]

    return spots


def rule_pages() -> dict[str, RulePage]:
    """The page of every rule, by code."""
    from claimcheck.audit.rule import read_page  # noqa: PLC0415
    from claimcheck.audit.rules import RULES  # noqa: PLC0415
    from claimcheck.report.model import RulePage  # noqa: PLC0415

    pages = {rule.code: read_page(rule) for rule in RULES}
    return {
        rule.code: RulePage(rule.code, rule.name, rule.severity, pages[rule.code].title, pages[rule.code].text) for rule in RULES
    }


def _shown(path: Path, settings: Settings) -> str:
    """A claims file's path as messages name it."""
    return path.relative_to(settings.root).as_posix() if path.is_relative_to(settings.root) else str(path)


OF_THE_FILES = "CC5"
"""Codes of the findings about claims files, which a draft has none of."""


def audit_text(
    document: Document,
    sources: Sequence[Source] = (),
    rules: Mapping[str, RuleSetting] | None = None,
    words: ClaimWords | None = None,
    events: tuple[KnownEvent, ...] = (),
) -> list[Finding]:
    """The findings of a draft, from its text alone: nothing on disk is read or written."""
    from claimcheck.audit.rules import RULES  # noqa: PLC0415
    from claimcheck.audit.run import audit_across  # noqa: PLC0415

    by_path = {source.path: source for source in sources}
    nowhere = Workshop(ClaimsIndex(), by_path, Path(), Path(), words=words)
    findings: list[Finding] = []
    cases: list[Case] = []
    for built in build_document(document, nowhere):
        if built.file is None:
            assert built.problem is not None
            raise built.problem
        case = replace(_case(built.file, by_path, None), story=_story(built.article), events=events)
        cases.append(replace(case, story=None))
        findings += audit_one(case, rules or {}, _draft_spots(document), document.path)
    findings += audit_across(cases, RULES, settings=rules, path_of=lambda _: document.path, locate=_draft_spots(document))
    return [finding for finding in findings if not finding.code.startswith(OF_THE_FILES)]
