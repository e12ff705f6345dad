# Names, parameters and defaults that are public. Written by 'make api', never edited.

def web_dashboard(namespace: str, services: Sequence[str], *, runbooks: str, probes: Sequence[str] = ('/healthz', '/readyz')) -> Model:
    """Return the model of the dashboard of the web services of a namespace."""
