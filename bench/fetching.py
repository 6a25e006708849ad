"""`link --online` against hosts of this machine: 500 pages over 50 hosts that take 100 ms, held against what politeness alone takes.

The bound is that of ten pages a host at one request a second: nine pauses. Each host is also asked for robots.txt and for an address
that cannot exist, which is two pauses more. Only addresses of 127.0.0.0/8 are contacted; the server is a process of its own that
ends with this one.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HOSTS = 50
PAGES = 10
LATENCY_S = 0.1
BOUND_S = (PAGES - 1) * 1.0
REACH = 1.5
"""Times the bound."""
WORDS = "мост через реку строили рабочие под началом инженера и открыли весной после долгой зимы когда сошёл лёд".split()


def page(host: str, number: int) -> bytes:
    """A page of about 20 KB, each with other words."""
    seed = sum(map(ord, host)) * 31 + number * 7
    sentences = [
        " ".join(WORDS[(seed + 7 * n + k * (seed % 11 + 1)) % len(WORDS)] for k in range(14)).capitalize()
        + f" в {1900 + (seed + n) % 80} году."
        for n in range(80)
    ]
    paragraphs = "".join(f'<p class="text">{" ".join(sentences[at : at + 4])}</p>\n' for at in range(0, 80, 4))
    menu = "".join(f'<li class="menu-item"><a href="/section/{n}">Раздел {n}</a></li>' for n in range(40))
    return f"<!doctype html><html><head><title>Мост {number}</title></head><body><ul>{menu}</ul><article><h1>Мост {number}</h1>{paragraphs}</article></body></html>".encode()


async def serve(port: int, hosts: int) -> None:
    """Answer on 127.0.0.2 and those after it, each answer after LATENCY_S, until standard input closes."""

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(ConnectionError, asyncio.IncompleteReadError):
            head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
            await asyncio.sleep(LATENCY_S)
            path = head.split(" ", 2)[1]
            known = path.startswith("/page/") and path[6:].isdigit()
            body = page(writer.get_extra_info("sockname")[0], int(path[6:])) if known else b"gone"
            status = "200 OK" if known else "404 Not Found"
            writer.write(
                f"HTTP/1.1 {status}\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {len(body)}\r\n\r\n".encode()
                + body
            )
            await writer.drain()
        writer.close()

    for n in range(hosts):
        await asyncio.start_server(answer, f"127.0.0.{n + 2}", port, backlog=64)
    print("ready", flush=True)
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)


def measure(hosts: int = HOSTS, pages: int = PAGES, port: int = 18099) -> dict[str, object]:
    """One line of `make bench`: seconds for all pages, and their ratio to the bound."""
    from claimcheck.sources.connect import Access
    from claimcheck.sources.visit import Trip, Wanted, fetch_all

    server = subprocess.Popen(
        [sys.executable, "-m", "bench.fetching", str(port), str(hosts)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=Path(__file__).parent.parent,
    )  # fmt: skip
    assert server.stdout is not None
    assert server.stdin is not None
    try:
        assert server.stdout.readline() == b"ready\n"
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            trip = Trip(
                folder / "sources", folder, folder / "robots", Access("claimcheck/bench", allow_loopback=True), wayback=""
            )
            urls = [f"http://127.0.0.{n + 2}:{port}/page/{number}" for number in range(pages) for n in range(hosts)]
            load = os.getloadavg()[0]
            begun, used = time.perf_counter(), time.process_time()
            saved = [found.source.state for found in fetch_all([Wanted(url) for url in urls], trip)]
            took, cpu = time.perf_counter() - begun, time.process_time() - used
    finally:
        server.stdin.close()
        server.wait(10)
        server.stdout.close()
    bound = (pages - 1) * 1.0
    return {
        "name": f"link --online, {hosts * pages} pages over {hosts} hosts that take {LATENCY_S * 1000:.0f} ms",
        "saved": saved.count("saved"),
        "seconds": round(took, 2),
        "cpu_seconds": round(cpu, 2),
        "politeness_bound_s": bound,
        "ratio": round(took / bound, 2),
        "bar_ratio": REACH,
        "load_before": load,
    }


if __name__ == "__main__":
    if len(sys.argv) > 1:
        asyncio.run(serve(int(sys.argv[1]), int(sys.argv[2])))
    else:
        print(json.dumps(measure(), indent=2))
