"""How many pods a workload has: fixed bounds, and an autoscaler between them."""

from typing import Self

from cdk8s_plus_27 import k8s
from pydantic import Field, model_validator

from constructs_lib.core.fields import Percent
from constructs_lib.core.props import Props


class AutoscalingSettings(Props):
    """Bounds of the number of pods, and the load that they should carry."""

    min_replicas: int = Field(default=1, ge=1)
    """Fewest pods. Above 1 a disruption budget keeps all but one of them in node maintenance."""

    max_replicas: int = Field(default=3, ge=1)
    """Most pods. Equal to `min_replicas` it fixes their number, and there is no autoscaler."""

    cpu_percent: Percent = 70
    """Mean CPU to hold, in percent of the request. 70 leaves room while a new pod starts."""

    memory_percent: Percent | None = None
    """Mean memory to hold, in percent of the request.

    None scales on CPU alone, since the memory of most runtimes does not fall again.
    """

    scale_down_seconds: int = Field(default=300, ge=0, le=3600)
    """Seconds of low load before pods are removed. 300, Kubernetes' default, bridges lulls."""

    @model_validator(mode="after")
    def _bounds_in_order(self) -> Self:
        if self.min_replicas > self.max_replicas:
            raise ValueError(
                "'min_replicas' must not exceed 'max_replicas', "
                f"got {self.min_replicas} and {self.max_replicas}; lower one of them"
            )
        return self

    @property
    def is_fixed(self) -> bool:
        """Whether the number of pods never changes."""
        return self.min_replicas == self.max_replicas

    def autoscaler(self, metadata: k8s.ObjectMeta) -> k8s.KubeHorizontalPodAutoscalerV2Props:
        """Returns an autoscaler for the Deployment that has its name."""
        metrics = [
            _utilization(resource, percent)
            for resource, percent in (("cpu", self.cpu_percent), ("memory", self.memory_percent))
            if percent is not None
        ]
        one_a_minute = k8s.HpaScalingPolicyV2(type="Pods", value=1, period_seconds=60)
        return k8s.KubeHorizontalPodAutoscalerV2Props(
            metadata=metadata,
            spec=k8s.HorizontalPodAutoscalerSpecV2(
                scale_target_ref=k8s.CrossVersionObjectReferenceV2(
                    api_version="apps/v1", kind="Deployment", name=str(metadata.name)
                ),
                min_replicas=self.min_replicas,
                max_replicas=self.max_replicas,
                metrics=metrics,
                behavior=k8s.HorizontalPodAutoscalerBehaviorV2(
                    scale_down=k8s.HpaScalingRulesV2(
                        stabilization_window_seconds=self.scale_down_seconds,
                        policies=[one_a_minute],
                    )
                ),
            ),
        )


def _utilization(resource: str, percent: int) -> k8s.MetricSpecV2:
    target = k8s.MetricTargetV2(type="Utilization", average_utilization=percent)
    return k8s.MetricSpecV2(
        type="Resource", resource=k8s.ResourceMetricSourceV2(name=resource, target=target)
    )
