"""What `make next` lists of another version, tried on the server that is there."""

from tests.apiserver import versions
from tests.apiserver.dist import manifests, title
from tests.apiserver.versions import Seen, applied, differences, seen_by
from tests.objects import made

NAMESPACE = "versions"
SLICES = "use discovery.k8s.io/v1 EndpointSlice"


def web(api_version, kind, **parts):
    return made(kind, "web", NAMESPACE, api_version, **parts)


def test_what_a_version_refuses_and_deprecates_is_listed(cluster):
    cluster.apply(made("Namespace", NAMESPACE))
    objects = [
        web("policy/v1beta1", "PodDisruptionBudget", spec={}),
        web("v1", "ConfigMap", data={"a": 1}),
        web("v1", "Endpoints", subsets=[]),
        web("v1", "Service", spec={"ports": [{"port": 80}], "selector": {"app": "web"}}),
    ]
    seen = seen_by(cluster, objects)
    before = dict.fromkeys(seen, Seen()) | {("Service", "Service versions/web"): Seen()}
    gone, wrong, deprecated, *defaults = differences(before, seen)
    assert gone == (
        "refused: PodDisruptionBudget versions/web: there is no policy/v1beta1 PodDisruptionBudget"
    )
    assert wrong.startswith("refused: ConfigMap versions/web: ")
    assert deprecated.startswith("warns: Endpoints versions/web: v1 Endpoints is deprecated")
    assert SLICES in deprecated
    assert "default: Service spec.type is ClusterIP, and was nothing, in 1 objects" in defaults
    assert differences(seen, seen) == [gone, wrong, deprecated], "what is known stays wrong"


def test_another_default_is_listed_once():
    old, new = (Seen(kept={".spec.a": number}) for number in (1, 2))
    names = [("Deployment", f"Deployment app/{name}") for name in ("one", "other")]
    lines = differences(dict.fromkeys(names, old), dict.fromkeys(names, new))
    assert lines == ["default: Deployment spec.a is 2, and was 1, in 2 objects"]


def test_charts_are_among_the_objects_where_they_are_rendered(tmp_path, monkeypatch):
    monkeypatch.setattr(versions, "CHARTS", tmp_path)
    assert applied() == manifests()
    (tmp_path / "shop").mkdir()
    (tmp_path / "shop/toys.yaml").write_text("{apiVersion: v1, kind: Service, metadata: {name: a}}")
    assert [title(each) for each in applied()[len(manifests()) :]] == ["Service a"]
