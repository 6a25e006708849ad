"""What a commit of the workspace's git repository holds, read through git's plumbing: nothing is checked out."""

from __future__ import annotations

import hashlib
import os
import re
import shlex
import subprocess
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from claimcheck.errors import ClaimcheckError, did_you_mean

DAY = re.compile(r"\d{4}-\d\d-\d\d")
TIMEOUT_S = 120
"""For one call of git: the longest reads a whole commit from a cold disk."""


@dataclass(frozen=True, slots=True)
class Blob:
    """A file of a commit."""

    repository: Path
    """A folder of the repository that holds it: the workspace's, or that of a submodule in it."""
    id: str


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit, with the files that it has under the workspace's folder."""

    id: str
    blobs: Mapping[str, Blob]
    """By path relative to the workspace, with forward slashes."""
    day: str = ""
    """On which it was made, by the clock of who made it."""

    def read(self, paths: Iterable[str]) -> Iterator[tuple[str, bytes]]:
        """Path and content of each of these files that the commit has. Raises ClaimcheckError for one git cannot give."""
        groups: dict[Path, dict[str, str]] = {}
        for path in paths:
            if blob := self.blobs.get(path):
                groups.setdefault(blob.repository, {})[path] = blob.id
        for repository, wanted in groups.items():
            yield from zip(wanted, _contents(repository, list(wanted.values())), strict=True)


def merge_base(root: Path, ref: str, option: str = "--against") -> Commit:
    """The commit at which the branch that is checked out in `root` left `ref`, with its files under `root`.

    `ref` is a commit, branch or tag, or else a day such as 2026-11-24, which means the last commit before it; `option`
    is what the user named it with. Raises ClaimcheckError where there is no repository, no such commit, or no common
    history: each with the command that mends it.
    """
    _refuse_no_repository(root, option)
    tip = _ask(root, "rev-parse", "--verify", "--quiet", f"{ref}^{{commit}}") if not ref.startswith("-") else ""
    if not tip and DAY.fullmatch(ref):
        tip = _ask(root, "rev-list", "-1", f"--before={ref}T00:00:00", "HEAD")
    if not tip:
        raise _no_commit(root, ref, option)
    if not _ask(root, "rev-parse", "--verify", "--quiet", "HEAD^{commit}"):
        raise ClaimcheckError(
            "there is no commit to compare: the branch has none yet", fix="commit first", see="no-base", place=str(root)
        )
    found = _ask(root, "merge-base", "HEAD", tip)
    if not found:
        raise _no_base(root, ref, option)
    return Commit(found, dict(_tree(root, found, "")), _ask(root, "show", "-s", "--format=%cs", found))


def is_tracked(root: Path, path: Path) -> bool:
    """Whether git has anything under `path` in the repository of `root`; False where there is no git or no repository."""
    try:
        return bool(_ask(root, "ls-files", "--", str(path)))
    except FileNotFoundError:
        return False


# ---- what stands in the way


def _refuse_no_repository(root: Path, option: str) -> None:
    try:
        run = _git(root, "rev-parse", "--is-inside-work-tree")
    except FileNotFoundError as error:
        raise ClaimcheckError(
            "git is not installed", fix=f"install git, or leave {option} out", see="no-repository", place=str(root)
        ) from error
    if run.returncode == 0:
        return
    said = run.stderr.decode(errors="replace").strip().split("\n")[0]
    owner = "dubious ownership" in said
    raise ClaimcheckError(
        said.removeprefix("fatal: ")[:200] or "not a git repository",
        fix=f"run `git config --global --add safe.directory {root}`" if owner else f"run it in a clone, or leave {option} out",
        see="no-repository",
        place=str(root),
    )


def _no_commit(root: Path, ref: str, option: str) -> ClaimcheckError:
    if DAY.fullmatch(ref):
        return ClaimcheckError(
            f"the branch has no commit from before {ref}", fix=f"name a later day with {option}", see="no-base", place=str(root)
        )
    fetch = _fetch(root, ref)
    names = _ask(root, "for-each-ref", "--format=%(refname:short)", "refs/heads", "refs/remotes", "refs/tags").split()
    return ClaimcheckError(
        f"git has no commit called {ref!r} here",
        fix=f"run `{fetch}`, or name another with {option}"
        if fetch
        else f"name a commit, branch or tag of this repository with {option}{_on_a_remote(ref, names) or did_you_mean(ref, names)}",
        see="no-base",
        place=str(root),
    )


_SUFFIX = re.compile(r"[~^:]|@\{")
"""Where a name ends and the way from it to a commit begins: `main~3`."""
_HASH = re.compile(r"[0-9a-f]{7,64}")
_VERSION = re.compile(r"v?\d+(?:\.\d+)+")


def _fetch(root: Path, ref: str) -> str:
    """The command that brings what `ref` names into the repository, as far as that can be told from here; nothing where none would."""
    name = _SUFFIX.split(ref)[0]
    deeper = " --unshallow" if _is_shallow(root) else ""
    if name and _ask(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}"):
        return f"git fetch{deeper}" if deeper else ""  # its history is here, and no longer than that
    remotes = _ask(root, "remote").split()
    if not remotes or name.startswith("-") or _git(root, "check-ref-format", f"refs/heads/{name}").returncode != 0:
        return ""
    remote, _, branch = name.partition("/")
    origin = "origin" if "origin" in remotes else remotes[0]
    if remote in remotes and branch:
        origin, what = remote, shlex.quote(f"{branch}:refs/remotes/{name}")
    elif _ask(root, "rev-parse", "--verify", "--quiet", f"refs/remotes/{origin}/{name}"):
        return ""
    elif _HASH.fullmatch(name):
        what = f"'+refs/heads/*:refs/remotes/{origin}/*'"
    else:
        what = f"tag {name}" if _VERSION.fullmatch(name) else shlex.quote(f"{name}:{name}")
    return f"git fetch{deeper} {origin} {what}"


def _on_a_remote(ref: str, names: Sequence[str]) -> str:
    """A phrase that names the branch of that name that a remote has."""
    return next((f"; did you mean {name}?" for name in names if name.partition("/")[2] == ref), "")


def _is_shallow(root: Path) -> bool:
    return _ask(root, "rev-parse", "--is-shallow-repository") == "true"


def _no_base(root: Path, ref: str, option: str) -> ClaimcheckError:
    if _is_shallow(root):
        return ClaimcheckError(
            f"the clone is shallow: where the branch left {ref} is not in it",
            fix="run `git fetch --unshallow`; in GitHub Actions set fetch-depth: 0 for actions/checkout, in GitLab GIT_DEPTH: 0",
            see="no-base",
            place=str(root),
        )
    return ClaimcheckError(
        f"the branch and {ref} share no history",
        fix=f"name the branch it began from with {option}",
        see="no-base",
        place=str(root),
    )


# ---- plumbing


def _tree(root: Path, commit: str, under: str) -> Iterator[tuple[str, Blob]]:
    """The files of a commit, by path relative to the workspace; those of its submodules too."""
    run = _git(root, "ls-tree", "-r", "-z", commit)
    if run.returncode != 0:
        raise ClaimcheckError(
            f"git cannot read commit {commit[:12]}: {run.stderr.decode(errors='replace').strip()[:200]}",
            fix=f"run `git submodule update --init {under.rstrip('/')}`" if under else "run `git fsck`, or clone anew",
            see="no-base",
            place=str(root),
        )
    for entry in run.stdout.split(b"\0"):
        head, _, name = entry.partition(b"\t")
        if not name:
            continue
        mode, kind, id_ = head.decode().split()
        path = under + os.fsdecode(name)
        if kind == "blob" and mode != "120000":
            yield path, Blob(root, id_)
        elif kind == "commit" and (root / os.fsdecode(name) / ".git").exists():
            yield from _tree(root / os.fsdecode(name), id_, f"{path}/")


def _contents(repository: Path, ids: Sequence[str]) -> Iterator[bytes]:
    """The blobs of these ids, in order."""
    run = _git(repository, "cat-file", "--batch", given="".join(f"{id_}\n" for id_ in ids).encode())
    data, at = run.stdout, 0
    for id_ in ids:
        end = data.find(b"\n", at)
        head = data[at:end].split() if end >= 0 else []
        if len(head) != 3:
            raise ClaimcheckError(
                f"git cannot read blob {id_[:12]}", fix="run `git fsck`, or clone anew", see="no-base", place=str(repository)
            )
        size = int(head[2])
        yield data[end + 1 : end + 1 + size]
        at = end + 1 + size + 1


def _ask(root: Path, *args: str) -> str:
    """What git says on one line; nothing when it fails."""
    run = _git(root, *args)
    return run.stdout.decode(errors="replace").strip() if run.returncode == 0 else ""


def _git(root: Path, *args: str, given: bytes | None = None) -> subprocess.CompletedProcess[bytes]:
    """One call of git in a folder; it takes no lock, asks nothing, and finds the repository from the folder alone."""
    own = {
        key: value for key, value in os.environ.items() if key not in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX")
    }
    return subprocess.run(  # noqa: S603  # a list of arguments, no shell; names that begin with a hyphen are refused above
        ["git", "-c", "core.quotepath=false", *args],  # noqa: S607  # the user's own git
        cwd=root,
        input=given if given is not None else b"",
        capture_output=True,
        check=False,
        timeout=TIMEOUT_S,
        env={**own, "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"},
    )


# ---- the files as they stand now


def blob_id(content: bytes, like: str) -> str:
    """The id that git would give to a content, by the hash that the id `like` was made with.

    >>> blob_id(b"", "0" * 40)
    'e69de29bb2d1d6434b8b29ae775ad8c2e48c5391'
    """
    digest = hashlib.sha256 if len(like) == 64 else hashlib.sha1
    return digest(b"blob %d\0" % len(content) + content, usedforsecurity=False).hexdigest()
