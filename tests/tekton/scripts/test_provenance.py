"""attest.sh, which signs where an image comes from, and provenance.sh, which verifies that."""

import base64
import json

import pytest
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

BUILT = {
    "APPLICATION": "front",
    "REVISION": 40 * "a",
    "REPOSITORY": "registry.test:5000/web/front",
    "DIGEST": f"sha256:{64 * '1'}",
    "URL": "http://git.test/team/front.git",
}


@pytest.fixture
def key(pod):
    return new_key(pod)


def new_key(pod):
    """Give the pod a new pair of keys; returns the private one."""
    key = ec.generate_private_key(ec.SECP256R1())
    pem = serialization.Encoding.PEM
    private = key.private_bytes(
        pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    public = key.public_key().public_bytes(pem, serialization.PublicFormat.SubjectPublicKeyInfo)
    for name, text in (("private", private), ("public", public)):
        pod.path(name).write_bytes(text)
    pod.own()
    return key


def attested(pod, **given):
    pod.run("attest.sh", {**BUILT, **given, "SIGNER": str(pod.path("private"))})
    return pod.result("envelope")


def verify(pod, provenance, **given):
    variables = {**BUILT, "PROVENANCE": provenance, "VERIFIER": str(pod.path("public")), **given}
    return pod.run("provenance.sh", variables, check=False)


def test_it_is_an_envelope_of_in_toto_with_slsa_provenance(pod, key):
    """As the specifications of DSSE, in-toto and SLSA have them; the signature is over both."""
    envelope = json.loads(base64.b64decode(attested(pod)))
    body = base64.b64decode(envelope["payload"])
    kind = "application/vnd.in-toto+json"
    assert envelope["payloadType"] == kind
    (signature,) = envelope["signatures"]
    signed = f"DSSEv1 {len(kind)} {kind} {len(body)} ".encode() + body
    key.public_key().verify(base64.b64decode(signature["sig"]), signed, ec.ECDSA(hashes.SHA256()))
    assert json.loads(body) == {
        "_type": "https://in-toto.io/Statement/v1",
        "subject": [{"name": BUILT["REPOSITORY"], "digest": {"sha256": 64 * "1"}}],
        "predicateType": "https://slsa.dev/provenance/v1",
        "predicate": {
            "buildDefinition": {
                "buildType": "urn:cdk8s-web-platform:build-pipeline",
                "externalParameters": {"application": "front", "revision": 40 * "a"},
                "resolvedDependencies": [
                    {"uri": f"git+{BUILT['URL']}", "digest": {"gitCommit": 40 * "a"}}
                ],
            },
            "runDetails": {"builder": {"id": "urn:cdk8s-web-platform:builds"}},
        },
    }


def test_what_is_signed_holds(pod, key):
    done = verify(pod, attested(pod))
    assert (done.code, done.error) == (0, "")
    assert "holds: front, built from aaaa" in done.out


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("DIGEST", f"sha256:{64 * '2'}"),
        ("APPLICATION", "back"),
        ("REVISION", 40 * "b"),
    ],
)
def test_that_of_another_image_is_refused(pod, key, name, other):
    done = verify(pod, attested(pod), **{name: other})
    assert done.code == 1
    assert f"it says {BUILT[name]}, not {other}" in done.error


def changed(provenance, **fields):
    envelope = json.loads(base64.b64decode(provenance)) | fields
    return base64.b64encode(json.dumps(envelope).encode()).decode()


def test_what_this_cluster_has_not_signed_is_refused(pod, key):
    theirs = attested(pod)
    new_key(pod)
    body = json.loads(base64.b64decode(theirs))["payload"]
    other = base64.b64decode(body).replace(64 * b"1", 64 * b"2")
    for provenance in (
        theirs,
        changed(attested(pod), payload=base64.b64encode(other).decode()),
        changed(attested(pod), payloadType="application/json"),
        changed(attested(pod), signatures=[]),
    ):
        done = verify(pod, provenance, DIGEST=f"sha256:{64 * '2'}")
        assert done.code == 1
        assert "does not hold: it is not signed by this cluster" in done.error


@pytest.mark.parametrize("provenance", ["", "e30=", "bm8=", "*"])
def test_what_is_no_envelope_is_refused(pod, key, provenance):
    done = verify(pod, provenance)
    assert done.code == 1
    assert "does not hold: " in done.error


def test_nothing_is_asked_where_nothing_is_deployed(pod, key):
    assert verify(pod, "", APPLICATION="").code == 0


@pytest.mark.parametrize(("name", "value"), [("REVISION", "main"), ("DIGEST", "latest")])
def test_only_a_commit_and_a_digest_are_signed(pod, key, name, value):
    done = pod.run(
        "attest.sh", {**BUILT, name: value, "SIGNER": str(pod.path("private"))}, check=False
    )
    assert done.code == 1
    assert f"{name} must be the" in done.error
