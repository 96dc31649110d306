"""Talking about a report: comments and one level of replies, within its readers."""
