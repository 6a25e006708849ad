"""Reckonings that an article makes: sums, rests, shares, changes and conversions, each with what it should come to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import combinations, islice

from claimcheck.audit.facts.amounts import Amount, marked, same_kind
from claimcheck.audit.facts.senses import has
from claimcheck.audit.facts.story import Sentence, Story
from claimcheck.text.lemmas import lemma
from claimcheck.text.measures import Measure, measure_of

REACH = 4
"""Sentences between the parts of a reckoning, at the most."""


@dataclass(frozen=True, slots=True)
class Reckoning:
    """Amounts that do not work out."""

    words: str
    """What they give against what is stated."""
    amounts: tuple[Amount, ...]


# ---- conversions

_WHICH = r"(?:about |around |some |roughly |approximately |nearly |almost |just over |just under |a little over |over |under |or |that is,? |i\.e\.,? |equal to |= ?|c\. ?|ca\. ?)*"
CONVERTED = re.compile(
    rf"(?P<a><f\d+>)(?P<ua>(?: [^\W\d_]+){{1,3}}?)(?: of [^<(,;:.]{{1,30}}| across| long| high| deep| wide| thick| tall| away| in length| in all| in (?:his|her|its) [^\W\d_]+)*(?: \({_WHICH}(?P<b><f\d+>)|,? or (?:about |around |some |roughly |nearly |almost )*(?P<c><f\d+>)"
    rf"|[,;]? (?:and )?(?:that|which|this) (?:is|was|makes?|made|comes? to|came to|equals?|equalled|means?|meant) {_WHICH}(?P<d><f\d+>)| ?= ?(?P<e><f\d+>)|,? (?:that is|i\.e\.|in other words|equal to|equivalent to|the equivalent of|corresponding to),? (?:to )?{_WHICH}(?P<f><f\d+>))(?P<ub>(?: [^\W\d_]+){{1,2}})"
)
SPARE = Decimal("0.03")
"""How far a conversion may be off beyond the roundness of both numbers."""
ROUGHLY = Decimal("0.06")
"""The same with a hedge."""
MOST_ROUND = Decimal("0.08")
"""A round number stands for one no further from it than this part."""


def conversions(story: Story, sentence: Sentence, amounts: dict[str, Amount]) -> Iterator[Reckoning]:
    """One amount given in two units of which the second is not what the first comes to."""
    shape, amounts = _merged(sentence.shape, amounts)
    for match in CONVERTED.finditer(shape):
        b_sign = next(match[name] for name in "bcdef" if match[name])
        a, b = amounts.get(match["a"]), amounts.get(b_sign)
        if a is None or b is None or re.search(r"<f\d+> [a-z]+,? (?:and )?$", a.before):
            continue
        one, two = (_measure(words, story) for words in (match["ua"], match["ub"]))
        if (
            one is None
            or two is None
            or one.dimension != two.dimension
            or one.si is None
            or two.si is None
            or one.name == two.name
        ):
            continue
        if re.match(r"\.? ?<f\d+>", shape[match.end() :]) or re.search(
            r"\b(?:short|long|metric|imperial|us|cubic|square)\b", match[0]
        ):
            continue
        (low, high), (first, last) = _span(a), _span(b)
        spare = ROUGHLY if "about" in (a.figure.modifier, b.figure.modifier) else SPARE
        if low * one.si * (1 - spare) <= last * two.si and first * two.si <= high * one.si * (1 + spare):
            continue
        should = a.value * one.si / two.si
        yield Reckoning(f"{a.figure.text} {one.name} is {_round(should)} {two.name}, not {b.figure.text}", (a, b))


MOST_COMPOUND = 20
"""Measures in two units that are merged in one sentence, at the most."""
COMPOUND = re.compile(
    r"(?P<a><f\d+>) (?P<unit>feet|foot|ft|metres?|meters?|m|фут\w*|метр\w*) (?P<b><f\d+>)(?P<inch> (?:inch|inches|in|дюйм\w*|cm|centimetres?|сантиметр\w*)\b)?"
)
"""One measure in two units: "eight feet eleven inches", "2 metres 12"."""


def _merged(shape: str, amounts: dict[str, Amount]) -> tuple[str, dict[str, Amount]]:
    """A shape whose measures in two units are told in the greater one, and its amounts."""
    known = dict(amounts)
    for match in islice(COMPOUND.finditer(shape), MOST_COMPOUND):
        a, b = known.get(match["a"]), known.get(match["b"])
        parts = 12 if match["unit"][0] in "fф" else 100
        if a is not None and b is not None and b.value < parts and (match["inch"] or parts == 100):
            value = a.value + b.value / parts
            figure = replace(a.figure, low=value, high=value)
            known[match["a"]] = replace(a, value=value, low=value, high=value, figure=figure)
            shape = shape.replace(match[0], f"{match['a']} {match['unit']}")
    return shape, known


def _span(amount: Amount) -> tuple[Decimal, Decimal]:
    """The numbers that an amount may be a round number for."""
    figure = amount.figure
    low, high = figure.low if figure.low is not None else amount.value, figure.high if figure.high is not None else amount.value
    exponent = low.normalize().as_tuple().exponent
    half = Decimal(10) ** (exponent if isinstance(exponent, int) else 0) / 2
    return low - min(half, low * MOST_ROUND), high + min(half, high * MOST_ROUND)


def _measure(words: str, story: Story) -> Measure | None:
    for word in words.split()[:2]:
        if word in ("cubic", "square", "nautical", "sea", "troy"):
            return None
        if measure := measure_of(lemma(word, story.language), story.language):
            return measure
    return None


def _round(number: Decimal) -> str:
    digits = max(0, 3 - len(str(int(abs(number)))))
    return f"{round(number, digits):,f}"


# ---- sums

TOTAL = re.compile(
    r"\b(?:in all|altogether|all told|in total|total(?:s|l?ed|ling)?|whole|together|sum|come to|comes to|came to|amount(?:s|ed)? to|add(?:s|ed)? up to|made up of|consist\w*|compris\w*|combined|between them|overall|number(?:s|ed)|toll|entire|full strength|strength of|gives?|gave|all the|grand total|итого|всего|разом|усього)\b"
)
COMPLETE = re.compile(
    r"\b(?:no others?|nothing else|nobody else|no one else|nothing more|omits nothing|only|whole|the rest|remaind\w+|others?|all other|other kinds?|these (?:<f\d+>|two|three|four|five|six)|the (?:three|four|five|two)|made up|consist\w*|compris\w*|composed|breakdown|as follows|broken down|namely|in detail|divided|complete|entire|all of them|every|exhaust\w+|between them|altogether|in all|both)\b|:"
)


def sums(story: Story, by_sentence: dict[int, list[Amount]]) -> Iterator[Reckoning]:
    """A list of parts and a stated total that they do not give."""
    for sentence in story.sentences:
        for parts in _lists(story, by_sentence.get(sentence.number, [])):
            total = _total_for(story, sentence, parts, by_sentence)
            if total is None:
                continue
            sum_ = sum((part.value for part in parts), Decimal(0))
            yield Reckoning(
                f"{' + '.join(f'{part.value:,f}' for part in parts)} is {sum_:,f}, not {total.figure.text}", (*parts, total)
            )


def _lists(story: Story, amounts: list[Amount]) -> Iterator[list[Amount]]:
    """The runs of three or more amounts of one kind in a sentence, set side by side with commas, semicolons and "and"."""
    run: list[Amount] = []
    for amount in amounts:
        if (run and is_sum(amount, story)) or (not run and OF_WHOLE.search(amount.before)):
            continue  # "715 men in all" closes a list, "of 900 hectares" opens one: neither is a member of it
        if run and _beside(run[-1], amount):
            run.append(amount)
            continue
        yield from (run,) if _is_list(run) else ()
        run = [amount]
    yield from (run,) if _is_list(run) else ()


def is_sum(amount: Amount, story: Story) -> bool:
    """Whether the words right beside an amount call it a sum: "715 men in all", «всего 715»."""
    before, after = re.split(r"[,;:(]", amount.before[-16:])[-1], re.split(r"[,;:.(<]", amount.after[:30])[0]
    return has(f"{before} # {after}", story.language, "sum")


UNREAD = re.compile(r"(?<![<\w.,])\d+")


def _is_list(run: list[Amount]) -> bool:
    """Three members, or two that are said to be all; none when a number of the sentence was not read."""
    if len(run) < 2 or UNREAD.search(re.sub(r"<\w+>", "", run[0].sentence.shape)):
        return False
    return len(run) >= 3 or bool(
        re.search(
            r"\b(?:both|the two|these two|together|between them|made up of|the rest|the others|остальн\w+|оба|решта|обидва)\b",
            run[0].sentence.shape,
        )
    )


def _beside(a: Amount, b: Amount) -> bool:
    between = a.sentence.shape[len(a.before) + len(a.sign) : len(b.before)]
    if a.kind == "percent" or b.kind == "percent" or a.figure.modifier not in ("exact", "about") or not same_kind_list(a, b):
        return False
    return (
        bool(re.search(r"[,;]|\b(?:and|plus|и|плюс|і|та|й)\b", between))
        and not re.search(
            r"\b(?:of (?:whom|which|them|these|those)|from(?! the)|than|includ\w+|but|when|while|left|remain\w*|later|at|for|each|per|was|to|из них|из которых|чем|но|когда|осталось|потом|по|з них|із них|з яких|ніж|але|коли|залишилося|потім)\b",
            between,
        )
        and not (re.search(r"\bwere\b", between) and not re.match(r"(?:out of|of) ", a.sentence.shape))
        and len(between) < 75
    )


def same_kind_list(a: Amount, b: Amount) -> bool:
    """Whether two members of a list can be added: people of several sorts, or things that the reader has no noun for."""
    return same_kind(a, b) or not (":" in str(a.kind) or ":" in str(b.kind))


def _total_for(story: Story, sentence: Sentence, parts: list[Amount], by_sentence: dict[int, list[Amount]]) -> Amount | None:
    """The one stated total that a list belongs to and does not give; None where it gives one, or none can be told."""
    sum_ = sum((part.value for part in parts), Decimal(0))
    near = [
        amount
        for number in range(sentence.number - REACH, sentence.number + REACH + 1)
        for amount in by_sentence.get(number, ())
        if amount not in parts
    ]
    values = {amount.value for amount in near}
    if any(amount.low <= sum_ <= amount.high for amount in near if amount.low.is_finite() or amount.high.is_finite()):
        return None
    for size in range(2, min(len(parts), 6) + 1):
        if any(
            sum((p.value for p in some), Decimal(0)) in values | {p.value for p in parts}
            for some in combinations(parts[:8], size)
        ):
            return None
    if any(sum_ + extra.value in values for extra in near):
        return None
    beside = story.sentences[max(0, sentence.number - 1) : sentence.number + 2]
    summed = any(is_sum(amount, story) for amount in by_sentence.get(sentence.number, ()))
    if not summed and not any(COMPLETE.search(one.shape) or has(one.shape[:WIDE], story.language, "complete") for one in beside):
        return None
    largest = max(part.value for part in parts)
    fitting = [
        amount
        for amount in near
        if _is_total(amount, story) and largest < amount.value < 3 * sum_ and amount.value > sum_ / 3 and _adds(amount, parts)
    ]
    return fitting[0] if len(fitting) == 1 and fitting[0].figure.modifier == "exact" else None


def _is_total(amount: Amount, story: Story) -> bool:
    around = amount.before[-55:] + "#" + amount.after[:45]
    of_whole = OF_WHOLE.search(amount.before) and not amount.sentence.shape[: len(amount.before)].count("<f")
    return (
        bool(TOTAL.search(around))
        or bool(of_whole)
        or marked(amount, story, "total", before=55)
        or bool(re.match(r"^ [^<.;]{2,40}(?::| - )", amount.after))
    )


OF_WHOLE = re.compile(r"^(?:out of|of|from|из|от|з|із|від) [^<]{0,40}$")
"""Before a whole whose parts follow: "Of the estate's 900 hectares, 500 were forest"."""
WIDE = 1000
"""Characters of a sentence in which words are looked for."""


def _adds(total: Amount, parts: list[Amount]) -> bool:
    kinds = {part.kind for part in parts}
    if total.kind is not None and ":" in total.kind:
        return all(kind in (total.kind, None) for kind in kinds)
    return not any(":" in str(kind) for kind in kinds)


# ---- rests

LOSS = re.compile(
    r"\b(?:lost|loss|losing|killed|died|perished|drowned|deserted|burn(?:t|ed)|sunk|sank|sold|given|gave|give up|gave up|handed over|taken (?:prisoner|away|from|off|out)|removed|withdrawn|dismissed|shot|stolen|missing|destroyed|left behind|wrecked|scrapped|discharged|sent (?:away|home|off|back)|returned to the|rejected|melted|surrendered|ceded|deducted?|subtract\w*|minus|buried|cut down|eaten|slaughtered|resigned|dropped out|failed|confiscated|requisitioned|pulled down)\b"
)
REST = re.compile(
    r"\b(?:left(?! (?:for|the|on|in|at|behind|by))|remain\w*|rest|still (?:had|possessed|owned|stood|stands?|held|kept|has|have|in|there)|survivors?|survived|kept|keeps|to (?:its|their|his|her) name|today's|today|what was left|came (?:home|back)|returned|brought (?:home|back)|got through|all of (?:its|their)|as it is|balance|remainder|(?:had|were|was) not (?:been )?|had (?:now|then)|now (?:had|counted|numbered))\b"
)
MORE = re.compile(
    r"(?<!nothing )(?<!nobody )(?<!none )\b(?:joined|added|bought|acquired|reinforce\w*|replac\w*|recruit\w*|new (?:ones|men|recruits|members|drafts|arrivals)|born|arrived|received|picked up|further|besides|another|in addition|plus|later gifts)\b"
)


def rests(story: Story, amounts: Sequence[Amount], by_sentence: dict[int, list[Amount]]) -> Iterator[Reckoning]:
    """A whole, what was taken from it and what is said to remain, where the third is not the first less the second."""
    for rest in amounts:
        if rest.kind == "percent" or not _remains(rest, story) or re.search(r"\bto $", rest.before):
            continue
        near = [
            a
            for n in range(rest.sentence.number - REST_REACH, rest.sentence.number + 1)
            for a in by_sentence.get(n, ())
            if a is not rest
            and a.figure.start < rest.figure.start
            and same_kind(a, rest)
            and a.kind != "percent"
            and ":" not in str(a.kind).replace("area:", "")
        ]
        losses = [a for a in near if _is_lost(a, story)]
        wholes = [
            a
            for a in near
            if a not in losses
            and a.value > max((b.value for b in losses), default=Decimal(0))
            and a.value > rest.low
            and (a.kind is not None or HAD.search(a.before[-30:]))
        ]
        if len(losses) != 1 or len(wholes) != 1 or (rest.kind is not None and wholes[0].kind not in (rest.kind, None)):
            continue
        whole, loss = wholes[0], losses[0]
        should = whole.value - loss.value
        low = rest.value * 9 / 10 if rest.figure.modifier in ("at_most", "under") else rest.low
        if low <= should <= rest.high or whole.figure.modifier != "exact" or loss.figure.modifier != "exact" or should <= 0:
            continue
        others = [a.value for a in near if a not in (whole, loss)]
        if any(rest.low <= should + sign * other <= rest.high for other in others for sign in (1, -1)) or rest.value in (
            whole.value,
            loss.value,
        ):
            continue
        span = story.sentences[whole.sentence.number + 1 : rest.sentence.number + 1]
        if any(_adds_more(shape, story) for shape in (whole.after, *(sentence.shape for sentence in span))):
            continue
        yield Reckoning(f"{whole.value:,f} - {loss.value:,f} is {should:,f}, not {rest.figure.text}", (whole, loss, rest))


HAD = re.compile(
    r"\b(?:number(?:s|ed)?|had|owned|possessed|counted|of|held|kept|было|имел\w*|насчитывал\w*|владел\w*|стояло|було|мав|мала|мали|налічував\w*|стояло) $"
)
"""Before a whole whose noun the reader does not know."""
REST_REACH = 7


def _adds_more(shape: str, story: Story) -> bool:
    """Whether a shape tells of an addition, and not that there was none."""
    clauses = re.split(r"[,;:.]", shape[:WIDE])
    return any(
        (MORE.search(clause) or has(clause, story.language, "more")) and not has(clause, story.language, "none")
        for clause in clauses
    )


_TO_THE_NEXT = re.compile(r"[;:.]|<f\d+>")
"""Where the words end that may be a figure's own."""


def _remains(amount: Amount, story: Story) -> bool:
    after = _TO_THE_NEXT.split(amount.after, maxsplit=1)[0]  # "140 to the quay; the remaining 80": of the other figure
    around = amount.before[-70:] + " # " + after[:45]
    return bool(REST.search(around)) or has(around, story.language, "rest")


def _is_lost(amount: Amount, story: Story) -> bool:
    around = amount.before[-45:] + " # " + amount.after[:40]
    return (bool(LOSS.search(around)) or has(around, story.language, "loss")) and not re.search(
        r"\b(?:of (?:its|the|their|his|her)|to|from|with|с|из|з|із|до) $", amount.before
    )
