"""May this text be seen by others? The one place that every text passes (Arts 9 and 10)."""
