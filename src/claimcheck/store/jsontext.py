"""JSON text as it stands in a file: strict reading, the place of each value, the one canonical form."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Sequence
from typing import Any, NoReturn

import orjson

from claimcheck.errors import ClaimcheckError

Pointer = Sequence[str | int]
"""The keys and indexes that lead to a value, as jsonschema's absolute_path gives them."""

MAX_DEPTH = 200
"""Deeper nesting than any file of ours has; json would run out of stack near a thousand."""


def parse_json(text: str, place: str) -> Any:
    """The value of a JSON text, more strictly than `json.loads`: no duplicate key, no NaN, no merge conflict.

    Raises ClaimcheckError with ``path:line:column`` and a fix.
    """
    value = _canonical_value(text)
    return _parse_slowly(text, place) if value is NOT_CANONICAL else value


def field_hash(value: Any) -> str:
    """The eight hex digits that `machine` keeps of a field's JSON value."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()[:8]


NOT_CANONICAL = object()
"""Stands for "this text has to be looked at in full"."""


def _canonical_value(text: str) -> Any:
    """The value of a text in canonical form, NOT_CANONICAL for any other.

    What is written back as the same bytes held no key twice, no NaN and no conflict mark: nothing is left to look for.
    """
    data = text.encode("utf-8", "surrogatepass")
    try:
        value = orjson.loads(data)
        again = orjson.dumps(value, option=CANONICAL)
    except (orjson.JSONDecodeError, orjson.JSONEncodeError):
        return NOT_CANONICAL
    return value if again == data else NOT_CANONICAL


def _parse_slowly(text: str, place: str) -> Any:
    """The value with every refusal in its place."""
    refuse_conflict(text, place, CONFLICT_MARK)

    def pairs(items: list[tuple[str, Any]]) -> dict[str, Any]:
        value = dict(items)
        if len(value) < len(items):
            keys = [key for key, _ in items]
            _refuse_duplicate(text, place, next(key for key in keys if keys.count(key) > 1))
        return value

    def constant(name: str) -> NoReturn:
        line, column = line_and_column(text, max(text.find(name), 0))
        raise ClaimcheckError(
            f"{name[:30]} is no number that JSON can hold",
            fix="write a number, or null",
            see="not-json",
            place=f"{place}:{line}:{column}",
        )

    def integer(digits: str) -> int:
        if len(digits) <= MAX_DIGITS:
            return int(digits)
        line, column = line_and_column(text, max(text.find(digits), 0))
        raise ClaimcheckError(
            f"a number of {len(digits)} digits",
            fix="restore the number from git, or run `claimcheck extract`",
            see="not-json",
            place=f"{place}:{line}:{column}",
        )

    def decimal(digits: str) -> float:
        if (number := float(digits)) in (float("inf"), float("-inf")):
            constant(digits)
        return number

    try:
        value = json.loads(text, object_pairs_hook=pairs, parse_constant=constant, parse_int=integer, parse_float=decimal)
    except json.JSONDecodeError as error:
        raise ClaimcheckError(
            f"not JSON: {error.msg[0].lower()}{error.msg[1:]}",
            fix="mend the line; `git diff` shows what changed, `git checkout -- FILE` takes it back",
            see="not-json",
            place=f"{place}:{error.lineno}:{error.colno}",
        ) from error
    except RecursionError as error:
        raise ClaimcheckError(
            "not JSON of ours: nested too deeply", fix="restore the file from git", see="not-json", place=f"{place}:1:1"
        ) from error
    _refuse_surrogates(value, text, place)
    return value


MAX_DIGITS = 300
"""Of an integer; every number that a file of ours holds has fewer."""


def _refuse_surrogates(value: Any, text: str, place: str) -> None:
    """Raise for half a character written as an escape: it cannot be saved as UTF-8."""
    if "\\ud" not in text.lower():
        return
    try:
        json.dumps(value, ensure_ascii=False).encode()
    except UnicodeEncodeError as error:
        line, column = line_and_column(text, text.lower().find("\\ud"))
        raise ClaimcheckError(
            "half a character, written as an escape",
            fix="write the whole character, or take it out",
            see="not-json",
            place=f"{place}:{line}:{column}",
        ) from error


CONFLICT_MARK = re.compile(r"^(?:<{7}|>{7}|\|{7})(?: .*)?\r?$|^={7}\r?$", re.MULTILINE)
"""A line that git writes around the sides of a conflict; no line of JSON looks like it."""
CONFLICT = re.compile(r"^<{7} [^\n]*\n(?:(?!<{7} )[^\n]*\n)*?={7}\r?\n(?:(?!<{7} )[^\n]*\n)*?>{7} ", re.MULTILINE)
"""A whole conflict, as prose may hold one: a line of equals signs alone is a heading's there."""
SIDE_NAME = re.compile(r"^(?:<{7}|>{7}) (.+?)\r?$", re.MULTILINE)


def refuse_conflict(text: str, place: str, mark: re.Pattern[str] = CONFLICT) -> None:
    """Raise ClaimcheckError for the first conflict that a merge left, naming both of its sides."""
    found = mark.search(text)
    if found is None:
        return
    line, _ = line_and_column(text, found.start())
    sides = " and ".join(name[:60] for name in dict.fromkeys(SIDE_NAME.findall(text[found.start() :])[:2]))
    raise ClaimcheckError(
        f"an unresolved merge conflict{f' of {sides}' if sides else ''}",
        fix="choose a side between the <<<<<<< and >>>>>>> lines, then run the command again",
        see="merge-conflict",
        place=f"{place}:{line}:1",
    )


def _refuse_duplicate(text: str, place: str, key: str) -> NoReturn:
    """Raise for the first object that holds a key twice, at the second of them."""
    offset = next((offset for found, offset in _duplicate_keys(text) if found == key), text.find(json.dumps(key)))
    line, column = line_and_column(text, max(offset, 0))
    raise ClaimcheckError(
        f"the key {key!r} stands twice in one object",
        fix="keep one of the two",
        see="duplicate-key",
        place=f"{place}:{line}:{column}",
    )


def line_and_column(text: str, offset: int) -> tuple[int, int]:
    r"""Line and column of a code point, both from 1.

    >>> line_and_column("ab\ncd", 4)
    (2, 2)
    """
    return text.count("\n", 0, offset) + 1, offset - (text.rfind("\n", 0, offset) + 1) + 1


# ---- places of values


def _tree(text: str) -> Any:
    from tree_sitter import Language, Parser  # noqa: PLC0415  # needed only when something has to be pointed at
    from tree_sitter_json import language  # noqa: PLC0415

    return Parser(Language(language())).parse(text.encode())


def locate(text: str, pointers: Sequence[Pointer]) -> list[tuple[int, int]]:
    """Line and column, from 1, of the value at each pointer; of its nearest holder where the value is missing."""
    root = _tree(text).root_node
    first = root.named_children[0] if root.named_children else root
    lines = text.split("\n")
    members: dict[int, list[Any]] = {}
    return [_position(lines, _descend(first, pointer, members)) for pointer in pointers]


def canonical_places(text: str, claims: int) -> list[tuple[int, int]] | None:
    """The places of a claims file's article and of each of its claims, read off the lines of the canonical layout.

    None when the file is laid out otherwise. A string holds no line break, so that a line of a brace alone is structure.
    """
    lines = text.split("\n")
    try:
        article, begin = lines.index('  "article": {'), lines.index('  "claims": [')
    except ValueError:
        return None
    found = [number for number, line in enumerate(lines[begin:], begin + 1) if line == "    {"]
    return [(article + 1, 14), *((number, 5) for number in found)] if len(found) == claims else None


def _descend(node: Any, pointer: Pointer, members: dict[int, list[Any]]) -> Any:
    """The node at a pointer; `members` remembers the members of arrays that were gone through."""
    for step in pointer:
        if isinstance(step, int) and node.type == "array":
            children = members.get(node.id) or members.setdefault(node.id, node.named_children)
            if step >= len(children):
                return node
            node = children[step]
        elif node.type == "object":
            pair = next((pair for pair in node.named_children if _key(pair) == step), None)
            value = pair.child_by_field_name("value") if pair is not None else None
            if value is None:
                return node
            node = value
        else:
            return node
    return node


def _key(pair: Any) -> str | None:
    key = pair.child_by_field_name("key") if pair.type == "pair" else None
    if key is None:
        return None
    try:
        return str(json.loads(key.text))
    except ValueError:
        return None


def _position(lines: Sequence[str], node: Any) -> tuple[int, int]:
    row, column_bytes = node.start_point
    return row + 1, len(lines[row].encode()[:column_bytes].decode(errors="ignore")) + 1


def _duplicate_keys(text: str) -> Iterator[tuple[str, int]]:
    """Keys that stand a second time in their object, with the offset of the second."""
    data = text.encode()
    stack = [_tree(text).root_node]
    while stack:
        node = stack.pop()
        seen: set[str] = set()
        for child in node.named_children:
            if (key := _key(child)) is not None:
                if key in seen:
                    yield key, len(data[: child.start_byte].decode(errors="ignore"))
                seen.add(key)
        stack.extend(node.named_children)


# ---- canonical form

CANONICAL = orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE


def canonical_json(value: Any) -> str:
    """The one text of a value: two-space indent, keys as they come, no escapes but the needed, a final newline."""
    try:
        return orjson.dumps(value, option=CANONICAL).decode()
    except orjson.JSONEncodeError:  # integers of more than 64 bits, nesting beyond its own bound
        return json.dumps(value, indent=2, ensure_ascii=False, allow_nan=False) + "\n"
