"""What is asked for in a request and done outside it: jobs (ADR 0015)."""
