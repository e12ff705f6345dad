"""Applications that Argo CD delivers, as dist/ has them and as the cluster reports them."""

import json
import re
import shutil
from collections import Counter

import yaml

from scripts.import_api import CrdLoader
from tests.apiserver.cluster import wait_until
from tests.apiserver.dist import WAVE
from tests.checkout import ROOT
from tests.gitops.argocd import NAMESPACE
from tests.gitops.repository import Repository
from tests.reference.charts.archives import find_chart, rendered

DIST = ROOT / "dist"
REFRESH = "argocd.argoproj.io/refresh"
SECONDS = 240
"""More than the 150 after which Argo CD has looked by itself, if an event was lost on it.

It does so every 60 seconds and up to 30 more, where it last looked 60 seconds ago or more.
"""

UNPLAYED = {"metrics-server"}
"""Charts that are always left out: an unserved API hinders every other client."""


def documents(file):
    return [document for document in yaml.load_all(file.read_text(), CrdLoader) if document]


def wave_of(manifest):
    return int(manifest["metadata"].get("annotations", {}).get(WAVE, "0"))


class Delivery:
    """A copy of dist/ in a repository of Gitea, and the Applications that come from it."""

    def __init__(self, cluster, gitea, wanted, folder, log):
        self._cluster = cluster
        self._log = log
        self.history = []
        self.aside = set()
        """Names of Applications without a wait."""
        *self.beside_root, self.root = [
            m for m in documents(DIST / "bootstrap/root.yaml") if m["kind"] == "Application"
        ]
        branch = self.root["spec"]["source"]["targetRevision"]
        self.gitea = gitea
        (repository,) = wanted["repositories"]
        self.gitea_repository = repository["name"]
        self.repository = Repository(folder, gitea.address_of(repository["name"]), branch)
        self.files = self.repository.work / "dist"
        shutil.copytree(DIST, self.files)
        for file in self.files.glob("apps/*.yaml"):
            ours = [self._without_chart(manifest) for manifest in documents(file)]
            file.write_text(yaml.safe_dump_all([manifest for manifest in ours if manifest]))
        self.delivered = [m for _, m in self.manifests() if m["kind"] != "Application"]
        self.first = self.commit = self.repository.push("Copy of dist/")

    def _without_chart(self, manifest):
        """Return an Application with its chart rendered into the repository, or None."""
        name, spec = manifest["metadata"]["name"], manifest["spec"]
        if "sources" not in spec:
            return manifest
        source, git = spec.pop("sources")
        chart = None if source["chart"] in UNPLAYED else find_chart(source["chart"])
        if chart is None:
            return None
        (values,) = source["helm"]["valueFiles"]
        text = rendered(
            chart,
            self.repository.work / values.removeprefix("$values/"),
            source["helm"]["releaseName"],
            spec["destination"]["namespace"],
            source["helm"].get("skipCrds", False),
        )
        folder = self.files / "rendered" / name
        folder.mkdir(parents=True)
        (folder / "chart.yaml").write_text(text)
        git.pop("ref")
        spec["source"] = {**git, "path": f"dist/rendered/{name}"}
        return manifest

    def begin(self):
        """Apply by hand what a person would, and record every state of each Application."""
        kind = ("argoproj.io/v1alpha1", "Application")
        since = self._cluster.resource_version(*kind)
        for manifest in documents(self.files / "bootstrap/root.yaml"):
            self._cluster.apply(manifest)
        last = {}
        for application in self._cluster.changes(*kind, NAMESPACE, since, SECONDS):
            self.history.append(application)
            last[application["metadata"]["name"]] = application
            if not self.unsettled(last):
                return
        raise AssertionError(f"not Synced and Healthy after {SECONDS} s: {self.unsettled()}")

    def expected(self):
        found = [m for file in self.files.glob("apps/*.yaml") for m in documents(file)]
        return {m["metadata"]["name"]: wave_of(m) for m in found if m["kind"] == "Application"}

    def names(self):
        first = (*self.beside_root, self.root)
        return {*self.expected(), *(each["metadata"]["name"] for each in first)}

    def manifests(self, *kinds):
        """Return (file, manifest) for each manifest in the repository, of these kinds if any."""
        return [
            (file, manifest)
            for file in sorted(self.files.rglob("*.yaml"))
            if not file.name.endswith("-values.yaml")
            # Contracts of teams are no manifests.
            and not {"bootstrap", "teams"} & {*file.relative_to(self.files).parts}
            for manifest in documents(file)
            if not kinds or manifest["kind"] in kinds
        ]

    def push(self, message):
        self._await_comparisons()
        self.commit = self.repository.push(message)

    def push_first(self):
        self._await_comparisons()
        self.commit = self.repository.restore(self.first)

    def _await_comparisons(self):
        """Wait until no Application is still compared with a commit before.

        Argo CD forgets what it is told of meanwhile, and looks by itself a minute later or two.
        """

        def compared():
            return [
                name
                for name, each in self.applications().items()
                if each["metadata"].get("annotations", {}).get(REFRESH)
            ]

        self.until("all are compared", lambda: not compared(), compared)

    def restore(self):
        self.push_first()
        self.wait_until_settled()

    def refresh(self, how="normal"):
        for application in self.applications().values():
            self._cluster.annotate(application, {REFRESH: how})

    def applications(self):
        listed = self._cluster.list("argoproj.io/v1alpha1", "Application", NAMESPACE)
        return {application["metadata"]["name"]: application for application in listed}

    def wait_until_settled(self, seconds=SECONDS):
        """Wait until every Application is Synced and Healthy at the last commit, and idle."""
        what = f"every Application is Synced and Healthy at {self.commit[:7]}"
        self.until(what, lambda: not self.unsettled(), seconds=seconds)

    def until(self, what, condition, why=None, seconds=SECONDS):
        """Wait for a condition, or fail with `why`: by default, with what is not settled."""
        # Each look reads all Applications.
        wait_until(what, condition, seconds, why or self.unsettled, pause=0.5)

    def unsettled(self, found=None):
        """Return what is wrong with these Applications, or with those of the cluster, by name."""
        found = self.applications() if found is None else found
        states = {name: self.trouble(application) for name, application in found.items()}
        names = self.names()
        states |= dict.fromkeys(names - set(found), "is not there yet")
        states |= dict.fromkeys(set(found) - names, "is still there")
        return {name: state for name, state in states.items() if state and name not in self.aside}

    def assert_heals(self, tries=2):
        """Wait until all is settled, and look how often a sync was tried again until then."""
        before = self.tries()
        self.wait_until_settled()
        again = self.tries() - before
        del again[self.root["metadata"]["name"]]
        assert max(again.values(), default=0) <= tries, again

    def correct(self, tries=2):
        """Push the first commit again, and wait until all is settled."""
        self.push_first()
        self.assert_heals(tries)

    def log(self):
        return self._log.read_text()

    def tries(self):
        """Return how often the sync of each Application was tried again, by Argo CD's log."""
        lines = re.findall(r'.*"msg":"Retrying operation.*', self.log())
        return Counter(json.loads(line)["application"] for line in lines)

    def complaints(self):
        texts = []
        for application in self.applications().values():
            status = application.get("status", {})
            texts += [condition["message"] for condition in status.get("conditions", [])]
            operation = status.get("operationState", {})
            result = operation.get("syncResult", {})
            if self.commit in (result.get("revision"), *result.get("revisions", [])):
                texts.append(operation.get("message", ""))
                texts += [resource.get("message", "") for resource in result.get("resources", [])]
        return texts

    def trouble(self, application):
        if application["metadata"].get("annotations", {}).get(REFRESH):
            return "is being refreshed"
        if is_settled(application) and revision_of(application) == self.commit:
            return None
        status = application.get("status", {})
        return {
            "state": state_of(application),
            "revision": revision_of(application),
            "message": status.get("operationState", {}).get("message"),
            "conditions": [condition["message"] for condition in status.get("conditions", [])],
            "resources": [
                (resource["kind"], resource["name"], resource.get("status"), health_of(resource))
                for resource in status.get("resources", [])
                if resource.get("status") != "Synced" or health_of(resource) != "Healthy"
            ],
        }


def health_of(status):
    return status.get("health", {}).get("status", "Healthy")


def state_of(application):
    """Return the state of sync, the health, and the phase of the last operation."""
    status = application.get("status", {})
    phase = status.get("operationState", {}).get("phase")
    return status.get("sync", {}).get("status"), status.get("health", {}).get("status"), phase


def is_settled(application):
    """A former operation may have failed; the state is what counts."""
    *state, phase = state_of(application)
    is_busy = "operation" in application or phase in ("Running", "Terminating")
    return state == ["Synced", "Healthy"] and not is_busy


def revision_of(application):
    """Return the commit that it was last compared with; of a chart's it is the last source."""
    sync = application.get("status", {}).get("sync", {})
    return sync.get("revision") or next(iter(sync.get("revisions", [])[-1:]), None)
