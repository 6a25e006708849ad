"""The text of a citation into its pieces: labels off, glued addresses apart, each ending where its address does."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from claimcheck.link.gaps import GAP, SPACES, address_end
from claimcheck.link.hosts import HOST, starts_with_host
from claimcheck.link.mojibake import shield, without_invisible
from claimcheck.link.steps import EMPHASIS, SCHEMES, mend_dots, trimmed_end
from claimcheck.link.wrappers import ARCHIVE, WRAPPER

START = re.compile(
    rf"{SCHEMES.pattern}|(?<![/\w.@-])www\d?\.(?=\w)|(?<=[a-z0-9])www\.(?=(?:[a-z0-9-]+\.)+(?:ru|com|org|ua|net|info|by|su|example)/)",
    re.IGNORECASE | re.VERBOSE,
)
_STOP = re.compile(
    r"""[<>"«»“”„`&'\[\])|⁰¹²³⁴⁵⁶⁷⁸⁹](?:(?<=[<>"«»“”„`])|(?<=&)(?:nbsp|lt|gt|quot|[lr]aquo|[lrb]dquo|\#(?:160|34|6[02]|171|187|[xX](?:[aA]0|3[cCeE])));|(?<=')(?=[\s>])|(?<=\])\(|(?<=\))\[|(?<=\|)(?=\s|\||[a-z][\w-]{0,20}\s?=)|(?<=\])(?=\[\^?\w{1,9}\](?![=\w\[]))|(?<=\[)\^?\d{1,3}\](?![\w=&%/\[-])|(?<=[⁰¹²³⁴⁵⁶⁷⁸⁹])[⁰¹²³⁴⁵⁶⁷⁸⁹]{0,2}(?![\w/%⁰¹²³⁴⁵⁶⁷⁸⁹-]))"""
)
"""What no address holds in running text: quotation marks and tags, a footnote's mark, a template's next field."""
_OWN_AT_END = "[⁰¹²³⁴⁵⁶⁷⁸⁹"
LOOK_BACK = 240
"""Characters before an address that tell whether it belongs to the one around it."""
NAMESPACES = frozenset("Категория Категорія Файл Участник Користувач Проект Проєкт Портал Обсуждение Обговорення Википедия Вікіпедія Шаблон Служебная Тексты Файли".split())  # fmt: skip
"""What stands before a wiki title's own colon."""
MAX_LABEL = 70
_BULLET = re.compile(r"\s*(?:[*•–—-]\s+|\[\d{1,3}\]\s*|\d{1,3}[.)]\s+|[¹²³⁴⁵⁶⁷⁸⁹⁰]+\s*)")
_LABEL_BETWEEN = re.compile(
    r"(?:(?<=[\w/)])[.,;)\]»]\s?(?:[^\W\d_][\w-]{0,20}\s?){1,3}|(?<![-_%])(?:Sources?|Links?|References?|See also|Read more|Original"
    r"|Источники?|Ссылк[аи]|Оригинал|Джерел[оа]|Посилання|Оригінал)(?: \w{1,12})?):\s?$"
)
"""The next address's label, glued to the end of one: `https://a.example/b.Source:https://b.example/`."""
_HEAD_ALONE = re.compile(r"https?:/{1,3}(?:www\d?\.?)?", re.IGNORECASE)
_LABEL = re.compile(r"[^\W\d_][\w’'(). -]{0,60}[\s(]*")
_PIECES = re.compile(rf"[{SPACES},;|]+")


class Piece(NamedTuple):
    """One address, or what is left of one, inside a citation's text."""

    text: str
    start: int
    """In the citation's text."""
    glued: bool
    """To its label or to another address."""


def split_citations(raw: str) -> tuple[Piece, ...]:
    """The pieces of a citation's text, each with whether it was glued to something.

    An address inside another one's query or in an archive's wrapper belongs to it and is not split off.

    >>> [(piece.text, piece.glued) for piece in split_citations("Source:https://a.example/bhttps://b.example/c")]
    [('https://a.example/b', True), ('https://b.example/c', True)]
    >>> [piece.text for piece in split_citations("https://web.archive.org/web/2019/http://a.example/")]
    ['https://web.archive.org/web/2019/http://a.example/']
    """
    plain, places = without_invisible(raw)
    pieces = _split(plain)
    if places is None:
        return pieces
    return tuple(
        Piece(raw[(at := places[piece.start]) : places[piece.start + len(piece.text) - 1] + 1], at, piece.glued)
        for piece in pieces
    )


def _split(raw: str) -> tuple[Piece, ...]:
    """The pieces of a text without invisible characters."""
    text = shield(raw)
    starts = _starts(text)
    if not starts:
        return _without_scheme(raw, text)
    found = list(_before(raw, text, starts[0]))
    glued = starts[0] > 0 and text[starts[0] - 1] not in _MAY_PRECEDE
    for start, stop in zip(starts, (*starts[1:], len(text)), strict=True):
        end = _end(text, start, stop)
        joined = end == stop < len(text)
        label = _LABEL_BETWEEN.search(text, max(start, stop - MAX_LABEL), stop) if stop < len(text) else None
        if label and label.start() < end:
            joined = joined or label.end() == end or text[label.start()].isalpha()
            end = label.start()
        if joined and _HEAD_ALONE.fullmatch(text, start, end):
            continue  # "http://www.http://a.example/"
        marks = EMPHASIS if start and text[start - 1] in EMPHASIS else ""
        found.append(Piece(raw[start : trimmed_end(text, start, end, marks)], start, glued or joined))
        glued = joined
    return tuple(found)


def split_running_text(raw: str) -> tuple[Piece, ...]:
    """The addresses in a paragraph; hosts without a scheme only with a path."""
    pieces = list(split_citations(raw)) if _ANCHOR.search(raw) else []
    pieces = [piece for piece in pieces if START.match(piece.text)]
    taken = [(piece.start, piece.start + len(piece.text)) for piece in pieces]
    for match in _BARE.finditer(raw):
        if starts_with_host(match[0]) and not any(start <= match.start() < end for start, end in taken):
            end = trimmed_end(raw, match.start(), _end(raw, match.start(), len(raw)))
            pieces.append(Piece(raw[match.start() : end], match.start(), glued=False))
            taken.append((match.start(), end))
    return tuple(sorted(pieces, key=lambda piece: piece.start))


_BARE = re.compile(
    r"(?<![\w@./:%&=?-])(?:[a-z0-9а-яіїє][a-z0-9а-яіїє-]{0,62}\.){1,5}[a-zрфук][a-zрфук0-9-]{1,20}/[\w%?#~=-]", re.IGNORECASE
)
"""A host with the beginning of a path."""
SPACE_CHARS = " \t\r\n\f\v\xa0"
_MAY_PRECEDE = frozenset(f"{SPACE_CHARS}(<[{{«“„\"'=*_~`‘|>")
"""After which an address is not glued to what stands before it."""


def _starts(text: str) -> list[int]:
    """Where addresses begin that are no part of another one."""
    starts: list[int] = []
    for at in _beginnings(text):
        if starts and _belongs(text, starts[-1], at):
            continue
        head = _HEAD.search(text, max(0, at - LOOK_BACK), at) if not starts else None
        whole = head is not None and starts_with_host(head[0]) and _belongs(text, head.start(), at)
        starts.append(head.start() if head and whole else at)
    return starts


def _beginnings(text: str) -> Iterator[int]:
    """Where schemes and `www.` begin; looked for only around what all of them hold."""
    reached = 0
    for anchor in _ANCHOR.finditer(text):
        for at in range(max(reached, anchor.start() - LONGEST_HEAD), anchor.start() + 1):
            if text[at] in "hHtTwW" and (match := START.match(text, at)):
                if at > reached or not reached:
                    yield at
                reached = match.end()
                break


_ANCHOR = re.compile(r"[pPрРwW](?:(?<=[pPрР])[sS]?[\s:;：.\[/／\\]|(?<=[wW])[wW]{2}\d?\.)")
LONGEST_HEAD = 4
"""Letters of a scheme before its `p`."""
_HEAD = re.compile(f"[^{SPACES}]+$")


def _belongs(text: str, start: int, at: int) -> bool:
    """Whether an address at `at` is meant by the one that begins at `start`: a query's value, an archive's wrapper."""
    before = text[max(start, at - LOOK_BACK) : at]
    if GAP.search(before) or "[" in before or "(" in before:
        return bool(ARCHIVE.search(mend_dots(GAP.sub("", before))))
    return bool(WRAPPER.search(before))


def _end(text: str, start: int, stop: int) -> int:
    """Where the address that begins at `start` ends, before the sentence's punctuation is taken off."""
    scheme = SCHEMES.match(text, start, stop)
    return address_end(text, scheme.end() if scheme else start, _first_stop(text, start, stop))


def _first_stop(text: str, start: int, stop: int) -> int:
    """Where the first mark stands that no address holds; quotation marks that it opens and closes itself are its own."""
    depth = 0
    for mark in _STOP.finditer(text, start, stop):
        if (
            mark[0] in "«“"
            and text[mark.start() - 1] in "/_=-("
            and (text[mark.end() : mark.end() + 1].isalnum() or text[mark.end() : mark.end() + 1] in ("&", "%", "?", "\ufffd"))
        ):
            depth += 1
        elif mark[0] in "»”" and (depth or "%c2%ab" in text[max(start, mark.start() - LOOK_BACK) : mark.start()].lower()):
            depth -= 1
        elif mark[0] == "]" and text[mark.end() - 1] != "(" and "[" in text[start : mark.start()]:
            continue  # a query's own: `?a[b][c]`
        elif mark[0][0] in _OWN_AT_END and start == 0 and mark.end() == len(text) and text[mark.start() - 1] != ".":
            continue  # all that there is: «м²» and «b[1]» may be its own
        else:
            return mark.start()
    return stop


def _before(raw: str, text: str, at: int) -> tuple[Piece, ...]:
    """An address without a scheme that the first one is glued to."""
    if not at:
        return ()
    head, start = _without_label(text[:at], 0)
    head = head.rstrip(SPACE_CHARS + ",;|")
    if head and "/" in head and not GAP.search(head) and starts_with_host(head):
        return (Piece(raw[start : start + len(head)], start, glued=start + len(head) == at),)
    return ()


def _without_scheme(raw: str, text: str) -> tuple[Piece, ...]:
    """The pieces of a text without any scheme: hosts in a row, or one thing."""
    rest, start = _without_label(text, 0)
    rest = rest.rstrip(f"{SPACE_CHARS}\x85")
    if not rest:
        return ()
    bare = rest.lstrip("<([{«“„\"'`")
    if starts_with_host(bare):
        found = _hosts_in_row(raw, text, start + len(rest) - len(bare), start + len(rest))
        if found:
            return found
    for token in _TOKEN.finditer(text, start):
        bare = token[0].lstrip("<([{«“„\"'`")
        if ("/" in bare or bare.startswith("www.")) and starts_with_host(bare):
            return _hosts_in_row(raw, text, token.end() - len(bare), len(text))
    return (Piece(raw[start : start + len(rest)], start, glued=False),)


_TOKEN = re.compile(f"[^{SPACES}]+")


def _hosts_in_row(raw: str, text: str, start: int, stop: int) -> tuple[Piece, ...]:
    """Addresses without a scheme, one or more, white space or commas between them."""
    found = []
    at = start
    while at < stop:
        end = min(_end(text, at, stop), stop)
        cut = next(
            (m.start() for m in re.finditer(r"[,;](?=[^/\s]+\.)", text[at:end]) if starts_with_host(text[at + m.end() : end])),
            None,
        )
        end = at + cut if cut is not None else end
        shown = trimmed_end(text, at, end)
        if shown > at:
            found.append(Piece(raw[at:shown], at, glued=False))
        gap = _PIECES.match(text, end, stop)
        at = gap.end() if gap else stop
        if at < stop and not starts_with_host(text[at : at + 300].split(" ", 1)[0]):
            break
    return tuple(found)


def _without_label(text: str, at: int) -> tuple[str, int]:
    """A citation without the label before it, and where the rest begins: "Russian Language Sources:Зорге,_Рихард"."""
    bullet = _BULLET.match(text, at)
    at = bullet.end() if bullet else len(text) - len(text.lstrip(SPACE_CHARS))
    colon = text.find(":", at, at + MAX_LABEL)
    while colon >= 0:
        label = text[at:colon]
        after = text[colon + 1 : colon + 3]
        if label in NAMESPACES or after == "//" or after[:1] in ("_", "") or HOST.match(label) or not _LABEL.fullmatch(label):
            break
        at = colon + 1 + len(text[colon + 1 : colon + 20]) - len(text[colon + 1 : colon + 20].lstrip(SPACE_CHARS))
        colon = text.find(":", at, at + MAX_LABEL)
    return text[at:], at
