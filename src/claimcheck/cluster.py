"""A whole archive on a cluster that Dask runs: articles in parts, results as Parquet, conflicts across articles by a shuffle.

Each part is one task: it reads its article files, takes them through the stages, audits them and writes one Parquet file for
each of TABLES, in one step under a name of its own. A part that is done twice, because its worker went away or was only slow,
writes the same bytes to the same places. What the articles state against each other is grouped by the keys of `audit/across.py`
in a table that Dask shuffles; only the claims that are apart are read again.
"""

from __future__ import annotations

import json
import uuid
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from claimcheck import __version__
from claimcheck.auditing import Desk, audit_claims, file_spots, read_articles
from claimcheck.errors import ClaimcheckError
from claimcheck.pipeline import Workshop, build_document
from claimcheck.records import ClaimsFile, Finding
from claimcheck.settings import Settings
from claimcheck.store.claims import ClaimsIndex, claims_text, evidence_text, parse_claims

if TYPE_CHECKING:
    import pandas as pd

Client = Any
"""A client of Dask distributed, which has no types."""
PART_BYTES = 4_000_000
"""Of article text in a part: a minute of work, so that little is done again when a worker goes away."""
PARTS_A_CORE = 4
"""At least so many parts for each thread of the cluster: the last ones do not keep the others waiting."""
TABLES = ("articles", "claims", "findings")
GROUPS = "groups"
"""The folder of the rows that are grouped; it goes away at the end."""
MANIFEST = "claimcheck.json"
ARTICLE_COLUMNS = ("article", "title", "path", "language", "sha256", "claims", "evidence")
FINDING_COLUMNS = ("code", "rule", "severity", "article", "message", "fix", "fingerprint", "finding")
GROUP_COLUMNS = ("key", "article", "claim", "low", "high", "mention", "part")
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Input:
    """An article file: where it is read and what the records call it."""

    address: str
    name: str
    size: int


@dataclass(frozen=True, slots=True)
class Part:
    """Some article files, and what their articles are called where two of the archive would have one id."""

    number: int
    inputs: tuple[Input, ...]
    renamed: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """By path and id."""


@dataclass(slots=True)
class Outcome:
    """What a part, or the whole, came to."""

    files: int = 0
    articles: int = 0
    claims: int = 0
    citations: int = 0
    findings: int = 0
    severities: dict[str, int] = field(default_factory=dict)
    problems: list[ClaimcheckError] = field(default_factory=list)

    def add(self, other: Outcome) -> None:
        """Count another in."""
        for name in ("files", "articles", "claims", "citations", "findings"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        for severity, number in other.severities.items():
            self.severities[severity] = self.severities.get(severity, 0) + number
        self.problems += other.problems


def run_on_cluster(address: str, articles: Sequence[str], output: str, desk: Desk, progress: Progress | None = None) -> Outcome:
    """The articles built and audited by the workers of a scheduler, the results in the folder `output`.

    `articles` and `output` are addresses that fsspec knows and that every worker reaches. Reviews of a workspace have no part
    in it. Raises ClaimcheckError where the extra `cluster` is not installed, nothing answers at the address, there is nothing
    to read, or the folder holds something else.
    """
    client = _connect(address)
    with client:
        inputs = list_inputs(articles, desk.settings)
        _take_folder(output)
        threads = sum(worker["nthreads"] for worker in client.scheduler_info(n_workers=-1)["workers"].values())
        parts = _divide(inputs, max(1, threads) * PARTS_A_CORE)
        shared = client.scatter(desk, broadcast=True, hash=False)
        done = _do(client, parts, shared, output, progress)
        if again := _renamed(client, parts, output):
            done |= _do(client, again, shared, output, None)
        total = Outcome()
        for number in sorted(done):
            total.add(done[number])
        total.add(_across(client, [part.number for part in parts], shared, desk, output))
        _finish(output, total, len(parts))
    return total


def _connect(address: str) -> Client:
    try:
        from distributed import Client as Connection  # noqa: PLC0415  # an extra, and large
    except ModuleNotFoundError as error:
        raise ClaimcheckError(
            "a cluster needs Dask distributed, which is not installed", fix="pip install 'claimcheck[cluster]'", see="extras"
        ) from error
    from distributed.comm.addressing import parse_address, parse_host_port  # noqa: PLC0415

    try:
        parse_host_port(parse_address(address)[1])  # a client that was given nonsense takes 20 s to let go of it
        client: Client = Connection(address, timeout=10, set_as_default=False)
    except (OSError, ValueError) as error:
        raise ClaimcheckError(
            f"no scheduler answers at {address}: {str(error)[:200]}",
            fix="start one with `dask scheduler` and workers with `dask worker ADDRESS`, then name its address",
            see="cluster",
        ) from error
    versions = set(client.run(lambda: __version__).values())
    if not versions or versions != {__version__}:
        client.close()
        told = (
            f"the workers have claimcheck {', '.join(sorted(versions))}, this is {__version__}"
            if versions
            else "the scheduler has no workers"
        )
        raise ClaimcheckError(told, fix="start workers with this claimcheck installed: `dask worker ADDRESS`", see="cluster")
    return client


# ---- where it is read and written


def list_inputs(articles: Sequence[str], settings: Settings) -> list[Input]:
    """The article files under these addresses, by the names that the records of a local run would give them.

    A folder in the workspace keeps its path there, any other its own last name. Raises ClaimcheckError where there is none.
    """
    from fsspec.core import url_to_fs  # noqa: PLC0415

    from claimcheck.extract.documents import is_article  # noqa: PLC0415

    found: dict[str, Input] = {}
    for address in articles:
        fs, root = url_to_fs(address)
        base = _base(root, settings)
        for path, about in sorted(fs.find(root, detail=True).items()) if fs.exists(root) else ():
            parts = PurePosixPath(path.removeprefix(root)).parts[1:]
            if path == root or (all(not part.startswith(".") for part in parts) and is_article(PurePosixPath(path).name)):
                name = path.removeprefix(base).lstrip("/")
                found[name] = Input(fs.unstrip_protocol(path), name, int(about.get("size") or 0))
    if not found:
        raise ClaimcheckError(
            f"no articles: nothing to read in {', '.join(articles)}",
            fix="name a folder of .txt, .md, .html or WordPress .xml files that every worker reaches",
            see="no-articles",
        )
    return [found[name] for name in sorted(found)]


def _base(root: str, settings: Settings) -> str:
    workspace = settings.root.as_posix()
    return workspace if root.startswith(f"{workspace}/") else str(PurePosixPath(root).parent)


def _divide(inputs: Sequence[Input], least: int) -> list[Part]:
    """The inputs in their order, cut into parts of about equal size."""
    size = min(PART_BYTES, sum(item.size for item in inputs) // least + 1)
    parts: list[list[Input]] = [[]]
    filled = 0
    for item in inputs:
        if parts[-1] and filled + item.size > size:
            parts.append([])
            filled = 0
        parts[-1].append(item)
        filled += item.size
    return [Part(number, tuple(items)) for number, items in enumerate(parts)]


def _take_folder(output: str) -> None:
    """Empty a folder that an earlier run wrote. Raises ClaimcheckError for one that holds anything else."""
    from fsspec.core import url_to_fs  # noqa: PLC0415

    fs, root = url_to_fs(output)
    there = fs.ls(root, detail=False) if fs.exists(root) else []
    names = {PurePosixPath(path).name for path in there}
    if names - {*TABLES, GROUPS, MANIFEST} or (names and MANIFEST not in names):
        raise ClaimcheckError(
            f"{output} holds something else", fix="name an empty folder, or one of an earlier run, with --output", see="cluster"
        )
    for path in there:
        fs.rm(path, recursive=True)
    fs.makedirs(root, exist_ok=True)
    _put(f"{output}/{MANIFEST}", b'{"complete": false}\n')


def _put(address: str, data: bytes) -> None:
    """Write a file in one step: a rename on a file system, and one request to a store of objects, which shows no half of it."""
    from fsspec.core import url_to_fs  # noqa: PLC0415
    from fsspec.implementations.local import LocalFileSystem  # noqa: PLC0415

    fs, path = url_to_fs(address)
    fs.makedirs(str(PurePosixPath(path).parent), exist_ok=True)
    if not isinstance(fs, LocalFileSystem):
        fs.pipe_file(path, data)
        return
    aside = f"{PurePosixPath(path).parent}/.{uuid.uuid4().hex}"
    fs.pipe_file(aside, data)
    fs.mv(aside, path)


def _file(output: str, table: str, part: int | str) -> str:
    return f"{output}/{table}/part-{part:05}.parquet" if isinstance(part, int) else f"{output}/{table}/{part}.parquet"


def _finish(output: str, total: Outcome, parts: int) -> None:
    """Take away what was only on the way, and say that the rest is whole."""
    from fsspec.core import url_to_fs  # noqa: PLC0415

    fs, root = url_to_fs(output)
    if fs.exists(f"{root}/{GROUPS}"):
        fs.rm(f"{root}/{GROUPS}", recursive=True)
    for path in fs.find(root):
        if PurePosixPath(path).name.startswith("."):
            fs.rm(path)  # of a worker that was stopped while it wrote
    counts = {name: getattr(total, name) for name in ("files", "articles", "claims", "citations", "findings")}
    _put(
        f"{output}/{MANIFEST}", (json.dumps({"complete": True, "version": __version__, "parts": parts, **counts}) + "\n").encode()
    )


# ---- the parts


def _do(client: Client, parts: Sequence[Part], shared: Any, output: str, progress: Progress | None) -> dict[int, Outcome]:
    """What each part came to, by its number."""
    from distributed import as_completed  # noqa: PLC0415

    futures = client.map(build_part, parts, desk=shared, output=output, pure=False)
    numbers = {future.key: part.number for future, part in zip(futures, parts, strict=True)}
    done: dict[int, Outcome] = {}
    for future, outcome in as_completed(futures, loop=client.loop, with_results=True):
        done[numbers[future.key]] = outcome
        if progress:
            progress(len(done), len(parts))
    return done


def build_part(part: Part, desk: Desk, output: str) -> Outcome:
    """Build and audit a part on a worker, and write its tables."""
    outcome = Outcome(files=len(part.inputs))
    articles: list[dict[str, Any]] = []
    claims: list[dict[str, Any]] = []
    findings: list[dict[str, Any]] = []
    groups: list[tuple[Any, ...]] = []
    for document in part.inputs:
        found = _build(document, desk, part.renamed, outcome)
        first = min((f"{file.article.id}.json" for file, _, _ in found), default="")
        for file, text, flagged in found:
            articles.append(_article_row(file, text))
            claims += _claim_rows(file)
            findings += map(_finding_row, flagged)
            groups += _group_rows(file, f"{first}\0{file.article.id}.json", part.number, desk)
            outcome.articles += 1
            outcome.claims += len(file.claims)
            outcome.citations += len(file.citations)
            _count(outcome, flagged)
    _write(output, part.number, articles, claims, findings)
    _write_groups(output, part.number, groups)
    return outcome


def _count(outcome: Outcome, findings: Iterable[Finding]) -> None:
    for finding in findings:
        outcome.findings += 1
        outcome.severities[finding.severity] = outcome.severities.get(finding.severity, 0) + 1


def _build(
    source: Input, desk: Desk, renamed: Mapping[tuple[str, str], str], outcome: Outcome
) -> list[tuple[ClaimsFile, str, list[Finding]]]:
    """The claims files of one article file as a run in an empty workspace writes them, their text, and their findings."""
    from fsspec.core import url_to_fs  # noqa: PLC0415

    from claimcheck.extract.documents import parse_document  # noqa: PLC0415

    fs, path = url_to_fs(source.address)
    built: dict[str, ClaimsFile] = {}
    try:
        document = parse_document(fs.cat_file(path), source.name)
        nowhere = desk.settings.root
        shop = Workshop(ClaimsIndex(), desk.sources, nowhere / "claims", nowhere / "evidence", words=desk.words)
        for item in build_document(document, shop):
            if item.problem is not None:
                outcome.problems.append(item.problem)
            if item.file is not None:
                name = renamed.get((source.name, item.file.article.id), item.file.article.id)
                built[name] = replace(item.file, article=replace(item.file.article, id=name))
        reading = read_articles(document, desk.words)
    except ClaimcheckError as error:
        outcome.problems.append(error)
        return []
    found = []
    for name, file in built.items():
        text = claims_text(file)
        _, flagged = audit_claims(file, text, f"{_folder(desk)}/{name}.json", reading, desk)
        found.append((file, text, flagged))
    return found


def _folder(desk: Desk) -> str:
    """The claims folder, as findings name it."""
    return desk.settings.claims_dir.name


# ---- tables


def _article_row(file: ClaimsFile, text: str) -> dict[str, Any]:
    article = file.article
    has_tokens = any(evidence.tokens for claim in file.claims for evidence in claim.evidence)
    values = (
        article.id,
        article.title,
        article.path,
        article.language,
        article.sha256,
        text,
        evidence_text(file) if has_tokens else None,
    )
    return dict(zip(ARTICLE_COLUMNS, values, strict=True))


def _claim_rows(file: ClaimsFile) -> Iterator[dict[str, Any]]:
    from claimcheck.export.columns import claim_row  # noqa: PLC0415

    return (claim_row(file, claim) for claim in file.claims)


def _finding_row(finding: Finding) -> dict[str, Any]:
    row = {name: getattr(finding, name) for name in FINDING_COLUMNS[:-1]}
    return {**row, "finding": json.dumps(asdict(finding), ensure_ascii=False)}


def _group_rows(file: ClaimsFile, order: str, part: int, desk: Desk) -> Iterator[tuple[Any, ...]]:
    """The rows that are grouped; `order` is the article's id behind what the articles of a local run are ordered by."""
    from claimcheck.audit.rules import RULES  # noqa: PLC0415
    from claimcheck.audit.run import rules_across  # noqa: PLC0415

    for rule, across, _ in rules_across(RULES, desk.settings.rules):
        for key, _, claim, low, high, mention in across.rows(file, 0):
            yield f"{rule.code}|{key}", order, claim, low, high, mention, part


def _write(output: str, part: int | str, articles: list[Any], claims: list[Any], findings: list[Any]) -> None:
    import pyarrow as pa  # noqa: PLC0415

    from claimcheck.export.columns import claims_schema, parquet  # noqa: PLC0415

    texts = [pa.schema([(name, pa.string()) for name in names]) for names in (ARTICLE_COLUMNS, FINDING_COLUMNS)]
    tables = {"articles": (articles, texts[0]), "claims": (claims, claims_schema()), "findings": (findings, texts[1])}
    for table, (rows, schema) in tables.items():
        if rows or isinstance(part, int):
            _put(_file(output, table, part), parquet(rows, schema))


def _write_groups(output: str, part: int, rows: Sequence[tuple[Any, ...]]) -> None:
    import pyarrow as pa  # noqa: PLC0415

    from claimcheck.export.columns import parquet  # noqa: PLC0415

    kinds = (pa.string(), pa.string(), pa.int64(), pa.float64(), pa.float64(), pa.int64(), pa.int64())
    schema = pa.schema(list(zip(GROUP_COLUMNS, kinds, strict=True)))
    _put(_file(output, GROUPS, part), parquet([dict(zip(GROUP_COLUMNS, row, strict=True)) for row in rows], schema))


# ---- ids that two articles would have


def _renamed(client: Client, parts: Sequence[Part], output: str) -> list[Part]:
    """The parts with articles whose id another article of the archive has already, as a local run numbers them."""
    import dask.dataframe as dd  # noqa: PLC0415

    files = [_file(output, "articles", part.number) for part in parts]
    ids = dd.read_parquet(files, columns=["article", "path"], aggregate_files=False)
    twice = ids.shuffle("article", shuffle_method="tasks").map_partitions(_twice, meta=ids._meta)  # noqa: SLF001  # Dask's own name for it
    found = client.compute(twice).result().sort_values(["article", "path"])
    renamed: dict[tuple[str, str], str] = {}
    for article, group in found.groupby("article", sort=True):
        for number, path in enumerate(dict.fromkeys(group["path"]), 1):
            if number > 1:
                renamed[path, article] = f"{article}-{number}"
    touched = {path for path, _ in renamed}
    return [replace(part, renamed=renamed) for part in parts if any(item.name in touched for item in part.inputs)]


def _twice(table: pd.DataFrame) -> pd.DataFrame:
    return table[table.duplicated("article", keep=False)]


# ---- what the articles state against each other


def _across(client: Client, parts: Sequence[int], shared: Any, desk: Desk, output: str) -> Outcome:
    """The findings over several articles, written as a table of their own."""
    import dask.dataframe as dd  # noqa: PLC0415
    import pandas as pd  # noqa: PLC0415

    groups = dd.read_parquet([_file(output, GROUPS, part) for part in parts], aggregate_files=False)
    grouped = groups.shuffle("key", shuffle_method="tasks")
    meta = pd.DataFrame({f"{side}_{name}": groups._meta[name] for side in ("first", "second") for name in GROUP_COLUMNS})  # noqa: SLF001
    pairs = client.compute(grouped.map_partitions(_pairs, meta=meta)).result()
    found: list[Finding] = []
    for chunk in client.gather(client.map(_flags, _chunks(pairs), desk=shared, output=output, pure=False)):
        found += chunk
    order = {code: place for place, code in enumerate(_codes(desk))}
    found.sort(key=lambda finding: (order[finding.code], finding.article, finding.fingerprint))
    _write(output, "across", [], [], [_finding_row(finding) for finding in found])
    outcome = Outcome()
    _count(outcome, found)
    return outcome


def _codes(desk: Desk) -> list[str]:
    from claimcheck.audit.rules import RULES  # noqa: PLC0415
    from claimcheck.audit.run import rules_across  # noqa: PLC0415

    return [rule.code for rule, _, _ in rules_across(RULES, desk.settings.rules)]


def _pairs(table: pd.DataFrame) -> pd.DataFrame:
    """Of a partition with all rows of its keys the pairs that are apart, by the function of the local path."""
    import pandas as pd  # noqa: PLC0415

    from claimcheck.audit.across import apart  # noqa: PLC0415

    ordered = table.sort_values(["article", "claim", "mention"], kind="stable").reset_index(drop=True)
    names = [f"{side}_{name}" for side in ("first", "second") for name in GROUP_COLUMNS]
    found = pd.DataFrame([(*first, *second) for first, second in apart(ordered[list(GROUP_COLUMNS)])], columns=names)
    return found.astype({f"{side}_{name}": table[name].dtype for side in ("first", "second") for name in GROUP_COLUMNS})


CHUNK = 500
"""Pairs that one task reads again."""


def _chunks(pairs: pd.DataFrame) -> list[list[tuple[Any, ...]]]:
    rows = list(pairs.sort_values("first_key").itertuples(index=False, name=None))
    return [rows[at : at + CHUNK] for at in range(0, len(rows), CHUNK)]


def _flags(pairs: Sequence[tuple[Any, ...]], desk: Desk, output: str) -> list[Finding]:
    """The findings of some pairs, their claims read from the table of articles."""
    from claimcheck.audit.across import Pair, side  # noqa: PLC0415
    from claimcheck.audit.rule import Case  # noqa: PLC0415
    from claimcheck.audit.rules import RULES  # noqa: PLC0415
    from claimcheck.audit.run import findings_of, rules_across  # noqa: PLC0415

    rules = {rule.code: (rule, across, setting) for rule, across, setting in rules_across(RULES, desk.settings.rules)}
    width = len(GROUP_COLUMNS)
    texts = _texts(((row[1], row[6]) for pair in pairs for row in (pair[:width], pair[width:])), output)
    files = {article: parse_claims(text, article) for article, text in texts.items()}
    found: list[Finding] = []
    for pair in pairs:
        first, second = pair[:width], pair[width:]
        code, _, key = first[0].partition("|")
        rule, across, setting = rules[code]
        flag = across.flag(Pair(side(files[first[1]], first[:6]), side(files[second[1]], second[:6]), key))
        if flag:
            case = Case(files[first[1]], desk.sources)
            path = f"{_folder(desk)}/{case.file.article.id}.json"
            found += findings_of(case, rule, [flag], setting, path, file_spots(texts[first[1]]))
    return found


def _texts(wanted: Iterable[tuple[str, int]], output: str) -> dict[str, str]:
    """The claims file's text of each article, by what orders it; given with the part that holds it."""
    import pyarrow.parquet as pq  # noqa: PLC0415
    from fsspec.core import url_to_fs  # noqa: PLC0415

    by_part: dict[int, set[str]] = defaultdict(set)
    for order, part in wanted:
        by_part[part].add(order)
    texts: dict[str, str] = {}
    for part, orders in sorted(by_part.items()):
        ids = {order.split("\0")[1].removesuffix(".json"): order for order in orders}
        fs, path = url_to_fs(_file(output, "articles", part))
        with fs.open(path) as file:
            table = pq.read_table(file, columns=["article", "claims"], filters=[("article", "in", list(ids))])
        texts |= {ids[row["article"]]: row["claims"] for row in table.to_pylist()}
    return texts
