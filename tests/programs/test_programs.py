"""Programs that tests build with Go."""

import os
import shutil
import subprocess
import zipfile

import pytest

from tests import programs
from tests.programs.build import GoModule

MODULE = "example.com/dependency"


@pytest.fixture
def dependent(tmp_path, monkeypatch):
    """Return the folder of a module with a dependency that nobody has downloaded."""
    if shutil.which("go") is None:
        pytest.skip("needs Go: see https://go.dev/doc/install")
    versions = tmp_path / "proxy" / MODULE / "@v"
    versions.mkdir(parents=True)
    (versions / "v1.0.0.info").write_text('{"Version": "v1.0.0"}')
    (versions / "v1.0.0.mod").write_text(f"module {MODULE}\n")
    with zipfile.ZipFile(versions / "v1.0.0.zip", "w") as archive:
        archive.writestr(f"{MODULE}@v1.0.0/go.mod", f"module {MODULE}\n")
        archive.writestr(f"{MODULE}@v1.0.0/rules/text", "of the dependency")
    monkeypatch.setenv("GOPROXY", f"file://{tmp_path}/proxy")
    monkeypatch.setenv("GONOSUMDB", "*")
    monkeypatch.setenv("GOFLAGS", "-modcacherw")
    module = tmp_path / "module"
    module.mkdir()
    (module / "go.mod").write_text(f"module example.com/own\n\nrequire {MODULE} v1.0.0\n")
    # Another machine, which wrote go.sum.
    monkeypatch.setenv("GOMODCACHE", str(tmp_path / "another"))
    subprocess.run(["go", "mod", "download", MODULE], cwd=module, check=True)
    monkeypatch.setenv("GOMODCACHE", str(tmp_path / "cache"))
    return module


@pytest.mark.parametrize(("stated", "used"), [(None, "1000"), ("200", "200")])
def test_compilers_collect_garbage_less_often(tmp_path, monkeypatch, stated, used):
    go = tmp_path / "go"
    go.write_text('#!/bin/sh\nwhile [ "$1" != -o ]; do shift; done; echo "$GOGC" >"$2"\n')
    go.chmod(0o755)
    for name in ("go.mod", "go.sum"):
        (tmp_path / name).touch()
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    if stated:
        monkeypatch.setenv("GOGC", stated)
    else:
        monkeypatch.delenv("GOGC", raising=False)
    built = GoModule(tmp_path, {"program": "package"}).make(tmp_path / "cache")
    assert (built / "program").read_text() == f"{used}\n"


def test_a_module_is_downloaded_before_it_is_copied(dependent, tmp_path):
    """Its folder was unknown until then, and all files of the machine were copied instead."""
    listed = ["go", "list", "-m", "-f", "{{.Dir}}", MODULE]
    assert subprocess.check_output(listed, cwd=dependent, text=True).strip() == ""
    GoModule(dependent, {})._copy(MODULE, "rules", tmp_path / "copy")
    assert [path.name for path in (tmp_path / "copy").iterdir()] == ["text"]


def test_only_some_programs_may_be_of_path(tmp_path, monkeypatch):
    """Another restic than the stated one would go into an image, with all that lies beside it."""
    for name in ("helm", "restic"):
        (tmp_path / name).touch(mode=0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(programs, "made", lambda module: module)
    assert programs.folders("helm") == [tmp_path]
    assert programs.folders("restic") == ["restic"]
