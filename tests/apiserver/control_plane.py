"""A real control plane as plain processes on loopback."""

import json
import secrets
import shutil
import ssl
import subprocess
import time
import urllib.request
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from scripts.postgres import free_port
from tests.programs import find

USERS = {
    "admin": "system:masters",
    "argocd": "system:masters",
    "kwok": "system:masters",
    "system:kube-controller-manager": "",
    "system:kube-scheduler": "",
}
READY_SECONDS = 60


def write_certificates(ca_file: Path, certificate: Path, key: Path) -> None:
    """Write an authority without key identifiers, as some clusters have, and a server's pair."""
    keys = [ec.generate_private_key(ec.SECP256R1()) for _ in range(2)]
    issuer, subject = (
        x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, each)])
        for each in ("kubernetes", "kube-apiserver")
    )
    alternatives = [x509.DNSName("localhost"), x509.IPAddress(ip_address("127.0.0.1"))]
    now = datetime.now(UTC)
    for file, name, own, extension in (
        (ca_file, issuer, keys[0], x509.BasicConstraints(ca=True, path_length=None)),
        (certificate, subject, keys[1], x509.SubjectAlternativeName(alternatives)),
    ):
        made = (
            x509.CertificateBuilder(issuer, name, own.public_key(), x509.random_serial_number())
            .not_valid_before(now - timedelta(hours=1))
            .not_valid_after(now + timedelta(days=1))
            .add_extension(extension, critical=True)
            .sign(keys[0], hashes.SHA256())
        )
        file.write_bytes(made.public_bytes(Encoding.PEM))
    text = keys[1].private_bytes(Encoding.PEM, PrivateFormat.TraditionalOpenSSL, NoEncryption())
    key.write_bytes(text)


class ControlPlane:
    """Processes that end with the one that started them, even if that is killed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.port = free_port()
        self.url = f"https://127.0.0.1:{self.port}"
        self._processes: dict[str, subprocess.Popen[bytes]] = {}
        self.ca_file = folder / "ca.pem"
        write_certificates(self.ca_file, folder / "server.pem", folder / "server.key")
        self._tokens = {user: secrets.token_urlsafe() for user in USERS}
        rows = (f'{self._tokens[user]},{user},{user},"{group}"' for user, group in USERS.items())
        (folder / "tokens.csv").write_text("\n".join(rows))

    def start_server(self, data: Path | None = None) -> None:
        """Start etcd, with a copy of such data, and kube-apiserver, and return when it is ready."""
        if data:
            shutil.copytree(data, self.folder / "etcd")
        clients = f"http://127.0.0.1:{free_port()}"
        self.start(
            "etcd",
            f"--data-dir={self.folder}/etcd",
            "--unsafe-no-fsync",
            "--log-level=warn",
            f"--listen-client-urls={clients}",
            f"--advertise-client-urls={clients}",
            f"--listen-peer-urls=http://127.0.0.1:{free_port()}",
        )
        self.start(
            "kube-apiserver",
            f"--etcd-servers={clients}",
            "--bind-address=127.0.0.1",
            "--advertise-address=127.0.0.1",
            f"--secure-port={self.port}",
            "--endpoint-reconciler-type=none",
            "--service-cluster-ip-range=10.96.0.0/16",
            "--allow-privileged=true",
            "--authorization-mode=Node,RBAC",
            f"--token-auth-file={self.folder}/tokens.csv",
            f"--client-ca-file={self.ca_file}",
            f"--tls-cert-file={self.folder}/server.pem",
            f"--tls-private-key-file={self.folder}/server.key",
            "--service-account-issuer=https://kubernetes.default.svc.cluster.local",
            f"--service-account-key-file={self.folder}/server.key",
            f"--service-account-signing-key-file={self.folder}/server.key",
        )
        self.wait_for("kube-apiserver", f"{self.url}/readyz")

    def start_controllers(self, *left_out: str) -> None:
        """Start controller-manager, scheduler and KWOK, which plays the kubelets."""
        self._start_controller(
            "kube-controller-manager",
            "--use-service-account-credentials",
            f"--service-account-private-key-file={self.folder}/server.key",
            f"--root-ca-file={self.ca_file}",
            f"--controllers={','.join(['*', *(f'-{name}' for name in left_out)])}",
            # It sees a new autoscaler after that, by default 15 seconds.
            "--horizontal-pod-autoscaler-sync-period=2s",
        )
        self._start_controller("kube-scheduler")
        address = f"127.0.0.1:{free_port()}"
        self.start(
            "kwok",
            f"--kubeconfig={self.kubeconfig('kwok')}",
            f"--config={Path(__file__).with_name('kwok.yaml')}",
            "--manage-all-nodes=true",
            "--node-lease-duration-seconds=40",
            f"--server-address={address}",
        )
        self.wait_for("kwok", f"http://{address}/healthz")

    def _start_controller(self, program: str, *options: str) -> None:
        port = free_port()
        kubeconfig = self.kubeconfig(f"system:{program}")
        self.start(
            program,
            f"--kubeconfig={kubeconfig}",
            f"--authentication-kubeconfig={kubeconfig}",
            f"--authorization-kubeconfig={kubeconfig}",
            "--leader-elect=false",
            "--bind-address=127.0.0.1",
            f"--secure-port={port}",
            f"--tls-cert-file={self.folder}/server.pem",
            f"--tls-private-key-file={self.folder}/server.key",
            *options,
        )
        self.wait_for(program, f"https://127.0.0.1:{port}/healthz")

    def kubeconfig(self, user: str, token: str = "") -> Path:
        """Return the file by which a user reaches the server, with a token of its own or ours."""
        file = self.folder / f"{user.rpartition(':')[2]}.kubeconfig"
        cluster = {"server": self.url, "certificate-authority": str(self.ca_file)}
        content = {
            "apiVersion": "v1",
            "kind": "Config",
            "current-context": "test",
            "clusters": [{"name": "test", "cluster": cluster}],
            "users": [{"name": user, "user": {"token": token or self._tokens[user]}}],
            "contexts": [{"name": "test", "context": {"cluster": "test", "user": user}}],
        }
        file.write_text(json.dumps(content))
        return file

    def data(self) -> Path:
        """End the server, and return the folder of what etcd has kept."""
        for name in ("kube-apiserver", "etcd"):
            process = self._processes.pop(name)
            process.terminate()
            process.wait()
        return self.folder / "etcd"

    def stop(self) -> None:
        for process in self._processes.values():
            process.kill()
        for process in self._processes.values():
            process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)

    def start(
        self, name: str, *options: str, program: str = "", env: Mapping[str, str] | None = None
    ) -> None:
        """Start a process, by default of the program of the same name."""
        path = find(program or name)
        with (self.folder / f"{name}.log").open("wb") as log:
            self._processes[name] = subprocess.Popen(
                ["setpriv", "--pdeathsig", "KILL", str(path), *options],
                stdout=log,
                stderr=subprocess.STDOUT,
                stdin=subprocess.DEVNULL,
                cwd=self.folder,
                env={"HOME": str(self.folder), **(env or {})},
                # Ctrl-C is for the tests, which then end the processes.
                start_new_session=True,
            )

    def signal(self, name: str, number: int) -> None:
        self._processes[name].send_signal(number)

    def wait_for(self, name: str, url: str) -> None:
        request = urllib.request.Request(
            url, headers={"Authorization": f"Bearer {self._tokens['admin']}"}
        )
        context = ssl.create_default_context(cafile=str(self.ca_file))
        deadline = time.monotonic() + READY_SECONDS
        problem = "no answer"
        while time.monotonic() < deadline:
            for started, process in self._processes.items():
                if process.poll() is not None:
                    self._fail(started, f"ended with {process.returncode}")
            try:
                with urllib.request.urlopen(request, timeout=5, context=context):
                    return
            except OSError as error:
                problem = str(error)
            time.sleep(0.1)
        self._fail(name, f"is not ready after {READY_SECONDS} s ({problem})")

    def _fail(self, name: str, problem: str) -> None:
        lines = (self.folder / f"{name}.log").read_text(errors="replace").splitlines()[-15:]
        raise RuntimeError("\n".join([f"{name} {problem}; its last lines:", *lines]))
