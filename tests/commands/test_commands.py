"""The command line of the library."""

import re
import sys
from importlib import import_module

import pytest

from constructs_lib import __main__ as program
from constructs_lib.projects import init
from tests.checkout import ROOT, content, ended


@pytest.fixture
def run(monkeypatch, capsys):
    def run(*arguments):
        monkeypatch.setattr(sys, "argv", ["constructs_lib", *map(str, arguments)])
        with pytest.raises(SystemExit) as ended:
            program.main()
        printed = capsys.readouterr()
        return ended.value.code, printed.out + printed.err

    return run


def test_it_lists_its_commands(run):
    code, text = run("--help")
    assert code == 0
    for name, (_, told) in program.COMMANDS.items():
        assert f"    {name} " in text
        assert told in text
    code, text = run("nothing")
    assert code == 2
    assert "invalid choice: 'nothing' (choose from 'init', 'rules', " in text


@pytest.mark.parametrize("command", program.COMMANDS)
def test_every_command_says_how_it_is_called(run, command):
    code, text = run(command, "--help")
    assert code == 0
    assert text.startswith(f"usage: python -m constructs_lib {command} ")


def test_commands_get_their_arguments(run, tmp_path):
    (tmp_path / "config.yaml").write_text("apiVersion: v1\nkind: ConfigMap\n")
    code, text = run("rules", tmp_path)
    assert code == 1
    assert "ConfigMap" in text


def test_it_makes_the_smallest_example(tmp_path, monkeypatch):
    monkeypatch.setattr(init, "__version__", "0.1.0")
    init.main(arguments=[str(tmp_path / "minimal")])
    left_out = re.compile(r"^(dist|\.pytest_cache)/|__")
    example = content(ROOT / "examples/minimal").items()
    expected = {path: text for path, text in example if not left_out.search(path)}
    assert content(tmp_path / "minimal") == expected


@pytest.mark.parametrize("version", ["0.0.0", "0.1.1.dev3+gabcdef0"])
def test_it_pins_no_version_that_no_index_has(tmp_path, monkeypatch, capsys, version):
    monkeypatch.setattr(init, "__version__", version)
    init.main(arguments=[str(tmp_path / "shop")])
    text = (tmp_path / "shop/pyproject.toml").read_text()
    assert 'dependencies = ["cdk8s-web-platform"]' in text
    assert "pip install 'cdk8s-web-platform[testing]'" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("full", "full' must be a new or empty folder; name another, or empty it"),
        ("full/file", "file' must be a new or empty folder; name another, or empty it"),
        ("Shop", "init: 'folder' must be a DNS label .*, got 'Shop'; choose another"),
        ("1shop", "init: 'folder' must be the name of a Service .*, got '1shop'; choose another"),
        ("kube-x", "init: 'folder' must be a namespace of the platform's own; .*; choose another"),
    ],
)
def test_it_makes_nothing_where_it_may_not(tmp_path, name, told):
    (tmp_path / "full").mkdir()
    (tmp_path / "full/file").write_text("mine")
    with pytest.raises(SystemExit, match=told):
        init.main(arguments=[str(tmp_path / name)])
    assert [each.name for each in tmp_path.rglob("*")] == ["full", "file"]


@pytest.mark.parametrize(
    ("listed", "told"),
    [
        ("a: 1", "must be a list of Secrets .*, got NeededSecrets.random: Field required, got .*"),
        (
            "{random: {characters: ab, length: 9}, secrets: [], "
            "store: {kind: SecretStore, name: vault}}",
            "must be of a platform without a store, got entries of SecretStore 'vault', from which",
        ),
    ],
)
def test_no_secrets_are_made_of_another_list(run, tmp_path, listed, told):
    file = tmp_path / "secrets.yaml"
    file.write_text(listed)
    code, _ = run("secrets", file)
    assert re.fullmatch(f"'{file}' {told}.*", code)


@pytest.mark.parametrize(
    "command",
    [["rules", "dist"], ["flows", "dist"], ["rules", "dist", "--data"], ["plan", "dist", "dist"]],
)
def test_manifests_are_judged_without_node_and_cdk8s(command):
    """Both are hidden, as in a pipeline that has Python alone."""
    hidden = ("cdk8s", "cdk8s_plus_27", "constructs", "jsii")
    lines = (
        "import runpy, sys",
        f"sys.modules.update(dict.fromkeys({hidden}))",
        "import constructs_lib.analysis",
        f"sys.argv = ['constructs_lib', *{command}]",
        "runpy.run_module('constructs_lib', run_name='__main__')",
    )
    done = ended([sys.executable, "-c", "\n".join(lines)], cwd=ROOT, env={"PATH": "/nowhere"})
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("module", [each for each, _ in program.COMMANDS.values()])
def test_a_command_that_is_a_module_names_that_module(module):
    program_name = import_module(module).PROGRAM
    assert program_name == "python -m " + module.removesuffix(".__main__")
