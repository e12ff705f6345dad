"""A real Git server: git's own `http-backend`, by HTTP with logins, as Gitea and GitHub serve it.

It also keeps statuses of commits, for scripts that ask for them: the newest first, in pages.
"""

import base64
import hmac
import json
import os
import subprocess
from urllib.parse import parse_qs

from tests.checkout import ended

LOGINS = {"reader": 'reader\'s "password" $(id) \\ %', "bot": "bot's password; `id`"}
MARK_KEY = "value of the mark"
PAGE = 30
"""Statuses in an answer, as Gitea and GitHub divide them."""


class GitServer:
    """Serves the repository `platform.git` in the folder, by `answer`."""

    address = None

    def __init__(self, folder):
        self.folder = folder
        self.repository = folder / "platform.git"
        self.statuses = {}
        self.requests = []
        self.before_request = lambda request: None
        git("init", "--quiet", "--bare", "--initial-branch=main", self.repository)
        git("-C", self.repository, "config", "http.receivepack", "true")

    @property
    def url(self):
        return f"{self.address}/platform.git"

    @property
    def statuses_url(self):
        return f"{self.address}/api/statuses"

    def variables(self, revision, **given):
        """Return the variables of a step for a commit."""
        bot = {"BOT_NAME": "pipeline", "BOT_EMAIL": "pipeline@users.invalid"}
        return {"URL": self.url, "BRANCH": "main", "REVISION": revision, **bot, **given}

    def hook(self, name, text):
        file = self.repository / "hooks" / name
        file.write_text(f"#!/bin/sh\n{text}\n")
        file.chmod(0o755)

    def git(self, *arguments):
        """Return what git prints of the repository."""
        return git("-C", self.repository, *arguments)

    def tip(self, branch="main"):
        return self.git("rev-parse", f"refs/heads/{branch}")

    def stays(self, run, told):
        """Return the code by which a run ends that must say why, and leave the branch as it is."""
        tip = self.tip()
        done = run()
        assert self.tip() == tip
        assert told in done.error
        return done.code

    def passed(self, commit, context="smoke-test", state="success", creator="reporter"):
        status = {"context": context, "status": state, "creator": creator and {"login": creator}}
        status["id"] = sum(map(len, self.statuses.values())) + 1
        self.statuses.setdefault(commit, []).append(status)

    def answer(self, request):
        """Return status, body and headers of the answer to a request."""
        path, _, query = request.path.partition("?")
        user = self._user(request)
        self.requests.append(f"{request.command} {request.path} {user}")
        self.before_request(request.path)
        if not user:
            return 401, b"log in", {"WWW-Authenticate": 'Basic realm="git"'}
        if path == "/api/commits":
            commits = self.git("rev-list", parse_qs(query)["sha"][0]).split()
            found = json.dumps([{"sha": each} for each in commits]).encode()
            return 200, found, {"Content-Type": "application/json"}
        if path.startswith("/api/statuses/"):
            if request.command == "POST":
                given = json.loads(request.content)
                self.passed(path[-40:], given["context"], given["state"], user)
                return 201, b"{}", {}
            newest = self.statuses.get(path.rpartition("/")[2], [])[::-1]
            begin = (int(parse_qs(query).get("page", ["1"])[0]) - 1) * PAGE
            found = json.dumps(newest[begin : begin + PAGE]).encode()
            return 200, found, {"Content-Type": "application/json"}
        if "receive-pack" in request.path and user != "bot":
            return 403, b"read only", {}
        return self._backend(request, path, query, user)

    @staticmethod
    def _user(request):
        _, _, given = request.headers.get("Authorization", "").partition(" ")
        name, _, password = base64.b64decode(given).decode().partition(":")
        return name if LOGINS.get(name) == password else ""

    def _backend(self, request, path, query, user):
        environment = {
            "PATH": os.environ["PATH"],
            "GIT_PROJECT_ROOT": str(self.folder),
            "GIT_HTTP_EXPORT_ALL": "1",
            "REQUEST_METHOD": request.command,
            "PATH_INFO": path,
            "QUERY_STRING": query,
            "REMOTE_USER": user,
            "CONTENT_TYPE": request.headers.get("Content-Type", ""),
            "CONTENT_LENGTH": str(len(request.content)),
            "HTTP_CONTENT_ENCODING": request.headers.get("Content-Encoding", ""),
            "GIT_PROTOCOL": request.headers.get("Git-Protocol", ""),
        }
        command = ["git", "http-backend"]
        done = subprocess.run(
            command, input=request.content, env=environment, capture_output=True, check=True
        )
        head, _, content = done.stdout.partition(b"\r\n\r\n")
        headers = dict(line.split(": ", 1) for line in head.decode().split("\r\n"))
        status = int(headers.pop("Status", "200").split()[0])
        return status, content, headers


def marked(folder, key=MARK_KEY):
    """Make the newest commit of a checkout one of the bot, by its mark."""

    def with_mark(text):
        mark = hmac.new(key.encode(), text.encode(), "sha256").hexdigest()
        return text.replace("\n\n", f"\npipeline-mark {mark}\n\n", 1)

    rewrite(folder, with_mark)


def rewrite(folder, change):
    """Replace the newest commit of a checkout by what a function makes of its text."""
    text = git("-C", folder, "cat-file", "commit", "HEAD", strip=False)
    write = ("hash-object", "-t", "commit", "-w", "--stdin")
    git("-C", folder, "reset", "--quiet", "--soft", git("-C", folder, *write, input=change(text)))


def git(*arguments, strip=True, **options):
    environment = {"PATH": os.environ["PATH"], "HOME": "/nonexistent", "GIT_CONFIG_NOSYSTEM": "1"}
    # Git compares owners, and the tests' pods belong to another user.
    environment |= {"GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": "safe.directory"}
    environment |= {"GIT_CONFIG_VALUE_0": "*"}
    identity = ["-c", "user.name=Dev", "-c", "user.email=dev@example.com"]
    done = ended(["git", *identity, *map(str, arguments)], env=environment, **options)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip() if strip else done.stdout
