"""Second looks: what the gate has held is let through by a distinct person, or not at all (security.md 7.3)."""
