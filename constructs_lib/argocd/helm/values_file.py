"""Values of a chart in a file of YAML, with the keys that Python computes."""

import json
import re
from collections.abc import Mapping, Sequence
from importlib.resources.abc import Traversable

import yaml

from constructs_lib.kube.manifests import Json, Manifest


class _Loader(yaml.CSafeLoader):
    """Reads YAML as Helm does: a date is a text."""


_Loader.add_constructor("tag:yaml.org,2002:timestamp", lambda _, node: node.value)


def chart_values(file: Traversable, computed: Mapping[str, Json] | None = None) -> Manifest:
    """Return the values in a file, some of them computed.

    Args:
        file: File of YAML, such as `Path(__file__).with_name("values.yaml")`.
        computed: Values by path, as `helm --set` has it: `server.env[0].value`, and a backslash
            before a dot in a key. Each path must be in the file, which keeps its order. None
            removes the key, and a group that becomes empty.

    Raises:
        ValueError: The file is no mapping in YAML, has no value at a path, or has a key without a
            value that is not computed.
    """
    try:
        # By JSON, so that a change of what an alias repeats is one of its place alone.
        values = json.loads(json.dumps(yaml.load(file.read_text(encoding="utf-8"), _Loader)))
    except (OSError, TypeError, ValueError, yaml.YAMLError) as error:
        raise ValueError(f"'{file}' cannot be read as YAML: {error}; correct it") from None
    if not isinstance(values, dict):
        raise ValueError(f"'{file}' must map keys of a chart to values; correct it")
    for path, value in (computed or {}).items():
        try:
            _set(values, _keys(path), value)
        except (LookupError, TypeError, ValueError):
            raise ValueError(
                f"'{file}' has no value at path '{path}', which is computed; add the key, or "
                "correct the path"
            ) from None
    if (unset := _null(values)) is not None:
        raise ValueError(
            f"'{file}' has no value at path '{'.'.join(unset)}', and none is computed: null would "
            "remove the default of the chart; state a value, compute it, or remove the key"
        )
    return values


def _null(value: Json) -> list[str] | None:
    """Return the keys that lead to a null; None if there is none."""
    if value is None:
        return []
    inner = value if isinstance(value, dict) else {}
    inner = dict(enumerate(value)) if isinstance(value, list) else inner
    found = ((key, _null(each)) for key, each in inner.items())
    return next(([str(key), *keys] for key, keys in found if keys is not None), None)


def _keys(path: str) -> list[str]:
    parts = re.split(r"(?<!\\)\.", re.sub(r"\[(\d+)\]", r".\1", path))
    return [part.replace(r"\.", ".") for part in parts]


def _set(group: Json, keys: Sequence[str], value: Json) -> None:
    """Set or remove a value that exists."""
    key = int(keys[0]) if isinstance(group, list) else keys[0]
    inner = group[key]
    if len(keys) > 1:
        _set(inner, keys[1:], value)
    if value is None and (len(keys) == 1 or not inner):
        del group[key]
    elif len(keys) == 1:
        group[key] = value
