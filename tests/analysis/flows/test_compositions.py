"""Whatever constructs are connected with, their policies allow just that."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from constructs_lib import ExternalPods, Platform, Tier, TierProps, WebService, WebServiceProps
from constructs_lib.network import HelmPods, HelmPodsProps
from constructs_lib.postgres import PostgresDatabase, PostgresDatabaseProps
from constructs_lib.workloads import (
    ScheduledJob,
    ScheduledJobProps,
    StatefulService,
    StatefulServiceProps,
    Worker,
    WorkerProps,
)

KINDS = ("web", "worker", "job", "stateful", "database", "chart")


def construct(tier, kind):
    chart = tier.chart(kind)
    match kind:
        case "web":
            props = WebServiceProps(image="web:1", ports={"admin": 9000})
            return WebService(chart, kind, props), (3000, 9000)
        case "worker":
            return Worker(chart, kind, WorkerProps(image="worker:1")), ()
        case "job":
            props = ScheduledJobProps(image="job:1", schedule="0 3 * * *")
            return ScheduledJob(chart, kind, props), ()
        case "stateful":
            props = StatefulServiceProps(image="queue:1", ports={"amqp": 5672})
            return StatefulService(chart, kind, props), (5672,)
        case "database":
            props = PostgresDatabaseProps(image="postgres:18.1", database="shop")
            return PostgresDatabase(chart, kind, props), (5432,)
        case _:
            labels = {"app.kubernetes.io/name": f"chart-{tier.name}"}
            return HelmPods(chart, kind, HelmPodsProps(pod_labels=labels)), (8080, 9090)


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_no_composition_has_a_finding(data):
    platform = Platform()
    tiers = [Tier(platform, TierProps(name=name)) for name in ("one", "two")]
    for tier in tiers:
        tier.add_namespace()
    chosen = data.draw(
        st.lists(
            st.tuples(st.sampled_from(tiers), st.sampled_from(KINDS)),
            min_size=1,
            max_size=5,
            unique=True,
        )
    )
    made = [construct(tier, kind) for tier, kind in chosen]
    peer = ExternalPods(name="agent", namespace="agents", pod_labels={"app": "agent"})
    ends = [*made, (peer, (7000,))]
    for _ in range(data.draw(st.integers(0, 6))):
        (source, _), (target, ports) = data.draw(st.tuples(*2 * [st.sampled_from(ends)]))
        if ports and (source is not peer or target is not peer):
            # Targets in two namespaces may have one name, and so the same variables.
            source.connections.allow_to(target, *ports, with_variables=False)
    for end, ports in made:
        outside = data.draw(st.sampled_from(["nodes", "api-server", "outside", "none"]))
        if outside == "nodes" and ports:
            end.connections.allow_from_nodes(*ports)
        elif outside == "api-server":
            end.connections.allow_to_api_server()
        elif outside == "outside":
            end.connections.allow_to_outside(443)
    assert platform.findings() == []
