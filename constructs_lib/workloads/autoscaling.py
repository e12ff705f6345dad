"""Number of pods of a workload: fixed bounds, and an autoscaler between them."""

from typing import Self

from pydantic import Field, model_validator

from constructs_lib.core.fields import MAX_INT32, Percent
from constructs_lib.core.props import Props
from constructs_lib.core.structs import k8s


class AutoscalingProps(Props):
    """Bounds for the number of pods, and the load that the autoscaler aims for."""

    min_replicas: int = Field(default=1, ge=1, le=MAX_INT32)
    """Minimum number of pods."""

    max_replicas: int = Field(default=3, ge=1, le=MAX_INT32)
    """Maximum number of pods. If it equals `min_replicas`, there is no autoscaler. If above 1, a
    disruption budget keeps node maintenance from evicting more than one pod at a time.
    """

    cpu_percent: Percent = 70
    """Average CPU to aim for, in percent of the request. 70 leaves room while a new pod starts."""

    memory_percent: Percent | None = None
    """Average memory to aim for, in percent of the request.

    None scales on CPU alone, since most runtimes do not release memory.
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

    def autoscaler(self, metadata: k8s.ObjectMeta) -> k8s.HorizontalPodAutoscaler:
        """Return an autoscaler for the Deployment of the same name."""
        metrics = [
            _utilization(resource, percent)
            for resource, percent in (("cpu", self.cpu_percent), ("memory", self.memory_percent))
            if percent is not None
        ]
        one_a_minute = k8s.HPAScalingPolicy(type="Pods", value=1, period_seconds=60)
        return k8s.HorizontalPodAutoscaler(
            metadata=metadata,
            spec=k8s.HorizontalPodAutoscalerSpec(
                scale_target_ref=k8s.CrossVersionObjectReference(
                    api_version="apps/v1", kind="Deployment", name=str(metadata.name)
                ),
                min_replicas=self.min_replicas,
                max_replicas=self.max_replicas,
                metrics=metrics,
                behavior=k8s.HorizontalPodAutoscalerBehavior(
                    scale_down=k8s.HPAScalingRules(
                        stabilization_window_seconds=self.scale_down_seconds,
                        policies=[one_a_minute],
                    )
                ),
            ),
        )


def _utilization(resource: str, percent: int) -> k8s.MetricSpec:
    target = k8s.MetricTarget(type="Utilization", average_utilization=percent)
    return k8s.MetricSpec(
        type="Resource", resource=k8s.ResourceMetricSource(name=resource, target=target)
    )
