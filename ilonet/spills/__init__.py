"""The spill button: what should never have been shared is hidden everywhere at once, then purged by two (C.5; features 16)."""
