import json

import pytest

from tests.apiserver.dist import manifests, pod_of, title
from tests.apiserver.fixtures import (
    api,
    cluster,
    control_plane,
    controllers,
    controllers_left_out,
    kubeconfig,
)
from tests.programs import find

FIXTURES = (api, cluster, control_plane, controllers, controllers_left_out, kubeconfig)


@pytest.fixture(scope="package")
def applied(cluster):
    return {title(manifest): cluster.answer(manifest) for manifest in manifests()}


@pytest.fixture
def shell(kubeconfig, tmp_path):
    """Return the variables of a shell with a kubectl whose current context is the platform."""
    if find("kubectl") is None:
        pytest.skip("needs kubectl: run 'make test-apiserver', which builds it")
    file = tmp_path / "kubeconfig"
    config = json.loads(kubeconfig.read_text())
    file.write_text(json.dumps(config | {"current-context": "kind-web-platform"}))
    path = f"{find('kubectl').parent}:/usr/bin:/bin"
    return {"PATH": path, "KUBECONFIG": str(file), "HOME": str(tmp_path)}


@pytest.fixture
def try_pod(cluster):
    """Return what the server says to a pod of a workload, in a namespace that has no quota."""

    def try_pod(workload):
        namespace = workload["metadata"]["namespace"]
        copy = f"{namespace}-copy"
        for manifest in manifests():
            metadata = manifest["metadata"]
            if manifest["kind"] == "Namespace" and metadata["name"] == namespace:
                cluster.apply({**manifest, "metadata": {**metadata, "name": copy}})
            if manifest["kind"] == "ServiceAccount" and metadata["namespace"] == namespace:
                cluster.apply({**manifest, "metadata": {**metadata, "namespace": copy}})
        pod = pod_of(workload)
        pod["metadata"]["namespace"] = copy
        return cluster.create(pod, dry_run=True)

    return try_pod
