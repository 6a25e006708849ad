"""What a user can mend: the problem, the fix, and the heading of docs/errors.md that tells more.

Only ClaimcheckError is caught at the top; anything else is a bug and keeps its traceback.
"""

from __future__ import annotations

import difflib
import os
from collections.abc import Iterable
from pathlib import Path


class ClaimcheckError(Exception):
    """A problem with the input, the settings or the machine; `str()` gives the three lines a user reads."""

    def __init__(self, problem: str, *, fix: str, see: str, place: str | None = None) -> None:
        """Keep the parts: `place` is ``path`` or ``path:line:column``, `see` a heading's anchor in docs/errors.md."""
        super().__init__(problem)
        self.problem = problem
        self.fix = fix
        self.see = see
        self.place = place

    def __reduce__(self) -> tuple[object, ...]:
        """How a worker process hands it over: `Exception` would lose the keyword arguments."""
        return _rebuild, (self.problem, self.fix, self.see, self.place)

    def __str__(self) -> str:
        """The place and problem, the fix, the page; no line ever holds a whole document."""
        where = f"{shown(self.place)}: " if self.place else ""
        return f"{where}{self.problem}\n  fix: {self.fix}\n  see: docs/errors.md#{self.see}"


def _rebuild(problem: str, fix: str, see: str, place: str | None) -> ClaimcheckError:
    return ClaimcheckError(problem, fix=fix, see=see, place=place)


def shown(place: str | Path) -> str:
    """A path as messages name it, with the line and column that may follow it: from the current folder on where it lies in it.

    Of a workspace in the current folder that is the path by which findings name its files.
    """
    try:
        return str(place).removeprefix(f"{Path.cwd()}{os.sep}")
    except OSError:  # the current folder was taken away
        return str(place)


def did_you_mean(word: str, allowed: Iterable[str]) -> str:
    """A phrase to end a fix with: "; did you mean accepted?", or nothing when nothing is near.

    >>> did_you_mean("acepted", ["accepted", "rejected"])
    '; did you mean accepted?'
    >>> did_you_mean("zzz", ["accepted"])
    ''
    """
    near = difflib.get_close_matches(word, list(allowed), n=1, cutoff=0.7)
    return f"; did you mean {near[0]}?" if near else ""
