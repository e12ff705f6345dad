"""Delivery of a Helm chart by Argo CD, with its values in Git; emits one Application."""

from constructs import Construct

from constructs_lib.argocd.application import CHART_RETRIES, Application, ApplicationProps
from constructs_lib.argocd.helm.component import HelmComponent
from constructs_lib.kube.addresses import RepositoryFolder
from constructs_lib.kube.declarations import VALUES_FILE, Declarations, DeclaredFile
from constructs_lib.kube.label_keys import CHART_DIGEST, END_OF_LIFE, LOSS_ACCEPTED
from constructs_lib.kube.names import DnsLabel
from constructs_lib.kube.structs import argoproj
from constructs_lib.tree.api_objects import context_of
from constructs_lib.tree.reading import yaml_text


class HelmReleaseProps(ApplicationProps):
    """Properties for `HelmRelease`."""

    component: HelmComponent
    """Record of the chart: its version, values, and everything that follows from using it."""

    values_folder: RepositoryFolder
    """Folder of the repository that the values file is written to."""

    values_name: DnsLabel | None = None
    """Name of that file, without `-values.yaml`. None: the id."""


class HelmRelease(Application):
    """An Application, named after its id, that installs a chart with values from the repository.

    It does not write the file itself: it declares `values_text` as the file at `values_path`, which
    the platform writes next to the manifests.
    """

    def __init__(self, scope: Construct, id: str, props: HelmReleaseProps) -> None:
        """Create the objects that `HelmReleaseProps` describes."""
        context_of(scope, id, DnsLabel, props, HelmReleaseProps)
        component = props.component
        self.component = component
        self.destination_namespace = props.namespace
        """Namespace that the chart is installed in."""
        self.values_path = f"{props.values_folder}/{props.values_name or id}{VALUES_FILE}"
        """Path of the values file, in the repository."""
        self.values_text: str = yaml_text(component.values)
        """Text of that file."""
        chart = argoproj.ApplicationSpecSources(
            repo_url=component.chart.repository,
            chart=component.chart.name,
            target_revision=component.chart.version,
            name=props.project.source_name,
            helm=argoproj.ApplicationSpecSourcesHelm(
                # Stated, so that renaming the Application does not create a new release.
                release_name=component.name,
                value_files=[f"$values/{self.values_path}"],
                api_versions=list(component.api_versions),
                skip_crds=component.skip_crds or None,
                skip_schema_validation=component.skip_schema_validation or None,
            ),
        )
        values = argoproj.ApplicationSpecSources(
            repo_url=props.git.repository, target_revision=props.git.revision, ref="values"
        )
        if props.project.verifies:
            # Argo CD verifies no source without a folder, and takes values from it all the same.
            values.path = props.values_folder
            values.directory = argoproj.ApplicationSpecSourcesDirectory(exclude="*")
        declarations = Declarations(
            files=[DeclaredFile(path=self.values_path, text=self.values_text)],
            secrets=[secret.declaration(props.namespace) for secret in component.secrets],
        )
        stated = {END_OF_LIFE: component.end_of_life, LOSS_ACCEPTED: component.loss_accepted}
        annotations = {key: reason for key, reason in stated.items() if reason}
        if component.chart.digest:
            annotations[CHART_DIGEST] = component.chart.digest
        if component.provides:
            # A dry run of definitions by the API server takes seconds, up to 15 on a busy machine.
            annotations["argocd.argoproj.io/compare-options"] = "ServerSideDiff=false"
        super().__init__(
            scope,
            id,
            props,
            {"sources": [chart, values]},
            declarations,
            component.provides,
            CHART_RETRIES,
            annotations,
        )
