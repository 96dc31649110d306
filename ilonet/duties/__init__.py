"""What is asked of whom, by when, under which article: pure queries over the registers (design.md 2.5)."""
