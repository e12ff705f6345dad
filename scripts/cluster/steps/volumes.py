"""Volumes of dist/ whose claim was deleted with its namespace."""

from collections.abc import Callable

from scripts.cluster.bootstrap import Bootstrap
from scripts.cluster.kubectl import Kubectl


def release_volumes(kubectl: Kubectl, bootstrap: Bootstrap, say: Callable[[str], None]) -> None:
    """Let the claims of dist/ bind their volumes again, whose former claims are gone.

    Such a volume is `Released`: it knows its claim by uid, so that no other of the same name gets
    its data. That is taken out of the reference, which stays. Nothing is deleted, and a volume that
    is bound, or that others have reserved, is left alone.
    """
    for declared in bootstrap.of_kind("PersistentVolume"):
        name, wanted = declared["metadata"]["name"], declared["spec"].get("claimRef")
        volume = kubectl.find("persistentvolume", name)
        if not wanted or not volume or volume["status"].get("phase") != "Released":
            continue
        reserved = volume["spec"]["claimRef"]
        place = (wanted["name"], wanted["namespace"])
        if "uid" not in reserved or (reserved["name"], reserved["namespace"]) != place:
            continue
        claim = kubectl.find("persistentvolumeclaim", *place)
        if claim and claim["metadata"]["uid"] == reserved["uid"]:
            continue
        version = volume["metadata"]["resourceVersion"]
        gone = {"claimRef": {"uid": None, "resourceVersion": None}}
        patch = {"metadata": {"resourceVersion": version}, "spec": gone}
        kubectl.merge("persistentvolume", name, "", patch)
        say(f"volume {name}: its former claim is gone; the new one gets it, with what it holds")
