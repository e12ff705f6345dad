"""Scripts in what is made of a contract, at the places where images differ from this machine."""

import subprocess
import time
from hashlib import sha256

import pytest

from constructs_lib.tekton.image_build import DIGEST_SCRIPT
from constructs_lib.tekton.step_script import step_script
from tests.checkout import ROOT
from tests.images.contracts import CRANE, GITEA, POSTGRES
from tests.images.stand_in import missing, stand_in

STORE = ROOT / "constructs_lib/postgres/scripts/store.sh"
OPEN = f"""
source '{STORE}'
OPEN_SECONDS=1
try_repository
echo "$opened"
"""


@pytest.fixture
def image(tmp_path):
    def make(contract):
        if lacking := missing(contract):
            pytest.skip(f"needs {', '.join(lacking)}: sudo apt install {' '.join(lacking)}")
        return stand_in(contract, tmp_path / "image")

    return make


def program(path, text):
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(0o755)
    return path


@pytest.mark.parametrize("contract", [GITEA, POSTGRES], ids=["Gitea", "PostgreSQL"])
def test_what_an_image_has_limits_the_time_of_an_answer_of_a_store(contract, image, tmp_path):
    given = {
        **image(contract),
        "RESTIC": str(tmp_path / "bin/restic"),
        "RESTIC_REPOSITORY": "s3:https://s3.example.com/backups/cicd/git-backup",
        "BACKUPS": "/backups",
        "work": str(tmp_path),
    }

    def opened(restic):
        program(tmp_path / "bin/restic", restic)
        command = [tmp_path / "image/bash", "-c", OPEN]
        return int(subprocess.check_output(command, env=given, text=True))

    assert [opened(f"exit {code}") for code in (0, 10, 12)] == [0, 10, 12]
    began = time.monotonic()
    assert opened("exec sleep 60") not in (0, 10, 12)
    assert time.monotonic() - began < 30


@pytest.mark.parametrize("place", ["ko-app/crane", "crane"])
@pytest.mark.parametrize(
    "script",
    [step_script("image.sh"), step_script("push.sh"), DIGEST_SCRIPT],
    ids=["image", "push", "digest"],
)
def test_crane_is_found_where_its_image_has_it(script, place, image, tmp_path):
    """By how it was built: https://github.com/google/go-containerregistry/issues/2424."""
    program(tmp_path / place, "echo manifest")
    for folder in ("workspace/output", "secrets/registry"):
        (tmp_path / folder).mkdir(parents=True)
    for name in ("username", "password"):
        (tmp_path / "secrets/registry" / name).write_text("pusher")
    digest = f"sha256:{sha256(b'manifest' + bytes([10])).hexdigest()}"
    (tmp_path / "workspace/output/digest").write_text(digest)
    for path in ("workspace", "secrets"):
        script = script.replace(f"/{path}/", f"{tmp_path}/{path}/")
    script = script.replace(":/ko-app:/\n", f":{tmp_path}/ko-app:{tmp_path}\n")
    given = {
        "BASE_IMAGE": f"node@{digest}",
        "FLAGS": "",
        "INSECURE": "false",
        "REPOSITORY": "registry.example/web/shop",
    }
    subprocess.run([tmp_path / "image/sh", "-c", script], env={**image(CRANE), **given}, check=True)
