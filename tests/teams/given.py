"""What tests of teams give them."""

QUOTA = {
    "pods": 2,
    "cpu_requests": "1",
    "memory_requests": "1Gi",
    "cpu_limits": "1",
    "memory_limits": "1Gi",
}
