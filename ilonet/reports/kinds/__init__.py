"""The templates of reports: one file for each kind, each version of it kept as data."""
