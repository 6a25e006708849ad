"""What pages say when they have nothing to say: data only."""
