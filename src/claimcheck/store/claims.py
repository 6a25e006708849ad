"""The claims folder: its files read, found again for an article, and written."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from claimcheck.errors import ClaimcheckError
from claimcheck.records import Article, ClaimsFile, Evidence
from claimcheck.store.codec import evidence_to_json, file_from_json, file_to_json, tokens_from_json, unmatched_from_json
from claimcheck.store.folder import write_file
from claimcheck.store.jsontext import canonical_json, parse_json
from claimcheck.store.merge import with_ids
from claimcheck.store.schema import SCHEMA_VERSION, schema_errors

HEAD_BYTES = 4096
"""Enough of a canonical file to hold its article block."""
ARTICLE_BLOCK = re.compile(r'"article": (\{.*?\n  \})', re.DOTALL)


def list_claims(claims_dir: Path) -> list[Path]:
    """The claims files of a folder, sorted; none when there is no folder."""
    return sorted(path for path in claims_dir.glob("*.json") if path.is_file()) if claims_dir.is_dir() else []


def read_claims_text(path: Path) -> str:
    """A claims file's text. Raises ClaimcheckError when it cannot be read as UTF-8."""
    try:
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ClaimcheckError(
            f"not UTF-8 (byte {error.start})", fix="save it as UTF-8", see="not-json", place=f"{path}:1:1"
        ) from error
    except OSError as error:
        raise ClaimcheckError(
            f"cannot read: {error.strerror}", fix="make it readable", see="unreadable-file", place=str(path)
        ) from error


def parse_claims(text: str, place: str) -> ClaimsFile:
    """The record of a claims file's text. Raises ClaimcheckError naming the first error and how many there are."""
    value = parse_json(text, place)
    check_version(value, place)
    if errors := schema_errors(value, text):
        first, more = errors[0], len(errors) - 1
        also = f" (and {more} more: claimcheck validate)" if more else ""
        raise ClaimcheckError(f"{first.problem}{also}", fix=first.fix, see="schema", place=f"{place}:{first.line}:{first.column}")
    return file_from_json(value)


def check_version(value: Any, place: str) -> None:
    """Raise ClaimcheckError when a parsed file was written for another version of the layout."""
    version = value.get("schema_version") if isinstance(value, dict) else None
    if not isinstance(version, str) or version == SCHEMA_VERSION or not re.fullmatch(r"\d{1,6}\.\d{1,6}", version):
        return
    newer = [int(part) for part in version.split(".")] > [int(part) for part in SCHEMA_VERSION.split(".")]
    raise ClaimcheckError(
        f"schema_version {version} is {'newer than this claimcheck, which knows' if newer else 'older than'} {SCHEMA_VERSION}",
        fix="upgrade claimcheck" if newer else "run `claimcheck migrate`",
        see="schema-version",
        place=place,
    )


def read_claims(path: Path, evidence_dir: Path | None = None) -> ClaimsFile:
    """One claims file; with `evidence_dir` the matched words beside it are filled in."""
    file = parse_claims(read_claims_text(path), str(path))
    if evidence_dir is None:
        return file
    return with_tokens(file, evidence_dir / path.name)


def with_tokens(file: ClaimsFile, path: Path) -> ClaimsFile:
    """The claims file with the matched words of the evidence file at `path`; as it is where that is missing or unreadable."""
    try:
        value = json.loads(path.read_text(encoding="utf-8"))
        tokens, unmatched = tokens_from_json(value), unmatched_from_json(value)
    except (OSError, ValueError, TypeError, AttributeError):
        return file  # a generated file: `verify` writes it again

    def filled(claim_id: str, item: Evidence) -> Evidence:
        ours, theirs = unmatched.get((claim_id, item.citation), ((), ()))
        return replace(item, tokens=tokens.get((claim_id, item.citation), ()), unmatched=ours, unmatched_source=theirs)

    claims = tuple(replace(claim, evidence=tuple(filled(claim.id, item) for item in claim.evidence)) for claim in file.claims)
    return replace(file, claims=claims)


def claims_text(file: ClaimsFile) -> str:
    """A claims file in canonical form."""
    return canonical_json(file_to_json(file))


def canonical_text(text: str, place: str, fill: Callable[[ClaimsFile], ClaimsFile] = with_ids) -> str:
    """A claims file's text in canonical form, with ids for what was added without, or with what else `fill` adds. Raises ClaimcheckError."""
    return claims_text(fill(parse_claims(text, place)))


def evidence_text(file: ClaimsFile) -> str:
    """The evidence file beside it, in its own form: one line a claim."""
    value = evidence_to_json(file)
    parts = {name: value.pop(name) for name in ("tokens", "unmatched")}
    head = canonical_json(value).rstrip("\n}").rstrip()
    return head + "".join(f",\n  {_by_line(name, rows)}" for name, rows in parts.items()) + "\n}\n"


def _by_line(name: str, rows: Mapping[str, Any]) -> str:
    """A mapping by claim, one line each."""
    lines = ",\n".join(f"    {json.dumps(claim)}: {json.dumps(found, ensure_ascii=False)}" for claim, found in rows.items())
    return f'"{name}": {{\n{lines}\n  }}' if lines else f'"{name}": {{}}'


def write_claims(claims_dir: Path, evidence_dir: Path, file: ClaimsFile) -> bool:
    """Write a claims file and the evidence beside it; False when neither changed. Raises ClaimcheckError."""
    name = f"{file.article.id}.json"
    has_tokens = any(evidence.tokens for claim in file.claims for evidence in claim.evidence)
    wrote = False
    if has_tokens or (evidence_dir / name).exists():
        wrote = write_file(evidence_dir / name, evidence_text(file))
    return write_file(claims_dir / name, claims_text(file)) or wrote


# ---- which file belongs to which article


@dataclass(frozen=True, slots=True)
class Known:
    """What the head of a claims file says."""

    id: str
    title: str
    path: str
    sha256: str


@dataclass(frozen=True, slots=True)
class ClaimsIndex:
    """The articles that a claims folder knows, by what an article can be found again by."""

    by_id: Mapping[str, Known] = field(default_factory=dict)
    by_text: Mapping[str, tuple[Known, ...]] = field(default_factory=dict)
    by_title: Mapping[tuple[str, str], tuple[Known, ...]] = field(default_factory=dict)
    """By path and title."""
    by_path: Mapping[str, tuple[Known, ...]] = field(default_factory=dict)
    broken: Mapping[str, ClaimcheckError] = field(default_factory=dict)
    """What is wrong with the files that could not be read, by name: they are never written over."""

    def file_for(self, article: Article, others: Collection[str], has_left: Callable[[Known], bool]) -> str | None:
        """The id of the file that belongs to an article, None when it is new.

        By id and path; else by the same text, or by the same title in the same file, provided that no other article
        of that document (their ids in `others`) has it: so a moved, renamed or edited article keeps its file. What is
        known of an article that still stands in its file (`has_left` tells) stays with it: a copy begins anew.
        """
        known = self.by_id.get(article.id)
        if known and known.path == article.path:
            return known.id
        for same in (self.by_text.get(article.sha256, ()), self.by_title.get((article.path, article.title), ())):
            free = [item for item in same if item.id not in others and (item.path == article.path or has_left(item))]
            if len(free) == 1:
                return free[0].id
        return None

    def orphans(self, path: str, gone: Collection[str], used: Collection[str]) -> set[str]:
        """The ids of the files of an article file, and of those that are gone, that no article of it has."""
        return {known.id for place in (path, *gone) for known in self.by_path.get(place, ()) if known.id not in used}


def index_claims(claims_dir: Path) -> ClaimsIndex:
    """The index of a folder, from the heads of its files; a file whose head tells nothing is read in full."""
    by_text: dict[str, tuple[Known, ...]] = {}
    by_title: dict[tuple[str, str], tuple[Known, ...]] = {}
    by_path: dict[str, tuple[Known, ...]] = {}
    by_id: dict[str, Known] = {}
    broken: dict[str, ClaimcheckError] = {}
    for path in list_claims(claims_dir):
        try:
            known = _known(path)
        except ClaimcheckError as error:
            broken[path.stem] = error
            continue
        by_id[known.id] = known
        by_text[known.sha256] = (*by_text.get(known.sha256, ()), known)
        by_title[known.path, known.title] = (*by_title.get((known.path, known.title), ()), known)
        by_path[known.path] = (*by_path.get(known.path, ()), known)
    return ClaimsIndex(by_id, by_text, by_title, by_path, broken)


def _known(path: Path) -> Known:
    """What a claims file is of. Raises ClaimcheckError for one that cannot be read, or that is called otherwise than its article."""
    with path.open("rb") as file:
        head = file.read(HEAD_BYTES).decode("utf-8", "replace")
    block = ARTICLE_BLOCK.search(head)
    try:
        value = json.loads(block[1]) if block else None
        found = Known(value["id"], value["title"], value["path"], value["sha256"]) if value else None
    except (ValueError, KeyError, TypeError, RecursionError):
        found = None
    if found is None:
        article = parse_claims(read_claims_text(path), str(path)).article
        found = Known(article.id, article.title, article.path, article.sha256)
    if found.id != path.stem:
        raise ClaimcheckError(
            f"article.id is {found.id!r}, but the file is called {path.name}",
            place=str(path),
            fix=f"rename the file to {found.id}.json, or put the id back",
            see="schema",
        )
    return found
