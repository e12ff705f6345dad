"""Digests of images, written into the settings and dist/ as a commit of its own."""

import os
import re
import shutil
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from scripts.cluster.bootstrap import Bootstrap
from scripts.cluster.commands import run
from scripts.cluster.errors import Failed

FOLDER = ".cache/digests"
SYNTH_SECONDS = 600
GIT_SECONDS = 120


def environment_file() -> str:
    """Return the file of the settings, from the root of the checkout."""
    return f"environments/{os.environ.get('PLATFORM_ENVIRONMENT', 'kind')}.yaml"


def with_digest(text: str, repository: str, digest: str) -> str:
    """Return the text of settings with another image, by the rule of a pipeline's `deploy`."""
    # Also where the name is part of a longer one, or of a comment, it is left alone.
    image = (
        rf"(?<![\w./:@-]){re.escape(repository)}(?::\w[\w.-]*)?(?:@sha256:[0-9a-f]+)?(?![\w./:@-])"
    )
    found = set()

    def replaced(match: re.Match[str]) -> str:
        found.add(match[0])
        return f"{repository}@{digest}"

    lines = [
        line if re.match(r"\s*#", line) else re.sub(image, replaced, line, flags=re.ASCII)
        for line in re.split("(?<=\n)", text)
    ]
    if len(found) != 1:
        raise Failed(
            f"'{environment_file()}' must have one image of {repository}, and has {len(found)}; "
            f"name it there: {repository}@{digest}"
        )
    return "".join(lines)


class DigestCommit:
    """A commit on the current branch that changes digests, made in a worktree of its own.

    Nothing that is unfinished in the checkout gets into it, or is changed by it.
    """

    def __init__(self, root: Path) -> None:
        self._root = root
        self._folder = root / FOLDER

    def prepare(self) -> None:
        """Make the worktree, and refuse what a commit could not be made of."""
        self._remove()
        self._git("worktree", "add", "--quiet", "--detach", str(self._folder), folder=self._root)
        self._git("var", "GIT_COMMITTER_IDENT")
        self._synth()
        changed = self._git("status", "--porcelain", "--", "dist").splitlines()
        if changed:
            variables = sorted(name for name in os.environ if name.startswith("PLATFORM_"))
            raise Failed(
                f"dist/ is not what synth writes here: {len(changed)} files differ, such as "
                f"{changed[0][3:]}, with {', '.join(variables) or 'no variables PLATFORM_…'}; run "
                "'make synth' and commit dist/, or set the variables that it was made with"
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
