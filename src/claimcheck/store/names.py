"""reference/names.json: the spellings that reviewers confirmed to be one name."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from claimcheck.errors import ClaimcheckError
from claimcheck.store.folder import write_file
from claimcheck.store.jsontext import canonical_json, parse_json

NAMES = Path("reference", "names.json")
"""Where a workspace keeps them."""


def load_names(root: Path) -> dict[str, tuple[str, ...]]:
    """The confirmed variants of each name, as an article spells it. Raises ClaimcheckError for a file of another layout."""
    path = root / NAMES
    try:
        value = parse_json(path.read_text(encoding="utf-8-sig"), str(NAMES))
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError) as error:
        raise ClaimcheckError(f"cannot be read: {error}", fix="save it as UTF-8", see="names", place=str(NAMES)) from error
    names = value.get("names") if isinstance(value, dict) else None
    if not _fits(names):
        raise ClaimcheckError(
            "not a list of names with their variants",
            fix='write {"names": {"Zhukov": ["Жуков"]}}',
            see="names",
            place=str(NAMES),
        )
    assert isinstance(names, dict)
    return {name: tuple(variants) for name, variants in names.items()}


def _fits(names: Any) -> bool:
    return isinstance(names, dict) and all(
        isinstance(variants, list) and all(isinstance(item, str) for item in variants) for variants in names.values()
    )


def confirm_name(root: Path, name: str, variant: str) -> bool:
    """Add a variant of a name; False when it is there already. Raises ClaimcheckError."""
    names = load_names(root)
    if variant in names.get(name, ()):
        return False
    _write(root, {**names, name: (*names.get(name, ()), variant)})
    return True


def forget_name(root: Path, name: str, variant: str) -> None:
    """Take a variant of a name out again. Raises ClaimcheckError."""
    names = load_names(root)
    left = tuple(item for item in names.get(name, ()) if item != variant)
    _write(root, {key: value for key, value in {**names, name: left}.items() if value})


def _write(root: Path, names: Mapping[str, tuple[str, ...]]) -> None:
    ordered = {name: sorted(variants) for name, variants in sorted(names.items())}
    write_file(root / NAMES, canonical_json({"names": ordered}))
