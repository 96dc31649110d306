"""Files made by the tests themselves, good and hostile."""
