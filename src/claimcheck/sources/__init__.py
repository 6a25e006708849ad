"""Addresses to saved copies to readable text: the only writer of sources/, the only user of the network."""
