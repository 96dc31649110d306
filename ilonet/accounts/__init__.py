"""People who may enter: sign-in, second factor, own sessions."""
