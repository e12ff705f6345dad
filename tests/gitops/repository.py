"""A working copy of a Git repository."""

import shutil

from tests.checkout import ended


class Repository:
    """A repository, filled by pushing the folder `work` to a branch."""

    def __init__(self, folder, address, branch):
        self.work = folder / "work"
        self.work.mkdir()
        self._branch = branch
        self.signer = None
        """Key ring and ID of the key by which commits are signed. None: they are not."""
        self._git("init", "--quiet")
        self._git("remote", "add", "origin", address)

    def push(self, message):
        self._git("add", "--all")
        self._git("commit", "--quiet", "--message", message)
        self._git("push", "--quiet", "origin", f"HEAD:{self._branch}")
        return self._git("rev-parse", "HEAD")

    def commit_aside(self):
        """Commit the working copy, which then is as before, and return the commit."""
        self._git("commit", "--quiet", "--all", "--message", "Aside")
        commit = self._git("rev-parse", "HEAD")
        self._git("reset", "--quiet", "--hard", "HEAD~1")
        return commit

    def tag(self, commit, *names):
        """Pushes tags of a commit; without one, deletes them."""
        self._git("push", "--quiet", "origin", *(f"{commit}:refs/tags/{name}" for name in names))

    def restore(self, commit):
        """Pushes the content of a former commit, where that is not what is there."""
        self._git("rm", "--quiet", "--force", "-r", ".")
        self._git("checkout", "--quiet", commit, ".")
        if self._git("status", "--porcelain"):
            return self.push("Restore")
        return self._git("rev-parse", "HEAD")

    def pull(self):
        self._git("fetch", "--quiet", "origin", self._branch)
        self._git("reset", "--quiet", "--hard", "FETCH_HEAD")
        return self._git("rev-parse", "HEAD")

    def _git(self, *arguments):
        program = shutil.which("git")
        identity = ["-c", "user.name=test", "-c", "user.email=test@example.com"]
        environment = {}
        if self.signer:
            ring, key = self.signer
            identity += ["-c", "commit.gpgsign=true", "-c", f"user.signingkey={key}"]
            environment = ring.environment
        done = ended(
            [program, *identity, *arguments],
            cwd=self.work,
            env={"HOME": str(self.work.parent), "GIT_CONFIG_NOSYSTEM": "1", **environment},
        )
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()
