"""Dates of the project's own labelled sentences, Russian and Ukrainian: how many are read right."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from claimcheck.text import read_dates

SETS = Path(__file__).parent / "sets"
TWO_CALENDARS = re.compile(
    r"\d\)? ?\(\d|\(\d+ \w+|\d ?/ ?\d+ [^\W\d]|[^\W\d] ?/ ?\d+ [^\W\d]|стил|ст\. ?ст|н\. ?ст|календар|[Ss]tyle|O\. ?S|N\. ?S"
)
WHOLE = re.compile(r"-?\d{4}-\d\d-\d\d")


def path_of(lang: str, part: str) -> Path:
    """The file of a set: of the one that rules were written with, or of the one set aside."""
    return SETS / (f"dates_{lang}.txt" if part == "seen" else f"dates_{lang}_aside.txt")


def date_set(lang: str, part: str) -> Iterator[tuple[list[tuple[str, list[str]]], list[str]]]:
    """Wanted and read dates of each line of a set: of the one rules were written with, or of the one set aside."""
    for line in path_of(lang, part).read_text(encoding="utf-8").split("\n"):
        if not line.strip() or line.startswith("#"):
            continue
        text, _, wanted = line.partition(" |")
        items = [item.rsplit(" => ", 1) for item in wanted.strip().split(" ; ") if " => " in item]
        yield [(words.strip(), values.split(" or ")) for words, values in items], [date.edtf for date in read_dates(text)]


def share_of_dates(lang: str, part: str, kind: re.Pattern[str] | None = None) -> float:
    """Value F1 over a part of a set; with `kind`, the share of its dates of that kind that are read right."""
    right = found = total = merged = 0
    for wanted, read in date_set(lang, part):
        left = list(read)
        for words, values in wanted:
            if kind is TWO_CALENDARS and not kind.search(words):
                continue
            if kind is WHOLE and not (kind.fullmatch(values[0]) and re.search(r"\d{4}|тысяч|тисяч", words)):
                continue
            total += 1
            match = next((value for value in left if any(same_value(value, one) for one in values)), None)
            parts = [match] if match else split_of(values[0], left)
            right += bool(parts)
            for part in parts:
                left.remove(part)
            merged += max(0, len(parts) - 1)
        found += len(read)
    return right / total if kind else 2 * right / (found - merged + total)


def same_value(a: str, b: str) -> bool:
    """Whether two dates agree: an unknown end is as good as an open one, the edges of a stretch need no mark."""
    a, b = (value.strip().replace("/..", "/").replace("../", "/") for value in (a, b))
    return a == b or ("/" in a and re.sub("[~?]", "", a) == re.sub("[~?]", "", b))


def split_of(value: str, read: list[str]) -> list[str]:
    """The dates read that are together what one coordinated date says: «в 1938 и 1939 годах»."""
    ends = value.strip("{}").split(",") if value[0] == "{" else value.split("/")
    return ends if len(ends) > 1 and ".." not in ends and all(ends.count(end) <= read.count(end) for end in ends) else []


def scores() -> Iterator[tuple[str, float]]:
    """Value F1, share of the dates in two calendars and of the fully written ones; for each set there is."""
    for lang in ("ru", "uk"):
        for part in ("seen", "aside"):
            if path_of(lang, part).is_file():
                yield f"own {lang} dates ({part}), value F1", share_of_dates(lang, part)
                yield f"own {lang} dates ({part}), two calendars", share_of_dates(lang, part, TWO_CALENDARS)
                yield f"own {lang} dates ({part}), day, month and year", share_of_dates(lang, part, WHOLE)
