"""Findings as people and programs read them: HTML, JSON, CSV, Markdown, and the gate's formats."""
