"""Pairs on pods, and on all objects of Kubernetes that create some."""

from constructs_lib.admission.pair import Pair, text, texts
from constructs_lib.checks.workloads import (
    STATED,
    containers_state_resources,
    images_are_pinned,
    images_have_digests,
    probes_find_their_ports,
)
from constructs_lib.core.image import IMAGE, LONGEST_NAME

WORKLOADS = {
    "": ("pods", "replicationcontrollers"),
    "apps": ("daemonsets", "deployments", "replicasets", "statefulsets"),
    "batch": ("cronjobs", "jobs"),
}

POD_SPEC = """(
    it.kind == "CronJob" ? it.spec.jobTemplate.spec.template.spec :
    it.kind == "Pod" ? it.spec : it.spec.template.spec
)"""
"""Expression: the spec of the pods that `it` creates, or is."""

CONTAINERS = f"[{POD_SPEC}].map(spec, spec.?initContainers.orValue([]) + spec.containers).flatten()"

IMAGES = f"""(
    {CONTAINERS}.map(each, ["container", string(each.name), string(each.?image.orValue(""))]) +
    {POD_SPEC}.?volumes.orValue([]).filter(each, has(each.image))
        .map(each, ["volume", string(each.name), string(each.image.?reference.orValue(""))])
)"""
"""Expression: kind and name of what has an image, and the image, as a list of three texts each."""

IS_PINNED = f"""(
    each[2].matches({text(f"^(?:{IMAGE.pattern})$")}) &&
    [each[2].find("[:@][^/]*$")].all(end,
        end != "" && !end.matches("^:latest(@|$)") && each[2].size() - end.size() <= {LONGEST_NAME})
)"""

PINNED = Pair(
    images_are_pinned,
    WORKLOADS,
    f"""{IMAGES}.filter(each, !{IS_PINNED}).map(each,
        variables.title + " has " + each[0] + " '" + each[1] + "' with image '" + each[2]
        + "'; name a tag other than 'latest', or a digest")""",
)

DIGESTS = Pair(
    images_have_digests,
    WORKLOADS,
    f"""{IMAGES}.map(each, each[2]).filter(each, !each.contains("@")).distinct().map(each,
        "Image '" + each + "' has no digest, in " + variables.title + "; add '@sha256:…' to it")""",
)

RESOURCES = Pair(
    containers_state_resources,
    WORKLOADS,
    f"""{CONTAINERS}.map(each,
        [each.?resources.?requests.orValue({{}})].map(requests,
        [each.?resources.?limits.orValue({{}})].map(limits,
            {texts(STATED)}.filter(key, !(key in requests) || !(key in limits)).map(key,
                variables.title + " has container '" + each.name + "' with " + key + " request "
                + requests[?key].orValue("None") + " and limit " + limits[?key].orValue("None")
                + "; state both under 'resources'")
            + ["memory", "ephemeral-storage"].filter(key, key in requests && key in limits
                && requests[key].endsWith("m")).map(key,
                variables.title + " has container '" + each.name + "' with " + key + " request "
                + requests[key] + ", in thousandths of a byte; state its unit, such as 'Mi'")
            + ["memory"].filter(key, key in limits
                && quantity(limits[key]).isLessThan(quantity("4Mi"))).map(key,
                variables.title + ": 'memory limit of " + each.name + "' must be 4Mi or more, got '"
                + limits[key] + "'; correct it")
        ).flatten()).flatten()).flatten()""",
)

PORTS = Pair(
    probes_find_their_ports,
    WORKLOADS,
    f"""{CONTAINERS}.map(each,
        [each.?ports.orValue([]).map(port, port.?name.orValue(""))].map(names,
            [each.?livenessProbe, each.?readinessProbe, each.?startupProbe,
             each.?lifecycle.?postStart, each.?lifecycle.?preStop]
            .map(handler, [handler.?httpGet.?port, handler.?tcpSocket.?port]).flatten()
            .map(port, port.orValue(0))
            .filter(port, type(port) == string && !(port in names)).distinct()
            .map(port, variables.title + " calls port '" + port + "' of container '" + each.name
                + "', which lacks it; correct it, or declare it at the container")
        ).flatten()).flatten()""",
)
