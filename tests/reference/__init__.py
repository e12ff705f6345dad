"""The reference platform and variants of it, composed and synthesized once in a process.

Tests share what these functions return, and must not change it.
"""

import os
from functools import cache
from unittest.mock import patch

from constructs_lib.testing import inventory_of
from main import compose
from settings import load_settings


@cache
def platform(**variables):
    """Return the platform with variables of the environment beside its settings."""
    with patch.dict(os.environ, variables):
        return compose(load_settings())


@cache
def files(**variables):
    """Return the texts of all files that a synth writes, by their paths."""
    return platform(**variables).files()


@cache
def inventory(**variables):
    return inventory_of(*(each.tier for each in platform(**variables).order))
