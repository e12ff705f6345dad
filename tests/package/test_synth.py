"""The real `cdk8s synth`, and what it leaves in dist/."""

import re
import shlex
import sys
from pathlib import Path

import pytest

from tests.checkout import ROOT, Checkout, content

BROKEN = """
from cdk8s import ApiObject

from constructs_lib import run
from main import compose
from settings import load_settings


def broken():
    platform = compose(load_settings())
    chart = platform.order[0].tier.chart("broken")
    ApiObject(chart, "Config", api_version="v1", kind="ConfigMap", metadata={"name": "Bad_"})
    return platform


run(broken, "build/dist", "dist")
"""


@pytest.fixture
def checkout(tmp_path):
    return Checkout(tmp_path)


def test_dist_is_a_fresh_synth(checkout):
    done = checkout.run("cdk8s", "synth", "--check-upgrade=false")
    assert done.returncode == 0, done.stderr
    assert_only_warns(done.stderr)
    committed = content(ROOT / "dist")
    assert content(checkout.root / "dist") == committed, "dist/ is out of date; run 'make synth'"


def assert_only_warns(stderr):
    """Nor is there a banner of a Node.js whose life has ended."""
    warning = re.compile(
        r"Warning: .+ \[(image-digest-missing|chart-digest-missing|chart-unmaintained)\].*"
    )
    data, *lines = stderr.splitlines()
    assert data == "Data: 2 with a backup, 8 with an accepted loss, of 10"
    assert len(lines) == 3, stderr
    assert all(map(warning.fullmatch, lines)), stderr


def test_a_plain_cdk8s_finds_python_and_node_by_itself(checkout):
    """From a shell without our PATH; an old Node there would print the banner."""
    cli = (str(ROOT / ".venv/bin/node"), "node_modules/.bin/cdk8s")
    done = checkout.run(
        *("env", "PATH=/usr/bin:/bin", *cli, "synth", "--check-upgrade=false"),
        *("--output", "elsewhere"),
        PLATFORM_APP__FRONTEND__MAX_REPLICAS="9",
    )
    assert done.returncode == 0
    override, _, warnings = done.stderr.partition("\n")
    assert override.startswith("PLATFORM_APP__FRONTEND__MAX_REPLICAS override ")
    assert_only_warns(warnings)
    written = checkout.root / "elsewhere/app/frontend-deployment.yaml"
    assert b"maxReplicas: 9" in written.read_bytes()
    assert content(checkout.root / "dist") == content(ROOT / "dist")


def test_the_hash_seed_changes_nothing(checkout):
    done = checkout.run("python", "main.py", CDK8S_OUTDIR="elsewhere", PYTHONHASHSEED="4294967295")
    assert done.returncode == 0, done.stderr
    assert content(checkout.root / "elsewhere") == content(ROOT / "dist")


def test_a_changed_setting_reaches_dist_and_old_files_go(checkout):
    (checkout.root / "dist/app/gone.yaml").write_text("left over from an older version")
    done = checkout.run("make", "synth", PLATFORM_APP__FRONTEND__MAX_REPLICAS="9")
    assert done.returncode == 0, done.stderr
    dist, committed = content(checkout.root / "dist"), content(ROOT / "dist")
    assert set(dist) == set(committed)
    changed = {name for name in dist if dist[name] != committed[name]}
    assert changed == {"app/frontend-deployment.yaml", "app/namespace.yaml"}
    assert b"maxReplicas: 9" in dist["app/frontend-deployment.yaml"]
    assert done.stdout == f"Copied to dist/: {len(dist)} files, 3 changed\n"


@pytest.mark.parametrize(
    ("command", "more"),
    [
        (("python", "main.py"), []),
        (("make", "synth"), ["make: ***"]),
        (("cdk8s", "synth", "--check-upgrade=false"), None),
    ],
)
def test_a_wrong_setting_leaves_dist_as_it_was(checkout, command, more):
    done = checkout.run(*command, PLATFORM_APP__FRONTEND__MIN_REPLICAS="abc")
    assert done.returncode != 0
    first, *others = done.stderr.splitlines()
    assert first == "PLATFORM_APP__FRONTEND__MIN_REPLICAS: should be a valid integer, got 'abc'"
    assert more in (None, [line[:9] for line in others])
    assert "Traceback" not in done.stderr
    assert content(checkout.root / "dist") == content(ROOT / "dist")


def test_a_finding_leaves_dist_as_it_was(checkout):
    (checkout.root / "broken.py").write_text(BROKEN)
    command = f"PYTHONPATH=. '{ROOT}/.venv/bin/python' broken.py"
    done = checkout.run("cdk8s", "synth", "--check-upgrade=false", "--app", command)
    assert done.returncode == 1
    assert "ConfigMap kube-system/Bad_ has name 'Bad_', which must be a DNS" in done.stderr
    assert "Traceback" not in done.stderr
    assert content(checkout.root / "dist") == content(ROOT / "dist")


def test_make_without_a_target_shows_help(checkout):
    done = checkout.run("make")
    targets = [line.split()[1] for line in done.stdout.splitlines()]
    assert targets[:3] == ["help", "synth", "test"]
    assert len(targets) <= 27
    assert all(len(line.split()) > 3 for line in done.stdout.splitlines())


@pytest.mark.parametrize(
    "python",
    [
        pytest.param("/nowhere/python3", id="removed"),
        pytest.param(sys.executable, id="replaced by one without the packages"),
    ],
)
def test_make_renews_an_environment_whose_python_is_gone(checkout, python):
    """Instead of running another Python, which has no packages."""
    (checkout.root / ".venv").unlink()
    (checkout.root / ".venv/bin").mkdir(parents=True)
    for name in ("python", "python3"):
        (checkout.root / ".venv/bin" / name).symlink_to(Path(python).resolve())
    (checkout.root / ".venv/.installed").touch()
    plan = checkout.run("make", "--dry-run", "synth")
    assert "-m venv --clear .venv" in plan.stdout, plan.stderr
    assert not (checkout.root / ".venv/.installed").exists()


def test_make_keeps_a_sound_environment(checkout):
    assert "-m venv" not in checkout.run("make", "--dry-run", "synth").stdout


@pytest.mark.parametrize(
    ("script", "messages"),
    [
        pytest.param(
            '[ "$1" = --version ] && echo Python 3.9.1 && exit\n'
            f'exec {shlex.quote(sys.executable)} -c "import sys; sys.version_info = (3, 9, 1); $2"',
            ["Python 3.11 or newer is needed", "is Python 3.9.1"],
            id="too old",
        ),
        pytest.param(
            '[ "$1" = -c ] && exit 0\nexit 1',
            ["-m venv' does not work; install it (Ubuntu, Debian: sudo apt install"],
            id="without venv",
        ),
    ],
)
def test_make_names_a_python_that_does_not_serve(checkout, tmp_path, script, messages):
    python = tmp_path / "python3"
    python.write_text(f"#!/bin/sh\n{script}\n")
    python.chmod(0o755)
    (checkout.root / ".venv").unlink()
    done = checkout.run("make", "synth", f"PYTHON={python}")
    assert done.returncode != 0
    assert all(message in done.stdout + done.stderr for message in messages)
    assert not (checkout.root / ".venv").exists()
