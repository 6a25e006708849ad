"""A million claims of ten thousand articles held against each other: seconds and memory of a process of its own, as JSON."""

from __future__ import annotations

import json
import resource
import time
from decimal import Decimal

from claimcheck.audit.across import pairs_across
from claimcheck.audit.rules import RULES
from claimcheck.records import Article, Claim, ClaimsFile, DateMention, Figure, Quote, Span

ARTICLES, CLAIMS = 10_000, 100
PEOPLE = 200_000
"""So many people, each in five claims of as many articles; one in ten of them with two values."""


def made(article: int) -> ClaimsFile:
    claims = []
    for place in range(CLAIMS):
        number = article * CLAIMS + place
        person = number % PEOPLE
        value = Decimal(300 + 50 * (person % 10 == 0 and number >= PEOPLE))
        year = str(1900 + person % 100)
        claims.append(
            Claim(
                f"c-{number}",
                f"In {year} he employed {value} workers.",
                Quote("", "", "", 0, 10),
                dates=(DateMention(3, 7, year, year, "year", f"{year}-01-01", f"{year}-12-31"),),
                figures=(Figure(20, 23, str(value), value, value, "exact", "worker"),),
                names=("Tula",),
                about=(f"Person {person}",),
                predicate="employ" if number % 2 else "found",
            )
        )
    return ClaimsFile(Article(f"a-{article}", "T", "p", Span(0, 1), "en", ""), (), tuple(claims))


def main() -> None:
    files = [made(number) for number in range(ARTICLES)]
    start, cpu = time.perf_counter(), time.process_time()
    pairs = sum(1 for rule in RULES if rule.across for _ in pairs_across(files, rule.across))
    print(
        json.dumps(
            {
                "name": f"{ARTICLES * CLAIMS:,} claims across {ARTICLES:,} articles",
                "seconds": round(time.perf_counter() - start, 1),
                "cpu_seconds": round(time.process_time() - cpu, 1),
                "peak_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
                "pairs": pairs,
                "bar_s": 60,
                "bar_mb": 4000,
            }
        )
    )


if __name__ == "__main__":
    main()
