"""Lists that leave the platform: which fields, marked how, by whom, and how often."""
