"""Citation text to repaired address, with the steps taken; what cannot be repaired becomes a candidate, never a guess."""
