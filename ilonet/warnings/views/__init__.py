"""The pages of early warnings."""
