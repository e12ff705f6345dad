"""The programs while the database or the backend is away, slow, or comes back."""

import re
import signal
import socket
import threading
import time
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import contextmanager
from uuid import uuid4

import httpx
import pytest

from tests.services import manifests
from tests.services.breakable_connection import BreakableConnection
from tests.services.database import APPLICATION, Database, frozen
from tests.services.programs import Program, answers, migrated, wait_until

ENTRY = {"name": "Ann", "message": "Hello", "language": "en"}
VISITOR = {"accept": "text/html", "x-forwarded-proto": "http"}

# Longest answer: a connection (2.5 s) and a query (3 s) to a database that says nothing.
BACKEND_SECONDS = 6
FRONTEND_SECONDS = 8

# Those whose statement waits for a table, and those who want to keep everybody else from it.
WAITING = (
    "select pid from pg_stat_activity "
    "where datname = current_database() and wait_event_type = 'Lock'"
)
WAITING_LOCKS = (
    "select pid from pg_locks "
    "where mode = 'AccessExclusiveLock' and not granted and relation = 'entry'::regclass"
)

CONNECTIONS = int(manifests.environment(manifests.container_of("backend"))["DATABASE_CONNECTIONS"])


@pytest.fixture
def database(postgres):
    database = Database(postgres)
    migrated(**database.owner_environment())
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


def sign(frontend, forwarded="192.0.2.1", **fields):
    form = {"id": str(uuid4()), "name": "Ann", "message": "Hello", **fields}
    return httpx.post(
        f"{frontend.url}/en",
        data=form,
        headers={
            "origin": f"http://127.0.0.1:{frontend.port}",
            **VISITOR,
            **({"x-forwarded-for": forwarded} if forwarded else {}),
        },
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


def test_the_database_crashes_while_it_is_asked(postgres, database, backend):
    """Its connections break in the middle of a statement, without a word of it."""
    backend.start("/readyz")
    with (
        database.holding("lock table entry in access exclusive mode"),
        ThreadPoolExecutor() as pool,
    ):
        asked = pool.submit(get_entries, backend)
        wait_until("it is asked", lambda: active_connections(backend) == 1)
        postgres.stop(signal.SIGQUIT)
        try:
            assert_is_problem(asked.result())
        finally:
            postgres.start()
    wait_until("readiness returns", lambda: is_ready(backend))
    assert get_entries(backend).status_code == 200


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


def test_a_database_that_is_slow_for_a_moment_is_asked_again(database, backend, frontend):
    """The backend gives up after two seconds, when the visitor still waits."""
    backend.start("/readyz")
    with ThreadPoolExecutor() as pool:
        with database.holding("lock table entry in access exclusive mode"):
            asked = [pool.submit(get_page, frontend), pool.submit(sign, frontend)]
            time.sleep(3)
        assert [each.result().status_code for each in asked] == [200, 303]
    assert len(messages(database)) == 1


def test_the_database_takes_nothing(database, backend, frontend):
    """As a standby, or while somebody looks after it."""
    database.psql(f"alter database {database.name} set default_transaction_read_only = on")
    backend.start("/readyz")
    put = httpx.put(f"{backend.url}/api/entries/{uuid4()}", json=ENTRY, timeout=BACKEND_SECONDS)
    assert_is_problem(put)
    assert sign(frontend).status_code == 503
    assert get_page(frontend).status_code == 200


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
        assert active_connections(backend) < CONNECTIONS
    assert get_entries(backend).status_code == 200


def active_connections(backend):
    pattern = r"^database_pool_connections\{state=\"active\"\} (\d+)$"
    return int(re.search(pattern, httpx.get(backend.metrics_url).text, re.MULTILINE)[1])


@contextmanager
def full_pool(database, backend):
    """Keeps every connection of the backend busy, and more requests waiting for one."""
    with (
        database.holding("lock table entry in access exclusive mode"),
        httpx.Client(timeout=BACKEND_SECONDS) as client,
        ThreadPoolExecutor(40) as pool,
    ):
        over = threading.Event()

        def ask(_):
            while not over.is_set():
                client.get(f"{backend.url}/api/entries")

        asking = [pool.submit(ask, number) for number in range(40)]
        try:
            wait_until("the pool is full", lambda: active_connections(backend) == CONNECTIONS - 1)
            yield
        finally:
            over.set()
            wait(asking)


def test_a_full_pool_does_not_take_the_pod_away(database, backend):
    backend.start("/readyz")
    with full_pool(database, backend):
        # As the kubelet asks, for longer than any request waits.
        for _ in range(10):
            assert httpx.get(f"{backend.url}/readyz", timeout=2).status_code == 200
            assert_is_problem(get_entries(backend))
            if active_connections(backend) < CONNECTIONS - 1:
                wait_until(
                    "the pool is full again",
                    lambda: active_connections(backend) == CONNECTIONS - 1,
                )
    assert get_entries(backend).status_code == 200


def test_connections_used_up_by_others_do_not_take_the_pod_away(postgres, database, backend):
    backend.start("/readyz")
    database.psql(f"alter role {APPLICATION} connection limit 1")
    try:
        assert_is_problem(get_entries(backend))
        for _ in range(3):
            assert is_ready(backend)
    finally:
        database.psql(f"alter role {APPLICATION} connection limit -1")
    assert get_entries(backend).status_code == 200


def test_readiness_falls_without_the_right_to_read(database, backend):
    backend.start("/readyz")
    database.psql(f"revoke select on entry from {APPLICATION}")
    assert not is_ready(backend)
    database.psql(f"grant select on entry to {APPLICATION}")
    assert is_ready(backend)


def test_a_pod_has_as_many_connections_as_stated(database, backend):
    """As many as settings.py reckons with, which refuses more pods than there is room for."""
    backend.start("/readyz")
    count = (
        "select count(*) from pg_stat_activity "
        f"where datname = '{database.name}' and application_name = 'guestbook-backend'"
    )
    with full_pool(database, backend):
        wait_until("all are there", lambda: int(database.psql(count)) == CONNECTIONS)
        assert max(int(database.psql(count)) for _ in range(50)) == CONNECTIONS


def test_an_entry_that_comes_again_is_answered_in_time(database, tmp_path):
    """It takes two statements, each of which waits here for a connection, then for the table."""
    log = tmp_path / "backend.log"
    backend = Program("backend", log, **database.environment(), DATABASE_CONNECTIONS="2")
    backend.start("/readyz")
    url = f"{backend.url}/api/entries/{uuid4()}"
    assert httpx.put(url, json=ENTRY).status_code == 201

    lock = "lock table entry in access exclusive mode"
    overs = threading.Event(), threading.Event()

    def hold(over):
        with database.holding(lock):
            over.wait()

    def read():
        httpx.get(f"{backend.url}/api/entries", timeout=30)

    def put():
        with httpx.Client(timeout=30, verify=False) as client:
            begin = time.monotonic()
            answer = client.put(url, json=ENTRY)
            return answer, time.monotonic() - begin

    def waits(statement):
        return answer.done() or database.psql(f"{WAITING} and query ~ '^{statement}'")

    try:
        with ThreadPoolExecutor() as pool:
            try:
                with database.holding(lock):
                    pool.submit(read)
                    wait_until("the connection is taken", lambda: active_connections(backend) == 1)
                    time.sleep(0.2)
                    answer = pool.submit(put)
                    # What has taken the connection is given up after two seconds.
                    wait_until("its first statement waits", lambda: waits("insert"))
                    pool.submit(read)
                    pool.submit(hold, overs[0])
                    time.sleep(1.5)
                    wait_until("the next waits for the table", lambda: database.psql(WAITING_LOCKS))
                wait_until("what came meanwhile waits", lambda: waits("select"))
                pool.submit(hold, overs[1])
                time.sleep(1.5)
                wait_until("the last waits for the table", lambda: database.psql(WAITING_LOCKS))
                overs[0].set()
                answer, seconds = answer.result()
            finally:
                for over in overs:
                    over.set()
        assert_is_problem(answer)
        assert seconds < BACKEND_SECONDS
        wait_until("it is free again", lambda: active_connections(backend) == 0)
        assert httpx.put(url, json=ENTRY).status_code == 200
    finally:
        backend.stop()
        backend.lines()


def test_slow_statements_are_logged_without_what_visitors_wrote(database, backend, frontend):
    backend.start("/readyz")
    with database.holding("lock table entry in access exclusive mode"):
        assert sign(frontend, name="Murasaki", message="Murasaki wrote it").status_code == 503
    lines = [line for line in backend.lines() if line["msg"] == "slow statement"]
    assert any('insert into "entry"' in line["sql"] and line["durationMs"] >= 500 for line in lines)
    for program in (backend, frontend):
        assert "Murasaki" not in program.log.read_text()


@pytest.mark.parametrize(
    "cause",
    [
        "alter table entry add check (message !~ 'Murasaki')",
        "alter table entry add unique (message)",
        "alter table entry alter message type char(3)",
        "alter table entry add age int not null default 1 check (age = 2)",
    ],
)
def test_what_visitors_wrote_is_in_no_log(database, backend, frontend, cause):
    backend.start("/readyz")
    insert = "insert into entry (id, name, message) values (gen_random_uuid(), 'x', 'Murasaki')"
    if "unique" in cause:
        database.psql(insert)
    database.psql(cause)
    answer = sign(frontend, message="Murasaki")
    assert answer.status_code == 502
    assert "Murasaki</textarea>" in answer.text
    (line, *_) = [line for line in backend.lines() if line["msg"] == "unexpected error"]
    assert (line["err"]["type"], len(line["err"]["code"])) == ("DatabaseError", 5)
    for program in (backend, frontend):
        assert "Murasaki" not in program.log.read_text()


def messages(database):
    return database.psql("select message from entry order by number").splitlines()


def test_an_edit_after_a_lost_answer_gets_into_the_book(database, backend, frontend, tmp_path):
    """Once, however often it is handed in, at whichever pod; also if the first words come again."""
    backend.start("/readyz")
    other = Program("frontend", tmp_path / "other.log", BACKEND_URL=backend.url)
    other.start()
    try:
        identifier = str(uuid4())
        numbers = [
            sign(pod, id=each, message=message).headers["location"]
            for message in ("First", "Second", "First", "Third", "Second")
            for pod in (frontend, other)
            for each in (identifier, identifier.upper())
        ]
    finally:
        other.stop()
    assert messages(database) == ["First", "Second", "Third"]
    first, second, third = numbers[0], numbers[4], numbers[12]
    assert numbers == [*[first] * 4, *[second] * 4, *[first] * 4, *[third] * 4, *[second] * 4]


def test_an_edit_survives_an_absent_backend(database, backend, frontend):
    backend.start("/readyz")
    identifier = str(uuid4())
    assert sign(frontend, id=identifier, message="First").status_code == 303
    backend.stop()
    answer = sign(frontend, id=identifier, message="Second")
    assert (answer.status_code, "Second</textarea>" in answer.text) == (502, True)
    assert re.search(r'name="id" value="([\w-]+)"', answer.text)[1] == identifier
    backend.start("/readyz")
    assert sign(frontend, id=identifier, message="Second").status_code == 303
    assert messages(database) == ["First", "Second"]


def test_the_same_form_at_once_signs_once(database, backend, frontend):
    backend.start("/readyz")
    identifier = str(uuid4())
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _: sign(frontend, id=identifier), range(8)))
    assert {answer.status_code for answer in answers} == {303}
    assert len({answer.headers["location"] for answer in answers}) == 1
    assert messages(database) == ["Hello"]


@pytest.fixture
def limited(backend, tmp_path):
    """A frontend that takes two entries a minute: the third comes sooner than the next is due."""
    backend.start("/readyz")
    log = tmp_path / "limited.log"
    program = Program("frontend", log, BACKEND_URL=backend.url, ENTRIES_PER_MINUTE="2")
    program.start()
    yield program
    program.stop()
    program.lines()


def statuses(frontend, *forwarded):
    return [sign(frontend, each).status_code for each in forwarded]


def test_too_many_entries_from_one_address(limited):
    assert statuses(limited, *["192.0.2.7"] * 2) == [303, 303]
    # What a visitor puts into the header comes before what the Ingress adds.
    for forwarded in ("192.0.2.7", "203.0.113.9, 192.0.2.7", "::1,192.0.2.7", "::ffff:192.0.2.7"):
        answer = sign(limited, forwarded, message="Keep me", name="Zoë")
        assert answer.status_code == 429
        assert 1 <= int(answer.headers["retry-after"]) <= 30
        assert "Keep me</textarea>" in answer.text
        assert 'value="Zoë"' in answer.text
        assert "Your words are still here" in answer.text
    # Nobody else is turned away, not even whom that visitor named.
    assert statuses(limited, "203.0.113.9", "192.0.2.8", "203.0.113.9") == [303] * 3
    # Reading is not limited.
    headers = {"x-forwarded-for": "192.0.2.7"}
    assert httpx.get(f"{limited.url}/en", headers=headers).status_code == 200


def test_one_network_of_ipv6_is_one_visitor(limited):
    addresses = ("2001:db8:0:7::1", "2001:db8:0:7:ffff::2", "2001:db8:0:7::3", "2001:db8:0:8::1")
    assert statuses(limited, *addresses) == [303, 303, 429, 303]


def test_without_the_header_the_connection_counts(limited):
    assert statuses(limited, None, None, None, "192.0.2.9") == [303, 303, 429, 303]
    assert [line for line in limited.lines() if line["msg"] == "no address of the visitor"]


def test_the_manifests_say_who_is_trusted(database, backend, frontend):
    backend.start("/readyz")
    environment = manifests.environment(manifests.container_of("frontend"))
    assert (environment["ADDRESS_HEADER"], environment["XFF_DEPTH"]) == ("x-forwarded-for", "1")
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _: sign(frontend).status_code, range(300)))
    # As many as are due in the meantime; and no fewer than the limit.
    assert set(answers) == {303, 429}
    assert answers.count(303) >= int(environment["ENTRIES_PER_MINUTE"])


def test_a_frontend_without_a_limit_has_none(database, backend, tmp_path):
    backend.start("/readyz")
    program = Program("frontend", tmp_path / "free.log", BACKEND_URL=backend.url)
    program.unset("ENTRIES_PER_MINUTE")
    program.start()
    try:
        assert set(statuses(program, *["192.0.2.7"] * 60)) == {303}
    finally:
        program.stop()


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
            assert get_entries(backend).status_code == 200
            connection.cut()
            assert_is_problem(get_entries(backend))
            wait_until("readiness returns", lambda: is_ready(backend))
            wait_until(
                "entries return", lambda: get_entries(backend).status_code == 200, seconds=90
            )
            connection.cut()
        finally:
            assert backend.stop() == 0, backend.log.read_text()


def test_a_connection_that_does_not_come_up_fails_no_request(postgres, database, tmp_path):
    """As where its first packets are lost: another is there."""
    with BreakableConnection(postgres.port) as connection, ThreadPoolExecutor(2) as pool:
        environment = {**database.environment(), "PGPORT": str(connection.port)}
        backend = Program("backend", tmp_path / "backend.log", **environment)
        backend.start("/readyz")
        try:
            assert get_entries(backend).status_code == 200
            with database.holding("lock table entry in access exclusive mode"):
                connection.hold()
                answers = [pool.submit(get_entries, backend) for _ in range(2)]
                assert connection.held.wait(BACKEND_SECONDS)
            assert [answer.result().status_code for answer in answers] == [200, 200]
        finally:
            assert backend.stop() == 0, backend.log.read_text()


PART = b"--x\r\ncontent-disposition: form-data; name=message\r\n\r\n%b\r\n--x--\r\n"
LARGE = PART % (b"B" * 20_000)


@pytest.mark.parametrize(
    ("path", "media_type", "content", "status"),
    [
        pytest.param("/en", "multipart/form-data; boundary=x", b"name=A", 400, id="other content"),
        pytest.param("/en", "multipart/form-data", b"--x--", 400, id="no boundary"),
        pytest.param("/en", "text/plain", b"name=A", 400, id="plain text"),
        pytest.param("/en", "multipart/form-data; boundary=x", LARGE, 413, id="too large"),
        pytest.param(
            "/en?/default", "application/x-www-form-urlencoded", b"name=A", 404, id="no action"
        ),
    ],
)
def test_what_is_no_form_is_a_mistake_of_who_sends_it(frontend, path, media_type, content, status):
    """An answer of 500 would count against the objective, and wake somebody."""
    headers = {**VISITOR, "origin": frontend.url, "content-type": media_type}
    assert httpx.post(frontend.url + path, content=content, headers=headers).status_code == status
    assert not [line for line in frontend.lines() if line["level"] == "error"]


def leave(program, request, *headers):
    """Sends the beginning of a body, and closes the connection."""
    lines = [f"{request} HTTP/1.1", f"host: 127.0.0.1:{program.port}", "content-length: 99"]
    with socket.create_connection(("127.0.0.1", program.port)) as connection:
        connection.sendall("\r\n".join([*lines, *headers, "", "{"]).encode())
        time.sleep(0.2)


def test_a_visitor_who_leaves_while_sending_is_no_fault(database, backend, frontend):
    backend.start("/readyz")
    form = "content-type: application/x-www-form-urlencoded"
    leave(frontend, "POST /en", f"origin: {frontend.url}", "x-forwarded-proto: http", form)
    leave(backend, f"PUT /api/entries/{uuid4()}", "content-type: application/json")
    for program, method in ((frontend, "POST"), (backend, "PUT")):
        wait_until("it is over", lambda p=program, m=method: statuses_of(p, m))
        assert statuses_of(program, method) == [400]
        assert not [line for line in program.lines() if line["level"] in ("error", "warn")]


def statuses_of(program, method):
    return [line["status"] for line in program.lines() if line.get("method") == method]


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


def test_the_backend_hangs(backend, frontend):
    """A form asks it twice: to take the entry, and for the page that the words come back with."""
    backend.start("/readyz")
    backend.send_signal(signal.SIGSTOP)
    try:
        assert_is_error_page(get_page(frontend), 503)
        answer = sign(frontend, message="Do not lose me")
    finally:
        backend.send_signal(signal.SIGCONT)
    assert answer.status_code == 503
    assert "Do not lose me</textarea>" in answer.text
    assert sign(frontend).status_code == 303


def test_a_look_up_without_an_answer_holds_no_visitor(tmp_path):
    silent = tmp_path / "silent.mjs"
    silent.write_text("""
        import dns from 'node:dns';
        const { lookup } = dns;
        dns.lookup = (name, ...rest) => name === 'backend' || lookup(name, ...rest);
    """)
    address = {"BACKEND_URL": "http://backend:80", "NODE_OPTIONS": f"--import {silent}"}
    program = Program("frontend", tmp_path / "frontend.log", **address)
    program.start()
    try:
        with ThreadPoolExecutor() as visitors:
            # The later ones wait for the connection that the first one began.
            first = visitors.submit(get_page, program)
            time.sleep(1)
            others = [visitors.submit(get_page, program) for _ in range(4)]
        for visit in (first, *others):
            assert_is_error_page(visit.result(), 503)
    finally:
        program.stop()


def test_the_backend_restarts_between_two_visits(backend, frontend):
    """The connection that was kept open is gone; visitors do not notice."""
    backend.start("/readyz")
    for _ in range(3):
        assert sign(frontend).status_code == 303
        backend.stop()
        backend.start("/readyz")
        assert get_page(frontend).status_code == 200


def test_an_entry_that_came_by_sql_closes_no_book(database, backend, frontend):
    """The database takes ids that no program would make."""
    backend.start("/readyz")
    database.psql(
        "insert into entry (id, name, message) values (md5('1')::uuid, 'Ann', 'By hand'),"
        " ('00000000-0000-0000-0000-000000000007', 'Ann', 'By hand')"
    )
    page = get_page(frontend)
    assert (page.status_code, page.text.count("By hand</p>")) == (200, 2)


@pytest.mark.parametrize("number", [-1, 0, 2**53, 2**63 - 1])
def test_an_entry_of_a_number_that_no_page_has_closes_no_book(database, backend, frontend, number):
    """The database takes numbers that no program can hold."""
    backend.start("/readyz")
    database.psql(
        "insert into entry (number, id, name, message) overriding system value"
        f" values ({number}, gen_random_uuid(), 'Ann', 'Not shown')"
    )
    assert sign(frontend, message="Shown").status_code == 303
    page = get_page(frontend)
    assert (page.status_code, "Shown</p>" in page.text) == (200, True)
    assert get_entries(backend).json()["next"] is None


@pytest.mark.parametrize("time", ["-infinity", "infinity", "0044-03-15 BC", "294000-01-01"])
def test_an_entry_of_no_time_that_is_shown_closes_no_book(database, backend, frontend, time):
    """The database takes times that no calendar of a program has."""
    backend.start("/readyz")
    database.psql(
        "insert into entry (id, name, message, created_at)"
        f" values (gen_random_uuid(), 'Ann', 'At {time}', '{time}')"
    )
    page = get_page(frontend)
    assert (page.status_code, page.text.count(f"At {time}</p>")) == (200, 1)


def test_what_is_missing_is_named(tmp_path):
    program = Program(
        "backend", tmp_path / "backend.log", PGHOST="", PGPORT="many", DATABASE_CONNECTIONS="1"
    )
    with pytest.raises(AssertionError) as failure:
        program.start()
    text = str(failure.value)
    assert "PGHOST\n  - is empty" in text
    assert "PGUSER\n  - is missing" in text
    assert re.search(r"PGPORT\n  - .*expected number", text)
    assert re.search(r"DATABASE_CONNECTIONS\n  - .*>=2", text)
    assert program.stop() != 0


@pytest.mark.parametrize("value", ["", "x", "-1"])
@pytest.mark.parametrize(
    ("program", "variable"),
    [
        *((each, "PORT") for each in ("backend", "frontend")),
        *((each, "BODY_SIZE_LIMIT") for each in ("backend", "frontend")),
        *((each, "SHUTDOWN_TIMEOUT") for each in ("backend", "frontend")),
        ("frontend", "XFF_DEPTH"),
    ],
)
def test_what_is_wrong_for_the_adapter_is_named(database, tmp_path, program, variable, value):
    """It would drop open requests at its end, refuse each form, or take all visitors for one."""
    environment = {"BACKEND_URL": "http://backend", **database.environment(), variable: value}
    wrong = Program(program, tmp_path / "program.log", **environment)
    try:
        with pytest.raises(AssertionError, match=variable):
            wrong.start()
    finally:
        wrong.stop()


def test_an_address_may_end_with_a_slash(database, backend, tmp_path):
    backend.start("/readyz")
    log = tmp_path / "slash.log"
    program = Program("frontend", log, BACKEND_URL=f"{backend.url}/")
    program.start()
    try:
        assert (get_page(program).status_code, sign(program).status_code) == (200, 303)
    finally:
        program.stop()


@pytest.mark.parametrize(
    "address", ["http://me:word@backend", "http://backend?a", "http://backend#a"]
)
def test_an_address_that_no_request_can_have_is_named(tmp_path, address):
    program = Program("frontend", tmp_path / "frontend.log", BACKEND_URL=address)
    with pytest.raises(AssertionError, match="BACKEND_URL\n  - must be a URL such as http://"):
        program.start()


def test_a_wrong_address_is_named(tmp_path):
    program = Program("frontend", tmp_path / "frontend.log", BACKEND_URL="backend:80")
    with pytest.raises(AssertionError, match="BACKEND_URL\n  - must be a URL such as http://"):
        program.start()
