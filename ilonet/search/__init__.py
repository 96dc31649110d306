"""One search over what the reader may see, and over nothing else."""
