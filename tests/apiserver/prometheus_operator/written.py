"""The configurations that the operator has written into the cluster."""

import gzip
from base64 import b64decode

from tests.objects import made


class Written:
    """Those of one Prometheus and one Alertmanager, by the names of their objects."""

    def __init__(self, cluster, namespace, name):
        self._cluster, self._namespace, self._name = cluster, namespace, name

    def prometheus(self):
        """Return the text of Prometheus' configuration; empty before it is written."""
        return self._text(f"prometheus-{self._name}", "prometheus.yaml.gz")

    def alertmanager(self):
        """Return the text of Alertmanager's configuration; empty before it is written."""
        return self._text(f"alertmanager-{self._name}-generated", "alertmanager.yaml.gz")

    def rules(self):
        """Return the files of rules, by the folder and name that they have in the pod."""
        return {
            f"{each['metadata']['name']}/{name}": text
            for each in self._cluster.list("v1", "ConfigMap", self._namespace)
            if each["metadata"]["name"].startswith(f"prometheus-{self._name}-rulefiles-")
            for name, text in (each.get("data") or {}).items()
        }

    def _text(self, secret, key):
        found = self._cluster.find(made("Secret", secret, self._namespace))
        data = (found or {}).get("data") or {}
        return gzip.decompress(b64decode(data[key])).decode() if key in data else ""
