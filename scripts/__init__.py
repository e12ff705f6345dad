"""Programs for developers of the platform."""
