"""What was done, in which hat, when."""
