"""Data of the readers: words, shapes and weights, every row with an example."""
