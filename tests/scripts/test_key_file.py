"""Files that keep a key: what is refused, and that none is ever overwritten."""

import os
import subprocess
import threading

import pytest

from scripts.cluster.errors import Conflict, Refused
from scripts.cluster.secrets import key_file
from tests.troubleshooting import shows


@pytest.fixture
def file(tmp_path):
    """Returns a place for a key in a Git repository that ignores keys."""
    subprocess.run(["git", "init", "--quiet", tmp_path], check=True)
    (tmp_path / ".gitignore").write_text("*.key\n")
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
    assert {each.name for each in file.parent.iterdir()} == {".git", ".gitignore", "a.key"}


def test_reads_it_as_restic_does(file):
    put(file, " key\r\n\n")
    assert key_file.read(file) == b"key"


def test_is_not_overwritten(file):
    put(file)
    with pytest.raises(Conflict):
        key_file.write(file, b"other")
    file.unlink()
    file.symlink_to(file.with_name("elsewhere.key"))
    with pytest.raises(Conflict):
        key_file.write(file, b"other")
    assert not file.exists()


def test_of_many_at_once_one_wins(file):
    won = []

    def write(number):
        try:
            key_file.write(file, b"%d" % number * 1000)
            won.append(number)
        except Conflict:
            assert key_file.read(file)

    threads = [threading.Thread(target=write, args=[number]) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [key_file.read(file)] == [b"%d" % number * 1000 for number in won]


def link(file):
    put(file.with_name("b.key"))
    file.symlink_to("b.key")


def tracked(file):
    put(file)
    subprocess.run(["git", "-C", file.parent, "add", "--force", file], check=True)


def of_another(file):
    put(file)
    os.chown(file, 12345, -1)


NOT_ROOT = pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a file away")


@pytest.mark.parametrize(
    ("make", "message"),
    [
        pytest.param(lambda f: put(f, mode=0o640), "by others; run: chmod 600 ", id="group"),
        pytest.param(lambda f: put(f, mode=0o602), "by others; run: chmod 600 ", id="others"),
        pytest.param(lambda f: put(f, "\n"), "is empty; put the key there", id="empty"),
        pytest.param(link, "is a link, or cannot be read", id="link"),
        pytest.param(os.mkfifo, "is not a file", id="pipe"),
        pytest.param(of_another, "belongs to another user", id="another user", marks=NOT_ROOT),
        pytest.param(tracked, "is in Git, or would get there", id="in Git"),
        pytest.param(
            lambda f: (f.parent / ".gitignore").unlink(),
            "add its name to .gitignore, and take it out: git rm --cached",
            id="not ignored",
        ),
    ],
)
def test_refuses(file, make, message):
    make(file)
    with pytest.raises(Refused, match=message):
        key_file.read(file)


def test_outside_of_git_all_is_ignored(tmp_path):
    file = tmp_path / "a.key"
    put(file)
    assert key_file.read(file) == b"key"


def test_another_repository_in_the_environment_does_not_count(file, tmp_path_factory, monkeypatch):
    """As in a hook of Git."""
    other = tmp_path_factory.mktemp("other")
    subprocess.run(["git", "init", "--quiet", other], check=True)
    monkeypatch.setenv("GIT_DIR", str(other / ".git"))
    monkeypatch.setenv("GIT_WORK_TREE", str(file.parent))
    put(file)
    assert key_file.read(file) == b"key"
    (file.parent / ".gitignore").unlink()
    with pytest.raises(Refused, match="is in Git"):
        key_file.read(file)


def test_its_folder_must_be_there(tmp_path):
    file = tmp_path / "nowhere/a.key"
    with pytest.raises(Refused, match=r"there is no folder .*/nowhere for the key"):
        key_file.read(file)


def test_a_checkout_that_git_refuses(file):
    (file.parent / ".git/config").write_text("[broken")
    with pytest.raises(Refused) as raised:
        key_file.read(file)
    assert shows(str(raised.value), "git cannot say whether it ignores …: …")
