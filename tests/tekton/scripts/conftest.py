import shutil
import tempfile
from pathlib import Path

import pytest

from tests.served import served
from tests.tekton.scripts.git_server import GitServer, git, marked
from tests.tekton.scripts.pod import Pod


@pytest.fixture
def folder():
    """A folder that users other than that of the tests can enter."""
    made = Path(tempfile.mkdtemp(prefix="tekton-"))
    made.chmod(0o755)
    yield made
    shutil.rmtree(made)


@pytest.fixture
def server(folder):
    server = GitServer(folder)
    with served(answer=server.answer) as port:
        server.address = f"http://127.0.0.1:{port}"
        yield server


@pytest.fixture
def pods(folder):
    """Make pods, each with folders of its own."""
    made = []

    def make():
        made.append(Pod(folder / f"pod-{len(made)}"))
        return made[-1]

    return make


@pytest.fixture
def pod(pods):
    return pods()


@pytest.fixture
def work(folder, server):
    return Work(folder / "work", server)


class Work:
    """The checkout of a developer."""

    def __init__(self, folder, server):
        self.folder = folder
        self.server = server
        git("init", "--quiet", "--initial-branch=main", folder)

    def git(self, *arguments):
        return git("-C", self.folder, *arguments)

    def commit(self, files, message="Change", branch="main", options=()):
        """Write files (None removes one), commit them, and push that; returns the commit."""
        for name, content in files.items():
            file = self.folder / name
            file.parent.mkdir(parents=True, exist_ok=True)
            if content is None:
                file.unlink()
            else:
                file.write_bytes(content if isinstance(content, bytes) else content.encode())
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--allow-empty-message", "-m", message)
        return self.push(branch, *options)

    def mark(self, **given):
        """Make the newest commit one of the bot."""
        marked(self.folder, **given)

    def push(self, branch="main", *options):
        target = self.server.repository
        self.git("push", "--quiet", *options, target, f"HEAD:refs/heads/{branch}")
        return self.git("rev-parse", "HEAD")

    def pull(self):
        self.git("fetch", "--quiet", self.server.repository, "main")
        self.git("reset", "--quiet", "--hard", "FETCH_HEAD")
