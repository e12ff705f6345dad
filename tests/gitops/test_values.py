"""A mistake in the values of charts is named, and mended by pushing its correction."""

import pytest
import yaml

from tests.gitops.steps import push_mistake

pytestmark = pytest.mark.by_turns("values, teams and signatures")

FILES = ["cicd/argocd-values.yaml", "ingress/nginx-ingress-values.yaml"]


def no_yaml(file):
    file.write_text(f"{file.read_text()}\n  open: [")
    return f"{file.name}: error converting YAML"


def what_the_chart_refuses(file):
    values = yaml.safe_load(file.read_text())
    file.write_text(yaml.safe_dump({**values, "refused": True}))
    return "refused is not allowed"


def no_file(file):
    file.unlink()
    return f"{file.name}: no such file"


@pytest.mark.parametrize(
    "mistakes", [(no_yaml, what_the_chart_refuses), (what_the_chart_refuses, no_file)]
)
def test_values_of_each_chart_at_once(settled, mistakes):
    pairs = zip(mistakes, FILES, strict=True)
    messages = [mistake(settled.files / file) for mistake, file in pairs]
    namespace = settled.files / "db/namespace.yaml"
    namespace.write_text(namespace.read_text().replace("kind: Namespace", "kind: Namespaze"))
    push_mistake(settled, *messages, "Namespaze")
    settled.correct()
