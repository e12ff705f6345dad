# Names, parameters and defaults that are public. Written by 'make api', never edited.

def add_external_secrets(platform: TierScope) -> None:
    """Add an ExternalSecret for each Secret that the tiers declare, if the platform has a store."""
