"""Programs and servers of this machine that play what the wrapper meets."""

import json
import subprocess
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

from scripts.cluster.bootstrap import Bootstrap

PERSON = ("-c", "user.name=Test", "-c", "user.email=test@example.invalid")


def git(folder, *arguments):
    return subprocess.run(
        ["git", *PERSON, *arguments], cwd=folder, check=True, capture_output=True, text=True
    ).stdout


def program(folder, name, script):
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(f"#!/bin/sh\n{script}\n")
    (folder / name).chmod(0o755)


def bootstrap_of(checkout, gitea):
    """Return what dist/ of a checkout says, with another address of Gitea."""
    bootstrap = Bootstrap(checkout)
    bootstrap.__dict__["gitea"] = bootstrap.gitea.model_copy(update={"url": gitea})
    return bootstrap


def inspected(created="2026-01-01T00:00:00Z", mounts=()):
    """Return what Docker says of a worker of the cluster that is called `node`."""
    node = {"Name": "/node", "Created": created, "State": {"Running": True}, "Mounts": list(mounts)}
    node["Config"] = {"Image": "node:1", "Labels": {"io.x-k8s.kind.role": "worker"}}
    node["HostConfig"] = {"PortBindings": {}}
    node["NetworkSettings"] = {"Networks": {"kind": {"IPAddress": "172.18.0.2"}}}
    return json.dumps([node])


@contextmanager
def served(status=200, body=b"{}", *, answer=None, tls=None):
    """Yield the port of a server that always answers so, or what a function says.

    It gets the request with its `content`, and returns status, body and headers. `tls` is an
    SSLContext.
    """

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            self.content = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            told, content, headers = answer(self) if answer else (status, body, {})
            self.send_response(told)
            for name, value in {**headers, "Content-Length": str(len(content))}.items():
                self.send_header(name, value)
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(content)

        do_HEAD = do_POST = do_DELETE = do_GET  # noqa: N815 - the names that the class asks for

        def log_message(self, *_):
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        if tls:
            server.socket = tls.wrap_socket(server.socket, server_side=True)
        Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_port
        server.shutdown()
