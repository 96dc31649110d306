"""What is in a file that somebody sends: recognised, opened in a process of its own, and every text of it with its place."""
