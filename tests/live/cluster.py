"""Kind clusters of the tests: any, and the one that the wrapper makes as a person makes it."""

import json
import os
import shlex
import shutil

from tests.live.checkout import PlatformCheckout
from tests.live.commands import READY_SECONDS, ran, run, wait_until

OPTIONS = shlex.split(os.environ.get("UP_OPTIONS", ""))
"""Options of `up` that this machine needs, such as `--despite cgroups`."""


class Kubernetes:
    def __init__(self, name, kubeconfig):
        self.name = name
        self.context = f"kind-{name}"
        self.environment = {"KUBECONFIG": str(kubeconfig)}

    def try_kubectl(self, *arguments, namespace=None, stdin=None):
        where = ("--namespace", namespace) if namespace else ()
        command = ("kubectl", "--context", self.context, *where, *arguments)
        return run(*command, stdin=stdin, **self.environment)

    def kubectl(self, *arguments, **options):
        done = self.try_kubectl(*arguments, **options)
        assert done.returncode == 0, f"kubectl {shlex.join(map(str, arguments))}\n{done.output}"
        return done.stdout

    def apply(self, text):
        self.kubectl("apply", "--server-side", "--force-conflicts", "--filename", "-", stdin=text)

    def merge(self, kind, name, namespace, patch):
        patching = ("patch", kind, name, "--type=merge", f"--patch={json.dumps(patch)}")
        self.kubectl(*patching, namespace=namespace)

    def list(self, kind, namespace="db", **labels):
        selector = ",".join(f"{name}={value}" for name, value in labels.items())
        found = self.kubectl(
            *("get", kind, "--output", "json", "--selector", selector), namespace=namespace
        )
        return json.loads(found)["items"]

    def list_everywhere(self, kind):
        found = self.kubectl("get", kind, "--all-namespaces", "--output", "json")
        return json.loads(found)["items"]

    def get(self, kind, name, namespace="db"):
        return json.loads(self.kubectl("get", kind, name, "--output", "json", namespace=namespace))


class Cluster(Kubernetes):
    """Its name, kubeconfig, host ports, folder of backups and mirrors are its own."""

    def __init__(self, folder, mirror=None):
        self.checkout = PlatformCheckout(folder, mirror)
        super().__init__(self.checkout.name, self.checkout.kubeconfig)
        self.backups = folder / "data/cdk8s-web-platform" / self.name / "backups"
        self.environment = self.checkout.environment

    def up(self, *options):
        """Make it, or what is missing of it; returns what the wrapper said."""
        done = self.checkout.wrapper("up", *OPTIONS, *options)
        assert done.returncode == 0, done.output
        return done.output

    def down(self):
        done = self.checkout.wrapper("down", "--yes")
        assert done.returncode == 0, done.output
        return done.output

    def url(self, name):
        (addresses,) = self.checkout.documents("bootstrap/addresses.yaml")
        return next(each["url"] for each in addresses if each["name"] == name)

    def nodes(self):
        """Return the names of its nodes, in the order of their addresses."""
        form = "{{.Name}} {{range .NetworkSettings.Networks}}{{.IPAddress}}{{end}}"
        names = ran("kind", "get", "nodes", "--name", self.name).split()
        lines = ran("docker", "inspect", "--format", form, *names).splitlines()
        found = [line.removeprefix("/").split() for line in lines]
        return [name for name, at in sorted(found, key=lambda f: tuple(map(int, f[1].split("."))))]

    def applications(self):
        """Return the state of each Application: sync, health, and the commit it follows."""
        found = {}
        for each in self.list("application", "cicd"):
            status = each.get("status", {})
            sync = status.get("sync", {})
            commit = sync.get("revision") or sync.get("revisions", [None])[-1]
            health = status.get("health", {}).get("status")
            found[each["metadata"]["name"]] = (sync.get("status"), health, commit)
        return found

    def await_delivery(self, commit, seconds=READY_SECONDS):
        wanted = {("Synced", "Healthy", commit)}
        wait_until(
            f"all is Synced and Healthy at {commit[:7]}",
            lambda: set(self.applications().values()) == wanted,
            seconds,
            why=self.applications,
        )

    def await_ready(self, *namespaces):
        for namespace in namespaces:
            for each in self.kubectl(
                "get", "deployment,statefulset", "--output", "name", namespace=namespace
            ).split():
                self.kubectl(
                    *("rollout", "status", each, f"--timeout={READY_SECONDS}s"),
                    namespace=namespace,
                )

    def secrets(self):
        return {
            (namespace, each["metadata"]["name"]): each["data"]
            for namespace in ("app", "cicd", "db")
            for each in self.list("secret", namespace)
        }

    def is_ready(self, node):
        conditions = self.get("node", node)["status"]["conditions"]
        return any(each["type"] == "Ready" and each["status"] == "True" for each in conditions)

    def psql(self, sql, database="guestbook"):
        command = 'PGPASSWORD=$POSTGRES_PASSWORD exec psql --username "$POSTGRES_USER" "$@"'
        options = ("--no-psqlrc", "--quiet", "--tuples-only", "--no-align", "--dbname", database)
        return self.kubectl(
            *("exec", "--stdin", "statefulset/postgresql", "--", "bash", "-c", command, "psql"),
            *(*options, "--set", "ON_ERROR_STOP=1"),
            namespace="db",
            stdin=sql,
        ).strip()

    def restore_script(self, *arguments):
        script = self.checkout.root / "scripts/restore.sh"
        return run("bash", script, *arguments, "--context", self.context, **self.environment)

    def restored(self, *arguments):
        done = self.restore_script(*arguments)
        assert done.returncode == 0, done.output
        return done.output


def tools_missing():
    """Return what keeps a cluster from being made, or None."""
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
