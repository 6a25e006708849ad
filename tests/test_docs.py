"""The documents say what the program does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from claimcheck.cli.main import COMMANDS, cli
from claimcheck.text import read_dates, read_text
from claimcheck.text.claims_words import parse_claim_words
from conftest import Run

ROOT = Path(__file__).parent.parent
READING = (ROOT / "docs" / "reading.md").read_text(encoding="utf-8")
SOURCES = sorted((ROOT / "src" / "claimcheck").rglob("*.py"))


def test_every_error_names_a_heading_of_the_errors_page():
    headings = set(re.findall(r"^## (\S+)$", (ROOT / "docs" / "errors.md").read_text(encoding="utf-8"), re.MULTILINE))
    named = {
        see
        for path in SOURCES
        for see in re.findall(r'\bsee(?:=|, see = | = ".*?", )"([a-z-]+)"', path.read_text(encoding="utf-8"))
    }
    named |= {see for path in SOURCES for see in re.findall(r'see = (?:"[^"]*", )?"([a-z-]+)"', path.read_text(encoding="utf-8"))}
    assert len(named) > 10
    assert named - headings == set()


def test_every_command_is_as_its_help_line_says():
    for name, (line, _) in COMMANDS.items():
        command = cli.get_command(None, name)  # type: ignore[arg-type,attr-defined]
        assert command is not None
        assert command.name == name
        assert command.help, name
        assert "Exit status" in command.help, name
        assert line.endswith(".")


def test_every_option_is_explained_and_has_its_environment_twin():
    for name in COMMANDS:
        command = cli.get_command(None, name)  # type: ignore[arg-type,attr-defined]
        for parameter in command.params:
            if parameter.param_type_name == "option" and parameter.name != "help":
                long = next(item for item in parameter.opts if item.startswith("--"))
                assert parameter.help, f"{name} {long}"
                assert parameter.envvar == "CLAIMCHECK_" + long.removeprefix("--").replace("-", "_").upper(), f"{name} {long}"


def test_the_readme_names_every_command():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [name for name in COMMANDS if f"claimcheck {name}" not in readme and f"`{name}`" not in readme] == []


def test_no_address_of_a_package_registry_or_of_a_machine_stands_in_the_project():
    words = re.compile(r"pypi\.(?:org|python)|pythonhosted|npmjs|registry\.|deb\.debian|/work/main|/farm/")
    files = [
        path for path in ROOT.iterdir() if path.is_file() and path.suffix in {".toml", ".txt", ".md", ""} and path.name != ".git"
    ]
    files += [
        path
        for folder in ("src", "docs", "schemas", "bench")
        for path in (ROOT / folder).rglob("*")
        if path.suffix in {".py", ".md", ".json", ".toml"}
    ]
    assert [
        str(path.relative_to(ROOT)) for path in files if words.search(path.read_text(encoding="utf-8", errors="ignore"))
    ] == []


def test_constraints_are_bare_versions():
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").split()
    assert lines
    assert all(re.fullmatch(r"[A-Za-z0-9_.-]+==[A-Za-z0-9_.!+-]+", line) for line in lines)


def table(heading: str) -> list[list[str]]:
    """The rows of the table under a heading of docs/reading.md."""
    text = (ROOT / "docs" / "reading.md").read_text(encoding="utf-8").split(f"## {heading}\n")[1].split("\n## ")[0]
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in text.splitlines() if line.startswith("|")]
    return rows[2:]


@pytest.mark.parametrize("row", table("Dates"), ids=lambda row: row[0])
def test_dates_are_read_as_the_document_says(row: list[str]):
    words = row[0]
    text = (
        f"{words} он ушёл."
        if re.search("[а-я]", words)
        else f"It was so {words}."
        if words[0].islower()
        else f"{words} it was so."
    )
    assert f"`{read_dates(text)[0].edtf}`" == row[1]


@pytest.mark.parametrize("row", table("Figures"), ids=lambda row: row[0])
def test_figures_are_read_as_the_document_says(row: list[str]):
    figure = read_text(f"There were {row[0]}." if row[0].isascii() else f"Там было {row[0]}.").figures[0]
    ends = ["" if end is None else f"{end:f}" for end in (figure.low, figure.high)]
    assert [*ends, figure.modifier, figure.unit] == row[1:]


@pytest.mark.parametrize("row", [line for line in READING.split("\n") if line.startswith("| \\|")])
def test_sentences_are_cut_as_the_document_says(row: str):
    marked = row.removeprefix("| ").removesuffix(" |")
    pieces = marked.split("\\|")
    text = "".join(pieces)
    assert [text[claim.start : claim.end] for claim in read_text(text).claims] == pieces[1::2]


def test_the_words_that_the_document_adds_can_be_added():
    (example,) = re.findall(r"```toml\n(.*?)```", READING, re.DOTALL)
    words = parse_claim_words(example, "words.toml")
    assert words.events["en"] == {"consecrate", "re-roof"}
    assert words.hedges["ru"] == {"старожилы говорят"}


def test_the_commands_of_the_readme_run(workspace: Path, claimcheck: Run):
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    (workspace / "draft.txt").write_text("The Mill\n\nThe mill was built in 1894 by 40 people.\n", encoding="utf-8")
    (workspace / "claims.csv").write_text(claimcheck("export", cwd=workspace).stdout, encoding="utf-8")
    named = re.findall(r"`claimcheck ([a-z][^`]*)`", readme)
    assert len(named) > 15
    for command in named:
        words = command.split()
        if words[0] in ("review", "link") and words != ["link"]:
            continue  # a server that waits, and the network: tests of their own
        if words == ["review"]:
            continue
        run = claimcheck(*words, cwd=workspace, stdin="https://a.example/b\n")
        assert run.returncode in (0, 1, 2), command
        assert "Traceback" not in run.stderr, command
        assert "Usage" not in run.stderr or words == ["align"], f"{command}: {run.stderr}"


def test_the_two_commands_of_the_first_screen_are_targets():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in re.findall(r"\bmake ([a-z]+)", readme):
        if target not in ("it", "sure"):
            assert re.search(rf"^{target}:.*##", makefile, re.MULTILINE), target
    assert "make report" in readme[:600]
    assert "make test" in readme[:600]
