"""Accounts in life: who of an authority may enter, and how that begins, rests, is won back and ends (C.18)."""
