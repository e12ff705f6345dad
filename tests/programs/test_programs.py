"""Programs that tests build with Go."""

from tests import programs


def test_only_some_programs_may_be_of_path(tmp_path, monkeypatch):
    """Another restic than the stated one would go into an image, with all that lies beside it."""
    for name in ("helm", "restic"):
        (tmp_path / name).touch(mode=0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(programs, "made", lambda module: module)
    assert programs.folders("helm") == [tmp_path]
    assert programs.folders("restic") == ["restic"]
