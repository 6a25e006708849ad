"""The documents say what the program does."""

from __future__ import annotations

import re
from pathlib import Path

from claimcheck.cli.main import COMMANDS, cli

ROOT = Path(__file__).parent.parent
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
    files = [path for path in ROOT.iterdir() if path.is_file() and path.suffix in {".toml", ".txt", ".md", ""}]
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
