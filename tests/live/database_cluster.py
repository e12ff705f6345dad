"""A Kind cluster with CloudNativePG and the database of the production environment."""

import json
import os
import secrets
import shutil
from pathlib import Path
from unittest.mock import patch

import yaml

from constructs_lib.kube.default_images import PYTHON_IMAGE
from scripts.cluster.bootstrap import Bootstrap
from scripts.cluster.kubectl import Kubectl
from scripts.cluster.make_secrets import make_secrets
from tests import reference
from tests.live import images
from tests.live.cluster import Kubernetes
from tests.live.commands import ran, run, wait_until
from tests.programs import made
from tests.test_production import PRODUCTION

BUCKET = "backups"
HEALTHY = "Cluster in healthy state"
OPERATOR = "cnpg-system"
PODS = "10.244.0.0/16"
RECIPE = Path(__file__).parent / "stand_ins/images/cloudnative-pg/make"

KIND = {
    "kind": "Cluster",
    "apiVersion": "kind.x-k8s.io/v1alpha4",
    "networking": {"podSubnet": PODS},
    "nodes": [
        {"role": "control-plane"},
        *({"role": "worker", "labels": {"topology.kubernetes.io/zone": zone}} for zone in "abc"),
    ],
}

SMALL = {"cpu_request": "50m", "cpu_limit": "1", "memory_request": "128Mi"}
DATABASE = {
    "database": "guestbook",
    # What Debian has.
    "image": "ghcr.io/cloudnative-pg/postgresql:17.12-system-trixie",
    "configuration": {"max_connections": 100},
    "storage_class": "standard",
    "storage_size": "2Gi",
    "resources": {**SMALL, "memory_limit": "512Mi"},
}


class DatabaseCluster(Kubernetes):
    """It has three nodes, each in a zone of its own, beside the control plane."""

    def __init__(self, folder):
        super().__init__(f"database-test-{secrets.token_hex(3)}", folder / "kubeconfig")
        self._folder = folder

    def up(self):
        image = ("--image", images.node_image()) if images.node_image() else ()
        command = ("kind", "create", "cluster", "--name", self.name, "--config", "-", *image)
        ran(*command, "--wait", "120s", stdin=yaml.safe_dump(KIND), **self.environment)

    def down(self):
        run("kind", "delete", "cluster", "--name", self.name, **self.environment)

    @staticmethod
    def outside():
        """Return the network of the nodes, and the address of this machine in it."""
        form = "{{range .IPAM.Config}}{{.Subnet}} {{.Gateway}}\n{{end}}"
        lines = ran("docker", "network", "inspect", "kind", "--format", form).splitlines()
        return next(line.split() for line in lines if "." in line)

    def deliver(self, endpoint, login):
        """Apply what production has of an operator and a database, but the Cluster."""
        network, _ = self.outside()
        database = {**DATABASE, "store": {"endpoint": endpoint, "bucket": BUCKET}}
        variables = {
            **PRODUCTION,
            "PLATFORM_SECRET_STORE": "null",
            "PLATFORM_POD_NETWORK": PODS,
            "PLATFORM_NODE_NETWORKS": json.dumps([network]),
            "PLATFORM_API_SERVER_PORT": "6443",
            "PLATFORM_DATA__CLUSTER": json.dumps(database),
        }
        for path, text in reference.files(**variables).items():
            file = self._folder / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text)
        self._load_images()
        self._install_operator()
        with patch.dict(os.environ, self.environment):
            make_secrets(
                Kubectl(Path(shutil.which("kubectl")), self.context),
                Bootstrap(self._folder),
                lambda _, key: login.get(key, "given").encode(),
                print,
            )
        app = [
            each for each in self.objects("app") if each["kind"] in ("Namespace", "NetworkPolicy")
        ]
        self.apply_all([*app, *(each for each in self.objects("db") if each["kind"] != "Cluster")])

    def objects(self, folder):
        """Return those of a folder of dist/ whose kinds are there."""
        return [
            each
            for file in sorted((self._folder / "dist" / folder).glob("*.yaml"))
            if not file.name.endswith("-values.yaml")
            for each in yaml.safe_load_all(file.read_text())
            if "monitoring.coreos.com" not in each["apiVersion"]
        ]

    def object(self, kind, name, folder="db"):
        found = {(each["kind"], each["metadata"]["name"]): each for each in self.objects(folder)}
        return found[kind, name]

    def apply_all(self, manifests):
        self.apply(yaml.safe_dump_all(sorted(manifests, key=lambda m: m["kind"] != "Namespace")))

    def bear(self, **settings):
        """Apply the Cluster, with other fields of its spec, until the operator takes it."""
        manifest = self.object("Cluster", "postgres")
        text = yaml.safe_dump({**manifest, "spec": {**manifest["spec"], **settings}})
        said = []

        def is_taken():
            done = self.try_kubectl("apply", "--server-side", "--filename", "-", stdin=text)
            said[:] = [done.output]
            return done.returncode == 0

        wait_until("the Cluster is taken", is_taken, 120, why=lambda: said)
        self.await_healthy()

    def await_healthy(self, seconds=420):
        def is_healthy():
            status = self.get("cluster", "postgres").get("status", {})
            return status.get("readyInstances") == 3 and status["phase"] == HEALTHY

        wait_until("the Cluster is healthy", is_healthy, seconds, why=self.trouble)

    def trouble(self):
        looks = (
            "get cluster,backup.postgresql.cnpg.io,pod,job,pvc --output wide",
            "get events --sort-by=.lastTimestamp",
            "describe pod --selector cnpg.io/cluster",
        )
        return "\n".join(self.try_kubectl(*each.split(), namespace="db").output for each in looks)

    def primary(self):
        return self.get("cluster", "postgres")["status"]["currentPrimary"]

    def psql(self, sql, pod=None):
        options = ("--no-psqlrc", "--quiet", "--tuples-only", "--no-align", "--dbname", "guestbook")
        return self.kubectl(
            *("exec", "--stdin", pod or self.primary(), "--container", "postgres", "--"),
            *("psql", *options, "--set", "ON_ERROR_STOP=1"),
            namespace="db",
            stdin=sql,
        ).strip()

    def _load_images(self):
        """Put stand-ins of the images onto the nodes, where these cannot pull them."""
        if not images.node_image():
            return
        postgres = self.object("Cluster", "postgres")["spec"]["imageName"]
        names = [
            name_of(self._values("cnpg")["image"]),
            *(name_of(self._values("barman-cloud")[key]) for key in ("image", "sidecarImage")),
            postgres,
        ]
        ran(RECIPE, made("cloudnative-pg"), made("barman-cloud"), *names)
        ran("kind", "load", "docker-image", "--name", self.name, *names, **self.environment)
        # Only on the nodes: Docker's own stand-in for Python is that of builds.
        tag = ("ctr", "--namespace", "k8s.io", "images", "tag", postgres, PYTHON_IMAGE)
        for node in self.workers():
            ran("docker", "exec", node, *tag)

    def _values(self, chart):
        file = self._folder / f"dist/postgres-operator/{chart}-values.yaml"
        return yaml.safe_load(file.read_text())

    def _install_operator(self):
        """Install the operator and its plugin as their charts do, with our values.

        The certificates by which they know one another are made here, and not by cert-manager.
        """
        self.apply_all(self.objects("postgres-operator"))
        for end in ("client", "server"):
            key, certificate = self._folder / f"{end}.key", self._folder / f"{end}.crt"
            ran(
                *("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"),
                *("-subj", f"/CN=barman-cloud-{end}", "-addext", "subjectAltName=DNS:barman-cloud"),
                *("-keyout", key, "-out", certificate),
            )
            secret = ("secret", "tls", f"barman-cloud-{end}-tls")
            files = (f"--key={key}", f"--cert={certificate}")
            self.kubectl("create", *secret, *files, namespace=OPERATOR)
        programs = made("barman-cloud")
        values = self._values("cnpg")
        self.apply_all(installed(programs / "operator.yaml", values, "cloudnative-pg"))
        values = self._values("barman-cloud")
        self.apply_all(installed(programs / "plugin.yaml", values, "plugin-barman-cloud"))
        self._await_operator()

    def gather_operator(self, node):
        others = [each for each in self.workers() if each != node]
        self.kubectl("cordon", *others)
        self.kubectl("delete", "pod", "--all", namespace=OPERATOR)
        self._await_operator()
        self.kubectl("uncordon", *others)
        assert {each["spec"]["nodeName"] for each in self.list("pod", OPERATOR)} == {node}

    def workers(self):
        nodes = self.kubectl("get", "node", "--output", "name").split()
        return [name.removeprefix("node/") for name in nodes if "worker" in name]

    def _await_operator(self):
        for each in self.list("deployment", OPERATOR):
            rollout = ("rollout", "status", f"deployment/{each['metadata']['name']}")
            done = self.try_kubectl(*rollout, "--timeout=240s", namespace=OPERATOR)
            assert done.returncode == 0, self.kubectl("describe", "pod", namespace=OPERATOR)


def name_of(image):
    registry = f"{image['registry']}/" if "registry" in image else ""
    return f"{registry}{image['repository']}:{image['tag']}"


def installed(file, values, name):
    """Yield the objects of a release, with what its chart makes of our values."""
    image = name_of(values["image"])
    variables = {"OPERATOR_IMAGE_NAME": image}
    if "sidecarImage" in values:
        variables["SIDECAR_IMAGE"] = name_of(values["sidecarImage"])
    for each in yaml.safe_load_all(file.read_text()):
        if each["kind"] == "Namespace" or "cert-manager" in each["apiVersion"]:
            continue
        if each["kind"] == "Deployment":
            template = each["spec"]["template"]
            template["metadata"]["labels"]["app.kubernetes.io/name"] = name
            template["spec"]["tolerations"] = values["tolerations"]
            (container,) = template["spec"]["containers"]
            container |= {"image": image, "resources": values["resources"]}
            container["imagePullPolicy"] = "IfNotPresent"
            for variable in container["env"]:
                if variable["name"] in variables:
                    variable["value"] = variables[variable["name"]]
                    variable.pop("valueFrom", None)
        yield each
