"""The programs while the database or the backend is away, slow, or comes back."""

import re
import signal
import socket
import threading
import time
from concurrent.futures import ThreadPoolExecutor, wait
from uuid import uuid4

import httpx
import pytest

from tests.services import manifests
from tests.services.breakable_connection import BreakableConnection
from tests.services.database import APPLICATION, Database, frozen
from tests.services.programs import Program, answers, migrated, wait_until

pytestmark = pytest.mark.by_turns("alert rules")

ENTRY = {"name": "Ann", "message": "Hello", "language": "en"}
VISITOR = {"accept": "text/html", "x-forwarded-proto": "http"}
LOCK = "lock table entry in access exclusive mode"

# Longest answer: a connection (2.5 s) and a query (3 s) to a database that says nothing.
BACKEND_SECONDS = 6
FRONTEND_SECONDS = 8

CONNECTIONS = int(manifests.environment(manifests.container_of("backend"))["DATABASE_CONNECTIONS"])


@pytest.fixture
def database(postgres):
    database = Database(postgres)
    migrated(**database.owner_environment())
    return database


@pytest.fixture
def started(tmp_path):
    """Return a function that starts a program, which is ended with the test."""
    programs = []

    def started(name, path="/healthz", **environment):
        log = tmp_path / f"{name}-{len(programs)}.log"
        programs.append(Program(name, log, **environment))
        programs[-1].start(path)
        return programs[-1]

    yield started
    for program in reversed(programs):
        program.stop()
        program.lines()


@pytest.fixture
def backend(database, started):
    return started("backend", "/readyz", **database.environment())


@pytest.fixture
def frontend(backend, started):
    return started("frontend", BACKEND_URL=backend.url)


def is_ready(program):
    return answers(program.url + "/readyz")


def get_entries(backend):
    return httpx.get(f"{backend.url}/api/entries", timeout=BACKEND_SECONDS, verify=False)


def get_page(frontend, path="/en"):
    return httpx.get(frontend.url + path, timeout=FRONTEND_SECONDS)


def sign(frontend, forwarded="192.0.2.1", **fields):
    form = {"id": str(uuid4()), "name": "Ann", "message": "Hello", **fields}
    headers = {"origin": frontend.url, **VISITOR}
    if forwarded:
        headers["x-forwarded-for"] = forwarded
    return httpx.post(f"{frontend.url}/en", data=form, headers=headers, timeout=FRONTEND_SECONDS)


def messages(database):
    return database.psql("select message from entry order by number").splitlines()


def active_connections(backend):
    pattern = r"^database_pool_connections\{state=\"active\"\} (\d+)$"
    return int(re.search(pattern, httpx.get(backend.metrics_url).text, re.MULTILINE)[1])


def assert_is_problem(answer):
    assert (answer.status_code, answer.headers["content-type"]) == (503, "application/problem+json")
    assert answer.headers["retry-after"] == "5"
    assert answer.json() == {"title": "Service Unavailable", "status": 503}


def assert_is_error_page(answer, status, title="The book is closed for a moment"):
    assert answer.status_code == status
    assert f">{title}</h1>" in answer.text
    # Neither a stack trace nor what the programs say to each other.
    assert not re.search(r"at \S+ \(|node:|\.js:\d+|ECONN|backend|database", answer.text)


def assert_comes_back(backend):
    wait_until("readiness returns", lambda: is_ready(backend))
    assert get_entries(backend).status_code == 200


def test_a_request_is_followed_through_both_logs(backend, frontend):
    answer = sign(frontend)
    for program, method, status in ((frontend, "POST", 303), (backend, "PUT", 201)):
        logged = [
            x for x in program.lines() if x.get("requestId") == answer.headers["x-request-id"]
        ]
        assert [(line["method"], line["status"]) for line in logged] == [(method, status)]


def test_the_database_is_away_at_start(postgres, backend):
    backend.stop()
    postgres.stop()
    try:
        backend.start()
        assert httpx.get(f"{backend.url}/healthz").status_code == 200
        assert_is_problem(httpx.get(f"{backend.url}/readyz"))
        assert_is_problem(get_entries(backend))
    finally:
        postgres.start()
    assert_comes_back(backend)


def test_the_database_goes_and_comes_back(postgres, backend, frontend):
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


def test_the_database_crashes_while_it_is_asked(postgres, database, backend):
    """Its connections break in the middle of a statement, without a word of it."""
    with database.holding(LOCK), ThreadPoolExecutor() as pool:
        asked = pool.submit(get_entries, backend)
        wait_until("it is asked", lambda: active_connections(backend) == 1)
        postgres.stop(signal.SIGQUIT)
        try:
            assert_is_problem(asked.result())
        finally:
            postgres.start()
    assert_comes_back(backend)


def test_the_database_is_slow(database, backend, frontend):
    with database.holding(LOCK):
        assert_is_problem(get_entries(backend))
        assert_is_error_page(get_page(frontend), 503)
        answer = sign(frontend, message="Do not lose me", name="Murasaki")
        assert answer.status_code == 503
        assert "Do not lose me</textarea>" in answer.text
        # The process itself stays responsive.
        assert httpx.get(f"{backend.url}/healthz", timeout=1).status_code == 200
    assert get_entries(backend).status_code == 200
    assert sign(frontend).status_code == 303
    # What is slow is logged, without what visitors wrote.
    lines = [line for line in backend.lines() if line["msg"] == "slow statement"]
    assert any('insert into "entry"' in line["sql"] and line["durationMs"] >= 500 for line in lines)
    for program in (backend, frontend):
        assert "Murasaki" not in program.log.read_text()


def test_a_database_that_is_slow_for_a_moment_is_asked_again(database, frontend):
    """The backend gives up after two seconds, when the visitor still waits."""
    with ThreadPoolExecutor() as pool:
        with database.holding(LOCK):
            asked = [pool.submit(get_page, frontend), pool.submit(sign, frontend)]
            time.sleep(3)
        assert [each.result().status_code for each in asked] == [200, 303]
    assert len(messages(database)) == 1


def test_a_full_pool_does_not_take_the_pod_away(database, backend):
    """Requests are turned away, and there are as many connections as settings.py reckons with."""
    count = (
        "select count(*) from pg_stat_activity "
        f"where datname = '{database.name}' and application_name = 'guestbook-backend'"
    )
    over = threading.Event()

    def ask(_):
        while not over.is_set():
            get_entries(backend)

    with database.holding(LOCK), ThreadPoolExecutor(40) as pool:
        asking = [pool.submit(ask, number) for number in range(40)]
        try:
            wait_until("all are there", lambda: int(database.psql(count)) == CONNECTIONS)
            # As the kubelet asks, for longer than any request waits.
            for _ in range(10):
                assert httpx.get(f"{backend.url}/readyz", timeout=2).status_code == 200
                assert_is_problem(get_entries(backend))
                assert int(database.psql(count)) <= CONNECTIONS
        finally:
            over.set()
            wait(asking)
    assert get_entries(backend).status_code == 200


def test_connections_used_up_by_others_do_not_take_the_pod_away(database, backend):
    database.psql(f"alter role {APPLICATION} connection limit 1")
    try:
        assert_is_problem(get_entries(backend))
        for _ in range(3):
            assert is_ready(backend)
    finally:
        database.psql(f"alter role {APPLICATION} connection limit -1")
    assert get_entries(backend).status_code == 200


def test_readiness_falls_without_the_right_to_read(database, backend):
    database.psql(f"revoke select on entry from {APPLICATION}")
    assert not is_ready(backend)
    database.psql(f"grant select on entry to {APPLICATION}")
    assert is_ready(backend)


def test_what_visitors_wrote_is_in_no_log(database, backend, frontend):
    database.psql("alter table entry add check (message !~ 'Murasaki')")
    answer = sign(frontend, message="Murasaki")
    assert answer.status_code == 502
    assert "Murasaki</textarea>" in answer.text
    (line, *_) = [line for line in backend.lines() if line["msg"] == "unexpected error"]
    assert (line["err"]["type"], len(line["err"]["code"])) == ("DatabaseError", 5)
    for program in (backend, frontend):
        assert "Murasaki" not in program.log.read_text()


def test_an_edit_after_a_lost_answer_gets_into_the_book(database, backend, frontend, started):
    """Once, however often it is handed in, at whichever pod; also if the first words come again."""
    other = started("frontend", BACKEND_URL=backend.url)
    identifier = str(uuid4())
    numbers = [
        sign(pod, id=each, message=message).headers["location"]
        for message in ("First", "Second", "First", "Third", "Second")
        for pod in (frontend, other)
        for each in (identifier, identifier.upper())
    ]
    assert messages(database) == ["First", "Second", "Third"]
    first, second, third = numbers[0], numbers[4], numbers[12]
    assert numbers == [*[first] * 4, *[second] * 4, *[first] * 4, *[third] * 4, *[second] * 4]


@pytest.fixture
def limited(backend, started):
    """A frontend that takes two entries a minute: the third comes sooner than the next is due."""
    # An address may end with a slash.
    return started("frontend", BACKEND_URL=f"{backend.url}/", ENTRIES_PER_MINUTE="2")


def statuses(frontend, *forwarded):
    return [sign(frontend, each).status_code for each in forwarded]


def test_too_many_entries_from_one_address(limited):
    assert statuses(limited, *["192.0.2.7"] * 2) == [303, 303]
    # What a visitor puts into the header comes before what the Ingress adds.
    for forwarded in ("192.0.2.7", "203.0.113.9, 192.0.2.7", "::ffff:192.0.2.7"):
        answer = sign(limited, forwarded, message="Keep me", name="Zoë")
        assert answer.status_code == 429
        assert 1 <= int(answer.headers["retry-after"]) <= 30
        assert "Keep me</textarea>" in answer.text
        assert 'value="Zoë"' in answer.text
        assert "Your words are still here" in answer.text
    # No other visitor is rejected, not even the one that this visitor named.
    assert statuses(limited, "203.0.113.9", "192.0.2.8", "203.0.113.9") == [303] * 3
    # Reading is not limited.
    headers = {"x-forwarded-for": "192.0.2.7"}
    assert httpx.get(f"{limited.url}/en", headers=headers).status_code == 200


def test_without_the_header_the_connection_counts(limited):
    assert statuses(limited, None, None, None, "192.0.2.9") == [303, 303, 429, 303]
    assert [line for line in limited.lines() if line["msg"] == "no address of the visitor"]


def test_the_manifests_say_who_is_trusted(frontend):
    environment = manifests.environment(manifests.container_of("frontend"))
    assert (environment["ADDRESS_HEADER"], environment["XFF_DEPTH"]) == ("x-forwarded-for", "1")
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _: sign(frontend).status_code, range(100)))
    assert set(answers) == {303}


def test_the_database_hangs(postgres, backend):
    with frozen(postgres):
        assert_is_problem(get_entries(backend))
        assert httpx.get(f"{backend.url}/healthz", timeout=1).status_code == 200
    assert_comes_back(backend)


def test_connections_that_lead_nowhere_are_replaced(postgres, database, started):
    """As after a node vanished: what is sent on them is never answered, nor refused."""
    with BreakableConnection(postgres.port) as connection:
        environment = {**database.environment(), "PGPORT": str(connection.port)}
        backend = started("backend", "/readyz", **environment)
        assert get_entries(backend).status_code == 200
        connection.cut()
        assert_is_problem(get_entries(backend))
        wait_until("readiness returns", lambda: is_ready(backend))
        wait_until("entries return", lambda: get_entries(backend).status_code == 200, seconds=90)
        connection.cut()
        assert backend.stop() == 0, backend.log.read_text()


def test_a_connection_that_does_not_come_up_fails_no_request(postgres, database, started):
    """As where its first packets are lost: another is there."""
    with BreakableConnection(postgres.port) as connection, ThreadPoolExecutor(2) as pool:
        environment = {**database.environment(), "PGPORT": str(connection.port)}
        backend = started("backend", "/readyz", **environment)
        assert get_entries(backend).status_code == 200
        with database.holding(LOCK):
            connection.hold()
            answers = [pool.submit(get_entries, backend) for _ in range(2)]
            assert connection.held.wait(BACKEND_SECONDS)
        assert [answer.result().status_code for answer in answers] == [200, 200]
        assert backend.stop() == 0, backend.log.read_text()


LARGE = b"--x\r\ncontent-disposition: form-data; name=message\r\n\r\n%b\r\n--x--\r\n" % (
    b"B" * 20_000
)


@pytest.mark.parametrize(
    ("path", "media_type", "content", "status"),
    [
        pytest.param("/en", "multipart/form-data; boundary=x", b"name=A", 400, id="other content"),
        pytest.param("/en", "text/plain", b"name=A", 400, id="plain text"),
        pytest.param("/en", "multipart/form-data; boundary=x", LARGE, 413, id="too large"),
        pytest.param(
            "/en?/default", "application/x-www-form-urlencoded", b"name=A", 404, id="no action"
        ),
    ],
)
def test_what_is_no_form_is_a_mistake_of_who_sends_it(frontend, path, media_type, content, status):
    """An answer of 500 would count against the objective, and cause a page."""
    headers = {**VISITOR, "origin": frontend.url, "content-type": media_type}
    assert httpx.post(frontend.url + path, content=content, headers=headers).status_code == status
    assert not [line for line in frontend.lines() if line["level"] == "error"]


def test_a_visitor_who_leaves_while_sending_is_no_fault(frontend):
    headers = (
        *("POST /en HTTP/1.1", f"host: 127.0.0.1:{frontend.port}", f"origin: {frontend.url}"),
        *("x-forwarded-proto: http", "content-type: application/x-www-form-urlencoded"),
        *("content-length: 99", "", "{"),
    )
    with socket.create_connection(("127.0.0.1", frontend.port)) as connection:
        connection.sendall("\r\n".join(headers).encode())
        time.sleep(0.2)

    def statuses():
        return [line["status"] for line in frontend.lines() if line.get("method") == "POST"]

    assert wait_until("it is over", statuses) == [400]
    assert not [line for line in frontend.lines() if line["level"] in ("error", "warn")]


def test_the_backend_is_away(backend, frontend):
    backend.stop()
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


def test_the_backend_hangs(backend, frontend):
    """A form asks it twice: to take the entry, and for the page that the words come back with."""
    backend.send_signal(signal.SIGSTOP)
    try:
        assert_is_error_page(get_page(frontend), 503)
        answer = sign(frontend, message="Do not lose me")
    finally:
        backend.send_signal(signal.SIGCONT)
    assert answer.status_code == 503
    assert "Do not lose me</textarea>" in answer.text
    assert sign(frontend).status_code == 303


def test_a_look_up_without_an_answer_holds_no_visitor(started, tmp_path):
    """Nothing ends one; the later visitors wait for the connection that the first one began."""
    silent = tmp_path / "silent.mjs"
    silent.write_text(
        "import dns from 'node:dns'; const { lookup } = dns;"
        "dns.lookup = (name, ...rest) => name === 'backend' || lookup(name, ...rest);"
    )
    options = {"BACKEND_URL": "http://backend:80", "NODE_OPTIONS": f"--import {silent}"}
    frontend = started("frontend", **options)
    with ThreadPoolExecutor() as visitors:
        asked = [visitors.submit(get_page, frontend)]
        time.sleep(1)
        asked += [visitors.submit(get_page, frontend) for _ in range(4)]
    for visit in asked:
        assert_is_error_page(visit.result(), 503)


def test_the_backend_restarts_between_two_visits(backend, frontend):
    """The connection that was kept open is gone; visitors do not notice."""
    for _ in range(3):
        assert sign(frontend).status_code == 303
        backend.stop()
        backend.start("/readyz")
        assert get_page(frontend).status_code == 200


def failed_start(program, log, **environment):
    wrong = Program(program, log, **environment)
    with pytest.raises(AssertionError) as failure:
        wrong.start()
    assert wrong.stop() != 0
    return str(failure.value)


def test_what_is_missing_is_named(tmp_path):
    environment = {"PGHOST": "", "PGPORT": "many", "DATABASE_CONNECTIONS": "1"}
    text = failed_start("backend", tmp_path / "log", **environment)
    assert "PGHOST\n  - is empty" in text
    assert "PGUSER\n  - is missing" in text
    assert re.search(r"PGPORT\n  - .*expected number", text)
    assert re.search(r"DATABASE_CONNECTIONS\n  - .*>=2", text)


@pytest.mark.parametrize(
    ("program", "variable", "value"),
    [
        ("backend", "PORT", ""),
        ("backend", "BODY_SIZE_LIMIT", "x"),
        ("frontend", "SHUTDOWN_TIMEOUT", "-1"),
        ("frontend", "XFF_DEPTH", "x"),
        ("frontend", "BACKEND_URL", "backend:80"),
        ("frontend", "BACKEND_URL", "http://me:word@backend"),
    ],
)
def test_what_is_wrong_is_named(database, tmp_path, program, variable, value):
    """It would drop open requests at its end, refuse each form, or take all visitors for one."""
    environment = {"BACKEND_URL": "http://backend", **database.environment(), variable: value}
    assert variable in failed_start(program, tmp_path / "log", **environment)
