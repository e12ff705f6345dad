"""Data of tests, in the file of YAML beside each."""

from pathlib import Path

import yaml


def beside(file):
    """Return the content of the file with the name of a test's module, and the suffix `.yaml`."""
    return yaml.safe_load(Path(file).with_suffix(".yaml").read_text(encoding="utf-8"))
