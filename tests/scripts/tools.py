"""Programs and servers of this machine that play what the wrapper meets."""

import subprocess
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

PERSON = ("-c", "user.name=Test", "-c", "user.email=test@example.invalid")


def git(folder, *arguments):
    return subprocess.run(
        ["git", *PERSON, *arguments], cwd=folder, check=True, capture_output=True, text=True
    ).stdout


def program(folder, name, script):
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(f"#!/bin/sh\n{script}\n")
    (folder / name).chmod(0o755)


@contextmanager
def served(status=200, body=b"{}", *, seen=None, **others):
    """Yields the port of a server that always answers so, or to methods in `others` otherwise.

    `seen` gets methods and paths.
    """

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            if seen is not None:
                seen.append(f"{self.command} {self.path}")
            answer, content = others.get(self.command, (status, body))
            self.send_response(answer)
            self.end_headers()
            self.wfile.write(content)

        do_POST = do_DELETE = do_GET  # noqa: N815 - the names that the class asks for

        def log_message(self, *_):
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_port
        server.shutdown()
