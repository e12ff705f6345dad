import subprocess
from collections import Counter
from threading import Event

import pytest

from tests.served import served


class Site:
    """A web site whose pages are functions of the number of times that they were asked for."""

    def __init__(self, address):
        self.address = address
        self.pages = {}
        self.asked = Counter()
        self.ended = Event()

    def page(self, path, answer):
        self.pages[path] = answer
        return self.address + path


@pytest.fixture
def site():
    def answer(request):
        site.asked[request.path] += 1
        status, headers, body = site.pages[request.path](site.asked[request.path])
        return status, body, headers

    with served(answer=answer) as port:
        site = Site(f"http://127.0.0.1:{port}")
        yield site
        site.ended.set()


def text(content, status=200, **headers):
    return lambda _: (status, headers, content.encode())


def smoke(pod, *addresses, seconds=0, check=True, **more):
    given = {"ADDRESSES": "\n".join(addresses), "WITHIN_SECONDS": str(seconds), **more}
    return pod.run("smoke.sh", given, check=check)


def test_all_answer(pod, site):
    one = site.page("/one", text("<h1>Guest book</h1>"))
    two = site.page("/two", text("ok"))
    done = smoke(pod, f"{one} Guest book", f"{two} ok", "")
    assert done.out == "all addresses answer as they should\n"
    assert not pod.path("results/faults").exists()


def test_a_clock_that_is_set_forward_ends_nothing(pod, site):
    """As on a laptop after it slept; a release would be taken back."""
    # To the shell it is the same: its seconds are those of the clock.
    pod.path("jumps").write_text("sleep() { SECONDS=$((SECONDS + 3600)); command sleep 0.1; }\n")
    url = site.page("/", lambda asked: (200, {}, b"new") if asked > 3 else (503, {}, b""))
    smoke(pod, f"{url} new", seconds=600, BASH_ENV=str(pod.path("jumps")))
    assert site.asked["/"] == 4


def test_a_redirect_is_followed(pod, site):
    """Brackets and braces of a path are patterns to curl."""
    site.page("/list?filter[name]={a,b}", text("ok"))
    smoke(pod, f"{site.page('/', text('', 303, Location='/list?filter[name]={a,b}'))} ok")
    smoke(pod, f"{site.address}/list?filter[name]={{a,b}} ok")
    assert site.asked == {"/": 1, "/list?filter[name]={a,b}": 2}


def hanging(site):
    return lambda _: (200, {}, b"" * site.ended.wait())


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        pytest.param(lambda _: text("old"), "the answer lacks 'new text'", id="wrong text"),
        pytest.param(lambda _: text("new text", 500), "returned error: 500", id="error"),
        pytest.param(lambda _: text("", 302, Location="/"), "redirects followed", id="loop"),
        pytest.param(lambda _: text("", 302, Location="file:///a"), "not supported", id="file"),
        pytest.param(lambda _: text("x" * 2_000_000), "has 1000000 bytes or more", id="huge"),
        pytest.param(hanging, "timed out after 2", id="hangs"),
    ],
)
def test_a_wrong_answer_fails_by_name(pod, site, answer, message):
    good = site.page("/good", text("good"))
    url = site.page("/", answer(site))
    done = smoke(pod, f"{good} good", f"{url} new text", check=False, ANSWER_SECONDS="2")
    assert (done.code, done.out) == (1, "")
    assert done.error.startswith(f"{url}: ")
    assert message in done.error
    assert good not in done.error
    assert pod.result("faults") == "1"


@pytest.mark.parametrize("words", ["$(touch hacked)", "-v --flag", "a.c", "手紙"])
def test_the_text_is_text(pod, site, words):
    smoke(pod, f"{site.page('/', text(f'<p>{words}</p>'))} {words}")
    done = smoke(pod, f"{site.page('/', text('abc'))} {words}", check=False)
    assert done.code == 1
    assert not list(pod.folder.rglob("hacked"))


@pytest.mark.parametrize("url", ["-o/tmp/x", "file:///etc/passwd"])
def test_an_address_is_no_option(pod, url):
    assert smoke(pod, f"{url} root", check=False).code == 1


def test_a_signal_ends_it(pod, site):
    url = site.page("/", text("old"))
    given = {"ADDRESSES": f"{url} new", "WITHIN_SECONDS": "600"}
    process = pod.run("smoke.sh", given, start=subprocess.Popen)
    process.terminate()
    assert process.wait(timeout=60) != 0
    process.stdout.close()
