"""The workspace as the review page holds it: files and findings kept until they change on disk, decisions written at once."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import unified_diff
from itertools import pairwise
from pathlib import Path
from statistics import median
from threading import RLock

from claimcheck.audit.rule import Case
from claimcheck.auditing import Part, Reading, audit_claims_file, audit_many, open_desk, read_article_file
from claimcheck.errors import ClaimcheckError
from claimcheck.extract.documents import read_document
from claimcheck.records import Finding, Source
from claimcheck.report.paragraphs import Reader, setting_of
from claimcheck.settings import Settings
from claimcheck.sources.saved import load_sources
from claimcheck.store.claims import list_claims, parse_claims, read_claims, read_claims_text, write_claims
from claimcheck.store.folder import workspace_lock
from claimcheck.store.journal import Change, Entry, changes_between, read_journal, take_back, write_journal
from claimcheck.store.jsontext import field_hash
from claimcheck.store.names import confirm_name, forget_name
from claimcheck.web.deeds import Form, Refused, do
from claimcheck.web.queue import Item, needs_person, review_items, review_queue

SEEN = 40
"""Texts of claims files that are remembered, to compare with when one changes under the reviewer."""
PAUSE_S = 300
"""A longer gap between two decisions is a pause, no work."""
NAME = "name"
"""What the journal calls the confirmation of a name."""
MAX_NAME = 200
Stamp = tuple[int, int]


class Changed(Exception):  # noqa: N818 - an answer to the reviewer, no error
    """The file is not what the reviewer was shown."""

    def __init__(self, digest: str, difference: tuple[str, ...]) -> None:
        super().__init__("the file changed on disk meanwhile")
        self.digest = digest
        self.difference = difference
        """Lines of a unified diff from what was shown to what stands there; empty where the former is not known any more."""


@dataclass(frozen=True, slots=True)
class Pace:
    """How the work goes."""

    done: int
    left: int
    seconds: float | None
    """Between two decisions, the median of the latest; None before there are three."""


@dataclass(frozen=True, slots=True)
class Audited:
    """One claims file with its findings."""

    stamps: tuple[Stamp, Stamp]
    """Of the file and of its article when they were read."""
    case: Case
    findings: tuple[Finding, ...]


@dataclass(slots=True)
class Desk:
    """One workspace under review. Safe to use from several threads."""

    settings: Settings
    _files: dict[Path, Audited] = field(default_factory=dict)
    _across: list[Finding] = field(default_factory=list)
    """What the articles state against each other."""
    _reading: tuple[tuple[str, Stamp] | None, Reading] = (None, Reading())
    """The article file that was audited last, read once."""
    _sources: tuple[tuple[tuple[str, Stamp], ...], Mapping[str, Source]] = ((), {})
    _article: tuple[tuple[Path, Stamp] | None, Reader] = field(default_factory=lambda: (None, Reader({})))
    """The article file that was looked into last, read once."""
    _seen: OrderedDict[str, str] = field(default_factory=OrderedDict)
    _lock: RLock = field(default_factory=RLock)

    def items(self) -> list[Item]:
        """Every claim, what changed on disk read again. Raises ClaimcheckError for a file that cannot be read."""
        with self._lock:
            self._audit_changed()
            found = [finding for known in self._files.values() for finding in known.findings]
            return review_items([known.case.file for known in self._files.values()], found + self._across)

    def _audit_changed(self) -> None:
        """Audit again what is not as it was, as `check` and `report` do it, and what the articles state against each other."""
        sources, root = self.sources(), self.settings.root
        paths = list_claims(self.settings.claims_dir)
        changed = [
            path
            for path in paths
            if path not in self._files or self._files[path].stamps != _stamps(path, root, self._files[path].case)
        ]
        if not changed and len(paths) == len(self._files):
            return
        desk = open_desk(self.settings, sources)
        of = {path: parse_claims(read_claims_text(path), str(path)).article.path for path in changed}
        for path in sorted(changed, key=lambda path: of[path]):
            key = (of[path], _article_stamp(root, of[path]))
            if self._reading[0] != key:
                self._reading = (key, read_article_file(of[path], desk))
            case, found = audit_claims_file(path, self._reading[1], desk)
            self._files[path] = Audited(_stamps(path, root, case), case, tuple(found))
        self._files = {path: self._files[path] for path in paths}
        cases = tuple(known.case for known in self._files.values())
        claims = {case.file.article.id: path for case, path in zip(cases, paths, strict=True)}
        self._across = audit_many([Part("", "", cases, claims, ())], desk)

    def queue(self) -> list[Item]:
        """What needs a person, worst first."""
        return review_queue(self.items())

    def around(self, item: Item) -> tuple[str, str]:
        """What stands before and after a claim in its paragraph; empty where its article is not at hand."""
        path = self.settings.root / item.file.article.path
        with self._lock:
            try:
                stamp = _stamp(path)
                if self._article[0] != (path, stamp):
                    text = read_document(path, self.settings.root).text
                    self._article = ((path, stamp), Reader({item.file.article.path: text}))
            except ClaimcheckError:
                return "", ""
            setting = setting_of(item.claim, self._article[1].article(item.file.article))
        if setting is None:
            return "", ""
        return setting.paragraph[: setting.span.start], setting.paragraph[setting.span.end :]

    def sources(self) -> Mapping[str, Source]:
        """The sources by path, read again when their folder changed."""
        folder = self.settings.sources_dir
        stamps = (
            tuple((path.name, _stamp(path)) for path in sorted(folder.iterdir()) if path.is_file()) if folder.is_dir() else ()
        )
        if stamps != self._sources[0]:
            self._sources = (stamps, load_sources(folder, self.settings.root)[0])
            self._files.clear()
        return self._sources[1]

    def digest(self, article: str) -> str:
        """A hash of an article's claims file as it stands; its text is remembered, to compare with later."""
        text = read_claims_text(self._path(article))
        digest = field_hash(text)
        with self._lock:
            self._seen[digest] = text
            self._seen.move_to_end(digest)
            while len(self._seen) > SEEN:
                self._seen.popitem(last=False)
        return digest

    def act(self, what: str, article: str, claim_id: str, digest: str, form: Form) -> None:
        """Do one deed and write it down. Raises Changed, Refused or ClaimcheckError, and has written nothing then."""
        with self._lock, workspace_lock(self.settings.cache_dir, quiet=True):
            path = self._path(article)
            text = read_claims_text(path)
            if field_hash(text) != digest:
                raise Changed(self.digest(article), self._difference(digest, text))
            file = read_claims(path, self.settings.evidence_dir)
            claim = next((item for item in file.claims if item.id == claim_id), None)
            if claim is None:
                raise Refused("the claim is not in the file any more")
            done = do(what, file, claim, form, self.sources())
            entry = Entry(time.time(), article, claim_id, form.get("status", "") or what, changes_between(file, done))
            write_claims(self.settings.claims_dir, self.settings.evidence_dir, done)
            write_journal(self.settings.cache_dir, [*read_journal(self.settings.cache_dir), entry])

    def confirm(self, name: str, variant: str, article: str, claim_id: str) -> None:
        """Write down that a claim's name and another spelling are one. Raises Refused or ClaimcheckError."""
        with self._lock, workspace_lock(self.settings.cache_dir, quiet=True):
            file = read_claims(self._path(article), self.settings.evidence_dir)
            claim = next((item for item in file.claims if item.id == claim_id), None)
            variant = " ".join(variant.split())
            if claim is None or name not in {*claim.names, *claim.about} or not 0 < len(variant) <= MAX_NAME:
                raise Refused("give the spelling of one of the claim's names")
            if confirm_name(self.settings.root, name, variant):
                entry = Entry(time.time(), article, claim_id, NAME, (Change(NAME, name, "", None, variant),))
                write_journal(self.settings.cache_dir, [*read_journal(self.settings.cache_dir), entry])

    def undo(self) -> Entry | None:
        """Take the latest deed back and return it; None when there is none. Raises Refused when its fields changed again."""
        with self._lock, workspace_lock(self.settings.cache_dir, quiet=True):
            entries = read_journal(self.settings.cache_dir)
            if not entries:
                return None
            last = entries[-1]
            if last.what == NAME:
                for change in last.changes:
                    forget_name(self.settings.root, change.id, str(change.after))
                write_journal(self.settings.cache_dir, entries[:-1])
                return last
            file = read_claims(self._path(last.article), self.settings.evidence_dir)
            before = take_back(file, last.changes)
            if before is None:
                raise Refused("what the last deed wrote has been changed since, so it cannot be taken back")
            write_claims(self.settings.claims_dir, self.settings.evidence_dir, before)
            write_journal(self.settings.cache_dir, entries[:-1])
            return last

    def pace(self, items: list[Item]) -> Pace:
        """How many decisions stand and are left, and how long one takes."""
        left = sum(needs_person(item.claim) for item in items)
        times = [entry.at for entry in read_journal(self.settings.cache_dir)][-21:]
        gaps = [b - a for a, b in pairwise(times) if 0 < b - a < PAUSE_S]
        return Pace(len(items) - left, left, median(gaps) if len(gaps) > 1 else None)

    def can_undo(self) -> bool:
        """Whether there is a deed to take back."""
        return bool(read_journal(self.settings.cache_dir))

    def _path(self, article: str) -> Path:
        """The claims file of an article: one of those that are there, never a path made of what a client sent."""
        for path in list_claims(self.settings.claims_dir):
            if path.stem == article:
                return path
        raise Refused("there is no such article")

    def _difference(self, digest: str, now: str) -> tuple[str, ...]:
        shown = self._seen.get(digest)
        if shown is None:
            return ()
        return tuple(unified_diff(shown.splitlines(), now.splitlines(), "as you saw it", "as it stands", n=2, lineterm=""))[:200]


def _stamps(path: Path, root: Path, case: Case) -> tuple[Stamp, Stamp]:
    return _stamp(path), _article_stamp(root, case.file.article.path)


def _article_stamp(root: Path, path: str) -> Stamp:
    """(0, 0) for an article file that is not there."""
    try:
        return _stamp(root / path)
    except ClaimcheckError:
        return 0, 0


def _stamp(path: Path) -> Stamp:
    try:
        found = path.stat()
    except OSError as error:
        raise ClaimcheckError(
            f"cannot read: {error.strerror}", fix="make it readable", see="unreadable-file", place=str(path)
        ) from error
    return found.st_mtime_ns, found.st_size
