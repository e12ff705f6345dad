"""Manifests that somebody has, as a program with constructs, and what differs then."""
