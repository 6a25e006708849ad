"""Dates, lengths of time, figures and leaks on sentences of the project's own, labelled in all they hold.

bench/sets/reading has two sets, each of two files a language: sentences that try the readers, and plain prose of histories.
Both were labelled before the readers were run on them; rules are written with an eye on `seen`, `aside` is scored and never
read. A line is an object `id`, `lang`, `text`, `dates`, `durations`, `figures`,
`identifiers`; each item has its `text`, which `nth` time it stands there, its value and other fair ones (`alt`, `split`,
`unit_alt`, `modifier_alt`); `opt` marks a reading that is neither asked for nor counted against.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from bench.dates import same_value
from claimcheck.records import Reading
from claimcheck.text import read_text

SETS = Path(__file__).parent / "sets" / "reading"
NAMES = {"sentences": "", "prose": "prose_"}
"""The sets, and what their files have before the part."""
KINDS = ("dates", "durations", "figures")
Item = dict[str, Any]


def items(lang: str, part: str, name: str = "sentences") -> list[Item]:
    """The labelled items of a part of a set."""
    lines = (SETS / f"{lang}_{NAMES[name]}{part}.jsonl").read_text(encoding="utf-8").split("\n")
    return [json.loads(line) for line in lines if line.strip()]


def place(text: str, label: Item) -> tuple[int, int]:
    """Where a labelled phrase stands; occurrences may overlap."""
    at = -1
    for _ in range(label.get("nth", 1)):
        at = text.index(label["text"], at + 1)
    return at, at + len(label["text"])


def right_date(label: Item, read: Sequence[Any]) -> bool:
    """Whether what was read over a date's words is one of its fair values, whole or member by member."""
    values = [found.edtf for found in read]
    if any(same_value(value, fair) for value in values for fair in [label["edtf"], *label.get("alt", [])]):
        return True
    parts = label.get("split") or []
    return len(values) == len(parts) > 0 and all(
        any(same_value(value, fair) for fair in [part["edtf"], *part.get("alt", [])])
        for value, part in zip(values, parts, strict=True)
    )


def right_duration(label: Item, read: Sequence[Any]) -> bool:
    """Whether a length is the same in days, months or seconds: P7W is P49D, P18M is P1Y6M."""
    fair = {_length(iso) for iso in [label["iso"], *label.get("alt", [])] if iso}
    return not fair or any(_length(found.iso) in fair for found in read)


_ISO = re.compile(r"P(?:([\d.]+)Y)?(?:([\d.]+)M)?(?:([\d.]+)W)?(?:([\d.]+)D)?(?:T(?:([\d.]+)H)?(?:([\d.]+)M)?(?:([\d.]+)S)?)?")


def _length(iso: str) -> tuple[float, float]:
    years, months, weeks, days, hours, minutes, seconds = (float(part or 0) for part in _ISO.fullmatch(iso).groups())  # type: ignore[union-attr]
    return 12 * years + months, 86400 * (7 * weeks + days) + 3600 * hours + 60 * minutes + seconds


def right_figure(label: Item, read: Sequence[Any]) -> bool:
    """Whether a figure has the labelled ends, or one of the other fair values."""
    wanted = [(label["low"], label["high"])] + [
        (one.get("low"), one.get("high")) for one in label.get("alt", []) if isinstance(one, dict)
    ]
    for low, high in list(wanted):
        if label["modifier"] in ("about", "under", "over", "at_least", "at_most") or label.get("modifier_alt"):
            value = low or high
            wanted += [(value, value), (value, None), (None, value)]
    return any((_decimal(found.low), _decimal(found.high)) in {(_decimal(a), _decimal(b)) for a, b in wanted} for found in read)


def _decimal(value: Any) -> Decimal | None:
    return None if value is None else Decimal(str(value)).quantize(Decimal("0.0001"))


RIGHT: dict[str, Callable[[Item, Sequence[Any]], bool]] = {
    "dates": right_date,
    "durations": right_duration,
    "figures": right_figure,
}


def score_item(item: Item, reading: Reading, count: Counter[str]) -> None:
    """Add an item to the counts: asked for, read, right; figures that lie on a date or an identifier."""
    text = item["text"]
    for kind in KINDS:
        found = list(getattr(reading, kind))
        for label in item[kind]:
            start, end = place(text, label)
            over = [one for one in found if one.start < end and start < one.end]
            right = RIGHT[kind](label, over)
            if label.get("opt"):
                found = [one for one in found if one not in over]
                continue
            count[f"{kind} asked"] += 1
            count[f"{kind} right"] += right
            if kind == "dates" and label.get("dual"):
                count["dual asked"] += 1
                count["dual right"] += right
            merged = len(over) if right and label.get("split") else min(len(over), 1)
            count[f"{kind} read"] += merged
            found = [one for one in found if one not in over[: max(merged, 1)]]
        count[f"{kind} read"] += len(found)
    named = [place(text, label) for kind in ("dates", "identifiers") for label in item[kind]]
    counted = [place(text, label) for label in item["figures"]]
    for figure in reading.figures:
        on_name = any(figure.start < end and start < figure.end for start, end in named)
        count["leaks"] += on_name and not any(figure.start < end and start < figure.end for start, end in counted)


def score(lang: str, part: str, name: str = "sentences") -> dict[str, float]:
    """F1 of dates, lengths and figures by value, share of two-calendar dates read right, share of figures that do not leak."""
    count: Counter[str] = Counter()
    for item in items(lang, part, name):
        score_item(item, read_text(item["text"], lang), count)  # type: ignore[arg-type]
    there = [kind for kind in KINDS if count[f"{kind} asked"]]
    found = {f"{kind[:-1]} F1": 2 * count[f"{kind} right"] / (count[f"{kind} asked"] + count[f"{kind} read"]) for kind in there}
    if count["dual asked"]:
        found["two calendars"] = count["dual right"] / count["dual asked"]
    found["no leak"] = 1 - count["leaks"] / max(1, count["figures read"])
    return found


def scores() -> Iterator[tuple[str, float]]:
    """The figures of every set, language and part."""
    for name in NAMES:
        for lang in ("en", "ru", "uk"):
            for part in ("seen", "aside"):
                for figure, value in score(lang, part, name).items():
                    yield f"own {lang} {name} ({part}), {figure}", value
