"""Rules on Pod Security, on namespaces and pods that break a level and on those that fit it."""

import pytest

from tests.rules.sound import (
    LEVEL,
    assert_fires,
    container_of,
    context_of,
    each_break,
    each_pass,
    in_turn,
    pod_of,
    put,
    run,
    take,
)

RULE = "pods_fit_pod_security"
BASELINE = put(("namespace", "metadata", "labels", LEVEL), "baseline")
PRIVILEGED = put(("namespace", "metadata", "labels", LEVEL), "privileged")
UNKNOWN = take("namespace")
APP_ARMOR = "container.apparmor.security.beta.kubernetes.io/web"


def template(path, value):
    return put(("deployment", "spec", "template", *path), value)


def pod(field, value):
    return put((pod_of, field), value)


def pod_context(**fields):
    return put((pod_of, "securityContext"), fields)


def context(field, value):
    return put((context_of, field), value)


def probe(kind, handler, field="livenessProbe"):
    return put((container_of, field), {kind: handler})


BOTH_LEVELS = [
    ("host network", pod("hostNetwork", True), "'hostNetwork'"),
    ("host PID", pod("hostPID", True), "'hostPID'"),
    ("host IPC", pod("hostIPC", True), "'hostIPC'"),
    (
        "host path",
        put((pod_of, "volumes", 4), {"name": "e", "hostPath": {"path": "/"}}),
        "volume 'e' of type 'hostPath'",
    ),
    (
        "host port",
        put((container_of, "ports", 0, "hostPort"), 80),
        "'hostPort' 80 in container 'web'",
    ),
    ("privileged", context("privileged", True), "'privileged' in container 'web'"),
    (
        "capability",
        context("capabilities", {"drop": ["ALL"], "add": ["SYS_ADMIN"]}),
        "capability 'SYS_ADMIN' in container 'web'",
    ),
    (
        "capability with its prefix",
        context("capabilities", {"drop": ["ALL"], "add": ["CAP_CHOWN"]}),
        "capability 'CAP_CHOWN' in container 'web'",
    ),
    ("proc mount", context("procMount", "Unmasked"), "'procMount' Unmasked in container 'web'"),
    (
        "sysctl",
        pod_context(sysctls=[{"name": "kernel.msgmax", "value": "1"}]),
        "sysctl 'kernel.msgmax'",
    ),
    (
        "type of SELinux of a pod",
        pod_context(seLinuxOptions={"type": "spc_t"}),
        "'seLinuxOptions' of its own,",
    ),
    (
        "user of SELinux",
        context("seLinuxOptions", {"user": "system_u"}),
        "'seLinuxOptions' of its own in container 'web'",
    ),
    (
        "role of SELinux",
        context("seLinuxOptions", {"role": "system_r"}),
        "'seLinuxOptions' of its own in container 'web'",
    ),
    (
        "seccomp of a container",
        context("seccompProfile", {"type": "Unconfined"}),
        "'seccompProfile' Unconfined in container 'web'",
    ),
    (
        "seccomp of a pod",
        pod_context(seccompProfile={"type": "Unconfined"}),
        "'seccompProfile' Unconfined,",
    ),
    (
        "AppArmor of a container",
        context("appArmorProfile", {"type": "Unconfined"}),
        "'appArmorProfile' Unconfined in container 'web'",
    ),
    (
        "AppArmor of a pod",
        pod_context(appArmorProfile={"type": "Unconfined"}),
        "'appArmorProfile' Unconfined,",
    ),
    (
        "AppArmor by an annotation",
        template(("metadata", "annotations"), {APP_ARMOR: "unconfined"}),
        f"annotation '{APP_ARMOR}' of 'unconfined'",
    ),
    (
        "host process of a container",
        context("windowsOptions", {"hostProcess": True}),
        "'hostProcess' in container 'web'",
    ),
    ("host process of a pod", pod_context(windowsOptions={"hostProcess": True}), "'hostProcess',"),
    (
        "host of a probe",
        probe("httpGet", {"host": "127.0.0.1", "port": 80}),
        "a probe or hook of host '127.0.0.1' in container 'web'",
    ),
    (
        "host of a hook",
        put((container_of, "lifecycle"), {"preStop": {"tcpSocket": {"host": "other", "port": 1}}}),
        "a probe or hook of host 'other' in container 'web'",
    ),
]
RESTRICTED_ONLY = [
    (
        "NFS volume",
        put((pod_of, "volumes", 4), {"name": "e", "nfs": {"server": "nfs", "path": "/"}}),
        "volume 'e' of type 'nfs'",
    ),
    (
        "privilege escalation",
        context("allowPrivilegeEscalation", True),
        "container 'web' with privilege escalation",
    ),
    (
        "privilege escalation, by silence",
        take(context_of, "allowPrivilegeEscalation"),
        "container 'web' with privilege escalation",
    ),
    (
        "default capabilities",
        take(context_of, "capabilities"),
        "container 'web' with default capabilities",
    ),
    (
        "capability that baseline allows",
        context("capabilities", {"drop": ["ALL"], "add": ["CHOWN"]}),
        "container 'web' with capability 'CHOWN'",
    ),
    (
        "root, by silence",
        take(context_of, "runAsNonRoot"),
        "container 'web' that may run as root",
    ),
    (
        "root in spite of the pod",
        in_turn(pod_context(runAsNonRoot=True), context("runAsNonRoot", False)),
        "container 'web' that may run as root",
    ),
    ("root of a pod", pod_context(runAsNonRoot=False), "'runAsNonRoot' false"),
    ("user 0", context("runAsUser", 0), "container 'web' with 'runAsUser' 0"),
    ("user 0 of a pod", pod_context(runAsUser=0), "'runAsUser' 0,"),
    (
        "no seccomp",
        take(context_of, "seccompProfile"),
        "container 'web' without 'seccompProfile'",
    ),
    (
        "container for initialization",
        take(pod_of, "initContainers", 0, "securityContext"),
        "container 'init' that may run as root",
    ),
    (
        "ephemeral container",
        pod("ephemeralContainers", [{"name": "debug", "image": "debug:1"}]),
        "container 'debug' that may run as root",
    ),
]


def refusal(what, level):
    refused = f"which Namespace app refuses at Pod Security level '{level}'"
    return f"Deployment app/web has {what.removesuffix(',')}, {refused}; "


@pytest.mark.parametrize(
    ("change", "what"),
    [pytest.param(change, what, id=name) for name, change, what in BOTH_LEVELS],
)
def test_both_levels_refuse(change, what):
    for level in ("baseline", "restricted"):
        at_level = put(("namespace", "metadata", "labels", LEVEL), level)
        findings = run(RULE, in_turn(change, at_level))
        assert [each for each in findings if each.startswith(refusal(what, level))], findings
        assert len(findings) == len(set(findings))
    assert run(RULE, in_turn(change, PRIVILEGED)) == []
    assert run(RULE, in_turn(change, UNKNOWN)) == []


@pytest.mark.parametrize(
    ("change", "what"),
    [pytest.param(change, what, id=name) for name, change, what in RESTRICTED_ONLY],
)
def test_only_restricted_refuses(change, what):
    findings = run(RULE, change)
    assert [each for each in findings if each.startswith(refusal(what, "restricted"))], findings
    assert run(RULE, in_turn(change, BASELINE)) == []


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(
            context("capabilities", {"drop": ["ALL"], "add": ["NET_BIND_SERVICE"]}), id="low ports"
        ),
        pytest.param(
            in_turn(
                pod_context(runAsNonRoot=True, seccompProfile={"type": "Localhost"}),
                take(context_of, "runAsNonRoot"),
                take(context_of, "seccompProfile"),
            ),
            id="settings of the pod",
        ),
        pytest.param(in_turn(pod_context(runAsUser=1000), context("runAsUser", 1)), id="users"),
        pytest.param(
            in_turn(
                pod("hostUsers", False),
                pod_context(runAsUser=0, runAsNonRoot=False),
                context("runAsUser", 0),
            ),
            id="root of users of its own",
        ),
        pytest.param(
            put((pod_of, "volumes", 4), {"name": "e", "image": {"reference": "data:1"}}),
            id="files of an image",
        ),
        pytest.param(
            pod_context(sysctls=[{"name": "net.ipv4.tcp_rmem", "value": "1"}]), id="safe sysctl"
        ),
        pytest.param(context("seLinuxOptions", {"type": "container_t"}), id="type of SELinux"),
        pytest.param(
            template(("metadata", "annotations"), {APP_ARMOR: "localhost/web"}), id="AppArmor"
        ),
        pytest.param(probe("httpGet", {"path": "/", "port": 80}), id="probe"),
        pytest.param(put((container_of, "ports", 0, "hostPort"), 0), id="no host port"),
    ],
)
def test_restricted_takes(change):
    assert run(RULE, change) == []


def test_only_the_container_that_breaks_the_level_is_named():
    findings = run(RULE, context("runAsUser", 0))
    assert findings == [
        refusal("container 'web' with 'runAsUser' 0", "restricted") + "use another user"
    ]


REASON = ("namespace", "metadata", "annotations")
REASON_KEY = "cdk8s-web-platform/pod-security-reason"
LEVELS = {
    "namespaces_are_restricted": [
        (
            "level",
            BASELINE,
            "Namespace app enforces level 'baseline' of Pod Security, and does not say why; set "
            f"label '{LEVEL}' to 'restricted', or state annotation '{REASON_KEY}'",
        ),
        (
            "reason that is left over",
            put(REASON, {REASON_KEY: "It reads logs of nodes."}),
            "Namespace app enforces level 'restricted', and says why it does not; remove "
            f"'pod_security_reason' from it, or annotation '{REASON_KEY}'",
        ),
        (
            "no label",
            take("namespace", "metadata", "labels"),
            "Namespace app enforces no level of Pod Security, and does not say why",
        ),
        (
            "an old version, which asked for less",
            put(("namespace", "metadata", "labels", f"{LEVEL}-version"), "v1.0"),
            "Namespace app enforces level 'restricted' of version 'v1.0' of Pod Security, and does "
            f"not say why; remove label '{LEVEL}-version', or state annotation '{REASON_KEY}'",
        ),
        (
            "empty reason",
            in_turn(PRIVILEGED, put(REASON, {REASON_KEY: ""})),
            "Namespace app enforces level 'privileged'",
        ),
        (
            "blank reason",
            in_turn(PRIVILEGED, put(REASON, {REASON_KEY: " "})),
            "Namespace app enforces level 'privileged'",
        ),
    ]
}
REASONED = {
    "namespaces_are_restricted": [
        ("reason", in_turn(PRIVILEGED, put(REASON, {REASON_KEY: "It reads logs of nodes."}))),
        ("namesake", put(("namespace", "apiVersion"), "example.com/v1")),
        ("newest", put(("namespace", "metadata", "labels", f"{LEVEL}-version"), "latest")),
    ]
}


@each_break(LEVELS)
def test_rule_fires(rule, change, message):
    assert_fires(rule, change, message)


@each_pass(REASONED)
def test_rule_passes(rule, change):
    assert run(rule, change) == []


BREAKS = {RULE: BOTH_LEVELS + RESTRICTED_ONLY, **LEVELS}
