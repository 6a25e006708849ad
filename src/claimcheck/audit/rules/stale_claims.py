"""CC503: an article's text and its claims file do not belong together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from claimcheck.audit.rule import Case, Flag, Rule
from claimcheck.audit.words import quote
from claimcheck.records import Claim, Span
from claimcheck.store.fields import touched

LIVE = ("current", "suspect")
EXTRACT = "run `claimcheck extract`, and commit the claims file with the article"


def check(case: Case) -> Iterator[Flag]:
    """One flag for an article that is gone or was never extracted; else one for each claim that one side lacks."""
    article = case.file.article
    if case.unextracted:
        found = len(case.fresh.claims) if case.fresh else 0
        yield Flag(
            message=f"the article “{article.title}” of {article.path} has no claims file: {found} claims are not looked after",
            fix=EXTRACT,
            values=("unextracted",),
        )
    elif case.gone:
        yield Flag(
            message=f"{article.path} does not hold the article “{article.title}” any more",
            fix="run `claimcheck extract` if it moved; delete the claims file if it was withdrawn",
            values=("gone",),
        )
    else:
        if case.fresh is not None:
            yield from _against_the_text(case.file.claims, case.fresh.claims)
        yield from _deleted(case)


def _against_the_text(claims: Sequence[Claim], fresh: Sequence[Claim]) -> Iterator[Flag]:
    """The claims that the article makes and the file lacks, and the other way round; each stands for one."""
    live = [claim for claim in claims if claim.state in LIVE]
    waiting: dict[str, list[int]] = defaultdict(list)
    for index, claim in enumerate(live):
        for words in _wordings(claim):
            waiting[words].append(index)
    used: set[int] = set()
    for claim in fresh:
        if (known := next((n for words in _wordings(claim) for n in waiting[words] if n not in used), None)) is not None:
            used.add(known)
            continue
        yield Flag(
            message=f"the article states {quote(claim.text)}, the claims file does not have it",
            fix=EXTRACT,
            values=(claim.text,),
            spans=(Span(claim.quote.start, claim.quote.end),),
        )
    for index, claim in enumerate(live):
        if index not in used and claim.origin == "machine" and claim.review.status != "not-a-claim":
            yield Flag(
                message=f"the claims file has {quote(claim.text)}, the article does not state it any more",
                fix=EXTRACT,
                claims=(claim,),
                values=("withdrawn",),
            )


def _wordings(claim: Claim) -> tuple[str, ...]:
    """The words by which a claim is known: as read, and as quoted; an edited text still has its quote."""
    return tuple(dict.fromkeys(words for words in (claim.text, " ".join(claim.quote.exact.split())) if words))


def _deleted(case: Case) -> Iterator[Flag]:
    """The claims with a person's work in them that stood in the file earlier and were taken out of it."""
    if case.earlier is None:
        return
    known = {name for claim in case.file.claims for name in (claim.id, *claim.aliases)}
    for claim in case.earlier.file.claims:
        if claim.id not in known and claim.state in LIVE and touched(claim):
            yield Flag(
                message=f"the claim {claim.id} {quote(claim.text)}, which a person worked on, was taken out of the claims file",
                fix="put it back from git; `claimcheck extract` keeps what the article no longer states as withdrawn",
                values=("deleted", claim.id),
            )


RULE = Rule(code="CC503", name="stale-claims", severity="error", check=check)
