# Names, parameters and defaults that are public. Written by 'make api', never edited.

class DroppedMetrics:
    """Metrics that Prometheus reads and does not keep."""
    pattern: Pattern
    """Regular expression of their names."""
    reason: Description
    """Why nobody misses them, for an annotation of the monitor."""
