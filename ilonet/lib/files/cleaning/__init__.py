"""What may a file keep when it is stored? Runs only where files are opened, in a process of its own."""
