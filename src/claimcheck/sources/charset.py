"""A fetched page's bytes to text: what its header says, what the page says, what its letters say."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

from claimcheck.text.encodings import BOMS, CYRILLIC, cyrillic_score, decode

SAMPLE = 200_000
"""Bytes looked at when an encoding is judged."""
HEAD = 4096
"""Bytes in which a page must say what its encoding is."""
BROKEN = 0.02
"""Part of a UTF-8 page's letters beyond ASCII that may be broken: pages are cut in the middle of a letter every day."""
CLEARLY = 0.15
"""By how much another Cyrillic encoding must read better than the one declared. The right one reads at about 0.6 and the wrong
ones below 0.3, so the threshold lies in the middle of what is never seen."""
SHOWN = 0.35
"""Least score of bytes that are Cyrillic at all."""
_HEADER = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_XML = re.compile(r"<\?xml[^>]{0,100}\bencoding\s*=\s*[\"']([\w.:-]{2,40})", re.IGNORECASE)
_ALIASES = {"latin-1": "cp1252", "iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254"}
"""As browsers read them (WHATWG Encoding); Python's names."""


def decode_page(body: bytes, content_type: str) -> str | None:
    """The text of a page, None when it is none. The order: byte order mark, UTF-8 that holds, header, meta, letters.

    A declaration is believed unless the bytes speak against it: they are sound UTF-8, or do not fit, or read clearly better in
    another Cyrillic encoding.

    >>> decode_page("Паром ушёл ночью, и река встала.".encode("koi8-r"), "text/html; charset=windows-1251")
    'Паром ушёл ночью, и река встала.'
    >>> decode_page("Паром ушёл.".encode(), "text/html; charset=windows-1251")
    'Паром ушёл.'
    """
    for mark, name in BOMS:
        if body.startswith(mark):
            return body.decode(name, "replace").removeprefix("\ufeff")
    declared = [known for written in _declared(body[:HEAD], content_type) if (known := _known(written))]
    if declared and declared[0].startswith(("utf-16", "utf-32")):
        declared = declared[1:]  # without a mark hardly anybody means it, and ASCII would read as Chinese
    if (text := _as_utf8(body, sure="utf-8" in declared[:1])) is not None:
        return text
    for name in declared:
        text = _as_declared(body, name)
        if text is not None:
            return text
    found = decode(body)
    return found[0] if found else None


def _declared(beginning: bytes, content_type: str) -> Iterator[str]:
    """What the header, an XML declaration and the page's own meta tags name as the encoding."""
    from claimcheck.sources.head import read_head  # noqa: PLC0415  # with Beautiful Soup, for those who have pages

    text = beginning.decode("latin-1")
    written = (_HEADER.search(content_type), _XML.match(text.lstrip()))
    yield from (match[1] for match in written if match)
    if meta := read_head(text).charset:
        yield meta


def _known(written: str) -> str | None:
    """Python's name for a declared encoding; None for one that it does not know."""
    try:
        info = codecs.lookup(written)
    except (LookupError, ValueError):
        return None
    return _ALIASES.get(info.name, info.name) if getattr(info, "_is_text_encoding", True) else None


def _as_utf8(body: bytes, *, sure: bool) -> str | None:
    """The body as UTF-8 where it is sound, or nearly so; None where it is not."""
    try:
        return body.decode()
    except UnicodeDecodeError:
        text = body.decode("utf-8", "replace")
    letters = sum(1 for character in text[:SAMPLE] if character > "\x7f")
    broken = text[:SAMPLE].count("\ufffd")
    allowed = BROKEN * letters + (1 if sure else 0)
    return text if broken <= allowed else None


def _as_declared(body: bytes, name: str) -> str | None:
    """The body in the encoding declared, or in the Cyrillic one that it clearly reads better in."""
    sample = body[:SAMPLE]
    scores = {other: cyrillic_score(sample, other) for other in CYRILLIC}
    best = max(scores, key=lambda other: scores[other])
    if scores[best] >= SHOWN and scores[best] >= cyrillic_score(sample, name) + CLEARLY:
        name = best
    try:
        return body.decode(name, "replace")
    except (LookupError, UnicodeError):
        return None
