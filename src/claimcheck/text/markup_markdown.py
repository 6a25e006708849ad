"""Markdown to readable text: markdown-it finds the structure, its tokens are laid back over the file's own characters."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from claimcheck.records import Link, Span
from claimcheck.text.lines import is_byline, is_date_line, read_source_label
from claimcheck.text.markup import Marked, Part, PartKind, TextMap
from claimcheck.text.markup_html import read_html_fragment

if TYPE_CHECKING:
    from markdown_it.token import Token

OWN_SOURCES = 0.6
"""Share of second-level sections that have sources or a date of their own, from which each is an article."""
_FRONT = re.compile(r"\ufeff?---[ \t]*(?:\r\n|\r|\n)")
_FRONT_END = re.compile(r"(?<![^\r\n])(?:---|\.\.\.)[ \t]*(?=[\r\n]|\Z)")
_FIELD = re.compile(
    r"^(title|date|published|url|link|canonical|canonical_url|permalink)\s*:\s*(.+?)\s*$", re.MULTILINE | re.IGNORECASE
)
_NEWLINE = re.compile(r"\r\n?|\n")
_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(slots=True)
class _Writer:
    """Readable text as it grows from markdown-it's tokens."""

    text: str
    lines: list[int]
    """Where each line of the body begins in the file, and where the last one ends."""
    references: dict[str, dict[str, Any]]
    out: TextMap = field(default_factory=TextMap)
    parts: list[Part] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    at: int = 0
    """The place in the file that has been reached."""
    begun: int = -1

    def region(self, token: Token) -> tuple[int, int]:
        """Where a token's lines stand in the file."""
        first, last = token.map or [0, len(self.lines) - 1]
        return self.lines[first], self.lines[min(last, len(self.lines) - 1)]

    def begin(self) -> None:
        if self.begun < 0:
            if len(self.out):
                self.out.put("\n\n", self.at, self.at)
            self.begun = len(self.out)

    def end(self, kind: PartKind, level: int = 0) -> None:
        """End the paragraph that is being written, if it has words."""
        if self.begun >= 0 and len(self.out) > self.begun:
            self.parts.append(Part(kind, self.begun, len(self.out), 1, level))
        self.begun = -1

    def copy(self, literal: str, stop: int) -> bool:
        """Add characters as they stand next in the file; False when they do not stand there."""
        found = self.at if self.text.startswith(literal, self.at) else self.text.find(literal, self.at, stop)
        if found < 0:
            return False
        self.out.copy(literal, found)
        self.at = found + len(literal)
        return True

    def pass_over(self, literal: str, stop: int) -> int:
        """Where a literal stands next in the file, which is moved past it; -1 when it does not."""
        found = self.text.find(literal, self.at, stop)
        self.at = found + len(literal) if found >= 0 else self.at
        return found


def read_markdown(text: str) -> list[Marked]:
    r"""The articles of a Markdown file: one, or one for each first-level heading where there are several.

    >>> one = read_markdown("# Ferry\n\nIt **sank** in [1931](http://a.example).\n")[0]
    >>> one.text, one.links[0].url
    ('Ferry\n\nIt sank in 1931.', 'http://a.example')
    """
    from markdown_it import MarkdownIt  # noqa: PLC0415 - 60 ms to load

    body, fields = _front_matter(text)
    parser = MarkdownIt("commonmark", {"maxNesting": 40}).enable("table").disable(["code", "text_join"])
    env: dict[str, Any] = {}
    tokens = parser.parse(text[body:], env)
    starts = [body, *(match.end() for match in _NEWLINE.finditer(text, body)), len(text)]
    writer = _Writer(text, starts, env.get("references", {}), at=body)
    _write(writer, tokens)
    whole = Marked(
        writer.out.text(), writer.out.starts, writer.out.ends, writer.parts, writer.out.worded(writer.links), Span(0, len(text))
    )
    return _split(whole, fields) if whole.parts else []


def _front_matter(text: str) -> tuple[int, dict[str, str]]:
    """Where the body begins, and the fields above it."""
    opening = _FRONT.match(text)
    closing = _FRONT_END.search(text, opening.end()) if opening else None
    if opening is None or closing is None or closing.start() - opening.end() > 20_000:
        return (1 if text.startswith("\ufeff") else 0), {}
    block = text[opening.end() : closing.start()].replace("\r\n", "\n").replace("\r", "\n")
    return closing.end(), {match[1].lower(): match[2].strip("\"'") for match in _FIELD.finditer(block)}


# ---- blocks


def _write(writer: _Writer, tokens: Sequence[Token]) -> None:
    """Write every block, and the link definitions that markdown-it leaves out, in the order of the file."""
    definitions = sorted(
        (reference["map"][0], reference["map"][1]) for reference in writer.references.values() if reference.get("map")
    )
    items = quotes = level = 0
    in_row = False
    for token in tokens:
        while token.map and definitions and definitions[0][0] < token.map[0]:
            _write_lines(writer, *definitions.pop(0))
        if token.type in ("list_item_open", "list_item_close"):
            items += token.nesting
        elif token.type in ("blockquote_open", "blockquote_close"):
            quotes += token.nesting
        elif token.type == "heading_open":
            level = int(token.tag[1])
        elif token.type == "tr_open":
            in_row = True
        elif token.type == "tr_close":
            in_row = False
            writer.end("item")
        elif token.type in ("hr", "fence"):
            _write_as_it_is(writer, token)
        elif token.type == "html_block":
            _write_html(writer, token)
        elif token.type == "inline":
            _write_inline(writer, token, in_row=in_row)
            if not in_row:
                writer.end("heading" if level else "quotation" if quotes else "item" if items else "paragraph", level)
                level = 0
    for first, last in definitions:
        _write_lines(writer, first, last)


def _write_lines(writer: _Writer, first: int, last: int) -> None:
    """Add lines of the file as they are, as one paragraph."""
    start, end = writer.lines[first], writer.lines[min(last, len(writer.lines) - 1)]
    words = writer.text[start:end].strip()
    if words and start >= writer.at:
        writer.at = start
        writer.begin()
        writer.copy(words, end)
        writer.end("paragraph")


def _write_as_it_is(writer: _Writer, token: Token) -> None:
    """Add a rule or a listing, which no reader of the article reads."""
    start, end = writer.region(token)
    words = writer.text[start:end].strip()
    if words and start >= writer.at:
        writer.at = start
        writer.begin()
        writer.copy(words, end)
        writer.end("rule")


def _write_html(writer: _Writer, token: Token) -> None:
    """Add a block of HTML as its reader reads it."""
    start, end = writer.region(token)
    start = max(start, writer.at)
    marked = read_html_fragment(writer.text[start:end])
    for part in marked.parts:
        writer.at = start + marked.starts[part.start]
        writer.begin()
        by = len(writer.out) - part.start
        for i in range(part.start, part.end):
            writer.out.put(marked.text[i], start + marked.starts[i], start + marked.ends[i])
        writer.end("heading" if part.kind == "title" else part.kind, part.level)
        writer.links.extend(
            Link(link.start + by, link.end + by, link.url, Span(link.raw.start + start, link.raw.end + start))
            for link in marked.links
            if part.start <= link.start < part.end
        )
        writer.at = start + marked.ends[part.end - 1]


# ---- words


def _write_inline(writer: _Writer, token: Token, *, in_row: bool) -> None:
    start, stop = writer.region(token)
    writer.at = max(writer.at, start)
    fresh = writer.begun < 0
    writer.begin()
    if in_row and not fresh and len(writer.out) > writer.begun:
        writer.out.put("\t", writer.at, writer.at)
    opened: list[tuple[int, str, bool]] = []
    for child in token.children or ():
        _write_child(writer, child, stop, opened)


def _write_child(writer: _Writer, child: Token, stop: int, opened: list[tuple[int, str, bool]]) -> None:
    """Add one inline token; what cannot be found in its lines is left out."""
    if child.type == "text":
        if child.content:
            writer.copy(child.content, stop)
    elif child.type == "text_special":
        found = writer.pass_over(child.markup, stop)
        if found >= 0:
            writer.out.put(child.content, found, writer.at)
    elif child.type == "code_inline":
        _write_code(writer, child, stop)
    elif child.type in ("softbreak", "hardbreak"):
        match = _NEWLINE.search(writer.text, writer.at, stop)
        if match:
            writer.out.put("\n", *match.span())
            writer.at = match.end()
    elif child.type == "link_open":
        opened.append((len(writer.out), str(child.attrs.get("href", "")), child.info == "auto" or child.markup == "autolink"))
    elif child.type == "link_close" and opened:
        _end_link(writer, stop, *opened.pop())
    elif child.type == "image":
        if writer.pass_over("![", stop) >= 0:
            writer.pass_over(child.content + "]", stop)
            _pass_target(writer, stop)
    elif child.type == "html_inline":
        writer.pass_over(child.content, stop)


def _write_code(writer: _Writer, child: Token, stop: int) -> None:
    if writer.pass_over(child.markup, stop) < 0:
        return
    for words in child.content.split("\n"):
        writer.copy(words, stop)
    writer.pass_over(child.markup, stop)


def _end_link(writer: _Writer, stop: int, begun: int, url: str, auto: bool) -> None:
    """Keep a link with words, and move past its address."""
    end = len(writer.out)
    if auto:
        raw: Span | None = Span(writer.out.starts[begun], writer.out.ends[end - 1]) if end > begun else None
        writer.pass_over(">", min(stop, writer.at + 2))
    else:
        writer.pass_over("]", stop)
        raw = _pass_target(writer, stop)
    if end > begun and url and not url.startswith(("#", "mailto:", "javascript:")):
        writer.links.append(Link(begun, end, url, raw or Span(writer.out.starts[begun], writer.out.ends[end - 1])))


def _pass_target(writer: _Writer, stop: int) -> Span | None:
    """Move past `(address "title")` or `[label]`; where the address stands."""
    from markdown_it.helpers import parseLinkDestination, parseLinkTitle  # noqa: PLC0415 - loaded by then

    text, at = writer.text, writer.at
    if text.startswith("[", at):
        close = text.find("]", at, min(stop, at + 1000))
        label = text[at + 1 : close] if close >= 0 else ""
        writer.at = close + 1 if close >= 0 else at
        return _definition(writer, label)
    if not text.startswith("(", at):
        return _definition(writer, "")
    at = _skip_space(text, at + 1, stop)
    window = text[at : min(stop, at + 5000)]
    target = parseLinkDestination(window, 0, len(window))
    end = at + (target.pos if target.ok else 0)
    raw = Span(at + window.startswith("<"), end - window.startswith("<")) if target.ok and target.pos else None
    after = _skip_space(text, end, stop)
    rest = text[after : min(stop, after + 5000)]
    title = parseLinkTitle(rest, 0, len(rest))
    after = _skip_space(text, after + (title.pos if title.ok else 0), stop)
    close = text.find(")", after, stop)
    writer.at = close + 1 if close >= 0 else end
    return raw if raw and raw.start < raw.end else None


def _skip_space(text: str, at: int, stop: int) -> int:
    while at < stop and text[at].isspace():
        at += 1
    return at


def _definition(writer: _Writer, label: str) -> Span | None:
    """Where the address of a link definition stands."""
    found = writer.references.get(" ".join(label.split()).upper()) or writer.references.get(" ".join(label.split()).lower())
    if not found or not found.get("map"):
        return None
    first, last = found["map"]
    start = writer.text.find(str(found["href"]), writer.lines[first], writer.lines[min(last, len(writer.lines) - 1)])
    return Span(start, start + len(str(found["href"]))) if start >= 0 and found["href"] else None


# ---- articles


def _split(whole: Marked, fields: dict[str, str]) -> list[Marked]:
    """The file's articles, told by its headings."""
    firsts = [i for i, part in enumerate(whole.parts) if _heads_article(whole, part, 1)]
    if len(firsts) < 2 and _sections_are_articles(whole):
        firsts = [i for i, part in enumerate(whole.parts) if _heads_article(whole, part, 2)]
    if len(firsts) < 2:
        return [_single(whole, fields)]
    if whole.parts[0].start < whole.parts[firsts[0]].start and any(part.kind == "paragraph" for part in whole.parts[: firsts[0]]):
        firsts.insert(0, 0)
    return [_cut(whole, first, last) for first, last in zip(firsts, [*firsts[1:], len(whole.parts)], strict=True)]


def _heads_article(whole: Marked, part: Part, level: int) -> bool:
    return part.kind == "heading" and part.level == level and read_source_label(whole.text[part.start : part.end]) is None


def _sections_are_articles(whole: Marked) -> bool:
    """Whether most second-level sections have a source heading, a date or a byline of their own."""
    own = sections = 0
    fresh = False
    for part in whole.parts:
        words = whole.text[part.start : part.end][:400]
        if _heads_article(whole, part, 2):
            sections += 1
            fresh = True
        elif fresh and (read_source_label(words) or is_date_line(words) or is_byline(words)):
            own += 1
            fresh = False
    return sections >= 2 and own >= OWN_SOURCES * sections


def _single(whole: Marked, fields: dict[str, str]) -> Marked:
    parts = list(whole.parts)
    at = next((i for i, part in enumerate(parts) if part.kind == "heading" and part.level == 1), None)
    if at is None and parts[0].kind == "heading":
        at = 0
    if at is not None:
        parts[at] = replace(parts[at], kind="title")
    published = _ISO_DATE.match(fields.get("date", "") or fields.get("published", ""))
    url = next(
        (fields[key] for key in ("canonical", "canonical_url", "url", "link", "permalink") if "://" in fields.get(key, "")), None
    )
    return replace(whole, parts=parts, title=fields.get("title") or None, published=published[0] if published else None, url=url)


def _cut(whole: Marked, first: int, last: int) -> Marked:
    """One article of a file of several; its text begins at its heading."""
    parts = whole.parts[first:last]
    start, end = parts[0].start, parts[-1].end
    moved = [Part(part.kind, part.start - start, part.end - start, part.gap, part.level) for part in parts]
    if moved[0].kind == "heading":
        moved[0] = replace(moved[0], kind="title")
    at = bisect_right([link.start for link in whole.links], start - 1)
    links = tuple(Link(link.start - start, link.end - start, link.url, link.raw) for link in whole.links[at:] if link.end <= end)
    starts, ends = whole.starts[start:end], whole.ends[start:end]
    return Marked(whole.text[start:end], starts, ends, moved, links, Span(starts[0], ends[-1]))
