"""reference/learned.tsv: pairs of words that accepted evidence taught; a reviewer strikes out what is wrong."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import cast

from claimcheck.errors import ClaimcheckError
from claimcheck.records import Language
from claimcheck.store.folder import write_file

LEARNED = Path("reference", "learned.tsv")
"""Where a workspace keeps them."""
HEAD = (
    "# Language, lemma, English lemma, how likely it is, accepted claims that have both. Written by `claimcheck learn` from\n"
    "# accepted evidence (IBM model 1 over the words that the lexicon leaves unanswered). A line that begins with - is never used\n"
    "# and never written again without its mark.\n"
)
Row = tuple[Language, str, str, float, int]


def load_learned(root: Path) -> dict[tuple[Language, str], tuple[str, ...]]:
    """For each lemma of a language the English ones that it was learned to stand for. Raises ClaimcheckError."""
    found: dict[tuple[Language, str], tuple[str, ...]] = {}
    for struck, lang, lemma, english in _rows(root):
        if not struck:
            found[lang, lemma] = (*found.get((lang, lemma), ()), english)
    return found


def write_learned(root: Path, rows: Iterable[Row]) -> tuple[int, int]:
    """Write the table anew, struck lines kept struck; how many pairs stand in it and how many are struck. Raises ClaimcheckError."""
    struck = {(lang, lemma, english) for mark, lang, lemma, english in _rows(root) if mark}
    lines = {row[:3]: f"{row[0]}\t{row[1]}\t{row[2]}\t{row[3]}\t{row[4]}" for row in rows if row[:3] not in struck}
    lines |= {row: f"-{row[0]}\t{row[1]}\t{row[2]}" for row in struck}
    path = root / LEARNED
    if lines or path.exists():
        write_file(path, HEAD + "".join(f"{lines[key]}\n" for key in sorted(lines)))
    return len(lines) - len(struck), len(struck)


def _rows(root: Path) -> list[tuple[bool, Language, str, str]]:
    try:
        text = (root / LEARNED).read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return []
    except (OSError, UnicodeDecodeError) as error:
        raise ClaimcheckError(f"cannot be read: {error}", fix="save it as UTF-8", see="learned", place=str(LEARNED)) from error
    rows = []
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.removeprefix("-").split("\t")
        if len(cells) < 3 or cells[0] not in ("ru", "uk") or not all(cell.strip() for cell in cells[:3]):
            raise ClaimcheckError(
                "a line is a language (ru, uk), a lemma and an English one, with tabs between",
                fix="write `ru`, TAB, `мельница`, TAB, `mill`, or run `claimcheck learn` with the file taken away",
                see="learned",
                place=f"{LEARNED}:{number}",
            )
        rows.append((line.startswith("-"), cast("Language", cells[0]), cells[1].strip(), cells[2].strip()))
    return rows
