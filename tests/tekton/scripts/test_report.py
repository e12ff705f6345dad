"""How a report ends where its server takes none; that it arrives is tested with a real Gitea."""

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
    done = report(pod, "http://127.0.0.1:9/statuses")
    assert f"the status of {REVISION} could not be reported: curl: (7)" in done.out


def test_a_wrong_login_fails_no_pipeline(pod, server):
    pod.path("secrets/bot/password").write_text("wrong")
    done = report(pod, server.statuses_url)
    assert done.out == f"the status of {REVISION} could not be reported: 401\n"


@pytest.mark.parametrize("text", ["$(touch hacked)", '"', "a\nb", "--data", "@/etc/passwd"])
def test_a_context_is_text(pod, server, text):
    report(pod, server.statuses_url, CONTEXT=text)
    assert not list(pod.folder.rglob("hacked"))
