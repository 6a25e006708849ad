"""The questions of docs/queries.md, asked of the sample in SQL and in pandas: both give the answer that stands there."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import pytest

from conftest import ROOT, Run

PAGE = ROOT / "docs" / "queries.md"
QUESTION = re.compile(r"^## ([^\n]+)\n```sql\n(.+?)```\n```python\n(.+?)```\n```answer\n(.*?)```$", re.MULTILINE | re.DOTALL)
BEGINNING = re.compile(r"everything begins with\n\n```\n(.+?)```", re.DOTALL)
QUESTIONS = {match[1]: match.group(2, 3, 4) for match in QUESTION.finditer(PAGE.read_text(encoding="utf-8"))}


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> Path:
    import subprocess
    import sys

    path = tmp_path_factory.mktemp("export") / "claims.parquet"
    command = [sys.executable, "-m", "claimcheck", "export", "--format", "parquet", "--output", str(path)]
    assert subprocess.run(command, cwd=ROOT, capture_output=True).returncode == 0
    return path


def shown(answer: pd.DataFrame) -> str:
    """A table as the page shows it."""
    rows = [list(answer.columns), *answer.itertuples(index=False, name=None)]
    return "".join(" | ".join(_cell(value) for value in row) + "\n" for row in rows)


def _cell(value: Any) -> str:
    return f"{value:g}" if isinstance(value, float) and value < 1e6 else str(int(value) if isinstance(value, float) else value)


def test_there_are_ten():
    assert len(QUESTIONS) == 10
    assert PAGE.read_text(encoding="utf-8").count("```answer") == 10


@pytest.mark.parametrize("question", QUESTIONS)
def test_both_give_the_answer(question: str, table: Path, monkeypatch: pytest.MonkeyPatch):
    """With WRITE_GOLD=1 in the environment the answers are written, to be read before a commit: the sample's claims changed."""
    sql, python, answer = QUESTIONS[question]
    monkeypatch.chdir(table.parent)
    (beginning,) = BEGINNING.findall(PAGE.read_text(encoding="utf-8"))
    duckdb.sql("DROP VIEW IF EXISTS live")
    names: dict[str, Any] = {}
    exec(beginning, names)
    exec(python, names)
    by_pandas, by_duckdb = (
        shown(names["answer"]),
        shown(pd.DataFrame(duckdb.sql(sql).fetchall(), columns=duckdb.sql(sql).columns)),
    )
    if os.environ.get("WRITE_GOLD"):
        page = PAGE.read_text(encoding="utf-8")
        PAGE.write_text(
            page.replace(f"{python}```\n```answer\n{answer}```", f"{python}```\n```answer\n{by_duckdb}```"), encoding="utf-8"
        )
        answer = by_duckdb
    assert by_pandas == by_duckdb
    assert by_duckdb == answer, "WRITE_GOLD=1 pytest tests/test_queries.py writes the answers anew"
    assert answer.count("\n") > 1, "a question without an answer shows nothing"


def test_a_table_is_made_as_the_page_says(claimcheck: Run, tmp_path: Path):
    command = re.findall(r"`claimcheck (export [^`]+)`", PAGE.read_text(encoding="utf-8"))[0]
    assert claimcheck(*command.split()[:-1], tmp_path / "claims.parquet", cwd=ROOT).returncode == 0
