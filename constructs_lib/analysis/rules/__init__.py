"""Rules that judge manifests."""
