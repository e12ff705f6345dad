"""A Helm chart at a version."""

from typing import Annotated

from constructs_lib.core.fields import DnsLabel, matching, text_field
from constructs_lib.core.props import Props

ChartRepository = Annotated[
    str,
    text_field(
        "where a chart is: 'https://…' of a repository, or the path in an OCI registry without "
        "'oci://', as Argo CD wants it",
        matching(r"(https://)?[a-z0-9.-]+(/[a-zA-Z0-9._-]+)*/?", 1024),
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
"""Version of a chart; a range is refused, since it would change without a commit."""


class HelmChart(Props):
    """A chart at a version."""

    repository: ChartRepository
    """Where it is."""

    name: DnsLabel
    """Its name there."""

    version: ChartVersion
    """Its version."""
