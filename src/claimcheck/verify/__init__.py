"""Claim and source text to passage, agreement of figures, dates and names, verdict."""
