"""Flags with a card: every party's sentence, value and place, what kind of disagreement it is and what would settle it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from claimcheck.audit.facts.story import Mention, Sentence, Story, read_story
from claimcheck.audit.rule import Case, Flag
from claimcheck.audit.words import quote
from claimcheck.records import Claim, Clash, Party, Severity, Span

DISMISS = "check both against the source; correct one, say in the text what sets them apart, or dismiss the finding with a reason in review.dismissed"
SETTLE: dict[Clash, str] = {
    "clash": "the source of each value, or a third account of the same thing",
    "scope": "what each value covers: which part, place, side or time",
    "rounding": "the exact value, where the source has it",
    "calendar": "which calendar the source dates by",
    "scale": "the source's own unit: thousands, millions or milliards",
}
"""What settles each kind of disagreement."""


def story_of(case: Case) -> Story:
    """The article's story, read from its text, or from its claims' sentences where the text is not at hand."""
    if case.story is not None:
        return case.story
    claims = sorted(case.claims(), key=lambda claim: claim.quote.start)
    pieces, starts, at = list[str](), list[int](), 0
    for claim in claims:
        pieces.append(claim.quote.exact)
        starts.append(at)
        at += len(claim.quote.exact) + 1

    def raw(start: int, end: int) -> Span:
        number = max(0, bisect_right(starts, start) - 1)
        shift = claims[number].quote.start - starts[number] if claims else 0
        return Span(start + shift, end + shift)

    return read_story("\n".join(pieces), case.file.article.language, raw)


def card(  # noqa: PLR0913 - a card has as many fields
    case: Case,
    story: Story,
    message: str,
    at: Sequence[Mention | Sentence],
    *,
    values: Sequence[str],
    clash: Clash = "clash",
    extra: Sequence[Party] = (),
    fix: str = DISMISS,
    severity: Severity | None = None,
) -> Iterator[Flag]:
    """The flag whose parties are the values or sentences `at`, in the order of the text; nothing where a reviewer took one for no claim."""
    claims: list[Claim] = []
    parties: list[Party] = []
    for item in sorted(set(at), key=lambda one: (one.start, one.end)):
        span = story.raw(item.start, item.end)
        claim = claim_at(case, span)
        if claim is not None and claim.review.status == "not-a-claim":
            return
        if claim is not None and claim not in claims:
            claims.append(claim)
        sentence = item if isinstance(item, Sentence) else story.sentence_at(item.start)
        value = " ".join(story.text[item.start : item.end].split())
        parties.append(Party(value, sentence.text, claim.id if claim else None, span.start, span.end))
    yield Flag(
        message=message,
        fix=fix,
        claims=tuple(claims),
        values=tuple(values),
        severity=severity,
        parties=(*parties, *extra),
        clash=clash,
        settle=SETTLE.get(clash, ""),
    )


def claim_at(case: Case, span: Span) -> Claim | None:
    """The claim of the claims file that the span of the article file begins in."""
    return next(
        (
            claim
            for claim in case.file.claims
            if claim.state in ("current", "suspect") and claim.quote.start <= span.start < claim.quote.end
        ),
        None,
    )


def said(story: Story, item: Mention | Sentence) -> str:
    """The sentence of a value in quotation marks, shortened around its beginning."""
    sentence = item if isinstance(item, Sentence) else story.sentence_at(item.start)
    return quote(sentence.text, 140)
