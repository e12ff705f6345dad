import pytest
from cdk8s import App, Chart
from pydantic import ValidationError

from constructs_lib import SecretRef, WebIngress, WebIngressProps, WebService, WebServiceProps
from constructs_lib.props.secret_list import BcryptHash, StatedValue
from constructs_lib.secrets.needed import needed_secrets
from constructs_lib.testing import assert_rules
from constructs_lib.workloads import PodProps


def web(chart, id, *secrets):
    environment = {f"V{n}": secret.key(secret.keys[0]) for n, secret in enumerate(secrets)}
    return WebService(chart, id, WebServiceProps(image="web:1", environment=environment))


def test_needed_secrets(chart, manifests):
    user = StatedValue(text="shop")
    database = SecretRef(name="database", keys=("user", "password"), values={"user": user})
    session = SecretRef(name="session", keys=("salt", "since"), values={"since": "time"})
    web(chart, "shop", database, session)
    service = web(chart, "cart", SecretRef(name="database", keys=("password", "certificate")))
    props = WebIngressProps(hosts=["shop.example"], tls_secret="tls")
    WebIngress(chart, "ingress", props, routes={"/": service})
    assert needed_secrets(chart) == manifests
    assert_rules(chart)


def test_copies_hashes_and_labels(tmp_path, manifests):
    app = App(outdir=str(tmp_path))
    one, other = (Chart(app, name, namespace=name) for name in ("one", "other"))
    password = SecretRef(name="admin", keys=("password",), labels={"part": "a"})
    value = BcryptHash(bcrypt_of="admin", key="password")
    web(one, "shop", password, SecretRef(name="hash", keys=("hash",), values={"hash": value}))
    web(other, "cart", SecretRef(name="admin", keys=("password",), copied_from="one"))
    assert needed_secrets(app) == manifests
    assert_rules(app)


def test_a_login_for_images_is_given(chart):
    """At random it would be made once, of another type, and no image could be pulled with it."""
    login = SecretRef(name="registry", keys=(".dockerconfigjson",))
    pod = PodProps(image_pull_secrets=[login])
    WebService(chart, "web", WebServiceProps(image="registry.example/web:1", pod=pod))
    assert needed_secrets(chart) == [
        {"namespace": "test", "name": "registry", "values": {".dockerconfigjson": "given"}}
    ]


@pytest.mark.parametrize("stated_first", [True, False])
def test_who_states_a_value_is_heard(chart, stated_first):
    stated = SecretRef(name="a", keys=("user",), values={"user": StatedValue(text="shop")})
    users = [stated, SecretRef(name="a", keys=("user",))]
    web(chart, "shop", *(users if stated_first else reversed(users)))
    assert needed_secrets(chart)[0]["values"] == {"user": {"text": "shop"}}


def test_refuses_a_key_that_the_secret_lacks():
    message = r"'key' must be one of the keys of Secret 'db' \(user, password\), got 'pasword'"
    with pytest.raises(ValidationError, match=message):
        SecretRef(name="db", keys=("user", "password")).key("pasword")
