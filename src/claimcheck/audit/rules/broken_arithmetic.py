"""CC204: sums, rests, shares, changes and conversions that do not work out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from claimcheck.audit.facts.amounts import Amount, read_amounts
from claimcheck.audit.facts.cards import card, said, story_of
from claimcheck.audit.facts.explained import is_explained
from claimcheck.audit.facts.partition import too_many_shares
from claimcheck.audit.facts.reckoning import Reckoning, conversions, rests, sums
from claimcheck.audit.facts.shares import wrong_changes, wrong_shares
from claimcheck.audit.facts.story import Story
from claimcheck.audit.rule import Case, Flag, Rule


def check(case: Case) -> Iterator[Flag]:
    """One flag a reckoning."""
    story = story_of(case)
    for reckoning in _reckonings(story):
        if any(is_explained(story, amount.figure) for amount in reckoning.amounts):
            continue
        last = max(reckoning.amounts, key=lambda amount: amount.figure.start)
        yield from card(
            case,
            story,
            f"{reckoning.words}: {said(story, last.figure)}",
            [amount.figure for amount in reckoning.amounts],
            values=tuple(str(amount.value) for amount in reckoning.amounts),
        )


def _reckonings(story: Story) -> Iterator[Reckoning]:
    amounts = read_amounts(story)
    by_sentence: dict[int, list[Amount]] = defaultdict(list)
    for amount in amounts:
        by_sentence[amount.sentence.number].append(amount)
    signs = {amount.sign: amount for amount in amounts}
    for sentence in story.sentences:
        if sentence.figures:
            yield from conversions(story, sentence, signs)
    yield from sums(story, by_sentence)
    yield from rests(story, amounts, by_sentence)
    yield from wrong_shares(story, by_sentence)
    yield from wrong_changes(story, by_sentence)
    yield from too_many_shares(story, by_sentence)


RULE = Rule(code="CC204", name="broken-arithmetic", severity="warning", check=check)
