"""The steps of `up`: each may be run again, and goes on where it was interrupted."""
