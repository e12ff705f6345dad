"""The ways back after the namespace or the whole cluster was deleted, as documented."""

import re
import shlex

from tests.checkout import ROOT
from tests.live.cluster import wait_until
from tests.live.jobs import Job, backed_up, fingerprint

VOLUME = "db-postgresql-backup"


def documented(words):
    """Returns the only command of the documents with these words, without its program."""
    text = (ROOT / "docs/backup-and-restore.md").read_text()
    (command,) = re.findall(rf"^(?:\$ )?kubectl (.*{words}.*)$", text, re.MULTILINE)
    return shlex.split(command)


def restored_onto_new_server(cluster, snapshot, before):
    """The newest backup is of another server, so it has to be named."""
    refused = cluster.restore_script("latest", "--yes")
    assert refused.returncode == 3, refused.output
    assert "is of another server" in refused.output
    cluster.restored(snapshot, "--yes")
    assert fingerprint(cluster) == before
    assert Job(cluster, "postgresql-backup").ended() == "Complete"


def test_namespace_made_again(cluster):
    snapshot, before = backed_up(cluster), fingerprint(cluster)
    refused = cluster.try_kubectl("delete", "namespace", "db")
    assert "is protected from deletion" in refused.output
    cluster.kubectl("annotate", "namespace", "db", "cdk8s-web-platform/allow-delete=true")
    cluster.kubectl("delete", "namespace", "db")
    cluster.deliver()
    assert cluster.get("pv", VOLUME)["status"]["phase"] == "Released"
    cluster.kubectl(*documented("patch persistentvolume"))
    wait_until("it is bound", lambda: cluster.get("pv", VOLUME)["status"]["phase"] == "Bound")
    restored_onto_new_server(cluster, snapshot, before)


def test_cluster_made_again(cluster):
    """Of the old one the folder and the key are left."""
    snapshot, before = backed_up(cluster), fingerprint(cluster)
    cluster.delete()
    cluster.create()
    cluster.deliver()
    restored_onto_new_server(cluster, snapshot, before)
