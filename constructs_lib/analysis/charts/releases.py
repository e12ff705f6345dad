"""The releases of charts that Applications install, with everything that Helm is told."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from typing import NamedTuple

import yaml

from constructs_lib.analysis.custom_resources import Source, sources_of
from constructs_lib.analysis.documents import Loader
from constructs_lib.kube.charts import ChartRepository, ChartVersion
from constructs_lib.kube.label_keys import CHART_DIGEST
from constructs_lib.kube.manifests import Json
from constructs_lib.kube.names import ApiVersion, DnsLabel, DnsSubdomain, RelativePath
from constructs_lib.kube.structs import argoproj
from constructs_lib.kube.validation import checked

COMMA = re.compile(r"(?<!\\),")


class Release(NamedTuple):
    """A chart with values, as Argo CD renders it."""

    application: tuple[str, str]
    """Namespace and name of the Application."""

    repository: str
    chart: str
    version: str
    digest: str | None
    """Digest of the archive, if it is pinned."""

    name: str
    namespace: str
    values: Sequence[str] = ()
    """Texts of YAML. Later ones win."""

    parameters: Sequence[str] = ()
    """Arguments of Helm, which win over values."""

    api_versions: Sequence[str] = ()
    """API versions in place of those of the cluster."""

    kube_version: str = ""
    """Version of Kubernetes in place of that of the cluster."""

    skip_crds: bool = False
    skip_schema_validation: bool = False
    skip_tests: bool = False
    lacks: str = ""
    """Inputs of rendering that the folder lacks."""

    @property
    def key(self) -> str:
        """Namespace and name."""
        return f"{self.namespace}/{self.name}"

    @property
    def title(self) -> str:
        """Chart, version and key, as messages name it."""
        return f"chart {self.chart} {self.version} of {self.key}"

    @property
    def wrong(self) -> str:
        """Why nothing may be called with what the folder says; empty if everything is a name."""
        fields = [
            ("releaseName", DnsSubdomain, self.name),
            ("chart", RelativePath, self.chart),
            ("targetRevision", ChartVersion, self.version),
            ("repoURL", ChartRepository, self.repository),
            *([("namespace", DnsLabel, self.namespace)] if self.namespace else []),
            *([("kubeVersion", ChartVersion, self.kube_version)] if self.kube_version else []),
            *(("apiVersions", ApiVersion, each) for each in self.api_versions),
        ]
        for name, form, value in fields:
            try:
                checked(name, form, value)
            except ValueError as error:
                # An address may hold a password.
                return str(error).partition(", got " if name == "repoURL" else "\0")[0]
        return ""


def releases_of(
    applications: Iterable[argoproj.Application], files: Mapping[str, str]
) -> Iterator[Release]:
    """Yield the releases of Applications, whose files of values are among `files`."""
    for application in applications:
        for source in sources_of(application):
            if source.chart is not None:
                yield _release(application, source, files)


def _release(
    application: argoproj.Application, source: Source, files: Mapping[str, str]
) -> Release:
    helm = source.helm or argoproj.ApplicationSpecSourceHelm()
    found = {path: _text(path, files) for path in helm.value_files}
    lacking = [path for path, text in found.items() if text is None]
    values = [text for text in found.values() if text is not None]
    if helm.values_object:
        values.append(yaml.safe_dump(dict(helm.values_object)))
    elif helm.values:
        values.append(helm.values)
    lacks = f"values file '{lacking[0]}'" if lacking and not helm.ignore_missing_value_files else ""
    return Release(
        application=(application.namespace, application.name),
        repository=source.repo_url,
        chart=source.chart or "",
        version=source.target_revision or "",
        digest=application.annotations.get(CHART_DIGEST),
        name=helm.release_name or application.name,
        namespace=helm.namespace or application.spec.destination.namespace or "",
        values=values,
        parameters=[_argument(each) for each in helm.parameters],
        api_versions=helm.api_versions,
        kube_version=helm.kube_version or "",
        skip_crds=bool(helm.skip_crds),
        skip_schema_validation=bool(helm.skip_schema_validation),
        skip_tests=bool(helm.skip_tests),
        lacks="files of 'fileParameters'" if helm.file_parameters else lacks,
    )


def _text(path: str, files: Mapping[str, str]) -> str | None:
    """Return a file of values by its path in the repository, of which the folder is a part."""
    parts = PurePosixPath(path).parts
    if parts and parts[0].startswith("$"):
        for start in range(1, len(parts)):
            if (name := "/".join(parts[start:])) in files:
                return files[name]
    return None


def values_in(text: str) -> Json:
    """Return the values in a text, of which Helm reads the first document."""
    return next(yaml.load_all(text, Loader), None)


def _argument(
    parameter: argoproj.ApplicationSpecSourceHelmParameters
    | argoproj.ApplicationSpecSourcesHelmParameters,
) -> str:
    value = parameter.value or ""
    # In braces they part the items of a list.
    if not (value.startswith("{") and value.endswith("}")):
        value = COMMA.sub(r"\\,", value)
    return f"{'--set-string' if parameter.force_string else '--set'}={parameter.name}={value}"
