"""Typed values of the Helm charts of the platform, one module for each chart."""
