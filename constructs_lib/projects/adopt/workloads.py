"""Workloads of manifests as constructs, with the objects around them that belong to them.

Props are those that say most; all else of an object is patched into what a construct makes of it.
"""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from pydantic.alias_generators import to_snake

from constructs_lib.core.manifests import Json, Manifest
from constructs_lib.core.quantity import amount
from constructs_lib.core.resources import ResourcesProps
from constructs_lib.plan.objects import Key, items, part
from constructs_lib.projects.adopt.code import Call, Name, call
from constructs_lib.projects.adopt.objects import without_defaults

OURS = "app.kubernetes.io/"
"""Beginning of labels that constructs set themselves."""

HTTP_PORTS = (80, 8080)
"""Ports of Services that are taken for HTTP."""

A_WEEK = 604800

CONNECTS = {"tcp_socket": call("TcpSocket", port="http"), "period_seconds": 5}

HTTP_PROBES = {
    "startup": call("ProbeProps", **CONNECTS, failure_threshold=120),
    "liveness": call("ProbeProps", **CONNECTS),
    "readiness": call("ProbeProps", **CONNECTS),
}
"""Probes that every HTTP server passes, where a manifest has none."""

HANDLERS = {"httpGet": "HttpGet", "tcpSocket": "TcpSocket", "grpc": "Grpc", "exec": "ExecCommand"}
"""Classes of what a probe does, by field."""

NUMBERS = ("initialDelaySeconds", "periodSeconds", "timeoutSeconds", "failureThreshold")
"""Other fields of a probe."""


class MisfitError(ValueError):
    """An object stays as it is. The text says why."""


class Adoption(NamedTuple):
    """A construct in place of objects."""

    construct: Call
    """Call that makes it."""

    wanted: dict[Key, tuple[Key, Manifest]]
    """By key of what it may make: the key that this has now, and what must hold of it."""


class Workload:
    """A Deployment, StatefulSet or CronJob among the objects of its namespace."""

    def __init__(
        self, key: Key, objects: Mapping[Key, Manifest], config_maps: Mapping[str, str]
    ) -> None:
        """Read it. `config_maps` are variables of constructs by name."""
        self.key = key
        self.objects = objects
        self.config_maps = config_maps
        self.manifest: Manifest = without_defaults(objects[key])
        self.spec: Manifest = self.manifest["spec"]
        self.run: Manifest = self.spec.get("jobTemplate", {}).get("spec", {})
        template: Manifest = (self.run or self.spec)["template"]
        self.pod: Manifest = template["spec"]
        self.pod["containers"].sort(key=lambda each: each["name"] != key.name)
        self.main: Manifest = self.pod["containers"][0]
        self.labels = dict(part(template, "metadata", "labels"))
        self.metadata: tuple[Manifest, Manifest] = (
            self.manifest["metadata"],
            template.setdefault("metadata", {}),
        )
        for metadata in self.metadata:
            labels = part(metadata, "labels").items()
            metadata["labels"] = {k: text for k, text in labels if not k.startswith(OURS)}
        self._arrange()

    def _arrange(self) -> None:
        """Name and order what constructs name and order themselves."""
        if self.key.name in [each["name"] for each in items(self.pod, "initContainers")]:
            raise MisfitError("an init container has the name of the construct's own container")
        self.main["name"] = self.key.name
        if self.pod.get("restartPolicy") == "Always":
            del self.pod["restartPolicy"]
        for port in self.main.get("ports", []):
            port.setdefault("name", f"port-{port['containerPort']}")
        volumes = {each["name"]: each for each in self.pod.get("volumes", [])}
        for mount in [m for m in items(self.main, "volumeMounts") if m["mountPath"] == "/tmp"]:
            if "emptyDir" not in volumes.get(mount["name"], {}):
                raise MisfitError("it mounts something else than an empty folder at /tmp")
            self.main["volumeMounts"].remove(mount)
            if mount["name"] == "tmp":
                self.pod["volumes"].remove(volumes["tmp"])
        if "tmp" in [each["name"] for each in items(self.pod, "volumes")]:
            raise MisfitError("its volume 'tmp' has the name of the construct's own")
        name = self.pod.pop("serviceAccount", "") or self.pod.pop("serviceAccountName", "")
        if name not in ("", "default"):
            account = self.objects.get(Key("", "ServiceAccount", self.key.namespace, name), {})
            token = account.get("automountServiceAccountToken", True)
            self.pod.setdefault("automountServiceAccountToken", token)
            self.pod["serviceAccountName"] = name
        data = [each for each in volumes.values() if "persistentVolumeClaim" in each]
        data += self.spec.get("volumeClaimTemplates", [])
        self.user = self._user()
        if data and "run_as_user" not in self.user:
            raise MisfitError("its files belong to a user that is not known; state 'runAsUser'")

    def _user(self) -> dict[str, object]:
        """Return user and group of the process, which constructs state for the whole pod."""
        found = {}
        for prop, field in (("run_as_user", "runAsUser"), ("run_as_group", "runAsGroup")):
            of_pod = part(self.pod, "securityContext").get(field)
            if number := of_pod or part(self.main, "securityContext").get(field):
                found[prop] = number
                if not of_pod:
                    del self.main["securityContext"][field]
        return found

    def job(self) -> Adoption:
        """Return a ScheduledJob."""
        return self._adoption(
            "ScheduledJob",
            {},
            schedule=self.spec["schedule"],
            time_zone=self.spec.get("timeZone"),
            starting_deadline_seconds=self.spec.get("startingDeadlineSeconds"),
            deadline_seconds=self.run.get("activeDeadlineSeconds", A_WEEK),
            retries=self.run.get("backoffLimit", 6),
        )

    def worker(self) -> Adoption:
        """Return a Worker."""
        return self._adoption("Worker", {}, ports=self._ports(), **self._scale())

    def stateful(self) -> Adoption:
        """Return a StatefulService."""
        ports = self._ports()
        if self._scaler() or not ports:
            lacks = "states no port" if not ports else "scales itself"
            raise MisfitError(f"a StatefulService has ports and a number of pods, and it {lacks}")
        claims: dict[str, object] = {}
        for each in items(self.spec, "volumeClaimTemplates"):
            name, spec = part(each, "metadata").get("name"), part(each, "spec")
            mounts = [m for m in items(self.main, "volumeMounts") if m["name"] == name]
            if len(mounts) != 1 or mounts[0].keys() != {"name", "mountPath"}:
                raise MisfitError(f"it does not mount claim '{name}' once, as a whole")
            claims[str(name)] = call(
                "ClaimProps",
                path=mounts[0]["mountPath"],
                size=str(part(spec, "resources", "requests").get("storage")),
                storage_class=spec.get("storageClassName", ""),
            )
        number = self.spec.get("replicas", 1)
        found = self._adoption(
            "StatefulService", {}, ports=ports, replicas=number, claims=claims, protected=False
        )
        names = {number: name for name, number in ports.items()}
        for suffix in ("", "-headless"):
            key = self.key._replace(group="", kind="Service", name=f"{self.key.name}{suffix}")
            if key in self.objects:
                found.wanted[key] = key, _service(self.objects[key], names)
        return found

    def web(self) -> Adoption:
        """Return a WebService."""
        number = self._http_port()
        names: dict[Json, str] = {number: "http"}
        for port in self.main.get("ports", []):
            name = "http" if port["containerPort"] == number else port["name"]
            names |= {port["name"]: name, port["containerPort"]: name}
            port["name"] = name
        for key in self._selecting():
            for entry in items(self.objects[key], "spec", "ports"):
                target = entry.get("targetPort")
                is_other = key.name != self.key.name and isinstance(target, str)
                if is_other and target != "http" == names.get(target):
                    raise MisfitError(f"{key.text} leads to a port by a name that would change")
        for kind in HTTP_PROBES:
            for action in self.main.get(f"{kind}Probe", {}).values():
                if isinstance(action, dict) and action.get("port") in names:
                    action["port"] = names[action["port"]]
        found = self._adoption(
            "WebService",
            HTTP_PROBES,
            port=number,
            metrics_port=None,
            ports={name: each for name, each in self._ports().items() if name != "http"},
            **self._scale(),
        )
        service = self.key._replace(group="", kind="Service")
        if service in self.objects:
            found.wanted[service] = service, _with_http(_service(self.objects[service], names))
        return found

    def _http_port(self) -> int:
        """Return the port that serves HTTP, as far as Services and probes tell."""
        numbers = self._ports()
        probes = (part(self.main, f"{kind}Probe", "httpGet") for kind in HTTP_PROBES)
        asked = {numbers.get(each.get("port"), each.get("port")) for each in probes}
        services = [key for key in self._selecting() if key.kind == "Service"]
        for key in sorted(services, key=lambda each: each.name != self.key.name):
            entries = items(self.objects[key], "spec", "ports")
            for entry in sorted(entries, key=lambda each: each["port"] != 80):
                target = entry.get("targetPort", entry["port"])
                number = numbers.get(target, target)
                is_http = str(entry.get("name")).startswith("http") or entry["port"] in HTTP_PORTS
                if isinstance(number, int) and (is_http or number in asked):
                    return number
        raise MisfitError("nothing says that it serves HTTP")

    def _adoption(self, construct: str, probes: Mapping[str, object], **props: object) -> Adoption:
        main = self.main
        found: dict[str, object] = {"image": main.get("image"), **props, **self.user}
        found |= {"resources": _resources(main) or []}
        found |= {"command": main.get("command", []), "arguments": main.get("args", [])}
        found |= {"environment": self._environment()}
        for kind in HTTP_PROBES:
            stated = part(main, f"{kind}Probe")
            found[f"{kind}_probe"] = _probe(stated) if stated else probes.get(kind, [])
        pod: dict[str, object] = {}
        for prefix, metadata in zip(("", "pod_"), self.metadata, strict=True):
            for field in ("labels", "annotations"):
                pod[f"{prefix}{field}"] = {k: v for k, v in part(metadata, field).items() if v}
        found["pod"] = call("PodProps", **pod) if any(pod.values()) else []
        made = call(construct, Name("chart"), self.key.name, call(f"{construct}Props", **found))
        return Adoption(made, {self.key: (self.key, self.manifest), **dict(self._neighbours())})

    def _environment(self) -> dict[str, object]:
        """Return the variables, or none if one of them has no props, since their order counts."""
        found: dict[str, object] = {}
        for each in items(self.main, "env"):
            value: object = str(each.get("value") or "")
            match each.get("valueFrom"):
                case {"secretKeyRef": {"name": name, "key": key, **others}} if not others:
                    ref = call("SecretRef", name=name, keys=[key])
                    value = call("SecretKey", secret=ref, key=key)
                case {"configMapKeyRef": {"name": name, "key": key, **others}} if not others:
                    of = Name(self.config_maps[name]) if name in self.config_maps else name
                    value = call("ConfigMapKey", config_map=of, key=key)
                case dict():
                    return {}
            if each["name"] in found or not re.fullmatch(r"[A-Za-z_]\w*", each["name"], re.ASCII):
                return {}
            found[each["name"]] = value
        return found

    def _ports(self) -> dict[Json, int]:
        """Return the TCP ports of the main container by name."""
        return {
            each["name"]: each["containerPort"]
            for each in items(self.main, "ports")
            if each.get("protocol", "TCP") == "TCP"
        }

    def _scale(self) -> dict[str, object]:
        """Return the number of pods, or the bounds of the autoscaler."""
        number = self.spec.get("replicas", 1)
        scaler = self._scaler()
        if scaler is None:
            return {"min_replicas": number, "max_replicas": number}
        self.spec.pop("replicas", None)
        spec = part(self.objects[scaler], "spec")
        props = {"min_replicas": spec.get("minReplicas", 1), "max_replicas": spec["maxReplicas"]}
        if props["min_replicas"] == props["max_replicas"]:
            raise MisfitError("its autoscaler has one number of pods only; state it as 'replicas'")
        for metric in items(spec, "metrics"):
            name, target = part(metric, "resource").get("name"), part(metric, "resource", "target")
            if name in ("cpu", "memory") and target.get("averageUtilization"):
                props[f"{name}_percent"] = target["averageUtilization"]
        return props

    def _scaler(self) -> Key | None:
        kind = ("autoscaling", "HorizontalPodAutoscaler", self.key.namespace)
        for key, manifest in self.objects.items():
            target = part(manifest, "spec", "scaleTargetRef")
            is_target = (target.get("kind"), target.get("name")) == (self.key.kind, self.key.name)
            if key[:3] == kind and is_target:
                return key
        return None

    def _neighbours(self) -> Iterator[tuple[Key, tuple[Key, Manifest]]]:
        """Yield what exists for the workload alone, by the keys that a construct gives it."""
        budget = self.key._replace(group="policy", kind="PodDisruptionBudget")
        account = self.key._replace(group="", kind="ServiceAccount")
        budgets = [key for key in self._selecting("matchLabels") if key[:3] == budget[:3]]
        budgets.sort(key=lambda each: each != budget)
        scaler = self._scaler()
        for former in (account, *([scaler] if scaler else []), *budgets[:1]):
            if former in self.objects:
                metadata = {**self.objects[former]["metadata"], "name": self.key.name}
                manifest = {**self.objects[former], "metadata": metadata}
                yield former._replace(name=self.key.name), (former, manifest)

    def _selecting(self, *path: str) -> Iterator[Key]:
        """Yield the objects that select its pods."""
        for key, manifest in self.objects.items():
            selector = part(manifest, "spec", "selector", *path)
            if selector and all(self.labels.get(name) == each for name, each in selector.items()):
                yield key


def _service(service: Manifest, names: Mapping[Json, str]) -> Manifest:
    """Return a Service as it was for its callers, with the names of ports of the construct."""
    wanted: Manifest = without_defaults(service)
    for each in wanted["spec"].get("ports", []):
        target = each.get("targetPort", each["port"])
        each["targetPort"] = names.get(target, target)
    return wanted


def _with_http(service: Manifest) -> Manifest:
    """Return the Service with port 80, by which those who connect to a WebService call it."""
    ports = service["spec"].setdefault("ports", [])
    if 80 not in [each["port"] for each in ports]:
        for each in ports:
            each.setdefault("name", f"port-{each['port']}")
        name = "http-80" if "http" in [each["name"] for each in ports] else "http"
        ports.append({"name": name, "port": 80, "targetPort": "http"})
    ports[0].setdefault("name", "http")
    return service


def _probe(probe: Mapping[str, Json]) -> Call:
    """Return a probe, with Kubernetes' own default where that of the props is another."""
    numbers = {"timeoutSeconds": 1, **probe}
    props: dict[str, object] = {to_snake(k): numbers[k] for k in NUMBERS if k in numbers}
    for handler, name in HANDLERS.items():
        if handler in probe:
            stated = {"path": "/", **probe[handler]} if handler == "httpGet" else probe[handler]
            fields = ("path", "port", "service", "command")
            props[to_snake(handler)] = call(
                name, **{each: stated[each] for each in fields if each in stated}
            )
    return call("ProbeProps", **props)


def _resources(container: Manifest) -> Call | None:
    """Return CPU and memory, as Kubernetes and the props complete what is stated."""
    found: dict[str, object] = {}
    for name in ("cpu", "memory"):
        request = part(container, "resources", "requests").get(name)
        limit = part(container, "resources", "limits").get(name)
        if request is None and limit is None:
            continue
        # A request that is not stated is the limit.
        request = str(limit if request is None else request)
        most: str = getattr(ResourcesProps(), f"{name}_limit")
        found[f"{name}_request"] = request
        found[f"{name}_limit"] = max(request, most, key=amount) if limit is None else str(limit)
    return call("ResourcesProps", **found) if found else None
