"""The library's own maker of Secrets, as a project without our wrapper runs it."""

import re
import subprocess
import sys

import pytest

from tests.apiserver.platform_checkout import SECRETS, PlatformCheckout
from tests.checkout import ROOT, ended

KEPT = SECRETS[-1]
"""The Secret whose value a file keeps."""


@pytest.fixture
def platform(tmp_path, cluster, api):
    platform = PlatformCheckout(tmp_path, cluster, api, SECRETS[:-1])
    for name in platform.places:
        cluster.apply(platform.namespace(name))
    return platform


@pytest.fixture
def run(shell, platform):
    """Return a function that runs the command, or another with its output as input."""

    def run(*options, piped=None):
        command = [sys.executable, "-m", "constructs_lib", "secrets", *options]
        return ended(
            piped or [*command, "dist/bootstrap/secrets.yaml"],
            cwd=platform.root,
            env=shell | {"PYTHONPATH": str(ROOT), "JSII_NODE": str(ROOT / ".venv/bin/node")},
            input=None if piped is None else run(*options).stdout,
            stdin=subprocess.DEVNULL if piped is None else None,
            timeout=60,
        )

    return run


def test_makes_what_is_absent_and_overwrites_nothing(platform, run):
    done = run()
    assert (done.returncode, done.stderr) == (0, "")
    login = platform.values("data/login")
    assert re.fullmatch("[a-h]{43}", login["password"])
    assert platform.values("front/login") == login
    assert login["password"] not in done.stdout
    before = platform.everything()
    assert run().stdout == "3 Secrets are there\n"
    assert platform.everything() == before
    platform.set("data/hashed", {"salt": None})
    platform.set("data/login", {"password": "mine"})
    done = run()
    place = platform.places
    assert done.stdout == (
        f"Secret {place['front']}/login: password written; restart what uses it\n"
        f"Secret {place['data']}/hashed: salt written; restart what uses it\n"
    )
    assert platform.values("front/login")["password"] == "mine"


def test_what_it_prints_can_be_applied(platform, run):
    assert platform.stored("data/login") is None
    done = run("--print", piped=["kubectl", "apply", "--filename=-"])
    assert (done.returncode, done.stderr) == (0, "")
    assert platform.values("front/login") == platform.values("data/login")
    assert run("--print").stdout == ""
    before = platform.values("data/hashed")
    platform.set("data/hashed", {"salt": None})
    done = run("--print", piped=["kubectl", "apply", "--filename=-"])
    assert (done.returncode, done.stderr) == (0, "")
    after = platform.values("data/hashed")
    assert len(after.pop("salt")) == len(before.pop("salt"))
    assert after == before


def test_what_it_cannot_make_is_refused_before_anything_is_written(platform, run):
    given = {"namespace": "data", "name": "given", "values": {"a": "given"}}
    for secret, told in (
        (given, "'a' of Secret data-.*/given must be given by you; run this in a terminal"),
        (KEPT, "'password' of Secret data-.*/key must outlive the cluster; keep it in a file"),
    ):
        platform.declare([*SECRETS[:-1], secret])
        done = run()
        assert (done.returncode, done.stdout) == (1, "")
        assert re.match(told, done.stderr)
        assert platform.stored("data/login") is None
    done = run("--context", "nowhere")
    assert done.returncode == 1
    assert re.match("kubectl failed: .*context.* nowhere; correct that, and run this", done.stderr)
