"""Views of what External Secrets makes Secrets from."""

from collections.abc import Mapping, Sequence, Set
from typing import Any

from constructs_lib.kube.partial_structs import ObjectReference, ObjectView, View

EXTERNAL_SECRETS = "external-secrets.io"
"""API group of External Secrets."""

MERGING = ("Merge", "CreateOrMerge")
"""Policies by which it adds keys to a Secret that others write, too."""


class SourceRef(View):
    """The source of one value, if it is not that of the others."""

    store_ref: ObjectReference | None = None


class RemoteRef(View):
    """The place of a value in a store."""

    key: str
    property: str = ""
    version: str = ""

    def __str__(self) -> str:
        """Return the place as findings show it."""
        text = f"'{self.property}' of '{self.key}'" if self.property else f"'{self.key}'"
        return f"{text} in version '{self.version}'" if self.version else text


class ExternalValue(View):
    """One key of the Secret, and the place of its value."""

    secret_key: str
    remote_ref: RemoteRef
    source_ref: SourceRef = SourceRef()


class Template(View):
    """What the Secret is made of, if not of the values as they are."""

    data: Mapping[str, str] = {}
    template_from: Sequence[Any] = ()
    merge_policy: str = "Replace"


class Target(View):
    """The Secret that is made."""

    name: str = ""
    creation_policy: str = "Owner"
    template: Template = Template()
    manifest: Mapping[str, str] | None = None
    """Kind of the object. None: a Secret."""


class ExternalSecretSpec(View):
    """Spec of an ExternalSecret."""

    secret_store_ref: ObjectReference = ObjectReference()
    data: Sequence[ExternalValue] = ()
    data_from: Sequence[Any] = ()
    target: Target = Target()


class ExternalSecret(ObjectView):
    """An ExternalSecret."""

    spec: ExternalSecretSpec

    @property
    def secret(self) -> str:
        """Name of the Secret that it makes, or adds keys to. Empty: it makes none."""
        target = self.spec.target
        if target.manifest or target.creation_policy == "None":
            return ""
        return target.name or self.name

    @property
    def merges(self) -> bool:
        """Whether others may write keys of the same Secret."""
        return self.spec.target.creation_policy in MERGING

    @property
    def keys(self) -> Set[str]:
        """Keys that it is known to give the Secret."""
        template = self.spec.target.template
        values = {each.secret_key for each in self.spec.data}
        replaced = (template.data or template.template_from) and template.merge_policy == "Replace"
        return {*template.data, *(() if replaced else values)}

    @property
    def has_other_keys(self) -> bool:
        """Whether the Secret may have keys that are not known."""
        template = self.spec.target.template
        return bool(self.spec.data_from or template.template_from or self.merges)

    def place_of(self, key: str) -> str:
        """Return the place of a key's value, as findings show it. Empty: it has none of its own."""
        for each in self.spec.data:
            if each.secret_key == key:
                store = each.source_ref.store_ref or self.spec.secret_store_ref
                return f"{each.remote_ref} in {store.kind or 'SecretStore'} '{store.name}'"
        return ""
