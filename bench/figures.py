"""Figures of the project's own labelled sentences: how many are read right, and how many that are none leak in."""

from __future__ import annotations

import math
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from claimcheck.records import Figure
from claimcheck.text import read_text

SET = Path(__file__).parent / "sets" / "figures.txt"


class Wanted(NamedTuple):
    """One fair reading of a labelled figure."""

    low: str
    high: str
    unit: str
    modifier: str


def labelled(part: str) -> Iterator[tuple[str, str, list[list[Wanted]]]]:
    """Language, sentence and figures (each with its fair readings) of the part rules were written with, or the one set aside."""
    lines = [line for line in SET.read_text(encoding="utf-8").split("\n") if line.strip() and not line.startswith("#")]
    for lang in ("en", "ru", "uk"):
        own = [line for line in lines if line.startswith(f"{lang} | ")]
        cut = math.ceil(len(own) * 0.75)
        for line in own[:cut] if part == "seen" else own[cut:]:
            _, sentence, labels = (
                line.rstrip(" ").rstrip("|").split(" | ") if line.count(" | ") > 1 else (*line.rstrip(" |").split(" | "), "")
            )
            yield lang, sentence, [[_wanted(one) for one in item.split(" or ")] for item in labels.split(" ; ") if item.strip()]


def _wanted(text: str) -> Wanted:
    value, *words = text.split()
    low, dots, high = value.partition("..")
    return Wanted(low, high if dots else low, " ".join(words[:-1]), words[-1])


def _ends(figure: Figure) -> tuple[str, str]:
    low, high = ("" if end is None else f"{end.normalize():f}" for end in (figure.low, figure.high))
    return low, high


def matched(wanted: list[list[Wanted]], found: list[Figure]) -> Iterator[tuple[list[Wanted], Figure]]:
    """Labels and figures of one sentence that agree in value, one to one."""
    left = list(found)
    for fair in wanted:
        figure = next((one for one in left if any((w.low, w.high) == _ends(one) for w in fair)), None)
        if figure is not None:
            left.remove(figure)
            yield fair, figure


def score(part: str) -> dict[str, float]:
    """Value F1, share of right modifiers and units among the right values, and of returned figures that no label has."""
    right = read = total = units = modifiers = stray = 0
    for lang, sentence, wanted in labelled(part):
        found = list(read_text(sentence, lang).figures)  # type: ignore[arg-type]
        pairs = list(matched(wanted, found))
        right, read, total = right + len(pairs), read + len(found), total + len(wanted)
        stray += max(0, len(found) - len(wanted))
        for fair, figure in pairs:
            same = [w for w in fair if (w.low, w.high) == _ends(figure)]
            modifiers += any(w.modifier == figure.modifier for w in same)
            units += any(w.unit in ("-", figure.unit or "-") for w in same)
    return {"value F1": 2 * right / (read + total), "modifiers": modifiers / right, "units": units / right, "leaks": stray / read}


def scores() -> Iterator[tuple[str, float]]:
    """The figures of both parts; the share of leaks as what does not leak, since floors hold from below."""
    for part in ("seen", "aside"):
        found = score(part)
        yield f"own figures ({part}), value F1", found["value F1"]
        yield f"own figures ({part}), no leak", 1 - found["leaks"]
        yield f"own figures ({part}), modifiers", found["modifiers"]


def main() -> None:
    """Print the errors of the part that rules are written with."""
    for lang, sentence, wanted in labelled("seen"):
        found = list(read_text(sentence, lang).figures)  # type: ignore[arg-type]
        pairs = list(matched(wanted, found))
        missing = [fair for fair in wanted if fair not in [one for one, _ in pairs]]
        extra = [figure for figure in found if figure not in [one for _, one in pairs]]
        if missing or extra:
            print(f"{lang} | {sentence}")
            print("   missing:", "; ".join(f"{w[0].low}..{w[0].high} {w[0].unit}" for w in missing))
            print("   not asked for:", "; ".join(f"{f.text} = {_ends(f)} {f.modifier}" for f in extra))


if __name__ == "__main__":
    main()
