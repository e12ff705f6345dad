"""Volumes whose namespace was deleted, bound again by the real controller."""

from copy import deepcopy

import pytest

from constructs_lib.core.labels import ALLOW_DELETE
from scripts.cluster.declared.bootstrap import Bootstrap
from scripts.cluster.steps.volumes import release_volumes
from tests.apiserver.cluster import wait_until
from tests.apiserver.dist import manifests, title
from tests.apiserver.platform_checkout import PlatformCheckout


def of_dist(kind, name):
    (found,) = [
        each for each in manifests() if (each["kind"], each["metadata"]["name"]) == (kind, name)
    ]
    return dict(found)


class Volume:
    """The volume of dist/ for backups with its claim, in a namespace of their own."""

    def __init__(self, platform, name):
        self.platform, self.cluster = platform, platform.cluster
        self.namespace = platform.namespace(name)
        place = self.namespace["metadata"]["name"]
        self.claim, self.volume = (
            deepcopy(of_dist(kind, found))
            for kind, found in (
                ("PersistentVolumeClaim", "postgresql-backup"),
                ("PersistentVolume", "db-postgresql-backup"),
            )
        )
        self.claim["metadata"] |= {"namespace": place, "labels": {}}
        self.claim["spec"]["volumeName"] = self.volume["metadata"]["name"] = f"{place}-backup"
        self.volume["spec"]["claimRef"]["namespace"] = place

    def apply(self):
        for each in (self.namespace, self.volume, self.claim):
            self.cluster.apply(each)

    def phase(self, of="volume"):
        return self.cluster.get(getattr(self, of))["status"]["phase"]

    def wait_for(self, phase, of="volume"):
        wait_until(f"{title(getattr(self, of))} is {phase}", lambda: self.phase(of) == phase)

    def bind(self):
        self.apply()
        self.wait_for("Bound", of="claim")
        self.wait_for("Bound")

    def lose(self, what="claim"):
        """Deletes the claim, or the namespace and with it the claim."""
        lost = getattr(self, what)
        self.cluster.delete(lost)
        wait_until(f"{title(lost)} is gone", lambda: not self.cluster.find(lost))
        self.wait_for("Released")

    def release(self):
        said = []
        release_volumes(self.platform.api, Bootstrap(self.platform.root), said.append)
        return said


@pytest.fixture
def volume(tmp_path, cluster, api, controllers):
    platform = PlatformCheckout(tmp_path, cluster, api)
    volume = Volume(platform, "data")
    platform.write("db/backup.yaml", volume.volume)
    yield volume
    cluster.annotate(volume.volume, {ALLOW_DELETE: "true"})
    cluster.delete(volume.volume)


def looked_at_in_vain(volume):
    """Waits until the controller says that the claim does not get the volume."""

    def refused():
        return [
            event
            for event in volume.cluster.list("v1", "Event", volume.claim["metadata"]["namespace"])
            if event["reason"] == "FailedBinding" and "already bound" in event["message"]
        ]

    wait_until("the new claim is refused the volume", refused)


def test_a_new_claim_binds_the_volume_of_a_deleted_namespace(volume):
    volume.bind()
    before = volume.cluster.get(volume.volume)
    volume.lose("namespace")
    volume.apply()
    looked_at_in_vain(volume)
    assert (volume.phase(), volume.phase("claim")) == ("Released", "Pending")
    (said,) = volume.release()
    assert f"volume {volume.volume['metadata']['name']}: its former claim is gone" in said
    volume.wait_for("Bound", of="claim")
    volume.wait_for("Bound")
    after = volume.cluster.get(volume.volume)
    assert after["metadata"]["uid"] == before["metadata"]["uid"]
    assert after["spec"]["local"] == before["spec"]["local"]
    assert volume.release() == []


def test_is_safe_at_any_time(volume):
    assert volume.release() == []
    volume.bind()
    bound = volume.cluster.get(volume.volume)
    assert volume.release() == []
    assert volume.cluster.get(volume.volume) == bound
    volume.lose()
    # There is no new claim yet.
    assert len(volume.release()) == 1
    volume.wait_for("Available")
    assert volume.release() == []
    volume.bind()


def test_leaves_other_volumes_alone(volume, tmp_path):
    """One that dist/ does not have, and one that was another claim's."""
    other = deepcopy(volume.volume)
    volume.bind()
    volume.lose()
    before = volume.cluster.get(volume.volume)
    other["metadata"]["name"] += "-other"
    volume.platform.write("db/backup.yaml", other)
    assert volume.release() == []
    foreign = deepcopy(volume.volume)
    foreign["spec"]["claimRef"]["name"] = "another"
    volume.platform.write("db/backup.yaml", foreign)
    (said,) = volume.release()
    assert "left alone, since it was of" in said
    assert volume.cluster.get(volume.volume) == before


def test_leaves_a_volume_alone_whose_claim_is_there(volume, api):
    """As where it is bound between two looks."""
    volume.bind()
    before = volume.cluster.get(volume.volume)

    class Late:
        merge = api.merge

        def find(self, path):
            seen = {"status": {"phase": "Released"}} if "persistentvolumes" in path else {}
            return api.find(path) | seen

    release_volumes(Late(), Bootstrap(volume.platform.root), pytest.fail)
    assert volume.cluster.get(volume.volume) == before
