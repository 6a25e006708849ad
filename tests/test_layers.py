"""Imports run strictly downward, and stages never import each other."""

from __future__ import annotations

import ast
from pathlib import Path

PACKAGE = Path(__file__).parent.parent / "src" / "claimcheck"

LAYERS: tuple[tuple[str, ...], ...] = (
    ("errors", "records"),
    ("settings",),
    ("calendars",),
    ("compare", "lexicon"),
    ("text",),
    ("store",),
    ("sources",),
    ("extract", "link", "verify", "audit"),
    ("report", "export"),
    ("pipeline",),
    ("unchanged",),
    ("batch",),
    ("auditing",),
    ("cluster",),
    ("gate",),
    ("since",),
    ("cli", "web"),
)
"""From the ground up; a module imports from the layers below its own, and from its own package."""
LEVEL = {name: level for level, layer in enumerate(LAYERS) for name in layer}
NEIGHBOURS_MAY = {("settings", "records"), ("cli", "web")}


def _imports(path: Path) -> set[str]:
    """The parts of claimcheck that a file imports, wherever in the file it does so."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("claimcheck."):
            found.add(node.module.split(".")[1])
        elif isinstance(node, ast.ImportFrom) and node.module == "claimcheck":
            found |= {alias.name for alias in node.names if alias.name in LEVEL}
        elif isinstance(node, ast.Import):
            found |= {alias.name.split(".")[1] for alias in node.names if alias.name.startswith("claimcheck.")}
    return found


def _part(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def test_every_part_has_a_layer():
    parts = {_part(path) for path in PACKAGE.rglob("*.py")} - {"__init__", "__main__"}
    assert parts == set(LEVEL)


def test_imports_run_downward():
    upward = [
        f"{path.relative_to(PACKAGE)} imports {found}"
        for path in sorted(PACKAGE.rglob("*.py"))
        if (part := _part(path)) in LEVEL
        for found in sorted(_imports(path) - {part})
        if LEVEL[found] >= LEVEL[part] and (part, found) not in NEIGHBOURS_MAY
    ]
    assert upward == []


def test_the_check_sees_an_upward_import(tmp_path):
    module = tmp_path / "bad.py"
    module.write_text("def f():\n    from claimcheck.cli.main import main\n    import claimcheck.pipeline\n", encoding="utf-8")
    assert _imports(module) == {"cli", "pipeline"}
