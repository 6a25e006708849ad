"""A sentence in the parts that state a fact each, where the cut between them is sure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from claimcheck.records import Language, Span
from claimcheck.text.claims_scan import Notable, Scan

_CANDIDATES: dict[Language, re.Pattern[str]] = {
    "en": re.compile(
        r"(?P<mark>;|,|\s[–—-])?\s+(?P<joint>(?:(?:and|but|while|whereas|yet|then|so)\b\s*)*)"
        r"(?P<relative>(?:(?:from|after|in|to|at|during|of|by|for|with|on|under|until)\s)?(?:which|whom|whose|who|where|when)\b)?"
        r"(?P<pronoun>(?:he|she|it|they|his|her|its|their)\b)?"
    ),
    "ru": re.compile(
        r"(?P<mark>;|,|\s[–—-])?\s+(?P<joint>(?:(?:а|и|но|затем|потом|причем|причём|зато|однако|тогда как|в то время как)\b\s*)*)"
        r"(?P<relative>(?:(?:в|во|на|из|с|со|от|о|об|по|для|у|под|при|за|после|до)\s)?(?:котор\w+|чего|чем|где|куда|откуда|когда|чей|чья|чьё|чьи|кто)\b)?"
        r"(?P<pronoun>(?:он|она|оно|они|его|её|ее|их)\b)?",
        re.IGNORECASE,
    ),
    "uk": re.compile(
        r"(?P<mark>;|,|\s[–—-])?\s+(?P<joint>(?:(?:а|і|й|та|але|проте|потім|згодом|тоді як|однак|зате|причому)\b\s*)*)"
        r"(?P<relative>(?:(?:в|у|на|із|з|зі|від|о|об|по|для|під|при|за|після|до)\s)?(?:як(?:ий|а|е|і|ого|ої|их|ому|ій|им|ими|ою|у)|чого|чим|де|куди|звідки|коли|чий|чия|чиє|чиї|хто|котр\w+)\b)?"
        r"(?P<pronoun>(?:він|вона|воно|вони|його|її|їх)\b)?",
        re.IGNORECASE,
    ),
}
"""What may stand between two facts: a mark, a conjunction, and what the second begins with."""
_QUOTED = re.compile(r"\([^()\n]*\)|\[[^\[\]\n]*\]|«[^«»\n]*»|“[^“”\n]*”|„[^„“”\n]*[“”]|\"[^\"\n]*\"")
_SUBORDINATE = re.compile(
    r"\b(?:who|whom|whose|which|that|whether|if|котор\w+|что|чтобы|если|чей|як(?:ий|а|е|і|ого|ої|их|ому|ій|им|ими|у)|що|щоб|якщо|чий)\b",
    re.IGNORECASE,
)
"""A word between a noun and a verb by which the verb is not the noun's own: "the people who went"."""
_OPENS_CLAUSE = re.compile(
    r"\W*(?:if|when|while|whilst|although|though|because|as|since|unless|whereas|even after|even though"
    r"|если|когда|хотя|пока|так как|поскольку|якщо|коли|хоча|хоч|поки|оскільки|тому що)\b(?!\s+of\b)",
    re.IGNORECASE,
)
"""What makes a clause of the words behind it: its main clause comes first after the comma, and is no second fact."""
_EDGE = " \t\n\xa0,;:–—-"
LONGEST = 3000
"""Characters of the longest sentence that is cut: what is longer is a list or a text without full stops."""
NEAR = 3
"""Words between "and" and the verb it joins, at most, the words of dates not counted."""


@dataclass(frozen=True, slots=True)
class _Cut:
    """A place where one part may end and the next begin."""

    end: int
    """Of the part before."""
    start: int
    """Of the part behind."""
    mark: str
    joint: str
    relative: str
    pronoun: str


def cut_sentence(text: str, sentence: Span, scan: Scan, facts: Sequence[Span], lang: Language) -> list[Span]:
    """The sentence in parts that each have a finite verb and a date or count of their own; whole where no cut is sure."""
    if len(facts) < 2 or sentence.end - sentence.start > LONGEST:
        return [sentence]
    verbs = scan.verbs(sentence)
    if len(verbs) < 2:
        return [sentence]
    cuts = [cut for cut in _candidates(text, sentence, facts, lang) if _begins(text, cut, sentence.end, verbs, facts)]
    parts: list[Span] = []
    begin = sentence.start
    for number, cut in enumerate(cuts):
        later = (other.end for other in cuts[number + 1 :] if any(cut.start <= verb.start < other.end for verb in verbs))
        if cut.mark == ";":
            later = (other.end for other in cuts[number + 1 :] if other.mark == ";")
        right = Span(cut.start, next(later, sentence.end))
        if cut.mark != ";" and _OPENS_CLAUSE.match(text, begin, cut.end):
            continue
        if _complete(text, Span(begin, cut.end), verbs, facts) and _complete(text, right, verbs, facts):
            parts.append(Span(begin, cut.end))
            begin = cut.start
    parts.append(Span(begin, sentence.end))
    return [trimmed(text, part) for part in parts]


def _candidates(text: str, sentence: Span, facts: Sequence[Span], lang: Language) -> list[_Cut]:
    """The marks and conjunctions outside brackets, quotations, dates and counts."""
    closed = [Span(*match.span()) for match in _QUOTED.finditer(text, sentence.start, sentence.end)]
    taken = sorted([*closed, *facts], key=lambda span: span.start)
    cuts = []
    at = 0
    for match in _CANDIDATES[lang].finditer(text, sentence.start, sentence.end):
        if not (match["mark"] or match["joint"]):
            continue
        while at < len(taken) and taken[at].end <= match.start():
            at += 1
        if at < len(taken) and taken[at].start <= match.start():
            continue
        start = match.start("relative") if match["relative"] else match.start("pronoun") if match["pronoun"] else match.end()
        cuts.append(
            _Cut(
                match.start(),
                start,
                (match["mark"] or "").strip(),
                match["joint"].strip().lower(),
                (match["relative"] or "").lower(),
                match["pronoun"] or "",
            )
        )
    return cuts


def _complete(text: str, part: Span, verbs: Sequence[Notable], facts: Sequence[Span]) -> bool:
    """Whether a part has a verb and a fact of its own."""
    if not any(part.start <= fact.start and fact.end <= part.end for fact in facts):
        return False
    return any(_is_own(text, part, verb) for verb in verbs if part.start <= verb.start < part.end)


def _is_own(text: str, part: Span, verb: Notable) -> bool:
    """Whether a verb is the part's, not that of a clause or a participle hung on one of its nouns.

    "The church, built in 1894" has none, nor has "Of the 300 who set out"; "from which he graduated" has one.
    """
    before = text[part.start : verb.start]
    english = verb.form == "past" and text[verb.start].isascii()
    if english and (not before or before.rstrip().endswith((",", "having", "Having"))):
        return not before and text[verb.start].islower()
    chunk = before.rpartition(",")[2]
    hung = _SUBORDINATE.search(chunk)
    return hung is None or (chunk == before and len(chunk[: hung.start()].split()) < 2)


def _begins(text: str, cut: _Cut, end: int, verbs: Sequence[Notable], facts: Sequence[Span]) -> bool:
    """Whether what stands between the parts, and the words behind it, begin a statement of its own."""
    if cut.mark == ";":
        return True
    if _OPENS_CLAUSE.match(text, cut.start, end):
        return False
    first = next((verb for verb in verbs if cut.start <= verb.start < end), None)
    if first is None:
        return False
    if cut.mark and (cut.relative or cut.pronoun):
        return True
    between = text[cut.start : first.start]
    if cut.mark in ("–", "—", "-") and (cut.relative or first.form != "past"):
        return False
    if cut.mark and cut.joint:
        return _SUBORDINATE.search(between) is None
    for fact in facts:
        if cut.start <= fact.start and fact.end <= first.start:
            between = between.replace(text[fact.start : fact.end], "")
    return "," not in between and len(between.split()) <= NEAR


def trimmed(text: str, part: Span) -> Span:
    """The part without white space and marks at its edges, but for what ends a sentence."""
    start, end = part.start, part.end
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    return Span(start, end)
