"""claims/, evidence/ and reference/ as records: their only writer."""
