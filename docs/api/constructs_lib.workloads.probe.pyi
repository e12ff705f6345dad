# Names, parameters and defaults that are public. Written by 'make api', never edited.

class ExecCommand:
    """A program in the container that must exit with status 0."""
    command: Sequence[Argument] = Field(min_length=1)
    """Program and arguments, which run without a shell."""
