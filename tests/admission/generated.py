"""Objects of all kinds that policies look at, made by dice: sound ones, and some that break rules.

They are as the API server takes them, so that the verdict is that of the policies.
"""

import random
from functools import partial

from constructs_lib.core.labels import POD_SECURITY_REASON, PRIVILEGES, TOKEN_REASON

NAMESPACE = "judged"
DIGEST = f"@sha256:{'0' * 64}"
SOUND_IMAGE = f"registry.example/web:1.0{DIGEST}"
IMAGES = (
    *(SOUND_IMAGE, "web", "web:1", "web:latest", "web:Latest", "web:latest1", f"web{DIGEST}"),
    *(f"web:latest{DIGEST}", "localhost:5000/web", "localhost:5000/web:2", "localhost:5000"),
    *(
        "Web:1",
        "a.b/c/d:x",
        f"{'a' * 254}/b:1",
        f"{'a' * 253}/b:1",
        "web:",
        "web:-1",
        "web@sha256:1",
    ),
    *("a..b/c:1", "a__b:1", "a___b:1", "registry.example:99999/web:1", "web:1@md5:abc", "a//b:1"),
)


class Dice(random.Random):
    """Chance, the same in every run."""

    def one_of(self, *values):
        return self.choice(values)

    def some_of(self, *values, most=2):
        return self.sample(values, self.randint(0, min(most, len(values))))

    def mostly(self, value, *others):
        return value if self.random() < 0.6 else self.choice(others)

    def maybe(self, **fields):
        """Return each field with its value, or what its function returns, or without it."""
        kept = {name: value for name, value in fields.items() if self.random() < 0.5}
        return {name: value() if callable(value) else value for name, value in kept.items()}


def of(api_version, kind, namespace=NAMESPACE, annotations=None, **rest):
    metadata = {"name": "made", **({"namespace": namespace} if namespace else {})}
    metadata |= {"annotations": annotations} if annotations else {}
    return {"apiVersion": api_version, "kind": kind, "metadata": metadata, **rest}


def reasons(dice, *names):
    """Return an annotation with lines that state some privileges, some of them badly."""
    lines = [
        dice.one_of(f"{name}: A reason", f" {name} : A: b", f"{name}:", f"{name}: ", f"x{name}: A")
        for name in dice.some_of(*names, most=3)
    ]
    return {PRIVILEGES: "\n".join(lines)} if lines else None


def amounts(dice):
    resources = {"cpu": ("100m", "1", "0.5"), "memory": ("128Mi", "64M", "100", "0.2Gi", "5000m")}
    requests, limits = {}, {}
    for name, values in resources.items():
        amount = dice.mostly(values[0], values[0], *values)
        requests |= {name: amount} if dice.random() < 0.95 else {}
        limits |= {name: amount} if dice.random() < 0.95 else {}
    requests |= dice.maybe(**{"ephemeral-storage": dice.one_of("1Gi", "1500m")})
    if "ephemeral-storage" in requests:
        limits |= dice.maybe(**{"ephemeral-storage": "2Gi"})
    whole = {"requests": requests, "limits": limits}
    return whole if dice.random() < 0.9 else dice.maybe(**whole)


def handler(dice):
    port = dice.mostly(80, "http", "metrics", "lost")
    return dice.one_of({"httpGet": {"port": port}}, {"tcpSocket": {"port": port}})


def container(dice, name, *, serves=True):
    ports = dice.some_of(
        {"name": "http", "containerPort": 80},
        {"name": "metrics", "containerPort": 81},
        {"containerPort": 82},
        most=3,
    )
    make = partial(handler, dice)
    probes = dice.maybe(livenessProbe=make, readinessProbe=make, startupProbe=make)
    hooks = dice.maybe(lifecycle=lambda: dice.maybe(postStart=make, preStop=make))
    return {
        "name": name,
        "image": dice.mostly(SOUND_IMAGE, *IMAGES),
        **({"resources": amounts(dice)} if dice.random() < 0.9 else {}),
        **({"ports": ports} if dice.random() < 0.9 else {}),
        **(probes | hooks if serves else {}),
    }


SOURCES = (
    *({"emptyDir": {}}, {"configMap": {"name": "a"}}, {"secret": {"secretName": "a"}}, {}),
    *({"hostPath": {"path": "/var/log"}}, {"csi": {"driver": "a.example"}}),
    *({"nfs": {"server": "nfs.example", "path": "/data"}}, {"downwardAPI": {}}),
    {"projected": {"sources": [{"serviceAccountToken": {"path": "token"}}]}},
    {"iscsi": {"targetPortal": "10.0.0.1", "iqn": "iqn.2026-01.example:a", "lun": 0}},
)


def pod_spec(dice):
    images = [{"image": {"reference": image}} for image in ("data:1", "data", f"data{DIGEST}")]
    sources = dice.some_of(*SOURCES, *images, most=3)
    volumes = [{"name": f"v{place}", **source} for place, source in enumerate(sources)]
    return {
        "containers": [container(dice, name) for name in ("web", "side")[: dice.randint(1, 2)]],
        **dice.maybe(
            initContainers=lambda: [container(dice, "init", serves=False)],
            volumes=volumes,
            automountServiceAccountToken=dice.one_of(True, False),
        ),
        **({"nodeName": "worker"} if dice.random() < 0.1 else {}),
        **({"priorityClassName": "system-node-critical"} if dice.random() < 0.1 else {}),
    }


def workload(dice):
    spec, kind = pod_spec(dice), dice.one_of(*WORKLOADS)
    annotations = reasons(
        dice,
        *("hostPath /var/log", "nodeName worker", "csi a.example", "nfs /data", "iscsi"),
        "priorityClassName system-node-critical",
    )
    template = {"metadata": {"labels": {"app": "web"}}, "spec": spec}
    selector = {"matchLabels": {"app": "web"}}
    match kind:
        case "Pod":
            return of("v1", kind, annotations=annotations, spec=spec)
        case "ReplicationController":
            body = {"selector": {"app": "web"}, "template": template}
            return of("v1", kind, annotations=annotations, spec=body)
        case "Job" | "CronJob":
            spec["restartPolicy"] = "Never"
            job = {"template": template}
            if kind == "Job":
                return of("batch/v1", kind, annotations=annotations, spec=job)
            body = {"schedule": "0 0 * * *", "jobTemplate": {"spec": job}}
            return of("batch/v1", kind, annotations=annotations, spec=body)
        case _:
            body = {"selector": selector, "template": template}
            body |= {"serviceName": "made"} if kind == "StatefulSet" else {}
            return of("apps/v1", kind, annotations=annotations, spec=body)


WORKLOADS = (
    *("Pod", "Deployment", "StatefulSet", "DaemonSet", "ReplicaSet", "ReplicationController"),
    *("Job", "CronJob"),
)


def namespace(dice):
    prefix = "pod-security.kubernetes.io/enforce"
    levels = ("privileged", "baseline", "restricted", "")
    labels = dice.maybe(
        **{prefix: dice.mostly("restricted", *levels)},
        **{f"{prefix}-version": dice.one_of("latest", f"v1.{dice.randint(22, 36)}")},
    )
    annotations = dice.maybe(**{POD_SECURITY_REASON: dice.one_of("A reason", " ", "")})
    made = of("v1", "Namespace", "", annotations)
    made["metadata"]["name"] = dice.one_of("made", "default-2", "kube-systems")
    made["metadata"] |= dice.maybe(labels=labels)
    return made


def service(dice):
    kind = dice.one_of("ClusterIP", "NodePort", "LoadBalancer", "ExternalName", None)
    spec = {"ports": [{"port": 80}], **dice.maybe(externalIPs=["192.0.2.1"])}
    spec |= {"type": kind} if kind else {}
    spec |= {"selector": {"app": "web"}} if dice.random() < 0.6 else dice.maybe(selector={})
    spec |= {"externalName": "web.example"} if kind == "ExternalName" else {}
    annotations = reasons(dice, f"type {kind}", "externalIP 192.0.2.1", "no selector")
    return of("v1", "Service", annotations=annotations, spec=spec)


def policy_rule(dice, side):
    blocks = ("0.0.0.0/0", "::/0", "10.0.0.0/8")
    selectors = ({}, {"matchLabels": {"app": "web"}}, {"matchLabels": {}, "matchExpressions": []})

    def peer():
        selected = dice.maybe(
            namespaceSelector=dice.one_of(*selectors), podSelector=dice.one_of(*selectors)
        )
        return selected or {"ipBlock": {"cidr": dice.one_of(*blocks)}}

    peers = [peer() for _ in range(dice.randint(0, 2))]
    return dice.maybe(**{side: peers, "ports": dice.some_of({"port": 80}, most=1)})


def network_policy(dice):
    spec = {"podSelector": dice.one_of({}, {"matchLabels": {"app": "web"}})}
    for direction, side in (("ingress", "from"), ("egress", "to")):
        made = [policy_rule(dice, side) for _ in range(dice.randint(0, 2))]
        spec |= dice.maybe(**{direction: made})
    spec |= dice.maybe(policyTypes=dice.some_of("Ingress", "Egress"))
    annotations = reasons(dice, "all egress", "all ingress")
    return of("networking.k8s.io/v1", "NetworkPolicy", annotations=annotations, spec=spec)


PLACES = (
    *("/", "/shop", "/shop/:id", "/a*", "/(a|b)", "/a.b", "/a^", "/{id}", "/a\\b", "/:a", "/a|b"),
)


def ingress(dice):
    backend = {"service": {"name": "web", "port": {"number": 80}}}
    kinds = ("Exact", "Prefix", "ImplementationSpecific")

    def path():
        return {"path": dice.one_of(*PLACES), "pathType": dice.one_of(*kinds), "backend": backend}

    rules = [
        {"host": "web.example", **dice.maybe(http={"paths": [path(), path()]})}
        for _ in range(dice.randint(0, 2))
    ]
    keys = ("nginx.org/server-snippets", "nginx.ingress.kubernetes.io/configuration-snippet")
    annotations = dict.fromkeys(dice.some_of(*keys, "nginx.org/proxy", most=2), "a")
    annotations |= reasons(dice, *(f"annotation {key}" for key in keys)) or {}
    spec = {"rules": rules} if rules else {"defaultBackend": backend}
    return of("networking.k8s.io/v1", "Ingress", annotations=annotations, spec=spec)


def route(dice):
    def match():
        value = dice.one_of(*PLACES[:2], "/a:b", "/a*", "/b(c)", "/shop/:id")
        path = dice.maybe(value=value, type=dice.one_of("Exact", "PathPrefix", "RegularExpression"))
        return dice.maybe(path=path, method="GET")

    rules = [dice.maybe(matches=[match(), match()]) for _ in range(dice.randint(1, 2))]
    return of("gateway.networking.k8s.io/v1", "HTTPRoute", spec={"rules": rules})


def storage_class(dice):
    values = ("/data", "${.PVC.namespace}/a", "ssd", "nfs.example:/a", "")
    parameters = {key: dice.one_of(*values) for key in dice.some_of("path", "type")}
    annotations = reasons(dice, "parameter path", "parameter type")
    rest = {"provisioner": "a.example", **dice.maybe(parameters=parameters)}
    return of("storage.k8s.io/v1", "StorageClass", "", annotations, **rest)


PARTS = (
    *("etc", "data", "var", "lib", "web", "kubelet", "home", "ada", "mnt", "srv", "usr", "usrs"),
    *("opt", "local-path-provisioner", "cn", "cni", "Users", "tmp", "", ".", "private", "log"),
)


def volume(dice):
    parts = [dice.one_of(*PARTS) for _ in range(dice.randint(1, 4))]
    folder = {"path": f"/{'/'.join(parts)}"}
    term = {"matchExpressions": [{"key": "a", "operator": "In", "values": ["b"]}]}
    affinity = {"nodeAffinity": {"required": {"nodeSelectorTerms": [term]}}}
    nfs = {"server": "nfs.example", "path": "/etc"}
    source = dice.one_of({"hostPath": folder}, {"local": folder, **affinity}, {"nfs": nfs})
    spec = {"capacity": {"storage": "1Gi"}, "accessModes": ["ReadWriteOnce"], **source}
    return of("v1", "PersistentVolume", "", spec=spec)


RESOURCES = (
    *("pods", "secrets", "*", "pods/proxy", "nodes/log", "serviceaccounts/token", "signers"),
    *("*/scale", "certificatesigningrequests/status"),
)
VERBS = ("get", "list", "create", "update", "delete", "*", "bind", "escalate", "impersonate", "use")


def role_rule(dice):
    if dice.random() < 0.2:
        paths = dice.some_of("/metrics", "*", "/*", "/healthz/*") or ["/version"]
        return {"nonResourceURLs": paths, "verbs": ["get"]}
    rule = {
        "apiGroups": dice.mostly([""], ["*"], ["apps"], ["apps", ""]),
        "resources": dice.some_of(*RESOURCES) or ["services"],
        "verbs": dice.some_of(*VERBS) or ["watch"],
    }
    if dice.random() < 0.5:
        verbs = dice.some_of("get", "create", "update", "use") or ["watch"]
        groups = dice.mostly([""], ["apps"])
        rule = {"apiGroups": groups, "resources": ["secrets"], "verbs": verbs}
    return rule | dice.maybe(resourceNames=dice.some_of("a", "b"))


def role(dice):
    made = of("rbac.authorization.k8s.io/v1", dice.one_of("Role", "ClusterRole"))
    rules = [role_rule(dice) for _ in range(dice.randint(0, 2))]
    made |= dice.maybe(rules=rules)
    if made["kind"] == "Role":
        for rule in rules:
            if "nonResourceURLs" in rule:
                rule |= {"apiGroups": [""], "resources": ["pods"]}
                del rule["nonResourceURLs"]
        return made
    del made["metadata"]["namespace"]
    selector = {"clusterRoleSelectors": [{"matchLabels": {"a": "b"}}]}
    made |= dice.maybe(aggregationRule=selector) if dice.random() < 0.3 else {}
    prefix = "rbac.authorization.k8s.io/aggregate-to-"
    labels = dice.maybe(**{f"{prefix}view": dice.one_of("true", "false")}, app="web")
    made["metadata"] |= dice.maybe(labels=labels)
    return made


def binding(dice):
    group = "rbac.authorization.k8s.io"
    names = ("web", "edit", "view", "cluster-admin", "system:node", "system:discovery")
    of_cluster = dice.random() < 0.5
    kind = "ClusterRole" if of_cluster else dice.one_of("Role", "ClusterRole")
    account = {"kind": "ServiceAccount", "namespace": NAMESPACE}
    people = [
        {"kind": kind, "apiGroup": group, "name": name}
        for kind in ("Group", "User")
        for name in ("system:masters", "system:authenticated", "team-a", "asystem:b")
    ]
    accounts = [{**account, "name": name} for name in ("web", "default")]
    rest = dice.maybe(subjects=dice.some_of(*people, *accounts))
    rest |= {"roleRef": {"apiGroup": group, "kind": kind, "name": dice.one_of(*names)}}
    what = "ClusterRoleBinding" if of_cluster else "RoleBinding"
    return of(f"{group}/v1", what, "" if of_cluster else NAMESPACE, **rest)


def account(dice):
    annotations = dice.maybe(**{TOKEN_REASON: dice.one_of("A reason", " ", "")})
    rest = dice.maybe(automountServiceAccountToken=dice.one_of(True, False))
    return of("v1", "ServiceAccount", annotations=annotations, **rest)


def secret(dice):
    kind = dice.one_of("Opaque", "kubernetes.io/service-account-token", "a.example/token")
    annotations = {"kubernetes.io/service-account.name": "web"}
    return of("v1", "Secret", annotations=annotations, **dice.maybe(type=kind))


def budget(dice):
    values = (0, "0%", "00%", "100%", dice.randint(1, 50), f"{dice.randint(1, 99)}%")
    bound = dice.one_of("maxUnavailable", "minAvailable", "")
    spec = {bound: dice.one_of(*values)} if bound else {}
    selector = dice.one_of({}, {"matchLabels": {"app": dice.one_of("web", "db")}})
    spec |= {"selector": selector} if dice.random() < 0.9 else {}
    return of("policy/v1", "PodDisruptionBudget", spec=spec)


MADE = {
    "workloads": (workload,),
    "namespaces": (namespace,),
    "services and classes": (service, storage_class),
    "policies": (network_policy,),
    "routes": (ingress, route),
    "volumes": (volume,),
    "roles and bindings": (role, binding),
    "accounts and secrets": (account, secret),
    "budgets": (budget,),
}
"""What makes objects, by what they are."""


def objects(kinds, number):
    """Return that number of objects, the same in every run."""
    dice = Dice(kinds)
    return [dice.choice(MADE[kinds])(dice) for _ in range(number)]
