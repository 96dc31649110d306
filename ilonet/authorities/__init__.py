"""Member States, associated countries, Commission, agencies, and their deploying authorities."""
