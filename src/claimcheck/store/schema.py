"""The JSON files held against their schemas: every error at once, with its place and a fix."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from claimcheck.errors import did_you_mean
from claimcheck.store.broken import Recovered, recover
from claimcheck.store.folder import write_file
from claimcheck.store.jsontext import line_and_column, locate

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError
    from jsonschema.protocols import Validator

SCHEMA_VERSION = "1.0"
Kind = Literal["claims", "source", "evidence", "names"]


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


def lay_schemas(root: Path) -> None:
    """Put the schemas where claims files say they are, so that editors complete and check them. Raises ClaimcheckError."""
    for path in sorted(schemas_dir().glob("*.schema.json")):
        write_file(root / "schemas" / path.name, path.read_text(encoding="utf-8"))


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
    places = locate(text, [_pointer(error) for error in found]) if found else []
    errors = [SchemaError(line, column, *_explain(error)) for error, (line, column) in zip(found, places, strict=True)]
    return sorted(errors, key=lambda error: (error.line, error.column, error.problem))


def broken_errors(text: str, kind: Kind = "claims") -> list[SchemaError]:
    """Every error of a text that is not JSON: where it breaks, and what the rest of it has against the schema."""
    found = recover(text)
    told = {(item.offset, f"not JSON: {item.problem}", item.fix) for item in found.breaks}
    for error in _leaves(_validator(kind).iter_errors(found.value)):
        pointer = tuple(_pointer(error))
        hidden = pointer in found.holes and error.validator in ("required", "anyOf", "oneOf", "type", "enum", "minItems")
        if not hidden and not any(str(step).startswith("\0") for step in pointer):
            told.add((_offset(pointer, found), *_explain(error)))
    return [
        SchemaError(*line_and_column(text, offset), problem, fix) for offset, problem, fix in sorted(told) if "\0" not in problem
    ]


def _offset(pointer: tuple[str | int, ...], found: Recovered) -> int:
    """Where the value stands, or the nearest that holds it."""
    while pointer and pointer not in found.places:
        pointer = pointer[:-1]
    return found.places.get(pointer, 0)


def _pointer(error: ValidationError) -> list[str | int]:
    """Where an error is to be shown: an unknown key at its value, all else at what it is about."""
    path = list(error.absolute_path)
    if error.validator == "additionalProperties":
        return [*path, _unknown(error)[0]]
    return path


def _unknown(error: ValidationError) -> list[str]:
    """The keys of an object that the schema does not know."""
    value: Any = error.instance
    schema: Any = error.schema
    return [key for key in value if key not in schema.get("properties", {})]


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
        keys = _unknown(error)
        guesses = [did_you_mean(key, known).removeprefix("; did you mean ").rstrip("?") for key in keys]
        near = ", ".join(dict.fromkeys(filter(None, guesses)))
        return (
            f"{where} has the unknown key{'s' if len(keys) > 1 else ''} {', '.join(repr(key)[:60] for key in keys[:5])}",
            f"use one of {', '.join(known)}{f'; did you mean {near}?' if near else ''}, or remove it",
        )
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
