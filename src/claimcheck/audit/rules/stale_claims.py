"""CC503: an article's text and its claims file do not belong together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from claimcheck.audit.rule import Case, Flag, Rule
from claimcheck.audit.words import quote
from claimcheck.records import Claim, Span


def check(case: Case) -> Iterator[Flag]:
    """One flag for an article that is gone; else one for the claims that are missing from the file or from the article."""
    if case.gone:
        yield Flag(
            message=f"{case.file.article.path} does not hold the article “{case.file.article.title}” any more",
            fix="run `claimcheck extract` if it moved; delete the claims file if it was withdrawn",
            values=("gone",),
        )
        return
    if case.fresh is None:
        return
    known, read = _wordings(case.file.claims), _wordings(case.fresh.claims)
    for claim in case.fresh.claims:
        if not _wordings((claim,)) & known:
            yield Flag(
                message=f"the article states {quote(claim.text)}, the claims file does not have it",
                fix="run `claimcheck extract`, and commit the claims file with the article",
                values=(claim.text,),
                spans=(Span(claim.quote.start, claim.quote.end),),
            )
    for claim in case.claims():
        if claim.origin == "machine" and not _wordings((claim,)) & read:
            yield Flag(
                message=f"the claims file has {quote(claim.text)}, the article does not state it any more",
                fix="run `claimcheck extract`, and commit the claims file with the article",
                claims=(claim,),
                values=("withdrawn",),
            )


def _wordings(claims: Iterable[Claim]) -> set[str]:
    """The words by which claims are known: as read, and as quoted; an edited text still has its quote."""
    return {words for claim in claims for words in (claim.text, " ".join(claim.quote.exact.split())) if words}


RULE = Rule(code="CC503", name="stale-claims", severity="error", check=check)
