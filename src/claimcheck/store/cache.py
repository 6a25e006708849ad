"""What was made of which bytes: work whose inputs are as they were when it was done is not done again.

One SQLite file in the cache folder, safe to delete. A row says of an article file: under this key (a hash of all that went in)
this came out. Whatever is wrong with the file, there was never anything in it.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import replace
from functools import cache
from pathlib import Path

from claimcheck.records import Source
from claimcheck.store.folder import make_cache

NAME = "cache.sqlite"
WAIT_S = 5
"""For another process that writes: then the row is not kept."""
TABLE = "CREATE TABLE IF NOT EXISTS made (kind TEXT, name TEXT, key TEXT, value TEXT, PRIMARY KEY (kind, name)) WITHOUT ROWID"


def read_cache(folder: Path, kind: str) -> dict[str, tuple[str, str]]:
    """Key and value of each row of a kind, by name; empty where there is no file, or none of ours."""
    path = folder / NAME
    try:
        if not path.is_file():
            return {}
        with closing(sqlite3.connect(path.absolute().as_uri() + "?mode=ro", uri=True, timeout=WAIT_S)) as base:
            rows = base.execute("SELECT name, key, value FROM made WHERE kind = ?", (kind,)).fetchall()
    except (sqlite3.Error, OSError):
        return {}
    return {name: (key, value) for name, key, value in rows if isinstance(key, str) and isinstance(value, str)}


def write_cache(folder: Path, kind: str, rows: Mapping[str, tuple[str, str]], gone: Iterable[str] = ()) -> None:
    """Keep rows, take out those of the names that are `gone`; a file that is none of ours is begun anew."""
    path = folder / NAME
    try:
        make_cache(folder)
        _write(path, kind, rows, gone)
    except sqlite3.DatabaseError as error:
        if isinstance(error, sqlite3.OperationalError):
            return  # somebody else writes, or the disk is full: it is only a cache
        path.unlink(missing_ok=True)
        _write(path, kind, rows, gone)
    except OSError:
        return


def _write(path: Path, kind: str, rows: Mapping[str, tuple[str, str]], gone: Iterable[str]) -> None:
    with closing(sqlite3.connect(path, timeout=WAIT_S)) as base, base:
        base.execute(TABLE)
        base.executemany("DELETE FROM made WHERE kind = ? AND name = ?", ((kind, name) for name in gone))
        base.executemany("INSERT OR REPLACE INTO made VALUES (?, ?, ?, ?)", ((kind, name, *row) for name, row in rows.items()))


# ---- keys


def key_of(*parts: str) -> str:
    """One hash for all that went into something."""
    return hashlib.sha256("\0".join(f"{len(part)}:{part}" for part in parts).encode("utf-8", "surrogatepass")).hexdigest()


_seen: dict[Path, tuple[tuple[int, int, int], str]] | None = None


@contextmanager
def remembered_hashes() -> Iterator[None]:
    """Within it a file that was hashed is not read for that again, as long as its size, time and inode are the same."""
    global _seen  # noqa: PLW0603  # for one command: handing it through every stage would name it everywhere
    before, _seen = _seen, {} if _seen is None else _seen
    try:
        yield
    finally:
        _seen = before


def file_hash(path: Path) -> str:
    """SHA-256 of a file's bytes; empty for one that cannot be read."""
    try:
        if _seen is None:
            return hashlib.sha256(path.read_bytes()).hexdigest()
        stat = path.stat()
        state = (stat.st_size, stat.st_mtime_ns, stat.st_ino)
        if (known := _seen.get(path)) and known[0] == state:
            return known[1]
        found = hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""
    _seen[path] = (state, found)
    return found


def folder_hash(folder: Path) -> str:
    """One hash for the files of a folder, by name; that of nothing where there is none."""
    paths = sorted(path for path in folder.glob("*") if path.is_file()) if folder.is_dir() else []
    return key_of(*(part for path in paths for part in (path.name, file_hash(path))))


def sources_hash(sources: Mapping[str, Source]) -> str:
    """One hash for everything that is known of the sources, their texts and their order too."""
    return key_of(*(part for source in sources.values() for part in (repr(replace(source, text=None)), source.text or "")))


@cache
def program_hash() -> str:
    """What tells one installed claimcheck from another: its files with their sizes and times."""
    root = Path(__file__).parents[1]
    files = sorted(path for path in root.rglob("*") if path.is_file() and path.suffix != ".pyc")
    return key_of(*(f"{path.relative_to(root).as_posix()} {(s := path.stat()).st_size} {s.st_mtime_ns}" for path in files))
