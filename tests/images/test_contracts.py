"""Our scripts and pods need what their images have, as the contracts say."""

import re
from dataclasses import dataclass

import pytest
import yaml

from constructs_lib.tekton.image_build import BUILD_SCRIPT, DIGEST_SCRIPT
from constructs_lib.tekton.step_script import step_script
from tests.checkout import ROOT
from tests.images import contracts
from tests.images.contracts import CRANE, GITEA
from tests.images.scripts import programs

OURS = "localhost:30500/"
PROBES = ("livenessProbe", "readinessProbe", "startupProbe")


@dataclass
class Container:
    """A container of a pod, or of a Task, with the texts of the ConfigMaps of its file."""

    spec: dict
    pod: dict
    files: dict

    @property
    def contract(self):
        image = self.spec["image"]
        assert image in contracts.CONTRACTS, f"state what {image} has in contracts.yaml"
        return contracts.CONTRACTS[image]

    @property
    def is_step(self):
        return self.spec in self.pod.get("steps", ())

    def all(self, key):
        """Return a list of it, with what its Task gives to all steps."""
        template = self.pod.get("stepTemplate", {}) if self.is_step else {}
        return [*template.get(key, []), *self.spec.get(key, [])]

    @property
    def variables(self):
        return {each["name"]: each.get("value") for each in self.all("env")}

    @property
    def writable(self):
        return {e["mountPath"] for e in self.all("volumeMounts") if not e.get("readOnly")}

    def texts(self):
        """Yield all that it runs, as scripts of a shell."""
        yield self.spec.get("script", "")
        probes = [self.spec[each].get("exec", self.spec) for each in PROBES if each in self.spec]
        for command in (each.get("command") for each in (self.spec, *probes)):
            if command and not command[0].startswith("/scripts/"):
                yield command[0]
                yield command[2] if command[1] == "-c" else ""
        mounted = {each["name"] for each in self.all("volumeMounts")}
        for volume in self.pod.get("volumes", []):
            if volume["name"] in mounted:
                texts = self.files.get(volume.get("configMap", {}).get("name"), {})
                scripts = [text for name, text in texts.items() if name.endswith(".sh")]
                yield "\n".join(scripts)
                yield from (each.partition("\n")[0] for each in scripts)


def found(part, files, pod=None):
    """Yield each container in a manifest with an image of another project."""
    if isinstance(part, dict):
        pod = part if {"containers", "steps"} & set(part) else pod
        if isinstance(part.get("image"), str) and not part["image"].startswith(OURS):
            yield Container(part, pod, files)
        part = list(part.values())
    for each in part if isinstance(part, list) else ():
        yield from found(each, files, pod)


def in_dist():
    for file in sorted((ROOT / "dist").glob("*/*.yaml")):
        if file.parent.name != "bootstrap" and not file.name.endswith("-values.yaml"):
            objects = list(yaml.load_all(file.read_text(), yaml.CSafeLoader))
            files = {
                e["metadata"]["name"]: e.get("data", {})
                for e in objects
                if e["kind"] == "ConfigMap"
            }
            for each in found(objects, files):
                yield pytest.param(each, id=f"{file.stem}-{each.spec['name']}")


every_container = pytest.mark.parametrize("container", list(in_dist()))


@every_container
def test_an_image_has_what_is_called(container):
    called = {each for text in container.texts() for each in programs(text)}
    assert called <= container.contract.has


@pytest.mark.parametrize(
    ("contract", "script"),
    [
        (contracts.KANIKO, BUILD_SCRIPT),
        (CRANE, DIGEST_SCRIPT),
        (contracts.TRIVY, step_script("scan.sh")),
    ],
)
def test_an_image_that_is_used_on_request_has_what_is_called(contract, script):
    assert programs(script) <= contract.has
    # Only these tags of kaniko have a shell: see the second of its sources.
    assert contract is not contracts.KANIKO or contract.image.endswith("-debug")


@pytest.mark.parametrize(("name", "contract"), [("crane", CRANE), ("gitea", GITEA)])
def test_a_container_in_place_of_an_image_has_its_variables(name, contract):
    text = (ROOT / f"tests/live/stand_ins/images/{name}/Dockerfile").read_text()
    given = dict(re.findall(r"^ENV (\w+)=(\S+)$", text, re.MULTILINE))
    stated = {each: contract.environment.get(each) for each in ("HOME", "PATH", "TMPDIR")}
    assert {each: given.get(each) for each in stated} == stated


@every_container
def test_temporary_files_have_a_folder(container):
    """The folder of TMPDIR itself must be a volume: no program makes one below it."""
    given = {**container.contract.environment, **container.variables}
    assert given.get("TMPDIR") in {None, *container.writable}
    assert "PATH" not in container.variables


@every_container
def test_the_home_of_a_step_can_be_written_to(container):
    if container.is_step:
        assert container.variables["HOME"] in container.writable


@every_container
def test_what_an_image_runs_by_itself_can_write_and_listens(container):
    command = container.spec.get("command", [])
    listens = set(container.contract.ports)
    # Ours listens where its variables say.
    if "/scripts/drill.py" in command:
        listens = {int(value) for name, value in container.variables.items() if "PORT" in name}
    assert {e["containerPort"] for e in container.all("ports")} <= listens
    # Our script of the database ends in the image's own program.
    if (not container.is_step and not command) or "/etc/postgresql/start.sh" in command:
        assert set(container.contract.writes) <= container.writable


@every_container
def test_a_user_is_stated_by_number(container):
    """The kubelet cannot tell whether a named user is root, and starts no such container."""
    contexts = [each.get("securityContext", {}) for each in (container.pod, container.spec)]
    if container.contract.user and not container.contract.user[0].isdecimal():
        assert any(each.get("runAsUser") for each in contexts)
