"""Base page, components, navigation, error pages, static files."""
