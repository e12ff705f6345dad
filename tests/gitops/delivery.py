"""Applications that Argo CD delivers, as dist/ has them and as the cluster reports them."""

import re
import shutil
from collections import Counter

import yaml

from scripts.import_crds import CrdLoader
from tests.apiserver.cluster import wait_until
from tests.apiserver.dist import WAVE
from tests.checkout import ROOT
from tests.gitops.argocd import APPLICATION, NAMESPACE
from tests.gitops.gitea_server import REPOSITORY
from tests.gitops.repository import Repository

DIST = ROOT / "dist"
REFRESH = "argocd.argoproj.io/refresh"
SECONDS = 240
"""More than the 150 after which Argo CD has looked by itself, if an event was lost on it."""

TRIES = 4
"""Times that the sync of a chart's Application is tried, the first included."""


def documents(file):
    return [document for document in yaml.load_all(file.read_text(), CrdLoader) if document]


def rewritten(file, change):
    """Lets `change` work on each manifest in a file."""
    manifests = documents(file)
    for manifest in manifests:
        change(manifest)
    file.write_text(yaml.safe_dump_all(manifests))


def merge(target, changes):
    """Merges changes into a dictionary; a value None removes a key."""
    for key, value in changes.items():
        if isinstance(value, dict) and isinstance(target.get(key), dict):
            merge(target[key], value)
        elif value is None:
            del target[key]
        else:
            target[key] = value


class Delivery:
    """A copy of dist/ in a repository of Gitea, and the Applications that come from it."""

    def __init__(self, cluster, gitea, folder, log):
        self._cluster = cluster
        self._log = log
        self.history = []
        self.aside = set()
        *self.beside_root, self.root = [
            m for m in documents(DIST / "bootstrap/root.yaml") if m["kind"] == "Application"
        ]
        self.gitea = gitea
        branch = self.root["spec"]["source"]["targetRevision"]
        self.repository = Repository(folder, gitea.address_of(REPOSITORY), branch)
        self.files = self.repository.work / "dist"
        shutil.copytree(DIST, self.files)
        for file in self.files.glob("apps/*.yaml"):
            # Charts would have to be downloaded.
            ours = [each for each in documents(file) if "source" in each["spec"]]
            file.write_text(yaml.safe_dump_all(ours))
        self.delivered = [m for _, m in self.manifests() if m["kind"] != "Application"]
        self.first = self.commit = self.repository.push("Copy of dist/")

    def begin(self):
        """Applies by hand what a person would, and records every state of each Application."""
        since = self._cluster.resource_version(*APPLICATION)
        for manifest in documents(self.files / "bootstrap/root.yaml"):
            self._cluster.apply(manifest)
        last = {}
        for application in self._cluster.changes(*APPLICATION, NAMESPACE, since, SECONDS):
            self.history.append(application)
            last[application["metadata"]["name"]] = application
            if not self.unsettled(last):
                return
        raise AssertionError(f"not Synced and Healthy after {SECONDS} s: {self.unsettled()}")

    def expected(self):
        """Returns the wave of each Application that root delivers."""
        found = [
            manifest["metadata"]
            for file in self.files.glob("apps/*.yaml")
            for manifest in documents(file)
            if manifest["kind"] == "Application"
        ]
        return {each["name"]: int(each["annotations"].get(WAVE, "0")) for each in found}

    def names(self):
        """Returns the names of all Applications."""
        first = (*self.beside_root, self.root)
        return {*self.expected(), *(each["metadata"]["name"] for each in first)}

    def manifests(self, *kinds, name=""):
        """Returns (file, manifest) of what the repository has, of these kinds or name if any."""
        return [
            (file, manifest)
            for file in sorted(self.files.rglob("*.yaml"))
            if not file.name.endswith("-values.yaml") and "bootstrap" not in file.parts
            for manifest in documents(file)
            if not kinds or manifest["kind"] in kinds
            if name in ("", manifest["metadata"]["name"])
        ]

    def change(self, name, **changes):
        """Merges these changes into the Application of that name, in the repository."""

        def change(manifest):
            if manifest["kind"] == "Application" and manifest["metadata"]["name"] == name:
                merge(manifest, changes)

        for file in self.files.glob("apps/*.yaml"):
            rewritten(file, change)

    def use_chart(self, name, version):
        """Lets the Application of a chart use another version."""
        (_, application), *_ = self.manifests("Application", name=name)
        chart, values = application["spec"]["sources"]
        self.change(name, spec={"sources": [{**chart, "targetRevision": version}, values]})

    def allow(self, tier, kind):
        """Lets the project of a tier allow a kind, and renames it in Applications, as a synth."""

        def rename(application):
            spec = application["spec"]
            source = spec["source"] if "source" in spec else spec["sources"][0]
            source["name"] = f"project-with-{kind['kind']}"

        rewritten(
            self.files / f"projects/{tier}.yaml",
            lambda project: project["spec"]["namespaceResourceWhitelist"].append(kind),
        )
        rewritten(self.files / f"apps/{tier}.yaml", rename)

    def push(self, message="A mistake"):
        self.commit = self.repository.push(message)

    def push_mistake(self, *messages):
        """Pushes what the files are now, and waits until Argo CD names each mistake."""
        self.push()
        self.wait_until(
            f"Applications say {messages}",
            lambda: all(any(m in text for text in self.complaints()) for m in messages),
        )

    def push_first(self):
        """Pushes the content of the first commit again, and nothing else."""
        self.commit = self.repository.restore(self.first)

    def restore(self):
        self.push_first()
        self.wait_until_settled()

    def mend(self, tries=2):
        """Pushes the correction, which is the first commit."""
        self.push_first()
        self.assert_heals(tries)

    def refresh(self, how="normal"):
        """Asks each Application to look at the repository and the cluster now."""
        for application in self.applications().values():
            self._cluster.annotate(application, {REFRESH: how})

    def applications(self):
        listed = self._cluster.list(*APPLICATION, NAMESPACE)
        return {application["metadata"]["name"]: application for application in listed}

    def operation(self, name):
        """Returns the state of the last sync of an Application."""
        return self.applications()[name].get("status", {}).get("operationState", {})

    def wait_until(self, what, condition):
        wait_until(what, condition, SECONDS, lambda: [self.complaints(), self.unsettled()])

    def wait_for_retry(self, name, tries=1):
        self.wait_until(
            f"the sync of {name} is tried again",
            lambda: self.operation(name).get("retryCount", 0) >= tries,
        )

    def wait_until_settled(self, seconds=SECONDS):
        """Waits until every Application is Synced and Healthy at the last commit, and idle."""
        wait_until(
            f"every Application is Synced and Healthy at {self.commit[:7]}",
            lambda: not self.unsettled(),
            seconds=seconds,
            why=self.unsettled,
        )

    def unsettled(self, found=None):
        """Returns what is wrong with these Applications, or with those of the cluster, by name."""
        found = self.applications() if found is None else found
        states = {name: self._trouble(application) for name, application in found.items()}
        names = self.names()
        states |= dict.fromkeys(names - set(found), "is not there yet")
        states |= dict.fromkeys(set(found) - names, "is still there")
        return {name: state for name, state in states.items() if state and name not in self.aside}

    def assert_heals(self, tries=2):
        """Waits until all is settled; until then a sync is tried again so many times at most.

        How long that takes depends on the machine. How often Argo CD waits meanwhile, for ten
        seconds at most, does not. Root waits for the others, so its tries say nothing.
        """
        before = self._tries()
        self.wait_until_settled()
        again = self._tries() - before
        del again[self.root["metadata"]["name"]]
        assert max(again.values(), default=0) <= tries, again

    def log(self):
        return self._log.read_text()

    def _tries(self):
        # Of 3.2 a line is text, of 3.5 JSON.
        lines = re.findall(r".*\bmsg\W+Retrying operation.*", self.log())
        return Counter(re.search(r"\bapplication\W+([a-z-]+)", line)[1] for line in lines)

    def complaints(self):
        """Returns what the Applications say about the last commit."""
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

    def _trouble(self, application):
        if application["metadata"].get("annotations", {}).get(REFRESH):
            return "is being refreshed"
        sync = application.get("status", {}).get("sync", {})
        # Of a chart's sources it is the last.
        revision = sync.get("revision") or next(iter(sync.get("revisions", [])[-1:]), None)
        if is_settled(application) and revision == self.commit:
            return None
        resources = application.get("status", {}).get("resources", [])
        return (
            revision,
            *state_of(application),
            [
                each
                for each in resources
                if each.get("status") != "Synced" or health_of(each) != "Healthy"
            ],
        )


def health_of(status):
    return status.get("health", {}).get("status", "Healthy")


def state_of(application):
    """Returns the state of sync, the health, and the phase of the last operation."""
    status = application.get("status", {})
    phase = status.get("operationState", {}).get("phase")
    return status.get("sync", {}).get("status"), status.get("health", {}).get("status"), phase


def is_settled(application):
    """A former operation may have failed; the state is what counts."""
    *state, phase = state_of(application)
    is_busy = "operation" in application or phase in ("Running", "Terminating")
    return state == ["Synced", "Healthy"] and not is_busy
