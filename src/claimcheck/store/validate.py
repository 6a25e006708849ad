"""Files held against everything a later stage relies on: JSON, schema, and ids that fit together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from claimcheck.errors import ClaimcheckError, did_you_mean, shown
from claimcheck.store.claims import check_version, read_claims_text
from claimcheck.store.jsontext import Pointer, locate, parse_json
from claimcheck.store.schema import Kind, broken_errors, schema_errors


def file_errors(path: Path) -> list[str]:
    """Every error of one JSON file as ``path:line:column: problem; fix: …``; empty when it is valid."""
    text, name = "", shown(path)
    try:
        text = read_claims_text(path)
        value = parse_json(text, str(path))
        check_version(value, str(path))
    except ClaimcheckError as error:
        rest = (
            broken_errors(text, "claims" if '"claims"' in text else "source")
            if error.see in ("not-json", "duplicate-key")
            else []
        )
        return [f"{name}:{item}" for item in rest] or [f"{shown(error.place or path)}: {error.problem}; fix: {error.fix}"]
    kind: Kind = "names" if path.name == "names.json" else "claims" if isinstance(value, dict) and "claims" in value else "source"
    if found := schema_errors(value, text, kind):
        return [f"{name}:{error}" for error in found]
    if kind != "claims":
        return []
    broken = [*_broken_ids(value, path.stem), *_missing_sources(value, path.resolve().parent.parent)]
    places = locate(text, [pointer for pointer, _, _ in broken]) if broken else []
    return [
        f"{name}:{line}:{column}: {problem}; fix: {fix}" for (line, column), (_, problem, fix) in zip(places, broken, strict=True)
    ]


def _missing_sources(value: dict[str, Any], root: Path) -> Iterator[tuple[Pointer, str, str]]:
    """Sources that citations name and that are not there."""
    for index, citation in enumerate(value["citations"]):
        named = citation.get("source")
        if named and not (root / named).is_file():
            near = did_you_mean(named, (f"sources/{path.name}" for path in (root / "sources").glob("*")))
            yield ["citations", index, "source"], f"there is no file {named}", f"name a file of sources/, or put null{near}"


def _broken_ids(value: dict[str, Any], stem: str) -> Iterator[tuple[Pointer, str, str]]:
    """Ids that are used twice or that name nothing, each with its pointer, problem and fix."""
    if value["article"]["id"] != stem:
        yield (
            ["article", "id"],
            f"article.id is {value['article']['id']!r}, the file is {stem}.json",
            "rename the file or restore the id",
        )
    for kind in ("citations", "claims"):
        counts = Counter(item["id"] for item in value[kind] if item.get("id"))
        for index, item in enumerate(value[kind]):
            if item.get("id") and counts[item["id"]] > 1:
                yield (
                    [kind, index, "id"],
                    f"the id {item['id']} stands twice",
                    "run `claimcheck fmt`: the copy gets an id of its own",
                )
    citations = {item["id"] for item in value["citations"] if "id" in item}
    for index, claim in enumerate(value["claims"]):
        for position, named in enumerate(claim.get("citations", ())):
            if named not in citations:
                fix = (
                    f"use one of {', '.join(sorted(citations)) or 'none: there are no citations'}{did_you_mean(named, citations)}"
                )
                yield ["claims", index, "citations", position], f"no citation has the id {named}", fix
