import pytest

from tests.apiserver.dist import of_kind
from tests.apiserver.fixtures import cluster, control_plane, needs
from tests.apiserver.tekton.handler import started_handler
from tests.apiserver.tekton.servers import Servers, the_only_interceptors

__all__ = ["cluster", "control_plane"]


@pytest.fixture(scope="package", autouse=True)
def _is_possible():
    needs("etcd", "kube-apiserver", definitions=True)


@pytest.fixture(scope="package")
def servers(control_plane, cluster):
    for namespace in of_kind("Namespace"):
        cluster.apply(namespace)
    servers = Servers(control_plane, cluster)
    servers.start_webhooks()
    return servers


@pytest.fixture(scope="package")
def tekton(servers, cluster):
    """Return the API server as its administrator sees it, with the webhooks behind it."""
    return cluster


@pytest.fixture(scope="package")
def triggers(servers, tekton):
    """Return the same with all that events go through."""
    with the_only_interceptors():
        servers.start_triggers()
        yield tekton


@pytest.fixture(scope="package")
def handler(control_plane, triggers):
    return started_handler(control_plane, triggers)
