"""Rules: what manifests must not be."""
