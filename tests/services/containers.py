"""Docker on this machine."""

import shlex
import shutil
import subprocess


def missing():
    """Return what keeps containers from being started, or None."""
    if not shutil.which("docker"):
        return "needs Docker: see https://docs.docker.com/engine/install"
    if subprocess.run(["docker", "info"], capture_output=True, check=False).returncode != 0:
        return "needs a running Docker daemon: 'docker info' says why there is none"
    return None


def docker(*arguments, **options):
    done = subprocess.run(["docker", *arguments], capture_output=True, check=False, **options)
    assert done.returncode == 0, f"docker {shlex.join(arguments)}\n{done.stderr.decode()}"
