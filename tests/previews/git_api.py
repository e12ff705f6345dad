"""The API of a Git server as far as previews use it, in the form that Gitea and GitHub share."""

import base64
import json
import re
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import parse_qs

LOGIN = "previews:a password"
REPOSITORY = "/api/v1/repos/web/shop"


class GitApi:
    """Serves the pull requests of a repository, and keeps comments on them."""

    def __init__(self):
        self.clear()
        self._http = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self.url = f"http://127.0.0.1:{self._http.server_port}{REPOSITORY}"
        Thread(target=self._http.serve_forever, daemon=True).start()

    def clear(self):
        self.pulls = {}
        self.comments = {}
        self.is_gone = False
        self.faults = {}
        """Answers instead of others, by a pattern of method and path: status and text."""
        self.after_page = lambda: None

    def stop(self):
        self._http.shutdown()
        self._http.server_close()

    def open(self, number, commit="1" * 40, fork=False):
        head = {"sha": commit, "repo": {"id": 2 if fork else 1}}
        self.pulls[number] = {
            "number": number,
            "state": "open",
            "head": head,
            "base": {"repo": {"id": 1}},
        }

    def push(self, number, commit):
        self.pulls[number]["head"]["sha"] = commit

    def merge(self, number):
        self.pulls[number] |= {"state": "closed", "merged": True}

    def of(self, number):
        """Return the comments on a pull request."""
        return [each["body"] for each in self.comments.values() if each["on"] == number]

    def answer(self, method, path, query, body):
        if not path.startswith(REPOSITORY) or self.is_gone:
            return 404, {}
        path = path.removeprefix(REPOSITORY)
        if path == "":
            return 200, {"id": 1}
        if path == "/pulls":
            return 200, self._page(int(query["page"][0]), int(query["limit"][0]))
        if found := re.fullmatch(r"/pulls/(\d+)", path):
            pull = self.pulls.get(int(found[1]))
            return (200, pull) if pull else (404, {})
        if found := re.fullmatch(r"/issues/(\d+)/comments", path):
            number = int(found[1])
            if method == "GET":
                return 200, [each for each in self.comments.values() if each["on"] == number]
            return 201, self._comment(len(self.comments) + 1, number, body["body"])
        if found := re.fullmatch(r"/issues/comments/(\d+)", path):
            if int(found[1]) not in self.comments:
                return 404, {}
            return 200, self._comment(
                int(found[1]), self.comments[int(found[1])]["on"], body["body"]
            )
        return 405, {}

    def _comment(self, id, number, body):
        self.comments[id] = {"id": id, "on": number, "body": body, "user": {"login": "previews"}}
        return self.comments[id]

    def _page(self, page, size):
        listed = [each for _, each in sorted(self.pulls.items()) if each["state"] == "open"]
        found = listed[(page - 1) * size : page * size]
        self.after_page()
        return found


def _handler(server):
    class Handler(BaseHTTPRequestHandler):
        def log_message(self, *_):
            pass

        def _answer(self):
            length = int(self.headers.get("Content-Length") or 0)
            body = json.loads(self.rfile.read(length)) if length else None
            path, _, query = self.path.partition("?")
            asked = f"{self.command} {path.removeprefix(REPOSITORY)}"
            login = base64.b64decode(self.headers["Authorization"].removeprefix("Basic ")).decode()
            for pattern, (status, text) in server.faults.items():
                if re.fullmatch(pattern, asked):
                    self._send(status, text.encode())
                    return
            if login != LOGIN:
                self._send(401, b"{}")
                return
            status, found = server.answer(self.command, path, parse_qs(query), body)
            self._send(status, json.dumps(found).encode())

        def do_GET(self):
            self._answer()

        def do_POST(self):
            self._answer()

        def do_PATCH(self):
            self._answer()

        def _send(self, status, text):
            self.send_response(status)
            if 300 <= status < 400:
                self.send_header("Location", text.decode())
            self.send_header("Content-Length", str(len(text)))
            self.end_headers()
            self.wfile.write(text)

    return Handler
