"""JSON that does not parse: every place where it breaks, and the value of what is left."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import Any

from claimcheck.store.jsontext import MAX_DEPTH, line_and_column

MAX_BREAKS = 100
"""Breaks told of one file: what has more is no JSON at all."""
TOKEN = re.compile(
    r'(?P<string>"(?:[^"\\\n]|\\.)*")|(?P<open_string>"[^\n]*)|(?P<single>\'(?:[^\'\\\n]|\\.)*\')|(?P<comment>//[^\n]*|/\*.*?\*/|\#[^\n]*)'
    r"|(?P<punctuation>[{}\[\],:])|(?P<word>[^\s{}\[\],:\"']+|')",
    re.DOTALL,
)
"""What a text is made of; every character but white space belongs to one of them."""
WORDS = {"None": "null", "True": "true", "False": "false", "undefined": "null", "NaN": "null", "nan": "null"}
HOLE = object()
Pointer = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Break:
    """One place where a text is not JSON."""

    offset: int
    problem: str
    fix: str


@dataclass(slots=True)
class Recovered:
    """What a broken text can still tell."""

    value: Any = None
    """The parts that are whole; None for what is not."""
    breaks: list[Break] = field(default_factory=list)
    places: dict[Pointer, int] = field(default_factory=dict)
    """The offset of each value."""
    holes: set[Pointer] = field(default_factory=set)
    """Values that are broken, and the objects and arrays around a break: what they seem to lack may only be hidden."""


def recover(text: str) -> Recovered:
    """Every break of a JSON text in the order of the text, and the value of the rest. Never raises; linear in the text.

    >>> [(found.offset, found.problem) for found in recover('{"a": 1 "b": [1, 2,]}').breaks]
    [(8, 'a comma is missing before it'), (18, 'a comma with nothing after it')]
    """
    reader = _Reader(text)
    reader.found.value = reader.value(())
    if reader.kind:
        reader.say("something after the end", "take it out, or look for a bracket too many before it")
    value = reader.found.value
    reader.found.value = None if value is HOLE else value
    return reader.found


class _Reader:
    """Reads value after value and goes on after each break where the next value seems to begin."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.found = Recovered()
        self.tokens = TOKEN.finditer(text)
        self.kind = ""
        """Of the token at hand: the punctuation itself, or the name of its group; empty at the end."""
        self.words = ""
        self.start = self.end = 0
        self.next()

    def next(self) -> None:
        """Go to the next token; comments are told and passed over."""
        self.end = self.start + len(self.words)
        for match in self.tokens:
            self.words, self.start = match[0], match.start()
            if match.lastgroup == "comment":
                self.say("a comment: JSON has none", "take it out; a reason goes into review.note or chosen_why")
                continue
            self.kind = self.words if match.lastgroup == "punctuation" else str(match.lastgroup)
            return
        self.kind, self.words, self.start = "", "", len(self.text)

    def say(self, problem: str, fix: str, offset: int | None = None) -> None:
        """Note a break at the token at hand, or at an offset."""
        at = self.start if offset is None else offset
        if len(self.found.breaks) < MAX_BREAKS and not any(known.offset == at for known in self.found.breaks[-1:]):
            self.found.breaks.append(Break(at, problem, fix))

    def value(self, at: Pointer) -> Any:
        """The value that begins at the token at hand; HOLE where there is none."""
        self.found.places[at] = self.start
        if self.kind in ("{", "[") and len(at) < MAX_DEPTH:
            return self.members(at, {} if self.kind == "{" else [])
        value = self.scalar() if self.kind in ("string", "open_string", "single", "word") else HOLE
        if value is HOLE:
            self.found.holes |= {at, at[:-1]}
            if self.kind in ("}", "]", ",", ":", ""):
                self.say("a value is missing", "write one; null stands for none")
                return HOLE
        self.next()
        return value

    def scalar(self) -> Any:
        """The value of a text, a number or a word."""
        words = self.words
        if self.kind == "single":
            self.say(f"{words[:40]} is in single quotation marks", 'write it in double ones: "…"')
            return words[1:-1]
        if self.kind == "open_string":
            self.say(
                "a text that does not end on its line", "put a quotation mark at its end; a line break inside is written \\n"
            )
            return HOLE
        try:
            value = json.loads(words, parse_constant=lambda _: HOLE)
        except ValueError:
            value = HOLE
        if value is HOLE and self.kind == "string":
            self.say(
                "a text with a wrong escape or a control character",
                "write a backslash as \\\\, a tab as \\t, a line break as \\n",
            )
        elif value is HOLE:
            fix = f"write {WORDS[words]}" if words in WORDS else "write a text in quotation marks, a number, true, false or null"
            self.say(f"{words[:40]} is no JSON value", fix)
        return value

    def members(self, at: Pointer, held: dict[str, Any] | list[Any]) -> Any:
        """The members of an object or an array, up to its closing bracket."""
        closing, other = ("}", "]") if isinstance(held, dict) else ("]", "}")
        comma: int | None = None
        self.next()
        while True:
            if self.kind == closing:
                if comma is not None:
                    self.say("a comma with nothing after it", "take it out", comma)
                self.next()
                return held
            if self.kind in (other, ""):
                self.found.holes.add(at)
                self.say(
                    f"a closing {closing} is missing before it",
                    f"put a {closing} there; the {self.text[self.found.places[at]]} is on line {self.line_of(at)}",
                )
                return held
            if self.kind in (",", ":"):
                self.say(f"a {'comma' if self.kind == ',' else 'colon'} that is not expected here", "take it out")
                self.next()
                continue
            self.member(at, held)
            comma = self.start if self.kind == "," else None
            if comma is not None:
                self.next()
            elif self.kind not in ("}", "]", ""):
                self.say("a comma is missing before it", "put a comma there")

    def member(self, at: Pointer, held: dict[str, Any] | list[Any]) -> None:
        """One member, put into what holds it."""
        if isinstance(held, list):
            value = self.value((*at, len(held)))
            held.append(None if value is HOLE else value)
            return
        key = self.key(at)
        if self.kind == ":":
            self.next()
        else:
            self.say("a colon is missing before it", "put a colon between the key and its value")
        value = self.value((*at, key))
        if key in held:
            self.say(f"the key {key[:40]!r} stands twice in one object", "keep one of the two", self.found.places[*at, key])
        held[key] = None if value is HOLE else value

    def key(self, at: Pointer) -> str:
        """The key at hand, whatever stands there."""
        start = self.start
        if self.kind == "word":
            self.say(f"the key {self.words[:40]} is not in quotation marks", f'write "{self.words[:40]}"')
            key: Any = self.words
            self.next()
        else:
            key = self.value((*at, f"\0{start}"))
        return key if isinstance(key, str) else f"\0{start}"

    def line_of(self, at: Pointer) -> int:
        """The line that a value begins on."""
        return line_and_column(self.text, self.found.places[at])[0]
