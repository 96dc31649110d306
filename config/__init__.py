"""How this installation is set up; the product does not know it."""
