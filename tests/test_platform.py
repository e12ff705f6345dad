"""The Platform: tiers that are checked and written together."""

import re
import threading
from pathlib import Path

import cdk8s_plus_27 as kplus
import pytest
from cdk8s import ApiObject, JsonPatch

from constructs_lib import Platform, SecretRef, Tier, TierProps, WebService, WebServiceProps, run
from constructs_lib.analysis import RULES, Rule, finding
from constructs_lib.argocd import GitSource, HelmChart, HelmComponent, install
from constructs_lib.kube import k8s
from constructs_lib.kube.declarations import Declarations, DeclaredFile
from constructs_lib.network.graph import Flow
from constructs_lib.platform.platform import FindingsError
from constructs_lib.reference import Delivery
from constructs_lib.tree.api_objects import ApiObjects
from constructs_lib.workloads import ConfigMap, ConfigMapProps
from tests import reference
from tests.checkout import ROOT, content
from tests.rules import told


def tier(platform, name="shop", after=(), **given):
    made = Tier(platform, TierProps(name=name, **given), after=after)
    ConfigMap(made.chart("config"), "config", ConfigMapProps(data={"a": "1"}))
    return made


def platform_of(*names, **given):
    """Return a platform with a tier of each name."""
    platform = Platform(**given)
    for name in names:
        tier(platform, name)
    return platform


def break_it(platform):
    """Add an object that a rule refuses to the last tier."""
    metadata = {"name": "Bad_"}
    chart = platform.order[-1].tier.chart("bad")
    ApiObject(chart, "Bad", api_version="v1", kind="ConfigMap", metadata=metadata)
    return platform


def deliver(platform):
    git = GitSource(repository="https://git.example/shop/platform.git")
    return Delivery(platform, git=git, namespace="cicd")


BAD = "ConfigMap shop/Bad_ has name 'Bad_', which must be a DNS subdomain"


def test_writes_all_files(tmp_path):
    platform = platform_of("shop")
    tier(platform, "other", namespace="elsewhere")
    platform.synth(tmp_path / "dist")
    assert set(content(tmp_path / "dist")) == {"shop/config.yaml", "other/config.yaml"}
    written = {f"dist/{name}": text.decode() for name, text in content(tmp_path / "dist").items()}
    assert platform.files() == written
    assert "namespace: elsewhere" in platform.files()["dist/other/config.yaml"]


def test_lists_secrets_where_there_are_any():
    platform = platform_of("shop")
    assert set(platform.files()) == {"dist/shop/config.yaml"}
    token = SecretRef(name="token", keys=("key",)).key("key")
    chart, shop = platform.order[0].tier.chart("web"), platform.order[0].tier
    WebService(chart, "web", WebServiceProps(image="web:1", environment={"TOKEN": token}))
    assert "name: token" in platform.files()["dist/bootstrap/secrets.yaml"]
    shop.secrets_path = "dist/own/list.yaml"
    assert {"dist/own/list.yaml", "dist/bootstrap/secrets.yaml"} & {*platform.files()} == {
        "dist/own/list.yaml"
    }


def test_the_reference_platform_is_dist():
    committed = {f"dist/{name}": text.decode() for name, text in content(ROOT / "dist").items()}
    assert reference.files() == committed, "dist/ is out of date; run 'make synth'"


def test_old_files_go_and_a_finding_stops_everything(tmp_path):
    dist = tmp_path / "dist"
    platform_of("shop", "gone").synth(dist)
    platform_of("shop").synth(dist)
    before = content(dist)
    assert set(before) == {"shop/config.yaml"}
    broken = break_it(platform_of("other", "shop"))
    with pytest.raises(FindingsError, match=BAD):
        broken.synth(dist)
    assert content(dist) == before


def test_two_tiers_in_one_namespace_are_one_finding():
    """Not one for each object that both create in it."""
    platform = Platform()
    for name in ("shop", "other"):
        tier(platform, name, namespace="one").add_namespace()
    assert told(platform) == [
        "Tier other creates namespace 'one', as shop does; change 'namespace' of one of them"
    ]


@pytest.mark.parametrize(
    ("folder", "theirs"),
    [
        ("notes", "notes/notes.txt"),
        ("dist", "dist.fresh/notes.txt"),
        ("dist", "dist.former/notes.txt"),
        ("environments", "environments/kind.yaml"),
        # A team passed the folder of its kustomizations, and a synth deleted them all.
        ("k8s", "k8s/base/deployment.yaml"),
    ],
)
def test_removes_no_files_of_others(tmp_path, folder, theirs):
    (tmp_path / theirs).parent.mkdir(parents=True)
    (tmp_path / theirs).write_text("mine: 1")
    name = theirs.rpartition("/")[2]
    with pytest.raises(ValueError, match=rf"must be a folder of its own.*{re.escape(name)}; name"):
        platform_of("shop").synth(tmp_path / "first", tmp_path / folder)
    assert set(content(tmp_path)) == {theirs}


def test_refuses_the_working_folder_and_a_file(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ValueError, match="must be a folder of its own"):
        platform_of("shop").synth(".")
    (tmp_path / "dist").write_text("mine")
    with pytest.raises(ValueError, match="must be a folder, got a file; name another"):
        platform_of("shop").synth(tmp_path / "dist")
    assert (tmp_path / "dist").read_text() == "mine"


def test_answers_are_of_this_moment(tmp_path):
    platform = Platform()
    shop = Tier(platform, TierProps(name="shop"))
    shop.add_namespace()
    one, other = (
        WebService(shop.chart(name), name, WebServiceProps(image="web:1", environment=environment))
        for name, environment in (
            ("one", {}),
            ("other", {"A": SecretRef(name="mail", keys=("password",)).key("password")}),
        )
    )
    flow = Flow("shop/one", "shop/other", (3000,))
    assert flow not in platform.flows()
    one.connections.allow_to(other)
    assert flow in platform.flows()
    assert [secret["name"] for secret in platform.secrets()] == ["mail"]
    assert platform.findings() == []
    image = "/spec/template/spec/containers/0/image"
    one.node.find_child("Resource").add_json_patch(JsonPatch.replace(image, "web:latest"))
    (finding,) = told(platform)
    assert "Deployment shop/one has container 'one' with image 'web:latest'" in finding


def test_a_team_brings_its_own_rules(tmp_path):
    def config_maps(inventory):
        for each in inventory.of_kind(k8s.ConfigMap):
            yield finding(each, "is out of fashion", "remove it")

    platform = platform_of("shop", rules=(*RULES, Rule("config-map", config_maps)))
    (found,) = platform.findings()
    assert found.text == "ConfigMap shop/config is out of fashion; remove it"
    with pytest.raises(FindingsError, match=rf"^{re.escape(str(found))}$"):
        platform.synth(tmp_path / "dist")


def test_refuses_what_is_no_context():
    with pytest.raises(ValueError, match=r"^'context' must be a PlatformContext, got None; "):
        Platform(None)


def test_refuses_two_tiers_of_one_name():
    with pytest.raises(ValueError, match="shop: 'name' is used by another tier; choose another"):
        platform_of("shop", "shop")


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"rules": RULES[0]}, "^'rules' must be a list of Rules, got Rule.+; write "),
        ({"warnings": "all"}, "^'warnings' must be a list of Rules, got 'all'; write "),
        ({"rules": [print]}, "^'rules' must be a list of Rules, got .+; write "),
    ],
)
def test_refuses_rules_that_are_no_list(given, message):
    with pytest.raises(ValueError, match=message):
        Platform(**given)


def test_refuses_to_come_after_what_is_not_there():
    platform = platform_of("shop")
    message = r"late: 'after' must name tiers of the platform \(shop\), got other; make that one"
    with pytest.raises(ValueError, match=message):
        tier(platform, "late", after=[tier(Platform(), "other")])
    message = "^late: 'after' must be a list of tiers, got early; put it in brackets$"
    with pytest.raises(ValueError, match=message):
        tier(platform, "late", after=tier(Platform(), "early"))
    assert [each.tier.name for each in platform.order] == ["shop"]


def ending(capsys, compose, *folders):
    with pytest.raises(SystemExit) as end:
        run(compose, *folders)
    return end.value.code


def test_run_says_findings_and_nothing_else(capsys, tmp_path):
    text = ending(capsys, lambda: break_it(platform_of("shop")), tmp_path / "dist")
    assert text.startswith(BAD)
    assert len(text.splitlines()) == 1
    assert not (tmp_path / "dist").exists()


def web(**given):
    """Make a service in a tier of its own."""
    service = Tier(Platform(), TierProps(name="shop")).chart("web")
    return WebService(service, "web", **given)


@pytest.mark.parametrize(
    ("compose", "line"),
    [
        (
            lambda: WebServiceProps(image="web:1", min_replicas=4, max_replicas=3),
            "WebServiceProps: 'min_replicas' must not exceed 'max_replicas', got 4 and 3; lower",
        ),
        (
            lambda: WebServiceProps(image="web:1", resources={"cpu_limits": "1"}),
            "WebServiceProps.resources.cpu_limits: Extra inputs are not permitted, got '1'; did "
            "you mean cpu_limit?",
        ),
        (
            lambda: web(image="web:1"),
            "WebService takes its settings as one model, got an unexpected keyword argument "
            "'image'; write WebService(scope, id, WebServiceProps(image=…))",
        ),
        (
            lambda: web(),
            "WebService takes its settings as one model, missing 1 required positional argument: "
            "'props'; write WebService(scope, id, WebServiceProps(…))",
        ),
        (
            lambda: web(
                props=WebServiceProps(image="web:1", environment={"A": "a"})
            ).add_environment({"A": "b"}),
            "shop/web/web: 'environment' of container 'web' already has 'A', got it again",
        ),
    ],
)
def test_run_begins_with_the_line_of_the_program(capsys, compose, line):
    text = ending(capsys, compose)
    place, told = text.split(": ", 1)
    assert told.startswith(line)
    file, number = place.split(":")
    # The innermost line of the program, of which `web` is a part.
    first = compose.__code__.co_firstlineno
    of_web = range(web.__code__.co_firstlineno, web.__code__.co_firstlineno + 5)
    assert file == "tests/test_platform.py"
    assert int(number) in of_web or first <= int(number) < first + 5


@pytest.mark.parametrize("mistake", [lambda: int("3 pods"), lambda: Path("absent").read_text()])
def test_run_leaves_other_mistakes_of_the_program_their_trace(mistake):
    with pytest.raises((ValueError, OSError), match=r"3 pods|No such file"):
        run(mistake)


def test_run_shows_all_traces_where_that_is_asked_for(monkeypatch):
    monkeypatch.setenv("CONSTRUCTS_DEBUG", "1")
    with pytest.raises(ValueError, match="min_replicas"):
        run(lambda: WebServiceProps(image="web:1", min_replicas=0))


def test_run_says_what_a_function_without_return_lacks(capsys):
    assert ending(capsys, lambda: None) == (
        "'compose' must return a Platform, got None; return the platform"
    )


@pytest.mark.parametrize("folder", [None, ["dist"]])
def test_refuses_folders_that_are_no_paths(capsys, folder):
    text = ending(capsys, lambda: platform_of("shop"), folder)
    assert text == f"'folders' must be paths, got {folder!r}; state each as a Path or text"


@pytest.mark.parametrize("names", [[], ["empty"]])
def test_refuses_to_write_nothing(tmp_path, names):
    platform = Platform()
    for name in names:
        Tier(platform, TierProps(name=name))
    with pytest.raises(ValueError, match=r"^'tiers' must hold objects, got none; add a tier with "):
        platform.synth(tmp_path / "dist")
    assert list(tmp_path.iterdir()) == []


def patched(chart, path):
    made = ApiObject(chart, "page", api_version="v1", kind="ConfigMap")
    made.add_json_patch(JsonPatch.replace(path, "red"))


@pytest.mark.parametrize(
    ("break_it", "line"),
    [
        (
            lambda chart: patched(chart, "/data/colour"),
            "shop/odd/page: patch 'replace' of '/data/colour' has no effect, since there is no "
            "'data'; did you mean 'metadata'?",
        ),
        (
            lambda chart: kplus.Ingress(chart, "page"),
            "shop: Validation failed with the following errors: [odd/page] ingress with no rules "
            "or default backend",
        ),
        (
            lambda chart: (
                chart.node.add_dependency(chart.node.root.chart("other"))
                or chart.node.root.node.find_child("other").node.add_dependency(chart)
            ),
            "shop: Dependency cycle detected: odd => other => odd",
        ),
    ],
)
def test_run_says_in_one_line_what_cannot_be_rendered(capsys, tmp_path, break_it, line):
    platform = platform_of("sound", "shop")
    break_it(platform.order[-1].tier.chart("odd"))
    text = ending(capsys, lambda: platform, tmp_path / "dist")
    fix = "" if "did you mean" in line else "; correct the construct, or the patch of its object"
    assert text.strip() == f"{line}{fix}"
    assert not (tmp_path / "dist").exists()


@pytest.mark.parametrize(
    ("at", "error", "renamed"),
    [
        ("dist", KeyboardInterrupt, True),
        ("dist.fresh", KeyboardInterrupt, True),
        ("dist.fresh", OSError, False),
    ],
)
def test_an_interrupted_exchange_leaves_what_was_there(tmp_path, monkeypatch, at, error, renamed):
    dist = tmp_path / "dist"
    platform_of("shop").synth(dist)
    rename = Path.rename

    def interrupt(self, target):
        if self.name != at:
            return rename(self, target)
        if renamed:
            rename(self, target)
        raise error

    monkeypatch.setattr(Path, "rename", interrupt)
    with pytest.raises(error):
        platform_of("shop", "other").synth(dist)
    other = {"other/config.yaml"} if at == "dist.fresh" and renamed else set()
    assert set(content(dist)) == {"shop/config.yaml", *other}


def test_two_synths_at_once_write_a_whole_each(tmp_path, monkeypatch):
    """Each removed what the other wrote, and the later one left a part of its files, well ended."""
    dist = tmp_path / "dist"
    one = platform_of("shop", "more")
    other = platform_of("shop", "other")
    wanted = {path.removeprefix("dist/") for path in other.files()}
    second = threading.Thread(target=other.synth, args=[dist])
    write = Path.write_text

    def interrupted(self, *given, **options):
        written = write(self, *given, **options)
        if second.ident is None:
            second.start()
            second.join(1)
        return written

    monkeypatch.setattr(Path, "write_text", interrupted)
    one.synth(dist)
    second.join()
    assert set(content(dist)) == wanted


@pytest.fixture
def full_disk(monkeypatch):
    """A disk that is full after the first file."""
    write, written = Path.write_text, []

    def refuse(self, *given, **options):
        if written:
            raise OSError("no space left on device")
        written.append(self)
        return write(self, *given, **options)

    return lambda: monkeypatch.setattr(Path, "write_text", refuse)


@pytest.mark.parametrize("was_killed", [False, True])
def test_a_full_disk_leaves_what_was_there(tmp_path, full_disk, was_killed):
    """Also where an earlier run was killed after it had put the folder aside."""
    dist = tmp_path / "dist"
    platform_of("shop", "more").synth(dist)
    before = content(dist)
    if was_killed:
        dist.rename(tmp_path / "dist.former")
    full_disk()
    with pytest.raises(OSError, match="no space"):
        platform_of("shop", "other").synth(dist)
    assert content(tmp_path) == {f"dist/{name}": text for name, text in before.items()}


def test_a_tier_that_is_added_after_the_delivery_is_found():
    """Nothing would ever apply its folder."""
    platform = platform_of("shop")
    deliver(platform)
    assert platform.findings() == []
    tier(platform, "late")
    assert told(platform) == ["Tier late is not delivered; add it before the Delivery"]


@pytest.mark.parametrize(
    ("has_delivery", "reason"),
    [
        (False, ", since the platform has no Delivery; add one after its tiers"),
        (True, "; install it before the Delivery"),
    ],
)
def test_a_chart_that_nothing_delivers_is_found(has_delivery, reason):
    platform = Platform()
    shop = tier(platform)
    if has_delivery:
        deliver(platform)
    chart = HelmChart(repository="https://charts.example", name="cache", version="1.0.0")
    install(shop, HelmComponent(name="late", chart=chart, values={}))
    assert told(platform) == [f"Chart shop/late is not delivered{reason}"]


@pytest.mark.parametrize(
    ("name", "chart", "paths"),
    [
        ("shop", "page-values", ["dist/shop/page-values.yaml"]),
        ("a-values", "page", ["dist/apps/a-values.yaml", "dist/projects/a-values.yaml"]),
    ],
)
def test_files_that_argo_cd_takes_for_values_are_found(name, chart, paths):
    """They would never be applied, without a message."""
    platform = Platform()
    shop = tier(platform, name)
    ConfigMap(shop.chart(chart), "page", ConfigMapProps(data={"title": "Shop"}))
    assert platform.findings() == []
    deliver(platform)
    assert told(platform) == [
        f"File {path} is not delivered, since Argo CD takes it for values of a chart; rename its "
        "Chart or tier, so that it does not end with '-values.yaml'"
        for path in paths
    ]


@pytest.mark.parametrize(
    ("path", "finding"),
    [
        ("dist/shop/config.yaml", "has 2 sources; rename a Chart or a component"),
        ("elsewhere/values.yaml", "is not below dist/; "),
    ],
)
def test_a_file_that_cannot_be_written_is_found(path, finding):
    shop = tier(Platform())
    file = DeclaredFile(path=path, text="a: 1")
    ApiObjects(shop.chart("files"), "Files", {}, Declarations(files=[file]))
    (found,) = told(shop.platform)
    assert found.startswith(f"File {path} {finding}")


def test_run_says_which_folder_cannot_be_written(capsys, tmp_path):
    (tmp_path / "file").write_text("")
    text = ending(capsys, lambda: platform_of("shop"), tmp_path / "file" / "dist")
    assert "Not a directory" in text
    assert str(tmp_path / "file") in text
