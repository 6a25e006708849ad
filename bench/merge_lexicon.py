"""`python -m bench.merge_lexicon ru FILE…`: lists of lemmas merged into a table of the lexicon, sorted.

A line of a list is a lemma and its English lemmas, separated by a tab, the English ones by commas. What a lemma has already
stays first; a line that is no lemma of letters with English words of letters is told and left out.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from pathlib import Path

LEXICON = Path(__file__).parent.parent / "src" / "claimcheck" / "lexicon"
HEAD = "# Lemma, TAB, English lemmas it may stand for; sorted. Written for claimcheck from knowledge of the languages.\n"
_LEMMA = {"ru": re.compile(r"[а-я]+(?:-[а-я]+)*"), "uk": re.compile(r"[а-щьюяєіїґ]+(?:['-][а-щьюяєіїґ]+)*")}
_ENGLISH = re.compile(r"[a-z][a-z0-9' .-]*")


def read_list(text: str, lang: str) -> Iterable[tuple[str, list[str]]]:
    """The lemmas of a list with their English ones; bad lines are told on standard error."""
    for line in text.split("\n"):
        if not line.strip() or line.startswith("#"):
            continue
        lemma, _, english = line.partition("\t") if "\t" in line else line.partition(" ")
        lemma = lemma.strip().lower().replace("ё", "е").replace("’", "'")
        words = [word.strip().lower() for word in english.split(",") if word.strip()]
        if not _LEMMA[lang].fullmatch(lemma) or not words or not all(map(_ENGLISH.fullmatch, words)):
            print(f"left out: {line}", file=sys.stderr)
            continue
        yield lemma, words


def merge(lang: str, texts: Iterable[str]) -> str:
    """The table of all the lists together, the first one's words first."""
    table: dict[str, dict[str, None]] = {}
    for text in texts:
        for lemma, words in read_list(text, lang):
            table.setdefault(lemma, {}).update(dict.fromkeys(words))
    return HEAD + "".join(f"{lemma}\t{','.join(table[lemma])}\n" for lemma in sorted(table))


def main() -> None:
    lang, *names = sys.argv[1:]
    path = LEXICON / f"{lang}-en.tsv"
    texts = [path.read_text(encoding="utf-8"), *(Path(name).read_text(encoding="utf-8") for name in names)]
    path.write_text(merge(lang, texts), encoding="utf-8")


if __name__ == "__main__":
    main()
