# Names, parameters and defaults that are public. Written by 'make api', never edited.

class InitProgramProps:
    """Settings of a program of the same image that completes before the main one starts."""
    command: Sequence[Argument] = Field(min_length=1)
    """Program and arguments."""
    environment: Mapping[EnvName, EnvironmentValue] = {}
    """Environment variables in addition to the main program's."""
