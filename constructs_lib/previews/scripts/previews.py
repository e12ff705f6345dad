"""Makes, renews and removes the previews of open pull requests, and comments on each.

Variables: ID, NAMESPACE, REPOSITORY_URL (in the API of Gitea or GitHub), LOGIN (folder of
`username` and `password`), TEMPLATE (file), URL (of a preview), DEADLINE_SECONDS, LIMIT,
READY_SECONDS.

A preview is removed because its pull request itself says that it is closed, because its deadline
has passed, or because the repository is gone. An answer that is missing removes nothing.
"""

import base64
import hashlib
import json
import os
import re
import ssl
import sys
import time
import urllib.error
import urllib.request
from datetime import UTC, datetime
from functools import cache
from http.client import HTTPException
from pathlib import Path
from typing import Any

ACCOUNT = Path(os.environ.get("ACCOUNT", "/var/run/secrets/kubernetes.io/serviceaccount"))
TIMEOUT_SECONDS = float(os.environ.get("TIMEOUT_SECONDS", "30"))
ID, NAMESPACE = os.environ["ID"], os.environ["NAMESPACE"]
REPOSITORY_URL, LOGIN = os.environ["REPOSITORY_URL"], Path(os.environ["LOGIN"])
DEADLINE_SECONDS, LIMIT = int(os.environ["DEADLINE_SECONDS"]), int(os.environ["LIMIT"])
READY_SECONDS = int(os.environ["READY_SECONDS"])
TEMPLATE = Path(os.environ["TEMPLATE"]).read_text()
NUMBER, COMMIT = "0number0", "0commit0"
LABEL, COMMIT_KEY = "cdk8s-web-platform/previews", "cdk8s-web-platform/commit"
MEMORY = f"api/v1/namespaces/{NAMESPACE}/configmaps/{ID}-previews"
MARK = f"<!-- preview of {ID} -->"
PAGE = int(os.environ.get("PAGE", "50"))
MOST_PAGES, MOST_CHARACTERS = 200, 2000
WORKLOADS = [kind for kind in ("deployments", "statefulsets") if f"/{kind}/" in TEMPLATE]
"""Kinds of workloads that a preview has."""

Json = Any


class Unknown(Exception):  # noqa: N818 - it is an answer that is missing
    """The Git server did not answer what was asked."""


class Refused(Exception):  # noqa: N818 - it is an answer
    """The API server refused something; the text is its message."""


class StayHere(urllib.request.HTTPRedirectHandler):
    """Follows no redirect, which would take the login elsewhere."""

    def redirect_request(self, *_: object) -> None:
        """Make no other request."""


@cache
def opener(cafile: str | None) -> urllib.request.OpenerDirector:
    """Return what opens addresses by certificates of the file, or of the image."""
    context = ssl.create_default_context(cafile=cafile)
    return urllib.request.build_opener(StayHere, urllib.request.HTTPSHandler(context=context))


def answer(request: urllib.request.Request, cafile: str | None = None) -> tuple[int, bytes]:
    """Return status and body of the answer to a request."""
    try:
        with opener(cafile).open(request, timeout=TIMEOUT_SECONDS) as response:
            return response.status, response.read()
    except urllib.error.HTTPError as error:
        return error.code, error.read()


def api(method: str, path: str, body: Json = None) -> Json:
    """Return the answer of the API server, None where there is no such object."""
    host, port = os.environ["KUBERNETES_SERVICE_HOST"], os.environ["KUBERNETES_SERVICE_PORT"]
    kind = "apply-patch+yaml" if method == "PATCH" else "json"
    token = (ACCOUNT / "token").read_text()
    request = urllib.request.Request(
        f"https://{host}:{port}/{path}",
        data=None if body is None else json.dumps(body).encode(),
        headers={"Content-Type": f"application/{kind}"},
        method=method,
    )
    request.add_header("Authorization", f"Bearer {token}")
    status, text = answer(request, str(ACCOUNT / "ca.crt"))
    if status == 404 and method != "PATCH":
        return None
    if status >= 300:
        try:
            message = json.loads(text)["message"]
        except (ValueError, KeyError):
            message = f"{status} {text[:500].decode(errors='replace')}"
        raise Refused(message)
    return json.loads(text)


def apply(path: str, manifest: Json) -> None:
    """Create or change an object."""
    api("PATCH", f"{path}?fieldManager=previews&force=true", manifest)


def git(method: str, path: str, body: Json = None) -> Json:
    """Return what the Git server answers of the repository, None where there is no such thing."""
    login = ":".join((LOGIN / name).read_text().strip() for name in ("username", "password"))
    request = urllib.request.Request(
        f"{REPOSITORY_URL}{path}",
        data=None if body is None else json.dumps(body).encode(),
        headers={"Content-Type": "application/json"},
        method=method,
    )
    request.add_header("Authorization", f"Basic {base64.b64encode(login.encode()).decode()}")
    what = f"{method} {request.full_url}"
    try:
        status, text = answer(request)
        if status == 404:
            return None
        if not 200 <= status < 300:
            raise Unknown(f"{what}: {status}")
        return json.loads(text)
    except (OSError, HTTPException, ValueError) as error:
        raise Unknown(f"{what}: {error}") from None


def open_pull_requests() -> dict[int, str] | None:
    """Return the commits of open pull requests by number; None where the repository is gone.

    Those of forks are left out, whose code nobody who may push has seen.
    """
    found = {}
    for page in range(1, MOST_PAGES + 1):
        listed = git("GET", f"/pulls?state=open&page={page}&limit={PAGE}&per_page={PAGE}")
        if listed is None:
            if git("GET", "") is None:
                return None
            raise Unknown("the repository is there, but its pull requests cannot be listed")
        for each in listed:
            head, base = each["head"].get("repo") or {}, each["base"]["repo"]
            commit = each["head"]["sha"]
            if head.get("id") == base["id"] and re.fullmatch("[0-9a-f]{40}|[0-9a-f]{64}", commit):
                found[int(each["number"])] = commit
        if not listed:
            return found
    raise Unknown(f"there are more than {MOST_PAGES * PAGE} pull requests")


def is_closed(number: int) -> bool:
    """Return whether a pull request was merged, closed or deleted.

    Its absence from a list says less: a list that changes is divided anew between its pages.
    """
    found = git("GET", f"/pulls/{number}")
    return git("GET", "") is not None if found is None else bool(found["state"] == "closed")


def tell(number: int, memory: Json, text: str) -> None:
    """Write the one comment of a pull request, unless it says that already."""
    body = f"{MARK}\n{text}"
    digest = hashlib.sha256(body.encode()).hexdigest()[:16]
    if memory.get("told") == digest:
        return
    if "comment" not in memory:
        user = (LOGIN / "username").read_text().strip()
        for each in git("GET", f"/issues/{number}/comments?per_page=100") or ():
            if (each.get("user") or {}).get("login") == user and each["body"].startswith(MARK):
                memory["comment"] = each["id"]
                break
    written = None
    if "comment" in memory:
        written = git("PATCH", f"/issues/comments/{memory['comment']}", {"body": body})
    if written is None:
        written = git("POST", f"/issues/{number}/comments", {"body": body})
    if written is not None:
        memory |= {"comment": written["id"], "told": digest}


def when(seconds: float) -> str:
    """Return a time as a person reads it."""
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%d %H:%M UTC")


def shown(commit: str) -> str:
    """Return a commit as a person reads it."""
    return f"`{commit[:12]}`"


def quoted(text: str) -> str:
    """Return a text of programs, so that it is nothing but text."""
    return f"```text\n{text[:MOST_CHARACTERS].replace('`', chr(39))}\n```"


def make(number: int, commit: str) -> None:
    """Create or change all objects of a preview, the Namespace first."""
    text = TEMPLATE.replace(NUMBER, str(number)).replace(COMMIT, commit)
    for each in json.loads(text):
        try:
            apply(each["path"], each["object"])
        except Refused as refused:
            name = each["object"]["metadata"]["name"]
            raise Refused(f"{each['object']['kind']} {name}: {refused}") from None


def is_up(workload: Json) -> bool:
    """Return whether all pods of a Deployment or StatefulSet are available, as it is now."""
    status, wanted = workload.get("status", {}), workload["spec"].get("replicas", 1)
    return bool(
        status.get("observedGeneration", 0) >= workload["metadata"]["generation"]
        and status.get("updatedReplicas", 0) >= wanted
        and status.get("availableReplicas", 0) >= wanted
    )


def problems(namespace: str, workloads: list[Json]) -> list[str]:
    """Return why workloads are not up, as far as the cluster knows."""
    found = []
    for each in workloads:
        for condition in each.get("status", {}).get("conditions", ()):
            bad = {"Progressing": "False", "ReplicaFailure": "True"}.get(condition["type"])
            if condition["status"] == bad:
                found.append(f"{each['metadata']['name']}: {condition.get('message', '')}")
    for pod in (api("GET", f"api/v1/namespaces/{namespace}/pods") or {}).get("items", ()):
        name, status = pod["metadata"]["name"], pod.get("status", {})
        for condition in status.get("conditions", ()):
            if condition.get("reason") == "Unschedulable":
                found.append(f"{name}: {condition.get('message', '')}")
        for each in (
            *status.get("initContainerStatuses", ()),
            *status.get("containerStatuses", ()),
        ):
            waits = each.get("state", {}).get("waiting", {})
            if waits.get("reason") not in (None, "ContainerCreating", "PodInitializing"):
                found.append(
                    f"{name}: {each['name']}: {waits['reason']}: {waits.get('message', '')}"
                )
    return found


def state_of(number: int, commit: str, memory: Json, now: float) -> str:
    """Return what is said of a preview that was made."""
    namespace = f"{ID}-pr-{number}"
    places = [f"apis/apps/v1/namespaces/{namespace}/{kind}" for kind in WORKLOADS]
    workloads = [each for place in places for each in (api("GET", place) or {}).get("items", ())]
    down = [each for each in workloads if not is_up(each)]
    url = os.environ["URL"].replace(NUMBER, str(number))
    if not down:
        end = when(memory["since"] + DEADLINE_SECONDS)
        return f"Commit {shown(commit)} runs at {url} until {end}. A push renews that time."
    found = problems(namespace, down)
    if not found and now - memory["made"] > READY_SECONDS:
        names = ", ".join(each["metadata"]["name"] for each in down)
        found = [f"not ready after {READY_SECONDS} seconds: {names}"]
    if not found:
        return f"The preview of commit {shown(commit)} is being made."
    print(f"{namespace}: {'; '.join(found)}")
    return f"The preview of commit {shown(commit)} failed.\n\n{quoted(chr(10).join(found))}"


class Run:
    """One run over all pull requests."""

    def __init__(self) -> None:
        self.now = time.time()
        kept = api("GET", MEMORY) or {"data": {"previews": "{}"}}
        self.memory: dict[int, Json] = {
            int(number): each for number, each in json.loads(kept["data"]["previews"]).items()
        }
        """Of each pull request: `commit`, `since` when it has a preview, when that was `made` and
        of which `template`, and what its `comment` was `told`.
        """
        spaces = api("GET", f"api/v1/namespaces?labelSelector={LABEL}%3D{ID}")["items"]
        self.spaces = {
            int(name.rpartition("-")[2]): each
            for each in spaces
            if re.fullmatch(rf"{ID}-pr-[1-9]\d*", name := each["metadata"]["name"])
        }
        for number, space in self.spaces.items():
            # After the memory was lost.
            made = datetime.fromisoformat(space["metadata"]["creationTimestamp"]).timestamp()
            commit = space["metadata"].get("annotations", {}).get(COMMIT_KEY, "")
            self.memory.setdefault(number, {"commit": commit, "since": made, "made": made})
        self.places = LIMIT - len(self.spaces)
        self.failed = False

    def say(self, number: int, text: str) -> None:
        """Comment on a pull request; where that fails, the next run tries again."""
        try:
            tell(number, self.memory[number], text)
        except Unknown as error:
            self.fail(f"pull request {number}: {error}")

    def fail(self, text: str) -> None:
        """Say what went wrong, and go on."""
        print(text, file=sys.stderr)
        self.failed = True

    def remove(self, number: int, why: str) -> None:
        """Delete the Namespace of a preview, and so all of it."""
        space = self.spaces.get(number)
        if space and "deletionTimestamp" not in space["metadata"]:
            name, uid = space["metadata"]["name"], space["metadata"]["uid"]
            try:
                api("DELETE", f"api/v1/namespaces/{name}", {"preconditions": {"uid": uid}})
                print(f"{name} is removed: {why}")
            except Refused as refused:
                self.fail(f"{name}: {refused}")

    def is_over(self, number: int) -> bool:
        """Return whether the deadline of a preview has passed."""
        return bool(self.now > self.memory[number].get("since", self.now) + DEADLINE_SECONDS)

    def renew(self, number: int, commit: str) -> None:
        """Do what an open pull request needs."""
        memory = self.memory.setdefault(number, {})
        if memory.get("commit") != commit:
            memory["commit"] = commit
            memory.pop("since", None)
        space = self.spaces.get(number)
        if self.is_over(number):
            self.remove(number, "its deadline has passed")
            end = when(memory["since"] + DEADLINE_SECONDS)
            self.say(number, f"The preview was removed at its deadline, {end}. Push to have one.")
        elif space is None and self.places < 1:
            self.say(number, f"The preview waits until fewer than {LIMIT} are there.")
        elif space is None or "deletionTimestamp" not in space["metadata"]:
            self.places -= 0 if space else 1
            self.say(number, self.made(number, commit))

    def made(self, number: int, commit: str) -> str:
        """Make a preview where it is not as wanted; returns what is said of it."""
        memory = self.memory[number]
        memory.setdefault("since", self.now)
        template = f"{commit} {hashlib.sha256(TEMPLATE.encode()).hexdigest()}"
        try:
            if number not in self.spaces or memory.get("template") != template:
                memory.pop("template", None)
                make(number, commit)
                memory |= {"template": template, "made": self.now}
                print(f"{ID}-pr-{number} is made of {commit}")
            return state_of(number, commit, memory, self.now)
        except Refused as refused:
            print(f"{ID}-pr-{number}: {refused}")
            return f"The preview of commit {shown(commit)} failed.\n\n{quoted(str(refused))}"

    def close(self, number: int) -> None:
        """Remove the preview of a pull request that is closed, and forget it."""
        if number in self.spaces:
            self.remove(number, "its pull request is closed")
            self.say(number, "The preview was removed with its pull request.")
        else:
            del self.memory[number]

    def all(self) -> None:
        """Do what all pull requests need."""
        try:
            wanted = open_pull_requests()
        except Unknown as error:
            self.fail(f"the pull requests cannot be read, and only deadlines are kept: {error}")
            for number in self.memory:
                if self.is_over(number):
                    self.remove(number, "its deadline has passed")
            return
        if wanted is None:
            for number in self.spaces:
                self.remove(number, "the repository is gone")
            self.memory.clear()
            return
        # Who has a place keeps it.
        for number in sorted(wanted, key=lambda each: (each not in self.spaces, each)):
            self.renew(number, wanted[number])
        for number in sorted(self.memory.keys() - wanted.keys()):
            try:
                if is_closed(number):
                    self.close(number)
                elif self.is_over(number):
                    self.remove(number, "its deadline has passed")
            except Unknown as error:
                self.fail(f"pull request {number}: {error}")


def main() -> None:
    """Make one run, and keep what later ones need to know."""
    run = Run()
    try:
        run.all()
    finally:
        kept = {"previews": json.dumps(run.memory, sort_keys=True)}
        name = f"{ID}-previews"
        metadata = {"name": name, "namespace": NAMESPACE}
        apply(MEMORY, {"apiVersion": "v1", "kind": "ConfigMap", "metadata": metadata, "data": kept})
    if run.failed:
        sys.exit(1)


if __name__ == "__main__":
    try:
        main()
    except (OSError, HTTPException) as error:
        sys.exit(f"the API server cannot be reached: {error}")
