# Names, parameters and defaults that are public. Written by 'make api', never edited.

DnsSubdomain = ...
"""Name of most objects (RFC 1123 subdomain)."""

OwnNamespace = ...
"""Name of a namespace that a platform creates, and closes by a default-deny."""
