"""The list that may name officers, and nothing else (Art. 9(2)(d))."""
