"""Mirrors on the network of the nodes, filled with stand-ins where nothing can be downloaded."""

import secrets
import time
from functools import cached_property

import httpx

from tests.live.commands import ran
from tests.live.stand_ins import charts

NETWORK = "kind"
REGISTRY = "docker.io/library/registry:3"
WEB_SERVER = "docker.io/library/nginx:1"
ANSWER_SECONDS = 30


class Mirror:
    """A registry of images and a chart repository, each at an address of Docker's network."""

    def __init__(self, folder):
        self._charts = folder / "charts"
        self._charts.mkdir()
        name = f"platform-test-{secrets.token_hex(3)}"
        self._names = [f"{name}-registry", f"{name}-charts"]

    def open(self):
        run = ("docker", "run", "--detach", "--pull", "never", "--network", NETWORK, "--name")
        ran(*run, self._names[0], "--publish", "127.0.0.1::5000", REGISTRY)
        folder = f"{self._charts}:/usr/share/nginx/html:ro"
        ran(*run, self._names[1], "--volume", folder, WEB_SERVER)
        self._await(f"http://{self.images}/v2/")

    def close(self):
        ran("docker", "rm", "--force", "--volumes", *self._names)

    @cached_property
    def images(self):
        """Host and port of the registry."""
        return f"{self._address(self._names[0])}:5000"

    @cached_property
    def charts(self):
        """Address of the chart repository."""
        return f"http://{self._address(self._names[1])}"

    def fill(self, dist, images):
        """Add the charts of a dist/, and images by their full names."""
        charts.package(dist, self._charts)
        local = ran("docker", "port", self._names[0], "5000").split("\n")[0]
        for image in images:
            there = f"{local}/{image}"
            ran("docker", "tag", image, there)
            ran("docker", "push", "--quiet", there)
            ran("docker", "rmi", there)

    def tag(self, image, name):
        """Lets Docker itself have an image by its name here, as if it had pulled it."""
        ran("docker", "tag", image, f"{self.images}/{name}")

    def _address(self, name):
        form = "{{.NetworkSettings.Networks." + NETWORK + ".IPAddress}}"
        return ran("docker", "inspect", "--format", form, name).strip()

    def _await(self, url):
        deadline = time.monotonic() + ANSWER_SECONDS
        while True:
            try:
                return httpx.get(url, trust_env=False).raise_for_status()
            except httpx.HTTPError:
                assert time.monotonic() < deadline, f"{url} does not answer"
                time.sleep(0.2)
