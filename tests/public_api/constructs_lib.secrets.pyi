# Names, parameters and defaults that are public. Written by 'make api', never edited.

def needed_secrets(*roots: IConstruct) -> list[Manifest]:
    """Return the Secrets declared at and below the roots (Apps, Charts, constructs), sorted."""
