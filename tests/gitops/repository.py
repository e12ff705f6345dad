"""A Git repository, served on loopback over HTTP as a forge does."""

import os
import shutil
import subprocess
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit


class Handler(BaseHTTPRequestHandler):
    """Hands each request to `git http-backend`, which speaks CGI."""

    def do_GET(self):
        url = urlsplit(self.path)
        length = self.headers.get("Content-Length", "0")
        done = subprocess.run(
            ["git", "http-backend"],
            input=self.rfile.read(int(length)),
            env={
                "PATH": os.environ["PATH"],
                "GIT_PROJECT_ROOT": str(self.server.folder),
                "GIT_HTTP_EXPORT_ALL": "yes",
                "GIT_PROTOCOL": self.headers.get("Git-Protocol", ""),
                "REQUEST_METHOD": self.command,
                "PATH_INFO": url.path,
                "QUERY_STRING": url.query,
                "CONTENT_TYPE": self.headers.get("Content-Type", ""),
                "CONTENT_LENGTH": length,
                "HTTP_CONTENT_ENCODING": self.headers.get("Content-Encoding", ""),
            },
            stdout=subprocess.PIPE,
            check=True,
        )
        head, _, body = done.stdout.partition(b"\r\n\r\n")
        headers = dict(line.split(": ", 1) for line in head.decode().split("\r\n"))
        self.send_response(int(headers.pop("Status", "200").split()[0]))
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    do_POST = do_GET  # noqa: N815

    def log_message(self, *_):
        pass


class Repository:
    """A bare repository on a server, and a working copy of it."""

    def __init__(self, folder, branch):
        self.work = folder / "work"
        self._branch = branch
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.folder = folder / "served"
        self.url = f"http://127.0.0.1:{self._server.server_port}/platform.git"
        bare = self._server.folder / "platform.git"
        self._git("init", "--quiet", "--bare", f"--initial-branch={branch}", bare, cwd=folder)
        self._git("clone", "--quiet", bare, self.work, cwd=folder)
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def push(self, message):
        """Commits the working copy as it is, and returns the commit."""
        self._git("add", "--all")
        self._git("commit", "--quiet", "--message", message)
        self._git("push", "--quiet", "origin", f"HEAD:{self._branch}")
        return self._git("rev-parse", "HEAD")

    def restore(self, commit):
        """Pushes the content of a former commit, where that is not what is there."""
        self._git("rm", "--quiet", "-r", ".")
        self._git("checkout", "--quiet", commit, ".")
        if self._git("status", "--porcelain"):
            return self.push("Restore")
        return self._git("rev-parse", "HEAD")

    def stop(self):
        self._server.shutdown()
        self._server.server_close()

    def _git(self, *arguments, cwd=None):
        program = shutil.which("git")
        done = subprocess.run(
            [program, "-c", "user.name=test", "-c", "user.email=test@example.com", *arguments],
            cwd=cwd or self.work,
            env={"HOME": str(self._server.folder.parent), "GIT_CONFIG_NOSYSTEM": "1"},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()
