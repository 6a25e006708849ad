"""The audit over all claims files: each article held against the rules, then the articles against each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.batch import spread
from claimcheck.errors import ClaimcheckError
from claimcheck.pipeline import Workshop, build_document, filled_in, read_article
from claimcheck.records import ArticleText, ClaimsFile, Document, Finding, KnownEvent, Source
from claimcheck.settings import RuleSetting, Settings
from claimcheck.store.cache import remembered_hashes
from claimcheck.store.claims import ClaimsIndex, index_claims, list_claims, parse_claims, read_claims_text, with_tokens
from claimcheck.store.events import load_events
from claimcheck.store.jsontext import canonical_places, line_and_column, locate
from claimcheck.store.words import load_words
from claimcheck.unchanged import Findings, load_findings

FEW = 8
"""Article files below which a second process costs more than it saves."""

if TYPE_CHECKING:
    from claimcheck.audit.facts.story import Story
    from claimcheck.audit.rule import Case, Earlier
    from claimcheck.report.model import Audit, RulePage
    from claimcheck.text.claims_words import ClaimWords


def audit_workspace(settings: Settings, sources: Mapping[str, Source]) -> Audit:
    """Every claims file audited: what `report` shows and what `check` judges, by this one function.

    Each article is read again, so that what it states beside its claims counts and a claims file that no longer fits it is
    found. A claims file that cannot be read raises ClaimcheckError: an audit with a hole in it would look like a clean one.
    """
    desk, groups = open_desk(settings, sources), by_article_file(settings)
    with remembered_hashes():
        known = load_findings(settings, sources)
        parts = audit_groups(groups, desk, known=known)
        known.save(groups)
    return put_together(parts, desk)


def audit_groups(
    groups: Mapping[str, Sequence[Path]], desk: Desk, *, known: Findings | None = None, records: bool = True, texts: bool = True
) -> list[Part]:
    """Each article file with its claims files audited, in order, over all cores.

    What an earlier audit left in `known` for files that are as they were is taken as it is, the rest is noted there. Without
    `records` and `texts` the parts have findings alone.
    """
    keys = {article: known.key_for(article, paths) if known else "" for article, paths in groups.items()}
    left = {article: known.of(article, key) if known else None for article, key in keys.items()}
    todo = [(article, paths) for article, paths in groups.items() if left[article] is None]
    audited = spread(partial(_audit_group, desk=desk, records=records, texts=texts), todo, alone=FEW)
    parts = []
    for article, paths in groups.items():
        findings = left[article]
        if findings is None:
            part = next(audited)
            if known:
                known.keep(article, keys[article], part.findings)
        else:
            part = _as_left(article, paths, findings, desk, records=records, texts=texts)
        parts.append(part)
    return parts


def _audit_group(group: tuple[str, Sequence[Path]], desk: Desk, *, records: bool, texts: bool) -> Part:
    part = audit_article_file(*group, desk)
    return replace(part, cases=part.cases if records else (), text=part.text if texts else "")


def _as_left(
    article: str, paths: Sequence[Path], findings: tuple[Finding, ...], desk: Desk, *, records: bool, texts: bool
) -> Part:
    """The part of an article file of which an earlier audit left the findings."""
    from claimcheck.audit.rule import Case  # noqa: PLC0415

    files = [_with_evidence(path, read_claims_text(path), desk.settings) for path in paths] if records else []
    document = find_document(article, desk.settings) if texts else None
    cases = tuple(Case(file, desk.sources, events=desk.events) for file in files)
    return Part(article, document.text if document else "", cases, {path.stem: path for path in paths}, findings)


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
    return read_articles(document, desk.words) if document else Reading()


def read_articles(document: Document, words: ClaimWords) -> Reading:
    """What a document holds."""
    read = _read_all(document, words)
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
    return audit_claims(_with_evidence(path, text, desk.settings), text, _shown(path, desk.settings), reading, desk)


def audit_claims(file: ClaimsFile, text: str, place: str, reading: Reading, desk: Desk) -> tuple[Case, list[Finding]]:
    """The same for a claims file at hand; `text` is what it is in JSON, `place` what messages call it."""
    case = _case(file, desk.sources, reading.current)
    case = replace(case, events=desk.events, earlier=desk.earlier.get(file.article.id))
    if case.fresh:
        case = replace(case, story=_story(reading.articles[case.fresh.article.id]))
    found = audit_one(case, desk.settings.rules, file_spots(text), place)
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
            spots[name] = file_spots(read_claims_text(paths[name]))
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
    return with_tokens(filled_in(parse_claims(text, str(path))), settings.evidence_dir / path.name)


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


def file_spots(claims_text: str) -> Spots:
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
