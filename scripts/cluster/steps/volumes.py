"""Volumes of dist/ whose claim was deleted with its namespace."""

from collections.abc import Callable

from scripts.cluster.api import Cluster
from scripts.cluster.declared.bootstrap import Bootstrap


def release_volumes(cluster: Cluster, bootstrap: Bootstrap, say: Callable[[str], None]) -> None:
    """Lets the claims of dist/ bind their volumes again, whose former claims are gone.

    Such a volume is `Released`: it knows its claim by uid, so that no other of the same name gets
    its data. That is taken out of the reference, which stays. Nothing is deleted. May be run at
    any time; a volume that is bound, or that others have reserved, is left alone.

    Raises:
        Conflict: A volume was changed at the same time.
    """
    for declared in bootstrap.volumes():
        name, wanted = declared["metadata"]["name"], declared["spec"]["claimRef"]
        path = f"/api/v1/persistentvolumes/{name}"
        claim_path = f"/api/v1/namespaces/{wanted['namespace']}/persistentvolumeclaims"
        volume = cluster.find(path)
        if not volume or volume["status"].get("phase") != "Released":
            continue
        reserved = volume["spec"]["claimRef"]
        if "uid" not in reserved:
            continue
        claim = f"{reserved['namespace']}/{reserved['name']}"
        if claim != f"{wanted['namespace']}/{wanted['name']}":
            say(f"volume {name}: left alone, since it was of {claim}")
            continue
        found = cluster.find(f"{claim_path}/{wanted['name']}")
        if found and found["metadata"]["uid"] == reserved["uid"]:
            continue
        cluster.merge(
            path,
            {
                "metadata": {"resourceVersion": volume["metadata"]["resourceVersion"]},
                "spec": {"claimRef": {"uid": None, "resourceVersion": None}},
            },
        )
        say(f"volume {name}: its former claim is gone; a new {claim} gets it, with what it holds")
