"""How a report ends where its server takes none; that it arrives is tested with a real Gitea."""

from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest

REVISION = "1" * 40


def report(pod, url, **given):
    variables = {
        "STATUSES_URL": url,
        "REVISION": REVISION,
        "CONTEXT": "front",
        "STATE": "Succeeded",
    }
    return pod.run("report.sh", {**variables, **given}, login="bot")


def test_a_server_that_is_down_fails_no_pipeline(pod):
    done = report(pod, "http://127.0.0.1:9/statuses", RETRY_SECONDS="1")
    assert f"the status of {REVISION} could not be reported: curl: (7)" in done.out


@pytest.fixture
def starting():
    """A server that takes what it is told once it is ready."""
    answers = [503, 502, 201]

    class Handler(BaseHTTPRequestHandler):
        def log_message(self, *_):
            pass

        def do_POST(self):
            self.rfile.read(int(self.headers["Content-Length"]))
            self.send_response(answers.pop(0))
            self.end_headers()

    server = HTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/statuses"
    server.shutdown()
    server.server_close()


def test_a_server_that_is_replaced_is_told_once_it_is_back(pod, starting):
    """Nobody else would tell of that run: the commit would have no status for ever."""
    assert report(pod, starting).out == f"reported success of {REVISION}\n"


def test_a_wrong_login_fails_no_pipeline(pod, server):
    pod.path("secrets/bot/password").write_text("wrong")
    done = report(pod, server.statuses_url)
    assert done.out == f"the status of {REVISION} could not be reported: 401\n"


@pytest.mark.parametrize("text", ["$(touch hacked)", '"', "a\nb", "--data", "@/etc/passwd"])
def test_a_context_is_text(pod, server, text):
    report(pod, server.statuses_url, CONTEXT=text)
    assert not list(pod.folder.rglob("hacked"))
