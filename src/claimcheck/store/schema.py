"""The JSON files held against their schemas: every error at once, with its place and a fix."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from claimcheck.errors import did_you_mean
from claimcheck.store.jsontext import locate

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError
    from jsonschema.protocols import Validator

SCHEMA_VERSION = "1.0"
Kind = Literal["claims", "source", "evidence"]


@dataclass(frozen=True, slots=True)
class SchemaError:
    """One place where a file does not fit its schema."""

    line: int
    column: int
    problem: str
    fix: str

    def __str__(self) -> str:
        """``line:column: problem, fix``."""
        return f"{self.line}:{self.column}: {self.problem}; fix: {self.fix}"


def schemas_dir() -> Path:
    """The folder of the schemas: inside the installed package, or beside src/ in a checkout."""
    packaged = Path(__file__).parent.parent / "schemas"
    return packaged if packaged.is_dir() else Path(__file__).parents[3] / "schemas"


@cache
def _validator(kind: Kind) -> Validator:
    from jsonschema import Draft202012Validator  # noqa: PLC0415  # a tenth of a second that `--help` does not need

    schema = json.loads((schemas_dir() / f"{kind}.schema.json").read_text(encoding="utf-8"))
    return Draft202012Validator(schema)


@cache
def _fast_validator(kind: Kind) -> Any:
    """The same schema compiled: some hundred times as fast, with messages that are not ours."""
    import jsonschema_rs  # noqa: PLC0415

    return jsonschema_rs.validator_for(json.loads((schemas_dir() / f"{kind}.schema.json").read_text(encoding="utf-8")))


def schema_errors(value: Any, text: str, kind: Kind = "claims") -> list[SchemaError]:
    """Every error of a parsed file, in the order of its lines; `text` is what it was parsed from."""
    if _is_valid(value, kind):
        return []
    found = list(_leaves(_validator(kind).iter_errors(value)))
    places = locate(text, [list(error.absolute_path) for error in found]) if found else []
    errors = [SchemaError(line, column, *_explain(error)) for error, (line, column) in zip(found, places, strict=True)]
    return sorted(errors, key=lambda error: (error.line, error.column, error.problem))


def _is_valid(value: Any, kind: Kind) -> bool:
    """Whether nothing is wrong with it; False also where only the slow validator can tell."""
    try:
        return bool(_fast_validator(kind).is_valid(value))
    except (ValueError, TypeError, RecursionError):  # what it cannot take over: huge integers, deep nesting
        return False


def _leaves(errors: Iterator[ValidationError]) -> Iterator[ValidationError]:
    """The errors themselves: of a choice (oneOf) the branch that is not the null one."""
    for error in errors:
        branches = [branch for branch in error.context or () if branch.validator != "type" or list(branch.path)]
        if error.validator in ("oneOf", "anyOf") and branches:
            yield from _leaves(iter(branches))
        else:
            yield error


def _explain(error: ValidationError) -> tuple[str, str]:
    """The problem and the fix, in the file's own terms."""
    where = _dotted(error.absolute_path)
    value: Any = error.instance
    rule: Any = error.validator_value
    schema: Any = error.schema
    if error.validator == "enum":
        allowed = [str(item) for item in rule if item is not None]
        return f"{where} is {_short(value)}", f"use one of {', '.join(allowed)}{did_you_mean(str(value), allowed)}"
    if error.validator == "additionalProperties":
        known = list(schema.get("properties", {}))
        unknown = [key for key in value if key not in known]
        return f"{where} has the unknown key {unknown[0]!r}", f"use the known keys{did_you_mean(unknown[0], known)}, or remove it"
    if error.validator == "required":
        missing = next(key for key in rule if key not in value)
        return f"{where} has no {missing!r}", f"add {missing!r}"
    if error.validator == "type":
        names = " or ".join([rule] if isinstance(rule, str) else rule)
        return f"{where} is {_short(value)}", f"write {names}"
    if error.validator == "pattern" and rule == "\\S":
        return f"{where} is empty", f"write a few words. {schema.get('description', '')}".strip()
    if error.validator == "pattern":
        return f"{where} is {_short(value)}", f"write it in the form {rule}"
    if error.validator == "minLength":
        return f"{where} is empty", "write a few words"
    return f"{where}: {error.message[:120]}", "see the schema's description of this field"


def _dotted(path: Any) -> str:
    text = ""
    for step in path:
        text += f"[{step}]" if isinstance(step, int) else f".{step}" if text else str(step)
    return text or "the file"


def _short(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 60 else text[:57] + "…"
