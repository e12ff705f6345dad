"""The Secrets that Git does not hold."""
