"""Sizes of Argo CD follow from what it delivers, by arithmetic."""

import pytest
from pydantic import ValidationError

from constructs_lib.kube.quantities import amount
from constructs_lib.props.resources import ResourcesProps
from constructs_lib.reference.charts.argocd.props import ArgoCdProps
from constructs_lib.reference.charts.argocd.scale import (
    CONTROLLER_MIB,
    LOOK_SECONDS,
    MIB_PER_APPLICATION,
    ArgoCdScaleProps,
    Sizes,
    sizes_of,
)

LARGE = ResourcesProps(cpu_request="1", cpu_limit="4", memory_request="4Gi", memory_limit="8Gi")


def sizes(applications, clusters=1, resources=LARGE, **stated):
    scale = ArgoCdScaleProps(applications=applications, **stated)
    return sizes_of(scale, resources, clusters)


def test_the_chart_decides_where_nothing_is_said():
    assert ArgoCdProps().sizes == Sizes(1, 1, 60, None, None)


def test_few_applications_take_the_sizes_of_argo_cd():
    assert sizes(1) == Sizes(1, 1, 60, 20, 10)


def test_a_thousand_on_one_cluster_take_what_argo_cd_advises():
    found = sizes(1000)
    assert (found.shards, found.status_processors, found.operation_processors) == (1, 50, 25)


def test_shards_have_whole_clusters():
    """A shard without a cluster would do nothing."""
    resources = ResourcesProps(memory_limit="64Gi")
    most = sizes(40_000, 100, resources).shards
    assert most > 2
    assert sizes(40_000, most - 1, resources).shards == most - 1
    assert sizes(40_000, 1, resources).shards == 1


@pytest.mark.parametrize("applications", [1, 100, 1000, 10_000, 50_000, 100_000])
def test_every_shard_has_memory_for_its_applications(applications):
    found = sizes(applications, clusters=100)
    needed = CONTROLLER_MIB + MIB_PER_APPLICATION * applications / found.shards
    assert needed <= amount(LARGE.memory_limit) / 2**20
    assert found.shards <= 100


def test_more_applications_never_take_less():
    found = [sizes(number, clusters=100) for number in range(1, 100_000, 997)]
    for number in ("shards", "repo_servers"):
        each = [getattr(size, number) for size in found]
        assert each == sorted(each)
        assert each[0] == 1
        assert each[-1] > 1


def test_what_is_stated_holds():
    assert sizes(1000, shards=7, interval_seconds=90) == Sizes(7, 1, 90, 20, 10)


@pytest.mark.parametrize("applications", [1, 300, 1000, 20_000])
def test_looks_leave_half_of_the_cpu_for_syncs(applications):
    """A queue that grows faster than it is worked off would never end."""
    resources = ResourcesProps(cpu_limit="600m", memory_limit="64Gi")
    found = sizes(applications, clusters=3, resources=resources)
    looks = applications * LOOK_SECONDS / found.shards / found.interval_seconds
    assert looks <= amount(resources.cpu_limit) / 2
    assert (found.interval_seconds == 60) == (applications < 20_000)


def test_refuses_more_applications_of_a_cluster_than_a_shard_has_memory_for():
    small = ResourcesProps(memory_request="256Mi", memory_limit="400Mi")
    message = (
        "'resources.memory_limit' must be at least [0-9]+Mi, .* 1000 Applications .*, got 400Mi"
    )
    with pytest.raises(ValidationError, match=message):
        ArgoCdProps(scale={"applications": 1000}, resources=small)
    clusters = {f"c{n}": {"server": f"https://c{n}.example"} for n in range(9)}
    assert ArgoCdProps(scale={"applications": 1000}, resources=small, clusters=clusters)


def test_refuses_two_names_of_one_cluster():
    clusters = {name: {"server": "https://one.example"} for name in ("tokyo", "osaka")}
    with pytest.raises(ValidationError, match="'clusters' must have different servers, got 'https"):
        ArgoCdProps(clusters=clusters)
