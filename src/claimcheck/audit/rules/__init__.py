"""Every rule, in the order of the codes."""

from __future__ import annotations

from claimcheck.audit.rule import Rule
from claimcheck.audit.rules import (
    absent_from_source,
    age_mismatch,
    broken_arithmetic,
    broken_sequence,
    calendar_shift,
    conflicting_dates,
    conflicting_figures,
    date_differs_from_source,
    duration_mismatch,
    empty_source_list,
    figure_differs_from_source,
    impossible_date,
    malformed_number,
    outside_lifetime,
    part_exceeds_whole,
    repaired_link,
    scale_slip,
    stale_claims,
    unread_source,
    unrecoverable_link,
    unsourced_claim,
)

RULES: tuple[Rule, ...] = (
    unsourced_claim.RULE,
    empty_source_list.RULE,
    unread_source.RULE,
    absent_from_source.RULE,
    figure_differs_from_source.RULE,
    conflicting_figures.RULE,
    broken_arithmetic.RULE,
    part_exceeds_whole.RULE,
    malformed_number.RULE,
    scale_slip.RULE,
    repaired_link.RULE,
    unrecoverable_link.RULE,
    date_differs_from_source.RULE,
    conflicting_dates.RULE,
    impossible_date.RULE,
    duration_mismatch.RULE,
    age_mismatch.RULE,
    outside_lifetime.RULE,
    broken_sequence.RULE,
    calendar_shift.RULE,
    stale_claims.RULE,
)
