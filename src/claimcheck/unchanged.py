"""Which article files a stage need not look at again: they, all that the stage reads, and what it left are as they were."""

from __future__ import annotations

import json
import os
from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from claimcheck.pipeline import STAGES, Stage
from claimcheck.records import Finding, Party, Place, Source
from claimcheck.settings import Settings
from claimcheck.store.cache import file_hash, folder_hash, key_of, program_hash, read_cache, sources_hash, write_cache

AUDIT = "audit"
"""The kind of the rows that hold findings; a stage's rows are called like it."""


@dataclass(frozen=True, slots=True)
class Made:
    """What the stages made of an article file."""

    outputs: Sequence[str]
    """The names of its claims files."""
    articles: int
    claims: int
    citations: int


@dataclass(slots=True)
class MadeFiles:
    """What was made of the article files of a workspace by some stages."""

    settings: Settings
    stages: Collection[Stage]
    keys: Mapping[Stage, str]
    """What each stage reads besides an article file and its claims."""
    known: Mapping[Stage, Mapping[str, tuple[str, str]]]
    rows: dict[Stage, dict[str, tuple[str, str]]] = field(default_factory=dict)
    gone: dict[Stage, list[str]] = field(default_factory=dict)
    texts: dict[Path, str] = field(default_factory=dict)
    still: dict[Path, list[Stage]] = field(default_factory=dict)
    """Of the article files at work the stages before these that they were fresh for: what comes later changes nothing for them."""

    def of(self, article: Path) -> Made | None:
        """What was made of an article file that is as it was left, for every one of the stages; None for any other."""
        found = [self._fresh(stage, article) for stage in self.stages]
        return found[0] if found and all(found) else None

    def _fresh(self, stage: Stage, article: Path) -> Made | None:
        key, value = self.known[stage].get(str(article), ("", ""))
        if not key:
            return None
        try:
            made = Made(**json.loads(value))
            return made if key == self._key(stage, file_hash(article), made.outputs) else None
        except (ValueError, TypeError):
            return None

    def _key(self, stage: Stage, text: str, outputs: Sequence[str]) -> str:
        folders = (self.settings.claims_dir, self.settings.evidence_dir)
        left = [part for name in outputs for folder in folders for part in (name, file_hash(folder / name))]
        return key_of(self.keys[stage], text, *left) if text else ""

    def begin(self, article: Path) -> None:
        """Note an article file as it is before it is read."""
        first = min(STAGES.index(stage) for stage in self.stages)
        self.texts[article] = file_hash(article)
        self.still[article] = [stage for stage in STAGES[:first] if self._fresh(stage, article)]

    def end(self, article: Path, made: Made | None) -> None:
        """Note what was made of it; None for one that could not be made whole, or of which something has to be told each time."""
        for stage in (*self.stages, *self.still.pop(article)):
            self.gone.setdefault(stage, []).append(str(article))
            if made and (key := self._key(stage, self.texts[article], made.outputs)):
                self.rows.setdefault(stage, {})[str(article)] = (key, json.dumps(asdict(made)))

    def save(self) -> None:
        """Keep it for the next time."""
        for stage, gone in self.gone.items():
            lost = (name for name in self.known.get(stage, ()) if not Path(name).is_file())
            write_cache(self.settings.cache_dir, stage, self.rows.get(stage, {}), [*gone, *lost])


def load_made(settings: Settings, sources: Mapping[str, Source], stages: Collection[Stage]) -> MadeFiles:
    """What these stages made of the article files of a workspace, as far as this very claimcheck with these settings made it."""
    words = folder_hash(settings.root / "reference")
    held = sources_hash(sources)
    read: Mapping[Stage, Sequence[str]] = {
        "extract": (words,),
        "link": (words, held),
        "verify": (words, held, os.environ.get("CLAIMCHECK_DICTIONARIES", "-")),
    }
    keys = {stage: key_of(program_hash(), stage, *parts) for stage, parts in read.items()}
    last = max((STAGES.index(stage) for stage in stages), default=0)
    return MadeFiles(settings, stages, keys, {stage: read_cache(settings.cache_dir, stage) for stage in STAGES[: last + 1]})


# ---- the audit


@dataclass(slots=True)
class Findings:
    """The findings of article files as an audit left them."""

    settings: Settings
    key: str
    """Of everything that an audit reads besides an article file, its claims and its evidence."""
    known: Mapping[str, tuple[str, str]]
    rows: dict[str, tuple[str, str]] = field(default_factory=dict)

    def key_for(self, article: str, paths: Sequence[Path]) -> str:
        """The key of an article file with its claims files as they are now."""
        parts = [file_hash(self.settings.root / article) if article else ""]
        for path in paths:
            parts += (path.name, file_hash(path), file_hash(self.settings.evidence_dir / path.name))
        return key_of(self.key, article, *parts)

    def of(self, article: str, key: str) -> tuple[Finding, ...] | None:
        """The findings that were left under the key; None where there are none for it."""
        known, value = self.known.get(article, ("", ""))
        if known != key:
            return None
        try:
            return tuple(_finding(item) for item in json.loads(value))
        except (ValueError, TypeError, KeyError):
            return None

    def keep(self, article: str, key: str, findings: Sequence[Finding]) -> None:
        """Note them for the next time."""
        self.rows[article] = (key, json.dumps([asdict(finding) for finding in findings], ensure_ascii=False))

    def save(self, articles: Collection[str]) -> None:
        """Keep what was noted; of article files that are not among these nothing is kept."""
        if gone := [name for name in self.known if name not in articles]:
            write_cache(self.settings.cache_dir, AUDIT, self.rows, gone)
        elif self.rows:
            write_cache(self.settings.cache_dir, AUDIT, self.rows)


def load_findings(settings: Settings, sources: Mapping[str, Source]) -> Findings:
    """The findings that an audit by this very claimcheck left with these rules, words, events and sources."""
    rules = repr(sorted((code, setting.severity) for code, setting in settings.rules.items()))
    place = settings.claims_dir.relative_to(settings.root).as_posix()
    key = key_of(program_hash(), rules, place, folder_hash(settings.root / "reference"), sources_hash(sources))
    return Findings(settings, key, read_cache(settings.cache_dir, AUDIT))


def _finding(value: dict[str, Any]) -> Finding:
    """The record of a finding's JSON object. Raises TypeError and KeyError for one that is none."""
    places = tuple(Place(**item) for item in value["places"])
    parties = tuple(Party(**item) for item in value["parties"])
    return Finding(**{**value, "claims": tuple(value["claims"]), "places": places, "parties": parties})
