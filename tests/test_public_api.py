"""The public interface is a reviewed file, and no break of it is silent."""

import json
import re
from importlib import import_module
from pathlib import Path

import griffe
import pytest
from constructs import Construct

from constructs_lib import WebService
from constructs_lib._imports.api_objects import ApiObjects as Binding
from scripts.public_api import FOLDER, LIBRARY, PACKAGES, promised_names, texts
from tests.checkout import ROOT, ended

PLACE = "tests/public_api"
SCHEMA = "environments/schema.json"
IDENTITY = ("-c", "user.name=Ada", "-c", "user.email=ada@shop.example")


def git(root, *arguments):
    """Return what Git prints; nothing where it fails, as without tags or without a repository."""
    command = ("git", *IDENTITY, *arguments)
    done = ended(command, cwd=root)
    return done.stdout.strip() if done.returncode == 0 else ""


def newest_tag(root):
    return git(root, "describe", "--tags", "--abbrev=0", "--match=v[0-9]*")


def released(root):
    """Return the interface of the newest release. Before the first one it is empty."""
    tag = newest_tag(root)
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


def keys_of(schema, node, path=""):
    """Yield the path of each key of a settings file, and whether it must be stated."""
    node = schema["$defs"][node["$ref"].rpartition("/")[2]] if "$ref" in node else node
    for key, value in node.get("properties", {}).items():
        yield f"{path}{key}", key in node.get("required", ())
        yield from keys_of(schema, value, f"{path}{key}.")
    for each in (node.get("additionalProperties"), node.get("items"), *node.get("anyOf", ())):
        if isinstance(each, dict):
            yield from keys_of(schema, each, path)


def breaks_of_settings(before, now):
    """Yield the path of each key that a settings file of before may not have, or lacks."""
    old, new = (dict(keys_of(each, each)) for each in (before, now))
    for path in old.keys() - new.keys():
        yield path, "is no longer a setting"
    for path, is_required in new.items():
        parent = path.rpartition(".")[0]
        if is_required and not old.get(path) and (not parent or parent in old):
            yield path, "must be stated now"


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
    return texts()


def test_the_golden_files_are_the_interface_of_this_checkout(interface):
    written = {file.stem: file.read_text() for file in FOLDER.iterdir()}
    assert written == interface, f"{PLACE}/ is out of date; run 'make api', and read the difference"


REFERENCE = f"{LIBRARY}.reference"
EXTENDING = "docs/how-to/extending.md"
"""The page on compositions of one's own."""
ROOMS = (LIBRARY, *(f"{LIBRARY}.{name}" for name in PACKAGES))
IMPORT = re.compile(rf"^ *from ({LIBRARY}[\w.]*) import (\([^)]*\)|.*)$", re.MULTILINE)


def imported(*patterns, without=None):
    """Return what files import from the library, each name with its package."""
    text = "\n".join(
        file.read_text() for each in patterns for file in ROOT.glob(each) if file != without
    )
    names = ((module, re.sub(r" as \w+|#.*", "", names)) for module, names in IMPORT.findall(text))
    return {(module, name) for module, listed in names for name in re.findall(r"\w+", listed)}


def test_snippets_and_examples_import_what_is_promised():
    found = imported("*.md", "docs/**/*.md", "examples/**/*.py", without=ROOT / EXTENDING)
    found = {each for each in found if not each[0].startswith(REFERENCE)}
    assert len(found) > 80
    assert found - {(room, name) for room in ROOMS for name in promised_names(room)} == set()


def test_compositions_import_what_a_room_exports():
    """So any other composition can be what the reference system is."""
    folder = "constructs_lib/reference"
    own = imported(f"{folder}/*/**/*.py", f"{folder}/[a-z]*.py", EXTENDING)
    found = {each for each in own if not each[0].startswith(REFERENCE)}
    assert len(found) > 200
    found |= imported("main.py", "settings.py")
    rooms = (*ROOMS, REFERENCE)
    assert found - {(room, name) for room in rooms for name in import_module(room).__all__} == set()


def test_completion_on_a_construct_shows_nothing_of_its_binding():
    """What is called across jsii for a whole tree would stand beside the members of each."""
    of_binding = {name for name in vars(Binding) if not name.startswith("_")}
    assert of_binding - {*dir(Construct)} == set()
    assert Binding in WebService.__mro__


def test_every_break_since_the_release_is_in_the_changelog(interface):
    missing = unannounced(breaks(released(ROOT), interface), (ROOT / "CHANGELOG.md").read_text())
    assert missing == {}, (
        "name them in CHANGELOG.md, and give each a recipe in docs/how-to/upgrading.md"
    )


def test_every_break_of_a_settings_file_is_in_the_changelog():
    now, tag = json.loads((ROOT / SCHEMA).read_text()), newest_tag(ROOT)
    before = json.loads(git(ROOT, "show", f"{tag}:{SCHEMA}")) if tag else now
    missing = unannounced(breaks_of_settings(before, now), (ROOT / "CHANGELOG.md").read_text())
    assert missing == {}, "name them in CHANGELOG.md"


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


STATED = {"properties": {"name": {}}, "required": ["name"]}


@pytest.mark.parametrize(
    ("model", "broken"),
    [
        ({"properties": {"size": {}}}, "shops.port"),
        ({"properties": {"port": STATED, "size": {}}}, "shops.port.name"),
        ({"properties": {"port": {}, "size": {}}, "required": ["size"]}, "shops.size"),
        ({"properties": {"port": {}, "size": {}, "name": {}}}, None),
        ({"properties": {"port": {}, "size": {}, "page": STATED}}, None),
    ],
)
def test_what_breaks_a_settings_file(model, broken):
    shop = {"anyOf": [{"type": "null"}, {"$ref": "#/$defs/Shop"}]}
    schema = {"properties": {"shops": {"additionalProperties": shop}}}
    before = {**schema, "$defs": {"Shop": {"properties": {"port": {}, "size": {}}}}}
    found = dict(breaks_of_settings(before, {**schema, "$defs": {"Shop": model}}))
    assert [*found] == ([broken] if broken else [])


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
