"""The reference system, composed from the library beside it."""
