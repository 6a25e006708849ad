"""Shares in words and per cent, held against the counts that stand beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimcheck.audit.content import akin, content_words
from claimcheck.audit.facts.amounts import Amount, content, same_kind
from claimcheck.audit.facts.reckoning import Reckoning
from claimcheck.audit.facts.story import Sentence, Story

NEXT = 2
"""Sentences between a share and two counts that need not name its noun."""
SHORT = 16
"""Sentences of an article about one thing."""
REACH = 4
"""Sentences between a share and the counts it is held against, at the most."""
_COUNT = {"one": 1, "a": 1, "an": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "twelve": 12, "twenty": 20,
          "hundred": 100, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10, "twelfth": 12, "twentieth": 20, "other": 2, "hundredth": 100}  # fmt: skip
_NAMES = {
    "half": 2,
    "third": 3,
    "quarter": 4,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
    "twelfth": 12,
    "twentieth": 20,
}
_HEDGE = r"(?P<hedge>(?:(?:well |just |rather |a little |slightly |far )?(?:more than|less than|over|under|above|below|about|around|nearly|almost|some|roughly|close to|at least|at most|no more than|no less than|not quite|barely|hardly|fully|exactly|good|a good|a bare|a full) )*)"
FRACTION = re.compile(
    rf"\b{_HEDGE}(?:(?P<count>one|a|an|two|three|four|five|six|seven|nine) (?P<adj>good |bare |full |scant )?(?P<name>third|quarter|fourth|fifth|sixth|seventh|eighth|ninth|tenth|twelfth|twentieth)s?|(?P<count2>one|two|three|four|five|six|seven|nine)-(?P<name2>third|quarter|fifth|sixth|seventh|eighth|ninth|tenth)s?|(?P<half>half)(?!-(?:\w))"
    r"|(?P<n>one|two|three|four|five|six|seven|nine) (?:\w+ )?(?:in|out of)(?: every)? (?P<of>two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|a hundred)|every (?P<nth>second|other|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|twentieth))\b(?! (?:past|an? (?:hour|day|mile|century|year|dozen|million|crown|pound)|of the (?:year|century|month|day|night|way|time)|time|year|day|month|hour|century|floor|class|part of the (?:book|novel)|edition|son|child|sister|brother|generation))"
)
"""A share in words, on the sentence's text in small letters."""
PAIRS: tuple[re.Pattern[str], ...] = (
    re.compile(
        r"\b(?:out of|of|among|from) (?:the |its |his |her |their |these |those |all |some |about |a total of |all of |in all |[a-z]+'s )*(?P<whole><f\d+>)(?P<mid>[^<.;]{0,90}?)[,:-]? (?:only |just |no fewer than |as many as |some |about |and )*(?P<part><f\d+>)"
    ),
    re.compile(
        r"(?P<part><f\d+>)(?: [a-z'-]+){0,3} (?:out of|of) (?:the |its |his |her |their |these |those |all |some |about |a total of )*(?P<whole><f\d+>)"
    ),
    re.compile(
        r"(?P<whole><f\d+>)(?P<mid>[^<.;]{0,70}?),? (?:of|among|including) (?:whom|which|them|these|those) (?:only |just |some |about |no fewer than |as many as )*(?P<part><f\d+>)"
    ),
    re.compile(
        r"(?P<whole><f\d+>)(?P<mid>[^<.;]{0,70}?),? (?:and )?(?:only |just |some |about |as many as )*(?P<part><f\d+>) (?:[a-z]+ )?(?:of (?:whom|which|them|these|those)|among them)\b"
    ),
    re.compile(
        r"(?P<whole><f\d+>)(?P<mid>[^<.;]{0,60}?),? (?:including|among them) (?:only |just |some |about |as many as )*(?P<part><f\d+>)"
    ),
)
_MANY = r"(?:около |почти |свыше |более |всего |лишь |только |всех |этих |тех |біля |майже |понад |близько |усього |лише |тільки |усіх |цих |тих )*"
PAIRS += (
    re.compile(rf"\b(?:из|среди|із|з|серед) {_MANY}(?P<whole><f\d+>)(?P<mid>[^<.;]{{0,90}}?)[,:-]? {_MANY}(?P<part><f\d+>)"),
    re.compile(rf"(?P<part><f\d+>)(?: [^\W\d_]+){{0,3}} (?:из|із|з) {_MANY}(?P<whole><f\d+>)"),
    re.compile(
        rf"(?P<whole><f\d+>)(?P<mid>[^<.;]{{0,70}}?),? (?:из|з|із|среди|серед|в том числе|у тому числі) (?:них |которых |яких )?{_MANY}(?P<part><f\d+>)"
    ),
)
CHANGE = re.compile(
    r"\b(?:from|at) (?:about |some |around |over |nearly )*(?P<old><f\d+>)(?P<mid>[^<.;]{0,40}?) (?:down |up )?(?:to|and is now|and now) (?:about |some |around |over |nearly |only |just )*(?P<new><f\d+>)"
)
CHANGED = re.compile(
    r"\b(?P<verb>doubled|trebled|tripled|quadrupled|halved|(?:fell|dropped|sank|went down|declined|shrank|shrunk|decreased|down|cut|reduced|fallen|diminished|lost|drop of|fall of|decrease of|reduction of)(?: by| of)?|(?:rose|grew|went up|climbed|increased|risen|grown|gained|rise of|increase of|growth of|swelled|up|an increase)(?: by| of)?|вырос\w*|увелич\w+|возрос\w*|подорожал\w*|упал\w*|сократи\w+|сниз\w+|уменьш\w+|подешевел\w*|рост|зріс\w*|збільш\w+|подорожча\w*|впав|впала|впало|впали|скороти\w+|зменш\w+|зросл\w+)\b"
)
TIMES = {"doubled": 2.0, "trebled": 3.0, "tripled": 3.0, "quadrupled": 4.0, "halved": 0.5}


@dataclass(frozen=True, slots=True)
class Share:
    """A share that a sentence states."""

    value: float
    low: float
    high: float
    """What the counts may give."""
    words: str
    noun: str
    """The word after "of", as far as there is one."""
    sentence: Sentence
    amount: Amount | None
    at: int
    change: bool = False


def wrong_shares(story: Story, by_sentence: dict[int, list[Amount]]) -> Iterator[Reckoning]:
    """Shares that the one pair of counts beside them does not give."""
    pairs = [pair for sentence in story.sentences for pair in _pairs(sentence, by_sentence)]
    for sentence in story.sentences:
        if sentence.heading:
            continue
        shares = list(_shares(story, sentence, by_sentence))
        for share in shares:
            near = [
                (part, whole)
                for part, whole in pairs
                if abs(whole.sentence.number - sentence.number) <= REACH
                and share.amount not in (part, whole)
                and _is_of(share, part, whole)
            ]
            near = [pair for pair in near if pair[1].sentence is sentence or _one_part(story, share, pair, by_sentence)]
            same = [pair for pair in near if pair[1].sentence is sentence]
            chosen = same or near or list(_by_words(story, share, pairs, by_sentence))
            if len(chosen) != 1 or len([s for s in shares if not s.change]) != 1:
                continue
            part, whole = chosen[0]
            ratio = float(part.value / whole.value) if whole.value else 0.0
            if (
                any(share.low <= r <= share.high for r in (ratio, 1 - ratio))
                or not 0 < ratio <= 1
                or _other_pair_fits(share, by_sentence)
            ):
                continue
            yield Reckoning(
                f"{part.value:,f} of {whole.value:,f} is {100 * ratio:.3g} per cent, not {share.words}",
                tuple(a for a in (share.amount, part, whole) if a),
            )


def _other_pair_fits(share: Share, by_sentence: dict[int, list[Amount]]) -> bool:
    """Whether any other two counts near the share give it: then the counts that were paired are of something else."""
    near = [
        a
        for n in range(share.sentence.number - 2, share.sentence.number + 3)
        for a in by_sentence.get(n, ())
        if a.kind != "percent" and a.value > 0
    ]
    return any(
        share.low <= float(a.value / b.value) <= share.high or share.low <= 1 - float(a.value / b.value) <= share.high
        for a in near
        for b in near
        if a is not b and a.value < b.value and _beside(a, b, share)
    )


def _beside(a: Amount, b: Amount, share: Share) -> bool:
    """Whether two counts may be what a share is of: of one known kind, or both in the share's own sentence."""
    return (a.kind == b.kind is not None) or (same_kind(a, b) and a.sentence is b.sentence is share.sentence)


def _pairs(sentence: Sentence, by_sentence: dict[int, list[Amount]]) -> Iterator[tuple[Amount, Amount]]:
    known = {amount.sign: amount for amount in by_sentence.get(sentence.number, ())}
    told: set[tuple[str, str]] = set()
    for pattern in PAIRS:
        for match in pattern.finditer(sentence.shape):
            part, whole = known.get(match["part"]), known.get(match["whole"])
            if (
                part
                and whole
                and (part.sign, whole.sign) not in told
                and part.value <= whole.value
                and _counts(part)
                and _counts(whole)
                and same_kind(part, whole)
            ):
                told.add((part.sign, whole.sign))
                yield part, whole


def _counts(amount: Amount) -> bool:
    return amount.kind != "percent" and amount.figure.modifier in ("exact", "about") and amount.value == int(amount.value)


def _shares(story: Story, sentence: Sentence, by_sentence: dict[int, list[Amount]]) -> Iterator[Share]:
    low = story.text[sentence.start : sentence.end].lower().replace("’", "'")
    for match in FRACTION.finditer(low):
        value = _fraction(match)
        if value is None:
            continue
        noun = re.match(
            r"(?:'s)? (?:of )?(?:the |its |his |her |their |all |those |these |our )*([a-z'-]+(?: [a-z'-]+)?)", low[match.end() :]
        )
        yield Share(
            value,
            *_limits(value, match["hedge"] + (match["adj"] or ""), 0.13, 0.035),
            match[0].strip(),
            noun[1] if noun else "",
            sentence,
            None,
            sentence.start + match.start(),
        )
    for amount in by_sentence.get(sentence.number, ()):
        if story.language != "en" and 0 < amount.value < 1 and amount.kind != "percent":
            hedge = _HEDGES.get(amount.figure.modifier, "")
            value = float(amount.value)
            yield Share(
                value,
                *_limits(value, hedge, 0.13, 0.035),
                amount.figure.text,
                amount.noun or "",
                sentence,
                amount,
                amount.figure.start,
            )
        if amount.before.endswith("("):
            continue
        if (amount.kind == "percent" and 0 < amount.value < 100 and amount.low == amount.high) or (
            amount.kind == "percent" and amount.figure.modifier == "about"
        ):
            value = float(amount.value) / 100
            noun = re.match(r"^ of (?:the |its |his |her |their |all |those |these |our )*([a-z'-]+)", amount.after)
            yield Share(
                value,
                *_limits(value, amount.figure.modifier, 0.06, 0.012),
                amount.figure.text,
                noun[1] if noun else "",
                sentence,
                amount,
                amount.figure.start,
            )


_HEDGES = {"about": "about", "over": "over", "at_least": "at least", "under": "under", "at_most": "at most"}


def _fraction(match: re.Match[str]) -> float | None:
    if match["half"]:
        return 0.5
    if match["nth"]:
        return 1 / _COUNT[match["nth"]]
    if match["n"]:
        of = match["of"].removeprefix("a ")
        return _COUNT[match["n"]] / _COUNT[of] if _COUNT[of] > _COUNT[match["n"]] else None
    count, name = match["count"] or match["count2"], match["name"] or match["name2"]
    value = _COUNT[count] / _NAMES[name]
    return value if value < 1 else None


def _limits(value: float, hedge: str, spread: float, least: float) -> tuple[float, float]:
    """What a share's words allow."""
    spare = max(least, spread * value)
    if re.search(r"\b(?:about|around|nearly|almost|some|roughly|close to|good|bare|not quite|barely|hardly|scant)\b", hedge):
        spare = max(2 * least, 2 * spread * value)
    low, high = value - spare, value + spare
    if re.search(r"more than|over|above|at least|no less than", hedge):
        low, high = value - least, min(1.0, value * 1.5 + 0.05)
    if re.search(r"less than|under|below|at most|no more than", hedge):
        low, high = value * 0.5, value + least
    return low, high


def _is_of(share: Share, part: Amount, whole: Amount) -> bool:
    """Whether a share and a pair of counts are of one thing: in one sentence, next to it, or by the noun."""
    apart = abs(whole.sentence.number - share.sentence.number)
    nouns = {str(amount.noun) for amount in (whole, part) if amount.noun}
    heads = set(share.noun.split())
    if apart == 0:
        return True
    return any(_alike(head, noun) for head in heads for noun in nouns) or (
        apart == 1 and bool(re.match(r"(?:in figures|in numbers|of|out of)\b", whole.sentence.shape))
    )


def _by_words(
    story: Story, share: Share, pairs: Sequence[tuple[Amount, Amount]], by_sentence: dict[int, list[Amount]]
) -> Iterator[tuple[Amount, Amount]]:
    """The pair that the words of a share elsewhere lead to: the article's only one, or two counts of a sentence that says the same."""
    if len(story.sentences) > SHORT:
        return
    words = content_words(share.sentence.text, story.language)
    alone = [pair for pair in pairs if abs(pair[1].sentence.number - share.sentence.number) <= REACH]
    if len(pairs) == len(alone) == 1 and alone[0][1].sentence is not share.sentence:
        if words & content(alone[0][1], story):
            yield alone[0]
        return
    for sentence in story.sentences[max(0, share.sentence.number - REACH) : share.sentence.number + REACH + 1]:
        counts = [amount for amount in by_sentence.get(sentence.number, ()) if amount.kind != "percent"]
        if sentence is share.sentence or len(counts) != 2:
            continue
        whole, part = counts
        near = abs(sentence.number - share.sentence.number) <= NEXT
        named = part.noun in (None, whole.noun) and whole.noun is not None and (near or whole.noun in words)
        alike = akin(words, content(whole, story)) - {whole.noun}
        if named and alike and part.value < whole.value and _counts(part) and _counts(whole):
            yield part, whole


def _one_part(story: Story, share: Share, pair: tuple[Amount, Amount], by_sentence: dict[int, list[Amount]]) -> bool:
    """Whether a part is the only amount beside its whole, or the share names what the part is.

    Of several parts nobody can say which a share elsewhere means.
    """
    part, whole = pair
    predicate = content_words(re.split(r"[,;.:(]", part.after)[0], story.language)
    if predicate & content_words(share.sentence.text, story.language):
        return True
    return not any(
        other not in pair and other.kind != "percent" and ":" not in str(other.kind) and other.value > 2
        for other in by_sentence[whole.sentence.number]
    )


def _alike(a: str, b: str) -> bool:
    """Whether two words begin alike: "seats" and "seat"."""
    return len(b) > 2 and a[: max(3, len(b) - 2)] == b[: max(3, len(b) - 2)]


# ---- changes


def wrong_changes(story: Story, by_sentence: dict[int, list[Amount]]) -> Iterator[Reckoning]:
    """A rise by half, a doubling, a drop by fifty-five per cent beside the two amounts that it went from and to."""
    moves = list(_moves(story, by_sentence))
    for sentence in story.sentences:
        match = CHANGED.search(sentence.shape)
        if not match:
            continue
        factor = TIMES.get(match["verb"])
        shares = [share for share in _shares(story, sentence, by_sentence) if factor is None and share.at >= sentence.start]
        near = [move for move in moves if abs(move[1].sentence.number - sentence.number) <= 1]
        if len(near) != 1 or (factor is None and len(shares) != 1):
            continue
        old, new = near[0]
        actual = float(new.value / old.value)
        if factor is not None:
            low, high, words = factor * 0.85, factor * 1.18, match["verb"]
            if low <= actual <= high:
                continue
        else:
            share = shares[0]
            words = f"{match['verb']} {share.words}"
            if (
                share.low <= abs(actual - 1) <= share.high
                or share.low <= actual <= share.high
                or share.low <= abs(1 - 1 / actual) <= share.high
            ):
                continue
        yield Reckoning(
            f"from {old.figure.text} to {new.figure.text} is {100 * (actual - 1):+.3g} per cent, not “{words}”", (old, new)
        )


def _moves(story: Story, by_sentence: dict[int, list[Amount]]) -> Iterator[tuple[Amount, Amount]]:
    for sentence in story.sentences:
        known = {amount.sign: amount for amount in by_sentence.get(sentence.number, ())}
        found = False
        for match in CHANGE.finditer(sentence.shape):
            old, new = known.get(match["old"]), known.get(match["new"])
            if old and new and _counts_or_measures(old) and _counts_or_measures(new) and same_kind(old, new) and old.value:
                found = True
                yield old, new
        if not found and (both := _dated_twice(sentence, by_sentence)):
            yield both
            continue
        if found:
            continue
        down = re.search(
            r"(?P<old><f\d+>)[^<]{3,60}(?:<d\d+>)?[^<]{0,40}\b(?:number |figure |total |it )?(?:was |is |had |were )?(?:down|up|fallen|risen|sunk|grown|shrunk|reduced) to (?:only |just |about )*(?P<new><f\d+>)",
            sentence.shape,
        )
        if (
            down
            and (old := known.get(down["old"]))
            and (new := known.get(down["new"]))
            and old.value
            and same_kind(old, new)
            and _counts_or_measures(old)
        ):
            yield old, new


def _dated_twice(sentence: Sentence, by_sentence: dict[int, list[Amount]]) -> tuple[Amount, Amount] | None:
    """The two amounts of a sentence that gives each its own date: "cost 20 heller in 1914 and 50 in 1916"."""
    amounts = [amount for amount in by_sentence.get(sentence.number, ()) if amount.kind != "percent"]
    if len(amounts) != 2 or not TWICE.search(sentence.shape):
        return None
    old, new = amounts
    return (old, new) if old.value and same_kind(old, new) and _counts_or_measures(old) and _counts_or_measures(new) else None


TWICE = re.compile(
    r"(?:<d\d+>[^<.;]{0,40}<f\d+>[^<.;]{0,60}<d\d+>[^<.;]{0,40}<f\d+>|<f\d+>[^<.;]{0,40}<d\d+>[^<.;]{0,60}<f\d+>[^<.;]{0,40}<d\d+>)"
)


def _counts_or_measures(amount: Amount) -> bool:
    return amount.kind != "percent" and amount.figure.modifier in ("exact", "about")
