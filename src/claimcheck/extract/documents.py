"""Article files to text, each character where it stands on disk."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

from claimcheck.errors import ClaimcheckError
from claimcheck.records import Document, Format
from claimcheck.store.jsontext import refuse_conflict
from claimcheck.text.encodings import decode

FORMATS: dict[str, Format] = {
    ".txt": "text", ".text": "text", ".md": "markdown", ".markdown": "markdown",
    ".html": "html", ".htm": "html", ".xhtml": "html", ".xml": "wxr",
}  # fmt: skip
"""By the end of the file's name; a file of any other name is text."""
SKIPPED = ("readme.md", "readme.txt", "readme.markdown", "license", "license.txt", "license.md")
"""Not articles, whatever folder they stand in."""
MAGIC = (
    (b"%PDF-", "a PDF"), (b"PK\x03\x04", "a ZIP archive or an office document"), (b"\x89PNG", "a PNG image"), (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"), (b"\x1f\x8b", "a gzip archive"), (b"RIFF", "a media file"), (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "a rich text file"), (b"7z\xbc\xaf", "a 7z archive"), (b"BZh", "a bzip2 archive"), (b"\x7fELF", "a program"), (b"SQLite format", "a database"),
)  # fmt: skip
_XHTML = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)?(?:<!doctype html|<html)\b", re.IGNORECASE | re.DOTALL)


def read_document(path: Path, workspace: Path) -> Document:
    """An article file as text, its newlines and byte order mark untouched.

    Raises ClaimcheckError for a file that is missing, empty, binary or in no encoding that fits.
    """
    name = relative_name(path, workspace)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ClaimcheckError(
            f"cannot be read: {error.strerror or error}",
            place=name,
            fix="check that the file is there and that you may read it",
            see="unreadable-file",
        ) from error
    return parse_document(data, name)


def parse_document(data: bytes, name: str) -> Document:
    """The same from an article file's bytes; `name` is its path as the records keep it."""
    if not data.strip(b"\x00 \t\r\n\x0c\xef\xbb\xbf\xff\xfe"):
        raise ClaimcheckError(
            "the file is empty", place=name, fix="put the article's text into it, or remove the file", see="empty-file"
        )
    _refuse_binary(data, name)
    decoded = decode(data)
    if decoded is None:
        raise ClaimcheckError("no encoding fits its bytes", place=name, fix="save the file as UTF-8", see="unreadable-file")
    text, encoding = decoded
    if "<<<<<<< " in text:
        refuse_conflict(text, name)
    kind = FORMATS.get(PurePosixPath(name).suffix.lower(), "text")
    if kind == "wxr" and _XHTML.match(text[:5000]):
        kind = "html"
    return Document(name, text, kind, encoding)


def read_documents(paths: Iterable[Path], workspace: Path) -> Iterator[Document | ClaimcheckError]:
    """Each article file under the paths as a document, or as what is wrong with it, in order of name, each file once."""
    seen: set[Path] = set()
    for path in paths:
        if not path.exists():
            yield ClaimcheckError(
                "there is no such file or folder",
                place=relative_name(path, workspace),
                fix="check the path; articles are looked for in articles/",
                see="unreadable-file",
            )
            continue
        for file in list_articles(path):
            real = file.resolve()
            if real not in seen:
                seen.add(real)
                yield _document_or_error(file, workspace)


def list_articles(path: Path) -> list[Path]:
    """The article files of a folder and its subfolders, sorted; a file that is named itself is always one.

    Hidden files, READMEs and links to folders are left out, so that no loop of links can be followed.
    """
    if not path.is_dir():
        return [path]
    found: list[Path] = []
    for folder, folders, files in os.walk(path, followlinks=False):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in files:
            if is_article(name):
                file = Path(folder, name)
                if file.is_file():
                    found.append(file)
    return sorted(found, key=lambda file: file.as_posix())


def is_article(name: str) -> bool:
    """Whether a file of that name in a folder of articles is one."""
    return not name.startswith(".") and name.lower() not in SKIPPED and PurePosixPath(name).suffix.lower() in FORMATS


def relative_name(path: Path, workspace: Path) -> str:
    """A path as the records keep it: relative to the workspace where it lies inside, else as given; forward slashes."""
    try:
        return path.resolve().relative_to(workspace.resolve()).as_posix()
    except (ValueError, OSError, RuntimeError):
        return path.as_posix()


def _document_or_error(file: Path, workspace: Path) -> Document | ClaimcheckError:
    try:
        return read_document(file, workspace)
    except ClaimcheckError as error:
        return error


def _refuse_binary(data: bytes, name: str) -> None:
    """Raise ClaimcheckError for what is no text."""
    kind = next((what for magic, what in MAGIC if data.startswith(magic)), None)
    utf16 = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    if kind is None and b"\x00" in data and not utf16:
        kind = "a binary file"
    if kind is not None:
        raise ClaimcheckError(
            f"this is {kind}, not text",
            place=name,
            fix="export the article as text, Markdown, HTML or a WordPress export and put that here",
            see="binary-file",
        )
