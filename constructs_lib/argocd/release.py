"""Delivery of a Helm chart by Argo CD, its values in Git; emits one Application."""

from collections.abc import Sequence
from typing import Annotated

from cdk8s import Yaml
from constructs import Construct, IConstruct

from constructs_lib.argocd.application import Application, ApplicationProps, RepositoryFolder
from constructs_lib.config.secret_ref import SecretRef
from constructs_lib.core.api_objects import declared
from constructs_lib.core.fields import checked_id, matching, text_field
from constructs_lib.helm.chart import HelmChart
from constructs_lib.helm.values import Values

ApiVersion = Annotated[
    str,
    text_field(
        "an API version with its group, perhaps with a kind, such as 'monitoring.coreos.com/v1'",
        matching(r"[a-z0-9][-a-z0-9.]*/v[0-9a-z]+(/[A-Z][A-Za-z0-9]*)?", 317),
    ),
]
"""Version of an API group, as charts ask for it."""

ReleaseName = Annotated[
    str,
    text_field(
        "the name of a Helm release (lower-case letters, digits and '-', a letter or digit at "
        "both ends, at most 53 characters)",
        matching("[a-z0-9]([-a-z0-9]*[a-z0-9])?", 53),
    ),
]
"""Name of a Helm release."""


class HelmReleaseProps(ApplicationProps):
    """Properties for `HelmRelease`."""

    chart: HelmChart
    """Chart and its version."""

    values: Values
    """Values of the chart."""

    secrets: Sequence[SecretRef] = ()
    """Secrets in its namespace that the chart counts on."""

    values_folder: RepositoryFolder
    """Folder of the repository that the file with the values is written to."""

    release_name: ReleaseName | None = None
    """Name of the release, which is part of the names and selectors of its objects.

    None: the id. It is stated in either case, so that renaming the Application is no new release.
    """

    api_versions: Sequence[ApiVersion] = ()
    """API versions that the chart takes for installed, beside those that Argo CD finds.

    For charts that leave out objects, such as ServiceMonitors, where their kind is missing.
    """

    skip_crds: bool = False
    """Whether the chart's folder `crds/` is left out."""

    skip_schema_validation: bool = False
    """Whether the chart's own schema of its values is ignored. False: it finds mistakes."""


class HelmRelease(Application):
    """An Application, named like its id, that installs a chart with values from the repository.

    It writes no file: `values_text` belongs at `values_path`, and `values_files` has all of them.
    """

    def __init__(self, scope: Construct, id: str, props: HelmReleaseProps) -> None:
        from constructs_lib._imports.io import argoproj

        self.chart = props.chart
        self.destination_namespace = props.namespace
        """Namespace that its objects go to."""
        self.release_name: str = props.release_name or checked_id(ReleaseName, id)
        self.values_path = f"{props.values_folder}/{id}-values.yaml"
        """Path of the file with the values, in the repository."""
        self.values_text: str = Yaml.stringify(props.values.data())
        """What that file must hold."""
        chart = argoproj.ApplicationSpecSources(
            repo_url=props.chart.repository,
            chart=props.chart.name,
            target_revision=props.chart.version,
            helm=argoproj.ApplicationSpecSourcesHelm(
                release_name=self.release_name,
                value_files=[f"$values/{self.values_path}"],
                api_versions=list(props.api_versions) or None,
                skip_crds=props.skip_crds or None,
                skip_schema_validation=props.skip_schema_validation or None,
            ),
        )
        values = argoproj.ApplicationSpecSources(
            repo_url=props.git.repository, target_revision=props.git.revision, ref="values"
        )
        declarations: dict[str, Sequence[object]] = {
            "values": [{"path": self.values_path, "text": self.values_text}],
            "secret": [secret.declaration(props.namespace) for secret in props.secrets],
        }
        super().__init__(scope, id, props, {"sources": [chart, values]}, declarations)


def values_files(*roots: IConstruct) -> dict[str, str]:
    """Returns text by path of the values of all releases at and below the roots (Apps, Charts)."""
    return {file["path"]: file["text"] for file in declared("values", *roots)}
