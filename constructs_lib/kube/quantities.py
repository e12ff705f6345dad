"""Quantities of resources, read and written like the API server does."""

import math
import re
from fractions import Fraction
from functools import lru_cache
from typing import Annotated

from pydantic import ValidationInfo

from constructs_lib.kube.structs import k8s
from constructs_lib.kube.validation import Check, text_field

_DECIMAL = {"n": -9, "u": -6, "m": -3, "": 0, "k": 3, "M": 6, "G": 9, "T": 12, "P": 15, "E": 18}
_BINARY = {"": 0, "Ki": 10, "Mi": 20, "Gi": 30, "Ti": 40, "Pi": 50, "Ei": 60}
_QUANTITY = re.compile(k8s.QUANTITY)


@lru_cache(maxsize=4096)
def amount(quantity: str) -> Fraction:
    """Return a quantity in base units (CPUs, bytes), rounded up to billionths."""
    match = _QUANTITY.fullmatch(quantity)
    if match is None:
        raise ValueError(f"'quantity' must be a Kubernetes quantity, got {quantity!r}")
    unit = Fraction(2) ** _BINARY[match["binary"] or ""]
    unit *= Fraction(10) ** int(match["exponent"] or _DECIMAL[match["decimal"] or ""])
    return Fraction(math.ceil(Fraction(match["number"]) * unit * 10**9), 10**9)


@lru_cache(maxsize=4096)
def format_quantity(number: Fraction, like: str = "") -> str:
    """Return base units as the API server keeps them: with the largest suffix without a fraction.

    The kind of suffix is that of `like` (`Mi`, `M` or `e6`), or decimal where no binary one fits.
    """
    match = _QUANTITY.fullmatch(like)
    if match and match["binary"] and number and number % 1024 == 0:
        whole = [suffix for suffix, power in _BINARY.items() if number % 2**power == 0]
        suffix = max(whole, key=_BINARY.__getitem__)
        return f"{number / 2 ** _BINARY[suffix]}{suffix}"
    whole = [suffix for suffix, power in _DECIMAL.items() if _is_whole(number, power)]
    suffix = max(whole, key=_DECIMAL.__getitem__) if number else ""
    digits = number / Fraction(10) ** _DECIMAL[suffix]
    if match and match["exponent"] and suffix:
        return f"{digits}e{_DECIMAL[suffix]}"
    return f"{digits}{suffix}"


def _is_whole(number: Fraction, power: int) -> bool:
    return (number / Fraction(10) ** power).denominator == 1


def _canonical(text: str) -> str:
    number = amount(text)
    if number >= 2**63:
        raise ValueError
    return format_quantity(number, text)


def _meant(text: str) -> str:
    """Return the quantity that a text of another form means, such as `512MB` or `0.5 CPUs`."""
    if not (match := _OTHER_FORM.fullmatch(text)):
        return ""
    suffix = (match["suffix"] or "").capitalize()
    found = [match["number"] + ("k" if suffix == "K" else suffix)]
    if suffix and not suffix.endswith("i"):
        found.append(f"{int(amount(found[0]) / 2 ** _BINARY[f'{suffix}i'])}{suffix}i")
    return " or ".join(repr(each) for each in found if 0 < amount(each) < 2**63)


_OTHER_FORM = re.compile(
    r"(?P<number>\d{1,9}(\.\d{1,3})?) *((?P<suffix>[kmgtpe]i?)b?|c|cpus?|cores?)", re.IGNORECASE
)

_IS_QUANTITY = text_field(
    "a Kubernetes quantity from 0 to below 2^63 (a number, optionally with a suffix: n u m k M "
    "G T P E, Ki Mi Gi Ti Pi Ei, or an exponent such as e3)",
    _canonical,
    _meant,
)

Quantity = Annotated[str, _IS_QUANTITY]
"""Amount of a resource.

It is kept in the API server's own form (`1000m` becomes `1`), so that a second sync shows no diff.
"""


def _at_least(least: str, suffix: str, unit: str) -> Check:
    """Return a validator that refuses an amount too little to be meant: suffixes are forgotten."""

    def check(text: str, info: ValidationInfo) -> str:
        match = _QUANTITY.fullmatch(text)
        if match and amount(text) < amount(least):
            meant = match["number"] + suffix
            fix = "; raise it"
            if amount(meant) >= amount(least):
                fix = f", which is {float(amount(text)):g} {unit}; did you mean {meant}?"
            name = info.field_name or "id"
            raise ValueError(f"'{name}' must be {least} or more, got {text!r}{fix}")
        return text

    return Check(check)


def _in_thousandths(text: str, info: ValidationInfo) -> str:
    number = amount(text) * 1000
    if number.denominator != 1:
        raise ValueError(
            f"'{info.field_name or 'id'}' must be a whole number of thousandths, to which "
            f"Kubernetes rounds it, got {text!r}; write {math.ceil(number)}m"
        )
    return text


Cpu = Annotated[str, _at_least("1m", "m", "CPUs"), _IS_QUANTITY, Check(_in_thousandths)]
"""Amount of CPU, from a thousandth, which is the smallest that Kubernetes counts."""

Memory = Annotated[str, _at_least("4Mi", "Mi", "bytes"), _IS_QUANTITY]
"""Amount of memory, from 4Mi: with less, no container starts, so a suffix was forgotten."""

Storage = Annotated[str, _at_least("1Mi", "Mi", "bytes"), _IS_QUANTITY]
"""Size of a volume, from 1Mi: with less, a suffix was forgotten."""
