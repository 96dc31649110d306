"""Local and regional networks, computed from the postings in their places (Art. 5)."""
