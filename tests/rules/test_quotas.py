"""Rule on ResourceQuotas, on quotas with and without room."""

from tests.rules.sound import (
    add,
    again,
    assert_fires,
    container,
    each_break,
    each_pass,
    in_turn,
    job_container_of,
    named,
    pod_of,
    pods_of_chart,
    put,
    run,
    take,
)


def limits(of_type, **bounds):
    """Returns a change by which a LimitRange bounds containers or pods."""
    item = {"type": of_type, **bounds}
    return add(limits=named("LimitRange", "bounds", spec={"limits": [item]}))


BREAKS = {
    "limit_ranges_have_room": [
        (
            "limit of a container",
            limits("Container", max={"cpu": "50m"}),
            "Deployment app/web has container 'init' with cpu limit 100m, above the 50m of "
            "LimitRange app/bounds; change one of them",
        ),
        (
            "request of a container",
            limits("Container", min={"memory": "65Mi"}),
            "CronJob app/job has container 'job' with memory request 64Mi, below the 65Mi of",
        ),
        (
            "sum of a pod",
            in_turn(
                limits("Pod", max={"cpu": "150m"}),
                lambda o: pod_of(o)["containers"].append(container("more")),
            ),
            "Deployment app/web has pods with cpu limit 200m, above the 150m of LimitRange",
        ),
    ],
    "quotas_have_room": [
        (
            "pods",
            put(("quota", "spec", "hard", "pods"), "5"),
            "ResourceQuota app/quota allows pods 5, but the pods of namespace app need 6 at their "
            "highest number; raise it, or lower theirs",
        ),
        (
            "requests of CPU",
            put(("quota", "spec", "hard"), {"requests.cpu": "599m"}),
            "allows requests.cpu 599m, but the pods of namespace app need 600m",
        ),
        (
            "requests of memory by their short name",
            put(("quota", "spec", "hard"), {"memory": "383Mi"}),
            "allows memory 383Mi, but the pods of namespace app need 384Mi",
        ),
        (
            "limits of memory",
            put(("quota", "spec", "hard"), {"limits.memory": "767Mi"}),
            "allows limits.memory 767Mi, but the pods of namespace app need 768Mi",
        ),
        *(
            (
                name,
                in_turn(
                    put((job_container_of, "resources", kind, resource), "2"),
                    put(("quota", "spec", "hard"), {name: "1"}),
                ),
                f"allows {name} 1, but the pods of namespace app need 2",
            )
            for name, kind, resource in (
                ("ephemeral-storage", "requests", "ephemeral-storage"),
                ("requests.ephemeral-storage", "limits", "ephemeral-storage"),
                ("limits.ephemeral-storage", "limits", "ephemeral-storage"),
                ("requests.example.com/gpu", "requests", "example.com/gpu"),
            )
        ),
        (
            "requests of a pod as a whole",
            put((pod_of, "resources"), {"requests": {"cpu": "1"}}),
            "allows requests.cpu 600m, but the pods of namespace app need 3300m",
        ),
        (
            "limits of a pod as a whole",
            put((pod_of, "resources"), {"limits": {"cpu": "1"}}),
            "allows limits.cpu 0.6, but the pods of namespace app need 3300m",
        ),
        (
            "autoscaler",
            put(("autoscaler", "spec", "maxReplicas"), 4),
            "allows pods 6, but the pods of namespace app need 7",
        ),
        (
            "replicas",
            put(("set", "spec", "replicas"), 3),
            "allows limits.cpu 0.6, but the pods of namespace app need 700m",
        ),
        (
            "parallel runs",
            put(("job", "spec", "jobTemplate", "spec", "parallelism"), 2),
            "allows pods 6, but the pods of namespace app need 7",
        ),
        (
            "parallel runs of a Job",
            in_turn(
                lambda o: o.update(
                    once=named(
                        "Job", "once", "batch/v1", spec={**o["job"]["spec"]["jobTemplate"]["spec"]}
                    )
                ),
                put(("once", "spec", "parallelism"), 2),
            ),
            "allows pods 6, but the pods of namespace app need 8",
        ),
        (
            "container for initialization beside a sidecar",
            in_turn(
                put((pod_of, "initContainers", 0, "restartPolicy"), "Always"),
                lambda o: pod_of(o)["initContainers"].append(container("migrate")),
                put((pod_of, "initContainers", 1, "resources", "requests", "cpu"), "200m"),
            ),
            "allows requests.cpu 600m, but the pods of namespace app need 1200m",
        ),
        (
            "sidecar",
            put((pod_of, "initContainers", 0, "restartPolicy"), "Always"),
            "allows requests.cpu 600m, but the pods of namespace app need 900m",
        ),
        (
            "container for initialization that needs more than the others",
            put((pod_of, "initContainers", 0, "resources", "limits", "memory"), "129Mi"),
            "allows limits.memory 768Mi, but the pods of namespace app need 771Mi",
        ),
        (
            "request that is the limit",
            take(job_container_of, "resources", "requests", "memory"),
            "allows requests.memory 384Mi, but the pods of namespace app need 448Mi",
        ),
        ("pods of a chart", pods_of_chart("app"), "but the pods of namespace app need 8"),
        (
            "CPU of a chart",
            in_turn(pods_of_chart("app"), put(("quota", "spec", "hard"), {"requests.cpu": "699m"})),
            "allows requests.cpu 699m, but the pods of namespace app need 700m",
        ),
        (
            "memory of a chart by its short name",
            in_turn(pods_of_chart("app"), put(("quota", "spec", "hard"), {"memory": "385Mi"})),
            "allows memory 385Mi, but the pods of namespace app need 386Mi",
        ),
    ],
}


@each_break(BREAKS)
def test_rule_fires(rule, change, message):
    assert_fires(rule, change, message)


PASSES = {
    "limit_ranges_have_room": [
        ("as much", limits("Container", max={"cpu": "100m"}, min={"memory": "64Mi"})),
        ("what is not stated", limits("Container", max={"example.com/gpu": "1"})),
        ("claims", limits("PersistentVolumeClaim", max={"storage": "1"}, min={"cpu": "9"})),
        (
            "another namespace",
            in_turn(
                limits("Pod", max={"cpu": "1m"}), put(("limits", "metadata", "namespace"), "other")
            ),
        ),
    ],
    "quotas_have_room": [
        ("scopes", put(("quota", "spec"), {"scopes": ["BestEffort"], "hard": {"pods": "1"}})),
        (
            "scope selector",
            put(("quota", "spec"), {"scopeSelector": {}, "hard": {"pods": "1"}}),
        ),
        ("chart of another namespace", pods_of_chart("other")),
        (
            "another resource, with a chart",
            in_turn(pods_of_chart("app"), put(("quota", "spec", "hard"), {"services": "0"})),
        ),
        ("other resources", put(("quota", "spec", "hard", "services"), "0")),
        ("disk of claims", put(("quota", "spec", "hard", "requests.storage"), "0")),
        ("other namespace", put(("quota", "metadata", "namespace"), "other")),
        (
            "no replicas",
            in_turn(
                put(("set", "spec", "replicas"), 0), put(("quota", "spec", "hard", "pods"), "4")
            ),
        ),
        *(
            (
                f"autoscaler of another {what}",
                in_turn(
                    again("autoscaler", name="other"),
                    put(("again", "spec", "maxReplicas"), 9),
                    put(("again", *path), "other"),
                ),
            )
            for what, path in {
                "namespace": ("metadata", "namespace"),
                "kind": ("spec", "scaleTargetRef", "kind"),
                "name": ("spec", "scaleTargetRef", "name"),
            }.items()
        ),
        (
            "DaemonSet counts as one pod",
            in_turn(
                put(("set", "spec", "replicas"), 1),
                lambda o: o.update(
                    agent=named("DaemonSet", "agent", "apps/v1", spec=o["set"]["spec"])
                ),
                put(("agent", "spec", "replicas"), None),
            ),
        ),
    ],
}


@each_pass(PASSES)
def test_rule_passes(rule, change):
    assert run(rule, change) == []
