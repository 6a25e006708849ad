"""Single repairs of one address: small pure functions, each undoing one kind of damage, run to a fixed point."""

from __future__ import annotations

import re
from collections.abc import Callable
from html.entities import html5

from claimcheck.link.gaps import GAP, close_gaps
from claimcheck.link.hosts import starts_with_host
from claimcheck.link.mojibake import INVISIBLE, undo_mojibake
from claimcheck.link.percent import read_cp1251_escapes, read_script_escapes, undo_double_percent
from claimcheck.link.wrappers import unwrap_redirector

SCHEME = re.compile(r"https?://", re.IGNORECASE)
BROKEN_SCHEME = re.compile(
    r"""(?:(?:(?<![a-zа-яё0-9])h(?:tt|t|ttt)|(?<![a-zа-яё0-9])(?:h(?:[xхтX*_]{2}|tх|xt)|tt)|htt|hxx)[pр](?P<s>s?)
        (?:\s?(?:\[:\]|\[:|:\]|[:;：]{1,2}|\.(?=//))\s?(?:[/／\\]\s{0,4}){1,4}\]?|[/／\\]{2,3}:?|:(?=(?:[\w-]+\.)+[a-z]{2,}(?:/|$)))(?=[\w\[%]))
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""What a scheme may have become: `hxxp`, `http//`, `http:/`, `https;//`, `http:\\\\`, `ttp://`, a Cyrillic «р»."""
SCHEMES = re.compile(rf"(?:{BROKEN_SCHEME.pattern.replace('(?P<s>s?)', 's?')}){{1,4}}", re.IGNORECASE | re.VERBOSE)
"""A scheme, or several on end: the last one counts."""
_INNER_SCHEME = re.compile(r"(//web\.archive\.org/web/[\d*]{1,14}(?:[a-z]{2}_)?/)hxxp(s?)://", re.IGNORECASE)
"""In an archive's wrapper, made harmless together with the address around it."""
_INVISIBLE = re.compile(f"[{INVISIBLE}]+")
_DOTS = re.compile(r"\[\.\]|\(\.\)|\{\.\}|\[dot\]|\(dot\)|\{dot\}|\[\.|\.\](?=\w)", re.IGNORECASE)
_MARKS = re.compile(r"\[(:|@|/{1,2}|://)\]")
_ENTITY = re.compile(r"&(?:#(\d{1,7})|#[xX]([0-9A-Fa-f]{1,6})|([A-Za-z]{2,24}\d{0,2}));")
_CAPITAL = r"(?:[A-ZА-ЯЁІЇЄҐ]|%D0%(?:8[1-7]|9[0-9A-F]|A[0-9A-F]))"
_ABBREVIATION = re.compile(rf"(?:[,._]_?{_CAPITAL}\.[_]?{_CAPITAL}|,_{_CAPITAL}|_(?:Jr|Sr|Inc|Ltd|Co|др|мл|ст))\.$")
"""Initials and short words of titles, whose full stop is their own where nothing but the address is given."""
_LAST_ENTITY = re.compile(r"&#?\w{1,9};$")
TRAILING = ".,;:!?\\\u2026\u201d\u201c\u201e\u2019\u2018\u00bb\u00ab\"'`|"
"""Marks of the sentence that an address does not end on."""
EMPHASIS = "*_~"
"""Marks of Markdown: off the end only where they stand at the beginning too."""
_OPENING = "<([{«“‘„\"'`*_~|"
_PAIRS = {")": "(", "]": "[", "}": "{", ">": "<", "»": "«", "”": "“"}
_BRACKETS = frozenset(_PAIRS).union(_PAIRS.values())
_ENDS = _BRACKETS.union(TRAILING + " \t\r\n\f\v")
_ESCAPED_QUOTES = (("%C2%AB", 1), ("%c2%ab", 1), ("%C2%BB", -1), ("%c2%bb", -1))
_CLOSES = {open_: close for close, open_ in _PAIRS.items()}


def drop_invisible(url: str) -> str:
    r"""Without soft hyphens, zero-width characters and byte order marks.

    >>> drop_invisible("https://a.example/b\u00adc")
    'https://a.example/bc'
    """
    return url if url.isascii() else _INVISIBLE.sub("", url)


def decode_entities(url: str) -> str:
    """With HTML entities resolved; only those that end on a semicolon, for `&copy=2` is a query's own.

    >>> decode_entities("https://a.example/?b=1&amp;copy=2")
    'https://a.example/?b=1&copy=2'
    """
    return _ENTITY.sub(_entity, url) if "&" in url and ";" in url else url


_NO_ADDRESS = '<>"'
"""What an entity inside an address cannot have meant: `&lt;b` that is left of `&amp;lt;b` is a parameter."""


def _entity(match: re.Match[str]) -> str:
    if name := match[3]:
        mark = html5.get(f"{name};", match[0])
        inside = match.end() < len(match.string) and "/" in match.string[: match.start()]
        return match[0] if inside and mark in _NO_ADDRESS else mark
    number = int(match[1]) if match[1] else int(match[2], 16)
    return chr(number) if 0x20 <= number < 0x110000 and not 0xD800 <= number < 0xE000 else match[0]


def mend_dots(url: str) -> str:
    """With defanged dots, `[.]` and `(dot)`, and other marks in brackets made plain.

    >>> mend_dots("http://a[.]example/b"), mend_dots("http://a.example[:]8080/b")
    ('http://a.example/b', 'http://a.example:8080/b')
    """
    return _DOTS.sub(".", _MARKS.sub(r"\1", url)) if "[" in url or "(" in url or "{" in url else url


def mend_scheme(url: str) -> str:
    """With `hxxp`, `http//`, `http:/` and the like made whole, and of several schemes on end the last one kept.

    >>> mend_scheme("hXXps://a.example/"), mend_scheme("http//a.example/"), mend_scheme("http://https://a.example/")
    ('https://a.example/', 'http://a.example/', 'https://a.example/')
    """
    if (whole := SCHEME.match(url)) and not url.startswith(("htt", "ttp", "hxx", "/"), whole.end()):
        return _INNER_SCHEME.sub(r"\1http\2://", url, count=1) if "xx" in url else url
    match = SCHEMES.match(url)
    if match is None:
        return url
    last = BROKEN_SCHEME.match(url)
    while last and last.end() < match.end() and (following := BROKEN_SCHEME.match(url, last.end())):
        last = following
    secure = last is not None and bool(last["s"])
    return f"http{'s' if secure else ''}://{url[match.end() :].lstrip('/')}"


def trim_ends(url: str) -> str:
    """Without the punctuation of the sentence around it; brackets that the address itself opens stay.

    >>> trim_ends("<https://a.example/wiki/Foo_(bar)>."), trim_ends("https://a.example/x).")
    ('https://a.example/wiki/Foo_(bar)', 'https://a.example/x')
    """
    if url[:1].isalnum() and url[-1] not in _ENDS:
        return url
    head = len(url) - len(url.lstrip(_OPENING + " \t\r\n\f\v"))
    marks = EMPHASIS if any(mark in url[:head] for mark in EMPHASIS) else ""
    start, end = head, trimmed_end(url, head, len(url), marks)
    return url[start:end]


def trimmed_end(text: str, start: int, end: int, marks: str = "") -> int:
    """Where an address ends that stands in `text` up to `end` at most; `marks` are trimmed as well."""
    if end > start and text[end - 1] not in _ENDS and text[end - 1] not in marks:
        return end
    depth: dict[str, int] = {}
    while end > start:
        last = text[end - 1]
        if not depth and last in _BRACKETS:
            depth = {close: text.count(close, start, end) - text.count(open_, start, end) for close, open_ in _PAIRS.items()}
            depth["»"] -= max(0, sum(text.count(mark, start, end) * sign for mark, sign in _ESCAPED_QUOTES))
        if last in _PAIRS:
            if depth[last] <= 0:
                break
            depth[last] -= 1
        elif last in _CLOSES:
            depth[_CLOSES[last]] += 1
        elif last == ";" and (entity := _LAST_ENTITY.search(text, max(start, end - 12), end)):
            if not (mark := decode_entities(entity[0])) or mark not in TRAILING + "<>\xa0 ":
                break
            end = entity.start() + 1
        elif last == "?" and text.endswith("???", start, end):
            break  # letters that were lost
        elif last == "." and start == 0 and end == len(text) and _ABBREVIATION.search(text, max(0, end - 24)):
            break  # the title's own
        elif last not in TRAILING and last not in marks and last not in " \t\r\n\f\v":
            break
        end -= 1
    return end


def add_scheme(url: str) -> str:
    """With https:// put before an address that has a host and no scheme.

    >>> add_scheme("tass.example/kultura/85")
    'https://tass.example/kultura/85'
    """
    if "://" in url[:12] or not starts_with_host(url):
        return url
    return f"https://{url.removeprefix('//')}"


STEPS: tuple[Callable[[str], str], ...] = (
    undo_mojibake, drop_invisible, decode_entities, read_script_escapes, mend_dots, mend_scheme, trim_ends, close_gaps, add_scheme,
    undo_double_percent, read_cp1251_escapes, unwrap_redirector,
)  # fmt: skip
"""In the order they are tried, again and again until none of them changes anything."""
QUIET = frozenset({"trim_ends"})
"""Steps that only take off what was never part of the address: they do not make a citation a repaired one by themselves."""
__all__ = ["GAP", "QUIET", "SCHEME", "SCHEMES", "STEPS", "trimmed_end"]
