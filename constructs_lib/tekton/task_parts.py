"""Parts that several Tasks of the pipelines have: parameters, workspaces, and mounts of logins."""

from collections.abc import Mapping

from constructs_lib.props.secret_list import PublicKey
from constructs_lib.props.secret_ref import SecretRef
from constructs_lib.tekton.task import Parameter
from constructs_lib.workloads.volumes import MountProps

SOURCE: Mapping[str, str] = {"source": "/workspace/source"}
OUTPUT: Mapping[str, str] = {"output": "/workspace/output"}
CACHE: Mapping[str, str] = {"cache": "/cache"}
PLATFORM_CACHE: Mapping[str, str] = {"platform-cache": "/cache"}
PREPARED: Mapping[str, str] = {"prepared": "/workspace/prepared"}
SYNTHESIZED: Mapping[str, str] = {"synthesized": "/workspace/synthesized"}
TRUSTED: Mapping[str, str] = {"trusted": "/workspace/trusted"}
PLANNED: Mapping[str, str] = {"planned": "/workspace/planned"}
SCANNER_DATABASE: Mapping[str, str] = {"scanner-database": "/cache"}

JSII_ENVIRONMENT: Mapping[str, str] = {
    # It refuses folders that others may write to, which those of all volumes are.
    "JSII_RUNTIME_PACKAGE_CACHE": "disabled",
}
"""Variables of steps that synthesize or plan."""

CACHE_ENVIRONMENT: Mapping[str, str] = {
    "npm_config_cache": "/cache/npm",
    "PIP_CACHE_DIR": "/cache/pip",
    "UV_CACHE_DIR": "/cache/uv",
    **JSII_ENVIRONMENT,
}
"""Variables by which package managers use the volume of packages."""

REVISION = Parameter(description="Commit, by its full id")

DIGEST = Parameter(description="Digest of the image, sha256:…")

PULL_REQUEST = Parameter(description="Number of the pull request")

REPOSITORY = Parameter(description="Name of the image without a tag")

PATHS = {"paths": Parameter(description="Files and folders that count, one in each line")}

COMMIT_RESULTS: Mapping[str, str] = {
    "state": "What was done: prepared, published, unchanged or superseded; again where that failed",
    "commit": "Commit that has it",
}
"""Results of Tasks that commit."""

GIT_TIMEOUT = "10m"
"""Longest time of what comes before and after a synth, with the time that it waits for others."""

RETRIES = 2
"""Tries more of a Task that another try does no harm to: its pod was evicted, or waited for others
until its timeout, or a server was away.
"""

REPORT_TIMEOUT = "5m"
"""Longest time of what follows at the end of a run, which is kept for it."""

LOGIN = "/secrets/git"
WITH_MARK = {"/secrets/mark": MountProps(volume="mark", read_only=True)}
AS_READER = {LOGIN: MountProps(volume="reader", read_only=True)}
AS_BOT = {LOGIN: MountProps(volume="writer", read_only=True), **WITH_MARK}
AS_REPORTER = {LOGIN: MountProps(volume="reporter", read_only=True)}
AS_COMMENTER = {LOGIN: MountProps(volume="commenter", read_only=True)}
"""Mounts of the steps that log in to the Git server, and of what tells commits of the bot."""

SIGNER = SecretRef(name="provenance-signer", keys=("private",), values={"private": "private-key"})
"""Secret with the key that signs where images come from. No step that runs code of the repository
has it.
"""

VERIFIER = SecretRef(
    name="provenance",
    keys=("public",),
    values={"public": PublicKey(public_key_of=SIGNER.name, key="private")},
)
"""Secret with its public key."""

REGISTRY_LOGIN = "/secrets/registry"
"""Folder of the login of the registry in the step that pushes."""
