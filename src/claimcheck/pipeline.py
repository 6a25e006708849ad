"""The order of the stages: an article file in, its claims files out; then the audit over all of them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
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
    Language,
    Passage,
    Source,
    Verdict,
)
from claimcheck.settings import Settings
from claimcheck.store.claims import (
    ClaimsIndex,
    Known,
    index_claims,
    list_claims,
    read_claims,
)
from claimcheck.store.fields import goes_by_its_words, lay_over
from claimcheck.store.jsontext import line_and_column
from claimcheck.store.learned import load_learned
from claimcheck.store.merge import lay_evidence, merge_citations, merge_claims, settle_reviews, unsettle, with_ids
from claimcheck.store.names import load_names
from claimcheck.store.words import load_words

if TYPE_CHECKING:
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
    names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Spellings that reviewers confirmed to be one name."""
    learned: Mapping[tuple[Language, str], tuple[str, ...]] = field(default_factory=dict)
    """Pairs of words that accepted evidence taught."""
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
    words, names, learned = load_words(settings.root), load_names(settings.root), load_learned(settings.root)
    return Workshop(index, sources, settings.claims_dir, settings.evidence_dir, stages, gone, words, names=names, learned=learned)


def accepted_pairs(settings: Settings) -> list[tuple[str, str]]:
    """Each claim that a reviewer accepted with each passage that states it. Raises ClaimcheckError."""
    files = (read_claims(path, settings.evidence_dir) for path in list_claims(settings.claims_dir))
    return [
        (claim.text, item.passage.exact)
        for file in files
        for claim in file.claims
        if claim.review.status == "accepted" and claim.state == "current"
        for item in claim.evidence
        if item.verdict == "supported" and item.passage
    ]


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
        file = verify_article(file, shop.sources, shop.names, shop.learned)
    return settle_reviews(file)


def link_article(file: ClaimsFile, article: ArticleText, document: Document, sources: Mapping[str, Source]) -> ClaimsFile:
    """The file with the citations that the article offers, tied to the sources that the workspace holds."""
    from claimcheck.link.assign import assign_citations  # noqa: PLC0415
    from claimcheck.link.attach import attach_sources  # noqa: PLC0415
    from claimcheck.link.find import find_citations  # noqa: PLC0415
    from claimcheck.link.own import read_own_citations  # noqa: PLC0415

    known = sorted(source.url for source in sources.values() if source.url and source.state not in ("failed", "dead"))
    found = tuple(_settled(item, article, file, sources) for item in find_citations(article, document.text, known))
    file = merge_citations(file, found, lambda claims, citations: assign_citations(claims, citations, article, document.text))
    file = read_own_citations(file, article, known)
    attached = attach_sources(file.citations, tuple(sources.values()))
    citations = tuple(lay_over(item, source=tied.source) for item, tied in zip(file.citations, attached, strict=True))
    return replace(file, citations=citations)


def filled_in(file: ClaimsFile) -> ClaimsFile:
    """The file with what a person left out of what they added: ids, and what the words of a citation come to."""
    file = with_ids(file)
    if not any(map(goes_by_its_words, file.citations)):
        return file
    from claimcheck.link.own import read_own_citations  # noqa: PLC0415

    return read_own_citations(file)


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


def verify_article(
    file: ClaimsFile,
    sources: Mapping[str, Source],
    names: Mapping[str, tuple[str, ...]],
    learned: Mapping[tuple[Language, str], tuple[str, ...]],
) -> ClaimsFile:
    """The file with what each readable source says of each claim; `names` and `learned` are the workspace's own words."""
    from claimcheck.verify.evidence import SourceText, gather_evidence  # noqa: PLC0415
    from claimcheck.verify.own_words import OwnWords  # noqa: PLC0415

    texts = {}
    for citation in file.citations:
        if (found := text_of(citation, sources)) is not None:
            path = citation.source if citation.source and citation.kind != "inline-text" else ""
            texts[citation.id] = SourceText(*found, path)
    others = {path: SourceText(source.text, source.language, path) for path, source in sources.items() if source.text}
    live = [claim for claim in file.claims if claim.state in ("current", "suspect")]
    verified = {claim.id: claim.evidence for claim in gather_evidence(live, texts, others, OwnWords(names, learned))}
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
