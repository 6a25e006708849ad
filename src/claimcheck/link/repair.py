"""An address through the ladder of steps to a fixed point; a citation's text into the addresses it holds."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import cycle, islice
from typing import Any, NamedTuple
from urllib.parse import quote, unquote_to_bytes

from ada_url import normalize_url

from claimcheck.link.gaps import close_gaps
from claimcheck.link.mojibake import is_mangled
from claimcheck.link.percent import whole_part
from claimcheck.link.remains import read_remains
from claimcheck.link.split import Piece, split_citations, split_running_text
from claimcheck.link.steps import QUIET, SCHEME, SCHEMES, STEPS, mend_dots, trim_ends
from claimcheck.link.wrappers import may_wrap
from claimcheck.records import Candidate, CitationKind, CitationStatus, Step

MAX_ROUNDS = 6
"""The ladder reaches its fixed point in two or three; hostile input is cut off."""
TARGET_STEPS = tuple(step for step in STEPS if step not in (trim_ends, close_gaps))
"""The ladder for a hyperlink's address, whose ends and spaces are its own."""
_BREAKS = re.compile(r"[\t\r\n]+")
_CLEAN_HOST = re.compile(r"https?://[^/?#\[({]+(?:[/?#]|$)", re.IGNORECASE)
_ESCAPED = str.maketrans({char: quote(char) for char in ' \xa0<>"`'})
"""What a browser escapes in a hyperlink's address."""
MAX_LENGTH = 8000
"""Characters of the longest address: servers take no longer ones."""
_ESCAPE = r"(?:%(?:[2-7][0-9A-Fa-f]|[Dd][0-2]%[89ABab][0-9A-Fa-f]))+"
_PATH = rf"(?>(?:[\w.~/+:@,!$*=-]+|{_ESCAPE}|\((?>(?:[\w.~+:,-]+|{_ESCAPE})*)\))*)"
_REST = rf"(?>(?:[\w.~/+:@,!$*=&-]+|{_ESCAPE})*)"
_WHOLE = re.compile(
    rf"https?://(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{{2,}}(?::\d{{2,5}})?(?:/{_PATH}(?:\?{_REST})?(?:\#{_REST})?(?<=[\w/=)-]))?",
    re.ASCII,
)
"""An address in which no step would find anything to do; most are."""
_HOST = re.compile(r"https?://(?:[^/@?#]*@)?([^/:?#]*\.[^/:?#]*|\[[0-9a-f:.]+\])")
_LETTER = re.compile(r"%D[01]%[89AB][0-9A-F]", re.IGNORECASE)
_BROKEN_LETTER = re.compile(r"%D[01](?!%[89A-F][0-9A-F])", re.IGNORECASE)
"""The first byte of a letter without its second one."""
_NO_ADDRESS = re.compile(r"[\s<>\"`\ufffd]")


class RepairedUrl(NamedTuple):
    """What an address became, and how."""

    url: str | None
    """As a browser would send it; None when it is no address, or one that was cut off."""
    steps: tuple[Step, ...]
    text: str = ""
    """What the steps made of the text, be it an address or none."""
    candidates: tuple[Candidate, ...] = ()
    """As far as a damaged address can be told, when it cannot be made whole."""


@dataclass(frozen=True, slots=True)
class ReadCitation:
    """One citation of a text: what it says, what sort it is, whether it can be followed."""

    raw: str
    kind: CitationKind
    status: CitationStatus
    url: str | None = None
    steps: tuple[Step, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    start: int = 0
    """Where `raw` stands in the text."""


def is_whole(raw: str) -> bool:
    """Whether an address is one in which nothing can be broken: plain letters, no escape but of plain UTF-8, no other one inside."""
    return (
        _WHOLE.fullmatch(raw) is not None
        and "http" not in raw[8:]
        and "://" not in raw[8:]
        and "www." not in raw[12:]
        and "xn--" not in raw
        and not ("%" in raw and ("%25" in raw or _ODD.search(raw)))
        and not may_wrap(raw)
    )


_ODD = re.compile(r"%D0%A[01](?:%[0-9A-F]{2}){2}%D0%A[01]|%[0-9A-F]?$", re.IGNORECASE)
"""Escapes that may be misread letters, or cut off."""


@lru_cache(maxsize=20_000)
def repair_url(raw: str) -> RepairedUrl:
    """An address with every reversible damage undone, and the steps that mattered; None as its url when it is none.

    >>> repair_url("hxxps://a.example/b").url
    'https://a.example/b'
    >>> cut = repair_url("https://a.example/%D0%BC%D0")
    >>> cut.url, cut.candidates[0].url
    (None, 'https://a.example/%D0%BC')
    """
    return _climb(raw, STEPS)


def _climb(url: str, ladder: Sequence[Callable[[str], str]]) -> RepairedUrl:
    """The address after the steps of a ladder, again and again until none of them changes it."""
    if len(url) > MAX_LENGTH:
        return RepairedUrl(None, (), url)
    if is_whole(url):
        return RepairedUrl(serialise_whole(url), (), url)
    steps: list[Step] = []
    untouched = 0
    for step in islice(cycle(ladder), MAX_ROUNDS * len(ladder)):
        changed = step(url)
        if changed == url:
            untouched += 1
            if untouched == len(ladder):
                break
        else:
            steps.append(Step(step.__name__, url, changed))
            url, untouched = changed, 0
            if is_whole(url):
                return RepairedUrl(serialise_whole(url), tuple(steps), url)
    whole = serialise(url if ladder is STEPS else url.translate(_ESCAPED))
    if whole is not None and (lost := _lost(url, whole)):
        return RepairedUrl(None, tuple(steps), url, lost)
    return RepairedUrl(whole, tuple(steps), url)


def _lost(url: str, whole: str) -> tuple[Candidate, ...]:
    """What an address that lost letters may be as far as it goes; nothing when none were lost."""
    if (kept := whole_part(whole)) is not None:
        return (Candidate(kept, 0.3, "cut off in the middle of a letter: this is the part before it"),)
    if _is_holed(whole.partition("?")[0]):
        return (Candidate(whole, 0.1, "a letter lost a part of itself and cannot be told"),)
    if "???" in url or "\ufffd" in url or is_mangled(url):
        return (Candidate(whole, 0.1, "letters were lost and cannot be told from what is left"),)
    return ()


def _is_holed(path: str) -> bool:
    """Whether a path is UTF-8 but for letters of which a half is gone."""
    rest = _BROKEN_LETTER.sub("", path)
    if rest == path or not _LETTER.search(rest):
        return False
    try:
        unquote_to_bytes(rest).decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


_AS_SERIALISED = re.compile(r"https?://[^/:?]+/(?!.*(?:/\.|%2[Ee]))")
"""An address that is whole and has a path, no port and no dots for a folder: its serialisation is itself."""


def serialise_whole(url: str) -> str | None:
    """The address that `is_whole` as a browser serialises it."""
    return url if _AS_SERIALISED.match(url) else serialise(url)


def serialise(url: str) -> str | None:
    """The address as a browser serialises it (WHATWG), None when it has no http scheme or no host."""
    if not SCHEME.match(url) or _NO_ADDRESS.search(url):
        return None
    try:
        whole = str(normalize_url(url))
    except (ValueError, UnicodeError):
        return None
    host = _HOST.match(whole)
    return whole if host and not host[1].startswith(".") else None


def read_citations(raw: str) -> tuple[ReadCitation, ...]:
    """The citations that a piece of text holds: addresses made whole, glued ones split, remains with candidates.

    >>> [(c.status, c.url) for c in read_citations("Source:https://a.example/bhttps://b.example/c")]
    [('repaired', 'https://a.example/b'), ('repaired', 'https://b.example/c')]
    >>> read_citations("Зорге,_Рихард")[0].status
    'repaired'
    """
    if is_whole(raw) and (whole := serialise_whole(raw)):
        return (ReadCitation(raw, "url", "intact", whole),)
    return tuple(_read_piece(piece, _promised(raw[: piece.start])) for piece in split_citations(raw))


def read_target(target: str) -> tuple[ReadCitation, ...]:
    """The citations that a hyperlink's address is: one as it stands, for nothing but white space can be around it.

    >>> [(item.status, item.url) for item in read_target(" https://a.example/wiki/Quiz,_I.! ")]
    [('intact', 'https://a.example/wiki/Quiz,_I.!')]
    """
    bare = target.strip()
    if not SCHEMES.match(bare):
        return read_citations(target)
    ladder = tuple(step for step in TARGET_STEPS if step is not mend_dots) if _CLEAN_HOST.match(bare) else TARGET_STEPS
    repaired = _climb(_BREAKS.sub("", bare), ladder)
    if repaired.url is None and not repaired.candidates:
        return read_citations(target)
    return (_as_citation(Piece(target, 0, glued=False), repaired),)


def find_addresses(text: str) -> tuple[ReadCitation, ...]:
    """The addresses in running text, those without a scheme where a path shows that they are meant as such.

    >>> [(item.url, item.start) for item in find_addresses("See (https://a.example/b), or a.example/c; not 3.5/4 or and/or.")]
    [('https://a.example/b', 5), ('https://a.example/c', 30)]
    """
    found = [_read_piece(piece) for piece in split_running_text(text)]
    return tuple(item for item in found if item.kind == "url")


_LANGUAGES = re.compile(r"(?P<ru>russian|русск|росс?ійськ)|(?P<uk>ukrainian|украинск|україн)", re.IGNORECASE)


def _promised(label: str) -> str | None:
    """The language that a label before an address names."""
    match = _LANGUAGES.search(label, 0, 100) if label else None
    return match.lastgroup if match else None


def _read_piece(piece: Piece, promised: str | None = None) -> ReadCitation:
    return _as_citation(piece, repair_url(piece.text), promised)


def _as_citation(piece: Piece, repaired: RepairedUrl, promised: str | None = None) -> ReadCitation:
    if repaired.candidates:
        return ReadCitation(piece.text, "url", "candidate", None, (), repaired.candidates, piece.start)
    if repaired.url is None:
        left = read_remains(repaired.text, promised)
        steps = (*repaired.steps, Step(left.step, repaired.text, left.url)) if left.url else ()
        return ReadCitation(piece.text, left.kind, left.status, left.url, steps, left.candidates, piece.start)
    mattered = [step for step in repaired.steps if step.name not in QUIET]
    if not mattered and not piece.glued:
        return ReadCitation(piece.text, "url", "intact", repaired.url, start=piece.start)
    cut = (Step("split_glued", piece.text, piece.text),) if piece.glued else ()
    return ReadCitation(piece.text, "url", "repaired", repaired.url, (*cut, *repaired.steps), start=piece.start)


def citations_to_json(citations: Sequence[ReadCitation]) -> list[dict[str, Any]]:
    """The answer of `claimcheck repair --jsonl`."""
    return [
        {
            "raw": item.raw,
            "kind": item.kind,
            "status": item.status,
            "url": item.url,
            "steps": [{"name": step.name, "before": step.before, "after": step.after} for step in item.steps],
            "candidates": [{"url": c.url, "confidence": round(c.confidence, 3), "why": c.why} for c in item.candidates],
        }
        for item in citations
    ]
