"""The health checks, run by the Lua that Argo CD speaks (5.1)."""

from datetime import UTC, datetime, timedelta

import pytest
from lupa.lua51 import LuaRuntime

from constructs_lib.core.package_files import package_text

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
    answer = dict(lua.execute(package_text("charts", f"argocd/health/{kind}.lua")))
    assert isinstance(answer["message"], str)
    return answer["status"], answer["message"]


def ago(**time):
    return (NOW - timedelta(**time)).strftime("%Y-%m-%dT%H:%M:%SZ")


RECENT, LONG_AGO = ago(minutes=4, seconds=59), ago(minutes=5, seconds=1)


def application(
    sync="Synced",
    own="Healthy",
    operation=(),
    conditions=(),
    since=RECENT,
    **more,
):
    """Returns one as Argo CD 3.5.1 writes it; `operation` is what is unusual in its last sync."""
    state = {"phase": "Succeeded", "startedAt": RECENT, "finishedAt": RECENT, **dict(operation)}
    health = {"status": own, "lastTransitionTime": since}
    status = {"sync": {"status": sync}, "health": health, "operationState": state}
    if conditions:
        status["conditions"] = [dict(zip(("type", "message"), c, strict=True)) for c in conditions]
    return {"status": status, **more}


REFRESHED = {"annotations": {"argocd.argoproj.io/refresh": "normal"}}
SHARED = ("SharedResourceWarning", "is shared")
NO_VERSION = ("ComparisonError", "no such version")
NO_KIND = {"retryCount": 1, "message": "no such kind"}
RETRIED = {"phase": "Running", **NO_KIND}


@pytest.mark.parametrize(
    ("obj", "expected"),
    [
        pytest.param({}, ("Progressing", "is not compared with Git yet"), id="just made"),
        pytest.param(
            {"metadata": {"creationTimestamp": LONG_AGO}},
            ("Degraded", "is not compared with Git yet for more than 5 minutes"),
            id="never compared",
        ),
        pytest.param(application(), ("Healthy", ""), id="done"),
        pytest.param(
            application(sync="OutOfSync"),
            ("Progressing", "is OutOfSync"),
            id="only what exists is healthy",
        ),
        pytest.param(
            application(operation={"phase": "Running"}),
            ("Progressing", "is being synced"),
            id="operation",
        ),
        pytest.param(
            application(operation={"phase": "Running", "startedAt": LONG_AGO}),
            ("Degraded", "is being synced for more than 5 minutes"),
            id="operation that does not end",
        ),
        pytest.param(
            {
                **application(operation={**NO_KIND, "startedAt": LONG_AGO}),
                "operation": {"sync": {}},
            },
            ("Progressing", "is being synced"),
            id="requested, not judged by the operation before",
        ),
        pytest.param(
            application(own="Degraded", operation={"phase": "Running"}),
            ("Progressing", "is being synced"),
            id="not judged before its end",
        ),
        pytest.param(
            application(sync="OutOfSync", operation=RETRIED),
            ("Degraded", "no such kind"),
            id="refused and tried again",
        ),
        pytest.param(
            application(operation={"phase": "Failed"}), ("Healthy", ""), id="mended since"
        ),
        pytest.param(
            application(sync="Unknown", conditions=[SHARED, NO_VERSION]),
            ("Degraded", "no such version"),
            id="no target",
        ),
        pytest.param(
            application(metadata=REFRESHED),
            ("Progressing", "is being compared with Git"),
            id="may be out of date",
        ),
        pytest.param(
            application(sync="OutOfSync", operation=RETRIED, metadata=REFRESHED),
            ("Degraded", "no such kind"),
            id="refused, and compared again",
        ),
        pytest.param(
            application(sync="OutOfSync", conditions=[("SyncError", "would wipe out all")]),
            ("Degraded", "would wipe out all"),
            id="refuses to sync",
        ),
        pytest.param(
            application(sync="OutOfSync", conditions=[SHARED]),
            ("Progressing", "is OutOfSync"),
            id="a warning is no error",
        ),
        pytest.param(
            application(
                sync="OutOfSync", operation={"operation": {"sync": {"autoHealAttemptsCount": 4}}}
            ),
            ("Degraded", "differs from Git again after each sync"),
            id="a difference that returns",
        ),
        pytest.param(
            application(
                sync="OutOfSync", operation={"operation": {"sync": {"autoHealAttemptsCount": 3}}}
            ),
            ("Progressing", "is OutOfSync"),
            id="a difference that returned",
        ),
        pytest.param(
            application(sync="OutOfSync", operation={"finishedAt": LONG_AGO}),
            ("Degraded", "is OutOfSync for more than 5 minutes"),
            id="nobody syncs",
        ),
        pytest.param(application(own="Degraded"), ("Degraded", ""), id="broken"),
        pytest.param(
            application(own="Progressing"), ("Progressing", "is Progressing"), id="starting"
        ),
        pytest.param(
            application(own="Missing", since=LONG_AGO),
            ("Degraded", "is Missing for more than 5 minutes"),
            id="Missing without end",
        ),
        pytest.param(application(since=LONG_AGO), ("Healthy", ""), id="healthy for long"),
        pytest.param(
            {"status": {"sync": {"status": "Synced"}}},
            ("Progressing", "is not judged yet"),
            id="not judged yet",
        ),
    ],
)
def test_application(obj, expected):
    assert health("application", obj) == expected


@pytest.mark.parametrize(
    ("obj", "expected"),
    [
        pytest.param({}, ("Healthy", ""), id="just made"),
        pytest.param(
            {"status": {"phase": "Pending"}}, ("Healthy", "Pending"), id="waits for a pod"
        ),
        pytest.param({"status": {"phase": "Lost"}}, ("Degraded", "its volume is gone"), id="lost"),
    ],
)
def test_claim(obj, expected):
    assert health("claim", obj) == expected


@pytest.mark.parametrize(
    "status",
    [
        pytest.param({}, id="just made"),
        pytest.param(
            {"lastScheduleTime": RECENT, "lastSuccessfulTime": LONG_AGO}, id="its run failed"
        ),
    ],
)
def test_cron_job(status):
    assert health("cron_job", {"spec": {"suspend": False}, "status": status}) == ("Healthy", "")


def definition(*conditions):
    return {"status": {"conditions": [dict(zip(KEYS, each, strict=True)) for each in conditions]}}


KEYS = ("type", "status", "message")


@pytest.mark.parametrize(
    ("obj", "expected"),
    [
        pytest.param({}, ("Healthy", ""), id="just made"),
        pytest.param(
            definition(("NamesAccepted", "True", "no conflicts"), ("Established", "False", "wait")),
            ("Healthy", ""),
            id="not served yet",
        ),
        pytest.param(
            definition(("Established", "False", "no"), ("NamesAccepted", "False", "is taken")),
            ("Degraded", "is taken"),
            id="names are taken",
        ),
    ],
)
def test_definition(obj, expected):
    assert health("definition", obj) == expected


def tekton_config(**condition):
    return {"status": {"conditions": [{"type": "Other", "status": "True"}, condition]}}


@pytest.mark.parametrize(
    ("obj", "expected"),
    [
        pytest.param({}, ("Progressing", "has not been seen by the operator yet"), id="just made"),
        pytest.param(
            tekton_config(type="Ready", status="False", message="waits for triggers"),
            ("Progressing", "waits for triggers"),
            id="not ready",
        ),
        pytest.param(tekton_config(type="Ready", status="True"), ("Healthy", ""), id="ready"),
    ],
)
def test_tekton_config(obj, expected):
    assert health("tekton_config", obj) == expected
