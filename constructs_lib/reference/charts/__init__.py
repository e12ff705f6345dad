"""Third-party charts, one module each."""
