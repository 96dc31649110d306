"""What a register from outside says, row by row, before anything is stored (Arts 2, 4)."""
