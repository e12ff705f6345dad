"""What runs in pods, looked at from their nodes."""

from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple

from tests.live.commands import ran, wait_until

LIST = """
for id in $(crictl ps --quiet --state running); do
  crictl inspect --output go-template --template '{{.info.pid}} \
{{index .status.labels "io.kubernetes.pod.namespace"}} \
{{index .status.labels "io.kubernetes.pod.name"}} \
{{index .status.labels "io.kubernetes.container.name"}}' $id
  echo
done
"""

LOOK = """
cat /proc/$0/status
awk '$5 == "/" { print "Root:", $6 }' /proc/$0/mountinfo
path=$(sed -n 's/^0:://p; s/^[0-9]*:memory://p' /proc/$0/cgroup | tail -n 1)
for peak in memory$path/memory.max_usage_in_bytes $path/memory.peak; do
  if [[ -f /sys/fs/cgroup/$peak ]]; then echo "Peak: $(</sys/fs/cgroup/$peak)"; fi
done
"""
"""Both versions of control groups have the peak of memory, each in its place."""

CONNECT = """
for target in "$@"; do
  (
    at=/dev/tcp/${target/:/\\/}
    nsenter --net=/proc/$0/ns/net timeout 5 bash -c "<$at" 2>/dev/null && code=0 || code=$?
    echo "$target $code"
  ) &
done
wait
"""
HANGS = 124
"""Exit code of `timeout` where it ended the connection's attempt."""

OUTCOMES = {0: "open", HANGS: "hangs"}
AT_ONCE = 8
"""Containers that connect at once; most of the time all wait for connections that hang."""


class Container(NamedTuple):
    node: str
    process: str
    """Number of its first process on the node."""
    namespace: str
    pod: str
    name: str

    def on_node(self, script, *arguments):
        """Return what a script prints on the node, where $0 is its first process."""
        return ran("docker", "exec", self.node, "bash", "-c", script, self.process, *arguments)

    def facts(self):
        """Return what the kernel says of its first process, of its root and of its memory."""
        lines = self.on_node(LOOK).splitlines()
        return {name: value.strip() for name, _, value in (line.partition(":") for line in lines)}

    def connections(self, targets):
        """Try to connect from its network to each `host:port`; returns what came of it."""
        lines = self.on_node(CONNECT, *targets).splitlines()
        found = (line.split() for line in lines)
        return {target: OUTCOMES.get(int(code), "refused") for target, code in found}


def containers(cluster, *namespaces):
    found = [
        Container(node, *line.split())
        for node in cluster.nodes()
        for line in filter(None, ran("docker", "exec", node, "bash", "-c", LIST).splitlines())
    ]
    return [each for each in found if each.namespace in namespaces]


def connected(pairs):
    """Let each container connect to its targets; returns the pairs of it and what came of it."""

    def outcomes(pair):
        source, targets = pair
        return source, source.connections(targets)

    with ThreadPoolExecutor(AT_ONCE) as pool:
        return list(pool.map(outcomes, pairs))


def undisturbed(cluster, namespaces, look):
    """Return what is found by a look while no pod came or went; looks again until there was one.

    Pods that a rollout replaced end some time after it, and Jobs and autoscalers have times of
    their own. A program on its way out answers nothing.
    """
    found = []

    def was_undisturbed():
        before = _pods(cluster, namespaces)
        if any(leaving for _, leaving in before):
            return False
        try:
            found[:] = [look()]
        except (AssertionError, KeyError):
            if _pods(cluster, namespaces) == before:
                raise
        return _pods(cluster, namespaces) == before

    wait_until(f"no pod of {', '.join(namespaces)} comes or goes", was_undisturbed)
    return found[0]


def _pods(cluster, namespaces):
    return {
        (pod["metadata"]["uid"], "deletionTimestamp" in pod["metadata"])
        for namespace in namespaces
        for pod in cluster.list("pod", namespace)
    }
