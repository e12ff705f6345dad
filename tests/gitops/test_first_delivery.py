"""Argo CD brings dist/ to an empty cluster, completely, in order, and finds no difference then."""

from tests.gitops.delivery import is_settled, state_of


def test_every_application_is_synced_and_healthy(delivery):
    assert {name: state_of(app)[:2] for name, app in delivery.applications().items()} == {
        name: ("Synced", "Healthy") for name in delivery.names()
    }


def test_every_object_of_dist_is_delivered(delivery):
    delivered = [
        (resource["kind"], resource["name"])
        for application in delivery.applications().values()
        for resource in application["status"]["resources"]
    ]
    written = [(m["kind"], m["metadata"]["name"]) for _, m in delivery.manifests()]
    assert sorted(delivered) == sorted(written)


def test_an_application_waits_for_those_of_earlier_waves(delivery):
    waves = delivery.expected()
    assert len(set(waves.values())) > 1
    appeared, were_settled = {}, set()
    for application in delivery.history:
        name = application["metadata"]["name"]
        appeared.setdefault(name, set(were_settled))
        if is_settled(application):
            were_settled.add(name)
    too_early = {
        name: earlier
        for name, wave in waves.items()
        if (earlier := {other for other in waves if waves[other] < wave} - appeared[name])
    }
    assert too_early == {}


def test_a_hard_refresh_finds_no_difference(delivery):
    """Automated healing would hide one, hence the look at the operations."""
    before = operations(delivery)
    delivery.refresh("hard")
    delivery.wait_until_settled()
    assert operations(delivery) == before


def operations(delivery):
    """Return when each Application was synced last; one that was made again may be in sync."""
    return {
        name: application["status"].get("operationState", {}).get("startedAt")
        for name, application in delivery.applications().items()
    }
