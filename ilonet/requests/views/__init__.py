"""Pages of requests, mirrored on their addresses."""
