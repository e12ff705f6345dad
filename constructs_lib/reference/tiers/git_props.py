"""The repository that is delivered, which all tiers that link to it share."""

from constructs_lib import Props
from constructs_lib.kube import GitAddress, GitRevision, web_address
from constructs_lib.reference.charts.gitea.contents import REPOSITORY


class GitProps(Props):
    """Settings of the repository that `dist/` is committed to."""

    repository: GitAddress | None = None
    """Address of an external repository. None: Gitea runs on the cluster, with the repository and
    the images.
    """

    revision: GitRevision = "refs/heads/main"
    """Branch to follow, or tag or commit to pin."""

    def page(self, path: str, *, gitea: str) -> str:
        """Return the address at which browsers see a folder or file of the repository.

        `gitea` is the address of the Gitea on the cluster for browsers.
        """
        if self.repository is None:
            return f"{gitea}/{REPOSITORY}/src/branch/main/{path}"
        # GitHub and GitLab have it there.
        return f"{web_address(self.repository)}/blob/HEAD/{path}"
