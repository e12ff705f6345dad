"""Files of dist/bootstrap/ that somebody else wrote: nothing outside the checkout is touched."""

import copy
import hashlib
import os
import platform
import re
import shutil
import sys
from contextlib import ExitStack, suppress
from pathlib import Path
from types import SimpleNamespace

import httpx
import pytest
import yaml
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from scripts.cluster import key_file
from scripts.cluster.bootstrap import MOST_BYTES, Bootstrap, documents
from scripts.cluster.doctor import kernel_findings
from scripts.cluster.errors import Failed, Refused
from scripts.cluster.steps import git as git_step
from scripts.cluster.steps.charts import install_charts
from scripts.cluster.steps.image_steps import ImageSteps
from scripts.cluster.tools import MACHINES, fetch
from scripts.gitea import Login
from tests.checkout import ROOT
from tests.scripts.tools import git, program

WRITTEN = ROOT / "dist/bootstrap"
FILES = {file.name: documents(file.read_text()) for file in WRITTEN.glob("*.yaml")}
SECRET = "a secret of the user"
SECRETS = {"username": "somebody", "password": "a-password"}
PROPERTIES = (
    *("kind", "host", "addresses", "releases", "images", "gitea", "scheduled_backups"),
    *("network", "secrets", "root_manifests", "first_files"),
)

MACHINE = MACHINES[platform.machine()]

touched = []
watched = []
"""The folder outside, while a hostile checkout is read."""


def _watch(event, arguments):
    if watched and event.split(".")[0] in ("open", "os", "shutil", "subprocess"):
        _note(event, arguments, watched[0])


def _note(event, arguments, outside):
    texts = arguments[1] if event == "subprocess.Popen" else arguments
    folder = arguments[2] if event == "subprocess.Popen" else None
    for each in texts or ():
        if isinstance(each, str | bytes | os.PathLike):
            for part in re.split("[=:]", os.fsdecode(each)):
                path = os.path.realpath(os.path.join(folder or ".", part.replace("\0", "")))
                if Path(path).is_relative_to(outside):
                    touched.append((event, each))


sys.addaudithook(_watch)


def places(value, path=()):
    """Yield the path to each part of a file."""
    yield path
    lists = enumerate(value) if isinstance(value, list) else ()
    for key, each in value.items() if isinstance(value, dict) else lists:
        yield from places(each, (*path, key))


def hostile_texts():
    """Return texts that lead outside; `OUT` stands for the folder there."""
    up = st.integers(1, 8).map(lambda number: "../" * number + "outside/secret")
    fixed = st.sampled_from(
        [
            *("OUT/secret", "OUT", "dist/bootstrap/to-secret", "dist/bootstrap/link/secret"),
            *("--kubeconfig=OUT/secret", "--upload-pack=touch OUT/made", "--post-renderer=OUT/run"),
            *("ext::sh -c touch% OUT/made", "file://OUT", "a\nb", "a\0b", "", "..", "~/x", "$HOME"),
        ]
    )
    return up | fixed | st.text(max_size=20)


@st.composite
def changes(draw):
    """Return a file, and what is done to it: another content, or a function that replaces it."""
    name = draw(st.sampled_from(sorted(FILES)))
    if draw(st.integers(0, 4)) == 0:
        return name, draw(st.sampled_from(sorted(REPLACED)))
    content = copy.deepcopy(FILES[name])
    for _ in range(draw(st.integers(1, 2))):
        # Each field is as likely as the others, however many entries have it.
        fields = {re.sub(r"\d+", "", str(each)): each for each in places(content) if each}
        *path, last = draw(st.sampled_from([*fields.values()]))
        place = content
        for key in path:
            place = place[key]
        text = draw(hostile_texts())
        if isinstance(place, dict) and draw(st.integers(0, 3)) == 0:
            place[text] = place.pop(last)
        else:
            place[last] = text
    return name, content


BOMB = "a0: &a0 [x, x]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 40))
REPLACED = {
    "link": lambda file, out: file.symlink_to(out / "secret"),
    "folder": lambda file, out: file.mkdir(),
    "pipe": lambda file, out: os.mkfifo(file),
    "aliases": lambda file, out: file.write_text(BOMB),
    "bytes": lambda file, out: file.write_bytes(b"\xff\xfe"),
    "date": lambda file, out: file.write_text("- 2026-99-99"),
    "number": lambda file, out: file.write_text("- " + "9" * 5000),
    "tag": lambda file, out: file.write_text("- !!timestamp x"),
    "deep": lambda file, out: file.write_text("[" * 100_000),
    "large": lambda file, out: file.write_text("- x\n" * (MOST_BYTES // 4 + 1)),
}


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    """Return a checkout of one commit, and beside it a folder that must stay as it is."""
    root = tmp_path_factory.mktemp("world")
    for name in ("checkout", "home", "outside", "bin"):
        (root / name).mkdir()
    (root / "outside/secret").write_text(SECRET)
    checkout = root / "checkout"
    shutil.copytree(ROOT / "dist", checkout / "dist")
    (checkout / "apps").mkdir()
    (checkout / "apps/file").write_text("x")
    git(checkout, "init", "--quiet")
    git(checkout, "add", "apps")
    git(checkout, "commit", "--quiet", "--message", "A")
    program(root / "bin", "docker", "exit 0")
    program(root / "bin", "helm", "exit 0")
    return root


KUBECTL = SimpleNamespace(
    secret_values=lambda *_: SECRETS,
    items=lambda *_: [],
    find=lambda *_: None,
    version=lambda: "1.36.4",
)
PROGRESS = SimpleNamespace(say=lambda _: None, waits_for=lambda _: None)


def uses(world, changed, monkeypatch):
    """Yield what commands do with the files, each as a function."""
    bootstrap, applied = Bootstrap(world / "checkout"), []
    kubectl = SimpleNamespace(**vars(KUBECTL), apply=lambda text, **_: applied.append(text))
    for name in PROPERTIES:
        yield lambda name=name: getattr(bootstrap, name)
    tools = {"helm": world / "bin/helm"}
    yield lambda: install_charts(kubectl, bootstrap, tools, PROGRESS)
    yield lambda: git_step.Repository(kubectl, bootstrap, bootstrap.gitea).commit()
    yield lambda: list(kernel_findings(bootstrap.host))
    yield lambda: [bootstrap.host_path(m) for n in bootstrap.kind.nodes for m in n.extra_mounts]
    # It names the folder of backups, with the keys beside it, which may lie anywhere.
    if changed != "kind.yaml":
        yield lambda: [key_file.write(each, b"x") for each in bootstrap.key_files()]
    answer = SimpleNamespace(content=b"x", raise_for_status=lambda: answer)
    monkeypatch.setattr(httpx.Client, "get", lambda *_: answer)
    found = {"sha256": {MACHINE: hashlib.sha256(b"x").hexdigest()}, "member": None}
    yield lambda: [
        fetch(each.model_copy(update=found), world / "checkout/tools", PROGRESS.say)
        for each in bootstrap.host.tools
    ]
    if changed == "images.yaml":
        steps, login = ImageSteps(world / "checkout", "container", "network"), Login("x", "y")
        yield lambda: steps.make(bootstrap.images.images[0], "HEAD", login)
    yield lambda: [pytest.fail("a secret was sent") for text in applied if SECRET in text]


def replaced(world, name):
    """Return a file that is not there, of a folder that is as synth writes it but for links."""
    bootstrap = world / "checkout/dist/bootstrap"
    shutil.rmtree(bootstrap)
    shutil.copytree(WRITTEN, bootstrap)
    (bootstrap / "to-secret").symlink_to(world / "outside/secret")
    (bootstrap / "link").symlink_to(world / "outside")
    (bootstrap / name).unlink()
    return bootstrap / name


# To shrink takes minutes, and an example is small.
@settings(phases=[Phase.generate])
@given(changes())
def test_nothing_outside_is_touched(world, change):
    name, content = change
    outside = world / "outside"
    shutil.rmtree(world / "home", ignore_errors=True)
    file = replaced(world, name)
    if isinstance(content, str):
        REPLACED[content](file, outside)
    else:
        text = yaml.safe_dump_all(content, sort_keys=False)
        file.write_text(text.replace("OUT", str(outside)))
    told = []
    with ExitStack() as stack:
        patch = stack.enter_context(pytest.MonkeyPatch.context())
        patch.setenv("PATH", f"{world}/bin:{os.environ['PATH']}")
        patch.setenv("HOME", str(world / "home"))
        patch.setenv("XDG_DATA_HOME", str(world / "home"))
        patch.setenv("ALL_PROXY", "http://127.0.0.1:1")
        for use in uses(world, name, patch):
            touched.clear()
            watched[:] = [outside]
            try:
                with suppress(
                    LookupError, TypeError, AttributeError, StopIteration, FileNotFoundError
                ):
                    use()
            except (Refused, Failed) as error:
                told.append(str(error))
            finally:
                watched.clear()
            assert touched == []
    assert SECRET not in "".join(told)
    assert [each.name for each in outside.iterdir()] == ["secret"]
    assert (outside / "secret").read_text() == SECRET


@pytest.mark.parametrize(
    ("name", "former", "new"),
    [
        ("manifests.yaml", "- dist/", "- ../outside/"),
        ("manifests.yaml", "- dist/", "- /dist/"),
        ("releases.yaml", "values: dist/", "values: dist/../../"),
        ("releases.yaml", "chart: oci", "chart: --post-renderer=oci"),
        ("releases.yaml", "name: argocd", "name: --kubeconfig=x"),
        ("kind.yaml", "name: ", "name: ../"),
        ("kind.yaml", "hostPath: backups", "hostPath: ../backups"),
        ("kind.yaml", "hostPath: backups", "hostPath: /etc"),
        ("host.yaml", "name: kind", "name: ../../bin/kind"),
        ("host.yaml", "max_user_instances", "../../../../x"),
        ("gitea.yaml", "url: http://localhost", "url: --upload-pack=touch"),
        ("gitea.yaml", "default_branch: main", "default_branch: -main"),
        ("images.yaml", "context: apps", "context: ../apps"),
        ("images.yaml", "repository: ", "repository: --"),
        ("backups.yaml", "store: ", "store: ../"),
        ("secrets.yaml", "kept_in_file: ", "kept_in_file: ../"),
        ("addresses.yaml", "login: ", "login: --filename="),
        ("network.yaml", "deployment: ", "deployment: --"),
    ],
)
def test_a_text_that_leads_elsewhere_is_refused(world, name, former, new):
    file = replaced(world, name)
    text = (WRITTEN / name).read_text()
    assert former in text
    file.write_text(text.replace(former, new))
    bootstrap = Bootstrap(world / "checkout")
    with pytest.raises(Refused, match=f"{name} is not in the form of this version"):
        _ = [getattr(bootstrap, each) for each in PROPERTIES]


@pytest.mark.parametrize("how", REPLACED)
def test_a_file_that_is_no_plain_yaml_is_refused(world, how):
    REPLACED[how](replaced(world, "host.yaml"), world / "outside")
    with pytest.raises(Refused, match=r"host.yaml (must be|cannot be read)") as raised:
        _ = Bootstrap(world / "checkout").host
    assert SECRET not in str(raised.value)
