"""Backup and restore: spoken to from a terminal alone."""
