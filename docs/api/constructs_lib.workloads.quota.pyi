# Names, parameters and defaults that are public. Written by 'make api', never edited.

def quota_of(pods: Sequence[Pods], *, with_deadline_only: bool = False, only_priority_class: str | None = None, but_priority_class: str | None = None) -> ResourceQuotaProps:
    """Return a quota that is exactly large enough for these pods."""
