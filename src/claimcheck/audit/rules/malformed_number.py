"""CC206: a number written as no number is: 142th, 1,00,000."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimcheck.audit.facts.cards import card, said, story_of
from claimcheck.audit.facts.ordinals import changed_ordinals
from claimcheck.audit.rule import Case, Flag, Rule
from claimcheck.audit.words import quote

ORDINAL = re.compile(r"\b(\d{1,6})(st|nd|rd|th)\b", re.IGNORECASE)
GROUPED = re.compile(r"(?<![\w.,/-])(\d+(?:,\d+)+)(?![\w/-]|[.,]\d)")
LISTED = re.compile(
    r"\b(?:pages?|pp?\.|nos?\.|vols?\.|volumes?|chapters?|numbers?|numbered|issues?|classes|coordinates?|years?|points?|items?|houses|flats)\s*$",
    re.IGNORECASE,
)
"""Words after which commas between numbers make a list."""


def ordinal_suffix(number: int) -> str:
    """The suffix that the number takes in English.

    >>> [ordinal_suffix(n) for n in (1, 2, 3, 11, 12, 142, 113)]
    ['st', 'nd', 'rd', 'th', 'th', 'nd', 'th']
    """
    if number % 100 in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


def malformed(text: str) -> Iterator[tuple[str, str]]:
    """The malformed numbers of a text, each with what is off about it.

    >>> list(malformed("the 142th Regiment had 1,00,000 rounds and 1,500 men"))
    [('142th', 'the ordinal of 142 is 142nd'), ('1,00,000', 'its commas do not set off thousands')]
    """
    for match in ORDINAL.finditer(text):
        suffix = ordinal_suffix(int(match[1]))
        if match[2].lower() != suffix:
            yield match[0], f"the ordinal of {match[1]} is {match[1]}{suffix}"
    for match in GROUPED.finditer(text):
        groups = match[1].split(",")
        irregular = any(len(group) != 3 for group in groups[1:]) or len(groups[0]) > 3
        # One comma and one or two digits is a decimal comma; a list of years or pages is none of ours.
        is_list = all(len(group) == 4 for group in groups) or any(len(group) == 1 for group in groups[1:])
        grouped = len(groups[-1]) == 3 or all(len(group) == 3 for group in groups[1:-1])
        if irregular and len(groups) > 2 and grouped and not is_list and not LISTED.search(text, 0, match.start()):
            yield match[1], "its commas do not set off thousands"


def check(case: Case) -> Iterator[Flag]:
    """One flag a claim and malformed number, or a pair of ordinals that number one thing."""
    if case.file.article.language != "en":
        return
    story = story_of(case)
    for one, other in changed_ordinals(story):
        yield from card(
            case,
            story,
            f"“{one.words}” and “{other.words}” number one thing: {said(story, one.sentence)} and {said(story, other.sentence)}",
            [one.sentence, other.sentence],
            values=(one.words, other.words),
        )
    for claim in case.claims():
        for number, why in malformed(claim.text):
            yield Flag(
                message=f"{quote(claim.text)} writes {number}: {why}",
                fix="check the number against the source and correct the article",
                claims=(claim,),
                values=(number,),
            )


RULE = Rule(code="CC206", name="malformed-number", severity="warning", check=check)
