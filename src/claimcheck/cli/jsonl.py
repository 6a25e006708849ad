"""Filters for other programs: one JSON object a line in, one out, bad lines answered and counted."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Sequence
from typing import Any

Answer = Callable[[dict[str, Any]], dict[str, Any]]


def answer_lines(answer: Answer, required: Sequence[str] = ("text",), lines: Iterable[bytes] | None = None) -> int:
    """Answer each line of standard input, or of `lines`; 2 when any of them could not be answered, else 0.

    A bad line is answered by ``{"id","line","error"}``. `required` names the keys that must hold text.
    """
    status = 0
    for number, line in enumerate(sys.stdin.buffer if lines is None else lines, 1):
        if not line.strip():
            continue
        record: Any = None
        try:
            record = json.loads(line)
            result = answer(_checked(record, required))
        except (ValueError, RecursionError, LookupError, TypeError) as error:
            status = 2
            known = record.get("id") if isinstance(record, dict) else None
            result = {"id": known if isinstance(known, str | int) else None, "line": number, "error": _told(error)}
        sys.stdout.buffer.write(json.dumps(result, ensure_ascii=False).encode("utf-8", "surrogatepass") + b"\n")
        sys.stdout.buffer.flush()
    return status


def _checked(record: Any, required: Sequence[str]) -> dict[str, Any]:
    if not isinstance(record, dict):
        raise TypeError("the line is not a JSON object")
    if "id" not in record:
        raise LookupError("the object has no id")
    for key in required:
        if not isinstance(record.get(key), str):
            raise TypeError(f"{key} is not a string")
    return record


def _told(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"not JSON: {error.msg} at column {error.colno}"
    return str(error.args[0] if error.args else error)[:200]
