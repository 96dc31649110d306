"""Pages of accounts in life: of an authority, of the person, of the installation."""
