"""claims-baseline.txt: findings accepted for now, one stable line each."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from claimcheck.errors import ClaimcheckError
from claimcheck.records import Finding
from claimcheck.store.jsontext import CONFLICT_MARK, refuse_conflict

NAME = "claims-baseline.txt"
LINE = re.compile(r"(CC\d{3}) ([0-9a-f]{64}) (\S+)(?: .*)?")
HEAD = (
    "# Findings accepted for now; `claimcheck check` fails on others. One line each: code, fingerprint, article, what it says.\n"
    "# Written by `claimcheck baseline write`, shortened by `claimcheck baseline prune`.\n"
)


def read_baseline(root: Path) -> frozenset[str]:
    """The fingerprints that the workspace accepted; empty without a file. Raises ClaimcheckError for a line it cannot read."""
    path = root / NAME
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return frozenset()
    except (OSError, UnicodeDecodeError) as error:
        raise ClaimcheckError("cannot read the baseline", fix="restore it from git", see="baseline", place=str(path)) from error
    refuse_conflict(text, str(path), CONFLICT_MARK)
    found: set[str] = set()
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip() and not line.startswith("#"):
            match = LINE.fullmatch(line.strip())
            if not match:
                raise ClaimcheckError(
                    f"not a baseline line: {line[:60]!r}",
                    fix="run `claimcheck baseline write`",
                    see="baseline",
                    place=f"{path}:{number}:1",
                )
            found.add(match[2])
    return frozenset(found)


def baseline_text(findings: Iterable[Finding]) -> str:
    """The file's text for these findings: errors only, sorted, without anything that moves with edits elsewhere."""
    rows = sorted(
        f"{f.code} {f.fingerprint} {f.article} {' '.join(f.message.split())[:80]}" for f in findings if f.severity == "error"
    )
    return HEAD + "".join(f"{row}\n" for row in dict.fromkeys(rows))
