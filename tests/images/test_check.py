"""`make images-check`, with a docker that answers as that of an image would."""

import json

import pytest

from tests.images import check
from tests.images.contracts import CRANE, GITEA

DOCKER = """#!/usr/bin/env bash
echo "$*" >>"${0%/*}/called"
case $1 in
  image) [[ -e ${0%/*}/pulled ]] && exec cat "${0%/*}/inspected" ;;
  pull) [[ ! -e ${0%/*}/away ]] && exec touch "${0%/*}/pulled" ;;
  run)
    while [[ $1 != --entrypoint ]]; do shift; done
    # In place of the image: its shell, with no program but these.
    cd "${0%/*}/image" && PATH=$PWD exec /bin/bash "${@:4}" ;;
esac
echo "no route to host" >&2
exit 1
"""


@pytest.fixture
def docker(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    (tmp_path / "docker").write_text(DOCKER)
    (tmp_path / "docker").chmod(0o755)
    (tmp_path / "image").mkdir()

    def make(contract, lacks=(), **changed):
        for name in contract.has - set(lacks):
            if "/" not in name:
                (tmp_path / "image" / name).write_text("#!/bin/sh\n")
                (tmp_path / "image" / name).chmod(0o755)
        configuration = {
            "User": contract.user,
            "Env": [f"{name}={value}" for name, value in contract.environment.items()],
            "Entrypoint": contract.entrypoint,
            "ExposedPorts": {f"{port}/tcp": {} for port in contract.ports},
            **changed,
        }
        (tmp_path / "inspected").write_text(json.dumps([{"Config": configuration}]))
        return tmp_path

    return make


def test_an_image_that_is_as_its_contract_says(docker):
    folder = docker(GITEA)
    assert list(check.findings(GITEA)) == []
    called = (folder / "called").read_text()
    assert f"pull --quiet {GITEA.image}\n" in called
    assert f"run --rm --network=none --entrypoint /bin/sh {GITEA.image} -c" in called


def test_what_is_other_has_a_line_each_but_what_depends_on_the_build(docker):
    docker(CRANE, User="65532:65532", Entrypoint=["/crane"])
    # Its shell is at no place of this machine.
    assert list(check.findings(CRANE)) == ["it lacks /busybox/sh"]
    docker(GITEA, lacks=["timeout"], User="0", Env=["TMPDIR=/tmp", "PATH=/bin", "HOME=/root"])
    found = list(check.findings(GITEA))
    assert "user is '0', the contract says '1000:1000'" in found
    assert "TMPDIR is '/tmp', the contract says '/tmp/gitea'" in found
    assert found[-1] == "it lacks timeout"


def test_what_cannot_be_had_is_not_checked(docker, monkeypatch, capsys):
    (docker(GITEA) / "away").touch()
    assert check.main() == 1
    assert f"{GITEA.image}: not checked: no route to host\n" in capsys.readouterr().out
    monkeypatch.setenv("PATH", "/nowhere")
    assert check.main() == 1
    assert ": not checked: docker is missing" in capsys.readouterr().out
