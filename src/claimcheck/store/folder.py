"""Files on disk: written whole or not at all, under a lock."""

from __future__ import annotations

import errno
import fcntl
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from claimcheck.errors import ClaimcheckError, shown
from claimcheck.settings import CACHE

TEMPORARY = ".claimcheck-tmp"
IGNORE = ".gitignore"


def write_file(path: Path, data: str) -> bool:
    """Put `data` at `path` in one step; False when it stood there already.

    The bytes go to a temporary file of the same folder, are synced, and replace the old file; then the folder is synced.
    A crash at any moment leaves the old file or the new one. Raises ClaimcheckError for a full disk or a folder that
    cannot be written.
    """
    return replace_bytes(path, data.encode())


def replace_bytes(path: Path, content: bytes) -> bool:
    """The same for bytes."""
    try:
        if path.is_file() and path.read_bytes() == content:
            return False
        path.parent.mkdir(parents=True, exist_ok=True)
        _replace(path, content)
    except OSError as error:
        raise write_error(path, error) from error
    return True


def _replace(path: Path, content: bytes) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:40]}-", suffix=TEMPORARY)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
            os.fchmod(file.fileno(), path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def drop_leftovers(*folders: Path) -> None:
    """Take away what writers that were killed left half written; only for who holds the lock under which these folders are written."""
    for folder in folders:
        for path in folder.glob(f".*{TEMPORARY}") if folder.is_dir() else ():
            path.unlink(missing_ok=True)


def _umask() -> int:
    """The process's umask; it can only be read by setting it."""
    mask = os.umask(0o022)
    os.umask(mask)
    return mask


def write_error(path: Path, error: OSError) -> ClaimcheckError:
    """The user's view of a failed write."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        fix, see = "free some space and run the command again; what was written is complete", "disk-full"
    elif error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        fix, see = f"make {shown(path.parent)} writable, or name another folder", "unwritable-folder"
    elif error.errno == errno.EFBIG:
        fix, see = (
            "raise the limit on the size of files (`ulimit -f`) and run the command again; what was written is complete",
            "disk-full",
        )
    else:
        fix, see = "mend what the message names and run the command again", "unwritable-folder"
    return ClaimcheckError(f"cannot write: {error.strerror or error}", fix=fix, see=see, place=str(path))


def make_cache(folder: Path) -> None:
    """Make a folder of caches, and in it or in the one around it the file by which git passes over it. Raises OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    top = next((path for path in (folder, *folder.parents) if path.name == CACHE), folder)
    if not (top / IGNORE).exists():
        (top / IGNORE).write_text("*\n", encoding="utf-8")


@contextmanager
def workspace_lock(folder: Path, *, quiet: bool = False) -> Iterator[None]:
    """Hold the workspace for writing; a second command waits, having said for whom."""
    try:
        make_cache(folder)
        file = (folder / "lock").open("a+", encoding="utf-8")
    except OSError as error:
        raise write_error(folder / "lock", error) from error
    with file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            file.seek(0)
            if not quiet:
                print(f"claimcheck: waiting for process {file.read().strip() or 'unknown'}, which writes here", file=sys.stderr)  # noqa: T201
            fcntl.flock(file, fcntl.LOCK_EX)
        file.seek(0)
        file.truncate()
        file.write(str(os.getpid()))
        file.flush()
        yield
