"""CC205: a part that is greater than its whole: 420 of 380 people, 120 per cent of the horses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from claimcheck.audit.facts.amounts import Amount, kinds, read_amounts, same_kind, say
from claimcheck.audit.facts.cards import card, said, story_of
from claimcheck.audit.facts.explained import is_explained
from claimcheck.audit.facts.story import Sentence, Story
from claimcheck.audit.rule import Case, Flag, Rule
from claimcheck.text.lemmas import lemma

_SET = r"(?:the |these |those |its |his |her |their |our |all |some |about |a total of |all of |original |first |last |other |entire |more than |over |only )*"
OF_WHOLE = (
    re.compile(
        rf"\b(?:out of|of|among|from) {_SET}(?P<whole><f\d+>)(?P<mid>[^<.;:]{{0,110}}?)[,:-] (?:only |just |no fewer than |as many as |some |about |at least |fully |and |not )*(?P<part><f\d+>)"
    ),
    re.compile(rf"(?P<part><f\d+>)(?P<mid> [a-z' -]{{0,25}}?) ?(?:out of|of) {_SET}(?P<whole><f\d+>)"),
    re.compile(
        r"(?P<whole><f\d+>)(?P<mid>[^<.;:]{0,70}?),? (?:of|among|including) (?:whom|which|them|these|those|their number) (?:only |just |no fewer than |as many as |some |about |at least |all but |fully )*(?P<part><f\d+>)"
    ),
    re.compile(
        r"(?P<whole><f\d+>)(?P<mid>[^<.;:]{0,70}?),? (?:only |just |no fewer than |as many as |some |about |at least |fully |and )*(?P<part><f\d+>) (?:[a-z]+ )?of (?:whom|which|them|these|those|their number)\b"
    ),
    re.compile(
        r"(?P<whole><f\d+>)(?P<mid>[^<.;:]{0,90}?), including (?:only |some |about |at least |as many as )*(?P<part><f\d+>)"
    ),
)
"""How a text sets a part beside its whole."""
CONSISTS = re.compile(r"\b(?:consist(?:s|ed|ing)?|composed|made up|comprised|formed|force|fleet|total) $")
"""Before an "of" that lists what a thing is made of: "consisted of 4 frigates, 11 galleys"."""
ACROSS = re.compile(
    r"^(?:\W*(?:only|just|some|about|no fewer than|as many as|fully|in all|altogether) )?(?P<part><f\d+>) of (?:them|these|those|whom)\b|^of (?:these|them|those|this number),? (?:only |just |some |about |no fewer than )*(?P<part2><f\d+>)"
)
MOST_TIMES = Decimal("2.5")
"""How many times its whole a part without a noun may be: beyond that it counts something else."""
GROWN = re.compile(
    r"\b(?:replacements?|replenish\w*|drafts|refill\w*|reinforcements?|newcomers|more than once|twice over|some (?:of them )?twice|counted twice|joined (?:them|on the way)|picked up on the way|strays?|multiple)\b"
)
"""Words of a story in which a part may have outgrown its whole."""
NOT_A_PART = re.compile(
    r"\b(?:plan|norm|quota|target|rise|rose|risen|increas\w+|grew|grown|growth|more|higher|inflation|interest|profit|return|duty|mark-?up|price|value|cost|level|wage|pre-war|previous|usual|standard|capacity|weight|output|than|faster|gain\w*|up by|overtime|budget|estimate|production|profits|dividend|rated|nominal|par|compared|against)\b"
)
LOSSES = re.compile(
    r"\b(?:lost|lose|died|dead|killed|fell ill|ill|wounded|sick|missing|voted|attended|present|absent|drowned|perished|survived|came|went|were|was|belonged|sold|burnt|burned|sunk|destroyed|captured|deserted|returned|passed|failed|paid|joined|signed|literate|damaged|ruined|spoilt|harvested|slaughtered|eaten|infected|vaccinated|turned out|taken)\b"
)


def check(case: Case) -> Iterator[Flag]:
    """One flag a part."""
    story = story_of(case)
    amounts = {amount.sign: amount for amount in read_amounts(story)}
    if any(GROWN.search(sentence.shape) for sentence in story.sentences):
        return
    for sentence in story.sentences:
        for whole, part in (*_pairs(sentence, amounts), *_across(story, sentence, amounts), *_taken_up(story, sentence, amounts)):
            if _exceeds(part, whole) and not is_explained(story, part.figure):
                yield from card(
                    case,
                    story,
                    f"{say(part)} is more than the {say(whole)} it is a part of: {said(story, part.figure)}",
                    [whole.figure, part.figure],
                    values=(str(part.value), str(whole.value)),
                )
        for part in _over_hundred(sentence, amounts):
            yield from card(
                case, story, f"{part.figure.text} of something that it is a part of: {said(story, part.figure)}", [part.figure], values=(str(part.value),)
            )  # fmt: skip


def _pairs(sentence: Sentence, amounts: dict[str, Amount]) -> Iterator[tuple[Amount, Amount]]:
    told = set()
    for pattern in OF_WHOLE:
        for match in pattern.finditer(sentence.shape):
            whole, part = amounts.get(match["whole"]), amounts.get(match["part"])
            if (
                whole
                and part
                and (whole.sign, part.sign) not in told
                and not CONSISTS.search(sentence.shape[max(0, match.start() - 14) : match.start()])
                and not re.search(r"\b(?:and|each|per|than|to|by|at|apiece|so|hence|thus)\b", match["mid"][-12:])
            ):
                told.add((whole.sign, part.sign))
                yield whole, part


def _across(story: Story, sentence: Sentence, amounts: dict[str, Amount]) -> Iterator[tuple[Amount, Amount]]:
    """A part whose whole is the last amount of the sentence before: "Of these, 40 …"."""
    match = ACROSS.search(sentence.shape)
    part = amounts.get(match["part"] or match["part2"]) if match else None
    if part and sentence.number:
        before = [amounts[sign] for n in story.sentences[sentence.number - 1].figures if (sign := f"<f{n}>") in amounts]
        if len(before) == 1:
            yield before[0], part


OF_ITS = re.compile(
    r"^ (?:of (?:its|the|these|those|their|his|her|all the)|его|её|ее|их|этих|из (?:этих|её|ее|его)|її|його|їх|цих|з (?:цих|її|його)) (?P<nouns>[^\W\d_]+(?: [^\W\d_]+)?)"
)
"""A part of what was counted before: "310 of its pupils", «310 её учеников»."""
REACH = 4


def _taken_up(story: Story, sentence: Sentence, amounts: dict[str, Amount]) -> Iterator[tuple[Amount, Amount]]:
    """A part whose whole, by its noun, was counted in a sentence before: "The school had 240 pupils … 310 of its pupils fell ill"."""
    for number in sentence.figures:
        part = amounts.get(f"<f{number}>")
        of = OF_ITS.match(part.after) if part else None
        if part is None or of is None or part.kind == "percent":
            continue
        nouns = {lemma(word, story.language) for word in of["nouns"].split()}
        known = [
            whole
            for before in story.before(sentence, REACH)
            for n in before.figures
            if (whole := amounts.get(f"<f{n}>")) is not None and whole.noun in nouns and not OF_ITS.match(whole.after)
        ]
        if len(known) == 1:
            yield known[0], part


def _exceeds(part: Amount, whole: Amount) -> bool:
    """Whether the least that the part can be is more than the most that the whole can."""
    if "percent" in (part.kind, whole.kind) or not same_kind(part, whole) or whole.value < 2 or part.value != int(part.value):
        return False
    if (part.kind and ":" in part.kind) or (part.noun and whole.noun and part.kind != whole.kind):
        return False
    if part.noun and whole.noun and part.noun != whole.noun and not {part.noun, whole.noun} <= kinds().keys():
        return False  # "165 Feuillants, 330 Girondists": people both, and neither of the other
    if part.noun is None and part.low > MOST_TIMES * whole.high:
        return False  # "of the three ships 140 were drowned"
    return part.low > whole.high


def _over_hundred(sentence: Sentence, amounts: dict[str, Amount]) -> Iterator[Amount]:
    """A share of more than a hundred per cent, of something that was lost, came or voted."""
    for number in sentence.figures:
        amount = amounts.get(f"<f{number}>")
        if amount is None or amount.kind != "percent" or amount.low <= 100 or NOT_A_PART.search(sentence.shape):
            continue
        if re.match(r"^ of (?:the|its|his|her|their|all|those|these|our|an?|[a-z]+s)\b", amount.after) and LOSSES.search(
            sentence.shape
        ):
            yield amount


RULE = Rule(code="CC205", name="part-exceeds-whole", severity="error", check=check)
