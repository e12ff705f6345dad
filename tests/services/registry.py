"""A registry as its container has it: the real program, its scripts and configuration files."""

import hashlib
import json
import subprocess
from contextlib import contextmanager
from pathlib import Path

import httpx

from constructs_lib import ContainerRegistry, ContainerRegistryProps
from scripts.postgres import free_port
from tests import go_tools
from tests.services.manifests import environment
from tests.services.programs import answers, wait_until

TOOLS = Path(__file__).parent / "tools"
MODULE = "github.com/distribution/distribution/v3"
MANIFEST = "application/vnd.oci.image.manifest.v1+json"
SECONDS = 30


def version():
    """Returns the version of the program that is built here."""
    return go_tools.version(TOOLS, MODULE).removeprefix("v")


def build(folder):
    """Returns the program, built in a folder; Go keeps what it compiled, so the next is quick."""
    return go_tools.build(TOOLS, {"registry": f"{MODULE}/cmd/registry"}, {}, folder) / "registry"


class Registry:
    """The pod of a `ContainerRegistry`, with `folder/storage` as its volume."""

    def __init__(self, chart, program, folder):
        ContainerRegistry(chart, "registry", ContainerRegistryProps())
        found = {(each["kind"], each["metadata"]["name"]): each for each in chart.to_json()}
        pods = (
            found["StatefulSet", "registry"]["spec"],
            found["CronJob", "registry-garbage-collection"]["spec"]["jobTemplate"]["spec"],
        )
        self._server, self._collection = (pod["template"]["spec"]["containers"][0] for pod in pods)
        self.storage, configuration, self.elsewhere, programs = (
            folder / name for name in ("storage", "configuration", "elsewhere", "bin")
        )
        for each in (self.storage, configuration, self.elsewhere, programs):
            each.mkdir()
        self._folders = {"/var/lib/registry": self.storage, "/etc/distribution": configuration}
        for name, text in found["ConfigMap", "registry-config"]["data"].items():
            (configuration / name).write_text(text)
            (configuration / name).chmod(0o555)
        self.hold = folder / "hold"
        self.fail = folder / "fail"
        # Garbage collection waits or fails on demand.
        (programs / "registry").write_text(
            "#!/bin/sh\nset -eu\n"
            f'if [ "$1" = garbage-collect ]; then while [ -e {self.hold} ]; do sleep 0.1; done\n'
            f"[ ! -e {self.fail} ] || exit 1; fi\n"
            f'exec {program} "$@"\n'
        )
        (programs / "registry").chmod(0o755)
        port, metrics_port = free_port(), free_port()
        self.url, self.metrics_url = (f"http://127.0.0.1:{p}" for p in (port, metrics_port))
        self._environment = {
            "PATH": f"{programs}:/usr/bin:/bin",
            "HOME": str(self.elsewhere),
            "TMPDIR": str(self.elsewhere),
            # By these the program uses other addresses and folders than its files have.
            "REGISTRY_HTTP_ADDR": f"127.0.0.1:{port}",
            "REGISTRY_HTTP_DEBUG_ADDR": f"127.0.0.1:{metrics_port}",
            "REGISTRY_STORAGE_FILESYSTEM_ROOTDIRECTORY": str(self.storage),
        }
        self._log = folder / "log"
        self.process = None

    def start(self):
        with self._log.open("ab") as log:
            self.process = self._start(self._server, stdout=log, stderr=subprocess.STDOUT)
        wait_until("the registry answers", lambda: self.is_ready() or self.process.poll())
        assert self.process.poll() is None, self.log()

    @contextmanager
    def collecting(self):
        """Runs what the CronJob's pod runs; gives the process, which is gone at the end."""
        with self._start(self._collection, stderr=subprocess.PIPE, text=True) as process:
            try:
                yield process
            finally:
                process.kill()

    def _start(self, container, **options):
        (program,) = (self._local(word) for word in container["command"])
        variables = {name: self._local(v) for name, v in environment(container).items()}
        return subprocess.Popen(
            [program], env={**self._environment, **variables}, cwd=self.elsewhere, **options
        )

    def _local(self, text):
        for path, folder in self._folders.items():
            text = text.replace(path, str(folder))
        return text

    def is_ready(self):
        return answers(self.url + self._server["readinessProbe"]["httpGet"]["path"])

    def log(self):
        return self._log.read_text()

    def stop(self):
        """Returns how it ended."""
        self.process.terminate()
        return self.process.wait(timeout=SECONDS)

    def begin(self, name):
        """Begins to push a blob; returns the answer."""
        return httpx.post(f"{self.url}/v2/{name}/blobs/uploads/")

    def push_blob(self, name, blob):
        """Returns how a manifest names it."""
        location = httpx.URL(self.begin(name).raise_for_status().headers["Location"])
        end = location.copy_merge_params({"digest": digest(blob)})
        httpx.put(end, content=blob).raise_for_status()
        return {"mediaType": "a/b", "digest": digest(blob), "size": len(blob)}

    def push_manifest(self, name, tag, *blobs):
        """Returns the answer."""
        manifest = {"schemaVersion": 2, "mediaType": MANIFEST, "config": blobs[0]}
        body = json.dumps({**manifest, "layers": blobs[1:]})
        path = f"{self.url}/v2/{name}/manifests/{tag}"
        return httpx.put(path, content=body, headers={"Content-Type": MANIFEST})

    def push(self, name, tag, content):
        """Pushes an image with one layer; returns its digest."""
        config = json.dumps({"architecture": "amd64", "os": "linux", "of": content.decode()})
        blobs = [self.push_blob(name, blob) for blob in (config.encode(), content)]
        answer = self.push_manifest(name, tag, *blobs).raise_for_status()
        return answer.headers["Docker-Content-Digest"]

    def pull(self, name, reference):
        """Returns the layer of an image, or None where there is none."""
        path = f"{self.url}/v2/{name}"
        manifest = httpx.get(f"{path}/manifests/{reference}", headers={"Accept": MANIFEST})
        if manifest.status_code == 404:
            return None
        (layer,) = manifest.raise_for_status().json()["layers"]
        return httpx.get(f"{path}/blobs/{layer['digest']}").raise_for_status().content

    def delete(self, name, reference):
        httpx.delete(f"{self.url}/v2/{name}/manifests/{reference}").raise_for_status()

    def stored(self):
        """Returns the digests of all blobs on the volume."""
        return {f"sha256:{path.parent.name}" for path in self.storage.rglob("blobs/**/data")}


def digest(blob):
    return f"sha256:{hashlib.sha256(blob).hexdigest()}"
