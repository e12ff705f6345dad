"""The pair on privileges that an object states with a reason, as far as it alone has them."""

from constructs_lib.admission.pair import Pair, text, texts
from constructs_lib.admission.pods import POD_SPEC, WORKLOADS
from constructs_lib.checks.privileges.rule import privileges_have_reasons
from constructs_lib.checks.privileges.volumes import OF_PODS
from constructs_lib.core.labels import PRIVILEGES

OF_SERVICES = """[it.spec.?type.orValue("ClusterIP")].map(kind,
    (kind == "ClusterIP" ? [] : [["type " + kind, "is of type '" + kind + "'", "use 'ClusterIP'"]])
    + it.spec.?externalIPs.orValue([]).map(address,
        ["externalIP " + address, "takes address '" + address + "'", "remove it"])
    + (kind == "ExternalName" || it.spec.?selector.orValue({}).size() > 0 ? [] :
        [["no selector", "leads to pods or addresses that it does not select",
          "state 'selector'"]])
).flatten()"""

IS_EMPTY = "{0}.?matchLabels.orValue({{}}).size() + {0}.?matchExpressions.orValue([]).size() == 0"

OF_POLICIES = f"""["egress", "ingress"].filter(direction,
    it.spec[?direction].orValue([]).exists(rule, rule.?ports.orValue([]).size() == 0 &&
        [rule.?from.orValue([]) + rule.?to.orValue([])].exists(peers, peers.size() == 0 ||
            peers.exists(peer, has(peer.ipBlock) ? peer.ipBlock.cidr.endsWith("/0") :
                has(peer.namespaceSelector) && {IS_EMPTY.format("peer.namespaceSelector")}
                && {IS_EMPTY.format("peer.?podSelector")})))
).map(direction, ["all " + direction, "allows all " + direction, "name peers or ports"])"""

OF_INGRESSES = """it.metadata.?annotations.orValue({}).filter(key, key.contains("snippet")).map(key,
    ["annotation " + key, "configures its controller by '" + key + "'", "remove it"])"""

OF_CLASSES = """[it.?parameters.orValue({})].map(parameters, parameters
    .filter(key, parameters[key].contains("/") && !parameters[key].startsWith("${"))
    .map(key, ["parameter " + key, "has '" + parameters[key] + "' as its '" + key + "'",
        "remove it"])).flatten()"""

OF_PODS_OF_IT = f"""[{POD_SPEC}].map(spec,
    spec.?volumes.orValue([]).map(volume, volume
        .filter(key, !(key in {texts(["name", *sorted(OF_PODS)])}))
        .map(key, [key, volume.name]
            + ["path", "driver", "server"].map(field, volume[key][?field].orValue(""))
                .filter(place, place != "") + [""])
        .map(each, [each[2] == "" ? each[0] : each[0] + " " + each[2], each[1]])
    ).flatten().map(each, [string(each[0]), "has '" + each[0] + "' as volume '" + each[1] + "'",
        "use a claim"])
    + [spec.?nodeName.orValue("")].filter(name, name != "").map(name, ["nodeName " + name,
        "passes the scheduler by 'nodeName' '" + name + "'", "use a node selector"])
    + [spec.?priorityClassName.orValue("")].filter(name, name.startsWith("system-")).map(name,
        ["priorityClassName " + name, "displaces others by class '" + name + "' of the cluster",
         "remove it"])
    + spec.?volumes.orValue([]).map(volume, volume.?projected.?sources.orValue([])).flatten()
        .map(source, source.?podCertificate.?signerName.orValue("")).filter(name, name != "")
        .map(name, ["podCertificate " + name, "has a certificate of signer '" + name + "'",
            "remove it"])
).flatten()"""

BY_KIND = {
    "Service": OF_SERVICES,
    "NetworkPolicy": OF_POLICIES,
    "Ingress": OF_INGRESSES,
    "StorageClass": OF_CLASSES,
}
"""Expressions by kind: what each privilege is called, the problem, and the fix."""

ALL = " : ".join(f"it.kind == {text(kind)} ? {found}" for kind, found in BY_KIND.items())

IS_STATED = f"""it.metadata.?annotations[?{text(PRIVILEGES)}].orValue("").split("\\n")
    .map(line, line.split(": ", 2))
    .exists(parts, parts.size() == 2 && parts[0].trim() == each[0] && parts[1].trim() != "")"""

PRIVILEGED = Pair(
    privileges_have_reasons,
    {
        **WORKLOADS,
        "": (*WORKLOADS[""], "services"),
        "networking.k8s.io": ("ingresses", "networkpolicies"),
        "storage.k8s.io": ("storageclasses",),
    },
    f"""({ALL} : {OF_PODS_OF_IT}).filter(each, !{IS_STATED}).map(each,
        variables.title + " " + each[1] + "; " + each[2]
        + ", or say why in annotation '{PRIVILEGES}': '" + each[0] + ": …'")""",
)
"""Those of Services, policies, Ingresses, StorageClasses, and pods in namespaces of any level."""
