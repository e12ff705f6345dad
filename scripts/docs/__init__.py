"""Writes the reference pages and builds the site."""
