"""The repository that pipelines clone and push to, and the registry of images."""

from collections.abc import Sequence
from typing import Annotated, Self

from pydantic import model_validator

from constructs_lib.argocd.signature_keys import GpgKeyId, GpgPublicKey, refuse_unknown_keys
from constructs_lib.kube.addresses import BranchName, GitAddress, git_port
from constructs_lib.kube.distinct import DISTINCT
from constructs_lib.kube.images import parse_image
from constructs_lib.kube.names import Port
from constructs_lib.kube.text import NonEmptyText
from constructs_lib.kube.validation import matching, text_field
from constructs_lib.network.external_pods import ExternalPods
from constructs_lib.network.helm_pods import HelmPods
from constructs_lib.props.model import Props
from constructs_lib.props.secret_ref import SecretRef
from constructs_lib.tekton.task_parts import AS_BOT
from constructs_lib.workloads.volumes import MountProps, VolumeProps

GITHUB = "https://github.com/"
"""Beginning of the addresses of repositories whose API has a host of its own."""

MARK_KEY = "key"
"""Key of the value by which commits of the bot are marked."""

HttpAddress = Annotated[
    GitAddress,
    text_field(
        "an address that begins with 'http://' or 'https://', since pipelines log in with a name "
        "and a password or token",
        matching("https?://.*", 1024),
    ),
]
"""Address of a Git repository by HTTP."""

RegistryAddress = Annotated[
    str,
    text_field(
        "the host of a registry, and its port if it has one, such as 'registry.example:5000'",
        matching(r"[a-z0-9]([-a-z0-9.]*[a-z0-9])?(:\d{1,5})?", 255),
    ),
]
"""Registry of images as it is called."""


def api_url(repository: str) -> str:
    """Return the address of a repository in the API of GitHub or Gitea."""
    address = repository.removesuffix(".git")
    if address.startswith(GITHUB):
        return f"https://api.github.com/repos/{address.removeprefix(GITHUB)}"
    scheme, _, rest = address.partition("://")
    host, *path = rest.split("/")
    # Gitea may be below a path of its host. What it has is called by an owner and a name.
    server, called = "/".join([host, *path[:-2]]), "/".join(path[-2:])
    return f"{scheme}://{server}/api/v1/repos/{called}"


class CodeRepository(Props):
    """The Git repository that pipelines clone and push to."""

    address: HttpAddress
    """Address at which pods reach it."""

    branch: BranchName
    """Branch whose pushes are built, and to which what is built is committed."""

    server: HelmPods | ExternalPods | None = None
    """Pods that serve it. None: a server outside."""

    reader: SecretRef
    """Secret with `username` and `password` of a user that may read it."""

    writer: SecretRef
    """Secret with `username` and `password` of the bot that may push to the branch."""

    reporter: SecretRef
    """Secret with `username` and `password` of a user that may read the repository and write the
    results of commits. The branch should be closed to it.
    """

    commenter: SecretRef
    """Secret with `username` and `password` of a user that may comment on pull requests. More than
    read should not be allowed to it.
    """

    mark: SecretRef = SecretRef(name="commit-mark", keys=(MARK_KEY,))
    """Secret with the value `key` at random, by which scripts tell commits of the bot from those
    that only state its name.
    """

    signer: SecretRef | None = None
    """Secret with the key of GnuPG that signs commits of the bot, in `private`, as `gpg --armor
    --export-secret-keys` prints it, without a passphrase. None: they are not signed.
    """

    gpg_keys: Annotated[Sequence[GpgPublicKey], DISTINCT] = ()
    """Public keys of those who sign commits."""

    signature_keys: Annotated[Sequence[GpgKeyId], DISTINCT] = ()
    """IDs of `gpg_keys`, or of subkeys, one of which must have signed a commit before the bot puts
    another on it. None: no signature is needed.
    """

    bot_name: NonEmptyText = "pipeline"
    """Name of the author of what pipelines commit. Pushes of the user of that name start no run."""

    bot_email: NonEmptyText = "pipeline@noreply.localhost"
    """Address of that author."""

    reporter_name: NonEmptyText = "reporter"
    """Name of the user that writes results. What others write is not believed."""

    @model_validator(mode="after")
    def _signature_keys_are_known(self) -> Self:
        refuse_unknown_keys(self.signature_keys, self.gpg_keys)
        return self

    @property
    def statuses_url(self) -> str:
        """Address to which results of commits are sent."""
        return f"{api_url(self.address)}/statuses"

    @property
    def issues_url(self) -> str:
        """Address of pull requests, to which comments are sent."""
        return f"{api_url(self.address)}/issues"

    @property
    def port(self) -> int:
        """TCP port of a server outside."""
        return git_port(self.address)

    @property
    def environment(self) -> dict[str, str]:
        """Variables of steps that clone."""
        return {"URL": self.address, "BRANCH": self.branch}

    @property
    def bot_environment(self) -> dict[str, str]:
        """Variables of steps that commit."""
        bot = {"BOT_NAME": self.bot_name, "BOT_EMAIL": self.bot_email}
        if not self.signature_keys:
            return bot
        signers = {
            "SIGNATURE_KEYS": " ".join(self.signature_keys),
            "SIGNERS": "\n".join(self.gpg_keys),
        }
        return {**bot, **signers}

    @property
    def bot_volumes(self) -> dict[str, VolumeProps]:
        """Volumes of steps that commit."""
        signer = {"commit-signer": VolumeProps(secret=self.signer)} if self.signer else {}
        return {
            "writer": VolumeProps(secret=self.writer),
            "mark": VolumeProps(secret=self.mark),
            **signer,
        }

    @property
    def bot_mounts(self) -> dict[str, MountProps]:
        """Mounts of steps that commit."""
        signer = MountProps(volume="commit-signer", read_only=True)
        return {**AS_BOT, **({"/secrets/commit-signer": signer} if self.signer else {})}


class ImageRegistry(Props):
    """The registry to which pipelines push images."""

    address: RegistryAddress | None = None
    """Host and port at which pods reach it. None: those with which names of images begin."""

    plain: bool = False
    """Whether it does not speak TLS."""

    server: HelmPods | ExternalPods | None = None
    """Pods that serve it. None: a server outside."""

    port: Port = 443
    """TCP port of a server outside."""

    login: SecretRef
    """Secret with `username` and `password` of a user that may push."""

    def pushed(self, repository: str) -> str:
        """Return the name of an image, without tag, by which pods push it."""
        image = parse_image(f"{repository}:any")
        return f"{self.address or image.host}/{image.name}"
