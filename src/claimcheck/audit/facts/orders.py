"""Steps of a life or of a thing's history that follow each other: enrolled and graduated, lieutenant and colonel, written and printed."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from claimcheck.audit.content import content_words
from claimcheck.audit.facts.lives import People
from claimcheck.audit.facts.story import Sentence, Story
from claimcheck.audit.facts.times import days
from claimcheck.audit.facts.words import rows
from claimcheck.records import DateMention, Language

OF_PEOPLE = frozenset("schooling study degree army navy church craft school office service post arrest love".split())
"""Ladders that somebody climbs: the two steps must be one person's."""


@dataclass(frozen=True, slots=True)
class Step:
    """A dated step of a ladder."""

    ladder: str
    rank: int
    words: str
    date: DateMention
    first: int
    last: int
    """Julian day numbers."""
    sentence: Sentence
    whose: str | None


OF_RANK = frozenset("army navy church school office".split())
"""Ladders of titles: a title counts where somebody is said to have come to it or to have been it, not where it stands by a name."""
_CAME_TO = (
    r"(?:made|becam?e|becomes|becoming|was|were|been|promoted|serv(?:ed|ing|es)|as|rank of|appointed|commissioned|raised|rose|reached|ordained|consecrated"
    r"|elected|obtained|won|received|got|gained|epaulettes of|начал|стал[а]?|произведен\w*|звание|чин)(?: (?:to|as|the|a|an|him|her|full|then|already|only|rank|of|his|into|be|still|temporary|acting|in))* "
)


@cache
def _ladders() -> tuple[tuple[str, tuple[re.Pattern[str], ...]], ...]:
    return tuple(
        (name, tuple(re.compile(rf"\b{_CAME_TO if name in OF_RANK else ''}{step}(?!\w)") for step in steps))
        for name, *steps in rows("ladders.tsv")
    )


def read_steps(story: Story, people: People) -> Iterator[Step]:
    """Every dated step; those of people with the one whose step it is."""
    for sentence in story.sentences:
        if sentence.heading or not sentence.dates:
            continue
        clauses = list(_clauses(sentence))
        for shape, at in clauses:
            for ladder, patterns in _ladders():
                for rank, match in _highest(patterns, shape):
                    date = _date_for(story, shape, match)
                    if date is None or (span := days(date)) is None or date.edtf.startswith("../") or date.edtf.endswith("/.."):
                        continue
                    whose = people.owner(sentence, min(sentence.end, at + match.end())) if ladder in OF_PEOPLE else None
                    whose = people.alone if whose is None and ladder in OF_PEOPLE else whose
                    yield Step(ladder, rank, match[0], date, *span, sentence, whose)


def _highest(patterns: tuple[re.Pattern[str], ...], shape: str) -> Iterator[tuple[int, re.Match[str]]]:
    """The latest step that a clause tells of: the printing of a translation is a step of the translation."""
    for rank in range(len(patterns) - 1, -1, -1):
        if match := patterns[rank].search(shape):
            yield rank, match
            return


AGAIN = re.compile(
    r"\b(?:again|anew|once more|re-?(?:enlisted|joined|entered|elected|appointed|arrested|married|built|opened|founded|established|issued|printed|launched)|demot\w+|stripped|reduced to|degraded|reverted|restored|reinstated|rehabilitated|second time|former|retired|honorary|future"
    r"|second (?:marriage|wife|husband|arrest|term)|remarried|successor|new (?:building|church|bridge|school|station)|stepped down|broken to|lost his rank|снова|вновь|разжалован\w*|повторно|знову)\b"
)
"""Words of a story in which a step may be taken twice, or backwards."""
THING_REACH = 7
"""Sentences between two steps of one thing, at the most."""
_NOUNS = frozenset(
    "school university institute academy college gymnasium lyceum seminary conservatoire faculty department course "
    "школа университет институт академия гимназия лицей семинария консерватория факультет училище "
    "університет інститут академія гімназія ліцей семінарія консерваторія".split()
)


def broken_orders(story: Story, people: People) -> Iterator[tuple[Step, Step]]:
    """Pairs of a later step that is dated before an earlier one, of one person or thing, neither of which is told twice."""
    groups: dict[tuple[str, str | None], list[Step]] = defaultdict(list)
    for step in read_steps(story, people):
        if step.whose is not None or step.ladder not in OF_PEOPLE:
            groups[step.ladder, step.whose].append(step)
    vetoed = any(AGAIN.search(sentence.shape) for sentence in story.sentences)
    for (ladder, _), steps in groups.items():
        ranks = sorted({step.rank for step in steps})
        for low, high in combinations(ranks, 2):
            earlier, later = [s for s in steps if s.rank == low], [s for s in steps if s.rank == high]
            if min(s.first for s in earlier) <= max(s.last for s in later) or vetoed:
                continue
            a, b = earlier[0], min(later, key=lambda s: abs(s.sentence.number - earlier[0].sentence.number))
            if _one_thing(story.language, ladder, a, b):
                yield a, b


def _one_thing(language: Language, ladder: str, a: Step, b: Step) -> bool:
    """Whether both steps are of one thing: a name or noun in common, or one takes the other up."""
    if ladder in OF_RANK or ladder in ("service", "love", "craft", "schooling"):
        return True
    if ladder == "edition":
        return abs(a.sentence.number - b.sentence.number) <= THING_REACH
    words = [content_words(step.sentence.text, language) for step in (a, b)]
    shared = words[0] & words[1]
    if ladder in ("study", "degree"):
        return bool(shared & _NOUNS)
    if ladder in ("post", "arrest"):
        return a.sentence is not b.sentence and abs(a.sentence.number - b.sentence.number) <= 2
    taken_up = re.search(
        r"\b(?:it|its|the same|this|the (?:book|novel|work|poem|play|atlas|study|article|treatise|essay|text)|её|ее|его|этот|эту|этого|книг[ауи]|роман|поэм[ау]|його|її|цей|цю|цього|книж?к[ауи]|поем[ау])\b",
        (b if b.sentence.number > a.sentence.number else a).sentence.shape,
    )
    return abs(a.sentence.number - b.sentence.number) <= THING_REACH and bool(shared or taken_up)


CUT = re.compile(
    r"[;:]| - |,? (?:and|but|while|then|from which|after which|where|when) (?=(?:he|she|it|they|in|was|were|had|the|became|joined|entered|graduated|left|married|moved|got|took|on)\b)|, (?=which\b|who\b|from\b|became\b|graduated\b|when\b|where\b|then\b)"
)


def _clauses(sentence: Sentence) -> Iterator[tuple[str, int]]:
    """The clauses of a sentence's shape that have a date, with about where each starts in the text."""
    at = 0
    if len(sentence.dates) == 1:
        yield sentence.shape, sentence.start
        return
    for part in CUT.split(sentence.shape):
        if "<d" in part:
            yield part, sentence.start + min(at, sentence.end - sentence.start - 1)
        at += len(part) + 1


def _date_for(story: Story, shape: str, match: re.Match[str]) -> DateMention | None:
    """The date of a clause that is nearest to the step's words."""
    signs = list(re.finditer(r"<d\d+>", shape))
    near = min(signs, key=lambda sign: min(abs(sign.start() - match.end()), abs(sign.end() - match.start())), default=None)
    return story.date(near[0]) if near else None
