"""Sentences that somebody writes again and again, kept for themselves."""
