"""The order of the stages: an article file in, its claims files out; then the audit over all of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
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
    index_claims,
    list_claims,
    parse_claims,
    read_claims,
    read_claims_text,
    with_tokens,
)
from claimcheck.store.events import load_events
from claimcheck.store.jsontext import line_and_column, locate
from claimcheck.store.merge import lay_evidence, lay_over, merge_citations, merge_claims, settle_reviews
from claimcheck.store.words import load_words

if TYPE_CHECKING:
    from claimcheck.audit.facts.story import Story
    from claimcheck.audit.rule import Case
    from claimcheck.report.model import Audit, RulePage
    from claimcheck.text.claims_words import ClaimWords

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
    homes = [shop.index.file_for(record, ids - {record.id}, shop.gone) for record in records]
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
    claims = tuple(lay_evidence(claim, verified[claim.id]) if claim.id in verified else claim for claim in file.claims)
    return replace(file, claims=claims)


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


def audit_file(path: Path, settings: Settings, sources: Mapping[str, Source]) -> tuple[ClaimsFile, list[Finding]]:
    """One claims file with its findings, its article not read again. Raises ClaimcheckError when it cannot be read."""
    text = read_claims_text(path)
    file = _with_evidence(path, text, settings)
    case = replace(_case(file, sources, None), events=load_events(settings.root))
    return file, audit_one(case, settings.rules, _places(file, text), _shown(path, settings))


def audit_workspace(settings: Settings, sources: Mapping[str, Source], *, fresh: bool = True) -> Audit:
    """Every claims file audited: what `report` shows and what `check` judges, by this one function.

    With `fresh` each article is read again, so that a claims file that no longer fits its text is found. A claims file
    that cannot be read raises ClaimcheckError: an audit with a hole in it would look like a clean one.
    """
    from claimcheck.report.model import Audit  # noqa: PLC0415

    files: list[ClaimsFile] = []
    findings: list[Finding] = []
    texts: dict[str, str] = {}
    cases: list[Case] = []
    spots: dict[str, Spots] = {}
    shown: dict[str, str] = {}
    words, events = load_words(settings.root), load_events(settings.root)
    for article_path, paths in _by_article_file(settings).items():
        document = _find_document(article_path, settings)
        texts[article_path] = document.text if document else ""
        read = _read_all(document, words) if document and fresh else []
        current = {new.article.id: new for new, _ in read} if fresh else None
        articles = {new.article.id: article for new, article in read}
        for path in paths:
            text = read_claims_text(path)
            file = _with_evidence(path, text, settings)
            case = _case(file, sources, current)
            case = replace(case, events=events, story=_story(articles.get(case.fresh.article.id)) if case.fresh else None)
            files.append(file)
            spots[file.article.id] = _places(file, text)
            shown[file.article.id] = _shown(path, settings)
            cases.append(replace(case, story=None))
            findings += audit_one(case, settings.rules, spots[file.article.id], shown[file.article.id])
    findings += audit_many(cases, settings.rules, spots, shown)
    order = {file.article.id: n for n, file in enumerate(sorted(files, key=lambda f: (f.article.path, f.article.span.start)))}
    return Audit(
        workspace_title=settings.root.name,
        files=tuple(sorted(files, key=lambda file: order[file.article.id])),
        texts=texts,
        sources=sources,
        findings=tuple(sorted(findings, key=lambda finding: order[finding.article])),
        rules=rule_pages(),
        notes=(),
    )


def _by_article_file(settings: Settings) -> dict[str, list[Path]]:
    """The claims files grouped by the article file they belong to, so that each of those is read once."""
    known = index_claims(settings.claims_dir).by_id
    groups: dict[str, list[Path]] = defaultdict(list)
    for path in list_claims(settings.claims_dir):
        found = known.get(path.stem)
        groups[found.path if found else ""].append(path)
    return groups


def _find_document(article_path: str, settings: Settings) -> Document | None:
    """The article file, None when it is not there or cannot be read."""
    from claimcheck.extract.documents import read_document  # noqa: PLC0415

    path = settings.root / article_path
    try:
        return read_document(path, settings.root) if article_path and path.is_file() else None
    except ClaimcheckError:
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

    return list(audit_case(case, RULES, settings=rules, path=path, locate=lambda _, ids: [spots[item] for item in ids]))


def audit_many(
    cases: Sequence[Case], rules: Mapping[str, RuleSetting], spots: Mapping[str, Spots], paths: Mapping[str, str]
) -> list[Finding]:
    """What articles state against each other; `spots` and `paths` are each article's by its id."""
    from claimcheck.audit.rules import RULES  # noqa: PLC0415
    from claimcheck.audit.run import audit_across  # noqa: PLC0415

    def locate(file: ClaimsFile, ids: Sequence[str | None]) -> list[tuple[int, int]]:
        return [spots[file.article.id][item] for item in ids]

    return list(audit_across(cases, RULES, settings=rules, path_of=lambda file: paths[file.article.id], locate=locate))


Spots = Mapping[str | None, tuple[int, int]]
"""Line and column of each claim by its id, of the article under None."""


def _draft_places(file: ClaimsFile, document: Document) -> Spots:
    """Where each claim stands in the article file itself: a draft has no claims file."""
    starts: dict[str | None, int] = {None: file.article.span.start, **{claim.id: claim.quote.start for claim in file.claims}}
    return {name: line_and_column(document.text, start) for name, start in starts.items()}


def _places(file: ClaimsFile, claims_text: str) -> Spots:
    """Where each claim stands in its claims file."""
    pointers: list[tuple[str | int, ...]] = [("article",), *(("claims", index) for index in range(len(file.claims)))]
    ids: list[str | None] = [None, *(claim.id for claim in file.claims)]
    return dict(zip(ids, locate(claims_text, pointers), strict=True))


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


def audit_text(
    document: Document,
    sources: Sequence[Source] = (),
    rules: Mapping[str, RuleSetting] | None = None,
    words: ClaimWords | None = None,
    events: tuple[KnownEvent, ...] = (),
) -> list[Finding]:
    """The findings of a draft, from its text alone: nothing on disk is read or written."""
    by_path = {source.path: source for source in sources}
    nowhere = Workshop(ClaimsIndex(), by_path, Path(), Path(), words=words)
    findings: list[Finding] = []
    cases: list[Case] = []
    spots: dict[str, Spots] = {}
    for built in build_document(document, nowhere):
        if built.file is None:
            assert built.problem is not None
            raise built.problem
        case = replace(_case(built.file, by_path, None), story=_story(built.article), events=events)
        spots[built.file.article.id] = _draft_places(built.file, document)
        cases.append(replace(case, story=None))
        findings += audit_one(case, rules or {}, spots[built.file.article.id], document.path)
    return findings + audit_many(cases, rules or {}, spots, dict.fromkeys(spots, document.path))
