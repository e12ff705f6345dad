"""A real Git server: git's own `http-backend`, by HTTP with logins, as Gitea and GitHub serve it.

It also keeps statuses of commits, for scripts that ask for them: the newest first, in pages.
"""

import base64
import hmac
import json
import os
import subprocess
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import parse_qs

from tests.checkout import ended

LOGINS = {"reader": 'reader\'s "password" $(id) \\ %', "bot": "bot's password; `id`"}
MARK_KEY = "value of the mark"
PAGE = 30
"""Statuses in an answer, as Gitea and GitHub divide them."""


class GitServer:
    """Serves the repository `platform.git` in the folder."""

    def __init__(self, folder):
        self.folder = folder
        self.repository = folder / "platform.git"
        self.statuses = {}
        self.requests = []
        self.before_request = lambda request: None
        git("init", "--quiet", "--bare", "--initial-branch=main", self.repository)
        git("-C", self.repository, "config", "http.receivepack", "true")
        self._http = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self.address = f"http://127.0.0.1:{self._http.server_port}"
        self.url = f"{self.address}/platform.git"
        self.statuses_url = f"{self.address}/api/statuses"
        Thread(target=self._http.serve_forever, daemon=True).start()

    def stop(self):
        self._http.shutdown()
        self._http.server_close()

    def hook(self, name, text):
        file = self.repository / "hooks" / name
        file.write_text(f"#!/bin/sh\n{text}\n")
        file.chmod(0o755)

    def git(self, *arguments):
        """Return what git prints of the repository."""
        return git("-C", self.repository, *arguments)

    def tip(self, branch="main"):
        return self.git("rev-parse", f"refs/heads/{branch}")

    def passed(self, commit, context="smoke-test", state="success", creator="reporter"):
        status = {"context": context, "status": state, "creator": creator and {"login": creator}}
        self.statuses.setdefault(commit, []).append(status)


def marked(folder, key=MARK_KEY):
    """Make the newest commit of a checkout one of the bot, by its mark."""
    text = git("-C", folder, "cat-file", "commit", "HEAD", strip=False)
    mark = hmac.new(key.encode(), text.encode(), "sha256").hexdigest()
    text = text.replace("\n\n", f"\npipeline-mark {mark}\n\n", 1)
    write = ("hash-object", "-t", "commit", "-w", "--stdin")
    git("-C", folder, "reset", "--quiet", "--soft", git("-C", folder, *write, input=text))


def git(*arguments, strip=True, **options):
    environment = {"PATH": os.environ["PATH"], "HOME": "/nonexistent", "GIT_CONFIG_NOSYSTEM": "1"}
    # Git compares owners, and the tests' pods belong to another user.
    environment |= {"GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": "safe.directory"}
    environment |= {"GIT_CONFIG_VALUE_0": "*"}
    identity = ["-c", "user.name=Dev", "-c", "user.email=dev@example.com"]
    done = ended(["git", *identity, *map(str, arguments)], env=environment, **options)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip() if strip else done.stdout


def _handler(server):
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, *_):
            pass

        def do_GET(self):
            self._answer()

        def do_POST(self):
            self._answer()

        def _answer(self):
            body = self._body()
            path, _, query = self.path.partition("?")
            user = self._user()
            server.requests.append(f"{self.command} {self.path} {user}")
            server.before_request(self.path)
            if not user:
                self._send(401, {"WWW-Authenticate": 'Basic realm="git"'}, b"log in")
            elif path.startswith("/api/statuses/"):
                newest = server.statuses.get(path.rpartition("/")[2], [])[::-1]
                begin = (int(parse_qs(query).get("page", ["1"])[0]) - 1) * PAGE
                found = json.dumps(newest[begin : begin + PAGE]).encode()
                self._send(200, {"Content-Type": "application/json"}, found)
            elif "receive-pack" in self.path and user != "bot":
                self._send(403, {}, b"read only")
            else:
                self._backend(path, query, user, body)

        def _user(self):
            _, _, given = self.headers.get("Authorization", "").partition(" ")
            name, _, password = base64.b64decode(given).decode().partition(":")
            return name if LOGINS.get(name) == password else ""

        def _body(self):
            if self.headers.get("Transfer-Encoding") != "chunked":
                return self.rfile.read(int(self.headers.get("Content-Length", 0)))
            body = b""
            while size := int(self.rfile.readline(), 16):
                body += self.rfile.read(size)
                self.rfile.readline()
            self.rfile.readline()
            return body

        def _backend(self, path, query, user, body):
            environment = {
                "PATH": os.environ["PATH"],
                "GIT_PROJECT_ROOT": str(server.folder),
                "GIT_HTTP_EXPORT_ALL": "1",
                "REQUEST_METHOD": self.command,
                "PATH_INFO": path,
                "QUERY_STRING": query,
                "REMOTE_USER": user,
                "CONTENT_TYPE": self.headers.get("Content-Type", ""),
                "CONTENT_LENGTH": str(len(body)),
                "HTTP_CONTENT_ENCODING": self.headers.get("Content-Encoding", ""),
                "GIT_PROTOCOL": self.headers.get("Git-Protocol", ""),
            }
            done = subprocess.run(
                ["git", "http-backend"],
                input=body,
                env=environment,
                capture_output=True,
                check=True,
            )
            head, _, content = done.stdout.partition(b"\r\n\r\n")
            headers = dict(line.split(": ", 1) for line in head.decode().split("\r\n"))
            status = int(headers.pop("Status", "200").split()[0])
            self._send(status, headers, content)

        def _send(self, status, headers, content):
            self.send_response(status)
            for name, value in {**headers, "Content-Length": str(len(content))}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(content)

    return Handler
