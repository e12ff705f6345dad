"""The base model of all props, and the field types: each refuses what the API server would refuse."""

import math
import re
from collections.abc import Callable
from fractions import Fraction
from functools import cache
from typing import Annotated, Any, NamedTuple

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, TypeAdapter, ValidationInfo


class Props(BaseModel):
    """Base of every props model: frozen, strict, no unknown names, defaults checked like given values."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        strict=True,
        validate_default=True,
        use_attribute_docstrings=True,
        arbitrary_types_allowed=True,
    )


def _text(rule: str, parse: Callable[[str], str]) -> AfterValidator:
    """Returns a validator that keeps what `parse` returns, and says the rule where it raises ValueError."""

    def check(value: str, info: ValidationInfo) -> str:
        try:
            return parse(value)
        except ValueError:
            raise ValueError(f"'{info.field_name or 'id'}' must be {rule}, got {value!r}") from None

    return AfterValidator(check)


def _matching(pattern: str, longest: int) -> Callable[[str], str]:
    compiled = re.compile(pattern, re.ASCII)

    def parse(text: str) -> str:
        if len(text) > longest or not compiled.fullmatch(text):
            raise ValueError
        return text

    return parse


_LABEL = "[a-z0-9]([-a-z0-9]*[a-z0-9])?"
_HOST = rf"{_LABEL}(\.{_LABEL})*"

DnsLabel = Annotated[
    str,
    _text(
        "a DNS label (lower-case letters, digits and '-', a letter or digit at both ends, at most 63 characters)",
        _matching(_LABEL, 63),
    ),
]
"""Name of a Namespace or container (RFC 1123 label)."""

ServiceName = Annotated[
    str,
    _text(
        "the name of a Service (lower-case letters, digits and '-', starting with a letter, not ending with '-', "
        "at most 63 characters)",
        _matching("[a-z]([-a-z0-9]*[a-z0-9])?", 63),
    ),
]
"""Name of a Service (RFC 1035 label), and of everything that is called like its Service."""

DnsSubdomain = Annotated[
    str,
    _text("a DNS subdomain (DNS labels joined by '.', at most 253 characters)", _matching(_HOST, 253)),
]
"""Name of most objects (RFC 1123 subdomain)."""

Hostname = Annotated[
    str,
    _text(
        "a host name (DNS labels joined by '.', the first may be '*', at most 253 characters)",
        _matching(rf"(\*\.)?{_HOST}", 253),
    ),
]
"""Host of an Ingress rule; `*.` in front stands for one label."""

LabelValue = Annotated[
    str,
    _text(
        "a label value (letters, digits, '-', '_' and '.', a letter or digit at both ends, at most 63 characters)",
        _matching("[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?", 63),
    ),
]
"""Value of a label; unlike the API server's, never empty."""

LabelKey = Annotated[
    str,
    _text(
        "a label key (letters, digits, '-', '_' and '.', a letter or digit at both ends, at most 63 characters, "
        "perhaps after a DNS subdomain and '/')",
        _matching(rf"((?=[^/]{{1,253}}/){_HOST}/)?[A-Za-z0-9]([-A-Za-z0-9_.]{{0,61}}[A-Za-z0-9])?", 317),
    ),
]
"""Key of a label."""

EnvName = Annotated[
    str,
    _text(
        "the name of an environment variable (letters, digits and '_', not starting with a digit)",
        _matching("[A-Za-z_][A-Za-z0-9_]*", 253),
    ),
]
"""Name of an environment variable that every shell and runtime can read; the API server takes more."""

DataKey = Annotated[
    str,
    _text(
        "a key of a ConfigMap or Secret (letters, digits, '-', '_' and '.', not starting with '..', not '.', "
        "at most 253 characters)",
        _matching(r"(?!\.\.|\.$)[-._a-zA-Z0-9]+", 253),
    ),
]
"""Key in the data of a ConfigMap or Secret."""

HttpPath = Annotated[
    str,
    _text("an absolute URL path without space, query or fragment, such as '/healthz'", _matching(r"/[^\s?#]*", 1024)),
]
"""Path of a URL."""

Port = Annotated[int, Field(ge=1, le=65535)]
"""Number of a TCP or UDP port."""

UserId = Annotated[int, Field(ge=1, le=2147483647)]
"""Numeric user or group of a process; 0, root, is refused."""

Percent = Annotated[int, Field(ge=1, le=100)]
"""Share in percent."""

_DECIMAL = {"n": -9, "u": -6, "m": -3, "": 0, "k": 3, "M": 6, "G": 9, "T": 12, "P": 15, "E": 18}
_BINARY = {"": 0, "Ki": 10, "Mi": 20, "Gi": 30, "Ti": 40, "Pi": 50, "Ei": 60}
_QUANTITY = re.compile(
    r"\+?(?P<number>\d+\.?\d*|\.\d+)((?P<binary>[KMGTPE]i)|(?P<decimal>[numkMGTPE])|[eE](?P<exponent>[+-]?\d{1,2}))?",
    re.ASCII,
)


def amount(quantity: str) -> Fraction:
    """Returns a quantity in base units (CPUs, bytes), to compare and to add; parts of a billionth are rounded up.

    Raises:
        ValueError: The text is not a quantity.
    """
    match = _QUANTITY.fullmatch(quantity)
    if match is None:
        raise ValueError(f"'quantity' must be a Kubernetes quantity, got {quantity!r}")
    unit = Fraction(2) ** _BINARY[match["binary"] or ""]
    unit *= Fraction(10) ** int(match["exponent"] or _DECIMAL[match["decimal"] or ""])
    return Fraction(math.ceil(Fraction(match["number"]) * unit * 10**9), 10**9)


def format_quantity(number: Fraction, like: str = "") -> str:
    """Returns base units in the API server's form: the largest suffix without a fraction, of the kind of `like`."""
    match = _QUANTITY.fullmatch(like)
    if match and match["binary"] and number >= 1024 and number.denominator == 1:
        suffix = max((suffix for suffix in _BINARY if number % 2 ** _BINARY[suffix] == 0), key=_BINARY.__getitem__)
        return f"{number / 2 ** _BINARY[suffix]}{suffix}"
    fitting = [suffix for suffix in _DECIMAL if (number / Fraction(10) ** _DECIMAL[suffix]).denominator == 1]
    suffix = max(fitting, key=_DECIMAL.__getitem__) if number else ""
    digits = number / Fraction(10) ** _DECIMAL[suffix]
    if match and match["exponent"] and suffix:
        return f"{digits}e{_DECIMAL[suffix]}"
    return f"{digits}{suffix}"


def _canonical_quantity(text: str) -> str:
    number = amount(text)
    if number >= 2**63:
        raise ValueError
    return format_quantity(number, text)


Quantity = Annotated[
    str,
    _text(
        "a Kubernetes quantity from 0 to below 2^63 (a number, perhaps with a suffix: n u m k M G T P E, "
        "Ki Mi Gi Ti Pi Ei, or an exponent such as e3)",
        _canonical_quantity,
    ),
]
"""Amount of a resource; kept in the API server's own form (`1000m` becomes `1`), so that a second sync has no diff."""


class Image(NamedTuple):
    """The parts of an image reference; at least one of `tag` and `digest` is there, what is absent is empty."""

    registry: str
    name: str
    tag: str
    digest: str

    @property
    def version(self) -> str:
        """The tag as the value of a label."""
        return self.tag[:63].strip("._-")


_IMAGE = re.compile(
    r"(?:(?P<registry>localhost(?::\d+)?|[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+(?::\d+)?|[A-Za-z0-9-]+:\d+)/)?"
    r"(?P<name>[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*(?:/[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*)*)"
    r"(?::(?P<tag>\w[\w.-]{0,127}))?(?:@(?P<digest>sha256:[a-f0-9]{64}))?",
    re.ASCII,
)


def parse_image(reference: str) -> Image:
    """Returns the parts of `registry/name:tag@digest`.

    Raises:
        ValueError: The text is no image reference, or does not say exactly which image is meant.
    """
    match = _IMAGE.fullmatch(reference)
    if match is None or match["tag"] == "latest" or not (match["tag"] or match["digest"]):
        raise ValueError(f"'reference' must name an image with an exact tag or digest, got {reference!r}")
    return Image(*(match[part] or "" for part in Image._fields))


def _exact_image(text: str) -> str:
    parse_image(text)
    return text


ImageRef = Annotated[
    str,
    _text(
        "an image reference with an exact tag or a digest (registry/name:tag@sha256:…; 'latest' is none)", _exact_image
    ),
]
"""Container image; a moving or missing tag is refused, so that the same manifest always means the same program."""

_MONTHS = {name: number for number, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)}
_WEEKDAYS = {name: number for number, name in enumerate("sun mon tue wed thu fri sat".split())}
_CRON_FIELDS: tuple[tuple[int, int, dict[str, int]], ...] = (
    (0, 59, {}),
    (0, 23, {}),
    (1, 31, {}),
    (1, 12, _MONTHS),
    (0, 6, _WEEKDAYS),
)
_CRON_RANGE = re.compile(
    r"([*?]|(?P<first>[a-z]+|\d{1,9})(-(?P<last>[a-z]+|\d{1,9}))?)(/(?P<step>\d{1,9}))?", re.ASCII
)


def _cron(text: str) -> str:
    for (lowest, highest, names), field in zip(_CRON_FIELDS, text.lower().split(), strict=True):
        for part in field.split(","):
            match = _CRON_RANGE.fullmatch(part)
            if match is None or int(match["step"] or 1) == 0:
                raise ValueError
            if match["first"]:
                first, last = (int(names.get(end, end)) for end in (match["first"], match["last"] or match["first"]))
                if not lowest <= first <= last <= highest:
                    raise ValueError
    return text


CronSchedule = Annotated[
    str,
    _text(
        "a cron schedule of five fields (minute 0-59, hour 0-23, day 1-31, month 1-12 or jan-dec, weekday 0-6 or "
        "sun-sat; lists, ranges and steps), such as '30 2 * * *'",
        _cron,
    ),
]
"""Schedule of a CronJob as robfig/cron reads it, so weekday 7 is refused; the time zone is a field of its own."""

Duration = Annotated[
    str,
    _text(
        "a duration above 0 of hours, minutes, seconds and milliseconds in this order, such as '1h30m' or '500ms'",
        _matching(r"(?=.*[1-9])(\d{1,6}h)?(\d{1,6}m)?(\d{1,6}s)?(\d{1,6}ms)?", 32),
    ),
]
"""Length of time in the syntax that Go, Argo CD, Tekton and Prometheus all read."""


@cache
def _adapter(field_type: Any) -> TypeAdapter[str]:  # A field type is an Annotated form, which has no type of its own.
    return TypeAdapter(field_type)


def checked_id(field_type: Any, id: str) -> str:  # As above.
    """Returns the id of a construct, which names its objects, checked like a field of that type.

    Raises:
        ValidationError: The id breaks the rule of the type.
    """
    return _adapter(field_type).validate_python(id)
