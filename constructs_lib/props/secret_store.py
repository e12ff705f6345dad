"""A store outside the cluster, from which External Secrets fills Secrets."""

from collections.abc import Sequence
from typing import Literal, Self

from pydantic import model_validator

from constructs_lib.kube.declarations import copied_from
from constructs_lib.kube.manifests import Manifest
from constructs_lib.kube.names import DnsSubdomain, RelativePath
from constructs_lib.kube.schedules import Duration
from constructs_lib.props.model import Props


class SecretStore(Props):
    """A store of External Secrets, which must be on the cluster, as its controller must be.

    Each Secret is one entry of the store: a JSON object with the keys of the Secret.
    """

    kind: Literal["ClusterSecretStore", "SecretStore"] = "ClusterSecretStore"
    """Kind of the store. `SecretStore`: every namespace with Secrets has one of that name, so that
    the store itself decides which namespace reads what.
    """

    name: DnsSubdomain
    """Name of the store."""

    prefix: RelativePath | None = None
    """Beginning of the paths of all entries, such as `web-platform`. None: a path is namespace and
    name of the Secret.
    """

    separator: Literal["/", "--"] = "/"
    """Text between the parts of a path. `--` is for stores that take no `/` in a name, such as
    those of Google Cloud and Azure.
    """

    refresh_interval: Duration = "1h"
    """Time after which values are read again, by default the one of External Secrets."""

    @model_validator(mode="after")
    def _prefix_fits_the_separator(self) -> Self:
        if self.separator != "/" and self.prefix and "/" in self.prefix:
            raise ValueError(
                f"'prefix' must not have '/' with 'separator' '{self.separator}', got "
                f"{self.prefix!r}; leave it out"
            )
        return self

    def path_of(self, namespace: str, name: str) -> str:
        """Return the path of the entry that a Secret is filled from."""
        return self.separator.join((*([self.prefix] if self.prefix else []), namespace, name))

    def entries_of(self, secrets: Sequence[Manifest]) -> list[Manifest]:
        """Return needed Secrets (`needed_secrets`) as the entries that the store must have.

        A copy has no entry, since it is filled from that of its source.
        """
        entries = []
        for secret in secrets:
            place = {"namespace": secret["namespace"], "name": secret["name"]}
            values = {key: each for key, each in secret["values"].items() if not copied_from(each)}
            if values:
                entries.append({"path": self.path_of(**place), **place, "values": values})
        return entries
