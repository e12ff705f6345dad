"""The tiers of the reference system, each composed from the other packages."""
