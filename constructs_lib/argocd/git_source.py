"""A Git repository that Argo CD follows."""

from constructs_lib.kube.addresses import BRANCH, GitAddress, GitRevision
from constructs_lib.props.model import Props


class GitSource(Props):
    """A Git repository at a revision."""

    repository: GitAddress
    """Address at which Argo CD reaches it."""

    revision: GitRevision = f"{BRANCH}main"
    """Branch to follow, or tag or commit to pin."""
