# Names, parameters and defaults that are public. Written by 'make api', never edited.

class StatedValue:
    """A value that is not secret, such as a user name."""
    text: Text = Field(min_length=1)
    """The value."""
