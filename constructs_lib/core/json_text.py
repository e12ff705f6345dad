"""Data as JSON, the form in which it crosses to JavaScript."""

import json
import math
import re
from collections.abc import Callable
from typing import Any

from constructs_lib.core.validation import place_of

MOST_EXACT = 2**53
"""Largest integer up to which a number of JavaScript holds each one (IEEE 754 binary64)."""

_SUSPICIOUS = re.compile(r"[0-9]{16}|NaN|Infinity")


def json_text(value: object, default: Callable[[Any], object] | None = None) -> str:
    """Return a value as JSON; refuse a number of which JavaScript would make another one."""
    text = json.dumps(value, default=default)
    # To look at every value would take longer than all the rest.
    if _SUSPICIOUS.search(text):
        _refuse_inexact(json.loads(text))
    return text


def _refuse_inexact(value: object, *keys: object) -> None:
    if isinstance(value, dict):
        for key, each in value.items():
            _refuse_inexact(each, *keys, key)
    elif isinstance(value, list):
        for index, each in enumerate(value):
            _refuse_inexact(each, *keys, index)
    elif isinstance(value, int | float):
        is_exact = math.isfinite(value) if isinstance(value, float) else abs(value) <= MOST_EXACT
        if not is_exact:
            raise ValueError(
                f"'{place_of(keys)}' must be a finite number, if whole of at most {MOST_EXACT}, "
                f"since JavaScript changes larger ones, got {value}; give it as text"
            )
