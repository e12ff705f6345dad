"""Views of the objects of Argo CD."""

from collections.abc import Mapping, Sequence

from msgspec import field

from constructs_lib.kube.manifests import Json
from constructs_lib.kube.partial_structs import ObjectView, View

ARGO_CD = "argoproj.io"
"""API group of Argo CD, which exists before any Application."""


class HelmParameter(View):
    """A value of a chart by its path, which wins over those of files."""

    name: str
    value: str = ""
    force_string: bool = False


class Helm(View):
    """Options for rendering the Helm chart of a source."""

    api_versions: Sequence[str] = ()
    kube_version: str = ""
    release_name: str = ""
    namespace: str = ""
    value_files: Sequence[str] = ()
    ignore_missing_value_files: bool = False
    inline_values: str = field(name="values", default="")
    values_object: Mapping[str, Json] = {}
    parameters: Sequence[HelmParameter] = ()
    file_parameters: Sequence[Json] = ()
    skip_crds: bool = False
    skip_schema_validation: bool = False
    skip_tests: bool = False


class Directory(View):
    """Options for the manifests in the folder of a source."""

    exclude: str = ""


class ApplicationSource(View):
    """A source of an Application: a folder or a chart."""

    repository: str = field(name="repoURL")
    path: str | None = None
    chart: str | None = None
    target_revision: str = ""
    directory: Directory = Directory()
    helm: Helm = Helm()


class Destination(View):
    """Cluster and namespace that an Application applies to, or that an AppProject allows."""

    server: str = ""
    name: str = ""
    namespace: str = ""


class SyncPolicy(View):
    """Sync policy of an Application."""

    sync_options: Sequence[str] = ()


class ApplicationSpec(View):
    """Spec of an Application."""

    project: str
    destination: Destination
    source: ApplicationSource | None = None
    sources: Sequence[ApplicationSource] = ()
    sync_policy: SyncPolicy = SyncPolicy()


class Application(ObjectView):
    """An Application."""

    spec: ApplicationSpec

    @property
    def sources(self) -> Sequence[ApplicationSource]:
        """Its sources, from whichever field has them."""
        return [self.spec.source] if self.spec.source else self.spec.sources


class ProjectSpec(View):
    """Spec of an AppProject."""

    source_repos: Sequence[str] = ()
    source_namespaces: Sequence[str] = ()
    destinations: Sequence[Destination] = ()
    cluster_resource_whitelist: Sequence[Mapping[str, str]] = ()
    namespace_resource_whitelist: Sequence[Mapping[str, str]] | None = None


class AppProject(ObjectView):
    """An AppProject."""

    spec: ProjectSpec
