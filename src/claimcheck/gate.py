"""The gate: what a change adds to the findings, over the commit that it began from or over the baseline."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from claimcheck.audit.baseline import NAME, read_baseline
from claimcheck.audit.rule import Earlier
from claimcheck.audit.run import finding_fingerprint
from claimcheck.auditing import Desk, Part, audit_groups, audit_many, by_article_file, open_desk
from claimcheck.errors import ClaimcheckError
from claimcheck.records import Finding, Source
from claimcheck.settings import RuleSetting, Settings, load_settings
from claimcheck.sources.saved import READABLE, load_sources
from claimcheck.store.cache import remembered_hashes
from claimcheck.store.claims import list_claims, read_claims
from claimcheck.store.history import Commit, blob_id, is_tracked, merge_base
from claimcheck.store.matching import SAME_WORDS
from claimcheck.unchanged import Findings, load_findings

SOURCE = re.compile(rb'"source": "([^"]+)"')
REFERENCE = "reference/"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the gate came to."""

    errors: tuple[Finding, ...]
    """Those that count: added by the change, or not accepted."""
    before: int
    """Errors that do not count: they were there before, or the baseline has them."""
    files: int
    """Claims files that the workspace has."""
    base: str | None = None
    """The commit compared with; None without one."""


def judge(settings: Settings, sources: Mapping[str, Source], against: str | None = None) -> Verdict:
    """The errors that count. Writes nothing into the workspace.

    With `against`, those that were not there where the branch left that commit: the baseline and the rules' settings are
    taken as they stood there, so that a change cannot excuse itself. Without, those that claims-baseline.txt does not list.
    Raises ClaimcheckError for a file that cannot be read and where git has no such commit.
    """
    groups = by_article_file(settings)
    known: Collection[str] = read_baseline(settings.root)
    if against is None:
        known_findings = None if is_tracked(settings.root, settings.cache_dir) else load_findings(settings, sources)
        parts = _audit(groups, open_desk(settings, sources), keep=False, left=known_findings)
        return _verdict(parts, known, {}, sum(map(len, groups.values())), None)
    base = merge_base(settings.root, against)
    with laid_out(base, settings, sources, groups) as then:
        old = _audit(by_article_file(then.settings), open_desk(then.settings, then.sources), keep=True)
        files = [case.file for part in old for case in part.cases]
        earlier = {file.article.id: Earlier(file, frozenset(then.sources)) for file in files}
        desk = open_desk(replace(settings, rules=then.settings.rules), sources, earlier=earlier)
        parts = _audit({path: paths for path, paths in groups.items() if path in then.touched}, desk, keep=True)
    known = then.accepted | {finding.fingerprint for part in old for finding in part.findings}
    return _verdict(parts, known, earlier, sum(map(len, groups.values())), base.id)


def _audit(groups: Mapping[str, Sequence[Path]], desk: Desk, *, keep: bool, left: Findings | None = None) -> list[Part]:
    """Each article file audited, over all cores; with `keep` the records are handed back beside the findings.

    What an earlier audit left in the cache is taken for files that are as they were, but never from a cache that came with the
    commit: whoever writes that could write what they like.
    """
    across = across_counts(desk.settings)
    with remembered_hashes():
        parts = audit_groups(groups, desk, known=left, records=keep or across, texts=False)
    if across:
        findings = audit_many(parts, desk)
        of = {name: number for number, part in enumerate(parts) for name in part.claims}
        for finding in findings:
            part = parts[of[finding.article]]
            parts[of[finding.article]] = replace(part, findings=(*part.findings, finding))
    return parts


def across_counts(settings: Settings) -> bool:
    """Whether a rule over several articles is an error here; the gate has no need of those that only warn."""
    from claimcheck.audit.rules import RULES  # noqa: PLC0415  # not for `--help`

    severity = {rule.code: settings.rules[rule.code].severity if rule.code in settings.rules else rule.severity for rule in RULES}
    return any(rule.across and severity[rule.code] == "error" for rule in RULES)


def _verdict(
    parts: Sequence[Part], known: Collection[str], earlier: Mapping[str, Earlier], files: int, base: str | None
) -> Verdict:
    errors = [(part, finding) for part in parts for finding in part.findings if finding.severity == "error"]
    new = [
        finding for part, finding in errors if finding.fingerprint not in known and not _was_part(finding, part, known, earlier)
    ]
    return Verdict(tuple(sorted(new, key=_order)), len(errors) - len(new), files, base)


def _order(finding: Finding) -> tuple[str, int, int]:
    place = finding.places[0]
    return place.path, place.line, place.column


def _was_part(finding: Finding, part: Part, known: Collection[str], earlier: Mapping[str, Earlier]) -> bool:
    """Whether the finding is of a claim that an alias names, and that one had it already: an unsourced sentence cut in two.

    An alias counts where both share their words: written by hand beside another text it excuses nothing.
    """
    before = earlier.get(finding.article)
    if finding.code != "CC101" or before is None:
        return False
    from rapidfuzz import fuzz  # noqa: PLC0415  # only where a sentence was cut

    old = {claim.id: claim.text for claim in before.file.claims}
    claims = [claim for case in part.cases if case.file.article.id == finding.article for claim in case.file.claims]
    named = [(claim.text, alias) for claim in claims if claim.id in finding.claims for alias in claim.aliases if alias in old]
    return any(
        finding_fingerprint(finding.code, finding.article, [alias]) in known
        and fuzz.partial_ratio(text, old[alias]) >= SAME_WORDS
        for text, alias in named
    )


# ---- the commit that the change began from


@dataclass(frozen=True, slots=True)
class Then:
    """The workspace as that commit has it, as far as the change touches it."""

    settings: Settings
    sources: Mapping[str, Source]
    touched: Collection[str]
    """Article files that the change may have given other findings."""
    accepted: frozenset[str]
    """Fingerprints that the baseline listed then."""


@contextmanager
def laid_out(
    base: Commit, settings: Settings, sources: Mapping[str, Source], groups: Mapping[str, Sequence[Path]]
) -> Iterator[Then]:
    """That commit's side of what the change touches, in a folder of its own that goes away again."""
    changed = _changed(base, settings, groups)
    with tempfile.TemporaryDirectory(prefix="claimcheck-") as name:
        root = Path(name).resolve()
        claims, evidence = (_inside(folder, settings) for folder in (settings.claims_dir, settings.evidence_dir))
        _write(base, root, [path for path in changed if path.startswith(claims) and path.endswith(".json")])
        _write(base, root, [path for path in base.blobs if path.startswith(REFERENCE)])
        _write(base, root, [NAME, "pyproject.toml"])
        rules = _rules(root, settings)
        then = replace(_moved(settings, root), rules=rules)
        touched = _touched(changed, replace(settings, rules=rules), groups) | set(by_article_file(then))
        names = {path.name for article in touched for path in groups.get(article, ())}
        _write(base, root, [claims + file for file in names])
        _write(base, root, [evidence + path.name for path in list_claims(then.claims_dir)])
        _write(base, root, touched)
        _drop_unreadable(then)
        yield Then(then, _sources(base, root, settings, sources, changed), touched, _accepted(root))


def _changed(base: Commit, settings: Settings, groups: Mapping[str, Sequence[Path]]) -> set[str]:
    """The paths, relative to the workspace, that are not now what they were in the commit; gone and added ones too."""
    folders = [_inside(folder, settings) for folder in (settings.claims_dir, settings.evidence_dir, settings.sources_dir)]
    folders = [*filter(None, folders), REFERENCE]
    here = {
        path.relative_to(settings.root).as_posix(): path
        for folder in folders
        for path in sorted((settings.root / folder).rglob("*"))
        if path.is_file() and not path.name.endswith(".gz")
    }
    here |= {path: settings.root / path for path in groups if path and (settings.root / path).is_file()}
    then = {path for path in base.blobs if path.startswith(tuple(folders)) and not path.endswith(".gz")}
    then |= {
        path for path in base.blobs if path in groups or any((settings.root / path).is_relative_to(a) for a in settings.articles)
    }
    gone = then - here.keys()
    return gone | {path for path, file in here.items() if not _is_blob(file, base.blobs[path].id if path in base.blobs else None)}


def _is_blob(file: Path, id_: str | None) -> bool:
    try:
        return id_ is not None and blob_id(file.read_bytes(), id_) == id_
    except OSError:
        return False


def _touched(changed: Collection[str], settings: Settings, groups: Mapping[str, Sequence[Path]]) -> set[str]:
    """The article files whose findings may be others now: they, their claims, evidence or sources have changed."""
    if across_counts(settings) or any(path.startswith(REFERENCE) for path in changed):
        return set(groups)
    claims, evidence, saved = (
        _inside(folder, settings) for folder in (settings.claims_dir, settings.evidence_dir, settings.sources_dir)
    )
    sources = {path.rsplit(".", 1)[0].encode() for path in changed if saved and path.startswith(saved)}
    found = set(changed) & set(groups)
    for article, paths in groups.items():
        names = {folder + path.name for path in paths for folder in (claims, evidence)}
        if names & set(changed) or (sources and any(_cites(path, sources) for path in paths)):
            found.add(article)
    return found


def _cites(path: Path, sources: Collection[bytes]) -> bool:
    return any(name.rsplit(b".", 1)[0] in sources for name in SOURCE.findall(path.read_bytes()))


def _inside(folder: Path, settings: Settings) -> str:
    """A folder's path relative to the workspace, with a slash at its end; empty for one outside of it."""
    return f"{folder.relative_to(settings.root).as_posix()}/" if folder.is_relative_to(settings.root) else ""


def _moved(settings: Settings, root: Path) -> Settings:
    """The same settings for a workspace in another folder."""

    def moved(path: Path) -> Path:
        return root / path.relative_to(settings.root) if path.is_relative_to(settings.root) else path

    return replace(
        settings,
        root=root,
        articles=tuple(moved(path) for path in settings.articles if path.is_relative_to(settings.root)),
        claims_dir=moved(settings.claims_dir),
        sources_dir=moved(settings.sources_dir),
    )


def _write(base: Commit, root: Path, paths: Collection[str]) -> None:
    """Lay out files of the commit; those that it does not have are passed over."""
    for path, content in base.read(path for path in paths if not (root / path).exists()):
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(content)


def _rules(root: Path, settings: Settings) -> Mapping[str, RuleSetting]:
    """What the workspace had decided about its rules then; what it decides now where there is no settings file to tell."""
    if not (settings.root / "pyproject.toml").is_file():
        return settings.rules
    try:
        return load_settings(root).rules
    except ClaimcheckError:
        return settings.rules


def _drop_unreadable(then: Settings) -> None:
    """Take away what that commit has broken: nothing can be compared with it, so that every finding there counts."""
    for path in list_claims(then.claims_dir):
        try:
            read_claims(path)
        except ClaimcheckError:
            path.unlink()


def _sources(
    base: Commit, root: Path, settings: Settings, sources: Mapping[str, Source], changed: Collection[str]
) -> Mapping[str, Source]:
    """The sources as they were; those of now where none has changed or where they lie outside of the workspace."""
    folder = _inside(settings.sources_dir, settings)
    if not folder or not any(path.startswith(folder) for path in changed):
        return sources
    _write(base, root, [path for path in base.blobs if path.startswith(folder) and path.endswith((".json", *READABLE))])
    return load_sources(root / folder, root)[0]


def _accepted(root: Path) -> frozenset[str]:
    try:
        return read_baseline(root)
    except ClaimcheckError:
        return frozenset()
