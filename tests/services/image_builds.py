"""Images of the programs in apps/ as they are here, made by the steps that dist/ states."""

import shutil
import subprocess
from contextlib import contextmanager

from scripts.cluster.bootstrap import Bootstrap
from scripts.cluster.steps.image_steps import ImageSteps
from scripts.gitea_api import Login
from scripts.postgres import free_port
from tests.checkout import ROOT
from tests.programs import made
from tests.services.programs import answers, wait_until

NOBODY = Login("nobody", "nothing")
"""The registry asks for no login."""


def image_of(program):
    images = Bootstrap(ROOT).images.images
    return next(each for each in images if each.steps[0].environment["APPLICATION"] == program)


class Sources:
    """A repository with apps/ as it is here, committed or not."""

    def __init__(self, root):
        self.root = root
        listed = ("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", "apps")
        for name in subprocess.check_output(listed, cwd=ROOT, text=True).split("\0"):
            if name and (ROOT / name).exists():
                (root / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(ROOT / name, root / name)
        self._git("init", "--quiet")
        (root / ".gitignore").write_text("/.cache/\n")
        self.commit()

    def commit(self):
        self._git("add", "--all")
        self._git("commit", "--quiet", "--message", "A")

    def _git(self, *arguments):
        person = ("-c", "user.name=Test", "-c", "user.email=test@example.invalid")
        subprocess.run(["git", *person, *arguments], cwd=self.root, check=True)

    def make(self, program, registry=None):
        """Build an image, push it to a registry if there is one, and return its digest."""
        image = image_of(program)
        if registry:
            environment = {**image.push.environment, "REPOSITORY": f"{registry}/{program}"}
            push = image.push.model_copy(update={"environment": environment})
            image = image.model_copy(update={"push": push})
        steps = ImageSteps(self.root, f"images-of-tests-{free_port()}", "host")
        return steps.make(image, "HEAD", NOBODY if registry else None)


@contextmanager
def registry():
    """Yield the address of a registry on loopback, as which Docker trusts it without TLS."""
    address = f"127.0.0.1:{free_port()}"
    command = (made("tekton") / "crane", "registry", "serve", f"--address={address}")
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        wait_until("the registry answers", lambda: answers(f"http://{address}/v2/"))
        yield address
    finally:
        process.kill()
        process.wait()
