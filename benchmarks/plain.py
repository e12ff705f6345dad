"""An app of cdk8s-plus-27 in Python, as it is written without this library.

python -m benchmarks.plain <objects.json
"""

import json
import re
import sys
from collections.abc import Sequence
from typing import Any, get_args, get_type_hints

from cdk8s_plus_27 import k8s

from constructs_lib.kube.manifests import api_name

VERSIONED = {"HorizontalPodAutoscaler": "V2"}
NEWER = {"sleep"}
"""Fields that the bindings do not know."""

APP = """import sys
from cdk8s import App, Chart
from cdk8s_plus_27 import k8s

app = App(outdir=sys.argv[2])
chart = Chart(app, "services")
number = int(sys.argv[1])
for own in range(number):
    next, previous = (own + 1) % number, (own - 1) % number
"""


def app_of(objects: Sequence[dict[str, Any]]) -> str:
    """Return the program that makes the objects of one service for each number.

    Args:
        objects: Objects in whose texts `@own@`, `@next@` and `@previous@` stand for the numbers.
    """
    lines = [
        f"    k8s.Kube{each['kind']}{VERSIONED.get(each['kind'], '')}"
        f"(chart, f'object-{index}-{{own}}', {_fields(each, _props_of(each['kind']))})\n"
        for index, each in enumerate(objects)
    ]
    return APP + "".join(lines) + "app.synth()\n"


def _props_of(kind: str) -> type:
    found: type = getattr(k8s, f"Kube{kind}{VERSIONED.get(kind, '')}Props")
    return found


def _fields(given: dict[str, Any], struct: type) -> str:
    """Return the arguments that make a struct of these fields of the API."""
    hints = get_type_hints(vars(struct)["__init__"])
    names = {api_name(name): name for name in hints}
    return ", ".join(
        f"{names[key]}={_value(value, hints[names[key]])}"
        for key, value in given.items()
        if key in names and key not in NEWER
    )


def _value(value: Any, hint: Any) -> str:  # noqa: ANN401 - any JSON, and any type
    """Return the code of a value where the bindings have that type."""
    types = list(_types_in(hint))
    if isinstance(value, list):
        return f"[{', '.join(_value(item, hint) for item in value)}]"
    struct = next((each for each in types if hasattr(each, "__jsii_name_mapping__")), None)
    if isinstance(value, dict) and struct and not _is_map(hint):
        return f"k8s.{struct.__name__}({_fields(value, struct)})"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_text(k)}: {_value(v, types)}" for k, v in value.items()) + "}"
    union = next((each for each in types if hasattr(each, "from_string")), None)
    code = _text(value) if isinstance(value, str) else repr(value)
    if union:
        kind = "string" if isinstance(value, str) else "number"
        return f"k8s.{union.__name__}.from_{kind}({code})"
    return code


def _types_in(hint: Any) -> Sequence[type]:  # noqa: ANN401 - any type
    parts = hint if isinstance(hint, list) else get_args(hint)
    inner = [found for part in parts for found in _types_in(part)]
    return [*inner, hint] if isinstance(hint, type) else inner


def _is_map(hint: Any) -> bool:  # noqa: ANN401 - any type
    return "Mapping[" in str(hint)


def _text(text: str) -> str:
    escaped = repr(text).replace("{", "{{").replace("}", "}}")
    return "f" + re.sub("@(\\w+)@", r"{\1}", escaped) if "@" in text else repr(text)


if __name__ == "__main__":
    print(app_of(json.load(sys.stdin)), end="")
