"""Field types for charts of Helm: repository, version and digest."""

from typing import Annotated

from constructs_lib.kube.names import PORT
from constructs_lib.kube.validation import matching, text_field

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
