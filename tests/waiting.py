"""Waits for what other programs do."""

import time


def wait_until(what, condition, seconds=60, why=lambda: "", pause=0.1):
    """Return what the condition gives, once it gives something; or fail with what `why` says."""
    deadline = time.monotonic() + seconds
    while not (found := condition()):
        assert time.monotonic() < deadline, f"not within {seconds} s: {what}; {why()}"
        time.sleep(pause)
    return found
