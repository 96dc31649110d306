"""Looking after an installation: backup, restore, health."""
