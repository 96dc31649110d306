"""Home: what is asked of you, what is new for you, and the way to everything else."""
