import pytest

from constructs_lib.kube.pod_templates import DISK, state_disk
from constructs_lib.kube.quantities import amount

MEBI = 2**20


def container(name, **given):
    return {"name": name, "resources": {"requests": {"cpu": "1"}, "limits": {"cpu": "2"}}, **given}


def pod(volumes=()):
    return {
        "kind": "Pod",
        "spec": {
            "initContainers": [container("init"), container("sidecar", restartPolicy="Always")],
            "containers": [container("main"), container("second")],
            "volumes": [{"name": f"v{n}", **each} for n, each in enumerate(volumes)],
        },
    }


def all_of(manifest, kind):
    spec = manifest["spec"]
    return {
        each["name"]: amount(each["resources"][kind][DISK]) // MEBI
        for each in (*spec["initContainers"], *spec["containers"])
    }


def test_every_container_states_disk_for_its_logs():
    manifest = pod()
    state_disk(manifest)
    assert all_of(manifest, "requests") == dict.fromkeys(("init", "sidecar", "main", "second"), 64)
    assert all_of(manifest, "limits") == dict.fromkeys(("init", "sidecar", "main", "second"), 256)
    first = manifest["spec"]["containers"][0]["resources"]
    assert (first["requests"]["cpu"], first["limits"]["cpu"]) == ("1", "2")


def test_the_limit_of_the_pod_has_room_for_logs_and_volumes():
    """Kubernetes evicts a pod that takes more than the limits of its containers in sum."""
    manifest = pod(
        [
            {"emptyDir": {"sizeLimit": "1Gi"}},
            {"emptyDir": {"sizeLimit": "10Mi"}},
            {"emptyDir": {"sizeLimit": "512Mi", "medium": "Memory"}},
            {"persistentVolumeClaim": {"claimName": "data"}},
        ]
    )
    state_disk(manifest)
    limits = all_of(manifest, "limits")
    assert limits == {"init": 256, "sidecar": 256, "main": 256 + 1024 + 10, "second": 256}


@pytest.mark.parametrize(
    ("size", "limit"),
    [
        ("1048576500m", str(256 * MEBI + 1048577)),
        ("9223372036854775807", "9223372036854775807"),
    ],
)
def test_the_limit_is_one_that_the_server_takes(size, limit):
    manifest = pod([{"emptyDir": {"sizeLimit": size}}])
    state_disk(manifest)
    assert manifest["spec"]["containers"][0]["resources"]["limits"][DISK] == limit
