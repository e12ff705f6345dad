"""The container registry: the real program with our configuration, and its garbage collection."""

import json
import shutil
import signal
import subprocess

import httpx
import pytest

from constructs_lib import ContainerRegistryProps
from constructs_lib.core.image import parse_image
from tests.services.programs import wait_until
from tests.services.registry import SECONDS, Registry, build, digest, version


@pytest.fixture(scope="module")
def program(tmp_path_factory):
    if shutil.which("go") is None:
        pytest.skip("needs Go to build the registry: see https://go.dev/doc/install")
    return build(tmp_path_factory.mktemp("program"))


@pytest.fixture
def registry(program, chart, tmp_path):
    registry = Registry(chart, program, tmp_path)
    registry.start()
    yield registry
    registry.stop()
    assert list(registry.elsewhere.iterdir()) == [], "it writes to its volume only"


def collected(registry):
    """Waits for a garbage collection; returns its exit code and what it says."""
    with registry.collecting() as process:
        _, text = process.communicate(timeout=SECONDS)
    return process.returncode, text


def test_the_image_has_the_version_that_is_tested():
    assert parse_image(ContainerRegistryProps().image).version == version()


def test_an_image_is_pulled_by_tag_and_by_digest(registry):
    pushed = registry.push("web/shop", "1.0", b"layer")
    assert registry.pull("web/shop", "1.0") == b"layer"
    assert registry.pull("web/shop", pushed) == b"layer"


def test_garbage_collection_frees_what_was_deleted_and_nothing_else(registry):
    kept = registry.push("web/shop", "1.0", b"kept")
    untagged = registry.push("web/other", "latest", b"without a tag")
    registry.push("web/other", "latest", b"with its tag")
    deleted = registry.push("web/shop", "2.0", b"deleted")
    registry.delete("web/shop", deleted)
    before = registry.stored()

    assert collected(registry) == (0, "")
    gone = before - registry.stored()
    assert {deleted, digest(b"deleted")} < gone
    # Manifest, configuration and layer of one image.
    assert len(gone) == 3
    assert registry.pull("web/shop", deleted) is None
    assert registry.pull("web/shop", kept) == b"kept"
    # Pods name images by digest, and must be able to pull them when the tag is elsewhere.
    assert registry.pull("web/other", untagged) == b"without a tag"


def test_what_is_freed_is_not_taken_to_be_there(registry):
    """A client asks first, and leaves out the layers that the registry says it has."""
    deleted = registry.push("web/shop", "1.0", b"layer")
    blob = f"{registry.url}/v2/web/shop/blobs/{digest(b'layer')}"
    assert httpx.head(blob).status_code == 200
    registry.delete("web/shop", deleted)
    assert collected(registry) == (0, "")
    assert httpx.head(blob).status_code == 404
    assert registry.pull("web/shop", registry.push("web/shop", "1.0", b"layer")) == b"layer"


def test_an_image_that_lost_a_layer_before_it_was_complete_is_refused(registry):
    """Its client pushes it anew; otherwise only who runs the image would notice."""
    layer = registry.push_blob("web/shop", b"before its manifest")
    registry.push("web/shop", "other", b"other")
    assert collected(registry) == (0, "")
    answer = registry.push_manifest("web/shop", "1.0", layer, layer)
    assert answer.status_code == 400
    assert answer.json()["errors"][0]["code"] == "MANIFEST_BLOB_UNKNOWN"


def refuses_to_push(registry):
    try:
        return registry.begin("web/shop").status_code == 405
    except httpx.TransportError:
        return False


def test_meanwhile_images_are_pulled_and_none_is_pushed(registry):
    pushed = registry.push("web/shop", "1.0", b"layer")
    registry.hold.touch()
    with registry.collecting() as process:
        wait_until("nothing can be pushed", lambda: refuses_to_push(registry))
        assert registry.pull("web/shop", pushed) == b"layer"
        assert process.poll() is None
        registry.hold.unlink()
        process.communicate(timeout=SECONDS)
    assert process.returncode == 0
    wait_until("it is ready again", registry.is_ready)
    assert registry.pull("web/shop", registry.push("web/shop", "1.1", b"other")) == b"other"


def test_an_empty_registry_has_no_garbage(registry):
    assert collected(registry) == (0, "")


def test_a_failed_garbage_collection_is_told_and_ends_the_pause(registry):
    registry.push("web/shop", "1.0", b"layer")
    registry.fail.touch()
    code, text = collected(registry)
    assert (code, text) == (1, "collect-garbage: it failed; the log of the registry says why\n")
    registry.fail.unlink()
    assert collected(registry) == (0, "")
    wait_until("it is ready again", registry.is_ready)
    assert registry.pull("web/shop", registry.push("web/shop", "1.1", b"other")) == b"other"


def test_sigterm_ends_it_in_garbage_collection_too(registry):
    pushed = registry.push("web/shop", "1.0", b"layer")
    registry.hold.touch()
    with registry.collecting():
        wait_until("nothing can be pushed", lambda: refuses_to_push(registry))
        assert registry.stop() == 0
    assert not registry.is_ready()
    # The request is still there, and the next server answers it.
    registry.hold.unlink()
    registry.start()
    request = registry.storage / "collect-garbage"
    wait_until("garbage is collected", lambda: not request.exists())
    wait_until("it is ready again", registry.is_ready)
    assert registry.pull("web/shop", pushed) == b"layer"


def test_it_ends_with_its_server(registry):
    """So that the container is started anew."""
    children = ["pgrep", "--parent", str(registry.process.pid), "registry"]
    (server,) = subprocess.run(children, capture_output=True, text=True, check=True).stdout.split()
    subprocess.run(["kill", f"-{signal.SIGKILL.value}", server], check=True)
    assert registry.process.wait(timeout=SECONDS) == 128 + signal.SIGKILL


def test_prometheus_finds_metrics_and_the_log_is_json(registry):
    registry.push("web/shop", "1.0", b"layer")
    metrics = httpx.get(f"{registry.metrics_url}/metrics")
    assert 'registry_http_requests_total{code="201"' in metrics.text
    assert all(json.loads(line)["level"] for line in registry.log().splitlines())
