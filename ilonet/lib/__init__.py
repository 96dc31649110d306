"""Small tools with a name and no domain."""
