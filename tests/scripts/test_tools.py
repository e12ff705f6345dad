"""Programs found on PATH, or fetched from a real server on this machine."""

import hashlib
import io
import platform
import tarfile

import pytest

from constructs_lib.reference.bootstrap_files import Tool
from scripts.cluster.errors import Failed
from scripts.cluster.tools import MACHINES, Tools, fetch
from tests.scripts.tools import told
from tests.served import served
from tests.troubleshooting import shows

MACHINE = MACHINES[platform.machine()]


@pytest.fixture
def published(tmp_path):
    folder = tmp_path / "published"
    folder.mkdir()

    def answer(request):
        file = folder / request.path.lstrip("/")
        return (200, file.read_bytes(), {}) if file.exists() else (404, b"", {})

    with served(answer=answer) as port:
        yield folder, f"http://127.0.0.1:{port}"


def program(version, code=0):
    return f"#!/bin/sh\necho 'tool version {version}, built today'\nexit {code}\n".encode()


def publish(published, content, suffix="", sha256=None):
    """Return the tool that is published with this content, and its SHA-256 in the checkout."""
    folder, url = published
    (folder / f"tool-{MACHINE}{suffix}").write_bytes(content)
    url = f"{url}/tool-{{machine}}{suffix}"
    given = {"name": "tool", "version": "v1.2.3", "version_arguments": ["version"], "url": url}
    sums = {MACHINE: sha256 or hashlib.sha256(content).hexdigest()}
    return Tool(**given, checksum_url=f"{url}.sha256", sha256=sums)


def install(folder, version, code=0):
    folder.mkdir(exist_ok=True)
    (folder / "tool").write_bytes(program(version, code))
    (folder / "tool").chmod(0o755)


@pytest.fixture
def prepared(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", f"{tmp_path}/bin:/usr/bin:/bin")

    def prepared(tool):
        said = []
        tools = Tools([tool], tmp_path / "tools")
        tools.prepare(said.append)
        return tools["tool"], said

    return prepared


def test_a_missing_program_is_fetched_once(published, tmp_path, prepared):
    tool = publish(published, program("v1.2.3"))
    wanted = tmp_path / "tools/tool"
    assert prepared(tool) == (wanted, [f"fetching tool v1.2.3 into {tmp_path}/tools"])
    for file in published[0].iterdir():
        file.unlink()
    assert prepared(tool) == (wanted, [])


def test_a_program_is_taken_out_of_its_archive(published, tmp_path):
    archive = io.BytesIO()
    with tarfile.open(fileobj=archive, mode="w:gz") as opened:
        member = tarfile.TarInfo(f"linux-{MACHINE}/tool")
        content = program("v1.2.3")
        member.size = len(content)
        opened.addfile(member, io.BytesIO(content))
    tool = publish(published, archive.getvalue(), suffix=".tar.gz")
    path = fetch(tool.model_copy(update={"member": "linux-{machine}/tool"}), tmp_path)
    assert path.read_bytes() == content


def test_a_program_that_was_replaced_with_its_checksum_is_not_run(published, tmp_path, prepared):
    ran = tmp_path / "ran"
    tool = publish(published, f"#!/bin/sh\ntouch {ran}\n".encode(), sha256="0" * 64)
    why = told(Failed, lambda: prepared(tool))
    assert shows(why, "… has SHA-256 …, and … has …; fetch it again")
    assert f"and tool v1.2.3 has {'0' * 64}" in why
    assert not ran.exists()
    assert not (tmp_path / "tools").exists()


def test_a_program_without_a_checksum_in_the_checkout_is_not_fetched(published, tmp_path, prepared):
    """Its server has one as well, which an attacker of the server could replace, too."""
    tool = publish(published, program("v1.2.3")).model_copy(update={"sha256": {}})
    told = f"no checksum of tool v1.2.3 for Linux on {platform.machine()}; run 'make pin'"
    with pytest.raises(Failed, match=told):
        prepared(tool)
    assert not (tmp_path / "tools").exists()


def test_the_right_version_on_path_is_taken_and_another_one_is_not(published, tmp_path, prepared):
    tool = publish(published, program("v1.2.3"))
    install(tmp_path / "bin", "v1.2.3")
    assert prepared(tool) == (tmp_path / "bin/tool", [])
    install(tmp_path / "bin", "v1.2.2")
    assert prepared(tool)[0] == tmp_path / "tools/tool"


@pytest.mark.parametrize(
    ("version", "code", "shown"), [("v1.2.2", 0, "v1.2.2"), ("v1", 7, "of an unknown version")]
)
def test_where_nothing_can_be_fetched_another_version_is_taken_and_said(
    published, tmp_path, prepared, version, code, shown
):
    tool = publish(published, program("v1.2.3"))
    (published[0] / f"tool-{MACHINE}").unlink()
    install(tmp_path / "bin", version, code)
    taken, (*_, said) = prepared(tool)
    assert taken == tmp_path / "bin/tool"
    assert "cannot be fetched" in said
    assert f"{tmp_path}/bin/tool is taken, which is {shown}" in said


def test_a_program_that_is_nowhere_is_named(published, prepared):
    tool = publish(published, program("v1.2.3"))
    (published[0] / f"tool-{MACHINE}").unlink()
    why = told(Failed, lambda: prepared(tool))
    assert shows(why, "… cannot be fetched (…)")
    assert f"/tool-{MACHINE} cannot be fetched" in why
