"""The English–Russian dictionary that a user may have installed (Debian's mueller7-dict), read in place and never copied.

It is under the GPL: nothing of it stands in this package or in what the package writes. Read backwards, from the Russian words
of an entry to its headword, it widens the lexicon; without it everything works as well as the shipped tables allow.
"""

from __future__ import annotations

import gzip
import os
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

FOLDER = Path("/usr/share/dictd")
"""Where dictd keeps its dictionaries; CLAIMCHECK_DICTIONARIES names another folder, "" none."""
NAME = "mueller7.dict.dz"
MAX_BYTES = 64_000_000
"""Larger files are not the dictionary."""
MAX_MEANINGS = 24
"""English words kept for one Russian word at most: a word with more is told by none of them."""
_HEADWORD = re.compile(r"[A-Za-z][a-z]{1,24}")
_TRANSCRIPTION = re.compile(r"\[[^\]\n]*\]")
_NOTE = re.compile(r"_[\w-]+\.?|\([^)\n]{0,80}\)")
_PHRASE = re.compile(r"[;,:]|\d\)|[а-я]\)")
_RUSSIAN = re.compile(r"[а-яё-]{3,}")


def dictionary_path() -> Path | None:
    """The dictionary's file, None where there is none."""
    named = os.environ.get("CLAIMCHECK_DICTIONARIES")
    if named == "":
        return None
    path = Path(named) / NAME if named else FOLDER / NAME
    return path if path.is_file() else None


@cache
def mueller_translations() -> Mapping[str, tuple[str, ...]]:
    """For each Russian word of the installed dictionary the English words whose entries give it; empty without it.

    A file that cannot be read counts as none: the dictionary is an aid, never needed.
    """
    path = dictionary_path()
    if path is None:
        return {}
    try:
        with gzip.open(path) as file:
            text = file.read(MAX_BYTES).decode("utf-8", "replace")
    except (OSError, EOFError):
        return {}
    found: dict[str, list[str]] = {}
    for headword, meanings in read_entries(text):
        for word in meanings:
            kept = found.setdefault(word, [])
            if headword not in kept:
                kept.append(headword)
    return {word: tuple(kept) for word, kept in found.items() if len(kept) <= MAX_MEANINGS}


def read_entries(text: str) -> Iterator[tuple[str, list[str]]]:
    r"""Each headword of one English word with the single Russian words that it is translated by.

    >>> list(read_entries("bridge\n   [brɪdʒ]\n   1. _n.\n      1) мост\n      2) _мор. капитанский мостик; bridge of boats понтонный мост\n"))
    [('bridge', ['мост'])]
    """
    headword, lines = "", []
    for line in [*text.split("\n"), "end"]:
        if line[:1].isspace() or not line:
            lines.append(line)
            continue
        if _HEADWORD.fullmatch(headword):
            yield headword.lower(), _meanings(" ".join(lines))
        headword, lines = line.strip(), []


def _meanings(entry: str) -> list[str]:
    """The Russian words that are a whole meaning by themselves: between commas, with nothing English beside them."""
    plain = _NOTE.sub(" ", _TRANSCRIPTION.sub(" ", entry))
    words = (part.strip(' .!?"=') for part in _PHRASE.split(plain))
    return list(dict.fromkeys(word.replace("ё", "е") for word in words if _RUSSIAN.fullmatch(word)))
