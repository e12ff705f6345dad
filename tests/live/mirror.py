"""Mirrors on the network of the nodes, filled with stand-ins where nothing can be downloaded."""

import json
import os
import secrets
import shutil
import time
from functools import cached_property
from pathlib import Path

import httpx

from tests.live.commands import ran
from tests.live.stand_ins import charts

NETWORK = "kind"
REGISTRY = "local/registry"
WEB_SERVER = "docker.io/library/nginx:1"
ANSWER_SECONDS = 30
CACHE = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "cdk8s-web-platform"
STORED = CACHE / "kind-node/registry"
"""Layers that the registry holds, also from former runs: to push all images takes minutes."""
MANIFESTS = STORED / "images.json"


def address(container):
    """Return the address of a container in the network of the nodes."""
    form = "{{.NetworkSettings.Networks." + NETWORK + ".IPAddress}}"
    return ran("docker", "inspect", "--format", form, container).strip()


class Mirror:
    """A registry of images and a chart repository, each at an address of Docker's network."""

    def __init__(self, folder):
        self._charts = folder / "charts"
        self._charts.mkdir()
        name = f"platform-test-{secrets.token_hex(3)}"
        self._names = [f"{name}-registry", f"{name}-charts"]

    def open(self):
        STORED.mkdir(parents=True, exist_ok=True)
        run = ("docker", "run", "--detach", "--pull", "never", "--network", NETWORK, "--name")
        store = f"{STORED}:/var/lib/registry"
        ran(*run, self._names[0], "--publish", "127.0.0.1::5000", "--volume", store, REGISTRY)
        folder = f"{self._charts}:/usr/share/nginx/html:ro"
        ran(*run, self._names[1], "--volume", folder, WEB_SERVER)
        self._await(f"http://{self.images}/v2/")

    def start(self):
        """Start what ended with Docker's daemon, at the same addresses if nothing has them."""
        addresses = self.images, self.charts
        for name in self._names:
            ran("docker", "start", name)
        del self.images, self.charts
        assert (self.images, self.charts) == addresses
        self._await(f"http://{self.images}/v2/")
        self.offer()

    def forget(self, image):
        httpx.delete(self._manifest(image), trust_env=False).raise_for_status()

    def close(self):
        ran("docker", "rm", "--force", "--volumes", *self._names)

    @cached_property
    def images(self):
        return f"{address(self._names[0])}:5000"

    @cached_property
    def charts(self):
        return f"http://{address(self._names[1])}"

    def fill(self, dist, images):
        """Add the charts of a dist/, and images by their full names, if others are stored."""
        charts.package(dist, self._charts)
        ids = ran("docker", "image", "inspect", "--format", "{{.Id}}", *images).split()
        wanted = dict(zip(images, ids, strict=True))
        if not MANIFESTS.exists() or json.loads(MANIFESTS.read_text())["images"] != wanted:
            for path in STORED.iterdir():
                shutil.rmtree(path) if path.is_dir() else path.unlink()
            manifests = {image: self._pushed(image) for image in images}
            MANIFESTS.write_text(json.dumps({"images": wanted, "manifests": manifests}))
        self.offer()

    def offer(self):
        """Tell the registry again what it holds: when it ends, it keeps layers and loses names."""
        for image, manifest in json.loads(MANIFESTS.read_text())["manifests"].items():
            kind = {"Content-Type": json.loads(manifest)["mediaType"]}
            httpx.put(
                self._manifest(image), content=manifest, headers=kind, trust_env=False
            ).raise_for_status()

    def _pushed(self, image):
        there = f"{self._local}/{image}"
        ran("docker", "tag", image, there)
        ran("docker", "push", "--quiet", there)
        ran("docker", "rmi", there)
        return httpx.get(self._manifest(image), trust_env=False).raise_for_status().text

    def _manifest(self, image):
        name, _, tag = image.rpartition(":")
        return f"http://{self._local}/v2/{name}/manifests/{tag}"

    @property
    def _local(self):
        """Host and port of the registry for Docker, which trusts those of the host."""
        return ran("docker", "port", self._names[0], "5000").split("\n")[0]

    def tag(self, image, name):
        """Lets Docker itself have an image by its name here, as if it had pulled it."""
        ran("docker", "tag", image, f"{self.images}/{name}")

    def _await(self, url):
        deadline = time.monotonic() + ANSWER_SECONDS
        while True:
            try:
                return httpx.get(url, trust_env=False).raise_for_status()
            except httpx.HTTPError:
                assert time.monotonic() < deadline, f"{url} does not answer"
                time.sleep(0.2)
