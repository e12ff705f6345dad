"""Places of backups outside the cluster: a gateway that speaks S3, an SSH server, and restic's."""

import os
import re
import subprocess
from base64 import b64encode
from contextlib import ExitStack, contextmanager
from hashlib import sha1
from pathlib import Path

from scripts.postgres import free_port
from tests.checkout import ROOT
from tests.programs import made
from tests.services.programs import wait_until
from tests.services.s3 import Bucket

SSHD = Path("/usr/sbin/sshd")
BUCKET = "backups"
LOGIN = {"AWS_ACCESS_KEY_ID": "platform", "AWS_SECRET_ACCESS_KEY": "a secret of tests"}


@contextmanager
def running(command, environment, port, log, host="127.0.0.1"):
    with log.open("w") as output:
        process = subprocess.Popen(command, env=environment, stdout=output, stderr=output)
    try:
        wait_until("it listens", lambda: listens(port, host))
        yield process
    finally:
        process.terminate()
        process.wait()


def listens(port, host="127.0.0.1"):
    probe = ["bash", "-c", f"exec 3<>/dev/tcp/{host}/{port}"]
    return subprocess.run(probe, stderr=subprocess.DEVNULL, check=False).returncode == 0


@contextmanager
def gateway(folder, host="127.0.0.1"):
    """Yield the address of a gateway that speaks S3, without buckets."""
    for name in ("root", "metadata", "users", "versions"):
        (folder / name).mkdir()
    port = free_port()
    command = [made("versitygw") / "versitygw", "--port", f"{host}:{port}", "--quiet"]
    command += ["--iam-dir", folder / "users"]
    command += ["posix", "--sidecar", folder / "metadata", "--versioning-dir", folder / "versions"]
    root = {"ROOT_ACCESS_KEY": LOGIN["AWS_ACCESS_KEY_ID"]}
    root["ROOT_SECRET_KEY"] = LOGIN["AWS_SECRET_ACCESS_KEY"]
    environment = {**os.environ, **root}
    with running([*command, folder / "root"], environment, port, folder / "log", host):
        yield f"http://{host}:{port}"


def administered(address):
    return Bucket(f"{address}/{BUCKET}", tuple(LOGIN.values()))


@contextmanager
def s3(folder, host="127.0.0.1"):
    """Yield the place and the login of a bucket."""
    with gateway(folder, host) as address:
        administered(address)("PUT").raise_for_status()
        yield f"s3:{address}/{BUCKET}", LOGIN


LOCK = b"""<ObjectLockConfiguration><ObjectLockEnabled>Enabled</ObjectLockEnabled><Rule>
<DefaultRetention><Mode>COMPLIANCE</Mode><Days>1</Days></DefaultRetention>
</Rule></ObjectLockConfiguration>"""


def policy_of_a_bucket():
    """Return the one that the document of backups states, with users as the gateway names them."""
    text = (ROOT / "docs/how-to/backup-store.md").read_text()
    (policy,) = re.findall(r"^```json\n(.*?)^```", text, re.DOTALL | re.MULTILINE)
    return policy.replace("arn:aws:iam::123456789012:user/", "")


@contextmanager
def locked_bucket(folder):
    """Yield two places and logins of a bucket with object lock; the first may not delete."""
    with gateway(folder) as address:
        bucket = administered(address)
        bucket("PUT", bucket_object_lock_enabled="true").raise_for_status()
        bucket("PUT", query="object-lock=", body=LOCK).raise_for_status()
        administer = [made("versitygw") / "versitygw", "admin", "--endpoint-url", address]
        administer += ["--access", LOGIN["AWS_ACCESS_KEY_ID"]]
        administer += ["--secret", LOGIN["AWS_SECRET_ACCESS_KEY"], "create-user", "--role", "user"]
        places = []
        for user in ("backup", "prune"):
            secret = f"the password of {user}"
            command = [*administer, "--access", user, "--secret", secret]
            subprocess.run(command, check=True)
            login = {"AWS_ACCESS_KEY_ID": user, "AWS_SECRET_ACCESS_KEY": secret}
            places.append((f"s3:{address}/{BUCKET}", login))
        bucket("PUT", query="policy=", body=policy_of_a_bucket().encode()).raise_for_status()
        yield places


@contextmanager
def sftp(folder):
    login = folder / "login"
    login.mkdir()
    for key in ("host", "login/id"):
        make = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "tests", "-f", folder / key]
        subprocess.run(make, check=True)
    port = free_port()
    address = (folder / "host.pub").read_text()
    (login / "known_hosts").write_text(f"[127.0.0.1]:{port} {address}")
    (folder / "authorized_keys").write_text((login / "id.pub").read_text())
    (folder / "configuration").write_text(
        f"ListenAddress 127.0.0.1:{port}\nHostKey {folder}/host\nPidFile none\nUsePAM no\n"
        f"AuthorizedKeysFile {folder}/authorized_keys\nStrictModes no\n"
        "PasswordAuthentication no\nSubsystem sftp internal-sftp\n"
    )
    # The server wants this folder when root starts it.
    Path("/run/sshd").mkdir(exist_ok=True)
    command = [SSHD, "-D", "-e", "-f", folder / "configuration"]
    with running(command, os.environ, port, folder / "log"):
        yield f"sftp://root@127.0.0.1:{port}/{folder}/store", {"STORE_LOGIN": str(login)}


@contextmanager
def append_only(folder):
    """Yield two places and logins of restic's server, of which the first only takes."""
    repositories = folder / "repositories"
    repositories.mkdir()
    places = []
    with ExitStack() as servers:
        for user, options in {"backup": ["--append-only"], "prune": []}.items():
            password = f"the password of {user}"
            digest = b64encode(sha1(password.encode(), usedforsecurity=False).digest()).decode()
            users = folder / user
            users.write_text(f"{user}:{{SHA}}{digest}\n")
            port = free_port()
            command = [made("rest-server") / "rest-server", "--path", repositories, *options]
            command += ["--listen", f"127.0.0.1:{port}", "--htpasswd-file", users]
            servers.enter_context(running(command, os.environ, port, folder / f"{user}.log"))
            login = {"RESTIC_REST_USERNAME": user, "RESTIC_REST_PASSWORD": password}
            places.append((f"rest:http://127.0.0.1:{port}", login))
        yield places
