"""A thousand visitors at once: each is answered, and what they write is there once."""

import asyncio
import re
from uuid import uuid4

import httpx
import pytest

from tests.services.programs import wait_until

VISITORS = 1000
ROUNDS = 3

# Far longer than any answer takes: what counts is that each comes.
TIMEOUT = httpx.Timeout(120)
LIMITS = httpx.Limits(max_connections=None, max_keepalive_connections=None)


async def visit(client, page, number):
    """Reads the page, signs, and reads what came of it; returns the three statuses."""
    headers = {"accept": "text/html", "origin": str(client.base_url), "x-forwarded-proto": "http"}
    read = await client.get(page, headers=headers)
    identifier = re.search(r'name="id" value="([\w-]{36})"', read.text)[1]
    form = {"id": identifier, "name": f"Visitor {number}", "message": str(uuid4())}
    signed = await client.post(page, data=form, headers=headers)
    thanks = await client.get(signed.headers.get("location", page), headers=headers)
    return read.status_code, signed.status_code, thanks.status_code


async def visit_all(url):
    async with httpx.AsyncClient(base_url=url, timeout=TIMEOUT, limits=LIMITS) as client:
        return await asyncio.gather(
            *(visit(client, f"/{'ja' if n % 2 else 'en'}", n) for n in range(VISITORS))
        )


def metric(program, name):
    found = re.search(rf"^{re.escape(name)} (\S+)$", httpx.get(program.metrics_url).text, re.M)
    return float(found[1])


@pytest.fixture(scope="module")
def rounds(backend, frontend):
    """Returns what visitors were answered, and the heap of both programs after each round."""
    answers, heaps = [], []
    for _ in range(ROUNDS):
        answers += asyncio.run(visit_all(frontend.url))
        heaps.append([metric(p, "nodejs_heap_size_used_bytes") for p in (backend, frontend)])
    return answers, heaps


def test_every_visitor_is_answered(rounds):
    answers, _ = rounds
    assert set(answers) == {(200, 303, 200)}


def test_every_entry_is_there_once(rounds, database):
    assert database.entries() == (VISITORS * ROUNDS, VISITORS * ROUNDS)


def test_nothing_is_kept_of_a_visit(rounds, backend, frontend):
    """Connections are given back, and the heap does not grow with the number of visitors."""
    assert metric(backend, "database_pool_waiting_requests") == 0
    assert metric(backend, 'database_pool_connections{state="active"}') == 0
    for program in (backend, frontend):
        # What remains is the listening sockets, the log, and connections to the database.
        name = "nodejs_active_resources_total"
        wait_until(f"{program.name} closed its connections", lambda p=program: metric(p, name) < 30)
    _, heaps = rounds
    for program, (first, *_, last) in zip((backend, frontend), zip(*heaps), strict=True):
        assert last < first + VISITORS * 20_000, f"{program.name} keeps what it has served"
    print(heaps)
