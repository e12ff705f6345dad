"""Small objects of Tekton's, of which each test may change its copy."""

from pathlib import Path

import yaml

TEXT = Path(__file__).with_name("samples.yaml").read_text()


def samples():
    """Return all of them."""
    return list(yaml.safe_load_all(TEXT))


def sample(kind):
    """Return the one of a kind."""
    (found,) = (each for each in samples() if each["kind"] == kind)
    return found
