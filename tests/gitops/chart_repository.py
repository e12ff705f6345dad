"""A Helm repository on loopback, with charts made for tests."""

import io
import json
import tarfile
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import yaml

from scripts.postgres import free_port

REFUSED = """\
{{- if .Values.refused }}
{{- fail "refused is not allowed" }}
{{- end }}
"""
"""A template that makes nothing, and fails where the values have the key `refused`."""


class ChartRepository:
    """Charts that are nothing but their manifests, each at the versions that were published."""

    def __init__(self, folder):
        self._folder = folder
        self._port = free_port()
        self._entries = {}
        self.url = f"http://127.0.0.1:{self._port}"

    def publish(self, name, version, *manifests):
        file = f"{name}-{version}.tgz"
        entry = {"apiVersion": "v2", "name": name, "version": version, "urls": [file]}
        # What looks like a template in them is none.
        text = yaml.safe_dump_all(manifests).replace("{{", '{{ "{{" }}')
        with tarfile.open(self._folder / file, "w:gz") as archive:
            for path, content in (
                ("Chart.yaml", json.dumps(entry)),
                ("templates/all.yaml", text),
                ("templates/refused.yaml", REFUSED),
            ):
                member = tarfile.TarInfo(f"{name}/{path}")
                member.size = len(content.encode())
                archive.addfile(member, io.BytesIO(content.encode()))
        self._entries.setdefault(name, []).append(entry)
        index = {"apiVersion": "v1", "entries": self._entries}
        (self._folder / "index.yaml").write_text(json.dumps(index))

    def open(self):
        handler = partial(Silent, directory=str(self._folder))
        self._server = ThreadingHTTPServer(("127.0.0.1", self._port), handler)
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def close(self):
        self._server.shutdown()
        self._server.server_close()


class Silent(SimpleHTTPRequestHandler):
    def log_message(self, format, *args):
        pass
