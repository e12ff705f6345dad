"""Pairs on rights at the API server."""

from constructs_lib.admission.pair import Pair, text, texts
from constructs_lib.checks.rights import (
    AGGREGATES,
    BUILT_IN,
    GRANTING,
    IDENTITIES,
    READING,
    rights_are_narrow,
    tokens_have_reasons,
)
from constructs_lib.core.labels import TOKEN_REASON
from constructs_lib.core.rights import HARMLESS_OF_SYSTEM

HELD = ", ".join(f"{text(each)}: {texts(verbs)}" for each, verbs in IDENTITIES.items())

OF_RULES = f"""(it.?rules.orValue(null) == null ? [] : it.rules).map(rule,
    ["apiGroups", "resources", "verbs", "nonResourceURLs"].map(field,
        rule[?field].orValue([])
        .filter(value, field == "nonResourceURLs" ? value.matches("^/*[*]/*$")
            : value.contains("*"))
        .map(value, "has '" + value + "' in '" + field + "'; name what it needs")).flatten()
    + {texts(GRANTING)}.filter(verb, verb in rule.verbs).map(verb,
        "has verb '" + verb + "', which grants rights that it lacks itself; remove it")
    + [{{{HELD}}}].map(identities, rule.?resources.orValue([])
        .filter(each, each in identities).map(each, rule.verbs
            .filter(verb, identities[each].size() == 0 || verb in identities[each])
            .map(verb, [verb, each]))
        .filter(each, each.size() > 0)
        .map(each, "may " + each[0][0] + " '" + each[0][1]
            + "', and so what others may; remove it")).flatten()
    + ["secrets"].filter(each, each in rule.?resources.orValue([])
        && "" in rule.?apiGroups.orValue([])).map(each,
        {texts(READING)}.filter(verb, verb in rule.verbs
            && rule.?resourceNames.orValue([]).size() == 0)
        .map(verb, "may " + verb
            + " all Secrets; state those it needs as 'resourceNames', or mount them")
        + ["create"].filter(verb, verb in rule.verbs).map(verb,
            "may create Secrets, and so get the token of any ServiceAccount; remove it")
    ).flatten()
).flatten()"""
"""Of a role without rules, the server states none: it is null."""

AGGREGATION = f"""(
    has(it.aggregationRule) ? ["collects rules of roles that are not known here; "
        + "state the rules in it, without 'aggregationRule'"] : []
) + [it.metadata.?labels.orValue({{}})].map(labels, labels.filter(key,
    key.startsWith({text(AGGREGATES)}) && labels[key] == "true")).flatten().map(key,
    "adds its rules to role '" + key.substring({len(AGGREGATES)})
    + "', whoever has that; remove the label, and bind it to those who need it")"""

OF_BINDINGS = f"""(
    it.roleRef.kind == "ClusterRole" && (it.roleRef.name in {texts(sorted(BUILT_IN))}
        || it.roleRef.name.startsWith("system:")
        && !(it.roleRef.name in {texts(sorted(HARMLESS_OF_SYSTEM))}))
    ? ["grants the cluster's own role '" + it.roleRef.name
        + "'; write a role with what is needed, and grant that"] : []
) + it.?subjects.orValue([]).map(subject,
    subject.kind in ["Group", "User"] && subject.name.startsWith("system:")
    ? ["grants rights to all of '" + subject.name + "'; name the ServiceAccounts that need them"] :
    subject.kind == "ServiceAccount" && subject.name == "default"
    ? ["grants rights to ServiceAccount 'default', which is that of all other pods; "
        + "use one of its own"] : []).flatten()"""

RIGHTS = Pair(
    rights_are_narrow,
    {
        "rbac.authorization.k8s.io": (
            *("clusterrolebindings", "clusterroles", "rolebindings", "roles"),
        )
    },
    f"""(has(it.roleRef) ? {OF_BINDINGS} : {OF_RULES} + {AGGREGATION})
        .map(each, variables.title + " " + each)""",
)

TOKENS = Pair(
    tokens_have_reasons,
    {"": ("secrets", "serviceaccounts")},
    f"""it.kind == "Secret" ? (
        it.?type.orValue("") == "kubernetes.io/service-account-token"
        ? [variables.title + " asks for a token that never expires; "
            + "remove it; pods get tokens that are renewed"] : []
    ) : (
        it.?automountServiceAccountToken.orValue(true)
        && it.metadata.?annotations[?{text(TOKEN_REASON)}].orValue("").trim() == ""
        ? [variables.title + " gives its token to pods without a reason; "
            + "set 'automountServiceAccountToken' to false, or say why in annotation "
            + "'{TOKEN_REASON}'"] : []
    )""",
)
"""Of ServiceAccounts and Secrets only: whether pods get a token depends on their account."""
