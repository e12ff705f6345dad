"""Files that keep a key: what is refused, and that none is ever overwritten."""

import os

import pytest

from scripts.cluster import key_file
from scripts.cluster.errors import Failed, Refused


@pytest.fixture
def file(tmp_path):
    return tmp_path / "a.key"


def put(file, text="key", mode=0o600):
    file.write_text(text)
    file.chmod(mode)


def test_keeps_what_is_written(file):
    assert key_file.read(file) is None
    previous = os.umask(0)
    try:
        key_file.write(file, b"key")
    finally:
        os.umask(previous)
    assert key_file.read(file) == b"key"
    assert file.stat().st_mode & 0o777 == 0o600
    assert {each.name for each in file.parent.iterdir()} == {"a.key"}


def test_reads_it_as_restic_does(file):
    put(file, " key\r\n\n")
    assert key_file.read(file) == b"key"


def test_is_not_overwritten(file):
    put(file)
    with pytest.raises(Failed):
        key_file.write(file, b"other")
    file.unlink()
    file.symlink_to(file.with_name("elsewhere.key"))
    with pytest.raises(Failed):
        key_file.write(file, b"other")
    assert not file.exists()


def link(file):
    put(file.with_name("b.key"), mode=0o644)
    file.symlink_to("b.key")


@pytest.mark.parametrize(
    ("make", "message"),
    [
        pytest.param(lambda f: put(f, mode=0o640), "by others; run: chmod 600 ", id="group"),
        pytest.param(lambda f: put(f, mode=0o602), "by others; run: chmod 600 ", id="others"),
        pytest.param(lambda f: put(f, "\n"), "is empty; put the key there", id="empty"),
        pytest.param(link, "by others; run: chmod 600 ", id="link"),
    ],
)
def test_refuses(file, make, message):
    make(file)
    with pytest.raises(Refused, match=message):
        key_file.read(file)
