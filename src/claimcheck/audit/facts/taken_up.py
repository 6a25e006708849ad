"""Deeds of no table that a text takes up with "this" or "that": "she crossed the two parents on …", "this happy cross was made on …"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import islice

from claimcheck.audit.content import root, stop_words
from claimcheck.audit.facts.alike import RECORD
from claimcheck.audit.facts.deeds import Deed, deed_of
from claimcheck.audit.facts.senses import Sense, read_senses, read_tokens
from claimcheck.audit.facts.story import Sentence, Story

POINTED = re.compile(
    r"\b(?:this|that|the (?:same|said|very)|selfsame|эт\w+|т(?:от|ого|ой|ому)|ц(?:ей|я|е|ього|ієї|ьому)|т(?:ієї|ого|ому)) (?P<first>[^\W\d_]{4,})(?: (?P<second>[^\W\d_]{4,}))?"
)
SHORT = 14
"""Sentences of an article about one thing."""
MOST = 12
"""Sentences with dates, and words of one, that are held against each other, so that a chronicle does not take a square of its time."""


def read_taken_up(story: Story) -> Iterator[Deed]:
    """Both sides of every deed that is told with a date, and taken up with a date by a record's "this" or "that" and a word of the same root."""
    if len(story.sentences) > SHORT:
        return
    dated = [sentence for sentence in story.sentences if sentence.dates and not sentence.heading][:MOST]
    told: dict[str, list[tuple[Sentence, Sense]]] = defaultdict(list)
    for sentence in dated:
        for match in islice(POINTED.finditer(sentence.shape), MOST) if RECORD.search(sentence.shape) else ():
            for group in ("first", "second"):
                noun = match[group]
                if noun is None or noun in stop_words() or _is_known(story, sentence, match.start(group)):
                    continue
                stem = root(noun)
                for before, sense in told.get(stem, ()):
                    yield from deed_of(story, before, sense)
                    yield from deed_of(story, sentence, Sense(f"~{stem}", match.start(group), match.end(group), noun))
        for token in read_tokens(sentence.shape, story.language):
            if len(token.word) >= len("shot") and token.word not in stop_words():
                stem = root(token.lemma)
                if len(told[stem]) < MOST:
                    told[stem].append((sentence, Sense(f"~{stem}", token.start, token.end, token.word)))


def _is_known(story: Story, sentence: Sentence, at: int) -> bool:
    """Whether a word is told by the table already."""
    return any(sense.start <= at < sense.end for sense in read_senses(sentence.shape, story.language))
