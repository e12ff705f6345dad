"""The audit against stand-ins of both databases: what is known, and what nobody could be asked."""

import json
import os
import subprocess
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from tests.checkout import ROOT

LOCKS = [
    "requirements/uv.txt",
    "requirements/dev.txt",
    "package-lock.json",
    "apps/package-lock.json",
]
ADVISORY = {
    "vulns": [
        {
            "id": "GHSA-0000",
            "summary": "It runs anything.",
            "affected": [
                {
                    "package": {"name": "uv", "ecosystem": "PyPI"},
                    "ranges": [{"type": "ECOSYSTEM", "events": [{"fixed": "99.1"}]}],
                }
            ],
        }
    ]
}
OF_VITE = {
    "vite": [
        {
            "id": 1,
            "url": "https://example.com/1",
            "title": "It serves anything.",
            "severity": "high",
            "vulnerable_versions": "<99.0.0",
        }
    ]
}


@pytest.fixture
def audit(tmp_path):
    """Returns a function that audits, with what the databases answer: by package, and of npm."""
    answers = {}

    class Databases(BaseHTTPRequestHandler):
        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"]))
            if self.path == "/v1/query":
                self._send(answers["python"] and answers["python"](json.loads(body)))
            else:
                self._send(answers["node"])

        def do_GET(self):
            self._send(None)

        def _send(self, answer):
            text = b"" if answer is None else json.dumps(answer).encode()
            self.send_response(405 if answer is None else 200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(text)))
            self.end_headers()
            self.wfile.write(text)

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Databases)
    Thread(target=server.serve_forever).start()
    address = f"http://127.0.0.1:{server.server_port}"

    def run(*options, python=lambda _: {}, node=None):
        answers.update(python=python, node=node)
        done = subprocess.run(
            [sys.executable, "-m", "scripts.audit", *options],
            cwd=ROOT,
            env={
                **os.environ,
                "PIP_AUDIT_OSV_URL": f"{address}/v1/query",
                "npm_config_registry": address,
                "npm_config_cache": str(tmp_path),
                "npm_config_fetch_retries": "0",
                "no_proxy": "127.0.0.1",
            },
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )
        return done.returncode, done.stdout.splitlines(), done.stderr.splitlines()

    yield run
    server.shutdown()
    server.server_close()


def test_nothing_is_known(audit):
    code, lines, errors = audit(node={})
    assert (code, errors) == (0, [])
    assert lines == [f"{lock}: nothing is known" for lock in LOCKS]


def test_what_is_known_is_named(audit):
    def of_uv(query):
        return ADVISORY if query["package"]["name"] == "uv" else {}

    code, lines, errors = audit("--if-reachable", python=of_uv, node=OF_VITE)
    assert code == 1
    (uv,) = [line for line in lines if line.startswith("requirements/uv.txt")]
    assert uv.endswith(" has GHSA-0000, mended in 99.1")
    (vite,) = [line for line in lines if ": vite " in line]
    assert (
        vite == "apps/package-lock.json: vite has an advisory of severity high: It serves anything."
    )
    assert errors == ["Raise what is named, and run 'make lock'"]


@pytest.mark.parametrize(("options", "expected"), [((), 3), (("--if-reachable",), 0)])
def test_who_cannot_be_asked_is_named(audit, options, expected):
    """Without these databases it may be no failure, but is never the answer that all is well."""
    code, lines, errors = audit(*options, python=None)
    assert (code, lines) == (expected, [])
    assert [line.partition(";")[0] for line in errors] == [f"Not audited: {lock}" for lock in LOCKS]
    assert all("405" in line for line in errors[2:]), errors


def test_one_of_two_is_asked(audit):
    code, lines, errors = audit()
    assert (code, len(errors)) == (3, 2)
    assert lines == [f"{lock}: nothing is known" for lock in LOCKS[:2]]
