"""The pages of what somebody comes back to."""
