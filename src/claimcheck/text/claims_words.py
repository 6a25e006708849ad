"""The words behind the judgement of claims: tables/claims.toml, and what a workspace adds to them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files
from typing import Any, get_args

from claimcheck.errors import ClaimcheckError, did_you_mean
from claimcheck.records import Language

LANGUAGES: tuple[Language, ...] = get_args(Language)
Rows = Mapping[Language, frozenset[str]]
"""Words and phrases in small letters, by language."""


@dataclass(frozen=True, slots=True, eq=False)
class ClaimWords:
    """The tables by their headings, each explained in tables/claims.toml; compared by identity, to be a key of caches."""

    events: Rows
    opinion: Rows
    hedges: Rows
    future: Rows
    unreal: Rows
    speech: Rows
    calls: Rows
    rhetoric: Rows
    asides: Rows

    def added(self, more: ClaimWords) -> ClaimWords:
        """These words and those of another table."""
        return ClaimWords(
            **{
                field.name: {lang: getattr(self, field.name)[lang] | getattr(more, field.name)[lang] for lang in LANGUAGES}
                for field in fields(self)
            }
        )


@cache
def claim_words() -> ClaimWords:
    """The built-in tables."""
    table = files("claimcheck.text").joinpath("tables").joinpath("claims.toml").read_text(encoding="utf-8")
    return parse_claim_words(table, "claims.toml")


def parse_claim_words(text: str, place: str) -> ClaimWords:
    r"""The words of a table laid out as tables/claims.toml; headings and languages that it leaves out are empty.

    Raises ClaimcheckError for what is no TOML, an unknown heading or language, or anything that is no list of words.

    >>> parse_claim_words('[events]\nen = ["consecrate"]', "words.toml").events["en"]
    frozenset({'consecrate'})
    """
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"at line (\d+), column (\d+)", str(error))
        where = f"{place}:{line[1]}:{line[2]}" if line else place
        raise ClaimcheckError(f"not readable as TOML: {error}", fix="mend that line", see="words", place=where) from error
    names = [field.name for field in fields(ClaimWords)]
    for name, rows in table.items():
        _check_key(name, names, "heading", text, place)
        if not isinstance(rows, dict):
            raise _refusal(f"{name} is not a table", f'write [{name}] and under it en = ["…"]', name, text, place)
        for lang, words in rows.items():
            _check_key(lang, LANGUAGES, "language", text, place)
            if not isinstance(words, list) or not all(isinstance(word, str) and word.strip() for word in words):
                raise _refusal(
                    f"{name}.{lang} is not a list of words", f'write {lang} = ["one word", "another"]', lang, text, place
                )
    return ClaimWords(**{name: {lang: _plain(table.get(name, {}).get(lang, ())) for lang in LANGUAGES} for name in names})


def _plain(words: Any) -> frozenset[str]:
    return frozenset(" ".join(normal(word).split()) for word in words)


def normal(words: str) -> str:
    """Words as the tables are compared: small letters, one kind of apostrophe, «е» for «ё».

    >>> normal("Об’єкт зачтён")
    "об'єкт зачтен"
    """
    return words.lower().replace("’", "'").replace("ʼ", "'").replace("ё", "е")


def _check_key(key: str, allowed: Any, what: str, text: str, place: str) -> None:
    if key not in allowed:
        raise _refusal(
            f"unknown {what} {key!r}", f"use one of {', '.join(allowed)}{did_you_mean(key, allowed)}", key, text, place
        )


def _refusal(problem: str, fix: str, key: str, text: str, place: str) -> ClaimcheckError:
    found = re.search(rf"^\s*\[?\s*[\"']?{re.escape(key)}[\"']?\s*[\].=]", text, re.MULTILINE)
    line = text.count("\n", 0, found.end()) + 1 if found else None
    return ClaimcheckError(problem, fix=fix, see="words", place=f"{place}:{line}" if line else place)
