"""Who is where, and what is known about a country: world map, country pages, network pages (recital 7)."""
