"""Pairs on namespaces, volumes, routes, NetworkPolicies and budgets."""

from constructs_lib.admission.pair import Pair, text, texts
from constructs_lib.checks.budgets import budgets_let_pods_go
from constructs_lib.checks.ingresses import AS_IT_STANDS, PATTERN, paths_are_plain
from constructs_lib.checks.pod_security import LEVEL, VERSION, namespaces_are_restricted
from constructs_lib.checks.policies import policies_have_effect
from constructs_lib.checks.privileges.volumes import volumes_spare_the_nodes
from constructs_lib.core.host_folders import SHARED, SYSTEM
from constructs_lib.core.labels import POD_SECURITY_REASON

NAMESPACES = Pair(
    namespaces_are_restricted,
    {"": ("namespaces",)},
    f"""[it.metadata.?labels[?{text(LEVEL)}].orValue("")].map(level,
        [it.metadata.?labels[?{text(VERSION)}].orValue("latest")].map(version,
        [it.metadata.?annotations[?{text(POD_SECURITY_REASON)}].orValue("").trim() != ""]
        .map(reason,
            level == "restricted" && version == "latest" ? (reason ? [variables.title
                + " enforces level 'restricted', and says why it does not; remove "
                + "'pod_security_reason' from it, or annotation '{POD_SECURITY_REASON}'"] : [])
            : reason ? [] : [variables.title + " enforces " + (
                level == "restricted" ? "level 'restricted' of version '" + version + "'"
                : level == "" ? "no level" : "level '" + level + "'"
            ) + " of Pod Security, and does not say why; " + (
                level == "restricted" ? "remove label '{VERSION}'"
                : "set label '{LEVEL}' to 'restricted'"
            ) + ", or state annotation '{POD_SECURITY_REASON}'"]
        ).flatten()).flatten()).flatten()""",
)

OF_OTHERS = "|".join(each.replace("*", "[^/]+") for each in SHARED)

VOLUMES = Pair(
    volumes_spare_the_nodes,
    {"": ("persistentvolumes",)},
    f"""["hostPath", "local"].map(kind, it.spec[?kind].?path.orValue("")).filter(path, path != "")
        .filter(path, [path.split("/").filter(part, !(part in ["", "."]))
            .map(part, "/" + part).join("")].exists(folder,
            folder.matches("^/({OF_OTHERS})$") ||
            {texts([f"/{each}/" for each in SYSTEM])}.exists(other,
                (folder + "/").startsWith(other) || other.startsWith(folder + "/"))))
        .map(path, variables.title + " is folder '" + path
            + "' of its node, with what others there may read; use one of the platform's own")""",
)

EFFECT = Pair(
    policies_have_effect,
    {"networking.k8s.io": ("networkpolicies",)},
    """[["egress", "Egress"], ["ingress", "Ingress"]].filter(each,
        it.spec[?each[0]].orValue([]).size() > 0 && !(each[1] in it.spec.policyTypes)).map(each,
        variables.title + " has rules of '" + each[0] + "', which do nothing; add '" + each[1]
        + "' to 'policyTypes', or remove them")""",
)

KEEPS_ALL = """(
    has(it.spec.maxUnavailable) ? (
        string(it.spec.maxUnavailable).matches("^0+%?$")
        ? ["has 'maxUnavailable' " + string(it.spec.maxUnavailable)] : []
    ) : has(it.spec.minAvailable) ? (
        string(it.spec.minAvailable) == "100%" ? ["has 'minAvailable' 100%"] : []
    ) : ["states neither 'maxUnavailable' nor 'minAvailable'"]
)"""

BUDGETS = Pair(
    budgets_let_pods_go,
    {"policy": ("poddisruptionbudgets",)},
    f"""(has(it.spec.selector) ? {KEEPS_ALL} : []).map(each, variables.title + " " + each
        + ", so that no node of theirs is ever drained; "
        + "set 'maxUnavailable' to 1 instead, or remove the budget")""",
)

PATHS = Pair(
    paths_are_plain,
    {"gateway.networking.k8s.io": ("httproutes",), "networking.k8s.io": ("ingresses",)},
    f"""it.spec.?rules.orValue([]).map(rule,
        it.kind == "Ingress"
        ? rule.?http.?paths.orValue([]).map(path,
            [path.?pathType.orValue(""), path.?path.orValue("/")])
        : rule.?matches.orValue([]).filter(each, has(each.path)).map(each,
            [each.path.?type.orValue("PathPrefix"), each.path.?value.orValue("/")])
    ).flatten().filter(each, each[0] in {texts(AS_IT_STANDS)}
        && each[1].matches({text(PATTERN.pattern)})).map(each,
        variables.title + " routes '" + each[1] + "' as it stands, which is no pattern there; "
        + "route the path before it, and so all below that")""",
)
