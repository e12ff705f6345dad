"""A working copy of a Git repository."""

import os
import subprocess


def attempt(*arguments, folder=None):
    """Returns what came of a git command."""
    author = ("-c", "user.name=test", "-c", "user.email=test@users.invalid")
    return subprocess.run(
        ["git", *author, *map(str, arguments)],
        cwd=folder,
        env={
            "HOME": "/nonexistent",
            "GIT_CONFIG_NOSYSTEM": "1",
            "GIT_TERMINAL_PROMPT": "0",
            "PATH": os.environ["PATH"],
        },
        capture_output=True,
        text=True,
        check=False,
    )


def git(*arguments, folder=None):
    done = attempt(*arguments, folder=folder)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


class Repository:
    """A repository, filled by pushing the folder `work` to a branch."""

    def __init__(self, folder, address, branch):
        self.work = folder / "work"
        self.work.mkdir()
        self._branch = branch
        self.git("init")
        self.git("remote", "add", "origin", address)

    def push(self, message):
        """Commits the working copy as it is, and returns the commit."""
        self.git("add", "--all")
        self.git("commit", "--message", message)
        self.git("push", "origin", f"HEAD:{self._branch}")
        return self.git("rev-parse", "HEAD")

    def restore(self, commit):
        """Pushes the content of a former commit, where that is not what is there."""
        self.git("rm", "--force", "-r", ".")
        self.git("checkout", commit, ".")
        if self.git("status", "--porcelain"):
            return self.push("Restore")
        return self.git("rev-parse", "HEAD")

    def pull(self):
        self.git("fetch", "origin", self._branch)
        self.git("reset", "--hard", "FETCH_HEAD")
        return self.git("rev-parse", "HEAD")

    def git(self, *arguments):
        return git(*arguments, folder=self.work)
