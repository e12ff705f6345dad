"""Secrets made on a real API server: from nothing, half-made, stale, and refused."""

import fcntl
import os
import pty
import re
import shutil
import subprocess
import sys
import termios
import threading
from contextlib import suppress
from datetime import datetime
from pathlib import Path

import bcrypt
import pytest
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from scripts.cluster.errors import Failed, Refused
from tests.apiserver.platform_checkout import SECRETS, PlatformCheckout, deployment
from tests.checkout import ROOT
from tests.objects import made
from tests.programs import find
from tests.troubleshooting import shows


@pytest.fixture
def platform(tmp_path, cluster, api):
    return PlatformCheckout(tmp_path, cluster, api)


@pytest.fixture
def run(kubeconfig, tmp_path):
    """Return a function that runs the command in a checkout, as a person does."""

    def run(terminal=subprocess.DEVNULL, **variables):
        shutil.copytree(ROOT / "scripts", tmp_path / "scripts", dirs_exist_ok=True)
        if not (tmp_path / "constructs_lib").exists():
            (tmp_path / "constructs_lib").symlink_to(ROOT / "constructs_lib")
        path = f"{Path(find('kubectl')).parent}:{os.environ['PATH']}"
        outside = {"PATH": path, "HOME": str(tmp_path), "KUBECONFIG": str(kubeconfig)}
        return subprocess.run(
            [sys.executable, "-m", "scripts.cluster", "secrets"],
            cwd=tmp_path,
            env=outside | variables,
            stdin=terminal,
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
            # Without a terminal of its own it would ask on that of the tests.
            start_new_session=True,
            preexec_fn=None if terminal < 0 else lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),
        )

    return run


def test_makes_everything_from_nothing_and_then_changes_nothing(platform, run, kubeconfig):
    config = kubeconfig.read_bytes()
    proxy = {"HTTPS_PROXY": "http://127.0.0.1:1", "NO_PROXY": "example.com"}
    done = run(**proxy)
    assert (done.returncode, done.stderr) == (0, "")
    login, hashed, key = (platform.values(f"data/{name}") for name in ("login", "hashed", "key"))
    values = {login["password"], hashed["salt"], key["password"]}
    assert len(values) == 3
    assert all(re.fullmatch("[a-h]{43}", value) for value in values)
    assert login["username"] == "owner"
    assert platform.values("front/login") == login
    assert bcrypt.checkpw(login["password"].encode(), hashed["hash"].encode())
    assert datetime.fromisoformat(hashed["since"]).tzinfo
    assert platform.stored("data/hashed")["metadata"]["labels"] == {"found-by": "this"}
    assert platform.key_file.read_text() == key["password"]
    assert platform.key_file.stat().st_mode & 0o777 == 0o600
    assert not [value for value in (*values, hashed["hash"]) if value in done.stdout]
    before = platform.everything()
    again = run()
    assert (again.returncode, again.stdout) == (0, "4 Secrets are there\n")
    assert platform.everything() == before
    assert not (platform.root / "backups").exists()
    assert kubeconfig.read_bytes() == config


def volume(**source):
    return {"pod": {"volumes": [{"name": "v", **source}]}}


VARIABLE = {"env": [{"name": "A", "valueFrom": {"secretKeyRef": {"name": "login", "key": "a"}}}]}
USERS = {
    "variable": VARIABLE,
    "variables": {"envFrom": [{"secretRef": {"name": "login"}}]},
    "volume": volume(secret={"secretName": "login"}),
    "projected": volume(projected={"sources": [{"secret": {"name": "login"}}]}),
    "driver": volume(csi={"driver": "a", "nodePublishSecretRef": {"name": "login"}}),
    "share": volume(azureFile={"secretName": "login", "shareName": "a"}),
    "init": {"pod": {"initContainers": [{"name": "init", "image": "web:1", **VARIABLE}]}},
}


def test_a_copy_follows_its_source_and_what_uses_it_restarts(platform, cluster):
    platform.make()
    front = platform.places["front"]
    users = {name: deployment(front, name, **fields) for name, fields in USERS.items()}
    others = {
        "another": deployment(front, "another", envFrom=[{"secretRef": {"name": "other"}}]),
        "elsewhere": deployment(platform.places["data"], **VARIABLE),
    }
    for kind in ("StatefulSet", "DaemonSet"):
        users[kind] = deployment(front, kind.lower(), **VARIABLE) | {"kind": kind}
    users["StatefulSet"]["spec"]["serviceName"] = "set"
    del users["DaemonSet"]["spec"]["replicas"]
    for each in (*users.values(), *others.values()):
        cluster.create(each)
    platform.set("front/login", {"mine": "kept"})
    platform.set("data/login", {"password": "new"})
    assert f"deployment/variable in {front}: restarted" in platform.make()
    copy = {"username": "owner", "password": "new", "mine": "kept"}
    assert platform.values("front/login") == copy

    def generations(workloads):
        return {cluster.get(each)["metadata"]["generation"] for each in workloads.values()}

    assert (generations(users), generations(others)) == ({2}, {1})
    before = platform.everything()
    platform.make()
    assert platform.everything() == before


def test_a_public_key_is_that_of_its_private_one(tmp_path, cluster, api):
    signer = {"namespace": "data", "name": "signer", "values": {"private": "private-key"}}
    source = {"public_key_of": "signer", "key": "private"}
    verifier = {"namespace": "data", "name": "verifier", "values": {"public": source}}
    platform = PlatformCheckout(tmp_path, cluster, api, [verifier, signer])
    platform.make()
    private = platform.values("data/signer")["private"]
    public = platform.values("data/verifier")["public"]
    key = serialization.load_pem_private_key(private.encode(), password=None)
    signature = key.sign(b"text", ec.ECDSA(hashes.SHA256()))
    known = serialization.load_pem_public_key(public.encode())
    known.verify(signature, b"text", ec.ECDSA(hashes.SHA256()))
    platform.delete("data/verifier")
    platform.make()
    assert platform.values("data/signer")["private"] == private
    assert platform.values("data/verifier")["public"] == public
    platform.delete("data/verifier")
    platform.set("data/signer", {"private": "of somebody else"})
    with pytest.raises(Refused, match="signer must be a private key in PEM"):
        platform.make()


def test_a_copy_has_the_type_of_its_source(platform):
    platform.make()
    platform.delete("front/login")
    platform.delete("data/login")
    values = {"username": "owner", "password": "a"}
    platform.create("data/login", values, type="kubernetes.io/basic-auth")
    platform.make()
    assert platform.stored("front/login")["type"] == "kubernetes.io/basic-auth"


def test_a_key_outlives_the_cluster_and_its_file(platform):
    platform.make()
    key = platform.key_file.read_text()
    platform.delete("data/key")
    (platform.root / "backups/data/store").mkdir(parents=True)
    platform.make()
    assert platform.values("data/key") == {"password": key}
    platform.key_file.unlink()
    assert f"{platform.key_file}: made" in platform.make()[0]
    assert platform.key_file.read_text() == key


class Writes:
    """Client that calls a function after each write."""

    def __init__(self, api, after):
        self._api, self._after = api, after

    def __getattr__(self, name):
        called = getattr(self._api, name)

        def write(*arguments, **options):
            called(*arguments, **options)
            self._after(arguments)

        return write if name in ("create", "merge", "apply") else called


def test_the_file_is_there_before_its_secret(platform, api):
    """A run that is killed must not leave a key that goes with the cluster."""

    def look(_):
        assert platform.key_file.exists() or not platform.stored("data/key")

    platform.make(Writes(api, look))


def another_key(platform):
    platform.make()
    platform.set("data/key", {"password": "another"})
    platform.delete("front/login")


def lost_key(platform):
    platform.make()
    platform.delete("data/key")
    platform.key_file.unlink()
    (platform.root / "backups/data/store").mkdir(parents=True)


def declare(platform, values, namespace="data", beside=SECRETS):
    extra = {"namespace": namespace, "name": "extra", "values": values}
    platform.declare([*beside, extra])


REFUSALS = {
    another_key: "To keep the file's, delete the Secret; to keep the Secret's, move the file away",
    lost_key: r"data.key is missing, and the backups in .*/backups/data/store can only be read",
    lambda p: p.write("bootstrap/secrets.yaml", SECRETS): "secrets.yaml is not in the form of this",
}


@pytest.mark.parametrize("obstacle", REFUSALS)
def test_refuses_and_changes_nothing(platform, api, obstacle):
    obstacle(platform)
    files = platform.files()
    written = []
    with pytest.raises(Refused, match=REFUSALS[obstacle]) as raised:
        platform.make(Writes(api, written.append))
    assert written == []
    assert platform.files() == files
    if obstacle is another_key:
        assert shows(str(raised.value), "… and '…' of Secret … differ")
    if obstacle is lost_key:
        text = str(raised.value)
        assert shows(text, "… is missing, and the backups in … can only be read with it")


def test_what_nobody_gives_can_be_given_as_the_refusal_says(platform, run, shell, tmp_path):
    declare(platform, {"a": "given", "b": "given"})
    (tmp_path / "FILE").write_text("mine")
    done = run()
    assert (done.returncode, done.stdout) == (3, "")
    refused = f"refused: 'a' of Secret {platform.places['data']}/extra must be given by you; run"
    assert refused in done.stderr
    (given,) = re.findall(r" or: (kubectl .*)\n", done.stderr)
    platform.cluster.apply(platform.namespace("data"))
    subprocess.run(["bash", "-c", given], cwd=tmp_path, env=shell, check=True)
    done = run()
    assert (done.returncode, done.stderr) == (0, "")
    assert platform.values("data/extra") == {"a": "mine", "b": "mine"}


def test_a_person_is_asked_once_at_a_terminal(platform, run, tmp_path):
    declare(platform, {"a": "given", "b": "given"})
    file = tmp_path / "b"
    file.write_text("of a\nfile\n")
    person, terminal = pty.openpty()
    answers = iter(["typed", f"@{file}"])
    seen = []

    def type_answers():
        with suppress(OSError):
            while text := os.read(person, 1024).decode():
                seen.append(text)
                # It asks on standard error. What is typed before it listens is thrown away.
                if text.endswith(" "):
                    os.write(person, f"{next(answers)}\n".encode())

    thread = threading.Thread(target=type_answers, daemon=True)
    thread.start()
    done = run(terminal)
    os.close(terminal)
    thread.join()
    os.close(person)
    assert done.returncode == 0, done.stderr
    assert platform.values("data/extra") == {"a": "typed", "b": "of a\nfile\n"}
    assert "typed" not in "".join((*seen, done.stdout, done.stderr))
    assert run().returncode == 0


@pytest.mark.parametrize("bucket", [None, "s3:https://s3.example/backups/data/store"])
def test_a_key_of_backups_elsewhere_is_made_with_a_word(platform, bucket):
    """The bucket is not read; a job refuses a key that does not open it."""
    kept = {"kept_in_file": "data.key", "opens_elsewhere": bucket}
    declare(platform, {"a": kept}, beside=())
    (platform.root / "backups/data").mkdir(parents=True)
    told = f"if {bucket} has backups already, they need their own key"
    assert (told in "".join(platform.make())) == bool(bucket)
    assert platform.key_file.read_text() == platform.values("data/extra")["a"]
    # An existing file needs no message.
    platform.delete("data/extra")
    assert told not in "".join(platform.make())


def test_a_request_that_is_denied_is_named_and_can_be_repeated(platform, cluster):
    hard = {"hard": {"secrets": "0"}}
    quota = made("ResourceQuota", "no-secrets", platform.places["front"], spec=hard)
    cluster.apply(platform.namespace("front"))
    cluster.create(quota)
    status = {"hard": {"secrets": "0"}, "used": {"secrets": "0"}}
    cluster.subresource(quota, "status", {"status": status})
    with pytest.raises(Failed, match="exceeded quota: no-secrets") as raised:
        platform.make()
    assert shows(str(raised.value), "'kubectl … create' failed:")
    login = platform.values("data/login")
    cluster.delete(quota)
    platform.make()
    assert platform.values("front/login") == login
