"""The server admits what workloads are told, in the whole shape that they take."""

import pytest

from constructs_lib import (
    ScheduledJob,
    ScheduledJobProps,
    TierNamespace,
    TierNamespaceProps,
    WebService,
    WebServiceProps,
    Worker,
    WorkerProps,
)
from tests.apiserver.dist import order, pod_of, title
from tests.apiserver.test_admission import differences
from tests.web.shape import claim, whole_shape

MAKE = {
    "web": lambda chart, shape: WebService(chart, "web", WebServiceProps(**shape)),
    "worker": lambda chart, shape: Worker(chart, "worker", WorkerProps(**shape)),
    "job": lambda chart, shape: ScheduledJob(
        chart, "job", ScheduledJobProps(**shape, schedule="0 3 * * *")
    ),
}


@pytest.mark.parametrize("name", MAKE)
def test_is_admitted_and_kept_as_written(cluster, chart, name):
    TierNamespace(chart, "test", TierNamespaceProps())
    MAKE[name](chart, whole_shape(chart))
    claim(chart)
    important = {"apiVersion": "scheduling.k8s.io/v1", "kind": "PriorityClass", "value": 1}
    cluster.apply({**important, "metadata": {"name": "important"}})
    objects = sorted(chart.to_json(), key=order)
    answers = {title(each): cluster.apply(each) for each in objects}
    assert {name: answer.warnings for name, answer in answers.items() if answer.warnings} == {}
    rewritten = [text for each in objects for text in differences(each, cluster.get(each))]
    assert rewritten == []
    (workload,) = [each for each in objects if each["kind"] in ("Deployment", "CronJob")]
    assert cluster.create(pod_of(workload), dry_run=True).warnings == []
