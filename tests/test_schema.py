"""Files against their schemas: every error, its place, the fix, the guess."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from claimcheck.errors import ClaimcheckError
from claimcheck.store.claims import parse_claims
from claimcheck.store.schema import schema_errors, schemas_dir
from claimcheck.store.validate import file_errors

ARTICLE = {
    "id": "a-1", "title": "A", "path": "articles/a.txt", "span": [0, 9], "language": "en", "sha256": "0" * 64, "published": None, "url": None,
}  # fmt: skip


def claims_file(**changes: object) -> dict[str, object]:
    return {"schema_version": "1.0", "article": ARTICLE, "citations": [], "claims": [], **changes}


@pytest.mark.parametrize("name", ["claims", "source", "evidence"])
def test_schemas_are_valid_and_describe_every_field(name: str):
    schema = json.loads((schemas_dir() / f"{name}.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    undescribed = [path for path, part in _properties(schema) if "description" not in part and "$ref" not in part]
    assert undescribed == []


def _properties(node: object, path: str = ""):
    if isinstance(node, dict):
        for key, part in node.get("properties", {}).items() if isinstance(node.get("properties"), dict) else ():
            if "const" not in part and not (set(part) <= {"enum"}) and not (set(part) <= {"minLength"}):
                yield f"{path}.{key}", part
        for key, part in node.items():
            yield from _properties(part, f"{path}.{key}")
    elif isinstance(node, list):
        for part in node:
            yield from _properties(part, path)


def test_every_error_with_its_line_and_a_guess(tmp_path: Path):
    value = claims_file(
        claims=[
            {"text": "x", "review": {"status": "acepted"}},
            {"text": "", "stat": "current"},
            {"text": "y", "review": {"status": "no-source-needed"}},
        ]
    )
    text = json.dumps(value, indent=2)
    errors = schema_errors(value, text)
    told = [str(error) for error in errors]
    assert any("claims[0].review.status" in line and "did you mean accepted?" in line for line in told)
    assert any("unknown key 'stat'" in line and "did you mean state?" in line for line in told)
    assert any("claims[1].text is empty" in line for line in told)
    assert any("claims[2].review has no 'note'" in line for line in told), told
    lines = text.splitlines()
    status = next(error for error in errors if "review.status" in error.problem)
    assert lines[status.line - 1][status.column - 1 :].startswith('"acepted"')


def test_newer_and_older_versions_are_told_apart():
    with pytest.raises(ClaimcheckError, match="newer"):
        parse_claims(json.dumps(claims_file(schema_version="9.0")), "f.json")
    with pytest.raises(ClaimcheckError, match="older"):
        parse_claims(json.dumps(claims_file(schema_version="0.9")), "f.json")


@pytest.mark.parametrize("value", [[], 3, None, "x", {"claims": 7}, {"claims": [3]}, {"article": []}])
def test_json_of_another_kind_is_told_not_raised(tmp_path: Path, value: object):
    path = tmp_path / "a-1.json"
    path.write_text(json.dumps(value), encoding="utf-8")
    assert file_errors(path)


def test_ids_that_do_not_fit_together(tmp_path: Path):
    path = tmp_path / "a-1.json"
    value = claims_file(
        citations=[{"id": "s1", "raw": "r", "kind": "url", "status": "intact"}],
        claims=[{"id": "c-a", "text": "x", "citations": ["s2"]}, {"id": "c-a", "text": "y"}],
    )
    path.write_text(json.dumps(value, indent=1), encoding="utf-8")
    told = "\n".join(file_errors(path))
    assert "no citation has the id s2" in told
    assert "did you mean s1?" not in told or "s1" in told
    assert told.count("stands twice") == 2
