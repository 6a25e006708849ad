"""The text of a citation into its pieces: labels off, glued addresses apart."""

from __future__ import annotations

import re
from functools import lru_cache

from claimcheck.link.steps import drop_invisible, starts_with_host

_LABEL = re.compile(
    r"^\s*(?:[*•–—-]\s*|\[\d+\]\s*|\d{1,2}[.)]\s+)?(?:[A-ZА-ЯІЇЄҐ][\w’']*[\s(]*(?:[\w’'()-]+\s){0,5}[\w’'()]*|[а-яіїєґ]+)\s*:\s*(?!//)",
    re.UNICODE,
)
_START = re.compile(r"(?:h(?:tt|xx)ps?(?:\[:\]|:|;)?/{1,3}(?=\w)|(?<![/\w.@-])www\.(?=\w))", re.IGNORECASE)
_SPACE = re.compile(r"[ ]+\xa0?|(?<=[\x21-\x7e])[\xa0\u2009\u202f]+")


@lru_cache(maxsize=4096)
def split_citations(raw: str) -> tuple[tuple[str, bool], ...]:
    """The pieces of a citation's text, each with whether it was glued to something.

    An address inside another one's query or in an archive's wrapper belongs to it and is not split off.

    >>> split_citations("Source:https://a.example/bhttps://b.example/c")
    (('https://a.example/b', True), ('https://b.example/c', True))
    >>> split_citations("https://web.archive.org/web/2019/http://a.example/")
    (('https://web.archive.org/web/2019/http://a.example/', False),)
    """
    text = drop_invisible(raw) if "http" not in raw.lower() else raw
    starts = [match.start() for match in _START.finditer(text) if not _belongs(text, match.start())]
    if not starts:
        return ((_without_label(text), False),) if text.strip() else ()
    lead = text[: starts[0]]
    glued_label = bool(lead) and not lead[-1].isspace() and lead[-1] not in "(<[{«“\"'"
    pieces = [text[start:end] for start, end in zip(starts, [*starts[1:], len(text)], strict=True)]
    glued = [n > 0 and not pieces[n - 1][-1:].isspace() for n in range(len(pieces))]
    found = []
    for n, piece in enumerate(pieces):
        joined = glued[n] or (n + 1 < len(pieces) and glued[n + 1]) or (n == 0 and glued_label)
        found.append((_first_address(piece), joined))
    return tuple(found)


def _belongs(text: str, at: int) -> bool:
    """Whether an address begins inside another one that means it: a query's value, an archive's wrapper."""
    before = re.split(r"[\s<>\"]", text[:at])[-1]
    if not re.search(r"https?:/", before, re.IGNORECASE):
        return False
    return bool(re.search(r"[?&][\w.-]+=$|#!?/?$", before)) or bool(
        re.search(
            r"archive\.\w+/(?:web/|save/|\d{4,}[\w*]*/|)[\d\w*]*/?$|webcache\S*:$|/amp/s/$|(?:url|redirect|away|goto|out)/?\??$",
            before,
            re.IGNORECASE,
        )
    )


def _first_address(piece: str) -> str:
    """A piece up to the prose after it: a space ends an address unless what follows is path-like and wrapped or broken."""
    piece = piece.rstrip()
    lines = re.split(r"(\s*[\r\n]\s*)", piece, maxsplit=1)
    head = lines[0]
    if (
        len(lines) == 3
        and re.match(r"[\w%./?=&#~+-]+(?:\s|$)", lines[2])
        and (head.endswith(("/", "-", "_", "%", "=", "&", ".")) or not re.match(r"[A-ZА-Я][a-zа-я]+\s", lines[2]))
    ):
        return piece
    if space := _SPACE.search(head):
        address, rest = head[: space.start()], head[space.end() :]
        word = rest.split(" ", 1)[0]
        broken = address.endswith(("-", "/", "_", "%", "=", ".")) or re.search(r"[/_=%]|\d{3}|-\w+-|\.\w{2,5}$|/$", word)
        alone = " " not in rest.strip() and re.fullmatch(r"[\w%./?=&#~+:;,@-]+", rest.strip()) is not None
        return head if alone and broken and not rest.startswith(("http", "www")) else address
    return head


def _without_label(text: str) -> str:
    """A citation without the label glued before it: "Russian Language Sources:Зорге,_Рихард"."""
    stripped = text.strip()
    if starts_with_host(stripped):
        return stripped
    match = _LABEL.match(stripped)
    return stripped[match.end() :] if match and match.end() < len(stripped) else stripped
