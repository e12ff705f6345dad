"""Code of a former version is changed to the names of this one."""

import re
import warnings
from importlib import import_module
from pathlib import Path

import pytest
from packaging.version import Version

from constructs_lib.core.renames import RENAMES
from constructs_lib.upgrade import main, upgraded
from tests.checkout import ROOT

CONSUMER = (Path(__file__).parent / "consumer.txt").read_text()


def found(name):
    """Return a module, or a name in one."""
    try:
        return import_module(name)
    except ModuleNotFoundError:
        package, _, last = name.rpartition(".")
        return getattr(import_module(package), last)


def test_a_consumer_of_the_version_before_works_after_it(chart):
    """Deprecated names would fail it, too."""
    code, changes = upgraded(CONSUMER)
    assert len(changes) > 4
    names = {}
    exec(compile(code, "consumer", "exec"), names)
    names["add_shop"](chart)
    policies = [each for each in chart.to_json() if each["kind"] == "NetworkPolicy"]
    assert {each["metadata"]["name"] for each in policies} == {
        *("shop-from-prometheus", "shop-to-cache", "cache-from-shop", "shop-to-api"),
    }
    assert upgraded(code) == (code, {})


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(
            "from constructs_lib import Peer, run\n\nx = Peer\n",
            "from constructs_lib import ExternalPods, run\n\nx = ExternalPods\n",
            id="name",
        ),
        pytest.param(
            "# Ours.\nfrom constructs_lib import OwnPods as P, run  # noqa\n\nx = P\n",
            "# Ours.\nfrom constructs_lib.network import CustomPods as P  # noqa\n"
            "from constructs_lib import run\n\nx = P\n",
            id="alias, and another package",
        ),
        pytest.param(
            "import constructs_lib as c\n\nx = c.AlertRules, c.run\n",
            "import constructs_lib as c\nimport constructs_lib.monitoring\n\n"
            "x = constructs_lib.monitoring.AlertRules, c.run\n",
            id="attribute",
        ),
        pytest.param(
            "import constructs_lib.rules\nfrom constructs_lib.rules import Inventory\n",
            "import constructs_lib.checks\nfrom constructs_lib.checks import Inventory\n",
            id="module",
        ),
        pytest.param(
            "from constructs_lib.rules import Inventory\n\nx = Inventory.of\n",
            "from constructs_lib.checks import Inventory\n\nx = Inventory.of\n",
            id="attribute of a name",
        ),
        pytest.param(
            "def f():\n    from constructs_lib import Peer\n    return Peer\n",
            "def f():\n    from constructs_lib import ExternalPods\n    return ExternalPods\n",
            id="function",
        ),
        pytest.param("from ours import Peer\n\nx = Peer\n", None, id="of somebody else"),
        pytest.param("from constructs_lib import *\nfrom . import Peer\n", None, id="unknown"),
        pytest.param("from constructs_lib import run\n\nPeer = run\n", None, id="variable"),
    ],
)
def test_names_are_replaced_where_they_are_the_librarys(before, after):
    assert upgraded(before)[0] == (after or before)


def test_the_command_changes_files_and_lists_what_it_cannot(tmp_path, capsys):
    ours, theirs = tmp_path / "main.py", tmp_path / "venv/theirs.py"
    theirs.parent.mkdir()
    (theirs.parent / "pyvenv.cfg").touch()
    for each in (ours, theirs):
        each.write_bytes(b"from constructs_lib import IngressRoute, Peer\r\n")
    with pytest.raises(SystemExit) as ended:
        main(arguments=["--check", str(tmp_path)])
    assert str(ended.value).splitlines() == [
        f"{ours}: constructs_lib.Peer is constructs_lib.ExternalPods now",
        f"{ours}: constructs_lib.IngressRoute is not in this version",
    ]
    assert ours.read_text() == theirs.read_text()
    with pytest.raises(SystemExit, match="IngressRoute is not in this version"):
        main(arguments=[str(tmp_path)])
    told = f"{ours}: constructs_lib.Peer is constructs_lib.ExternalPods now\n"
    assert capsys.readouterr().out == told
    assert ours.read_bytes() == b"from constructs_lib import IngressRoute, ExternalPods\r\n"
    assert theirs.read_text() == "from constructs_lib import IngressRoute, Peer\n"


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (None, "must be a file or folder, got none; name another"),
        ("x = (", "must be Python, got"),
    ],
)
def test_what_cannot_be_read_is_named(tmp_path, content, told):
    file = tmp_path / "main.py"
    if content:
        file.write_text(content)
    other = tmp_path / "other.py"
    other.write_text("from constructs_lib import IngressRoute\n")
    with pytest.raises(SystemExit, match=told) as ended:
        main(arguments=[str(file), str(other)])
    assert str(file) in str(ended.value)
    assert ("IngressRoute" in str(ended.value)) == bool(content)


@pytest.mark.parametrize("rename", RENAMES, ids=lambda each: each.before)
def test_every_former_name_leads_to_one_of_now(rename):
    now = found(rename.now)
    if rename.goes:
        told = f"{rename.before} is {rename.now} now, and goes in {rename.goes}; run: "
        with pytest.warns(DeprecationWarning, match=re.escape(told)) as warned:
            assert found(rename.before) is now
        assert {each.filename for each in warned} == {__file__}
    else:
        with warnings.catch_warnings(), pytest.raises(AttributeError):
            found(rename.before)


def test_no_former_name_outlives_the_version_in_which_it_goes():
    releases = re.findall(r"^## \[(\d+\.\d+\.\d+)\]", (ROOT / "CHANGELOG.md").read_text(), re.M)
    newest = max(map(Version, releases), default=Version("0"))
    assert [each for each in RENAMES if each.goes and Version(each.goes) <= newest] == []
