"""A checkout with a dist/ for scripts.cluster, and what the API server then has of it."""

import base64
import itertools
import json
import shutil
import subprocess

import yaml

from scripts.cluster.bootstrap import Bootstrap
from scripts.cluster.errors import Refused
from scripts.cluster.make_secrets import make_secrets
from tests.beside import beside
from tests.checkout import ROOT
from tests.objects import made

NUMBERS = itertools.count(1)
PART_OF = "app.kubernetes.io/part-of"
COPY = {"copied_from": "data"}
SECRETS = beside(__file__)
"""A Secret of each source, in an order in which copies come first."""


class PlatformCheckout:
    """A Git repository with a small dist/, with namespaces of its own."""

    def __init__(self, folder, cluster, api, secrets=SECRETS, namespaces=("data", "front")):
        self.root, self.cluster, self.api = folder, cluster, api
        self._number = next(NUMBERS)
        self.places = {name: f"{name}-{self._number}" for name in namespaces}
        subprocess.run(["git", "init", "--quiet", folder], check=True)
        (folder / ".gitignore").write_text("/backups/\n*.key\n")
        kind = yaml.safe_load((ROOT / "dist/bootstrap/kind.yaml").read_text())
        for node in kind["nodes"]:
            node["extraMounts"][0]["hostPath"] = str(folder / "backups")
        self.write("bootstrap/kind.yaml", kind)
        shutil.copy(ROOT / "dist/bootstrap/host.yaml", folder / "dist/bootstrap")
        self.write("db/backup.yaml", *self._volumes())
        self.write("tiers/namespace.yaml", *map(self.namespace, self.places))
        self.declare(secrets)

    def _volumes(self):
        manifests = yaml.safe_load_all((ROOT / "dist/db/backup.yaml").read_text())
        return [each for each in manifests if each["kind"] == "PersistentVolume"]

    def namespace(self, name):
        labels = {PART_OF: "web-platform", "pod-security.kubernetes.io/enforce": "restricted"}
        return made("Namespace", self.places[name], metadata={"labels": labels})

    def write(self, file, *documents):
        target = self.root / "dist" / file
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text("\n---\n".join(map(json.dumps, documents)))

    def declare(self, secrets):
        """Declare Secrets, whose namespaces are given by their names in `namespaces`."""
        listed = json.loads(json.dumps(secrets))
        for secret in listed:
            secret["namespace"] = self.places.get(secret["namespace"], secret["namespace"])
            for source in secret["values"].values():
                if "copied_from" in source:
                    source["copied_from"] = self.places[source["copied_from"]]
        random = {"characters": "abcdefgh", "length": 43}
        self.write("bootstrap/secrets.yaml", {"random": random, "secrets": listed})

    @property
    def key_file(self):
        return self.root / "data.key"

    def make(self, api=None, ask=None):
        said = []
        make_secrets(api or self.api, Bootstrap(self.root), ask or nobody, said.append)
        return said

    def secret(self, place, **fields):
        namespace, name = place.split("/")
        return made("Secret", name, self.places[namespace], **fields)

    def stored(self, place):
        """Return a Secret such as `data/login`, or None."""
        return self.cluster.find(self.secret(place))

    def values(self, place):
        return values_of(self.stored(place))

    def create(self, place, values, **fields):
        self.cluster.create(self.secret(place, stringData=values, **fields))

    def set(self, place, values):
        """Change values as a person does; None removes one."""
        data = {
            key: None if value is None else base64.b64encode(value.encode()).decode()
            for key, value in values.items()
        }
        self.cluster.merge(self.secret(place), {"data": data})

    def delete(self, place):
        self.cluster.delete(self.secret(place))

    def everything(self):
        """Return all that a run could change: namespaces, Secrets, workloads, files."""
        names = self.places.values()
        namespaces = [self.cluster.find(self.namespace(name)) for name in self.places]
        secrets = [each for name in names for each in self.cluster.list("v1", "Secret", name)]
        # Their status is written by controllers, where other tests have started some.
        workloads = [
            (each["metadata"]["name"], each["metadata"]["generation"], each["spec"])
            for name in names
            for each in self.cluster.list("apps/v1", "Deployment", name)
        ]
        return namespaces, secrets, workloads, self.files()

    def files(self):
        """Return the files beside the folder of the backups, with their content."""
        return {file: file.read_bytes() for file in self.root.iterdir() if file.is_file()}


def values_of(secret):
    return {key: base64.b64decode(text).decode() for key, text in secret["data"].items()}


def nobody(secret, key):
    raise Refused(f"{key} of {secret.namespace}/{secret.name} is given by nobody")


def deployment(namespace, name="user", *, pod=None, **container):
    """Return one that asks for no pods, of a container with these fields."""
    labels = {"app": name}
    main = {"name": "main", "image": "web:1", **container}
    template = {"metadata": {"labels": labels}, "spec": {"containers": [main], **(pod or {})}}
    spec = {"replicas": 0, "selector": {"matchLabels": labels}, "template": template}
    return made("Deployment", name, namespace, "apps/v1", spec=spec)
