import pytest
from pydantic import ValidationError

from constructs_lib.argocd import ArgoCluster, ArgoClusterProps
from constructs_lib.secrets.needed import needed_secrets

SERVER = "https://tokyo.example:6443"


def test_its_login_is_asked_for_and_its_address_is_stated(chart):
    """Argo CD finds the Secret by the label; nothing of it is in Git."""
    ArgoCluster(chart, "tokyo", ArgoClusterProps(server=SERVER, labels={"region": "asia"}))
    assert chart.to_json() == []
    (secret,) = needed_secrets(chart)
    assert secret["name"] == "cluster-tokyo"
    assert secret["labels"] == {"argocd.argoproj.io/secret-type": "cluster", "region": "asia"}
    assert secret["values"] == {
        "config": "given",
        "name": {"text": "tokyo"},
        "server": {"text": SERVER},
    }


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"server": "https://kubernetes.default.svc"}, "'server' must be another cluster"),
        ({"server": "http://tokyo.example"}, "'server' must be the address of an API server"),
        ({"server": SERVER, "labels": {"app.kubernetes.io/name": "a"}}, "'labels'"),
    ],
)
def test_refuses(given, message):
    with pytest.raises(ValidationError, match=message):
        ArgoClusterProps(**given)
