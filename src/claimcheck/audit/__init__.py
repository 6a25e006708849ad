"""Claims files to findings: one rule a file, one page a rule."""
