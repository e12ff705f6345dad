"""The public interface is a reviewed file, and no break of it is silent."""

import re
from pathlib import Path

import griffe
import pytest

from scripts.public_api import FOLDER, LIBRARY, texts
from tests.checkout import ROOT, ended

PLACE = "docs/api"
IDENTITY = ("-c", "user.name=Ada", "-c", "user.email=ada@shop.example")


def git(root, *arguments):
    """Return what Git prints; nothing where it fails, as without tags or without a repository."""
    command = ("git", *IDENTITY, *arguments)
    done = ended(command, cwd=root)
    return done.stdout.strip() if done.returncode == 0 else ""


def released(root):
    """Return the interface of the newest release. Before the first one it is empty."""
    tag = git(root, "describe", "--tags", "--abbrev=0", "--match=v[0-9]*")
    files = git(root, "ls-tree", "--name-only", tag, f"{PLACE}/") if tag else ""
    return {Path(file).stem: git(root, "show", f"{tag}:{file}") for file in files.splitlines()}


def read(package, text):
    return griffe.visit(package, filepath=Path(f"{package}.pyi"), code=text)


def is_required(field):
    value = str(field.value or "")
    return not value or re.match(r"Field\((?!default)", value) is not None


def breaks(before, now):
    """Yield the name of each break between two interfaces, without its package, and what it is."""
    for package, text in before.items():
        old, new = read(package, text), read(package, now.get(package, ""))
        for each in griffe.find_breaking_changes(old, new):
            path = each.obj.path.removeprefix(f"{package}.").removesuffix(".__init__")
            yield path, each.kind.value
        for name in old.classes.keys() & new.classes.keys():
            yield from breaks_of_fields(old.classes[name], new.classes[name])


def breaks_of_fields(old, new):
    """Yield those that griffe does not see, since fields of props are attributes to it."""
    for name, field in new.attributes.items():
        before = old.members.get(name)
        if before is None and new.name.endswith("Props") and is_required(field):
            yield f"{new.name}.{name}", "Field was added as required"
        elif before is not None and before.is_attribute and told(before) != told(field):
            yield f"{new.name}.{name}", f"{told(before)} is {told(field)} now"


def told(field):
    """Return type and default of a field."""
    return f"{field.annotation} = {field.value}"


def unannounced(found, changelog):
    """Return the breaks that the changelog does not name below `[Unreleased]`, in backticks, by
    their whole name or for many classes by their last part.
    """
    section = changelog.partition("\n## [Unreleased]\n")[2].partition("\n## [")[0]
    named = set(re.findall("`(.*?)`", section))
    words = {word for each in named for word in re.findall(r"\w+(?:\.\w+)*", each)}
    return {
        name: what
        for name, what in found
        if name not in words and name.rpartition(".")[2] not in named
    }


@pytest.fixture(scope="module")
def interface():
    """Return the interface of this checkout."""
    return texts()


def test_docs_api_is_the_interface_of_this_checkout(interface):
    written = {file.stem: file.read_text() for file in FOLDER.iterdir()}
    assert written == interface, "docs/api/ is out of date; run 'make api', and read the difference"


def test_what_snippets_import_from_modules_is_public(interface):
    assert "\ndef quota_of(pods: " in interface["constructs_lib.workloads.quota"]
    assert "CONTAINER_DEFAULTS" not in interface["constructs_lib.workloads.namespace"]
    assert not [name for name in interface if name.startswith("constructs_lib.reference")]


def test_every_break_since_the_release_is_in_the_changelog(interface):
    missing = unannounced(breaks(released(ROOT), interface), (ROOT / "CHANGELOG.md").read_text())
    assert missing == {}, (
        "name them in CHANGELOG.md, and give each a recipe in docs/how-to/upgrading.md"
    )


BEFORE = """
class ShopProps:
    image: Image
    port: Port = 8080

class Shop:
    def __init__(self, scope: Construct, id: str, props: ShopProps, *, route: str = "/") -> None:
        ...
    url = ...
"""


@pytest.mark.parametrize(
    ("old", "new", "broken"),
    [
        ("port: Port", "ports: Port", "ShopProps.port"),
        ("= 8080", "= 80", "ShopProps.port"),
        ("port: Port", "port: int", "ShopProps.port"),
        ("    port", "    host: str\n    port", "ShopProps.host"),
        ("    port", "    host: str = Field(min_length=1)\n    port", "ShopProps.host"),
        ("*, route", "*, path", "Shop"),
        ("*, route", '*, path: str = "/", route', None),
        ("    port", "    host: str = Field(default='a')\n    port", None),
    ],
)
def test_what_is_a_break(old, new, broken):
    assert BEFORE.count(old) == 1
    found = {*breaks({"shop": BEFORE}, {"shop": BEFORE.replace(old, new)})}
    assert {name for name, _ in found} == ({broken} if broken else set())


def test_a_package_that_is_gone_is_a_break_of_all_of_it():
    assert {name for name, _ in breaks({"shop": BEFORE}, {})} == {"Shop", "ShopProps"}


@pytest.mark.parametrize(
    ("entry", "is_named"),
    [
        ("- `url` of all constructs is gone.", True),
        ("| `Shop(…).url` and `Shop.url` | `Shop.address` |", True),
        ("- url of Shop is gone.", False),
        ("- `Workshop.url` is gone, and the `Shop` is new.", False),
        ("\n## [0.1.0] - 2026-12-01\n\n- `Shop.url` is gone.", False),
    ],
)
def test_an_entry_names_the_break(entry, is_named):
    changelog = f"# Changelog\n\n## [Unreleased]\n\n{entry}\n"
    missing = unannounced([("Shop.url", "was removed")], changelog)
    assert missing == ({} if is_named else {"Shop.url": "was removed"})


def test_the_release_is_the_newest_tag(tmp_path):
    assert released(tmp_path) == {}
    git(tmp_path, "init", "--quiet")
    assert released(tmp_path) == {}
    file = tmp_path / PLACE / f"{LIBRARY}.pyi"
    file.parent.mkdir(parents=True)
    for text in ("one = 1", "two = 2", "three = 3"):
        file.write_text(text)
        git(tmp_path, "add", ".")
        git(tmp_path, "commit", "--quiet", "--message", text)
    assert released(tmp_path) == {}
    git(tmp_path, "tag", "v0.1.0", "HEAD~1")
    git(tmp_path, "tag", "later")
    assert released(tmp_path) == {LIBRARY: "two = 2"}
