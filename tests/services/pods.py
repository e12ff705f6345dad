"""The programs as containers, with what their manifests give them."""

import json
import secrets
import shlex
import shutil
import subprocess
import time
from contextlib import contextmanager
from pathlib import Path

import httpx

from constructs_lib.core.quantity import amount
from tests.services import manifests
from tests.services.programs import log_lines, wait_until

HERE = Path(__file__).parent
LABEL = "guestbook-test"


def missing():
    """Returns what keeps containers from being started, or None."""
    if not shutil.which("docker"):
        return "needs Docker: see https://docs.docker.com/engine/install"
    if _run("docker", "info").returncode != 0:
        return "needs a running Docker daemon: 'docker info' says why there is none"
    return None


def docker(*command):
    done = _run("docker", *command)
    assert done.returncode == 0, f"docker {shlex.join(command)}\n{done.stdout}{done.stderr}"
    return done.stdout.strip()


def name_of(program):
    """Returns the name under which Docker has the image of that program."""
    return f"guestbook-test/{program}:built"


class Network:
    """A Docker network; it and all containers that run in it are gone at the end."""

    def __init__(self):
        self.name = f"guestbook-test-{secrets.token_hex(4)}"
        self._label = f"{LABEL}={self.name}"

    def __enter__(self):
        docker("network", "create", "--label", self._label, self.name)
        return self

    def __exit__(self, *_):
        containers = docker("ps", "--all", "--quiet", "--filter", f"label={self._label}").split()
        if containers:
            docker("rm", "--force", "--volumes", *containers)
        docker("network", "rm", self.name)

    def command(self, name, image, *arguments, options=()):
        """Returns the command that runs a container."""
        own = ["--name", name, "--label", self._label, "--pull", "never"]
        return ["run", *own, *options, image, *arguments]

    def forward(self, host, port, target, image, *options):
        """Stands in for a Service of that host name."""
        alias = ("--network", self.name, "--network-alias", host, "--detach")
        script = ("--volume", f"{HERE}/forward.mjs:/forward.mjs:ro")
        docker(
            *self.command(
                f"{self.name}-{host}",
                *(image, "/forward.mjs", str(port), target),
                options=(*alias, *script, *options),
            )
        )


class Pod:
    """One of the two programs: its init containers, then its container."""

    def __init__(self, network, program, values, name=None):
        """`values` are those of the Secrets, by name and key."""
        self.name = f"{network.name}-{name or program}"
        self.program = program
        self.spec = manifests.pod_of(program)
        self.container = manifests.container_of(program)
        self.start_seconds = None
        self._network = network
        self._values = values

    def start(self):
        for init in self.spec.get("initContainers", []):
            docker(*self._command(f"{self.name}-{init['name']}", init))
        self._started(self._command(self.name, self.container, "--detach"))

    def restart(self):
        """Starts its container once more, as the kubelet does after it has ended."""
        self._started(("start", self.name))

    def _started(self, command):
        begin = time.monotonic()
        docker(*command)
        probe = self.container["startupProbe"]
        wait_until(
            f"{self.name} has started",
            lambda: self.passes("startupProbe") or not self.state()["Running"],
            probe["periodSeconds"] * probe["failureThreshold"],
        )
        self.start_seconds = time.monotonic() - begin
        assert self.state()["Running"], self.lines()

    def stop(self):
        """Ends it as Kubernetes does once the preStop hook is over; returns its exit code."""
        docker("stop", "--time", str(self.seconds_to_end()), self.name)
        return self.state()["ExitCode"]

    def seconds_to_end(self):
        """Returns the time between SIGTERM and SIGKILL."""
        sleep = self.container["lifecycle"]["preStop"]["sleep"]["seconds"]
        return self.spec["terminationGracePeriodSeconds"] - sleep

    def url(self, port="http"):
        """Returns where a port of that name is reached from here."""
        number = manifests.port_of(self.container, port)
        return "http://" + docker("port", self.name, str(number)).splitlines()[0]

    def passes(self, probe):
        """Returns whether a probe succeeds, as the kubelet sees it."""
        settings = self.container[probe]
        url = self.url(settings["httpGet"]["port"]) + settings["httpGet"]["path"]
        try:
            answer = httpx.get(url, timeout=settings.get("timeoutSeconds", 1))
        except httpx.TransportError:
            return False
        return 200 <= answer.status_code < 400

    def state(self):
        return json.loads(docker("inspect", "--format", "{{json .State}}", self.name))

    def lines(self):
        """Returns the log; fails where a line of stdout or stderr is not one JSON object."""
        done = _run("docker", "logs", self.name)
        return log_lines(done.stdout + done.stderr)

    def evaluate(self, script):
        """Returns the value of an expression of JavaScript in the container."""
        code = f"console.log(JSON.stringify({script}))"
        return json.loads(docker("exec", self.name, "node", "--eval", code))

    @contextmanager
    def load(self, connections, seconds, *paths):
        """Keeps connections busy from inside the pod's network, as load.mjs does.

        Enters once all of them are; yields a function that waits for the end and gives the result.
        """
        port = str(manifests.port_of(self.container, "http"))
        arguments = ("/load.mjs", port, str(connections), str(seconds), *paths)
        options = (
            *("--rm", "--network", f"container:{self.name}"),
            *("--volume", f"{HERE}/load.mjs:/load.mjs:ro"),
        )
        image = name_of(self.program)
        command = self._network.command(f"{self.name}-load", image, *arguments, options=options)
        process = subprocess.Popen(["docker", *command], stdout=subprocess.PIPE, text=True)
        with process:
            assert process.stdout.readline() == "busy\n"
            yield lambda: json.loads(process.stdout.read())

    def _command(self, name, container, *options):
        entrypoint, *arguments = container.get("command", [None])
        return self._network.command(
            *(name, name_of(self.program), *arguments, *container.get("args", [])),
            options=(
                *options,
                *(("--entrypoint", entrypoint) if entrypoint else ()),
                *("--network", self._network.name),
                *self._limits(container),
            ),
        )

    def _limits(self, container):
        """Returns the options for what the manifest gives a container."""
        pod, own = self.spec["securityContext"], container["securityContext"]
        limits = container["resources"]["limits"]
        memory = str(int(amount(limits["memory"])))
        yield from ("--memory", memory, "--memory-swap", memory)
        yield from ("--cpus", str(float(amount(limits["cpu"]))))
        yield from ("--user", f"{pod['runAsUser']}:{pod['runAsGroup']}")
        yield from ("--group-add", str(pod["fsGroup"]))
        if own["readOnlyRootFilesystem"]:
            yield "--read-only"
        if not own["allowPrivilegeEscalation"]:
            yield from ("--security-opt", "no-new-privileges")
        for capability in own["capabilities"]["drop"]:
            yield from ("--cap-drop", capability)
        volumes = {volume["name"]: volume["emptyDir"] for volume in self.spec["volumes"]}
        for mount in container["volumeMounts"]:
            size = int(amount(volumes[mount["name"]]["sizeLimit"]))
            yield from ("--tmpfs", f"{mount['mountPath']}:size={size}")
        for port in container.get("ports", []):
            yield from ("--publish", f"127.0.0.1::{port['containerPort']}")
        for name, value in manifests.environment(container, self._values).items():
            yield from ("--env", f"{name}={value}")


def _run(*command):
    return subprocess.run(command, capture_output=True, text=True, check=False)
