"""Two of Traefik beside the API server: one serves Ingresses, the other Gateways."""

import json
import ssl
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socket import AF_INET, SOCK_DGRAM, socket
from typing import NamedTuple

import httpx

from constructs_lib import ExternalPods
from constructs_lib.workloads import Entrance, GatewayRef, IngressController
from tests.objects import made as manifest
from tests.programs import made

MIDDLEWARES = {
    "to-https": {"redirectScheme": {"scheme": "https", "port": "443", "permanent": True}},
    "hsts": {
        "headers": {"customResponseHeaders": {"strict-transport-security": "max-age=600; preload"}}
    },
    "host-port": {"headers": {"customRequestHeaders": {"x-host-port": "8443"}}},
}


def annotations(props, _):
    """Return the annotations by which Traefik does with an Ingress what the props say."""
    wanted = {
        "to-https@file": props.has_tls,
        "hsts@file": props.hsts,
        "host-port@file": props.host_port,
    }
    names = ",".join(name for name, is_wanted in wanted.items() if is_wanted)
    return {"traefik.ingress.kubernetes.io/router.middlewares": names} if names else {}


PODS = {"pod_namespace": "edge", "pod_labels": {"app": "traefik"}}
TRAEFIK = IngressController(
    ExternalPods(name="traefik", namespace="edge", pod_labels={"app": "traefik"}),
    ingress_class="traefik",
    annotations=annotations,
)


def entrance(ports):
    gateway = GatewayRef(
        name="web", namespace="edge", http_port=ports.http, https_port=ports.https, **PODS
    )
    return Entrance(controller=TRAEFIK, gateway=gateway)


class Ports(NamedTuple):
    http: int
    https: int


def start(control_plane, ports_of_ingresses, ports_of_gateways):
    """Start both, which may do everything."""
    file = control_plane.folder / "middlewares.yaml"
    file.write_text(json.dumps({"http": {"middlewares": MIDDLEWARES}}))
    of_ingresses = (
        "--entrypoints.websecure.http.tls=true",
        # As the API says; by default `/api` would match `/apiary`.
        "--providers.kubernetesingress.strictprefixmatching=true",
    )
    for provider, ports, options in (
        ("kubernetesingress", ports_of_ingresses, of_ingresses),
        ("kubernetesgateway", ports_of_gateways, ()),
    ):
        config = json.loads(control_plane.kubeconfig("admin").read_text())
        control_plane.start(
            f"traefik-{provider}",
            *("--global.checknewversion=false", "--providers.providersthrottleduration=100ms"),
            f"--providers.file.filename={file}",
            f"--providers.{provider}.endpoint={control_plane.url}",
            f"--providers.{provider}.token={config['users'][0]['user']['token']}",
            f"--providers.{provider}.certauthfilepath={control_plane.ca_file}",
            f"--entrypoints.web.address=127.0.0.1:{ports.http}",
            # As behind a load balancer, which says by what a visitor came.
            "--entrypoints.web.forwardedheaders.insecure=true",
            f"--entrypoints.websecure.address=127.0.0.1:{ports.https}",
            *options,
            program=str(made("traefik") / "traefik"),
        )


def address():
    """Return an address of the machine that is not its loopback, which no endpoint may have."""
    with socket(AF_INET, SOCK_DGRAM) as probe:
        probe.connect(("192.0.2.1", 9))
        return probe.getsockname()[0]


class Echo(BaseHTTPRequestHandler):
    """Answers with what it was asked, and which Service it is."""

    def do_GET(self):
        headers = {
            name: self.headers[name] for name in ("host", "x-host-port", "x-forwarded-proto")
        }
        body = json.dumps({"service": self.server.name, "path": self.path, **headers}).encode()
        self.send_response(200)
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


def served(name):
    """Start the program behind a Service; returns the EndpointSlice that leads to it."""
    server = ThreadingHTTPServer(("0.0.0.0", 0), Echo)
    server.name, server.daemon_threads = name, True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return manifest(
        *("EndpointSlice", name, "shop", "discovery.k8s.io/v1"),
        metadata={"labels": {"kubernetes.io/service-name": name}},
        addressType="IPv4",
        endpoints=[{"addresses": [address()], "conditions": {"ready": True}}],
        ports=[{"name": "http", "port": server.server_port, "protocol": "TCP"}],
    )


def ask(ports, ca, url, **headers):
    """Return status, redirect, HSTS and what the Service saw of a request."""
    asked = httpx.URL(url)
    port = ports.https if asked.scheme == "https" else ports.http
    context = ssl.create_default_context()
    ca.configure_trust(context)
    with httpx.Client(verify=context, timeout=30) as client:
        answer = client.get(
            asked.copy_with(host="127.0.0.1", port=port),
            headers={
                "host": asked.netloc.decode(),
                **{k.replace("_", "-"): v for k, v in headers.items()},
            },
            extensions={"sni_hostname": asked.host},
        )
    said = {key: answer.headers.get(key) for key in ("location", "strict-transport-security")}
    return answer.status_code, said, answer.json() if answer.status_code == 200 else None
