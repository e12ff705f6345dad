"""Refusals of scripts/restore.sh before it asks the cluster anything."""

import os
import re
import signal
import subprocess

import pytest

from tests.checkout import ROOT, ended
from tests.scripts.tools import program
from tests.services.programs import wait_until

NAME = "guestbook-20261125T023000Z"


def restore(*arguments, path=os.environ["PATH"]):
    return ended(
        ["bash", ROOT / "scripts/restore.sh", *arguments],
        stdin=subprocess.DEVNULL,
        env={"PATH": path, "KUBECONFIG": os.devnull},
    )


def test_help_explains_every_option():
    done = restore("--help")
    assert done.returncode == 0
    for option in ("--list", "--undo", "--drop", "--accept", "--dry-run", "--yes"):
        assert option in done.stdout


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((), "say which backup"),
        (("--lsit",), "there is no option '--lsit'"),
        (("latest", NAME, "--yes"), f"'{NAME}' comes after another"),
        (("--undo",), "--undo needs a value"),
        (("--drop", NAME, "--dry-run"), "--dry-run is for a restore"),
        (("latest",), "there is no terminal to ask; add --yes"),
    ],
)
def test_refuses_wrong_calls(arguments, message):
    done = restore(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert message in done.stderr
    assert done.stderr.endswith("see --help\n")


def test_names_the_missing_kubectl(tmp_path):
    bash = tmp_path / "bash"
    bash.symlink_to("/bin/bash")
    done = restore("--list", path=str(tmp_path))
    assert done.returncode == 3
    assert "kubectl is missing; run 'make up', which fetches it" in done.stderr


def test_takes_the_kubectl_that_up_has_fetched(tmp_path):
    """A machine with nothing but what the README names has no other."""
    checkout, programs = tmp_path / "a checkout", tmp_path / "programs"
    for made in (checkout / "scripts", checkout / ".cache/tools", programs):
        made.mkdir(parents=True)
    script = checkout / "scripts/restore.sh"
    script.write_text((ROOT / "scripts/restore.sh").read_text())
    kubectl = checkout / ".cache/tools/kubectl"
    kubectl.write_text("#!/bin/sh\necho elsewhere\n")
    kubectl.chmod(0o755)
    done = ended(
        ["/bin/bash", "restore.sh", "--list"],
        cwd=script.parent,
        env={"PATH": str(programs)},
        stdin=subprocess.DEVNULL,
    )
    assert done.returncode == 3
    assert "the current context is 'elsewhere'" in done.stderr


KUBECTL = """\
case "$*" in
  "config current-context") echo kind-web-platform ;;
  *"get namespace"*) echo web-platform ;;
  *"create --filename"*) cat >/dev/null ;;
esac"""


ENDED = 'case "$*" in *status.phase*) echo Failed ;; *exitCode*) echo 1 ;; esac'


def test_ctrl_c_before_the_job_has_a_pod_says_that_it_goes_on(tmp_path):
    """As while the quota is used up: the restore begins once there is room."""
    paused = tmp_path / "paused"
    program(tmp_path, "kubectl", KUBECTL)
    program(tmp_path, "sleep", f"echo >>'{paused}'; exec /bin/sleep 30")
    with subprocess.Popen(
        ["bash", ROOT / "scripts/restore.sh", "latest", "--yes"],
        env={"PATH": f"{tmp_path}:{os.environ['PATH']}"},
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as process:
        wait_until("it pauses", paused.exists)
        os.killpg(process.pid, signal.SIGINT)
        error = process.stderr.read()
    assert process.returncode == 130
    assert "the job goes on; see: kubectl --context kind-web-platform --namespace db logs" in error


def test_says_how_to_end_what_status_tells_of_a_job_that_failed(tmp_path):
    """A finished one, which would be the newer one, leaves no trace."""
    program(tmp_path, "kubectl", f"{KUBECTL}\n{ENDED}")
    done = restore("latest", "--yes", path=f"{tmp_path}:{os.environ['PATH']}")
    assert done.returncode == 1
    assert re.search(
        r"kubectl --context kind-web-platform --namespace db delete job postgresql-restore-\S+\n$",
        done.stderr,
    )
