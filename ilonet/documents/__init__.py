"""Files: looked at in a process of their own, cleaned, kept sealed, known to whoever knows what they belong to (B.6)."""
