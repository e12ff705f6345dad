"""The backend's API: what it takes, and how it refuses."""

from uuid import uuid4

import httpx
import pytest

ENTRY = {"name": "Ann", "message": "Hello", "language": "en"}
PROBLEM = "application/problem+json"


@pytest.fixture
def api(backend):
    with httpx.Client(base_url=backend.url) as client:
        yield client


def put(api, entry, identifier=None):
    return api.put(f"/api/entries/{identifier or uuid4()}", json=entry)


def test_adds_an_entry_once(api, database):
    identifier = uuid4()
    before, _ = database.entries()
    answers = [put(api, ENTRY | {"language": each}, identifier) for each in ("en", "en", "ja")]
    assert [answer.status_code for answer in answers] == [201, 200, 200]
    assert answers[0].json() == answers[1].json() == answers[2].json()
    assert answers[0].json() | ENTRY == answers[0].json()
    assert put(api, ENTRY | {"message": "Changed"}, identifier).status_code == 409
    assert database.entries()[0] == before + 1


def test_pages_hold_every_entry_once(api):
    sent = [put(api, ENTRY | {"message": str(number)}).json()["number"] for number in range(25)]
    numbers, page = [], {"next": None}
    while len(numbers) < len(sent):
        before = f"&before={page['next']}" if page["next"] else ""
        page = api.get(f"/api/entries?limit=10{before}").json()
        numbers += [entry["number"] for entry in page["entries"]]
        # A new entry does not move entries between pages.
        put(api, ENTRY)
    assert numbers[: len(sent)] == sorted(sent, reverse=True)
    # The last page says so, and holds something.
    while page["next"]:
        page = api.get(f"/api/entries?limit=50&before={page['next']}").json()
        assert page["entries"]


@pytest.mark.parametrize(
    ("method", "path", "body", "status", "field"),
    [
        ("PUT", "/api/entries/7", ENTRY, 404, None),
        ("PUT", "/api/entries/{id}", {"name": "Ann", "language": "en"}, 422, "message"),
        ("PUT", "/api/entries/{id}", ENTRY | {"name": " "}, 422, "name"),
        ("PUT", "/api/entries/{id}", [], 422, ""),
        ("GET", "/api/entries?limit=51", None, 422, "limit"),
        ("GET", "/api/entries?before=9e99", None, 422, "before"),
        ("GET", "/api/entries?order=1;drop", None, 422, ""),
        ("GET", "/api/nothing", None, 404, None),
        ("PATCH", "/api/entries", ENTRY, 405, None),
    ],
)
def test_refuses_as_a_problem(api, method, path, body, status, field):
    answer = api.request(method, path.format(id=uuid4()), json=body)
    assert (answer.status_code, answer.headers["content-type"]) == (status, PROBLEM)
    problem = answer.json()
    assert (problem["status"], bool(problem["title"])) == (status, True)
    if field is not None:
        assert [error["field"] for error in problem["errors"]] == [field]


@pytest.mark.parametrize(
    ("content", "media_type", "status"),
    [
        pytest.param(b"{", "application/json", 400, id="broken JSON"),
        pytest.param(b'{"name": "\xff"}', "application/json", 422, id="broken UTF-8"),
        pytest.param(b"<a/>", "application/xml", 415, id="not JSON"),
        # As a form of another site could send it; SvelteKit refuses it before any of our code.
        pytest.param(b"{}", "text/plain", 403, id="of a form"),
        pytest.param([b"x" * 10_000] * 60, "application/json", 413, id="too large"),
    ],
)
def test_refuses_a_body(api, content, media_type, status):
    body = iter(content) if isinstance(content, list) else content
    headers = {"content-type": media_type}
    answer = api.put(f"/api/entries/{uuid4()}", content=body, headers=headers)
    assert answer.status_code == status


def test_the_application_may_not_change_entries(database):
    privileges = database.psql(
        "select string_agg(privilege_type, ',' order by privilege_type)"
        " from information_schema.table_privileges"
        " where grantee = 'guestbook' and table_name = 'entry'"
    )
    assert privileges == "INSERT,SELECT"


def test_answers_and_logs_carry_the_request_id(api, backend):
    answer = api.get("/api/entries", headers={"x-request-id": "abc-123"})
    assert answer.headers["x-request-id"] == "abc-123"
    (line,) = [line for line in backend.lines() if line.get("requestId") == "abc-123"]
    logged = {"level": "info", "method": "GET", "route": "/api/entries", "status": 200}
    assert logged.items() <= line.items()
    # One that could forge a log is replaced.
    answer = api.get("/api/entries", headers={"x-request-id": 'x" level="fatal'})
    assert len(answer.headers["x-request-id"]) == 36


def test_metrics_count_by_route(api, backend):
    api.get("/api/nothing/at/all")
    put(api, ENTRY)
    api.request("PROPFIND", "/healthz")
    metrics = httpx.get(backend.metrics_url)
    assert metrics.headers["content-type"].startswith("text/plain; version=0.0.4")
    count = "http_request_duration_seconds_count"
    assert f'{count}{{method="PUT",route="/api/entries/[id]",status="201"}}' in metrics.text
    assert f'{count}{{method="GET",route="none",status="404"}}' in metrics.text
    assert f'{count}{{method="other",route="/healthz",status="405"}}' in metrics.text
    assert "nothing/at/all" not in metrics.text
    assert "\ndatabase_pool_waiting_requests 0" in metrics.text
    assert api.get("/metrics").status_code == 404
