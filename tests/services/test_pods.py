"""The images, run with exactly what the manifests give the pods."""

import json
import re
from urllib.parse import urlsplit
from uuid import uuid4

import httpx
import pytest

from constructs_lib.core.quantity import amount
from tests.services import manifests, pods
from tests.services.database import APPLICATION, OWNER, PASSWORD
from tests.services.image_builds import Sources, base_image, pulled, registry
from tests.services.programs import wait_until

SECRETS = {
    "postgresql-application": {"username": APPLICATION, "password": PASSWORD},
    "postgresql-owner": {"username": OWNER, "password": PASSWORD},
}
PATHS = {"backend": ["/api/entries", "/readyz"], "frontend": ["/en", "/ja"]}
VISITOR = {"accept": "text/html", "x-forwarded-proto": "http"}

CONNECTIONS = 64
ENDINGS = 10

# Most that an image may hold beside its base image; it is 12 to 14 MB.
IMAGE_BYTES = 20e6

pytestmark = pytest.mark.skipif(pods.missing() is not None, reason=str(pods.missing()))

each_program = pytest.mark.parametrize("program", list(PATHS))


@pytest.fixture(scope="module")
def images(tmp_path_factory):
    sources = Sources(tmp_path_factory.mktemp("sources"))
    with registry() as address:
        return {
            program: pulled(address, program, sources.make(program, address), pods.name_of(program))
            for program in PATHS
        }


@pytest.fixture(scope="module")
def network(images, postgres):
    """Stands in for the Services of the backend and of PostgreSQL."""
    frontend, backend = (
        manifests.environment(manifests.container_of(program), SECRETS)
        for program in ("frontend", "backend")
    )
    postgres.create_database(backend["PGDATABASE"], OWNER, APPLICATION, PASSWORD)
    with pods.Network() as network:
        url = urlsplit(frontend["BACKEND_URL"])
        target = f"{network.name}-backend:{manifests.service_ports('backend')[url.port]}"
        network.forward(url.hostname, url.port, target, images["backend"])
        # Root, since only the server's own user may enter its folder.
        folder = ("--volume", f"{postgres.folder}:/postgres", "--user", "0:0")
        socket = f"/postgres/.s.PGSQL.{postgres.port}"
        network.forward(backend["PGHOST"], 5432, socket, images["backend"], *folder)
        yield network


@pytest.fixture(scope="module")
def running(network):
    """Returns a pod of each program."""
    found = {program: pods.Pod(network, program, SECRETS) for program in PATHS}
    for pod in found.values():
        pod.start()
    return found


@pytest.fixture
def pod(running, program):
    return running[program]


@each_program
def test_probes_succeed(pod):
    """They answer in the time that the manifest gives them."""
    wait_until("it is ready", lambda: pod.passes("readinessProbe"))
    assert pod.passes("livenessProbe")
    allowed = pod.container["startupProbe"]
    assert pod.start_seconds < allowed["periodSeconds"] * allowed["failureThreshold"] / 4


@each_program
def test_runs_without_privileges(pod):
    status = pod.evaluate("require('fs').readFileSync('/proc/1/status', 'utf8')")
    fields = dict(line.split(":\t", 1) for line in status.splitlines())
    assert set(fields["Uid"].split()) == {"10001"}
    assert set(fields["Gid"].split()) == {"10001"}
    assert int(fields["CapEff"], 16) == int(fields["CapBnd"], 16) == 0
    assert fields["NoNewPrivs"] == "1"


@each_program
def test_writes_nowhere_but_to_its_volume(pod):
    tried = {
        path: pod.evaluate(f"""(() => {{
            try {{ require('fs').writeFileSync('{path}/file', ''); return 'written' }}
            catch (error) {{ return error.code }}
        }})()""")
        for path in ("/", "/app", "/app/build", "/home/node", "/var/tmp", "/tmp")
    }
    assert tried.pop("/tmp") == "written"
    assert set(tried.values()) == {"EROFS"}


@each_program
def test_heap_leaves_room_in_the_memory_limit(pod):
    heap = pod.evaluate("require('v8').getHeapStatistics().heap_size_limit")
    limit = amount(pod.container["resources"]["limits"]["memory"])
    assert 0.7 < heap / float(limit) < 0.8


@each_program
def test_gives_up_before_it_is_killed(pod):
    timeout = int(manifests.environment(pod.container)["SHUTDOWN_TIMEOUT"])
    assert timeout < pod.seconds_to_end()


def test_keeps_connections_for_longer_than_the_ingress(running):
    """NGINX, which asks, gives up an unused one after 60 s; whoever asks must do so first."""
    answer = httpx.get(running["frontend"].url() + "/en", headers=VISITOR)
    (seconds,) = re.fullmatch(r"timeout=(\d+)", answer.headers["keep-alive"]).groups()
    assert int(seconds) > 60


def test_a_request_is_followed_through_both_logs(running):
    """From the page to the row, under one request id."""
    message = str(uuid4())
    url = running["frontend"].url()
    answer = httpx.post(
        f"{url}/en",
        data={"id": str(uuid4()), "name": "Ann", "message": message},
        headers={"origin": url, "x-forwarded-for": "203.0.113.7", **VISITOR},
    )
    assert answer.status_code == 303
    assert message in httpx.get(f"{url}/en", headers=VISITOR).text
    request_id = answer.headers["x-request-id"]
    logged = {
        program: [line for line in pod.lines() if line.get("requestId") == request_id]
        for program, pod in running.items()
    }
    (at_frontend,) = logged["frontend"]
    assert (at_frontend["method"], at_frontend["route"]) == ("POST", "/[language=language]")
    (at_backend,) = logged["backend"]
    assert (at_backend["method"], at_backend["route"]) == ("PUT", "/api/entries/[id]")
    assert at_backend["status"] == 201
    for line in (at_frontend, at_backend):
        assert line["level"] == "info"
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT[\d:.]+Z", line["time"])


@each_program
def test_metrics_have_what_dashboards_ask_for(pod):
    httpx.get(pod.url() + PATHS[pod.program][0], headers=VISITOR)
    metrics = httpx.get(pod.url("metrics") + "/metrics")
    assert metrics.headers["content-type"].startswith("text/plain; version=0.0.4")
    names = set(re.findall(r"^# TYPE (\S+)", metrics.text, re.MULTILINE))
    assert {
        "http_request_duration_seconds",
        "nodejs_eventloop_lag_p99_seconds",
        "nodejs_heap_size_used_bytes",
        "process_cpu_seconds_total",
        "process_resident_memory_bytes",
    } <= names
    assert ("database_pool_connections" in names) == (pod.program == "backend")


@each_program
def test_stays_within_its_limits_under_load(pod):
    with pod.load(CONNECTIONS, 10, *PATHS[pod.program]) as result:
        assert pod.passes("livenessProbe")
        done = result()
    assert done["dropped"] == []
    assert set(done["answers"]) == {"200"}
    assert pod.state() | {"Running": True, "OOMKilled": False} == pod.state()


@each_program
def test_ends_without_dropping_a_request(network, running, program):
    """Told to end while all its connections are busy, as often as it takes to hit a bad moment."""
    assert running["backend"].passes("readinessProbe")
    pod = pods.Pod(network, program, SECRETS, name=f"{program}-ending")
    pod.start()
    for _ in range(ENDINGS):
        with pod.load(CONNECTIONS, 60, *PATHS[program]) as result:
            assert pod.stop() == 0
            done = result()
        assert done["dropped"] == []
        assert set(done["answers"]) == {"200"}
        assert pod.lines()[-1]["msg"] == "ended"
        pod.restart()


@each_program
def test_image_holds_what_runs_and_no_more(images, program):
    (image,) = json.loads(pods.docker("image", "inspect", images[program]))
    labels = image["Config"]["Labels"]
    assert labels["org.opencontainers.image.title"] == f"guestbook-{program}"
    assert labels["org.opencontainers.image.licenses"] == "Apache-2.0"
    assert image["Config"]["User"] == "10001:10001"
    assert "Healthcheck" not in image["Config"]
    (base,) = json.loads(pods.docker("image", "inspect", base_image()))
    assert image["Size"] - base["Size"] < IMAGE_BYTES
    listing = pods.docker(
        *("run", "--rm", "--network", "none", images[program]),
        *("--print", "fs.readdirSync('/app/node_modules').join()"),
    )
    assert {"pino", "zod"} <= set(listing.split(","))
    assert not {"vite", "svelte", "typescript", "vitest", "axe-core"} & set(listing.split(","))
