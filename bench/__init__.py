"""Measurements: `make accuracy` and `make bench`."""
