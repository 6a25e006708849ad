"""The sources folder as it stands on disk: records with their text, and files that a user dropped in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import cast, get_args

from claimcheck.errors import ClaimcheckError, did_you_mean
from claimcheck.records import Language, Source
from claimcheck.sources.readable import Page, read_markup
from claimcheck.store.codec import source_from_json
from claimcheck.store.jsontext import parse_json
from claimcheck.store.schema import schema_errors
from claimcheck.text.encodings import decode

FRONT_MATTER_KEYS = ("url", "alias", "title", "language", "published", "note")
"""What the head of a dropped-in file may say; `url` and `alias` tie it to citations and may stand more than once."""
READABLE = (".txt", ".md", ".html", ".htm")


def load_sources(folder: Path, root: Path) -> tuple[dict[str, Source], list[ClaimcheckError]]:
    """Every source by its path relative to `root`, and what could not be read: one bad file does not stop the others.

    Those with text come first: a page that was dropped in by hand stands for an address that would not be fetched.
    """
    sources: dict[str, Source] = {}
    problems: list[ClaimcheckError] = []
    for path in _source_files(folder):
        try:
            source = _load(path, root)
        except ClaimcheckError as error:
            problems.append(error)
        else:
            sources[source.path] = source
    return dict(sorted(sources.items(), key=lambda item: not item[1].text)), problems


def _source_files(folder: Path) -> Iterator[Path]:
    """The records, and the readable files that no record speaks for; sorted."""
    if not folder.is_dir():
        return
    paths = sorted(path for path in folder.iterdir() if path.is_file() and not path.name.startswith("."))
    recorded = {path.stem for path in paths if path.suffix == ".json"}
    for path in paths:
        if path.suffix == ".json" or (path.suffix in READABLE and path.stem not in recorded and path.name != "README.md"):
            yield path


def _load(path: Path, root: Path) -> Source:
    try:
        text = _read_text(path)
        if path.suffix != ".json":
            return _dropped_in(path, root, text)
        beside = path.with_suffix(".txt")
        readable = _read_text(beside) if beside.is_file() else None
    except OSError as error:
        raise ClaimcheckError(
            f"cannot read: {error.strerror}", fix="make it readable", see="unreadable-file", place=str(path)
        ) from error
    value = parse_json(text, str(path))
    if errors := schema_errors(value, text, "source"):
        first = errors[0]
        raise ClaimcheckError(first.problem, fix=first.fix, see="schema", place=f"{path}:{first.line}:{first.column}")
    return source_from_json(value, _relative(path, root), readable)


def _read_text(path: Path) -> str:
    decoded = decode(path.read_bytes())
    if decoded is None or "\0" in decoded[0][:1000]:
        raise ClaimcheckError("this is not text", fix="save the page's text as UTF-8", see="binary-file", place=str(path))
    return decoded[0]


def _relative(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()


def _dropped_in(path: Path, root: Path, text: str) -> Source:
    head, body = split_front_matter(text, str(path))
    page = read_markup(body, "") if path.suffix in (".html", ".htm") else Page(text=body)
    urls = [url for url in (*head.get("url", []), *head.get("alias", [])) if url]
    if page.canonical and not urls:
        urls = [page.canonical]
    language = head.get("language", [page.language])[0]
    if language is not None and language not in get_args(Language):
        raise ClaimcheckError(f"language is {language!r}", fix="use one of en, ru, uk", see="front-matter", place=f"{path}:1:1")
    return Source(
        id=path.stem,
        path=_relative(path, root),
        url=urls[0] if urls else None,
        aliases=tuple(urls[1:]),
        state="saved" if page.text.strip() else "no-text",
        title=head.get("title", [None])[0] or page.title,
        language=cast("Language | None", language),
        published=head.get("published", [None])[0] or page.published,
        note=head.get("note", [""])[0] or "",
        text=page.text if page.text.strip() else None,
    )


def split_front_matter(text: str, place: str) -> tuple[dict[str, list[str | None]], str]:
    """The head of a dropped-in file, each key with its values, and the text after it.

    The head stands between two lines of `---`, one `key: value` a line. Raises ClaimcheckError for a key that is not
    known and for a head that does not end.
    """
    lines = text.lstrip("\ufeff").splitlines(keepends=True)
    if not lines or lines[0].strip() != "---":
        return {}, text.lstrip("\ufeff")
    head: dict[str, list[str | None]] = {}
    for number, line in enumerate(lines[1:], 2):
        if line.strip() == "---":
            return head, "".join(lines[number:]).lstrip("\r\n")
        key, colon, value = line.partition(":")
        if not colon and line.strip():
            break
        key = key.strip().lower()
        if key and key not in FRONT_MATTER_KEYS:
            fix = f"use one of {', '.join(FRONT_MATTER_KEYS)}{did_you_mean(key, FRONT_MATTER_KEYS)}"
            raise ClaimcheckError(f"unknown key {key!r} in the head", fix=fix, see="front-matter", place=f"{place}:{number}:1")
        if key:
            head.setdefault(key, []).append(value.strip())
    raise ClaimcheckError(
        "the head that begins with --- does not end",
        fix="put a line of --- after its last key",
        see="front-matter",
        place=f"{place}:1:1",
    )
