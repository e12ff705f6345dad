"""A Kind cluster of the tests, made from dist/bootstrap/kind.yaml, with the tiers app and db."""

import base64
import json
import os
import secrets
import shlex
import shutil
import subprocess
import time
from pathlib import Path

import yaml

from tests.checkout import ROOT
from tests.live.images import images, node_image

DIST = ROOT / "dist"
# What comes first, and the folders after it, in the order of Argo CD's waves.
NAMESPACES = ("db/namespace.yaml", "app/namespace.yaml", "ingress/namespace.yaml")
FOLDERS = ("cluster", "db", "app", "ingress")
READY_SECONDS = 180


def run(*command, stdin=None, **variables):
    """Runs a command to its end; returns it with all that it printed as `output`."""
    done = subprocess.run(
        [str(word) for word in command],
        input=stdin,
        env={**os.environ, **variables},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    done.output = done.stdout
    return done


def ran(*command, **options):
    done = run(*command, **options)
    assert done.returncode == 0, f"{shlex.join(map(str, command))}\n{done.output}"
    return done.output


def wait_until(what, condition, seconds=READY_SECONDS):
    """Returns what the condition gives as soon as that is true."""
    deadline = time.monotonic() + seconds
    while not (found := condition()):
        assert time.monotonic() < deadline, f"not within {seconds} s: {what}"
        time.sleep(0.5)
    return found


class Cluster:
    """Its name, kubeconfig, host ports and folder of backups are its own."""

    def __init__(self, folder):
        self.folder = folder
        self.backups = folder / "backups"
        self.backups.mkdir(mode=0o700)
        self.key = folder / "db-postgresql-backup.key"
        self.key.write_text(secrets.token_urlsafe(24))
        self.name = f"platform-test-{secrets.token_hex(3)}"
        self.context = f"kind-{self.name}"
        self.kubeconfig = folder / "kubeconfig"
        self.environment = {"KUBECONFIG": str(self.kubeconfig)}

    def create(self):
        config = yaml.safe_load((DIST / "bootstrap/kind.yaml").read_text())
        config["name"] = self.name
        for node in config["nodes"]:
            node["image"] = node_image(node["image"])
            for mount in node["extraMounts"]:
                mount["hostPath"] = str(self.folder / mount["hostPath"])
            for mapping in node.get("extraPortMappings", []):
                mapping["hostPort"] = 0  # One that is free.
        file = self.folder / "kind.yaml"
        file.write_text(yaml.safe_dump(config))
        ran("kind", "create", "cluster", "--config", file, **self.environment)
        ran("kind", "load", "docker-image", *images(), "--name", self.name)

    def delete(self):
        ran("kind", "delete", "cluster", "--name", self.name, **self.environment)

    def nodes(self):
        """Returns the names of its nodes, in the order of their addresses."""
        form = "{{.Name}} {{range .NetworkSettings.Networks}}{{.IPAddress}}{{end}}"
        names = ran("kind", "get", "nodes", "--name", self.name).split()
        lines = ran("docker", "inspect", "--format", form, *names).splitlines()
        found = [line.removeprefix("/").split() for line in lines]
        return [name for name, at in sorted(found, key=lambda f: tuple(map(int, f[1].split("."))))]

    def host_port(self, node_port):
        """Returns the address on the host that leads to a port of the nodes."""
        control_plane = f"{self.name}-control-plane"
        return ran("docker", "port", control_plane, str(node_port)).split("\n")[0]

    def deliver(self):
        """Applies dist/ as Argo CD does, with Secrets, and waits until all pods are ready."""
        backend = ("deployment/backend", "--namespace", "app")
        is_again = self.try_kubectl("get", *backend).returncode == 0
        for file in NAMESPACES:
            self.apply((DIST / file).read_text())
        self.make_secrets()
        for folder in FOLDERS:
            for file in sorted((DIST / folder).glob("*.yaml")):
                if not file.name.endswith("-values.yaml"):
                    self.apply(file.read_text())
        if is_again:
            # Its Secrets are copies of those of `db`, which are new.
            self.kubectl("rollout", "restart", *backend)
        self.await_ready("db", "app")

    def apply(self, text):
        self.kubectl("apply", "--server-side", "--force-conflicts", "--filename", "-", stdin=text)

    def await_ready(self, *namespaces):
        for namespace in namespaces:
            for each in self.kubectl(
                "get", "deployment,statefulset", "--output", "name", namespace=namespace
            ).split():
                self.kubectl(
                    *("rollout", "status", each, f"--timeout={READY_SECONDS}s"),
                    namespace=namespace,
                )

    def make_secrets(self):
        """Makes what dist/bootstrap/secrets.yaml lists for the tiers that run here."""
        made = {}
        wanted = yaml.safe_load((DIST / "bootstrap/secrets.yaml").read_text())
        for secret in sorted(wanted, key=lambda each: each["namespace"] != "db"):
            name, namespace = secret["name"], secret["namespace"]
            if namespace not in ("db", "app"):
                continue
            if namespace == "db":
                made[name] = {key: self._value(how) for key, how in secret["values"].items()}
            data = {
                key: base64.b64encode(value.encode()).decode() for key, value in made[name].items()
            }
            metadata = {"name": name, "namespace": namespace}
            self.apply(
                json.dumps(
                    {"apiVersion": "v1", "kind": "Secret", "metadata": metadata, "data": data}
                )
            )

    def _value(self, how):
        if how == "random":
            return secrets.token_urlsafe(24)
        return how["text"] if "text" in how else (self.folder / how["kept_in_file"]).read_text()

    def try_kubectl(self, *arguments, namespace=None, stdin=None):
        where = ("--namespace", namespace) if namespace else ()
        command = ("kubectl", "--context", self.context, *where, *arguments)
        return run(*command, stdin=stdin, **self.environment)

    def kubectl(self, *arguments, **options):
        done = self.try_kubectl(*arguments, **options)
        assert done.returncode == 0, f"kubectl {shlex.join(map(str, arguments))}\n{done.output}"
        return done.output

    def list(self, kind, namespace="db", **labels):
        selector = ",".join(f"{name}={value}" for name, value in labels.items())
        found = self.kubectl(
            *("get", kind, "--output", "json", "--selector", selector), namespace=namespace
        )
        return json.loads(found)["items"]

    def get(self, kind, name, namespace="db"):
        return json.loads(self.kubectl("get", kind, name, "--output", "json", namespace=namespace))

    def is_ready(self, node):
        conditions = self.get("node", node)["status"]["conditions"]
        return any(each["type"] == "Ready" and each["status"] == "True" for each in conditions)

    def psql(self, sql, database="guestbook"):
        """Runs statements as a superuser on the server; returns what they print."""
        command = 'PGPASSWORD=$POSTGRES_PASSWORD exec psql --username "$POSTGRES_USER" "$@"'
        options = ("--no-psqlrc", "--quiet", "--tuples-only", "--no-align", "--dbname", database)
        return self.kubectl(
            *("exec", "--stdin", "statefulset/postgresql", "--", "bash", "-c", command, "psql"),
            *(*options, "--set", "ON_ERROR_STOP=1"),
            namespace="db",
            stdin=sql,
        ).strip()

    def restore_script(self, *arguments):
        """Returns scripts/restore.sh, run to its end against this cluster."""
        script = ROOT / "scripts/restore.sh"
        return run("bash", script, *arguments, "--context", self.context, **self.environment)

    def restored(self, *arguments):
        done = self.restore_script(*arguments)
        assert done.returncode == 0, done.output
        return done.output


def tools_missing():
    """Returns what keeps a cluster from being made, or None."""
    for tool, where in {
        "docker": "https://docs.docker.com/engine/install",
        "kind": "https://kind.sigs.k8s.io",
        "kubectl": "https://kubernetes.io/docs/tasks/tools",
    }.items():
        if shutil.which(tool) is None:
            return f"needs {tool}: see {where}"
    if run("docker", "info").returncode != 0:
        return "needs a running Docker daemon: 'docker info' says why there is none"
    return None


def backup_files(folder: Path):
    """Returns the files and folders of the backups, with their status."""
    return {path: path.stat() for path in [folder, *folder.rglob("*")]}
