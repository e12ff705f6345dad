"""Which requests of kubelets for a certificate `up` approves, on a real API server."""

import base64
import ipaddress
import json
from uuid import uuid4

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from scripts.cluster.steps.nodes import uncertified
from tests.beside import beside
from tests.objects import made

ADDRESSES = {"own-worker": "172.18.0.3", "own-control-plane": "172.18.0.2"}


def request(node, names, addresses):
    subject = [
        x509.NameAttribute(x509.NameOID.ORGANIZATION_NAME, "system:nodes"),
        x509.NameAttribute(x509.NameOID.COMMON_NAME, f"system:node:{node}"),
    ]
    alternatives = [
        *map(x509.DNSName, names),
        *(x509.IPAddress(ipaddress.ip_address(each)) for each in addresses),
    ]
    asked = x509.CertificateSigningRequestBuilder().subject_name(x509.Name(subject))
    if alternatives:
        asked = asked.add_extension(x509.SubjectAlternativeName(alternatives), critical=False)
    signed = asked.sign(ec.generate_private_key(ec.SECP256R1()), hashes.SHA256())
    return signed.public_bytes(serialization.Encoding.PEM)


@pytest.fixture
def conditions(api):
    """Return a function that asks for a certificate; returns the conditions afterwards."""

    def conditions(node="own-worker", names=None, addresses=None, **spec):
        address = ADDRESSES.get(node, "172.18.0.9")
        names = [node] if names is None else names
        text = request(node, names, [address] if addresses is None else addresses)
        name = f"csr-{uuid4().hex[:8]}"
        signer = {"signerName": "kubernetes.io/kubelet-serving"}
        usages = {"usages": ["digital signature", "server auth"]}
        spec = {"request": base64.b64encode(text).decode(), **signer, **usages, **spec}
        place = {"name": name, "api_version": "certificates.k8s.io/v1"}
        wanted = made("CertificateSigningRequest", **place, spec=spec)
        who = (f"--as=system:node:{node}", "--as-group=system:nodes")
        groups = ("--as-group=system:authenticated",)
        api.run("create", *who, *groups, "--filename=-", stdin=json.dumps(wanted))
        # No node of that name is there: none has a certificate.
        assert "the certificate of own-worker" in uncertified(api, ADDRESSES)
        found = api.find("csr", name)
        api.run("delete", "csr", name)
        return [each["type"] for each in found["status"].get("conditions", [])]

    return conditions


def test_a_kubelets_own_request_is_approved(conditions):
    assert conditions() == ["Approved"]
    assert conditions("own-control-plane") == ["Approved"]


@pytest.mark.parametrize(
    "asked",
    beside(__file__),
    ids=json.dumps,
)
def test_no_other_is(conditions, asked):
    assert conditions(**asked) == []
