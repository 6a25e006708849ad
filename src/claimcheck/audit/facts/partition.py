"""Shares of one whole that come to more than a hundred per cent."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimcheck.audit.facts.amounts import Amount
from claimcheck.audit.facts.reckoning import Reckoning
from claimcheck.audit.facts.story import Story

PARTITION = re.compile(
    r"\b(?:shared out|to the last|spent|spends?|spending|money goes|goes on|the last (?=<)|divid\w+|split|share\w*|proportions?|remaining|the rest|remainder|single (?:answer|choice|vote)|only one|one answer|each (?:\w+ ){0,3}(?:one|single)|made up|consist\w*|compris\w*|composition|composed|belong\w*|by (?:nationality|origin|religion|trade|age|language)|broke down|breakdown|distribut\w*|apportion\w*|out of the same|went to|in all|nationalit\w+|nationality|of the population|the population|of the (?:land|area|vote|total|crew|pupils|members)|no (?:third|fourth|fifth)|nothing else|alloy|mixture|cast of|contain\w*|recipe)\b"
)
OF_ONE = re.compile(
    r"^(?:out of|of|из|з|із) [^<]{3,50}<f\d+>|\b(?:остальн\w+|решта|других \w+ не|інших \w+ не|состо(?:ит|ял|яло) из|склада\w+ся з|распредел\w+|розподіл\w+|делил\w+|ділил\w+)\b"
)
"""A whole of which the shares are: "Of the city's budget 48 per cent went on schools"."""
SEVERAL = re.compile(
    r"\b(?:several|multiple|more than one|as many (?:answers|names|as)|overlap\w*|both|could (?:name|choose|give)|any number|twice|plan|norm|quota|target|rose|rise|fell|fall|increase\w*|grew|growth|up by|down by|interest|at \d|alcohol|compared|against|respectively|then|later|threshold|turnout|required|by <d\d+>|in <d\d+>|year after|next year)\b"
)
FRACTION = re.compile(
    r"(?<!-)\b(?:(a|one|two|three) (third|quarter|fifth|tenth)s?|(half))(?! of (?:these|them|that|whom|which))\b(?= (?:for|to|on|of|went|was|were|the)\b|[,;])"
)
"""A share in words beside shares in per cent: "40 per cent for the lifeboat, a quarter for the cats' home"."""
_NAMED = {"third": 3, "quarter": 4, "fifth": 5, "tenth": 10}
_COUNT = {"a": 1, "one": 1, "two": 2, "three": 3}


def read_fractions(shape: str) -> Iterator[float]:
    """The shares in words of a shape."""
    for count, name, half in FRACTION.findall(shape):
        yield 0.5 if half else _COUNT[count] / _NAMED[name]


OVER = 101.5
"""Per cent from which on shares are not a hundred with rounding any more."""


def too_many_shares(story: Story, by_sentence: dict[int, list[Amount]]) -> Iterator[Reckoning]:
    """Shares of one whole that add up to more than a hundred per cent."""
    for sentence in story.sentences:
        found = [
            amount
            for amount in by_sentence.get(sentence.number, ())
            if amount.value <= 100 and amount.figure.modifier in ("exact", "about")
        ]
        found = [amount for amount in found if amount.figure.text.lower() != "one" and not amount.before.endswith("(")]
        percents = [amount for amount in found if amount.kind == "percent"]
        if len(percents) < 2:
            continue
        fractions = sum(100 * float(fraction) for fraction in read_fractions(sentence.shape))
        shares = [
            amount
            for amount in found
            if amount.kind == "percent"
            or (amount.kind is None and re.match(r"^ ?(?:to|for|of|by|in|went|[,.;]|and|were|as|$)", amount.after))
        ]
        near = story.sentences[max(0, sentence.number - 2) : sentence.number + 2]
        if (
            len(shares) + bool(fractions) < 3
            or not (OF_ONE.search(sentence.shape) or any(PARTITION.search(one.shape) for one in near))
            or any(SEVERAL.search(one.shape) for one in near)
        ):
            continue
        total = sum(float(amount.value) for amount in shares) + fractions
        if total > OVER and total < 200:
            yield Reckoning(
                f"{' + '.join([*(f'{amount.value:f}' for amount in shares), *([f'{fractions:g}'] if fractions else [])])} is {total:g} per cent of one whole",
                tuple(shares),
            )
