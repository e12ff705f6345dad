# Names, parameters and defaults that are public. Written by 'make api', never edited.

def missing_target_alerts(namespace: str, jobs: Sequence[str]) -> Rules:
    """Return the alert of expected targets that are gone."""
