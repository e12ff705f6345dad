# Names, parameters and defaults that are public. Written by 'make api', never edited.

Storage = ...
"""Size of a volume, from 1Mi: with less, a suffix was forgotten."""
