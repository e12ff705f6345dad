import socket
import subprocess
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread

import pytest


class Site:
    """A web site whose pages are functions of the number of times that they were asked for."""

    def __init__(self):
        self.pages = {}
        self.asked = {}
        self.ended = Event()
        site = self

        class Handler(BaseHTTPRequestHandler):
            def log_message(self, *_):
                pass

            def do_GET(self):
                site.asked[self.path] = site.asked.get(self.path, 0) + 1
                status, headers, body = site.pages[self.path](site.asked[self.path])
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.end_headers()
                for part in body:
                    try:
                        self.wfile.write(part)
                    except OSError:
                        return

        self._http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self._http.server_port}"
        Thread(target=self._http.serve_forever, daemon=True).start()

    def page(self, path, answer):
        self.pages[path] = answer
        return self.address + path

    def stop(self):
        self.ended.set()
        self._http.shutdown()
        self._http.server_close()


@pytest.fixture
def site():
    site = Site()
    yield site
    site.stop()


def text(content, status=200, **headers):
    return lambda _: (status, headers, [content.encode()])


def smoke(pod, *addresses, seconds=0, check=True, **more):
    given = {"ADDRESSES": "\n".join(addresses), "WITHIN_SECONDS": str(seconds), **more}
    return pod.run("smoke.sh", given, check=check)


def test_all_answer(pod, site):
    one = site.page("/one", text("<h1>Guest book</h1>"))
    two = site.page("/two", text("ok"))
    done = smoke(pod, f"{one} Guest book", f"{two} ok", "")
    assert done.out == "all addresses answer as they should\n"
    assert not pod.path("results/faults").exists()


def test_an_answer_may_come_late(pod, site):
    url = site.page("/", lambda asked: (200, {}, [b"new"]) if asked > 2 else (503, {}, []))
    smoke(pod, f"{url} new", seconds=600)
    assert site.asked["/"] == 3


def test_a_clock_that_is_set_forward_ends_nothing(pod, site):
    """As on a laptop after it slept; a release would be taken back."""
    # To the shell it is the same: its seconds are those of the clock.
    pod.path("jumps").write_text("sleep() { SECONDS=$((SECONDS + 3600)); command sleep 0.1; }\n")
    url = site.page("/", lambda asked: (200, {}, [b"new"]) if asked > 3 else (503, {}, []))
    smoke(pod, f"{url} new", seconds=600, BASH_ENV=str(pod.path("jumps")))
    assert site.asked["/"] == 4


def test_a_redirect_is_followed(pod, site):
    site.page("/ja", text("ok"))
    smoke(pod, f"{site.page('/', text('', 303, Location='/ja'))} ok")


@pytest.mark.parametrize("path", ["/list?filter[name]=a", "/{one,two}", "/[1-3]"])
def test_a_path_is_asked_for_as_it_is(pod, site, path):
    """Brackets and braces are patterns to curl."""
    smoke(pod, f"{site.page(path, text('ok'))} ok")
    assert site.asked == {path: 1}


def endless(site):
    def parts():
        while not site.ended.is_set():
            yield b"x" * 100_000

    return lambda _: (200, {}, parts())


def hanging(site):
    return lambda _: (200, {}, (b"" for _ in [site.ended.wait()]))


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        pytest.param(lambda _: text("old"), "the answer lacks 'new text'", id="wrong text"),
        pytest.param(lambda _: text("new text", 500), "returned error: 500", id="error"),
        pytest.param(lambda _: text("new text", 404), "returned error: 404", id="missing"),
        pytest.param(
            lambda _: text("", 302, Location="/"), "redirects followed", id="redirect loop"
        ),
        pytest.param(
            lambda _: text("", 302, Location="file:///etc/passwd"),
            "not supported",
            id="redirect to a file",
        ),
        pytest.param(endless, "the answer has 1000000 bytes or more", id="huge"),
        pytest.param(hanging, "timed out", id="hangs"),
    ],
)
def test_a_wrong_answer_fails_by_name(pod, site, answer, message):
    good = site.page("/good", text("good"))
    url = site.page("/", answer(site))
    done = smoke(pod, f"{good} good", f"{url} new text", check=False)
    assert (done.code, done.out) == (1, "")
    assert done.error.startswith(f"{url}: ")
    assert message in done.error
    assert good not in done.error
    assert pod.result("faults") == "1"


def test_all_hang(pod, site):
    urls = [site.page(f"/{number}", hanging(site)) for number in range(4)]
    begin = time.monotonic()
    smoke(pod, *(f"{url} x" for url in urls), check=False, ANSWER_SECONDS="1")
    assert time.monotonic() - begin < 30
    assert pod.result("faults") == "4"


def test_nothing_listens(pod):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{free.getsockname()[1]}/"
        done = smoke(pod, f"{url} x", check=False)
    assert done.code == 1
    assert f"{url}: curl: (7) Failed to connect" in done.error


@pytest.mark.parametrize("words", ["$(touch hacked)", "-v --flag", "a.c", "'\"`id`", "*", "手紙"])
def test_the_text_is_text(pod, site, words):
    smoke(pod, f"{site.page('/', text(f'<p>{words}</p>'))} {words}")
    done = smoke(pod, f"{site.page('/', text('abc'))} {words}", check=False)
    assert done.code == 1
    assert not list(pod.folder.rglob("hacked"))


@pytest.mark.parametrize("url", ["-o/tmp/x", "file:///etc/passwd", "@/etc/passwd", "--help"])
def test_an_address_is_no_option(pod, url):
    assert smoke(pod, f"{url} root", check=False).code == 1


def test_a_signal_ends_it(pod, site):
    url = site.page("/", text("old"))
    process = pod.run(
        "smoke.sh",
        {"ADDRESSES": f"{url} new", "WITHIN_SECONDS": "600"},
        start=subprocess.Popen,
    )
    process.terminate()
    assert process.wait(timeout=60) != 0
    process.stdout.close()
