"""A Helm chart at a version."""

from constructs_lib.kube.charts import ChartDigest, ChartRepository, ChartVersion
from constructs_lib.kube.names import DnsLabel
from constructs_lib.props.model import Props


class HelmChart(Props):
    """A chart at a version."""

    repository: ChartRepository
    """Address of the chart's repository."""

    name: DnsLabel
    """Name of the chart in the repository."""

    version: ChartVersion
    """Exact version of the chart."""

    digest: ChartDigest | None = None
    """Digest of the chart's archive, which an annotation of the Application states. None: a
    user with push access to the repository can replace the version, and synth warns of it.
    """

    @property
    def is_oci(self) -> bool:
        """Whether the repository is an OCI registry."""
        return "://" not in self.repository
