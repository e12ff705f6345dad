"""Rules on workloads, on objects that break them and on sound ones."""

from constructs_lib.core.declarations import DeclaredRegistry
from tests.rules.sound import (
    add,
    assert_fires,
    container,
    container_of,
    each_break,
    each_pass,
    in_turn,
    job_container_of,
    named,
    pod_of,
    put,
    run,
    take,
)

DEBUG = {"name": "debug", "image": "debug", "volumeMounts": [{"name": "z", "mountPath": "/z"}]}


def waits(seconds, **hook):
    """Returns a change by which a container has this hook, and its pod that time to end."""

    def change(objects):
        container_of(objects)["lifecycle"] = {"preStop": hook}
        pod_of(objects)["terminationGracePeriodSeconds"] = seconds

    return change


BREAKS = {
    "containers_state_resources": [
        (
            "no limit",
            put((container_of, "resources"), {"requests": {"cpu": 1, "memory": "1Gi"}}),
            "Deployment app/web has container 'web' with cpu request 1 and limit None; state both",
        ),
        (
            "nothing in an init container",
            lambda o: pod_of(o)["initContainers"][0].pop("resources"),
            "has container 'init' with memory request None and limit None",
        ),
        (
            "request in thousandths of a byte",
            put((container_of, "resources", "requests", "memory"), "64m"),
            "Deployment app/web has container 'web' with memory request 64m, in thousandths of "
            "a byte; state its unit, such as 'Mi'",
        ),
        (
            "request above limit in a Job",
            put(
                (job_container_of, "resources", "requests"),
                {"cpu": "100m", "memory": "0.2Gi"},
            ),
            "CronJob app/job has container 'job' with memory request 0.2Gi above its limit 128Mi",
        ),
        (
            "memory without its unit",
            put((container_of, "resources", "limits", "memory"), "128"),
            "Deployment app/web: 'memory limit of web' must be 4Mi or more, got '128', which",
        ),
        (
            "memory in thousandths of a byte",
            put((job_container_of, "resources", "limits", "memory"), "128m"),
            "CronJob app/job: 'memory limit of job' must be 4Mi or more, got '128m'",
        ),
        (
            "request of disk above its limit",
            in_turn(
                put((container_of, "resources", "requests", "ephemeral-storage"), "2Gi"),
                put((container_of, "resources", "limits", "ephemeral-storage"), "1Gi"),
            ),
            "has container 'web' with ephemeral-storage request 2Gi above its limit 1Gi; lower the",
        ),
        (
            "nothing in a ReplicationController",
            add(
                old=named(
                    "ReplicationController",
                    "old",
                    spec={
                        "selector": {"app": "old"},
                        "template": {
                            "metadata": {"labels": {"app": "old"}},
                            "spec": {"containers": [{"name": "old", "image": "old:1.0.0"}]},
                        },
                    },
                )
            ),
            "ReplicationController app/old has container 'old' with cpu request None",
        ),
    ],
    "images_are_pinned": [
        (
            "moving tag",
            put((container_of, "image"), "web:latest"),
            "Deployment app/web has container 'web' with image 'web:latest'; name a tag other",
        ),
        (
            "no tag in an init container",
            put((pod_of, "initContainers", 0, "image"), "registry.example:5000/web"),
            "has container 'init' with image 'registry.example:5000/web'",
        ),
        (
            "no tag in a step of a Task",
            put(("task", "spec", "steps", 0, "image"), "go"),
            "Task app/build has step 'build' with image 'go'; name a tag other",
        ),
        (
            "no tag in an ephemeral container",
            put((pod_of, "ephemeralContainers"), [DEBUG]),
            "has container 'debug' with image 'debug'",
        ),
        (
            "moving tag of files",
            put((pod_of, "volumes", 4), {"name": "e", "image": {"reference": "data:latest"}}),
            "Deployment app/web has volume 'e' with image 'data:latest'; name a tag other than",
        ),
        (
            "no image in a Job",
            lambda o: job_container_of(o).pop("image"),
            "CronJob app/job has container 'job' with image ''",
        ),
    ],
    "images_find_their_registry": [
        (
            "another port",
            put((container_of, "image"), "localhost:30501/web:1"),
            "Deployment app/web has container 'web' with image 'localhost:30501/web:1', whose "
            "registry is not on the nodes; name one of localhost:30500",
        ),
        (
            "no port in an init container",
            put((pod_of, "initContainers", 0, "image"), "localhost/web:1"),
            "has container 'init' with image 'localhost/web:1', whose registry is not on the nodes",
        ),
        (
            "an address that nodes do not take for their registry's",
            put((job_container_of, "image"), "127.0.0.1:30500/web:1"),
            "CronJob app/job has container 'job' with image '127.0.0.1:30500/web:1', whose",
        ),
        (
            "a registry that is left out",
            in_turn(
                add(registries=[DeclaredRegistry()]),
                put((container_of, "image"), "localhost:30500/web:1"),
            ),
            "whose registry is not on the nodes; name one of an outside registry, since the "
            "platform leaves its own out",
        ),
        (
            "files of an image",
            put(
                (pod_of, "volumes", 4), {"name": "e", "image": {"reference": "localhost:1/data:1"}}
            ),
            "Deployment app/web has volume 'e' with image 'localhost:1/data:1', whose registry is",
        ),
        (
            "an image that is not pinned",
            put((container_of, "image"), "localhost:30501/web"),
            "has container 'web' with image 'localhost:30501/web', whose registry",
        ),
    ],
    "images_have_digests": [
        (
            "tag",
            put((container_of, "image"), "registry.example:5000/web:1"),
            "Image 'registry.example:5000/web:1' has no digest, in Deployment app/web; add '@sha2",
        ),
        (
            "tag of files",
            put((pod_of, "volumes", 4), {"name": "e", "image": {"reference": "data:1"}}),
            "Image 'data:1' has no digest, in Deployment app/web; add '@sha256:…' to it",
        ),
        (
            "the same tag in several places",
            in_turn(
                put((container_of, "image"), "web:1"),
                put((pod_of, "initContainers", 0, "image"), "web:1"),
                put((job_container_of, "image"), "web:1"),
            ),
            "Image 'web:1' has no digest, in Deployment app/web and 1 more; add",
        ),
    ],
    "containers_have_no_twins": [
        (
            "container",
            lambda o: pod_of(o)["containers"].append(container("web")),
            "Deployment app/web has two containers 'web'; rename one",
        ),
        (
            "container for initialization",
            put((pod_of, "initContainers", 0, "name"), "web"),
            "Deployment app/web has two containers 'web'",
        ),
        (
            "ephemeral container",
            put((pod_of, "ephemeralContainers"), [{"name": "web", "image": "debug:1"}]),
            "Deployment app/web has two containers 'web'",
        ),
        (
            "variable",
            lambda o: container_of(o)["env"].append({"name": "C", "value": "d"}),
            "Deployment app/web has two variables 'C' in container 'web'; remove one",
        ),
        (
            "port",
            lambda o: container_of(o)["ports"].append({"name": "http", "containerPort": 3001}),
            "Deployment app/web has two ports 'http' in container 'web'; rename one",
        ),
        (
            "number of a port",
            lambda o: container_of(o)["ports"].append({"name": "metrics", "containerPort": 3000}),
            "Deployment app/web has two ports 3000 (TCP) in container 'web'; remove one",
        ),
        (
            "pull Secret",
            put((pod_of, "imagePullSecrets"), [{"name": "secret"}, {"name": "secret"}]),
            "Deployment app/web has two pull Secrets 'secret'; remove one",
        ),
    ],
    "hooks_leave_time": [
        *(
            (
                f"{hook}",
                waits(31, **hook),
                "Deployment app/web waits 31 s in 'preStop' of container 'web', of 31 s that the "
                "pod has to end; raise 'terminationGracePeriodSeconds', or wait for less",
            )
            for hook in (
                {"sleep": {"seconds": 31}},
                {"exec": {"command": ["sleep", "31"]}},
                {"exec": {"command": ["/bin/sleep", "31s"]}},
                {"exec": {"command": ["/bin/sh", "-c", "sleep 31; nginx -s quit"]}},
                {"exec": {"command": ["bash", "-c", "/usr/bin/sleep 31 && true"]}},
            )
        ),
        (
            "no time of its own",
            waits(None, sleep={"seconds": 40}),
            "waits 40 s in 'preStop' of container 'web', of 30 s",
        ),
    ],
    "probes_find_their_ports": [
        (
            "port of a probe",
            put((container_of, "readinessProbe"), {"httpGet": {"port": "web"}}),
            "Deployment app/web calls port 'web' of container 'web', which lacks it; correct it, "
            "or declare it at the container",
        ),
        (
            "port of another container",
            put((job_container_of, "livenessProbe"), {"tcpSocket": {"port": "http"}}),
            "CronJob app/job calls port 'http' of container 'job', which lacks it",
        ),
        (
            "port of a hook",
            put((container_of, "lifecycle"), {"preStop": {"httpGet": {"port": "stop"}}}),
            "Deployment app/web calls port 'stop' of container 'web', which lacks it",
        ),
        (
            "another name of the port",
            in_turn(
                put((container_of, "startupProbe"), {"httpGet": {"port": "http"}}),
                put((container_of, "ports", 0, "name"), "web"),
            ),
            "Deployment app/web calls port 'http' of container 'web', which lacks it",
        ),
    ],
    "mounts_find_volumes": [
        (
            "no such volume",
            put((container_of, "volumeMounts", 0, "name"), "z"),
            "Deployment app/web mounts volume 'z' in container 'web', which does not exist; add it",
        ),
        (
            "no such volume in a container for initialization",
            put((pod_of, "initContainers", 0, "volumeMounts"), [{"name": "z", "mountPath": "/z"}]),
            "Deployment app/web mounts volume 'z' in container 'init', which does not exist",
        ),
        (
            "no such volume in an ephemeral container",
            put((pod_of, "ephemeralContainers"), [DEBUG]),
            "Deployment app/web mounts volume 'z' in container 'debug', which does not exist",
        ),
        (
            "no such device",
            put((container_of, "volumeDevices"), [{"name": "z", "devicePath": "/dev/z"}]),
            "Deployment app/web mounts volume 'z' in container 'web', which does not exist",
        ),
        (
            "no such claim template",
            put(("set", "spec", "volumeClaimTemplates", 0, "metadata", "name"), "other"),
            "StatefulSet app/db mounts volume 'data' in container 'db', which does not exist",
        ),
        (
            "volume",
            put((pod_of, "volumes", 1, "name"), "a"),
            "Deployment app/web has two volumes 'a'; rename one",
        ),
        (
            "path",
            put((container_of, "volumeMounts", 1, "mountPath"), "/a"),
            "Deployment app/web mounts two volumes at '/a' in container 'web'; move one",
        ),
        (
            "path with a slash behind it",
            put((container_of, "volumeMounts", 1, "mountPath"), "/a/"),
            "Deployment app/web mounts two volumes at '/a' in container 'web'; move one",
        ),
    ],
    "selectors_match_templates": [
        (
            "other labels",
            put(("deployment", "spec", "selector"), {"matchLabels": {"app": "wbe"}}),
            "Deployment app/web selects pods with {'matchLabels': {'app': 'wbe'}}, but creates "
            "pods with {'app': 'web'}; use the labels of its template",
        ),
        (
            "expression",
            put(
                ("set", "spec", "selector"),
                {"matchExpressions": [{"key": "app", "operator": "DoesNotExist"}]},
            ),
            "StatefulSet app/db selects pods with {'matchExpressions': [{'key': 'app', 'operator'",
        ),
        (
            "none",
            take("deployment", "spec", "selector"),
            "Deployment app/web has no selector; state labels of its template in 'matchLabels'",
        ),
        (
            "one that selects all pods",
            put(("deployment", "spec", "selector"), {"matchLabels": {}}),
            "Deployment app/web has no selector; state labels of its template in 'matchLabels'",
        ),
        (
            "one with an empty list of conditions",
            put(("deployment", "spec", "selector"), {"matchExpressions": []}),
            "Deployment app/web has no selector; state labels of its template in 'matchLabels'",
        ),
    ],
    "schedules_can_be_read": [
        (
            "four fields",
            put(("job", "spec", "schedule"), "30 2 * *"),
            "CronJob app/job: 'schedule' must be a cron schedule of five fields",
        ),
        (
            "weekday 7",
            put(("job", "spec", "schedule"), "30 2 * * 7"),
            "got '30 2 * * 7'; correct it",
        ),
        (
            "name that is none",
            put(("job", "spec", "schedule"), "@nightly"),
            "CronJob app/job: 'schedule' must be a cron schedule",
        ),
        (
            "time zone",
            put(("job", "spec", "timeZone"), "Local"),
            "CronJob app/job: 'timeZone' must be the name of an IANA time zone",
        ),
        (
            "time zone in the schedule",
            put(("job", "spec", "schedule"), "TZ=Etc/UTC 30 2 * * *"),
            "CronJob app/job: 'schedule' must be a cron schedule",
        ),
        (
            "hour that summer time takes",
            put(("job", "spec", "timeZone"), "Europe/Berlin"),
            "CronJob app/job has no run on days like 2024-03-31, when clocks in 'Europe/Berlin' "
            "skip its time; choose another hour, or time zone 'Etc/UTC'",
        ),
        (
            "midnight that summer time takes",
            in_turn(
                put(("job", "spec", "schedule"), "@daily"),
                put(("job", "spec", "timeZone"), "Africa/Cairo"),
            ),
            "CronJob app/job has no run on days like 2024-04-26, when clocks in 'Africa/Cairo'",
        ),
        (
            "no time zone at all",
            put(("job", "spec", "timeZone"), ""),
            "CronJob app/job: 'timeZone' must be the name of an IANA time zone",
        ),
    ],
}


@each_break(BREAKS)
def test_rule_fires(rule, change, message):
    assert_fires(rule, change, message)


PASSES = {
    "hooks_leave_time": [
        ("less than there is", waits(31, sleep={"seconds": 30})),
        ("less than there is by default", waits(None, exec={"command": ["sleep", "29"]})),
        ("a pause that only may come", waits(5, exec={"command": ["sh", "-c", "a || sleep 9"]})),
        ("a part of a second", waits(5, exec={"command": ["sleep", "9.5"]})),
        ("minutes", waits(5, exec={"command": ["sleep", "9m"]})),
        ("another program", waits(5, exec={"command": ["./sleepless", "9"]})),
        ("a call", waits(5, httpGet={"path": "/", "port": "http"})),
        ("none", lambda objects: pod_of(objects).update(terminationGracePeriodSeconds=0)),
    ],
    "probes_find_their_ports": [
        ("by a name", put((container_of, "readinessProbe"), {"httpGet": {"port": "http"}})),
        ("by a number", put((container_of, "readinessProbe"), {"httpGet": {"port": 8080}})),
        ("command", put((container_of, "readinessProbe"), {"exec": {"command": ["true"]}})),
    ],
    "containers_state_resources": [
        (
            "a request of disk alone",
            put((container_of, "resources", "requests", "ephemeral-storage"), "2Gi"),
        ),
    ],
    "images_are_pinned": [
        (
            "an image that a parameter names",
            put(("task", "spec", "steps", 0, "image"), "$(params.image)"),
        ),
    ],
    "mounts_find_volumes": [
        (
            "a claim of a StatefulSet",
            put(
                ("set", "spec", "template", "spec", "containers", 0, "volumeMounts"),
                [{"name": "data", "mountPath": "/data"}],
            ),
        ),
    ],
    "images_find_their_registry": [
        ("an image of the registry", put((container_of, "image"), "localhost:30500/web:1")),
        ("an image called localhost", put((container_of, "image"), "localhost:1")),
        ("a host that begins alike", put((container_of, "image"), "localhost.example/web:1")),
        (
            "a registry that nobody states",
            in_turn(add(registries=[]), put((container_of, "image"), "localhost:5001/web:1")),
        ),
    ],
    "containers_have_no_twins": [
        (
            "ports without names",
            put((container_of, "ports"), [{"containerPort": 1}, {"containerPort": 2}]),
        ),
    ],
    "schedules_can_be_read": [
        (text, put(("job", "spec", "schedule"), text))
        for text in (
            *("@yearly", "@annually", "@monthly", "@weekly", "@daily", "@midnight", "@hourly"),
            *("@every 1h30m", "*/5 0-6 1,15 jan-mar mon"),
        )
    ]
    + [
        (
            f"{text} in Berlin",
            in_turn(
                put(("job", "spec", "schedule"), text),
                put(("job", "spec", "timeZone"), "Europe/Berlin"),
            ),
        )
        # The second is due at another time of that day, the third never on a Sunday.
        for text in ("30 3 * * *", "30 2,14 * * *", "30 2 * * 1-6", "30 2 1 1 *", "@daily")
    ],
    "selectors_match_templates": [
        (
            "Job, whose selector the controller makes",
            lambda o: o.update(
                once=named("Job", "once", "batch/v1", spec=o["job"]["spec"]["jobTemplate"]["spec"])
            ),
        ),
    ],
}


@each_pass(PASSES)
def test_rule_passes(rule, change):
    assert run(rule, change) == []
