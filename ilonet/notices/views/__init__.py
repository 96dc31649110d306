"""The pages of notices: inbox, what one follows, how one is told."""
