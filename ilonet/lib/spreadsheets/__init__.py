"""How a table that somebody sent is read without trusting it, and how one is written that cannot act."""
