"""What a run is told: `[tool.claimcheck]`, the environment and the options, read once into one frozen record."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from claimcheck.errors import ClaimcheckError, did_you_mean
from claimcheck.records import Severity

KEYS: Mapping[str, str] = {
    "articles": "list of files and folders to read, relative to this file (default: ['articles'])",
    "claims-dir": "folder of the claims files (default: 'claims')",
    "sources-dir": "folder of the saved sources (default: 'sources')",
    "reports-dir": "folder of the reports (default: 'reports')",
    "fetch": "how pages are fetched: [tool.claimcheck.fetch] contact, wayback, ports; docs/fetching.md has them",
    "rules": "a table a rule: [tool.claimcheck.rules.CC104] severity = 'info' | 'warning' | 'error' | 'off', reason = '…'",
}
"""Every key of [tool.claimcheck] and what it says."""

CACHE = ".claimcheck"
"""The folder of caches, in the workspace's own: safe to delete."""
SEVERITIES = ("error", "warning", "info", "off")


@dataclass(frozen=True, slots=True)
class RuleSetting:
    """What a workspace decided about one rule, and why."""

    severity: Severity | Literal["off"]
    reason: str


@dataclass(frozen=True, slots=True)
class FetchSetting:
    """How `link --online` goes about it."""

    contact: str = ""
    """Whom a site's owner can write to: an address or a page, part of the User-Agent."""
    wayback: str = "https://web.archive.org"
    """The archive asked for lost pages; empty for none."""
    ports: tuple[int, ...] = ()
    """Ports that pages may be fetched from besides 80, 443 and 8080."""


FETCH_KEYS: Mapping[str, str] = {
    "contact": "an address or a page for the owners of sites, part of the User-Agent (default: '')",
    "wayback": "address of the archive asked for lost pages (default: 'https://web.archive.org'; '' for none)",
    "ports": "list of ports to allow besides 80, 443 and 8080 (default: [])",
}
"""Every key of [tool.claimcheck.fetch] and what it says."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Where a workspace keeps things and what it decided."""

    root: Path
    """The workspace's folder: the one that holds the claims folder."""
    articles: tuple[Path, ...]
    claims_dir: Path
    sources_dir: Path
    reports_dir: Path
    rules: Mapping[str, RuleSetting] = field(default_factory=dict)
    fetch: FetchSetting = FetchSetting()

    @property
    def evidence_dir(self) -> Path:
        """The folder of the matched words behind each verdict, beside the claims."""
        return self.claims_dir.parent / "evidence"

    @property
    def cache_dir(self) -> Path:
        """The folder that is safe to delete."""
        return self.root / CACHE


def load_settings(start: Path, *, claims_dir: Path | None = None, sources_dir: Path | None = None) -> Settings:
    """The settings for a run in `start`, options laid over `[tool.claimcheck]` of its pyproject.toml.

    Paths are relative to the folder that holds the claims folder. Raises ClaimcheckError for a setting it does not know.
    """
    table, place = _read_table(start / "pyproject.toml")
    _check_keys(table, KEYS, place)
    claims = (claims_dir or start / _string(table, "claims-dir", "claims", place)).absolute()
    root = claims.parent
    articles = table.get("articles", ["articles"])
    if not isinstance(articles, list) or not all(isinstance(item, str) for item in articles):
        raise ClaimcheckError("articles is not a list of paths", fix='write articles = ["articles"]', see="settings", place=place)
    return Settings(
        root=root,
        articles=tuple(start / item for item in articles),
        claims_dir=claims,
        sources_dir=(sources_dir or root / _string(table, "sources-dir", "sources", place)).absolute(),
        reports_dir=root / _string(table, "reports-dir", "reports", place),
        rules=_rules(table.get("rules", {}), place),
        fetch=_fetch(table.get("fetch", {}), place),
    )


def _read_table(path: Path) -> tuple[dict[str, Any], str]:
    """[tool.claimcheck] of a pyproject.toml, empty when there is none, and the path to name in errors."""
    try:
        parsed = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}, path.name
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ClaimcheckError(f"not readable as TOML: {error}", fix="mend that line", see="settings", place=str(path)) from error
    table = parsed.get("tool", {}).get("claimcheck", {})
    if not isinstance(table, dict):
        raise ClaimcheckError("tool.claimcheck is not a table", fix="write [tool.claimcheck]", see="settings", place=str(path))
    return table, str(path)


def _check_keys(table: Mapping[str, Any], allowed: Mapping[str, str], place: str) -> None:
    for key in table:
        if key not in allowed:
            fix = f"use one of {', '.join(allowed)}{did_you_mean(key, allowed)}"
            raise ClaimcheckError(f"unknown setting {key!r}", fix=fix, see="settings", place=place)


def _string(table: Mapping[str, Any], key: str, default: str, place: str) -> str:
    value = table.get(key, default)
    if not isinstance(value, str) or not value:
        raise ClaimcheckError(f"{key} is not a path", fix=f'write {key} = "{default}"', see="settings", place=place)
    return value


def _fetch(table: Any, place: str) -> FetchSetting:
    """How pages are fetched. Raises ClaimcheckError for a value that no request could carry."""
    if not isinstance(table, dict):
        raise ClaimcheckError("fetch is not a table", fix="write [tool.claimcheck.fetch]", see="settings", place=place)
    _check_keys(table, FETCH_KEYS, place)
    contact, wayback, ports = table.get("contact", ""), table.get("wayback", FetchSetting().wayback), table.get("ports", [])
    if not isinstance(contact, str) or not contact.isascii() or not (contact.isprintable() or not contact) or len(contact) > 200:
        problem, fix = "fetch.contact is no address or page", 'write contact = "desk@paper.example"'
    elif not isinstance(wayback, str) or not re.fullmatch(r"(?:https?://[\x21-\x7e]+)?", wayback):
        problem, fix = "fetch.wayback is no address", f'write wayback = "{FetchSetting().wayback}", or "" for none'
    elif not isinstance(ports, list) or not all(type(port) is int and 0 < port < 65536 for port in ports):
        problem, fix = "fetch.ports is no list of ports", "write ports = [8000]"
    else:
        return FetchSetting(contact, wayback.rstrip("/"), tuple(ports))
    raise ClaimcheckError(problem, fix=fix, see="settings", place=place)


def _rules(table: Any, place: str) -> dict[str, RuleSetting]:
    """The decisions about rules; each needs a severity and a reason."""
    settings: dict[str, RuleSetting] = {}
    if not isinstance(table, dict):
        raise ClaimcheckError("rules is not a table", fix="write [tool.claimcheck.rules.CC104]", see="settings", place=place)
    for code, entry in table.items():
        if not isinstance(entry, dict) or entry.get("severity") not in SEVERITIES or not isinstance(entry.get("reason"), str):
            raise ClaimcheckError(
                f"rules.{code} needs a severity ({', '.join(SEVERITIES)}) and a reason",
                fix=f'write [tool.claimcheck.rules.{code}] with severity = "warning" and reason = "…"',
                see="settings",
                place=place,
            )
        settings[code] = RuleSetting(entry["severity"], entry["reason"])
    return settings
