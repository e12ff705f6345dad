"""How a report ends where its server takes none; that it arrives is tested with a real Gitea."""

from tests.served import served

REVISION = "1" * 40


def report(pod, url, **given):
    variables = {"REVISION": REVISION, "CONTEXT": "front", "STATE": "Succeeded", **given}
    return pod.run("report.sh", {"STATUSES_URL": url, **variables}, login="bot").out


def test_a_server_that_is_down_fails_no_pipeline(pod):
    out = report(pod, "http://127.0.0.1:9/statuses", RETRY_SECONDS="1")
    assert f"the status of {REVISION} could not be reported: curl: (7)" in out


def test_a_server_that_is_replaced_is_told_once_it_is_back(pod):
    """No other run would report it: the commit would never have a status."""
    answers = [503, 201]
    with served(answer=lambda _: (answers.pop(0), b"", {})) as port:
        url = f"http://127.0.0.1:{port}/statuses"
        assert report(pod, url) == f"reported success of {REVISION}\n"
