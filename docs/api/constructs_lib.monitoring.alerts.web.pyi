# Names, parameters and defaults that are public. Written by 'make api', never edited.

class ServiceObjectives:
    """Objectives of a web service, over 30 days."""
    errors_per_ten_thousand: int = Field(default=50, ge=1, le=500)
    """Requests of ten thousand that may end in a server error (status 500 to 599)."""
    fast_milliseconds: Annotated[int, AfterValidator(_bound)] = Field(default=500, ge=5, le=10000)
    """Milliseconds within which an answer is fast: the bound of a bucket of the histogram (5, 10, 25, 50, 100, 250, 500, 1000, 2500, 5000 or 10000)."""
    least_requests: int = Field(default=10, ge=1, le=MAX_INT32)
    """Number of failed or slow requests in the long window below which no alert fires."""
    slow_per_ten_thousand: int = Field(default=100, ge=1, le=500)
    """Requests of ten thousand that may take longer than `fast_milliseconds`."""

def web_service_alerts(namespace: str, name: str, objectives: ServiceObjectives | None = None) -> Rules:
    """Return the recorded ratios and the alerts of a web service."""
