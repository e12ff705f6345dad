"""Secrets made on a real API server: from nothing, half-made, stale, and refused."""

import fcntl
import itertools
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

import bcrypt
import pytest
import yaml

from scripts.cluster.errors import Failed, Refused
from scripts.cluster.secrets import restarts as restarts_module
from scripts.cluster.secrets.make import RESTART
from tests.apiserver.cluster import FIELD_MANAGER
from tests.apiserver.platform_checkout import (
    PART_OF,
    SECRETS,
    PlatformCheckout,
    deployment,
    values_of,
)
from tests.checkout import ROOT
from tests.programs import find
from tests.troubleshooting import shows

RESTARTED = "kubectl.kubernetes.io/restartedAt"


@pytest.fixture
def platform(tmp_path, cluster, api):
    return PlatformCheckout(tmp_path, cluster, api)


@pytest.fixture
def run(kubeconfig, tmp_path):
    """Returns a function that runs the command in a checkout, as a person does."""

    def run(*arguments, terminal=subprocess.DEVNULL, **variables):
        shutil.copytree(ROOT / "scripts", tmp_path / "scripts", dirs_exist_ok=True)
        outside = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "KUBECONFIG": str(kubeconfig)}
        return subprocess.run(
            [sys.executable, "-m", "scripts.cluster", *arguments],
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


def test_makes_everything_from_nothing_and_then_changes_nothing(platform, cluster, run):
    done = run("secrets")
    assert (done.returncode, done.stderr) == (0, "")
    login, hashed, key = (platform.values(f"data/{name}") for name in ("login", "hashed", "key"))
    assert login["username"] == "owner"
    for value in (login["password"], hashed["salt"], key["password"]):
        assert re.fullmatch("[a-h]{43}", value)
    assert len({login["password"], hashed["salt"], key["password"]}) == 3
    assert platform.values("front/login") == login
    assert bcrypt.checkpw(login["password"].encode(), hashed["hash"].encode())
    assert datetime.fromisoformat(hashed["since"]).tzinfo
    assert platform.stored("data/hashed")["metadata"]["labels"] == {"found-by": "this"}
    assert platform.key_file.read_text() == key["password"]
    assert platform.key_file.stat().st_mode & 0o777 == 0o600
    for value in [*login.values(), *hashed.values(), *key.values()]:
        assert value == "owner" or value not in done.stdout
    before = platform.everything()
    again = run("secrets")
    assert (again.returncode, again.stdout) == (0, "4 Secrets are there\n")
    assert platform.everything() == before
    assert not (platform.root / "backups").exists()


def test_its_namespaces_become_argo_cds(platform, cluster):
    platform.make()
    wanted = platform.namespace("data")
    labels = cluster.get(wanted)["metadata"]["labels"]
    assert labels.items() >= wanted["metadata"]["labels"].items()
    # What Git no longer has, Argo CD takes away, as of a namespace that it has made itself.
    del wanted["metadata"]["labels"]["pod-security.kubernetes.io/enforce"]
    cluster.apply(wanted)
    labels = cluster.get(wanted)["metadata"]["labels"]
    assert "pod-security.kubernetes.io/enforce" not in labels
    managers = {each["manager"] for each in cluster.get(wanted)["metadata"]["managedFields"]}
    assert managers == {FIELD_MANAGER}


def test_the_secrets_of_dist(tmp_path, cluster, api):
    """All those of the platform, in namespaces that stand for its own."""
    listed = yaml.safe_load((ROOT / "dist/bootstrap/secrets.yaml").read_text())["secrets"]
    platform = PlatformCheckout(
        tmp_path, cluster, api, listed, {each["namespace"] for each in listed}
    )
    platform.make()
    stored = {
        (each["namespace"], each["name"]): platform.values(f"{each['namespace']}/{each['name']}")
        for each in listed
    }
    for each in listed:
        assert set(stored[each["namespace"], each["name"]]) == set(each["values"])
    for name in ("postgresql-application", "postgresql-owner"):
        assert stored["app", name] == stored["db", name]
    assert bcrypt.checkpw(
        stored["cicd", "argocd-admin"]["password"].encode(),
        stored["cicd", "argocd-secret"]["admin.password"].encode(),
    )
    kept = (tmp_path / "db-postgresql-backup.key").read_text()
    assert stored["db", "postgresql-backup-key"] == {"password": kept}


def test_what_is_there_is_kept_and_what_is_missing_is_added(platform, cluster):
    platform.make()
    platform.delete("data/hashed")
    platform.create("data/hashed", {"salt": "mine\n", "other": "too"}, type="mine")
    platform.set("data/login", {"username": "chosen"})
    platform.make()
    hashed = platform.values("data/hashed")
    assert hashed.keys() == {"salt", "other", "hash", "since"}
    assert (hashed["salt"], hashed["other"]) == ("mine\n", "too")
    assert platform.values("data/login")["username"] == "chosen"
    assert platform.stored("data/hashed")["metadata"]["labels"] == {"found-by": "this"}


def secret_key(name="login", key="password"):
    return {"secretKeyRef": {"name": name, "key": key}}


def volume(**source):
    return {"pod": {"volumes": [{"name": "v", **source}]}}


def init(**fields):
    return {"pod": {"initContainers": [{"name": "init", "image": "web:1", **fields}]}}


USERS = {
    "variable": {"env": [{"name": "A", "valueFrom": secret_key()}]},
    "variables": {"envFrom": [{"secretRef": {"name": "login"}}]},
    "volume": volume(secret={"secretName": "login"}),
    "projected": volume(projected={"sources": [{"secret": {"name": "login"}}]}),
    "driver": volume(csi={"driver": "a", "nodePublishSecretRef": {"name": "login"}}),
    "share": volume(azureFile={"secretName": "login", "shareName": "a"}),
    "init": init(env=[{"name": "A", "valueFrom": secret_key()}]),
    "init-all": init(envFrom=[{"secretRef": {"name": "login"}}]),
}
OTHERS = {
    "nothing": {},
    "another": {"env": [{"name": "login", "valueFrom": secret_key("other")}]},
    "config": {"envFrom": [{"configMapRef": {"name": "login"}}]},
    "pull": {"pod": {"imagePullSecrets": [{"name": "login"}]}},
}


def restarts(cluster, manifest):
    metadata = cluster.get(manifest)["spec"]["template"]["metadata"]
    return metadata.get("annotations", {}).get(RESTARTED)


def test_a_copy_follows_its_source_and_what_uses_it_restarts(platform, cluster):
    platform.make()
    front = platform.places["front"]
    users = {name: deployment(front, name, **fields) for name, fields in USERS.items()}
    others = {name: deployment(front, name, **fields) for name, fields in OTHERS.items()}
    elsewhere = deployment(platform.places["data"], **USERS["variable"])
    template = deployment(front, "set", **USERS["variable"])["spec"]
    del template["replicas"]
    for kind in ("StatefulSet", "DaemonSet"):
        metadata = {"name": "set", "namespace": front}
        users[kind] = {"apiVersion": "apps/v1", "kind": kind, "metadata": metadata}
        users[kind]["spec"] = dict(template)
    users["StatefulSet"]["spec"] |= {"serviceName": "set", "replicas": 0}
    for each in (*users.values(), *others.values(), elsewhere):
        cluster.create(each)
    platform.set("front/login", {"mine": "kept"})
    platform.set("data/login", {"password": "new"})
    assert platform.make()[-1] == "4 Secrets are there"
    assert platform.values("front/login") == {
        "username": "owner",
        "password": "new",
        "mine": "kept",
    }
    assert [name for name, each in users.items() if not restarts(cluster, each)] == []
    assert [name for name, each in others.items() if restarts(cluster, each)] == []
    assert not restarts(cluster, elsewhere)
    assert {cluster.get(each)["metadata"]["generation"] for each in users.values()} == {2}
    before = platform.everything()
    platform.make()
    assert platform.everything() == before


def test_a_second_change_within_a_second_restarts_again(platform, cluster, monkeypatch):
    class Clock(datetime):
        microseconds = itertools.count()

        @classmethod
        def now(cls, zone):
            return cls(2026, 11, 26, microsecond=next(cls.microseconds), tzinfo=zone)

    monkeypatch.setattr(restarts_module, "datetime", Clock)
    platform.make()
    user = deployment(platform.places["front"], **USERS["variable"])
    cluster.create(user)
    for number in range(3):
        platform.set("data/login", {"password": str(number)})
        platform.make()
        assert cluster.get(user)["metadata"]["generation"] == number + 2


class Killed(BaseException):
    """Stands for SIGKILL."""


class Writes:
    """Client that calls a function after each write."""

    def __init__(self, api, after):
        self._api, self._after = api, after

    def __getattr__(self, name):
        called = getattr(self._api, name)

        def write(path, body):
            called(path, body)
            self._after(path)

        return write if name in ("create", "merge", "apply") else called


def test_a_run_killed_before_the_restart_leaves_it_to_the_next(platform, cluster, api):
    platform.make()
    user = deployment(platform.places["front"], **USERS["init-all"])
    cluster.create(user)
    platform.set("data/login", {"password": "new"})

    def kill(path):
        if path.endswith(f"{platform.places['front']}/secrets/login"):
            raise Killed

    with pytest.raises(Killed):
        platform.make(Writes(api, kill))
    assert platform.values("front/login")["password"] == "new"
    assert not restarts(cluster, user)
    platform.make()
    assert restarts(cluster, user)
    assert RESTART not in platform.stored("front/login")["metadata"].get("annotations", {})


def test_a_copy_that_was_deleted_restarts_its_users(platform, cluster):
    """It may have held what its source no longer does."""
    platform.make()
    user = deployment(platform.places["front"], **USERS["volume"])
    cluster.create(user)
    platform.delete("front/login")
    platform.set("data/login", {"password": "new"})
    platform.make()
    assert platform.values("front/login")["password"] == "new"
    assert restarts(cluster, user)


def test_a_copy_has_the_type_of_its_source(platform):
    platform.make()
    platform.delete("front/login")
    platform.delete("data/login")
    values = {"username": "owner", "password": "a"}
    platform.create("data/login", values, type="kubernetes.io/basic-auth")
    platform.make()
    assert platform.stored("front/login")["type"] == "kubernetes.io/basic-auth"


def test_a_hash_follows_its_source_unless_another_has_written_it(platform, cluster):
    platform.make()
    first = platform.values("data/hashed")
    platform.set("data/login", {"password": "new"})
    platform.make()
    second = platform.values("data/hashed")
    assert bcrypt.checkpw(b"new", second["hash"].encode())
    assert {**second, "hash": first["hash"]} == first
    # As Argo CD does when its administrator changes the password there.
    there = bcrypt.hashpw(b"there", bcrypt.gensalt(4)).decode()
    platform.set("data/hashed", {"hash": there})
    platform.set("data/login", {"password": "newer"})
    platform.make()
    assert platform.values("data/hashed")["hash"] == there


def test_a_new_cluster_gets_the_key_of_the_file(platform):
    platform.make()
    key = platform.key_file.read_text()
    platform.delete("data/key")
    (platform.root / "backups/data/store").mkdir(parents=True)
    platform.make()
    assert platform.values("data/key") == {"password": key}
    # An editor, or echo, ends it with a line break.
    platform.key_file.write_text(f"{key}\n")
    platform.delete("data/key")
    platform.make()
    assert platform.values("data/key") == {"password": key}


def test_the_file_is_there_before_its_secret(platform, api):
    """A run that is killed must not leave a key that goes with the cluster."""

    def look(path):
        assert platform.key_file.exists() or not platform.stored("data/key")

    platform.make(Writes(api, look))


def test_a_lost_file_is_written_back(platform):
    platform.make()
    key = platform.key_file.read_text()
    platform.key_file.unlink()
    before = platform.stored("data/key")
    said = platform.make()
    assert f"{platform.key_file}: made" in said[0]
    assert platform.key_file.read_text() == key
    assert platform.key_file.stat().st_mode & 0o777 == 0o600
    assert platform.stored("data/key") == before


def stale(platform, **fields):
    """Makes the copy one that must be written, with these fields."""
    platform.make()
    platform.set("data/login", {"password": "new"})
    platform.cluster.merge(platform.secret("front/login"), fields)


def owned(platform):
    stale(platform)
    kind = {"apiVersion": "v1", "kind": "ConfigMap"}
    metadata = {"name": "stranger", "namespace": platform.places["front"]}
    made = platform.cluster.create({**kind, "metadata": metadata}).object
    owner = {**kind, "name": "stranger", "uid": made["metadata"]["uid"]}
    patch = {"metadata": {"ownerReferences": [owner]}}
    platform.cluster.merge(platform.secret("front/login"), patch)


def deleted_slowly(platform, place):
    platform.make()
    manifest = platform.secret(place)
    platform.cluster.merge(manifest, {"metadata": {"finalizers": ["example.com/slow"]}})
    platform.cluster.delete(manifest)


def another_key(platform):
    platform.make()
    platform.set("data/key", {"password": "another"})
    platform.delete("front/login")


def lost_key(platform):
    platform.make()
    platform.delete("data/key")
    platform.key_file.unlink()
    (platform.root / "backups/data/store").mkdir(parents=True)


def hidden_backups(platform):
    """As a folder of the pods' user is to anybody but root."""
    (platform.root / "backups").symlink_to("backups")


def key_with_line_break(platform):
    platform.make()
    platform.set("data/key", {"password": "key\n"})
    platform.key_file.unlink()


def open_file(platform):
    platform.key_file.write_text("key")
    platform.key_file.chmod(0o640)


def too_long(platform):
    platform.make()
    platform.set("data/login", {"password": "x" * 73})


def going(platform):
    deleted_slowly(platform, "data/hashed")
    platform.cluster.delete(platform.namespace("data"))


def foreign(platform):
    manifest = platform.namespace("front")
    manifest["metadata"]["labels"] = {PART_OF: "shop"}
    platform.cluster.apply(manifest)


def declaring(*secrets):
    return lambda platform: platform.declare([*SECRETS, *secrets])


def extra(values, namespace="data"):
    return {"namespace": namespace, "name": "extra", "values": values}


REFUSALS = {
    "immutable": (
        lambda p: stale(p, immutable=True),
        r"Secret front-\d+/login is immutable, and 'password' must be written; delete it, .*: "
        r"kubectl --context kind-web-platform --namespace front-\d+ delete secret login",
    ),
    "owned": (
        owned,
        r"Secret front-\d+/login belongs to ConfigMap stranger, which may change it back",
    ),
    "Secret being deleted": (
        lambda p: deleted_slowly(p, "data/hashed"),
        r"Secret data-\d+/hashed is being deleted; run this again",
    ),
    "another key": (
        another_key,
        r"data.key and 'password' of Secret data-\d+/key differ: what one opens is lost with the "
        "other.* To keep the file's, delete the Secret; to keep the Secret's, move the file away",
    ),
    "lost key": (
        lost_key,
        r"data.key is missing, and the backups in .*/backups/data/store can only be read with it",
    ),
    "lost key of a folder that cannot be looked at": (
        hidden_backups,
        r"data.key is missing, and .*/backups/data/store cannot be looked at \(.*\); put the file",
    ),
    "key that a file cannot keep": (key_with_line_break, "begins or ends with white space"),
    "file that others read": (open_file, r"can be read or written by others; run: chmod 600 "),
    "longer than a hash takes": (too_long, r"'password' of Secret data-\d+/login is longer than"),
    "namespace being deleted": (going, r"namespace 'data-\d+' is being deleted; run this again"),
    "namespace of another": (
        foreign,
        r"namespace 'front-\d+' in context 'kind-web-platform' is not of the platform: its label "
        r"app.kubernetes.io/part-of is 'shop', not 'web-platform'; if it is yours, run: kubectl",
    ),
    "no such namespace": (
        declaring(extra({"a": "random"}, namespace="nowhere")),
        "there is no namespace 'nowhere', and dist/ has none",
    ),
    "given by nobody": (declaring(extra({"a": "given"})), r"a of data-\d+/extra is given by"),
    "source that is not declared": (
        declaring(extra({"a": {"bcrypt_of": "login", "key": "pasword"}})),
        r"'a' of Secret data-\d+/extra follows 'pasword' of data-\d+/login, which is not there",
    ),
    "circle": (
        declaring(extra({"a": {"bcrypt_of": "extra", "key": "a"}})),
        r"follow one another in a circle: data-\d+/extra",
    ),
    "another form": (
        lambda p: p.write("bootstrap/secrets.yaml", SECRETS),
        "secrets.yaml is not in the form of this version; run 'make synth'",
    ),
}


@pytest.mark.parametrize("case", REFUSALS)
def test_refuses_and_changes_nothing(platform, api, case):
    break_it, message = REFUSALS[case]
    break_it(platform)
    files = platform.files()
    written = []
    with pytest.raises(Refused, match=message):
        platform.make(Writes(api, written.append))
    assert written == []
    assert platform.files() == files


def test_a_key_that_is_not_the_one_of_the_backups(platform):
    another_key(platform)
    with pytest.raises(Refused) as raised:
        platform.make()
    assert shows(str(raised.value), "… and '…' of Secret … differ")


def test_a_key_that_was_lost(platform):
    lost_key(platform)
    with pytest.raises(Refused) as raised:
        platform.make()
    assert shows(str(raised.value), "… is missing, and the backups in … can only be read with it")


def test_what_is_given_is_asked_for_once(platform):
    declaring(extra({"b": "given", "a": "random"}))(platform)
    asked = []

    def ask(secret, key):
        asked.append((secret.name, key))
        return b"given"

    platform.make(ask=ask)
    assert platform.values("data/extra")["b"] == "given"
    platform.make()
    assert asked == [("extra", "b")]


@pytest.mark.parametrize(
    ("keys", "command"),
    [
        (["a", "b"], "create secret generic extra --from-file=a=FILE --from-file=b=FILE"),
        (["tls.crt", "tls.key"], "create secret tls extra --cert=FILE --key=FILE"),
    ],
)
def test_what_nobody_gives_is_refused_with_the_command(platform, run, keys, command):
    declaring(extra(dict.fromkeys(keys, "given")))(platform)
    done = run("secrets")
    assert (done.returncode, done.stdout) == (3, "")
    place = f"{platform.places['data']}/extra"
    assert f"refused: '{keys[0]}' of Secret {place} must be given by you; run" in done.stderr
    assert f"{command}; for kubectl there is no namespace yet" in done.stderr
    # Once it is there, the command is all.
    platform.cluster.create(platform.namespace("data"))
    done = run("secrets")
    assert done.stderr.endswith(f"{command}\n")


def test_what_nobody_gives_can_be_given_as_the_refusal_says(platform, run, kubeconfig, tmp_path):
    """Also on a new cluster, which has no namespace for it."""
    if find("kubectl") is None:
        pytest.skip("needs kubectl: run 'make test-apiserver', which builds it")
    declaring(extra({"a": "given"}))(platform)
    (tmp_path / "FILE").write_text("mine")
    refused = run("secrets").stderr
    given, before = re.search(
        r" or: (kubectl .*); for .* before that: (kubectl .*)\n", refused
    ).groups()
    variables = {"PATH": f"{find('kubectl').parent}:/usr/bin:/bin", "KUBECONFIG": str(kubeconfig)}
    for command in (before, given):
        subprocess.run(["bash", "-c", command], cwd=tmp_path, env=variables, check=True)
    done = run("secrets")
    assert (done.returncode, done.stderr) == (0, "")
    assert platform.values("data/extra") == {"a": "mine"}


def test_a_person_is_asked_at_a_terminal(platform, run, tmp_path):
    """A value is typed, or read from a file; it is not shown."""
    declaring(extra({"a": "given", "b": "given"}))(platform)
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
    done = run("secrets", terminal=terminal)
    os.close(terminal)
    thread.join()
    os.close(person)
    assert done.returncode == 0, done.stderr
    assert platform.values("data/extra") == {"a": "typed", "b": "of a\nfile\n"}
    assert "typed" not in "".join((*seen, done.stdout, done.stderr))


def test_a_key_of_what_lies_elsewhere_is_made(platform):
    """As of backups in a bucket, with a folder on the host that nobody uses."""
    platform.declare([extra({"a": {"kept_in_file": "data.key"}})])
    (platform.root / "backups/data").mkdir(parents=True)
    said = platform.make()
    assert platform.key_file.read_text() == platform.values("data/extra")["a"]
    assert "backups already" not in "".join(said)


def test_a_key_of_what_lies_outside_is_made_with_a_word(platform):
    """Nobody looks into the bucket; a job refuses a key that does not open it."""
    bucket = "s3:https://s3.example/backups/data/store"
    kept = {"kept_in_file": "data.key", "opens_elsewhere": bucket}
    platform.declare([extra({"a": kept})])
    said = platform.make()
    told = f"if {bucket} has backups already, they need their own key"
    assert [line for line in said if told in line]
    # Of a file that is there, or written back, there is nothing to tell.
    platform.delete("data/extra")
    assert not [line for line in platform.make() if told in line]
    platform.key_file.unlink()
    assert not [line for line in platform.make() if told in line]


def test_a_request_that_is_denied_is_named_and_can_be_repeated(platform, cluster):
    """As by a quota: what was made before stays."""
    quota = {
        "apiVersion": "v1",
        "kind": "ResourceQuota",
        "metadata": {"name": "no-secrets", "namespace": platform.places["front"]},
        "spec": {"hard": {"secrets": "0"}},
        "status": {"hard": {"secrets": "0"}, "used": {"secrets": "0"}},
    }
    cluster.apply(platform.namespace("front"))
    cluster.create(quota)
    cluster.subresource(quota, "status", {"status": quota["status"]})
    with pytest.raises(Failed, match=r"secrets: .*exceeded quota: no-secrets") as raised:
        platform.make()
    assert shows(str(raised.value), "/api…: …")
    made = platform.values("data/login")
    cluster.delete(quota)
    platform.make()
    assert platform.values("front/login") == made


@pytest.mark.parametrize(
    ("context", "message"),
    [
        ("elsewhere", "context 'elsewhere' does not answer"),
        ("nowhere", "kubectl has no context 'nowhere'"),
    ],
)
def test_no_other_context_is_touched(platform, run, context, message):
    before = platform.everything()
    done = run("secrets", "--context", context)
    assert (done.returncode, done.stdout) == (3, "")
    assert message in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert platform.everything() == before


def test_the_kubeconfig_is_only_read_and_a_proxy_not_asked(platform, run, kubeconfig):
    before = kubeconfig.read_bytes()
    assert run("secrets", HTTPS_PROXY="http://127.0.0.1:1", NO_PROXY="example.com").returncode == 0
    assert kubeconfig.read_bytes() == before
    assert values_of(platform.stored("front/login")) == platform.values("data/login")
