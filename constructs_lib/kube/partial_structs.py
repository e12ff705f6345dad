"""Views of custom resources, and of objects of kinds that have no struct: some fields of them."""

from typing import Any

import msgspec

from constructs_lib.kube.structs import k8s

_FROZEN: dict[str, Any] = {"frozen": True}
"""Passed so that each subclass need not repeat it for mypy."""


class View(msgspec.Struct, rename="camel", omit_defaults=True, **_FROZEN):
    """Some fields of a part of an object; others are ignored, and null counts as absent."""


class ObjectView(k8s.Object, forbid_unknown_fields=False, kw_only=True):
    """Some fields of an object; for an unknown kind, the fields that all objects have."""


class ObjectReference(View):
    """A reference to an object, by default in the namespace of the referring object."""

    name: str = ""
    kind: str = ""
    group: str = ""
    namespace: str = ""
    port: int | None = None
    section_name: str = ""
