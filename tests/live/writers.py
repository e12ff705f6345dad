"""Clients that write without a pause, and the rows that the server acknowledged."""

import json

from tests.live.commands import wait_until

WRITE = """
sql() {
  for ((number = 1; ; number++)); do
    echo "insert into written values ('$1', $number) returning 'acknowledged', writer, number;"
    sleep 0.02
  done
}
options=(--no-psqlrc --quiet --tuples-only --no-align --set ON_ERROR_STOP=1)
for writer in 1 2 3 4; do
  for ((session = 1; ; session++)); do
    sql "$writer-$session" | psql "${options[@]}" 'connect_timeout=3 tcp_user_timeout=3000'
    sleep 0.2
  done &
done
wait
"""
"""The server of a lost node closes no connection, so the timeouts of the client must."""


class Writers:
    """A pod with four clients that has the labels and the Secrets of the backend."""

    def __init__(self, cluster):
        self._cluster = cluster

    def __enter__(self):
        cluster = self._cluster
        template = cluster.object("Deployment", "backend", "app")["spec"]["template"]
        backend = template["spec"]["containers"][0]
        kept = ("env", "resources", "securityContext")
        container = {
            "name": "writers",
            "image": cluster.object("Cluster", "postgres")["spec"]["imageName"],
            "command": ["bash", "-c", WRITE],
            **{key: backend[key] for key in kept},
        }
        spec = {
            "nodeName": f"{cluster.name}-control-plane",
            "securityContext": {**template["spec"]["securityContext"], "runAsUser": 26},
            "automountServiceAccountToken": False,
            "terminationGracePeriodSeconds": 0,
            "containers": [container],
        }
        metadata = {"name": "writers", "namespace": "app", **template["metadata"]}
        pod = {"apiVersion": "v1", "kind": "Pod", "metadata": metadata, "spec": spec}
        cluster.apply(json.dumps(pod))
        ready = ("wait", "--for=condition=Ready", "pod/writers", "--timeout=120s")
        cluster.kubectl(*ready, namespace="app")
        self.go_on()
        return self

    def __exit__(self, *_):
        self._cluster.kubectl("delete", "pod", "writers", namespace="app")

    def acknowledged(self):
        log = self._cluster.kubectl("logs", "writers", "--tail=-1", namespace="app")
        lines = (line.split("|") for line in log.splitlines())
        return {tuple(each[1:]) for each in lines if each[0] == "acknowledged"}

    def go_on(self):
        before = len(self.acknowledged())
        wait_until(
            "writes are acknowledged",
            lambda: len(self.acknowledged()) > before + 100,
            180,
            why=lambda: self._cluster.kubectl("logs", "writers", "--tail=20", namespace="app"),
        )
