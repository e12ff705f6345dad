"""The health checks, run by the Lua that Argo CD speaks (5.1)."""

from datetime import UTC, datetime, timedelta

import pytest
from lupa.lua51 import LuaRuntime

from constructs_lib.reference.charts.argocd import HEALTH

NOW = datetime(2026, 1, 1, 12, tzinfo=UTC)

# As in Argo CD: of the standard libraries there are these two, one of them in part.
LIBRARIES = """
for name in pairs({string=0, math=0, io=0, debug=0, coroutine=0}) do
  _G[name], package.loaded[name] = nil, nil
end
local now = now
package.loaded.os = {time = function() return now end, date = os.date}
os = nil
"""


def health(kind, obj):
    lua = LuaRuntime(register_eval=False, register_builtins=False)
    lua.globals().now = int(NOW.timestamp())
    lua.execute(LIBRARIES)
    lua.globals().obj = lua.table_from(obj, recursive=True)
    (program,) = HEALTH.glob(f"*{kind}.lua")
    answer = dict(lua.execute(program.read_text(encoding="utf-8")))
    assert isinstance(answer["message"], str)
    return answer["status"], answer["message"]


def ago(**time):
    return (NOW - timedelta(**time)).strftime("%Y-%m-%dT%H:%M:%SZ")


RECENT, LONG_AGO = ago(minutes=4, seconds=59), ago(minutes=5, seconds=1)


def application(sync="Synced", own="Healthy", operation=(), conditions=(), since=RECENT, **more):
    """Return one as Argo CD 3.5.1 writes it; `operation` is what is unusual in its last sync."""
    state = {"phase": "Succeeded", "startedAt": RECENT, "finishedAt": RECENT, **dict(operation)}
    health = {"status": own, "lastTransitionTime": since}
    status = {"sync": {"status": sync}, "health": health, "operationState": state}
    if conditions:
        status["conditions"] = [dict(zip(("type", "message"), c, strict=True)) for c in conditions]
    return {"status": status, **more}


SHARED = ("SharedResourceWarning", "is shared")
NO_VERSION = ("ComparisonError", "no such version")
WIPES_OUT = ("SyncError", "would wipe out all")
NO_KIND = {"retryCount": 1, "message": "no such kind"}
RUNS = {"phase": "Running"}
REFRESHED = {"metadata": {"annotations": {"argocd.argoproj.io/refresh": "normal"}}}
REQUESTED = {"operation": {"sync": {}}}
NEVER_COMPARED = {"metadata": {"creationTimestamp": LONG_AGO}}


def synced(attempts):
    """Return a sync that undid changes so many times."""
    return {"operation": {"sync": {"autoHealAttemptsCount": attempts}}}


def out_of_sync(operation=(), conditions=(), **more):
    return application("OutOfSync", operation=operation, conditions=conditions, **more)


@pytest.mark.parametrize(
    ("obj", "status", "message"),
    [
        ({}, "Progressing", "is not compared with Git yet"),
        (NEVER_COMPARED, "Degraded", "is not compared with Git yet for more than 5 minutes"),
        (application(), "Healthy", ""),
        (application(since=LONG_AGO), "Healthy", ""),
        (application(operation={"phase": "Failed"}), "Healthy", ""),
        (application(own="Degraded"), "Degraded", ""),
        (application(own="Progressing"), "Progressing", "is Progressing"),
        (
            application(own="Missing", since=LONG_AGO),
            "Degraded",
            "is Missing for more than 5 minut",
        ),
        ({"status": {"sync": {"status": "Synced"}}}, "Progressing", "is not judged yet"),
        (application(operation=RUNS), "Progressing", "is being synced"),
        (application(own="Degraded", operation=RUNS), "Progressing", "is being synced"),
        (
            application(operation={**RUNS, "startedAt": LONG_AGO}),
            *("Degraded", "is being synced for more than 5 minutes"),
        ),
        (
            application(operation={**NO_KIND, "startedAt": LONG_AGO}) | REQUESTED,
            *("Progressing", "is being synced"),
        ),
        (out_of_sync({**RUNS, **NO_KIND}), "Degraded", "no such kind"),
        (out_of_sync({**RUNS, **NO_KIND}) | REFRESHED, "Degraded", "no such kind"),
        (application() | REFRESHED, "Progressing", "is being compared with Git"),
        (application("Unknown", conditions=[SHARED, NO_VERSION]), "Degraded", "no such version"),
        (out_of_sync(), "Progressing", "is OutOfSync"),
        (out_of_sync(conditions=[SHARED]), "Progressing", "is OutOfSync"),
        (out_of_sync(conditions=[WIPES_OUT]), "Degraded", "would wipe out all"),
        (out_of_sync(synced(3)), "Progressing", "is OutOfSync"),
        (out_of_sync(synced(4)), "Degraded", "differs from Git again after each sync"),
        (out_of_sync({"finishedAt": LONG_AGO}), "Degraded", "is OutOfSync for more than 5 minutes"),
    ],
)
def test_application(obj, status, message):
    found, told = health("Application", obj)
    assert (found, told[: len(message) or None]) == (status, message)


def definition(*conditions):
    keys = ("type", "status", "message")
    return {"status": {"conditions": [dict(zip(keys, each, strict=True)) for each in conditions]}}


WAITS = definition(("NamesAccepted", "True", "no conflicts"), ("Established", "False", "wait"))
TAKEN = definition(("Established", "False", "no"), ("NamesAccepted", "False", "is taken"))
FAILED = {"status": {"lastScheduleTime": RECENT, "lastSuccessfulTime": LONG_AGO}}


@pytest.mark.parametrize(
    ("kind", "obj", "expected"),
    [
        ("Claim", {}, ("Healthy", "")),
        ("Claim", {"status": {"phase": "Pending"}}, ("Healthy", "Pending")),
        ("Claim", {"status": {"phase": "Lost"}}, ("Degraded", "its volume is gone")),
        ("CronJob", {"spec": {"suspend": False}, **FAILED}, ("Healthy", "")),
        ("CustomResourceDefinition", {}, ("Healthy", "")),
        ("CustomResourceDefinition", WAITS, ("Healthy", "")),
        ("CustomResourceDefinition", TAKEN, ("Degraded", "is taken")),
        ("TektonConfig", {}, ("Progressing", "has not been seen by the operator yet")),
        ("TektonConfig", definition(("Ready", "False", "waits")), ("Progressing", "waits")),
        (
            "TektonConfig",
            definition(("Other", "False", "no"), ("Ready", "True", "")),
            ("Healthy", ""),
        ),
    ],
)
def test_other_kinds(kind, obj, expected):
    assert health(kind, obj) == expected
