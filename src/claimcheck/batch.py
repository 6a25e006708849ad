"""Many article files built over all cores, their claims files written in order by one process."""

from __future__ import annotations

import gc
import os
import signal
from collections import deque
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, TypeVar

from claimcheck.errors import ClaimcheckError
from claimcheck.pipeline import STAGES, Stage, Workshop, build_document, open_workshop
from claimcheck.records import ClaimsFile, Source
from claimcheck.settings import Settings
from claimcheck.store.cache import remembered_hashes
from claimcheck.store.claims import write_claims
from claimcheck.store.folder import drop_leftovers, workspace_lock
from claimcheck.store.schema import lay_schemas
from claimcheck.unchanged import Made, load_made

AHEAD = 4
"""Files handed out beyond those in work, a core: enough to keep all busy, few enough to bound the memory."""

ALONE = 100
"""Items below which a second process costs more than it saves."""
CHUNK = 25
"""Items handed to a process at a time."""

Item = TypeVar("Item")
Result = TypeVar("Result")
Progress = Callable[[int, int], None]
"""Called after each file with how many are done and how many there are."""


@dataclass(slots=True)
class Summary:
    """What a batch came to."""

    files: int = 0
    articles: int = 0
    claims: int = 0
    citations: int = 0
    written: int = 0
    problems: list[ClaimcheckError] = field(default_factory=list)
    """One for each file or article that could not be built; the others were."""
    notes: list[str] = field(default_factory=list)
    """What a user should know: a file that was not UTF-8, an id that was taken."""


@dataclass(frozen=True, slots=True)
class _Result:
    """What a worker sends back for one article file."""

    built: tuple[ClaimsFile, ...]
    problems: tuple[ClaimcheckError, ...]
    note: str | None = None


def build_workspace(
    paths: Sequence[Path],
    settings: Settings,
    sources: Mapping[str, Source],
    *,
    stages: Collection[Stage] = STAGES,
    jobs: int = 0,
    progress: Progress | None = None,
) -> Summary:
    """Take every article file through the stages and write what came of it, in the order of `paths`.

    `jobs` 0 stands for all cores. Memory holds a few files a core whatever the number of `paths`. A file or an article
    that cannot be read is kept in the summary and does not stop the rest. Raises ClaimcheckError when a claims file
    cannot be written; what was written before is complete.
    """
    summary = Summary()
    with workspace_lock(settings.cache_dir), remembered_hashes():
        drop_leftovers(settings.claims_dir, settings.evidence_dir, settings.root / "schemas")
        lay_schemas(settings.root)
        made = load_made(settings, sources, stages)
        fresh = {path: made.of(path) for path in paths}
        todo = [path for path in paths if not fresh[path]]
        shop = open_workshop(settings, sources, stages)
        summary.problems += shop.index.broken.values()
        taken = {Path(name).stem: str(path) for path, known in fresh.items() if known for name in known.outputs}
        for path in todo:
            made.begin(path)  # before it is read: what is written meanwhile is read next time
        results = _results(todo, settings, shop, jobs or os.cpu_count() or 1)
        for path in paths:
            summary.files += 1
            if known := fresh[path]:
                _count(summary, known.articles, known.claims, known.citations)
            else:
                result = next(results)
                files = _keep(result, summary, taken, settings)
                made.end(path, None if result.problems or result.note else _made(files))
            if progress:
                progress(summary.files, len(paths))
        made.save()
    return summary


def _made(files: Sequence[ClaimsFile]) -> Made:
    """What came of an article file."""
    claims = sum(claim.state in LIVE for file in files for claim in file.claims)
    return Made([f"{file.article.id}.json" for file in files], len(files), claims, sum(len(file.citations) for file in files))


LIVE = ("current", "suspect")


def _count(summary: Summary, articles: int, claims: int, citations: int) -> None:
    summary.articles += articles
    summary.claims += claims
    summary.citations += citations


def _keep(result: _Result, summary: Summary, taken: dict[str, str], settings: Settings) -> list[ClaimsFile]:
    """Write one file's articles, count them, and return them as they were written."""
    summary.problems += result.problems
    if result.note:
        summary.notes.append(result.note)
    files = [_with_free_id(built, taken) for built in result.built]
    for file in files:
        _count(summary, 1, sum(claim.state in LIVE for claim in file.claims), len(file.citations))
        summary.written += write_claims(settings.claims_dir, settings.evidence_dir, file)
    return files


def _with_free_id(file: ClaimsFile, taken: dict[str, str]) -> ClaimsFile:
    """The file under an id that no other article of this run has: two articles of one title may hash alike."""
    wanted, number = file.article.id, 1
    while taken.setdefault(name := wanted if number == 1 else f"{wanted}-{number}", file.article.path) != file.article.path:
        number += 1
    return file if name == wanted else replace(file, article=replace(file.article, id=name))


# ---- workers


def spread(work: Callable[[Item], Result], items: Sequence[Item], *, alone: int = ALONE) -> Iterator[Result]:
    """What `work` makes of each item, in order, over all cores when there are more than `alone`; `work` only reads."""
    jobs = min(os.cpu_count() or 1, len(items) // alone + 1)
    if jobs <= 1:
        yield from map(work, items)
        return
    with ProcessPoolExecutor(jobs, initializer=_start_reader, initargs=(work,)) as pool:
        try:
            yield from pool.map(_read_one, items, chunksize=max(1, min(CHUNK, len(items) // (4 * jobs))))
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


_reader: Callable[..., Any]


def _start_reader(work: Callable[..., Any]) -> None:
    """A worker that makes no cycles: the collector would only walk again and again over what is read."""
    global _reader  # noqa: PLW0603  # a process pool has no other place for what is sent once
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.freeze()
    gc.disable()
    _reader = work


def _read_one(item: Any) -> Any:
    return _reader(item)


def _results(paths: Sequence[Path], settings: Settings, shop: Workshop, jobs: int) -> Iterator[_Result]:
    """Each file's result in order; in this process when there is nothing to share out."""
    if min(jobs, len(paths)) <= 1:
        for path in paths:
            yield _build_file(path, settings, shop)
        return
    with ProcessPoolExecutor(min(jobs, len(paths)), initializer=_start_worker, initargs=(settings, shop)) as pool:
        waiting: deque[Future[_Result]] = deque()
        try:
            for path in paths:
                waiting.append(pool.submit(_work, path))
                if len(waiting) > jobs * AHEAD:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


_worker: tuple[Settings, Workshop]


def _start_worker(settings: Settings, shop: Workshop) -> None:
    """Give a worker what all its files share; Ctrl-C is the parent's to handle."""
    global _worker  # noqa: PLW0603  # a process pool has no other place for what is sent once
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _worker = (settings, shop)


def _work(path: Path) -> _Result:
    return _build_file(path, *_worker)


def _build_file(path: Path, settings: Settings, shop: Workshop) -> _Result:
    """One article file through the stages; what went wrong with it is part of the result."""
    from claimcheck.extract.documents import read_document  # noqa: PLC0415  # in the process that does the work

    try:
        document = read_document(path, settings.root)
        built = list(build_document(document, shop))
    except ClaimcheckError as error:
        return _Result((), (error,))
    note = None if document.encoding in ("utf-8", "ascii") else f"{document.path}: read as {document.encoding}"
    files = tuple(item.file for item in built if item.file is not None)
    return _Result(files, tuple(item.problem for item in built if item.problem is not None), note)
