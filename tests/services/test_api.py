"""The backend's API: what it takes, and how it refuses."""

from uuid import uuid4

import httpx
import pytest

ENTRY = {"name": "Ann", "message": "Hello", "language": "en"}


@pytest.fixture
def api(backend):
    with httpx.Client(base_url=backend.url) as client:
        yield client


def put(api, entry, identifier=None, **options):
    return api.put(f"/api/entries/{identifier or uuid4()}", json=entry, **options)


def test_adds_an_entry_once(api, database):
    identifier = uuid4()
    before, _ = database.entries()
    first, second = put(api, ENTRY, identifier), put(api, ENTRY, identifier)
    assert (first.status_code, second.status_code) == (201, 200)
    assert first.json() == second.json()
    assert first.json() | ENTRY == first.json()
    assert database.entries()[0] == before + 1


def test_refuses_another_entry_under_the_same_id(api):
    identifier = uuid4()
    put(api, ENTRY, identifier)
    again = put(api, ENTRY | {"message": "Changed"}, identifier)
    assert again.status_code == 409
    assert api.get("/api/entries").json()["entries"][0]["message"] == "Hello"


def test_the_same_words_from_the_page_of_another_language_are_the_same_entry(api, database):
    identifier = uuid4()
    before, _ = database.entries()
    first = put(api, ENTRY, identifier)
    again = put(api, ENTRY | {"language": "ja"}, identifier)
    assert (again.status_code, again.json()) == (200, first.json())
    assert database.entries()[0] == before + 1


def test_pages_hold_every_entry_once(api):
    sent = [put(api, ENTRY | {"message": str(number)}).json()["number"] for number in range(25)]
    numbers, page = [], {"next": None}
    while len(numbers) < len(sent):
        before = f"&before={page['next']}" if page["next"] else ""
        page = api.get(f"/api/entries?limit=10{before}").json()
        numbers += [entry["number"] for entry in page["entries"]]
        # A new entry while somebody turns pages moves nothing.
        put(api, ENTRY)
    assert numbers[: len(sent)] == sorted(sent, reverse=True)


def test_the_last_page_says_so(api):
    first = api.get("/api/entries?limit=50").json()
    while first["next"]:
        first = api.get(f"/api/entries?limit=50&before={first['next']}").json()
    assert first["entries"]
    lowest = first["entries"][-1]["number"]
    assert api.get(f"/api/entries?before={lowest}").json() == {"entries": [], "next": None}


REFUSED = [
    pytest.param("PUT", "/api/entries/7", ENTRY, 404, None, id="an id that is none"),
    pytest.param(
        "PUT",
        "/api/entries/{id}",
        {"name": "Ann", "language": "en"},
        422,
        "message",
        id="field missing",
    ),
    pytest.param("PUT", "/api/entries/{id}", ENTRY | {"name": " "}, 422, "name", id="blank"),
    pytest.param(
        "PUT", "/api/entries/{id}", ENTRY | {"name": "\u200b"}, 422, "name", id="invisible"
    ),
    pytest.param(
        "PUT", "/api/entries/{id}", ENTRY | {"message": "x" * 501}, 422, "message", id="too long"
    ),
    pytest.param(
        "PUT", "/api/entries/{id}", ENTRY | {"name": "a\0b"}, 422, "name", id="null character"
    ),
    pytest.param("PUT", "/api/entries/{id}", ENTRY | {"admin": 1}, 422, "", id="unknown field"),
    pytest.param("PUT", "/api/entries/{id}", [], 422, "", id="a list"),
    pytest.param("GET", "/api/entries?limit=51", None, 422, "limit", id="page too large"),
    pytest.param("GET", "/api/entries?before=-1", None, 422, "before", id="number below 1"),
    pytest.param("GET", "/api/entries?before=9e99", None, 422, "before", id="number too large"),
    pytest.param("GET", "/api/entries?order=1;drop", None, 422, "", id="unknown parameter"),
    pytest.param("GET", "/api/nothing", None, 404, None, id="no route"),
    pytest.param("PATCH", "/api/entries", ENTRY, 405, None, id="wrong method"),
]


@pytest.mark.parametrize(("method", "path", "body", "status", "field"), REFUSED)
def test_refuses_as_a_problem(api, method, path, body, status, field):
    answer = api.request(method, path.format(id=uuid4()), json=body)
    assert (answer.status_code, answer.headers["content-type"]) == (
        status,
        "application/problem+json",
    )
    problem = answer.json()
    assert (problem["status"], bool(problem["title"])) == (status, True)
    if field is not None:
        assert [error["field"] for error in problem["errors"]] == [field]


@pytest.mark.parametrize(
    ("content", "media_type", "status"),
    [
        pytest.param(b"{", "application/json", 400, id="broken JSON"),
        pytest.param(b"", "application/json", 400, id="no body"),
        pytest.param(b'{"name": "\xff"}', "application/json", 422, id="broken UTF-8"),
        pytest.param(b"<a/>", "application/xml", 415, id="not JSON"),
        pytest.param(b"x" * 600_000, "application/json", 413, id="too large"),
    ],
)
def test_refuses_a_body(api, content, media_type, status):
    headers = {"content-type": media_type}
    answer = api.put(f"/api/entries/{uuid4()}", content=content, headers=headers)
    assert (answer.status_code, answer.json()["status"]) == (status, status)


@pytest.mark.parametrize("media_type", ["text/plain", "application/x-www-form-urlencoded"])
def test_refuses_what_a_form_elsewhere_could_send(api, media_type):
    """SvelteKit does, before any of our code; a browser asks leave only for other types."""
    headers = {"content-type": media_type}
    answer = api.put(f"/api/entries/{uuid4()}", content=b"{}", headers=headers)
    assert answer.status_code == 403


def test_refuses_a_body_of_unknown_length(api):
    chunks = (b"x" * 10_000 for _ in range(60))
    headers = {"content-type": "application/json"}
    answer = api.put(f"/api/entries/{uuid4()}", content=chunks, headers=headers)
    assert answer.status_code == 413


@pytest.mark.parametrize(
    "text",
    [
        "'; drop table entry; --",
        "$1 || (select 1)",
        "\\'; select pg_sleep(9); --",
        "<script>alert(1)</script>",
        "%s %00 ${7*7} {{7*7}}",
        "織田信長 👨‍👩‍👧‍👦 ‮backwards",
    ],
)
def test_stores_text_as_it_is(api, database, text):
    answer = put(api, ENTRY | {"name": text[:50], "message": text})
    assert answer.status_code == 201
    newest = api.get("/api/entries?limit=1").json()["entries"][0]
    assert (newest["name"], newest["message"]) == (text[:50], text)
    stored = database.psql("select message from entry order by number desc limit 1")
    assert stored == text


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
    assert (
        line
        | {
            "level": "info",
            "method": "GET",
            "route": "/api/entries",
            "path": "/api/entries",
            "status": 200,
            "msg": "request",
        }
        == line
    )


def test_a_request_id_that_could_forge_a_log_is_replaced(api):
    answer = api.get("/api/entries", headers={"x-request-id": 'x" level="fatal'})
    assert len(answer.headers["x-request-id"]) == 36


def test_metrics_count_by_route(api, backend):
    api.get("/api/nothing/at/all")
    api.put(f"/api/entries/{uuid4()}", json=ENTRY)
    api.request("PROPFIND", "/healthz")
    metrics = httpx.get(backend.metrics_url)
    assert metrics.headers["content-type"].startswith("text/plain; version=0.0.4")
    names = metrics.text
    count = "http_request_duration_seconds_count"
    assert f'{count}{{method="PUT",route="/api/entries/[id]",status="201"}}' in names
    assert f'{count}{{method="GET",route="none",status="404"}}' in names
    assert f'{count}{{method="other",route="/healthz",status="405"}}' in names
    assert "nothing/at/all" not in names
    for name in ("nodejs_eventloop_lag_p99_seconds", "process_resident_memory_bytes"):
        assert f"\n{name} " in names
    assert 'database_pool_connections{state="idle"}' in names
    assert "\ndatabase_pool_waiting_requests 0" in names


def test_metrics_are_on_no_other_port(api, backend):
    assert api.get("/metrics").status_code == 404
    assert httpx.get(backend.metrics_url.replace("/metrics", "/")).status_code == 404
