"""A document that is composed once and printed as PDF or written for Word; it knows nothing of what it is about."""
