"""The interface between machines: routing and manners; the endpoints live with their nouns."""
