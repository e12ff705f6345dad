"""Charts of Helm in a tier: their installation, and their pods as ends of connections."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from cdk8s import Chart

from constructs_lib.argocd.helm.component import HelmComponent
from constructs_lib.argocd.helm.values import with_images
from constructs_lib.kube.declarations import Declarations, DeclaredChart
from constructs_lib.kube.names import DnsLabel
from constructs_lib.network.helm_pods import HelmPods, HelmPodsProps
from constructs_lib.props.arguments import checked_argument, checked_objects
from constructs_lib.tree.api_objects import ApiObjects, path_of

if TYPE_CHECKING:
    from constructs_lib.platform.tier import Tier


def install(tier: "Tier", component: HelmComponent) -> None:
    """Add a third-party chart to a tier; Argo CD installs it in the namespace of the tier.

    The chart and the images in its values come from the mirrors, if there are any.
    """
    checked_objects(tier.name, HelmComponent, component=component)
    mirrors, values = tier.context.mirrors, component.values
    if mirrors.images:
        values = with_images(values, mirrors.image)
    update = {"chart": mirrors.chart(component.chart), "values": values}
    component = component.model_copy(update=update)
    if component.name in {tier.name, *(each.name for each in tier.components)}:
        raise ValueError(
            f"{tier.name}: 'name' of a component must differ from the tier's and from other "
            f"components', got {component.name!r} twice; rename the tier or the release"
        )
    tier.components.append(component)
    pods = [group.declaration(tier.namespace) for group in component.pods_in_an_update]
    chart = DeclaredChart(
        namespace=tier.namespace,
        name=component.name,
        images=component.images,
        services=dict(component.services),
        kinds=[*component.namespaced_kinds],
        jobs=[*component.jobs],
    )
    declared = Declarations(pods=pods, charts=[chart])
    ApiObjects(tier, f"Pods-{component.name}", {}, declared)


def chart_pods(chart: Chart, component: HelmComponent, name: str, *default_ports: str) -> HelmPods:
    """Return pods of a third-party chart as one end of connections.

    Args:
        chart: Chart of the tier that gets the policies of the pods.
        component: Record of the third-party chart.
        name: Name of the pods in that record.
        default_ports: Names of the ports that a caller gets if it names none.
    """
    path = path_of(chart)
    checked_objects(path, HelmComponent, component=component)
    checked_argument(path, "name", DnsLabel, name)
    checked_argument(path, "default_ports", Sequence[DnsLabel], default_ports)
    if name not in component.pods:
        raise ValueError(
            f"{path}: 'name' must be one of the pods of '{component.name}' "
            f"({', '.join(component.pods) or 'none'}), got {name!r}; correct it"
        )
    pods = component.pods[name]
    for port in default_ports:
        if port not in pods.ports:
            raise ValueError(
                f"{path}: 'default_ports' must be ports of '{name}' "
                f"({', '.join(pods.ports) or 'none'}), got {port!r}; correct it"
            )
    ports = [pods.ports[port] for port in default_ports]
    return HelmPods(chart, name, HelmPodsProps(pod_labels=pods.pod_labels, ports=ports))
