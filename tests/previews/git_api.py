"""The API of a Git server as far as previews use it, in the form that Gitea and GitHub share."""

import base64
import json
import re
from urllib.parse import parse_qs

LOGIN = "previews:a password"
REPOSITORY = "/api/v1/repos/web/shop"


class GitApi:
    """Has the pull requests of a repository, and keeps comments on them; `served` serves it."""

    def __init__(self):
        self.clear()

    def clear(self):
        self.pulls = {}
        self.comments = {}
        self.is_gone = False
        self.faults = {}
        """Answers instead of others, by a pattern of method and path: status and text."""
        self.after_page = lambda: None

    def __call__(self, request):
        """Return status, body and headers of the answer to a request."""
        path, _, query = request.path.partition("?")
        asked = f"{request.command} {path.removeprefix(REPOSITORY)}"
        login = base64.b64decode(request.headers["Authorization"].removeprefix("Basic ")).decode()
        for pattern, (status, text) in self.faults.items():
            if re.fullmatch(pattern, asked):
                return status, text.encode(), {"Location": text} if 300 <= status < 400 else {}
        if login != LOGIN:
            return 401, b"{}", {}
        body = json.loads(request.content) if request.content else None
        status, found = self.answer(request.command, path, parse_qs(query), body)
        return status, json.dumps(found).encode(), {}

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
