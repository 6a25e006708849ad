"""Differences that an article itself explains: those are left alone."""

from __future__ import annotations

import re
from functools import lru_cache

from claimcheck.audit.facts.story import Mention, Story

EXPLAINED = re.compile(
    r"\bboth (?:\w+ )?(?:are|were|is|may be|can be) (?:right|true|correct|exact|in order)\b|\b(?:no|not a|without) (?:contradiction|mistake|error|slip|discrepancy|misprint)\b|\bexplain(?:s|ed)? (?!that\b|to\b|what\b|how\b)|\bexplanation\b|\bthe (?:difference|discrepancy)\b"
    r"|\b(?:sources?|accounts?|figures|reports|authorities|historians|witnesses|books|dates|the two) (?:\w+ )?(?:differ|disagree|contradict|vary)\w*\b|\bdisputed\b|\bin dispute\b|\bmistaken(?:ly)?\b|\bmisprint\w*\b|\bmisread\w*\b|\bmiscount\w*\b|\bwrong(?:ly)?\b|\berroneous(?:ly)?\b|\bin error\b|\bby mistake\b|\bcorrect(?:s|ed|ion|ly)?\b"
    r"|\bnot [^.;]{0,40}\bas (?:the|some|is|has|his|her|it|often|so)\b|\bexaggerat(?:ed|ion)\b|\binflated\b|\blegend\b|\bcareless\b|\binclud(?:es|ed|ing)\b[^.;]*\bexclud|\bdepending on\b|\bif one counts\b|\bcounted twice\b|\bcounting (?:only|both|also)\b|\baccording to one\b|\bothers (?:say|give|put|have)\b|\bhowever counted\b|\brenumber\w*\b|\bold numbering\b|\bthe reason is\b|\bwhich is why\b|\bnot the same\b|\bdifferent (?:one|ones|thing|building|man|person|things|people)\b|\bnamesake\w*\b|\bconfus\w+\b|\bmixed up\b|\b(?:do|does|did|not|they|figures) tally\b|\btallies with\b|\bstrictly\b|\bcounted from\b|\bpuzzl\w+\b|\briddle\b|\bnothing wrong\b|\bno wonder\b|\bmind you\b"
    r"|\b(?:источники|данные|сведения) расходятся\b|\bрасхожд\w+\b|\bошибочно\b|\bопечатк\w+\b|\bоба верны\b|\bджерела розходяться\b|\bпомилково\b"
)
"""Words by which a text takes up a difference itself."""
REACH = 2
"""Sentences before and after a value in which it may do so."""


def is_explained(story: Story, item: Mention) -> bool:
    """Whether the text beside a value says that and why it differs from another."""
    number = story.sentence_at(item.start).number
    near = story.sentences[max(0, number - REACH) : number + REACH + 1]
    return any(_explains(sentence.shape) for sentence in near)


@lru_cache(maxsize=1024)
def _explains(shape: str) -> bool:
    return EXPLAINED.search(shape) is not None
