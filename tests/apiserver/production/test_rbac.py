"""The Ingress controller of production reads Secrets where it serves, and nowhere else."""

import pytest

from tests.apiserver.cluster import wait_until
from tests.apiserver.test_rbac import (
    NEEDED_BY_INGRESSES,
    NOT_NEEDED,
    READS_SECRETS,
    bind_as_its_chart,
    may,
)


@pytest.mark.parametrize("namespace", ["app", "cicd", "monitoring"])
def test_it_reads_secrets_where_it_serves(answers, cluster, namespace):
    bind_as_its_chart(cluster)
    first = f"list secrets/{namespace}"
    wait_until("the binding is known", lambda: may(cluster, first))
    assert [verb for verb in READS_SECRETS if not may(cluster, f"{verb} secrets/{namespace}")] == []
    writes = ("create", "update", "patch", "delete")
    assert [verb for verb in writes if may(cluster, f"{verb} secrets/{namespace}")] == []


def test_it_has_no_other_rights(answers, cluster):
    bind_as_its_chart(cluster)
    wait_until("the binding is known", lambda: may(cluster, NEEDED_BY_INGRESSES[0]))
    assert [right for right in NEEDED_BY_INGRESSES if not may(cluster, right)] == []
    served = [f"{verb} secrets/{each}" for verb in READS_SECRETS for each in ("app", "cicd")]
    others = [right for right in NOT_NEEDED if right not in served]
    assert "list secrets/db" in others
    assert [right for right in (*others, "list secrets") if may(cluster, right)] == []
