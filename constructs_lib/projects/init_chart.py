"""Writes the record of a chart from its rendered manifests.

helm template cert-manager oci://quay.io/jetstack/charts/cert-manager --include-crds |
  python -m constructs_lib init chart cert-manager --repository quay.io/jetstack/charts
"""

import sys
from argparse import ArgumentParser
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from pprint import pformat

import yaml

from constructs_lib.analysis.charts.rendering import applied
from constructs_lib.analysis.documents import Loader, manifests_of
from constructs_lib.argocd.helm.values import chart_image
from constructs_lib.kube.manifests import Manifest, at, kind_of
from constructs_lib.kube.names import DnsLabel
from constructs_lib.kube.pod_templates import CONTAINER_FIELDS, pod_template
from constructs_lib.props.arguments import checked_argument

DEFINITION = "CustomResourceDefinition"
"""Kind that defines other kinds."""

RECORD = '''\
"""Chart {name}, from its rendered manifests."""

from pathlib import Path

from constructs_lib.argocd import ComponentPods, HelmChart, HelmComponent, chart_values

CHART = HelmComponent(
    name={name!r},
    chart=HelmChart(repository={repository!r}, name={chart!r}, version={version!r}),
    values=chart_values(Path(__file__).with_name("values.yaml")),
    namespaced_kinds={namespaced},
    cluster_objects={cluster},
    pods={{
{pods}
    }},
    provides={provides},
)
'''

VALUES = "# The keys of images are guessed: correct them by those of the chart.\n"


def main(prog: str, arguments: Sequence[str]) -> None:
    """Run the command line."""
    parser = ArgumentParser(
        prog=prog,
        description="Writes the record of a chart to a package: its kinds, cluster-scoped objects, "
        "pods with their labels and ports, API groups, and a file of values with its images.",
    )
    parser.add_argument("name", help="name of the release and, with '_', of the package")
    parser.add_argument(
        "--repository", required=True, help="repository of the chart, such as ghcr.io/team/charts"
    )
    parser.add_argument("--rendered", type=Path, help="output of 'helm template'; default: stdin")
    given = parser.parse_args(arguments)
    folder = Path(given.name.replace("-", "_"))
    try:
        checked_argument("init chart", "name", DnsLabel, given.name, "choose another")
        if folder.exists():
            raise ValueError(f"'{folder}' exists; move it away, or choose another name")
        text = given.rendered.read_text() if given.rendered else sys.stdin.read()
        made = [*manifests_of(yaml.load_all(text, Loader))]
        manifests = [*applied(made, given.name, made)]
        module, values = record(given.name, given.repository, manifests)
        folder.mkdir()
        (folder / "__init__.py").write_text(module)
        (folder / "values.yaml").write_text(values)
    except (OSError, ValueError, yaml.YAMLError) as error:
        sys.exit(str(error))
    print(f"{folder}/: made. Correct the keys in values.yaml, then install(CHART) in a tier.")


def record(name: str, repository: str, manifests: Sequence[Manifest]) -> tuple[str, str]:
    """Return the module with the record of a chart, and the file of its values."""
    chart, version = _chart(name, manifests)
    namespaced: set[str] = set()
    cluster: dict[str, list[str]] = defaultdict(list)
    images: dict[str, str] = {}
    pods: dict[str, str] = {}
    for each in manifests:
        kind = kind_of(each)
        if at(each, "metadata", "namespace"):
            namespaced.add(kind)
        else:
            cluster[kind].append(each["metadata"]["name"])
        if template := pod_template(each):
            boxes = [box for field in CONTAINER_FIELDS for box in template.spec.get(field, ())]
            part = str(each["metadata"]["name"]).removeprefix(name).removeprefix("-")
            for box in boxes:
                images.setdefault(
                    box["image"], part if part not in images.values() else box["name"]
                )
            labels = _labels(template.labels)
            pods[each["metadata"]["name"]] = (
                f"ComponentPods(pod_labels={labels!r}, ports={_ports(boxes)!r})"
            )
    groups = {at(each, "spec", "group") for each in manifests if each["kind"] == DEFINITION}
    module = RECORD.format(
        name=name,
        chart=chart,
        version=version,
        repository=repository,
        namespaced=pformat(sorted(namespaced)),
        cluster=pformat({kind: sorted(names) for kind, names in sorted(cluster.items())}),
        pods="\n".join(f"        {key!r}: {value}," for key, value in sorted(pods.items())),
        provides=pformat(sorted(groups)),
    )
    values: Manifest = {}
    for image, part in images.items():
        # Most charts have the image of a part below its name.
        (values.setdefault(part, {}) if part else values)["image"] = chart_image(image)
    return module, VALUES + yaml.safe_dump(values, sort_keys=False)


def _chart(name: str, manifests: Iterable[Manifest]) -> tuple[str, str]:
    """Return name and version of the chart, of which charts make a label of their objects."""
    for each in manifests:
        label = str(at(each, "metadata", "labels", "helm.sh/chart") or "")
        for start in (name, at(each, "metadata", "labels", "app.kubernetes.io/name")):
            if start and label.startswith(f"{start}-"):
                return start, label.removeprefix(f"{start}-").replace("_", "+")
    raise ValueError(
        f"the manifests must have label 'helm.sh/chart' of chart {name!r}; pass the output of "
        "'helm template'"
    )


def _labels(labels: Mapping[str, str]) -> dict[str, str]:
    """Return the labels that tell pods of the chart from others, in each release and version."""
    keys = ("app.kubernetes.io/name", "app.kubernetes.io/component")
    return {key: labels[key] for key in keys if key in labels} or dict(labels)


def _ports(containers: Iterable[Manifest]) -> dict[str, int]:
    ports = [port for box in containers for port in box.get("ports", ())]
    return {
        port.get("name") or f"port-{port['containerPort']}": port["containerPort"] for port in ports
    }
