"""Runs the steps that make an image by Docker, as a pipeline runs them in pods."""

import os
import re
import shutil
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from constructs_lib.reference.bootstrap_files import Image, Step
from scripts.cluster.commands import run
from scripts.cluster.errors import Failed
from scripts.gitea_api import Login

FOLDER = ".cache/images"
"""Folder of the checkout that builds work in; of it only npm's cache stays."""

SECONDS = 1800


class ImageSteps:
    """Makes images of what is committed, whatever lies in the checkout.

    Args:
        root: The checkout.
        container: Name for the containers, one of which runs at a time.
        network: Network that they are in, as of `docker run --network`.
    """

    def __init__(self, root: Path, container: str, network: str) -> None:
        self._root = root
        self._folder = root / FOLDER
        self._container = container
        self._network = network

    def make(self, image: Image, commit: str, login: Login | None) -> str:
        """Build an image of a commit, and push it; returns its digest.

        Args:
            image: How it is made.
            commit: What it is made of.
            login: Login of the user that pushes. None: it is not pushed.

        Raises:
            Failed: A step failed.
        """
        with self._empty_folder("source", "output", "tmp", "steps", "login") as work:
            archive = work / "source.tar"
            files = ("--output", archive, commit, "--", image.context)
            run("git", "archive", "--format=tar", *files, folder=self._root)
            run("tar", "--extract", "--file", archive, "--directory", work / "source")
            archive.unlink()
            for step in image.steps:
                self._run(step, work)
            if login:
                for name, value in login._asdict().items():
                    file = work / "login" / name
                    file.touch(mode=0o600)
                    file.write_text(value)
                self._run(image.push, work, f"--volume={work}/login:/secrets/registry:ro")
            return _digest(work / "output/digest")

    @contextmanager
    def _empty_folder(self, *names: str) -> Iterator[Path]:
        work = self._folder / "work"
        # One that was killed has left it, and perhaps a container that still writes there.
        self._remove_container()
        shutil.rmtree(work, ignore_errors=True)
        for folder in (self._folder / "npm", *(work / name for name in names)):
            folder.mkdir(parents=True, exist_ok=True)
        try:
            yield work
        finally:
            self._remove_container()
            shutil.rmtree(work, ignore_errors=True)

    def _run(self, step: Step, work: Path, *options: str) -> None:
        program = work / "steps" / step.name
        program.write_text(step.script)
        program.chmod(0o755)
        environment = {"HOME": "/tmp", "npm_config_cache": "/cache/npm", **step.environment}
        run(
            *("docker", "run", "--rm", "--name", self._container, "--network", self._network),
            *("--user", f"{os.getuid()}:{os.getgid()}", "--read-only"),
            *("--cap-drop=ALL", "--security-opt=no-new-privileges"),
            *(f"--env={name}={value}" for name, value in environment.items()),
            f"--volume={work}/source:/workspace/source:ro",
            f"--volume={work}/output:/workspace/output",
            f"--volume={work}/steps:/steps:ro",
            f"--volume={work}/tmp:/tmp",
            f"--volume={self._folder}/npm:/cache/npm",
            *options,
            f"--entrypoint=/steps/{step.name}",
            step.image,
            seconds=SECONDS,
        )

    def _remove_container(self) -> None:
        # Docker says nothing of one that is not there, and ends with 0.
        run("docker", "rm", "--force", self._container)


def _digest(file: Path) -> str:
    """Return the digest that the steps have left; what they are made of may have left a link."""
    text = file.read_text() if stat.S_ISREG(os.lstat(file).st_mode) else ""
    if not re.fullmatch("sha256:[0-9a-f]{64}", text):
        raise Failed(
            f"'{file.name}' must be a file with a digest, which what the image is made of has "
            "replaced; take that out of it"
        )
    return text
