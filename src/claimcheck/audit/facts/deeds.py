"""Dated deeds: what happened to what, and when."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from claimcheck.audit.content import content_words
from claimcheck.audit.facts.senses import Sense, happens_once, read_senses
from claimcheck.audit.facts.story import Sentence, Story
from claimcheck.audit.facts.times import days, is_single
from claimcheck.records import DateMention, Language
from claimcheck.text.lemmas import lemma
from claimcheck.text.names_tables import name_words

BESIDE = 45
"""Characters on each side of a deed whose words are told of it."""
AROUND = 50
RIGHT_BEHIND = 35
"""Characters between a deed's words and its date where the clause has another date too."""
CUT = re.compile(
    r"[;:]|(?<!\w)-(?!\w)|\.\s|,? (?:and|but|while) (?=(?:he|she|it|they|in|was|were|had|the|its|his|her)\b)|, (?=(?:which|who|where|when|after|until|before)\b)"
    r"|, (?=(?:а|но|где|когда|после|пока|затем|потом|который|которая|которое|которые|але|де|коли|після|поки|потім|який|яка|яке|які)\b)|,? (?:и|і|й|та) (?=(?:в|у|он|она|оно|они|він|вона|воно|вони) ?<?)"
)


@dataclass(frozen=True, slots=True)
class Deed:
    """A deed with its date."""

    name: str
    once: bool
    words: str
    date: DateMention
    first: int
    last: int
    """Julian day numbers."""
    sentence: Sentence
    about: frozenset[str]
    """Content words of its sentence and, for a pronoun, of the one before."""
    names: frozenset[str]
    """Words of the names in its sentence."""
    beside: frozenset[str]
    """Content words right beside the deed's own."""
    around: str
    """The shape between the commas around the deed and around its date, the deed's own words left out."""
    definite: bool
    """Told by a noun that takes up what was told before: "the signing", "her departure"."""


def read_deeds(story: Story) -> Iterator[Deed]:
    """Every deed that is dated by a day, month, season or year of its own clause or sentence."""
    starts = [name.start for name in story.reading.names]
    for sentence in story.sentences:
        if not sentence.dates and (when := _dated_behind(story, sentence)):
            names, about = _names(story, sentence, starts), _about(story, sentence)
            for sense in read_senses(sentence.shape, story.language):
                yield _deed(story, sentence, sense, (when, sense.end), names, about)
            continue
        dates = [date for date in story.dates_of(sentence) if is_single(date) and days(date)]
        if not dates:
            continue
        names, about, known = _names(story, sentence, starts), _about(story, sentence), _Dates(story, sentence)
        told = set[tuple[str, int]]()
        for sense in read_senses(sentence.shape, story.language):
            found = known.of(sense)
            if COUNTED_FROM.search(sentence.shape[max(0, sense.start - 24) : sense.start]):
                continue
            if found is not None and found[0] in dates and (sense.name, found[1]) not in told:
                told.add((sense.name, found[1]))
                yield _deed(story, sentence, sense, found, names, about)


IT_WAS = re.compile(
    r"^\W*(?:(?:it|that|this) (?:was|happened|took place|befell)|(?:это|дело) (?:было|случилось|произошло)|(?:було це|це було|це сталося|сталося це))(?: (?:in|on|at|during|the|a|an|early|late|в|во|у|на|,))* <d"
)
"""A sentence that only says when what stands before it was: "It was the spring of 1923, he used to say"."""


def _dated_behind(story: Story, sentence: Sentence) -> DateMention | None:
    """The date of a sentence without one that the next sentence gives it."""
    if sentence.number + 1 >= len(story.sentences):
        return None
    following = story.sentences[sentence.number + 1]
    date = story.reading.dates[following.dates[0]] if following.dates else None
    return date if date is not None and is_single(date) and days(date) and IT_WAS.match(following.shape) else None


def deed_of(story: Story, sentence: Sentence, sense: Sense) -> Iterator[Deed]:
    """The deed that a word of a sentence tells of, where its clause dates it by one day, month, season or year."""
    found = _Dates(story, sentence).of(sense)
    if found is not None and is_single(found[0]) and days(found[0]):
        starts = [name.start for name in story.reading.names]
        yield _deed(story, sentence, sense, found, _names(story, sentence, starts), _about(story, sentence))


def _deed(
    story: Story,
    sentence: Sentence,
    sense: Sense,
    dated: tuple[DateMention, int],
    names: frozenset[str],
    about: frozenset[str],
) -> Deed:
    shape, (date, at) = sentence.shape, dated
    beside = f"{shape[max(0, sense.start - BESIDE) : sense.start]} {shape[sense.end : sense.end + BESIDE]}"
    first, last = days(date) or (0, 0)
    return Deed(
        sense.name,
        sense.name.startswith("~") or happens_once(sense.name),
        sense.words,
        date,
        first,
        last,
        sentence,
        about,
        names,
        _content(beside, story),
        _around(shape, sense, at),
        _is_definite(story.language, shape, sense),
    )


def _around(shape: str, sense: Sense, at: int) -> str:
    """The words between the commas around the deed and around its date, which is at `at`, the deed's own left out."""
    before = re.split(r"[,;:()]", shape[max(0, sense.start - AROUND) : sense.start])[-1]
    after = re.split(r"[,;:()]", shape[sense.end : sense.end + AROUND])[0]
    early = re.split(r"[,;:()]", shape[max(0, at - AROUND) : at])[-1]
    late = re.split(r"[,;:()]", shape[at : at + AROUND])[0]
    return f"{before} ~xx~ {after} # {early} {late}".replace(sense.words, " ~xx~ ")


COUNTED_FROM = re.compile(
    r"\b(?:(?:condemned|sentenced|put|put him|put her) to|after|before|since|until|till|following|from|после|до|перед|через|спустя|после|після|від|через|за)(?: [^\W\d]+)? $"
)
"""A deed that only says from where another date is counted: "a year after his death"."""
DETERMINED = re.compile(r"(?:\b(?:the|this|that|these|his|her|its|their)|'s) (?:[a-z-]+ )?$")
_VERB_ENDINGS: dict[Language, tuple[str, ...]] = {"ru": ("ть", "ться", "ти", "тись", "чь"), "uk": ("ти", "тися", "но", "то")}


def _is_definite(language: Language, shape: str, sense: Sense) -> bool:
    """Whether the deed is a noun that takes up what was told: "the signing", "her departure", «избрание её»."""
    if language == "en":
        return bool(DETERMINED.search(shape[max(0, sense.start - 30) : sense.start]))
    word = sense.words.split()[0]
    return not lemma(word, language).endswith(_VERB_ENDINGS[language]) and not word.endswith(_PARTICIPLES)


_PARTICIPLES = ("ан", "ана", "ано", "аны", "ен", "ена", "ено", "ены", "ані", "ені", "ят", "ята", "ято", "яты", "ыт", "ыта", "ыто")


def _content(shape: str, story: Story) -> frozenset[str]:
    return content_words(re.sub(r"<\w+>", " ", shape), story.language)


def _about(story: Story, sentence: Sentence) -> frozenset[str]:
    words = _content(sentence.shape, story)
    if sentence.number and re.match(
        r"(?:\W*(?:in|on|by|at) <d\d+> )?\W*(?:it|they|he|she|this|these|its|his|her|их|он|она|оно|його|він|вона)\b",
        sentence.shape,
    ):
        words |= _content(story.sentences[sentence.number - 1].shape, story)
    return words


def _names(story: Story, sentence: Sentence, starts: list[int]) -> frozenset[str]:
    low, high = bisect_left(starts, sentence.start), bisect_left(starts, sentence.end)
    words = (word.lower() for name in story.reading.names[low:high] for word in re.findall(r"[^\W\d_]{3,}", name.text))
    return frozenset(word for word in words if word not in name_words().peoples)


class _Dates:
    """The dates of a sentence and the clauses that they stand in."""

    def __init__(self, story: Story, sentence: Sentence) -> None:
        signs = list(re.finditer(r"<d\d+>", sentence.shape))
        self.places = [sign.start() for sign in signs]
        self.dates = [story.date(sign[0]) for sign in signs]
        self.cuts = [0, *(cut.start() for cut in CUT.finditer(sentence.shape)), len(sentence.shape) + 1]

    def of(self, sense: Sense) -> tuple[DateMention, int] | None:
        """The date that goes with a deed, and its place: the only one of the sentence, else the one of its clause."""
        low, high = 0, len(self.places)
        if high > 1:
            clause = bisect_right(self.cuts, sense.start) - 1
            end = bisect_left(self.cuts, sense.end)
            low, high = (bisect_left(self.places, self.cuts[place]) for place in (clause, min(end, len(self.cuts) - 1)))
        if high - low > 1:  # of several the one right behind the deed's words
            low = bisect_left(self.places, sense.end, low, high)
            high = low + (low < high and self.places[low] - sense.end <= RIGHT_BEHIND)
        return (self.dates[low], self.places[low]) if high - low == 1 else None
