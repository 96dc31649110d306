"""Who is told of which act, and how: inbox, mail that says nothing, feeds (design.md 6)."""
