"""Files against their schemas: every error, its place, the fix, the guess."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from claimcheck.errors import ClaimcheckError
from claimcheck.store.broken import recover
from claimcheck.store.claims import parse_claims
from claimcheck.store.schema import schema_errors, schemas_dir
from claimcheck.store.validate import file_errors

ARTICLE = {
    "id": "a-1", "title": "A", "path": "articles/a.txt", "span": [0, 9], "language": "en", "sha256": "0" * 64, "published": None, "url": None,
}  # fmt: skip


def claims_file(**changes: object) -> dict[str, object]:
    return {"schema_version": "1.0", "article": ARTICLE, "citations": [], "claims": [], **changes}


@pytest.mark.parametrize("name", ["claims", "source", "evidence", "names"])
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


BROKEN = """{
  "schema_version": "1.0",
  "article": {"id": "a-1", "title": "A", "path": "articles/a.txt", "span": [0, 9], "language": "en", "sha256": "%s"},
  "citations": [],
  "claims": [
    {"text": "one", "review": {"status": "acepted"}, "dates": [],}
    {"text": 'two', "stat": "current"},
    {text: "three", "figures": None},
    {"text": "four" "aliases": []}, // why
    {"text": "five}
  ]
}
""" % ("0" * 64)


def test_every_break_of_broken_json_and_what_the_rest_has_against_the_schema(tmp_path: Path):
    path = tmp_path / "a-1.json"
    path.write_text(BROKEN, encoding="utf-8")
    told = [error.removeprefix(f"{path}:") for error in file_errors(path)]
    assert [line.split("; fix")[0] for line in told] == [
        '6:42: claims[0].review.status is "acepted"',
        "6:65: not JSON: a comma with nothing after it",
        "7:5: not JSON: a comma is missing before it",
        "7:14: not JSON: 'two' is in single quotation marks",
        "7:29: claims[1] has the unknown key 'stat'",
        "8:6: not JSON: the key text is not in quotation marks",
        "8:32: not JSON: None is no JSON value",
        "9:21: not JSON: a comma is missing before it",
        "9:37: not JSON: a comment: JSON has none",
        "10:14: not JSON: a text that does not end on its line",
        "11:3: not JSON: a closing } is missing before it",
    ]
    assert "did you mean accepted?" in told[0]
    assert "did you mean state" in told[4]


@given(st.text(alphabet="{}[]\",: \n\\'/*#aN1", max_size=60))
def test_recovery_takes_any_text_and_finds_a_break_in_what_does_not_parse(text: str):
    found = recover(text)
    try:
        value = json.loads(text, parse_constant=lambda name: pytest.fail(name) if name else None)
    except (ValueError, pytest.fail.Exception):
        assert found.breaks, text
    else:
        assert found.value == value or found.breaks


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers(-9, 9) | st.text(max_size=4),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
        max_leaves=9,
    )
)
def test_recovery_of_whole_json_is_its_value(value: object):
    found = recover(json.dumps(value))
    assert not found.breaks
    assert found.value == value


def test_recovery_is_linear_and_bounded():
    for text in ("[" * 200_000, "{" * 200_000, '"' * 200_001, "a " * 100_000, '{"a":' * 50_000, ",}" * 100_000):
        assert len(recover(text).breaks) <= 100
