"""Places of backups outside the cluster: a gateway that speaks S3, an SSH server, and restic's."""

import os
import subprocess
from base64 import b64encode
from contextlib import ExitStack, contextmanager
from hashlib import sha1
from pathlib import Path

from scripts.postgres import free_port
from tests.programs import made
from tests.services.programs import wait_until

SSHD = Path("/usr/sbin/sshd")
BUCKET = "backups"
LOGIN = {"AWS_ACCESS_KEY_ID": "platform", "AWS_SECRET_ACCESS_KEY": "a secret of tests"}


@contextmanager
def running(command, environment, port, log):
    with log.open("w") as output:
        process = subprocess.Popen(command, env=environment, stdout=output, stderr=output)
    try:
        wait_until("it listens", lambda: listens(port))
        yield process
    finally:
        process.terminate()
        process.wait()


def listens(port):
    probe = ["bash", "-c", f"exec 3<>/dev/tcp/127.0.0.1/{port}"]
    return subprocess.run(probe, stderr=subprocess.DEVNULL, check=False).returncode == 0


@contextmanager
def s3(folder):
    """Yield the place and the login of a bucket."""
    for name in ("root", "metadata"):
        (folder / name).mkdir()
    (folder / "root" / BUCKET).mkdir()
    port = free_port()
    command = [made("versitygw") / "versitygw", "--port", f"127.0.0.1:{port}", "--quiet"]
    command += ["posix", "--sidecar", folder / "metadata", folder / "root"]
    root = {"ROOT_ACCESS_KEY": LOGIN["AWS_ACCESS_KEY_ID"]}
    root["ROOT_SECRET_KEY"] = LOGIN["AWS_SECRET_ACCESS_KEY"]
    with running(command, {**os.environ, **root}, port, folder / "log"):
        yield f"s3:http://127.0.0.1:{port}/{BUCKET}", LOGIN


@contextmanager
def sftp(folder):
    """Yield the place and the login of a folder of another machine."""
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
