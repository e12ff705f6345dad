"""The health checks, run by the Lua that Argo CD speaks (5.1)."""

import pytest
from lupa.lua51 import LuaRuntime

from constructs_lib.core.package_files import package_text


def health(kind, obj):
    lua = LuaRuntime(register_eval=False, register_builtins=False)
    lua.globals().obj = lua.table_from(obj, recursive=True)
    answer = dict(lua.execute(package_text("charts", f"argocd/health/{kind}.lua")))
    assert isinstance(answer["message"], str)
    return answer["status"], answer["message"]


def application(sync="Synced", own="Healthy", phase="Succeeded", message=None, **more):
    operation = {"phase": phase, **({"message": message} if message else {})}
    status = {"sync": {"status": sync}, "health": {"status": own}, "operationState": operation}
    return {"status": status, **more}


@pytest.mark.parametrize(
    ("obj", "expected"),
    [
        pytest.param({}, ("Progressing", "is not compared with Git yet"), id="just made"),
        pytest.param(application(), ("Healthy", ""), id="done"),
        pytest.param(
            application(sync="OutOfSync"),
            ("Progressing", "is OutOfSync"),
            id="only what exists is healthy",
        ),
        pytest.param(
            application(phase="Running"), ("Progressing", "is being synced"), id="operation"
        ),
        pytest.param(
            application(phase="Terminating"), ("Progressing", "is being synced"), id="stopping"
        ),
        pytest.param(
            application(operation={"sync": {}}), ("Progressing", "is being synced"), id="requested"
        ),
        pytest.param(
            application(own="Degraded", phase="Running"),
            ("Progressing", "is being synced"),
            id="not judged before its end",
        ),
        pytest.param(
            application(sync="OutOfSync", phase="Failed", message="no such kind"),
            ("Degraded", "no such kind"),
            id="failed",
        ),
        pytest.param(
            application(sync="Unknown", phase="Error"),
            ("Degraded", "its sync failed"),
            id="failed without a message",
        ),
        pytest.param(application(own="Degraded"), ("Degraded", ""), id="broken"),
        pytest.param(application(own="Progressing"), ("Progressing", ""), id="starting"),
        pytest.param(
            {"status": {"sync": {"status": "Synced"}}}, ("Progressing", ""), id="not judged yet"
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
        pytest.param({"status": {"phase": "Bound"}}, ("Healthy", "Bound"), id="bound"),
        pytest.param({"status": {"phase": "Lost"}}, ("Degraded", "its volume is gone"), id="lost"),
    ],
)
def test_claim(obj, expected):
    assert health("claim", obj) == expected


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
        pytest.param(
            tekton_config(type="Ready", status="Unknown"),
            ("Progressing", "is being installed"),
            id="not known",
        ),
        pytest.param(tekton_config(type="Ready", status="True"), ("Healthy", ""), id="ready"),
    ],
)
def test_tekton_config(obj, expected):
    assert health("tekton_config", obj) == expected
