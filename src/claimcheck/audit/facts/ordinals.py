"""Ordinals that name one thing and change: the 46th regiment, "her only unit", that is the 64th in another sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from claimcheck.audit.content import content_words
from claimcheck.audit.facts.story import Sentence, Story
from claimcheck.audit.facts.words import number_of

ONE_THING = re.compile(
    r"\b(?:only one|(?:his|her|its|their|one and|the) only (?!when\b|after\b|because\b)|only and last|first and last|whole of (?:his|her|its|their|the)|all (?:his|her|their) (?:life|service|career)|the same|that same|this same|selfsame|never (?:chang|exchang|left|renumber)\w*|without (?:any )?(?:change|break)|no change|unchanged|not a \w+ (?:added|changed)|throughout (?:his|her|the))"
)
"""Words by which a text says that there is but one."""
RENAMED = re.compile(
    r"\b(?:re-?number\w*|re-?nam\w+|re-?organi[sz]\w*|re-?designat\w+|new number|became the|turned into|merged|amalgamat\w+|transferred|promoted|later the|formerly|then (?:in|with|to)|moved (?:to|up)|from the \S+ to the|was counted|in between|old style|new list|revised|corrected|died|added|struck off)\b"
)
"""Words by which the number may have changed."""
TOKEN = re.compile(r"[^\W_]+(?:[-'][^\W_]+)*")
NOT_A_NAME = frozenset(
    "century day anniversary birthday floor time year month row chapter hour night week attempt place prize grade degree round verse century-old january february march april may june july august september october november december part volume edition child son daughter".split()
)
WINDOW = 6
"""Words behind an ordinal in which the thing is named that it numbers."""
REACH = 12
AROUND = 75


@dataclass(frozen=True, slots=True)
class Numbered:
    """An ordinal and what it numbers."""

    number: int
    words: str
    heads: frozenset[str]
    around: str
    """The words within AROUND characters of it, in small letters."""
    sentence: Sentence


def changed_ordinals(story: Story) -> Iterator[tuple[Numbered, Numbered]]:
    """Two ordinals of one thing of which the text says that it is one and the same."""
    found = [item for sentence in story.sentences for item in _ordinals(story, sentence)]
    for one, other in combinations(found[:80], 2):
        apart = other.sentence.number - one.sentence.number
        if one.number == other.number or not 0 < apart <= REACH or not _alike(one, other):
            continue
        both = f"{one.sentence.shape} {other.sentence.shape}"
        if (ONE_THING.search(one.around) or ONE_THING.search(other.around)) and not RENAMED.search(both):
            yield one, other


def _alike(one: Numbered, other: Numbered) -> bool:
    """Whether they number one kind of thing: all the words of the shorter name, or two, in common."""
    shared = one.heads & other.heads
    return bool(shared) and (len(shared) >= 2 or shared in (one.heads, other.heads))


def _ordinals(story: Story, sentence: Sentence) -> Iterator[Numbered]:
    low = story.text[sentence.start : sentence.end].replace("’", "'")
    tokens = list(TOKEN.finditer(low))
    for place, token in enumerate(tokens):
        number = number_of(token[0])
        if (
            number is None
            or number < 2
            or (token[0].lower() in ("second", "third", "half-century") and not token[0][0].isdigit())
        ):
            continue
        following = [item[0] for item in tokens[place + 1 : place + 1 + WINDOW]]
        if (
            not following
            or following[0] in NOT_A_NAME
            or (following[0].lower() == "of" and len(following) > 1 and following[1].lower() in NOT_A_NAME)
        ):
            continue
        end = min(len(low), tokens[min(place + WINDOW, len(tokens) - 1)].end())
        phrase = re.split(r"[,;:.()]", low[token.end() : end])[0]
        heads = content_words(phrase, story.language) - NOT_A_NAME
        if heads:
            yield Numbered(
                number, f"{token[0]}{phrase}".strip(), heads, low[max(0, token.start() - AROUND) : end + AROUND].lower(), sentence
            )
