"""Lists and searches that somebody comes back to: a name for an address with its filters."""
