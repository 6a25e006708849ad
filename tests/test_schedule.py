"""The simulated fetch schedule: never below what politeness alone takes, never far above it."""

from __future__ import annotations

import numpy as np
import pytest
from bench import schedule


@pytest.mark.parametrize("pages", [1, 30, 10_000, 200_000])
@pytest.mark.parametrize("threads", [1, 8, 64])
def test_it_lies_between_its_bounds(pages: int, threads: int):
    found = schedule.simulate(pages, threads)
    bound = max(found.days_largest, found.days_threads)
    assert (
        bound * 0.98 - 0.002 <= found.days <= found.days_largest + found.days_threads + 0.002
    )  # Graham, 1966: no list schedule is above
    assert found.requests >= pages


def test_one_thread_takes_as_long_as_all_requests_together():
    found = schedule.simulate(50_000, threads=1)
    assert found.days == pytest.approx(found.days_threads, rel=0.02)


def test_hosts_have_pages_by_zipf_s_law():
    counts, beyond = schedule.host_pages(1_000_000)
    assert beyond + int(counts.sum()) == pytest.approx(1_000_000, rel=0.01)
    assert counts[0] / counts[9] == pytest.approx(10, rel=0.1)
    assert (np.diff(counts) <= 0).all()


def test_a_page_takes_a_second_at_least(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(schedule, "MEDIAN_S", 0.0001)
    seconds = schedule.host_seconds(np.array([100, 1]))
    assert list(seconds) == pytest.approx([102, 3], rel=0.01)
