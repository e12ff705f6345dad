"""Schemas of definitions before and after a change."""

from constructs_lib.kube.manifests import Json

ASIDE = ("description", "example", "externalDocs", "title")
"""Parts of a schema that decide nothing."""


def is_wider(old: Json, new: Json) -> bool:
    """Return whether a schema accepts and keeps all that it did, and sets no default anew."""
    if not isinstance(old, dict) or not isinstance(new, dict):
        return bool(old == new)
    return all(_keeps(key, old.get(key), new.get(key)) for key in {*old, *new} if key not in ASIDE)


def _keeps(key: str, old: Json, new: Json) -> bool:
    match key, old, new:
        case "properties", dict(), dict():
            further = [each for name, each in new.items() if name not in old]
            return not any(map(_has_default, further)) and all(
                name in new and is_wider(each, new[name]) for name, each in old.items()
            )
        case "required", list(), list() | None:
            return all(each in old for each in new or ())
        case "enum", list(), list():
            return all(each in new for each in old)
        case "openAPIV3Schema" | "items" | "additionalProperties", _, _:
            return is_wider(old, new)
    return bool(old == new)


def _has_default(schema: Json) -> bool:
    if isinstance(schema, list):
        return any(map(_has_default, schema))
    if not isinstance(schema, dict):
        return False
    return "default" in schema or any(map(_has_default, schema.values()))
