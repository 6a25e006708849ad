"""What an article states, as the rules on figures and dates see it: sentences with their values, lives, deeds, amounts."""
