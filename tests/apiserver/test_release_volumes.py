"""Volumes whose claim was deleted, by the real controller; test_lost_namespace.py has more."""

from copy import deepcopy

import pytest

from constructs_lib.kube.label_keys import ALLOW_DELETE
from scripts.cluster.bootstrap import Bootstrap
from scripts.cluster.steps.argo_cd import release_volumes
from tests.apiserver.cluster import wait_until
from tests.apiserver.dist import manifests, title
from tests.apiserver.platform_checkout import PlatformCheckout


def of_dist(kind, name):
    (found,) = [
        each for each in manifests() if (each["kind"], each["metadata"]["name"]) == (kind, name)
    ]
    return deepcopy(dict(found))


class Volume:
    """The volume of dist/ for backups with its claim, in a namespace of their own."""

    def __init__(self, platform):
        self.platform, self.cluster = platform, platform.cluster
        self.namespace = platform.namespace("data")
        place = self.namespace["metadata"]["name"]
        self.claim = of_dist("PersistentVolumeClaim", "postgresql-backup")
        self.claim["metadata"] |= {"namespace": place, "labels": {}}
        self.volume = of_dist("PersistentVolume", "db-postgresql-backup")
        self.claim["spec"]["volumeName"] = self.volume["metadata"]["name"] = f"{place}-backup"
        self.volume["spec"]["claimRef"]["namespace"] = place

    def apply(self):
        for each in (self.namespace, self.volume, self.claim):
            self.cluster.apply(each)

    def stored(self):
        return self.cluster.get(self.volume)

    def wait_for(self, phase):
        wait_until(f"the volume is {phase}", lambda: self.stored()["status"]["phase"] == phase)

    def bind(self):
        self.apply()
        claim = self.claim
        wait_until("it binds", lambda: self.cluster.get(claim)["status"]["phase"] == "Bound")
        self.wait_for("Bound")

    def lose(self, lost):
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
    volume = Volume(platform)
    platform.write("db/backup.yaml", volume.volume)
    yield volume
    cluster.annotate(volume.volume, {ALLOW_DELETE: "true"})
    cluster.delete(volume.volume)


def test_a_volume_is_released_once_its_claim_is_gone(volume):
    assert volume.release() == []
    volume.bind()
    before = volume.stored()
    assert volume.release() == []
    assert volume.stored() == before
    volume.lose(volume.claim)
    (said,) = volume.release()
    assert f"volume {volume.volume['metadata']['name']}: its former claim is gone" in said
    volume.wait_for("Available")
    assert volume.release() == []
    volume.bind()


def test_leaves_other_volumes_alone(volume):
    other, foreign = deepcopy(volume.volume), deepcopy(volume.volume)
    volume.bind()
    volume.lose(volume.claim)
    before = volume.stored()
    other["metadata"]["name"] += "-other"
    volume.platform.write("db/backup.yaml", other)
    assert volume.release() == []
    foreign["spec"]["claimRef"]["name"] = "another"
    volume.platform.write("db/backup.yaml", foreign)
    assert volume.release() == []
    assert volume.stored() == before


def test_leaves_a_volume_alone_whose_claim_is_there(volume, api):
    volume.bind()
    before = volume.stored()

    class Late:
        merge = api.merge

        def find(self, kind, *place):
            seen = {"status": {"phase": "Released"}} if kind == "persistentvolume" else {}
            return api.find(kind, *place) | seen

    release_volumes(Late(), Bootstrap(volume.platform.root), pytest.fail)
    assert volume.stored() == before
