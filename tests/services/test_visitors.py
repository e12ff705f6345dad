"""A thousand visitors at once: each is answered, what they write is there once, none is dropped."""

import asyncio
import json
import re
import signal
import subprocess
import time
from pathlib import Path
from uuid import uuid4

import httpx
import pytest

from tests.services import manifests
from tests.services.programs import Program, wait_until

VISITORS = 1000
ROUNDS = 3

# Far longer than any answer takes: what counts is that each comes.
TIMEOUT = 120

# Heap that may remain of a visit, in bytes: less than its three requests hold.
KEPT_OF_A_VISIT = 2500

# A call's timeout holds on to its objects until its time is over, which is 6 s.
TIMEOUTS_SECONDS = 7

# On SIGUSR2 the program drops all memory that it no longer refers to.
COLLECTS_GARBAGE = "--expose-gc --import=data:text/javascript,process.on('SIGUSR2',()=>gc())"


async def visit(url, number):
    """Read the page, signs, and read what came of it; returns the three statuses."""
    page = f"/{'ja' if number % 2 else 'en'}"
    headers = {
        "accept": "text/html",
        "origin": url,
        "x-forwarded-proto": "http",
        # As the Ingress adds it: visitors have addresses of their own.
        "x-forwarded-for": f"10.0.{number // 256}.{number % 256}",
    }
    options = {"base_url": url, "headers": headers, "timeout": TIMEOUT, "verify": False}
    async with httpx.AsyncClient(**options) as client:
        read = await client.get(page)
        identifier = re.search(r'name="id" value="([\w-]{36})"', read.text)[1]
        form = {"id": identifier, "name": f"Visitor {number}", "message": str(uuid4())}
        signed = await client.post(page, data=form)
        thanks = await client.get(signed.headers.get("location", page))
        return read.status_code, signed.status_code, thanks.status_code


async def visit_all(url):
    return await asyncio.gather(*(visit(url, number) for number in range(VISITORS)))


def metric(program, name):
    found = re.search(rf"^{re.escape(name)} (\S+)$", httpx.get(program.metrics_url).text, re.M)
    return float(found[1])


def heap(program):
    program.send_signal(signal.SIGUSR2)
    return metric(program, "nodejs_heap_size_used_bytes")


@pytest.fixture(scope="module")
def programs(database, folder):
    options = {"NODE_OPTIONS": COLLECTS_GARBAGE}
    backend = Program("backend", folder / "backend.log", **database.environment(), **options)
    backend.start("/readyz")
    frontend = Program("frontend", folder / "frontend.log", BACKEND_URL=backend.url, **options)
    frontend.start()
    yield backend, frontend
    for program in (frontend, backend):
        program.stop()
        program.lines()


def test_nothing_is_lost_and_nothing_is_kept_of_a_visit(programs, database):
    backend, frontend = programs
    heaps = []
    for number in range(ROUNDS):
        assert set(asyncio.run(visit_all(frontend.url))) == {(200, 303, 200)}
        for program in programs:
            wait_until(
                f"{program.name} holds its own files, ports and database connections only",
                lambda program=program: metric(program, "nodejs_active_resources_total") < 30,
            )
        if number in (0, ROUNDS - 1):
            time.sleep(TIMEOUTS_SECONDS)
            heaps.append([heap(program) for program in programs])
    assert database.entries() == (VISITORS * ROUNDS, VISITORS * ROUNDS)
    assert metric(backend, "database_pool_waiting_requests") == 0
    assert metric(backend, 'database_pool_connections{state="active"}') == 0
    visits = (ROUNDS - 1) * VISITORS
    for program, first, last in zip(programs, *heaps, strict=True):
        assert (last - first) / visits < KEPT_OF_A_VISIT, f"{program.name} keeps what it served"


@pytest.mark.parametrize("number", [0, 1], ids=["backend", "frontend"])
def test_ends_without_dropping_a_request(programs, number):
    """Told to end while all its connections are busy, as often as it takes to hit a bad moment."""
    program = programs[number]
    paths = [["/api/entries", "/readyz"], ["/en", "/ja"]][number]
    load = ["node", Path(__file__).parent / "load.mjs", str(program.port), "64", "60", *paths]
    for _ in range(5):
        with subprocess.Popen(load, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout.readline() == "busy\n"
            assert program.stop() == 0
            done = json.loads(process.stdout.read())
        assert done["dropped"] == []
        assert set(done["answers"]) == {"200"}
        assert program.lines()[-1]["msg"] == "ended"
        program.start("/readyz")


@pytest.mark.parametrize("name", ["backend", "frontend"])
def test_gives_up_before_it_is_killed(name):
    container, pod = manifests.container_of(name), manifests.pod_of(name)
    sleep = container["lifecycle"]["preStop"]["sleep"]["seconds"]
    timeout = int(manifests.environment(container)["SHUTDOWN_TIMEOUT"])
    assert timeout < pod["terminationGracePeriodSeconds"] - sleep


def test_keeps_connections_for_longer_than_the_ingress(programs):
    """NGINX, which asks, gives up an unused one after 60 s; the client must do so first."""
    answer = httpx.get(f"{programs[1].url}/en")
    (seconds,) = re.fullmatch(r"timeout=(\d+)", answer.headers["keep-alive"]).groups()
    assert int(seconds) > 60
