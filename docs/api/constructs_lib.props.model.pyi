# Names, parameters and defaults that are public. Written by 'make api', never edited.

class Props:
    """Base of every props model: frozen and strict, without unknown names, with checked defaults."""
