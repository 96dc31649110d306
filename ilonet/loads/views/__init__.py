"""The pages of a list on its way."""
