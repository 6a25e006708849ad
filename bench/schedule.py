"""How long fetching takes in a large archive: the schedule of `link --online` simulated over a Zipf distribution of hosts.

The schedule is that of sources/visit.py: hosts by the number of their pages, the longest first, each to one of HOSTS_AT_ONCE threads
that goes through it page by page, a second from one request to the next or as long as the answer takes; robots.txt and an address
that cannot exist are two requests more a host. Hosts have pages by Zipf's law, as sites have in link collections (exponent near 1:
Adamic and Huberman, "Zipf's law and the Internet", 2002); answers take a lognormal time, MEDIAN_S in the middle.
Prints a table: what the schedule takes, and the three bounds that no schedule at these manners is below.
"""

from __future__ import annotations

import heapq
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass

import numpy as np

from claimcheck.sources.visit import HOSTS_AT_ONCE

PAUSE_S = 1.0
PROBES = 2
MEDIAN_S, SPREAD = 0.5, 0.8
"""Of an answer: the median, and the deviation of its logarithm; one in fifty takes longer than the mean by four times."""
EXPONENT = 1.0
PAGES_A_HOST = 25
"""On the average: so many hosts there are for a number of pages."""
DAY_S = 86_400
CASES = (10_000, 100_000, 1_000_000, 10_000_000, 1_000_000_000)
MOST_HOSTS = 5_000_000
"""Hosts that are simulated one by one; the pages of those beyond are shared out among the threads, none of them is long."""


@dataclass(frozen=True, slots=True)
class Schedule:
    """One run."""

    pages: int
    hosts: int
    requests: int
    largest_host: int
    """Its pages."""
    days: float
    """From the first request to the last."""
    days_largest: float
    """The host with most pages by itself."""
    days_threads: float
    """All requests shared out evenly over the threads."""
    share_alone: float
    """Of the time, in which no more than one host in ten of those at once was left."""


def host_pages(pages: int, seed: int = 8) -> tuple[np.ndarray, int]:
    """Pages of each host, most first, and the pages of the hosts beyond MOST_HOSTS."""
    hosts = max(1, pages // PAGES_A_HOST)
    shown = min(hosts, MOST_HOSTS)
    weights = np.arange(1, shown + 1, dtype=float) ** -EXPONENT
    # the harmonic sum beyond what is shown, by its integral
    rest = np.log(hosts / shown) if hosts > shown else 0.0
    share = weights / (weights.sum() + rest)
    found = np.random.default_rng(seed).poisson(pages * share)
    found[0] = max(found[0], 1)
    return np.sort(found[found > 0])[::-1].astype(int), max(0, pages - int(found.sum()))


def host_seconds(counts: np.ndarray, seed: int = 9) -> np.ndarray:
    """How long each host takes: the sum of its requests' times, drawn one by one for few and by their mean and deviation for many."""
    dice = np.random.default_rng(seed)
    sample = np.maximum(PAUSE_S, dice.lognormal(np.log(MEDIAN_S), SPREAD, 200_000))
    requests = counts + PROBES
    drawn = sample.mean() * requests + sample.std() * np.sqrt(requests) * dice.standard_normal(len(counts))
    return np.maximum(drawn, PAUSE_S * requests)


def simulate(pages: int, threads: int = HOSTS_AT_ONCE) -> Schedule:
    """The schedule of so many pages: each thread takes the next host when it is done with one."""
    counts, beyond = host_pages(pages)
    seconds = host_seconds(counts)
    mean = float(seconds.sum() / (counts.sum() + PROBES * len(counts)))
    hosts = max(len(counts), pages // PAGES_A_HOST)
    tail = (beyond + PROBES * (hosts - len(counts))) * mean / threads
    ends = [0.0] * min(threads, len(seconds))
    for each in seconds.tolist():
        heapq.heapreplace(ends, ends[0] + each)
    ends = [max(end, sum(ends) / len(ends) + tail) if end < max(ends) else end for end in ends] if tail else ends
    last, busy = max(ends), sorted(ends)[-max(1, len(ends) // 10)]
    requests = pages + PROBES * hosts
    return Schedule(
        pages,
        hosts,
        requests,
        int(counts[0]),
        round(last / DAY_S, 3),
        round(float(seconds[0]) / DAY_S, 3),
        round(requests * mean / threads / DAY_S, 3),
        round(1 - busy / last, 2),
    )


def table(rows: Sequence[Schedule]) -> str:
    """As Markdown."""
    lines = [
        "| pages | hosts | requests | largest host | days | largest host alone | all threads alike | nearly idle |",
        "|---|---|---|---|---|---|---|---|",
    ]
    lines += [
        f"| {row.pages:,} | {row.hosts:,} | {row.requests:,} | {row.largest_host:,} | {row.days:,.2f} | {row.days_largest:,.2f} | {row.days_threads:,.2f} | {row.share_alone:.0%} |"
        for row in rows
    ]
    return "\n".join(lines)


if __name__ == "__main__":
    cases = [int(word) for word in sys.argv[1:] if word.isdigit()] or CASES
    rows = [simulate(pages) for pages in cases]
    print(json.dumps([asdict(row) for row in rows], indent=2) if "--json" in sys.argv[1:] else table(rows))
