"""Who is posted where, until when (Arts 2, 4, 6, 8)."""
