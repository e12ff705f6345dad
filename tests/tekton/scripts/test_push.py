"""push.sh, which has the login of the registry, and reads what the build left."""

import os
import re

import pytest

from constructs_lib.tekton.step_script import step_script
from tests.checkout import ended

PASSWORD = "0123456789abcdef"


@pytest.fixture
def push(tmp_path):
    """Run the step with a crane that prints what it is called with; returns what became of it."""
    for each in ("workspace/output", "secrets/registry", "bin"):
        (tmp_path / each).mkdir(parents=True)
    (tmp_path / "secrets/registry/username").write_text("pusher")
    (tmp_path / "secrets/registry/password").write_text(PASSWORD)
    crane = tmp_path / "bin/crane"
    crane.write_text('#!/bin/sh\necho "$@"\n')
    crane.chmod(0o755)
    script = re.sub("/(?=workspace/|secrets/)", f"{tmp_path}/", step_script("push.sh"))
    environment = {
        "PATH": f"{crane.parent}:{os.environ['PATH']}",
        "REPOSITORY": "registry.example/web/shop",
        "INSECURE": "false",
    }
    return lambda: ended(["sh", "-c", script], env=environment)


def test_a_link_to_the_login_is_no_digest(push, tmp_path):
    """Sidecars of a build outlive its steps, such as a database that runs programs for tests."""
    (tmp_path / "workspace/output/digest").symlink_to(tmp_path / "secrets/registry/password")
    done = push()
    assert done.returncode != 0
    assert PASSWORD[:12] not in done.stdout + done.stderr
    assert "'digest' must be 'sha256:' and 64 hexadecimal digits" in done.stderr


@pytest.mark.parametrize("other", ["", f"sha256:{63 * 'a'}", f"sha256:{63 * 'a'}g"])
def test_nothing_else_is_a_digest(push, tmp_path, other):
    (tmp_path / "workspace/output/digest").write_text(other)
    done = push()
    assert done.returncode != 0
    assert "push" not in done.stdout


def test_a_file_is_pushed_under_what_it_says(push, tmp_path):
    (tmp_path / "workspace/output/digest").write_text(f"sha256:{64 * 'a'}")
    assert f"image.tar registry.example/web/shop:{12 * 'a'}\n" in push().stdout
