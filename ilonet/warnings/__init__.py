"""Early warnings: sent in a minute, seen by authorities, followed, closed (C.5b; R-267-8)."""
