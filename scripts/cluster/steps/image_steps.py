"""Runs the steps that make an image by Docker, as a pipeline runs them in pods."""

import hashlib
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

MTU = "com.docker.network.driver.mtu"
"""Option of a Docker network: largest packet, which a network of ours does not inherit."""


class ImageSteps:
    """Makes images of what is committed, whatever lies in the checkout.

    A step in the image that pushes only talks to registries. Every other step runs code of the
    application: its Docker network is made for the build, and its npm cache for the application.
    Steps that talk to registries have the network of that name. One container runs at a time.
    """

    def __init__(self, root: Path, container: str, network: str) -> None:
        self._root = root
        self._folder = root / FOLDER
        self._container = container
        self._network = network

    def make(self, image: Image, commit: str, login: Login | None) -> str:
        """Build an image of a commit, and push it; returns its digest."""
        with self._empty_folder("source", "output", "tmp", "steps", "login") as work:
            archive = work / "source.tar"
            files = ("--output", archive, commit, "--", image.context)
            run("git", "archive", "--format=tar", *files, folder=self._root)
            run("tar", "--extract", "--file", archive, "--directory", work / "source")
            archive.unlink()
            self._make_network()
            cache = (
                self._folder / "npm" / hashlib.sha256(image.repository.encode()).hexdigest()[:16]
            )
            cache.mkdir(parents=True, exist_ok=True)
            registries = f"--network={self._network}"
            application = (f"--network={self._container}", f"--volume={cache}:/cache/npm")
            for step in image.steps:
                trusted = step.image == image.push.image
                self._run(step, work, *((registries,) if trusted else application))
            if login:
                for name, value in login._asdict().items():
                    file = work / "login" / name
                    file.touch(mode=0o600)
                    file.write_text(value)
                login_files = f"--volume={work}/login:/secrets/registry:ro"
                self._run(image.push, work, registries, login_files)
            return _digest(work / "output/digest")

    @contextmanager
    def _empty_folder(self, *names: str) -> Iterator[Path]:
        work = self._folder / "work"
        # One that was killed has left it, and perhaps a container that still writes there.
        self._remove_from_docker()
        shutil.rmtree(work, ignore_errors=True)
        for name in names:
            (work / name).mkdir(parents=True)
        try:
            yield work
        finally:
            self._remove_from_docker()
            shutil.rmtree(work, ignore_errors=True)

    def _run(self, step: Step, work: Path, *options: str) -> None:
        program = work / "steps" / step.name
        program.write_text(step.script)
        program.chmod(0o755)
        environment = {"HOME": "/tmp", "npm_config_cache": "/cache/npm", **step.environment}
        run(
            *("docker", "run", "--rm", "--name", self._container),
            *("--user", f"{os.getuid()}:{os.getgid()}", "--read-only"),
            *("--cap-drop=ALL", "--security-opt=no-new-privileges"),
            *(f"--env={name}={value}" for name, value in environment.items()),
            f"--volume={work}/source:/workspace/source:ro",
            f"--volume={work}/output:/workspace/output",
            f"--volume={work}/steps:/steps:ro",
            f"--volume={work}/tmp:/tmp",
            *options,
            f"--entrypoint=/steps/{step.name}",
            step.image,
            seconds=SECONDS,
        )

    def _make_network(self) -> None:
        # Docker's own network has the largest packet of this machine, where that is stated.
        form = f'{{{{index .Options "{MTU}"}}}}'
        mtu = run("docker", "network", "inspect", "bridge", "--format", form).strip()
        options = (f"--opt={MTU}={mtu}",) if mtu else ()
        run("docker", "network", "create", *options, self._container)

    def _remove_from_docker(self) -> None:
        # Docker ends with 0 if a container is not there, but with 1 if a network is not.
        run("docker", "rm", "--force", self._container)
        by_name = f"--filter=name=^{self._container}$"
        for network in run("docker", "network", "ls", "--quiet", by_name).split():
            run("docker", "network", "rm", network)


def _digest(file: Path) -> str:
    """Return the digest that the steps have left; what they are made of may have left a link."""
    text = file.read_text() if stat.S_ISREG(os.lstat(file).st_mode) else ""
    if not re.fullmatch("sha256:[0-9a-f]{64}", text):
        raise Failed(
            f"'{file.name}' must be a file with a digest, which what the image is made of has "
            "replaced; take that out of it"
        )
    return text
