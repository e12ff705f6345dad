"""The tiers of the reference system, each made of the concepts beside this package."""
