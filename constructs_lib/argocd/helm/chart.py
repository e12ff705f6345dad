"""A Helm chart at a version."""

from typing import Annotated

from constructs_lib.core.fields import PORT, DnsLabel
from constructs_lib.core.props import Props
from constructs_lib.core.validation import matching, text_field

ChartRepository = Annotated[
    str,
    text_field(
        "the address of a chart repository ('https://…', or 'http://…' on a network that is "
        "trusted), or a path in an OCI registry without 'oci://', as Argo CD expects it",
        matching(rf"(https?://)?[a-z0-9.-]+(:{PORT})?(/[a-zA-Z0-9._-]+)*/?", 1024),
    ),
]
"""Address of a chart's repository."""

ChartVersion = Annotated[
    str,
    text_field(
        "an exact version, such as '10.3.3'",
        matching(r"v?\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?(\+[0-9A-Za-z.-]+)?", 64),
    ),
]
"""Version of a chart. A range is refused, since it would change without a commit."""


ChartDigest = Annotated[
    str, text_field("'sha256:' and 64 hexadecimal digits", matching(r"sha256:[a-f0-9]{64}", 71))
]
"""Digest of the archive of a chart."""


class HelmChart(Props):
    """A chart at a version."""

    repository: ChartRepository
    """Address of the chart's repository."""

    name: DnsLabel
    """Name of the chart in the repository."""

    version: ChartVersion
    """Exact version of the chart."""

    digest: ChartDigest | None = None
    """Digest of the chart's archive, which an annotation of the Application states. None: whoever
    may push to the repository can replace the version, and synth warns of it.
    """

    @property
    def is_oci(self) -> bool:
        """Whether the repository is an OCI registry."""
        return "://" not in self.repository
