"""What a pull request does is planned by the code of the branch; its own code runs without it."""

import shlex
import sys

import pytest

from constructs_lib.tekton.task_parts import JSII_ENVIRONMENT
from tests.checkout import ROOT
from tests.tekton.scripts.git_server import git

PYTHON = f"PYTHONPATH={shlex.quote(str(ROOT))} {shlex.quote(sys.executable)}"
PLAN = f"test -e plan-of-main; {PYTHON} -m constructs_lib plan"
SYNTH = "mkdir -p dist; cp main dist/all.yaml"
CLAIM = """\
apiVersion: v1
kind: PersistentVolumeClaim
metadata:
  name: data
  namespace: shop
"""
OBJECT = (
    "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: web\n  namespace: shop\ndata:\n  a: b\n"
)
ALLOWED = "destructive:shop/PersistentVolumeClaim/data"


@pytest.fixture
def change(work):
    """Return a function that commits to a pull request, of a branch that has a claim."""
    work.commit({"main": CLAIM, "dist/all.yaml": CLAIM, "other": "1\n"})

    def change(files, message="Change"):
        revision = work.commit(files, message, "change")
        work.server.git("update-ref", "refs/pull/7/head", revision)
        return revision

    return change


def newest(work, server):
    """Let the branch move on: what plans is of its newest commit alone."""
    tree = work.folder.parent / "newest"
    git("clone", "--quiet", "--branch", "main", server.repository, tree)
    (tree / "plan-of-main").touch()
    git("-C", tree, "add", ".")
    git("-C", tree, "commit", "--quiet", "-m", "Newer")
    git("-C", tree, "push", "--quiet", "origin", "main")


def run(pod, server, work, revision, **given):
    """Run the Tasks up to the plan; returns the last that has ended."""
    newest(work, server)
    variables = server.variables(revision, PULL_REQUEST="7", PATHS="main\n", **given)
    done = pod.run("change.sh", variables, login="reader", check=False)
    if done.code or pod.result("state") != "prepared":
        return done
    done = pod.run("synth.sh", {"SYNTH": given.get("SYNTH", SYNTH)}, check=False)
    if done.code:
        return done
    # Other users may not be allowed to run the Python of these tests.
    pod.as_user = False
    variables = {"PLAN": given.get("PLAN", PLAN), **JSII_ENVIRONMENT}
    return pod.run("plan.sh", variables, check=False)


@pytest.fixture
def planned(pod, server, work):
    """Return a function that plans a commit, and returns the code and the text of the plan."""

    def planned(revision, **given):
        done = run(pod, server, work, revision, **given)
        assert done.code == 0, done.error
        folder = pod.path("workspace/planned")
        return (folder / "code").read_text(), (folder / "plan.md").read_text()

    return planned


def test_what_a_pull_request_adds(planned, change):
    code, text = planned(change({"main": f"{CLAIM}---\n{OBJECT}"}))
    assert code == "0", text
    assert "- **added** `shop/ConfigMap/web`" in text
    assert "PersistentVolumeClaim" not in text
    assert "Plan-allows" not in text


def test_what_is_destructive_is_said_with_the_way_to_allow_it(planned, change):
    code, text = planned(change({"main": OBJECT}))
    assert code == "30"
    assert "- **removed** `shop/PersistentVolumeClaim/data`" in text
    assert f"`Plan-allows: {ALLOWED.replace('shop/PersistentVolumeClaim/data', 'db')}" in text


def test_a_commit_of_the_pull_request_allows(planned, change):
    change({"main": OBJECT}, f"Remove the claim\n\nPlan-allows: {ALLOWED}")
    code, text = planned(change({"main": f"{OBJECT}  c: d\n"}))
    assert code == "0"
    assert f"Allowed by messages of its commits:\n- `{ALLOWED}`\n" in text


@pytest.mark.parametrize(
    ("message", "told"),
    [
        ("$(id)", r"must be like destructive:db/StatefulSet/postgresql, got \$\(id\)"),
        ("a:b --format=json", r"got a:b\ --format=json"),
    ],
)
def test_what_is_no_name_is_not_allowed(pod, server, work, change, message, told):
    revision = change({"main": OBJECT}, f"Change\n\nPlan-allows: {message}")
    done = run(pod, server, work, revision)
    assert done.code == 1
    assert told in done.error


def test_what_is_allowed_and_not_planned_is_no_plan(planned, change):
    revision = change({"main": f"{CLAIM}---\n{OBJECT}"}, f"Add\n\nPlan-allows: {ALLOWED}")
    code, text = planned(revision)
    assert code == "1"
    assert f"'--allow' must name what the plan has (nothing), got '{ALLOWED}'; leave it out" in text


def test_nothing_is_planned_where_nothing_counts(pod, server, work, change):
    assert run(pod, server, work, change({"other": "2\n"})).code == 0
    assert pod.result("state") == "unchanged"
    assert pod.files("workspace/trusted") == {}


def test_a_dist_of_its_own_is_refused(planned, change):
    """Argo CD would deliver it before a synth writes another one."""
    code, text = planned(change({"dist/all.yaml": OBJECT}))
    assert code == "1"
    assert "dist/ was changed, and is not what is synthesized" in text


@pytest.mark.parametrize(
    "files",
    [
        pytest.param({"dist/all.yaml": OBJECT}, id="a dist/ that is synthesized"),
        pytest.param({".gitattributes": "* export-ignore\n"}, id="attributes that hide files"),
        pytest.param({"constructs_lib/__init__.py": "raise SystemExit(0)\n"}, id="code that plans"),
    ],
)
def test_nothing_in_a_pull_request_changes_its_plan(planned, change, files):
    assert planned(change({"main": OBJECT, **files}))[0] == "30"


LINK = f"{SYNTH}; perl -e 'symlink q(/etc/passwd), q(dist/b.yaml)'"


@pytest.mark.parametrize(
    ("synth", "told"),
    [
        pytest.param(LINK, "must have regular files only, got dist/b.yaml", id="a link"),
        pytest.param(f"{SYNTH}; touch 'dist/$(id)'", "must have names of letters", id="a name"),
    ],
)
def test_what_is_no_plain_file_is_no_plan(planned, change, synth, told):
    code, text = planned(change({"main": OBJECT}), SYNTH=synth)
    assert code == "1"
    assert told in text


def test_a_command_that_fails_is_tried_again(pod, server, work, change):
    done = run(pod, server, work, change({"main": OBJECT}), PLAN="echo no network >&2; exit 2 #")
    assert done.code == 1
    assert "no network" in done.error
    assert pod.files("workspace/planned") == {}


def test_a_commit_that_was_rewritten(pod, server, work, change):
    revision = change({"main": OBJECT})
    work.server.git("update-ref", "refs/pull/7/head", "main")
    done = run(pod, server, work, revision)
    assert done.code == 1
    assert "pull request 7 does not have commit" in done.error
