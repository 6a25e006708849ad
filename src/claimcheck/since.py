"""The audit of a workspace beside that of an earlier commit: what is new, what is gone, what stands otherwise."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from claimcheck.auditing import audit_groups, by_article_file, open_desk, put_together
from claimcheck.gate import laid_out
from claimcheck.records import Source
from claimcheck.report.changes import changes_between
from claimcheck.report.model import Audit
from claimcheck.settings import Settings
from claimcheck.store.history import merge_base


def audit_since(settings: Settings, sources: Mapping[str, Source], ref: str) -> Audit:
    """The audit with what changed since the branch left `ref`: a commit, branch or tag, or a day that had not begun then.

    Both sides are audited by this version of the rules under the settings of now, so that nothing changes but what the
    files state. Files that are as they were are audited once. Writes nothing into the workspace. Raises ClaimcheckError
    for a file that cannot be read and where git has no such commit.
    """
    groups = by_article_file(settings)
    desk = open_desk(settings, sources)
    parts = audit_groups(groups, desk)
    base = merge_base(settings.root, ref, "--since")
    with laid_out(base, settings, sources, groups) as then:
        old = open_desk(replace(then.settings, rules=settings.rules), then.sources)
        before = audit_groups(by_article_file(old.settings), old)
        earlier = put_together([*(part for part in parts if part.path not in then.touched), *before], old)
    now = put_together(parts, desk)
    return replace(now, since=changes_between(earlier, now, ref, base.id, base.day))
