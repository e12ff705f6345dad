"""The kit that constructs are built with."""
