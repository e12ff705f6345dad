"""The repository in Gitea: made, filled once, and pushed to; commits of digests for it."""

import base64
import os
import re
import shutil
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import httpx

from constructs_lib.reference.bootstrap_files import GiteaContents
from scripts import gitea
from scripts.cluster.bootstrap import Bootstrap
from scripts.cluster.commands import run
from scripts.cluster.errors import Failed, Refused
from scripts.cluster.health import culprits, delivered_commits, unanswered
from scripts.cluster.kubectl import Kubectl
from scripts.cluster.progress import ANSWER_SECONDS, Progress
from scripts.gitea_api import GiteaError

FOLDER = ".cache/digests"
SYNTH_SECONDS = 600
GIT_SECONDS = 120


def environment_file() -> str:
    """Return the file of the settings, from the root of the checkout."""
    return f"environments/{os.environ.get('PLATFORM_ENVIRONMENT', 'kind')}.yaml"


def with_digest(text: str, repository: str, digest: str) -> str:
    """Return the text of settings with another image, by the rule of a pipeline's `deploy`."""
    # Lines of comments are left alone, and longer names that have this one in them.
    image = re.compile(
        r"^\s*#.*|(?<![\w./:@-])"
        rf"({re.escape(repository)}(?::\w[\w.-]*)?(?:@sha256:[0-9a-f]+)?)(?![\w./:@-])",
        re.ASCII | re.MULTILINE,
    )
    found = {each[1] for each in image.finditer(text) if each[1]}
    if len(found) != 1:
        raise Failed(
            f"'{environment_file()}' must have one image of {repository}, and has {len(found)}; "
            f"name it there: {repository}@{digest}"
        )
    return image.sub(lambda each: f"{repository}@{digest}" if each[1] else each[0], text)


class DigestCommit:
    """A commit on the current branch that changes digests, made in a worktree of its own.

    Nothing that is unfinished in the checkout gets into it, or is changed by it.
    """

    def __init__(self, root: Path) -> None:
        self._root = root
        self._folder = root / FOLDER

    def prepare(self) -> None:
        """Make the worktree, and refuse what a commit could not be made of."""
        self._git("var", "GIT_COMMITTER_IDENT", folder=self._root)
        self._compare()

    def check(self) -> None:
        """Refuse a commit whose dist/ is not what synth writes, and remove the worktree."""
        try:
            self._compare()
        finally:
            self._remove()

    def _compare(self) -> None:
        self._remove()
        self._git("worktree", "add", "--quiet", "--detach", str(self._folder), folder=self._root)
        self._synth()
        changed = self._git("status", "--porcelain", "--", "dist").splitlines()
        if changed:
            variables = sorted(name for name in os.environ if name.startswith("PLATFORM_"))
            raise Failed(
                f"dist/ is not what synth writes here: {len(changed)} files differ, such as "
                f"{changed[0][3:]}, with {', '.join(variables) or 'no variables PLATFORM_…'}; run "
                f"'make synth' and commit dist/; write lasting values into '{environment_file()}'"
            )

    def make(self, digests: Mapping[str, str], say: Callable[[str], None]) -> None:
        """Make the commit, after `prepare`."""
        name = environment_file()
        file = self._folder / name
        # As bytes, since a text would lose the ends of its lines if they are those of Windows.
        text = file.read_bytes().decode()
        for repository, digest in digests.items():
            text = with_digest(text, repository, digest)
        file.write_bytes(text.encode())
        self._synth()
        named = Bootstrap(self._folder).images
        for image in named.images if named else ():
            if image.repository in digests and image.digest != digests[image.repository]:
                raise Failed(
                    f"dist/ names {image.image} whatever '{name}' says; unset the variable "
                    f"PLATFORM_… that replaces it, or let it name {digests[image.repository]}"
                )
        lines = [f"{repository}@{digest}" for repository, digest in sorted(digests.items())]
        message = "\n".join(["Name the images that this machine builds", "", *lines])
        self._git("add", "--all", "--", "dist", name)
        # The hooks of the checkout are for commits of people.
        self._git("commit", "--quiet", "--no-verify", "--message", message)
        commit = self._git("rev-parse", "HEAD").strip()
        self._git("merge", "--quiet", "--ff-only", commit, folder=self._root)
        self._remove()
        say(f"committed {commit[:12]}, which changes '{name}' and dist/:")
        for line in lines:
            say(f"  {line}")

    def _remove(self) -> None:
        # What a run that was killed has left goes, too.
        shutil.rmtree(self._folder, ignore_errors=True)
        self._git("worktree", "prune", folder=self._root)

    def _synth(self) -> None:
        main, variables = (sys.executable, "main.py"), {"CDK8S_OUTDIR": "dist"}
        run(*main, folder=self._folder, variables=variables, seconds=SYNTH_SECONDS)

    def _git(self, *arguments: str, folder: Path | None = None) -> str:
        return run("git", *arguments, folder=folder or self._folder, seconds=GIT_SECONDS)


PUSH_SECONDS = 600

TRACKED = "refs/remotes/cluster"
"""Where the branches of the cluster's repository are remembered in the checkout."""


class Repository:
    """The first repository of gitea.yaml, and the checkout that is pushed there."""

    def __init__(self, kubectl: Kubectl, bootstrap: Bootstrap, contents: GiteaContents) -> None:
        self._kubectl = kubectl
        self._bootstrap = bootstrap
        self._root = bootstrap.root
        repository = contents.repositories[0]
        self.branch = repository.default_branch
        self.remote = f"{TRACKED}/{self.branch}"
        """Where its commits are remembered in the checkout."""
        self._base = contents.url
        self._url = f"{contents.url}/{repository.name}.git"
        self._login = kubectl.login(contents.namespace, contents.administrator)

    def commit(self) -> str:
        """Return the commit of its branch; nothing if it is empty."""
        reference = f"refs/heads/{self.branch}"
        return self._git("ls-remote", "--heads", self._url, reference).partition("\t")[0]

    def fetch(self) -> str:
        """Fetch the commits of its branch; returns the newest, or nothing if it is empty."""
        if self.commit():
            self._git("fetch", "--quiet", self._url, f"+refs/heads/{self.branch}:{self.remote}")
            return self._git("rev-parse", self.remote).strip()
        self._refuse_less()
        return ""

    def push(self) -> str:
        """Pushes the commit of the checkout, after those of others were fetched; returns it."""
        head = self._git("rev-parse", "HEAD").strip()
        if self.has_more(self.fetch()):
            raise Refused(
                "the cluster's repository has commits that this checkout lacks, such as those of "
                f"pipelines; see 'git log HEAD..{self.remote}', then run 'git merge "
                f"{self.remote}', and push again "
                "(docs/how-to/pipelines.md#get-the-commits-of-pipelines)"
            )
        self._git("push", "--quiet", self._url, f"HEAD:refs/heads/{self.branch}")
        return head

    def _refuse_less(self) -> None:
        """Refuses to fill it with less than what the cluster runs: Argo CD would take that back."""
        ours = set(self._git("rev-list", "HEAD").split())
        if lost := sorted(delivered_commits(self._kubectl, self._bootstrap) - ours):
            raise Refused(
                f"the cluster's repository is empty, but the cluster runs commit {lost[0]}, which "
                "this checkout lacks, too; restore the repository from its backup as "
                "docs/how-to/restore.md#repositories says, or push a checkout that has the "
                f"commit; to give it up, run 'git push {self._url} HEAD:refs/heads/{self.branch}'"
            )

    def has_more(self, there: str, *files: str) -> bool:
        """Return whether a commit, if any, has others before it that the checkout lacks."""
        lacking = ("rev-list", "--max-count=1", f"HEAD..{there}", "--", *files)
        return bool(there and self._git(*lacking).strip())

    def _git(self, *arguments: str) -> str:
        """Run git with a login that only its environment has, and that nothing keeps."""
        login = base64.b64encode(":".join(self._login).encode()).decode()
        settings = {
            f"http.{self._base}.extraHeader": f"Authorization: Basic {login}",
            "credential.helper": "",
            f"http.{self._base}.proxy": "",
        }
        # After those that the environment has already, such as 'safe.directory' in a container.
        first = int(os.environ.get("GIT_CONFIG_COUNT") or 0)
        count = str(first + len(settings))
        variables = {"GIT_CONFIG_COUNT": count, "GIT_TERMINAL_PROMPT": "0"}
        for number, (key, value) in enumerate(settings.items(), first):
            variables |= {f"GIT_CONFIG_KEY_{number}": key, f"GIT_CONFIG_VALUE_{number}": value}
        return run("git", *arguments, folder=self._root, variables=variables, seconds=PUSH_SECONDS)


def refuse_changes(root: Path) -> None:
    """Refuses a dist/ or settings that are not committed: Argo CD delivers commits.

    Digests of images are written into the settings.
    """
    places = ("dist", environment_file())
    status = ("status", "--porcelain", "--untracked-files=all", "--", *places)
    changed = run("git", *status, folder=root).splitlines()
    if changed:
        raise Refused(
            f"{len(changed)} files are not committed, such as {changed[0][3:]}, and Argo CD "
            "delivers commits; commit them, or put them aside with 'git stash -u -- "
            f"{' '.join(places)}'"
        )


def make_contents(
    kubectl: Kubectl, bootstrap: Bootstrap, progress: Progress, *, remove_others: bool = False
) -> None:
    """Make what gitea.yaml says, and on request remove other ways into repositories."""
    contents = bootstrap.gitea
    if not contents:
        return
    progress.wait_for(
        lambda: unanswered([f"{contents.url}/api/healthz"]),
        ANSWER_SECONDS,
        lambda _: culprits(kubectl, [contents.namespace]),
    )
    names = {contents.administrator, *(user.secret for user in contents.users)}
    names |= {hook.secret.name for each in contents.repositories for hook in each.webhooks}
    secrets = {name: kubectl.secret_values(contents.namespace, name) for name in names}
    try:
        gitea.apply(contents, secrets, remove_others=remove_others)
    except (GiteaError, httpx.HTTPError) as error:
        raise Failed(f"Gitea at {contents.url}: {error}") from None


def push_first(kubectl: Kubectl, bootstrap: Bootstrap, progress: Progress) -> bool:
    """Pushes the checkout to the cluster's repository if that is empty.

    Returns whether the cluster follows the commit of the checkout, as far as that is known.
    """
    contents = bootstrap.gitea
    if not contents:
        return True
    repository = Repository(kubectl, bootstrap, contents)
    there = repository.commit()
    if not there:
        progress.say(f"pushing {repository.push()[:12]} to {contents.url}")
    if there and there != run("git", "rev-parse", "HEAD", folder=bootstrap.root).strip():
        progress.say(f"the cluster follows commit {there[:12]}, not this one; see 'make push'")
        return False
    return True
