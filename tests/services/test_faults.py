"""The programs while the database or the backend is away, slow, or comes back."""

import re
import signal
import time
from concurrent.futures import ThreadPoolExecutor
from uuid import uuid4

import httpx
import pytest

from tests.services.breakable_connection import BreakableConnection
from tests.services.database import Database, frozen
from tests.services.programs import Program, answers, migrate, wait_until

ENTRY = {"name": "Ann", "message": "Hello", "language": "en"}
VISITOR = {"accept": "text/html", "x-forwarded-proto": "http"}

# Longest answer: a connection (2 s) and a query (3 s) to a database that says nothing.
BACKEND_SECONDS = 6
FRONTEND_SECONDS = 8


@pytest.fixture
def database(postgres):
    database = Database(postgres)
    assert migrate(**database.owner_environment()).returncode == 0
    return database


@pytest.fixture
def backend(database, tmp_path):
    program = Program("backend", tmp_path / "backend.log", **database.environment())
    yield program
    program.stop()
    program.lines()


@pytest.fixture
def frontend(backend, tmp_path):
    program = Program("frontend", tmp_path / "frontend.log", BACKEND_URL=backend.url)
    program.start()
    yield program
    program.stop()
    program.lines()


def is_ready(program):
    return answers(program.url + "/readyz")


def get_entries(backend):
    return httpx.get(f"{backend.url}/api/entries", timeout=BACKEND_SECONDS)


def get_page(frontend, path="/en"):
    return httpx.get(frontend.url + path, timeout=FRONTEND_SECONDS)


def sign(frontend, **fields):
    form = {"id": str(uuid4()), "name": "Ann", "message": "Hello", **fields}
    return httpx.post(
        f"{frontend.url}/en",
        data=form,
        headers={"origin": f"http://127.0.0.1:{frontend.port}", **VISITOR},
        timeout=FRONTEND_SECONDS,
    )


def assert_is_problem(answer):
    assert (answer.status_code, answer.headers["content-type"]) == (503, "application/problem+json")
    assert answer.headers["retry-after"] == "5"
    assert answer.json() == {"title": "Service Unavailable", "status": 503}


def assert_is_error_page(answer, status, title="The book is closed for a moment"):
    assert answer.status_code == status
    assert f">{title}</h1>" in answer.text
    # Neither a stack trace nor what the programs say to each other.
    assert not re.search(r"at \S+ \(|node:|\.js:\d+|ECONN|backend|database", answer.text)


def test_the_database_is_away_at_start(postgres, database, backend):
    postgres.stop()
    try:
        backend.start()
        assert httpx.get(f"{backend.url}/healthz").status_code == 200
        assert_is_problem(httpx.get(f"{backend.url}/readyz"))
        assert_is_problem(get_entries(backend))
    finally:
        postgres.start()
    wait_until("the backend is ready by itself", lambda: is_ready(backend))
    assert get_entries(backend).json()["entries"] == []


def test_the_database_goes_and_comes_back(postgres, backend, frontend):
    backend.start("/readyz")
    assert sign(frontend).status_code == 303
    process = backend.pid
    postgres.stop()
    try:
        wait_until("readiness falls", lambda: not is_ready(backend))
        assert httpx.get(f"{backend.url}/healthz").status_code == 200
        assert_is_problem(get_entries(backend))
        page = get_page(frontend)
        assert_is_error_page(page, 503)
        assert page.headers["retry-after"] == "5"
        assert httpx.get(f"{frontend.url}/readyz").status_code == 200
    finally:
        postgres.start()
    wait_until("readiness returns", lambda: is_ready(backend))
    assert "Hello" in get_page(frontend).text
    assert (backend.pid, backend.ended()) == (process, False)
    causes = [line for line in backend.lines() if line["msg"] == "database away"]
    assert causes
    assert all(line["requestId"] for line in causes)


def test_the_database_restarts_under_load(postgres, database, backend):
    """Every entry that was acknowledged is there; every other can be handed in again."""
    backend.start("/readyz")
    acknowledged, open_ids = set(), []
    with httpx.Client(base_url=backend.url, timeout=BACKEND_SECONDS) as client:
        for number in range(200):
            if number == 60:
                postgres.stop(signal.SIGQUIT)  # At once, as after a crash.
            if number == 120:
                postgres.start()
            identifier = str(uuid4())
            answer = client.put(f"/api/entries/{identifier}", json=ENTRY)
            if answer.status_code == 201:
                acknowledged.add(identifier)
            else:
                assert_is_problem(answer)
                open_ids.append(identifier)
        assert open_ids
        wait_until("readiness returns", lambda: is_ready(backend))
        for identifier in open_ids:
            answer = client.put(f"/api/entries/{identifier}", json=ENTRY)
            assert answer.status_code in (200, 201)
    stored = set(database.psql("select id from entry").splitlines())
    assert stored == acknowledged | set(open_ids)


def test_the_database_is_slow(database, backend, frontend):
    backend.start("/readyz")
    with database.holding("lock table entry in access exclusive mode"):
        begin = time.monotonic()
        assert_is_problem(get_entries(backend))
        assert time.monotonic() - begin < BACKEND_SECONDS
        assert_is_error_page(get_page(frontend), 503)
        answer = sign(frontend, message="Do not lose me")
        assert answer.status_code == 503
        assert "Do not lose me</textarea>" in answer.text
        # The process itself stays responsive.
        assert httpx.get(f"{backend.url}/healthz", timeout=1).status_code == 200
    assert get_entries(backend).status_code == 200
    assert sign(frontend).status_code == 303


def test_more_requests_than_connections_to_a_slow_database(database, backend):
    """They are turned away while they wait, not kept until memory ends."""
    backend.start("/readyz")
    with (
        database.holding("lock table entry in access exclusive mode"),
        httpx.Client(timeout=BACKEND_SECONDS) as client,
    ):
        url = f"{backend.url}/api/entries"
        with ThreadPoolExecutor(40) as pool:
            answers = list(pool.map(lambda _: client.get(url), range(40)))
        for answer in answers:
            assert_is_problem(answer)
        waiting = re.search(
            r"^database_pool_connections\{state=\"active\"\} (\d+)$",
            httpx.get(backend.metrics_url).text,
            re.MULTILINE,
        )
        assert waiting
        assert int(waiting[1]) <= 10
    assert get_entries(backend).status_code == 200


def test_the_database_hangs(postgres, backend):
    backend.start("/readyz")
    with frozen(postgres):
        assert_is_problem(get_entries(backend))
        assert httpx.get(f"{backend.url}/healthz", timeout=1).status_code == 200
    wait_until("readiness returns", lambda: is_ready(backend))


def test_connections_that_lead_nowhere_are_replaced(postgres, database, tmp_path):
    """As after a node vanished: what is sent on them is never answered, nor refused."""
    with BreakableConnection(postgres.port) as connection:
        environment = {**database.environment(), "PGPORT": str(connection.port)}
        backend = Program("backend", tmp_path / "backend.log", **environment)
        backend.start("/readyz")
        try:
            connection.cut()
            assert_is_problem(get_entries(backend))
            wait_until("readiness returns", lambda: is_ready(backend), seconds=90)
        finally:
            backend.stop()


def test_the_backend_is_away(backend, frontend):
    assert_is_error_page(get_page(frontend), 502)
    assert_is_error_page(get_page(frontend, "/ja"), 502, "芳名帳はただいま閉じています")
    answer = sign(frontend, name="Zoë", message="Do not lose me")
    assert answer.status_code == 502
    assert 'value="Zoë"' in answer.text
    assert "Do not lose me</textarea>" in answer.text
    assert "Your words are still here" in answer.text
    backend.start("/readyz")
    assert sign(frontend).status_code == 303
    (line, *_) = [line for line in frontend.lines() if line["msg"] == "backend away"]
    assert line["err"]["message"].startswith("the backend cannot be reached")


def test_the_backend_restarts_between_two_visits(backend, frontend):
    """The connection that was kept open is gone; visitors do not notice."""
    backend.start("/readyz")
    for _ in range(3):
        assert sign(frontend).status_code == 303
        backend.stop()
        backend.start("/readyz")
        assert get_page(frontend).status_code == 200


def test_what_is_missing_is_named(tmp_path):
    program = Program("backend", tmp_path / "backend.log", PGHOST="", PGPORT="many")
    with pytest.raises(AssertionError) as failure:
        program.start()
    text = str(failure.value)
    assert "PGHOST\n  - is empty" in text
    assert "PGUSER\n  - is missing" in text
    assert re.search(r"PGPORT\n  - .*expected number", text)
    assert program.stop() != 0


def test_a_wrong_address_is_named(tmp_path):
    program = Program("frontend", tmp_path / "frontend.log", BACKEND_URL="backend:80")
    with pytest.raises(AssertionError, match="BACKEND_URL\n  - must be a URL such as http://"):
        program.start()
