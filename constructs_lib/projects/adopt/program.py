"""A program of constructs, and of manifests that stay, from the objects of a folder."""

import ast
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from importlib import import_module
from typing import NamedTuple, cast

from constructs import Construct
from pydantic.alias_generators import to_snake

from constructs_lib.core.manifests import Json, Manifest
from constructs_lib.core.mistakes import told
from constructs_lib.core.pod_templates import pod_template
from constructs_lib.core.schema import misfits
from constructs_lib.core.trees import read_tree
from constructs_lib.plan.objects import Key, key_of, part
from constructs_lib.platform.platform import Platform
from constructs_lib.platform.tier import Tier, TierProps
from constructs_lib.projects.adopt.code import WIDTH, Name, call, code, identifier
from constructs_lib.projects.adopt.objects import Read
from constructs_lib.projects.adopt.patches import Patch, patches
from constructs_lib.projects.adopt.workloads import OURS, Adoption, MisfitError, Workload

MODULES = {
    "cdk8s": "Chart Include JsonPatch",
    "constructs_lib": "Platform ResourcesProps SecretRef Tier TierProps WebService WebServiceProps "
    "run",
    "constructs_lib.checks.run": "RULES WARNINGS",
    "constructs_lib.core.secret_ref": "SecretKey",
    "constructs_lib.workloads": "ClaimProps ConfigMap ConfigMapProps PodProps ProbeProps "
    "ScheduledJob ScheduledJobProps StatefulService StatefulServiceProps Worker WorkerProps",
    "constructs_lib.workloads.config_map": "ConfigMapKey",
    "constructs_lib.workloads.probe": "ExecCommand Grpc HttpGet TcpSocket",
}
"""Names that a program may use, by module."""

WORKLOADS: Mapping[tuple[str, str], tuple[Callable[[Workload], Adoption], ...]] = {
    ("apps", "Deployment"): (Workload.web, Workload.worker),
    ("apps", "StatefulSet"): (Workload.stateful,),
    ("batch", "CronJob"): (Workload.job,),
}
"""What may stand in the place of a workload, the best first."""

CHARTS = {
    "ConfigMap": "configuration",
    "WebService": "services",
    "Worker": "workers",
    "StatefulService": "servers",
    "ScheduledJob": "jobs",
}
"""Charts by construct, since two in one Chart cannot have the same id."""

MAY_LACK = {
    "HorizontalPodAutoscaler": 'child("Autoscaler")',
    "PodDisruptionBudget": 'child("DisruptionBudget")',
}
"""Objects that a construct may have, by kind. Others are attributes by the name of the kind."""

SELECTORS = "# Selectors stay: that of pods cannot change, and a Service would lose those that run."

CLUSTER = "cluster"
"""Tier of objects without a namespace."""


class Adopted(NamedTuple):
    """A program, and what became of each object."""

    functions: dict[str, str]
    """Code of a function for each namespace, by its name."""

    manifests: dict[str, list[Manifest]]
    """Objects that stay as they are, by the file that they are read from."""

    constructs: dict[Key, tuple[str, Key]]
    """Construct of each other object, and the key that the object has then."""

    stays: dict[Key, str]
    """Why a workload stays."""


def adopt(read: Read) -> Adopted:
    """Return the program."""
    adopted = Adopted({}, {}, {}, {})
    places: dict[str, list[Manifest]] = defaultdict(list)
    namespaces = sorted({key.namespace for key in read.objects} - {""})
    lines = {each: _Namespace(each, read.objects, adopted).lines for each in namespaces}
    for key, manifest in read.objects.items():
        if key not in adopted.constructs:
            place = key.name if key.kind == "Namespace" else key.namespace or CLUSTER
            places[place].append(manifest)
    for name in sorted({*namespaces, *places}):
        tier = call("Tier", Name("platform"), call("TierProps", **_tier_props(name)))
        body = [f"tier = {code(tier, 4, 7)}", *lines.get(name, [])]
        for file, manifests in _files(name, places[name]):
            adopted.manifests[f"{file}.yaml"] = manifests
            url = Name(f'str(MANIFESTS / "{file}.yaml")')
            chart = call("Chart", Name("tier"), file)
            body += ["", code(call("Include", chart, "Include", url=url), 4)]
        function = identifier(f"tier_{name}", adopted.functions)
        text = "\n".join(f"    {line}" if line else "" for line in body)
        adopted.functions[function] = (
            f"def {function}(platform: Platform) -> None:\n"
            f'    """Make what is in {name}."""\n{_without_unused(text)}\n'
        )
    return adopted


def _tier_props(name: str) -> dict[str, str]:
    """Return the props of a tier; a namespace of the cluster's own needs a reason."""
    return {"name": name, "description": "Adopted"} if name.startswith("kube-") else {"name": name}


def _files(name: str, manifests: list[Manifest]) -> Iterator[tuple[str, list[Manifest]]]:
    """Yield files of manifests, in each of which cdk8s tells objects by kind and name."""
    while manifests:
        ids = [f"{each['metadata']['name']}-{each['kind']}".lower() for each in manifests]
        firsts = {ids.index(each) for each in ids}
        yield name, [each for at, each in enumerate(manifests) if at in firsts]
        manifests = [each for at, each in enumerate(manifests) if at not in firsts]
        name += "-more"


def _without_unused(body: str) -> str:
    """Return code without variables that nothing uses."""
    for variable in re.findall(r"^    (\w+) = [A-Z]", body, re.MULTILINE):
        if not re.search(rf"\b{variable}[.,)]", body):
            body = re.sub(rf"^    {variable} = ", "    ", body, flags=re.MULTILINE)
    return body


class _Namespace:
    """The constructs of a namespace, which are made once to see what they make."""

    def __init__(self, name: str, objects: Mapping[Key, Manifest], adopted: Adopted) -> None:
        self.lines: list[str] = []
        """Code that makes them."""
        self._objects = objects
        self._adopted = adopted
        self._made: set[Key] = set()
        self._tier = Tier(Platform(), TierProps.model_validate(_tier_props(name)))
        self._known: dict[str, object] = {
            each: getattr(import_module(module), each)
            for module, names in MODULES.items()
            for each in names.split()
        }
        own: dict[Key, Manifest] = {}
        for key in [key for key in objects if key.namespace == name]:
            if misfit := next(iter(misfits(objects[key])), None):
                adopted.stays[key] = f"'{misfit.path}' does not fit the API"
            else:
                own[key] = objects[key]
        config_maps: dict[str, str] = {}
        for key, manifest in own.items():
            if key[:2] == ("", "ConfigMap") and manifest.get("data"):
                props = call("ConfigMapProps", data=manifest["data"])
                construct = call("ConfigMap", Name("chart"), key.name, props)
                if variable := self._try(key, partial(Adoption, construct, {key: (key, manifest)})):
                    config_maps[key.name] = variable
        for kind, ways in WORKLOADS.items():
            for key in [key for key in own if key[:2] == kind]:
                any(self._try(key, partial(_way, way, key, own, config_maps)) for way in ways)

    def _try(self, key: Key, way: Callable[[], Adoption]) -> str | None:
        """Make a construct and return its variable, or None if it cannot be made."""
        variable = identifier(key.name, self._known)
        try:
            construct, wanted = way()
            chart = CHARTS[construct.function]
            known = self._tier.node.try_find_child(chart)
            self._known["chart"] = known or self._tier.chart(chart)
            exec(f"{variable} = {code(construct)}", self._known)
            tree = read_tree(cast(Construct, self._known[variable]))
            made = {key_of(each): each for each in tree.objects}
            held = self._held(wanted, made)
        except (ValueError, TypeError, LookupError) as error:
            self._known.pop(variable, None)
            is_lacking = isinstance(error, LookupError)
            problem = f"it lacks {error}" if is_lacking else told(error) or str(error)
            self._adopted.stays[key] = problem.splitlines()[0]
            return None
        self._adopted.stays.pop(key, None)
        self._made |= made.keys()
        if f'chart = tier.chart("{chart}")' not in self.lines:
            self.lines += ["", f'chart = tier.chart("{chart}")']
        self.lines.append(f"{variable} = {code(construct, 4, len(variable) + 3)}")
        for now, (former, manifest) in held.items():
            self._adopted.constructs[former] = construct.function, now
            self.lines += _patched(variable, now, key, patches(manifest, made[now]))
        return variable

    def _held(
        self, wanted: Mapping[Key, tuple[Key, Manifest]], made: Mapping[Key, Manifest]
    ) -> dict[Key, tuple[Key, Manifest]]:
        """Return what must hold of what was made, or refuse it."""
        wanted = {now: each for now, each in wanted.items() if now in made}
        formers = {former for former, _ in wanted.values()}
        old: Mapping[str, str] = {}
        new: Mapping[str, str] = {}
        for now, manifest in made.items():
            if now in self._made or (now in self._objects and now not in formers):
                raise MisfitError(f"its construct makes {now.text}, which is there already")
            if now not in wanted:
                continue
            former, kept = wanted[now]
            if kept["apiVersion"] != manifest["apiVersion"]:
                raise MisfitError(f"{former.text} is of another version of the API")
            if template := pod_template(manifest):
                before = pod_template(self._objects[former])
                labels = pod_template(kept)
                old = before.labels if before else {}
                new = {**(labels.labels if labels else {}), **template.labels}
        for other, manifest in self._objects.items():
            if other not in formers and _loses(manifest, old, new):
                raise MisfitError(f"{other.text} selects its pods by labels that constructs set")
        return {now: (former, _kept(each, old, new)) for now, (former, each) in wanted.items()}


def _way(
    way: Callable[[Workload], Adoption],
    key: Key,
    objects: Mapping[Key, Manifest],
    config_maps: Mapping[str, str],
) -> Adoption:
    return way(Workload(key, objects, config_maps))


def _patched(variable: str, now: Key, workload: Key, found: list[Patch]) -> Iterator[str]:
    """Yield the lines that patch an object of a construct."""
    if any(each.pointer == "/spec/selector" for each in found):
        yield SELECTORS
    if found:
        is_headless = now.kind == "Service" and now.name != workload.name
        child = "headless_service" if is_headless else MAY_LACK.get(now.kind, to_snake(now.kind))
        calls = [call("JsonPatch.add", *each) for each in found]
        yield code(call(f"{variable}.{child}.add_json_patch", *calls), 4)


def _kept(wanted: Manifest, old: Mapping[str, str], new: Mapping[str, str]) -> Manifest:
    """Return what must hold, without labels and selectors that constructs set themselves."""
    labels = part(wanted["metadata"], "labels").items()
    own = {key: text for key, text in labels if not key.startswith(OURS)}
    found = {**wanted, "metadata": {**wanted["metadata"], "labels": own}}
    if "spec" in wanted and _loses({"selector": wanted["spec"].get("selector")}, old, new):
        spec = {name: each for name, each in wanted["spec"].items() if name != "selector"}
        found["spec"] = {} if wanted["kind"] == "PodDisruptionBudget" else spec
    return found


def _loses(value: Json, old: Mapping[str, str], new: Mapping[str, str]) -> bool:
    """Return whether a selector finds pods by their old labels, and not by the new ones."""
    if isinstance(value, list):
        return any(_loses(each, old, new) for each in value)
    if not isinstance(value, dict):
        return False
    for key, each in value.items():
        is_labels = isinstance(each, dict) and all(isinstance(text, str) for text in each.values())
        if key in ("selector", "matchLabels") and each and is_labels:
            if each.items() <= old.items() and not each.items() <= new.items():
                return True
        elif _loses(each, old, new):
            return True
    return False


def program(adopted: Adopted, rules: str) -> str:
    """Return the text of main.py, whose platform has these arguments."""
    calls = "".join(f"    {name}(platform)\n" for name in adopted.functions)
    body = "\n\n".join(adopted.functions.values()) + (
        '\n\ndef compose() -> Platform:\n    """Return the platform."""\n'
        f"    platform = Platform({rules})\n{calls}    return platform\n\n\n"
        'if __name__ == "__main__":\n    run(compose)\n'
    )
    used = {each.id for each in ast.walk(ast.parse(body)) if isinstance(each, ast.Name)}
    lines = ['"""Adopted from manifests, of which some are read as they are."""\n']
    if "MANIFESTS" in used:
        lines.append("from pathlib import Path\n")
    for module, names in MODULES.items():
        if found := [each for each in names.split() if each in used]:
            line = f"from {module} import {', '.join(found)}"
            wrapped = f"from {module} import (\n" + "".join(f"    {e},\n" for e in found) + ")"
            lines.append(line if len(line) <= WIDTH else wrapped)
    if "MANIFESTS" in used:
        lines.append('\nMANIFESTS = Path(__file__).parent / "manifests"')
    return "\n".join([*lines, "\n", body])
