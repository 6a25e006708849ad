"""What was made of which bytes: an article file whose text and claims files are as they were left needs no second reading."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection
from dataclasses import asdict, dataclass, field
from pathlib import Path

from claimcheck.store.folder import write_file

NAME = "extracted.json"
"""In the cache folder; safe to delete."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """One article file as it was when its claims were written."""

    text: str
    """Hash of its bytes."""
    claims: dict[str, str]
    """Hash of each of its claims files, by the file's name."""
    articles: int
    sentences: int
    """Claims that stand in it."""
    citations: int


@dataclass(slots=True)
class Stamps:
    """The stamps of a workspace, by the article file's path."""

    path: Path
    key: str
    known: dict[str, Stamp] = field(default_factory=dict)

    def fresh(self, article: Path, claims_dir: Path) -> Stamp | None:
        """The stamp of an article file that is as it was left, its claims files too; None for any other."""
        stamp = self.known.get(str(article))
        if stamp is None or file_hash(article) != stamp.text:
            return None
        return stamp if all(file_hash(claims_dir / name) == known for name, known in stamp.claims.items()) else None

    def save(self, articles: Collection[Path]) -> None:
        """Write the stamps of the article files that are still there. Raises ClaimcheckError."""
        there = {str(path) for path in articles}
        rows = {name: asdict(stamp) for name, stamp in sorted(self.known.items()) if name in there or Path(name).is_file()}
        write_file(self.path, json.dumps({"key": self.key, "files": rows}, ensure_ascii=False) + "\n")


def load_stamps(cache_dir: Path, words: Path) -> Stamps:
    """The stamps that this very claimcheck left with these added words; none where anything else wrote them."""
    path = cache_dir / NAME
    stamps = Stamps(path, f"{_program()} {file_hash(words)}")
    try:
        value = json.loads(path.read_text(encoding="utf-8"))
        if value["key"] == stamps.key:
            stamps.known = {name: Stamp(**row) for name, row in value["files"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        pass  # a cache: what cannot be read was never there
    return stamps


def file_hash(path: Path) -> str:
    """SHA-256 of a file's bytes; empty for one that cannot be read."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""


def _program() -> str:
    """What tells one installed claimcheck from another: its files with their sizes and times."""
    root = Path(__file__).parents[1]
    files = sorted(path for path in root.rglob("*") if path.suffix in (".py", ".toml", ".tsv", ".txt"))
    rows = [(path.relative_to(root).as_posix(), (stat := path.stat()).st_size, stat.st_mtime_ns) for path in files]
    return hashlib.sha256(repr(rows).encode()).hexdigest()
