"""Commands that make projects which use the library."""
