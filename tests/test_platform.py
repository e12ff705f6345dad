"""The Platform: tiers that are checked and written together."""

import threading
from pathlib import Path

import cdk8s_plus_27 as kplus
import pytest
from cdk8s import ApiObject, App, Chart, JsonPatch

from constructs_lib import (
    RULES,
    ConfigMap,
    ConfigMapProps,
    Delivery,
    DeliveryProps,
    FindingsError,
    Flow,
    GitSource,
    HelmChart,
    HelmComponent,
    Platform,
    SecretRef,
    Tier,
    TierProps,
    Values,
    WebService,
    WebServiceProps,
    run,
)
from constructs_lib.core.api_objects import ApiObjects
from constructs_lib.core.declarations import Declarations, DeclaredFile
from tests import reference
from tests.checkout import ROOT, content


def tier(name="shop", **given):
    made = Tier(TierProps(name=name, **given))
    ConfigMap(made.chart("config"), "config", ConfigMapProps(data={"a": "1"}))
    return made


def break_it(tier):
    """Adds an object that a rule refuses."""
    metadata = {"name": "Bad_"}
    ApiObject(tier.chart("bad"), "Bad", api_version="v1", kind="ConfigMap", metadata=metadata)
    return tier


BAD = "name of ConfigMap shop/Bad_ must be a DNS subdomain"


def test_writes_all_files(tmp_path):
    platform = Platform(tier(), tier("other", namespace="elsewhere"))
    platform.synth(tmp_path / "dist")
    assert set(content(tmp_path / "dist")) == {"shop/config.yaml", "other/config.yaml"}
    written = {f"dist/{name}": text.decode() for name, text in content(tmp_path / "dist").items()}
    assert platform.files() == written
    assert "namespace: elsewhere" in platform.files()["dist/other/config.yaml"]


def test_the_reference_platform_is_dist():
    committed = {f"dist/{name}": text.decode() for name, text in content(ROOT / "dist").items()}
    assert reference.files() == committed, "dist/ is out of date; run 'make synth'"


def test_old_files_go(tmp_path):
    dist = tmp_path / "dist"
    Platform(tier(), tier("gone", namespace="gone")).synth(dist)
    Platform(tier()).synth(dist)
    assert set(content(dist)) == {"shop/config.yaml"}
    assert [each.name for each in tmp_path.iterdir()] == ["dist"]


def test_a_finding_stops_everything(tmp_path):
    dist = tmp_path / "dist"
    Platform(tier()).synth(dist)
    before = content(dist)
    broken = Platform(tier("other", namespace="other"), break_it(tier()))
    with pytest.raises(FindingsError, match=BAD):
        broken.synth(dist)
    assert content(dist) == before


def test_two_tiers_in_one_namespace_are_one_finding():
    """Not one for each object that both create in it."""
    tiers = [tier("shop", namespace="one"), tier("other", namespace="one")]
    for each in tiers:
        each.add_namespace()
    assert Platform(*tiers).findings() == [
        "Tiers shop and other both create namespace 'one'; change 'namespace' of one of them"
    ]


def test_two_tiers_may_share_a_namespace_that_one_of_them_creates():
    shop, other = tier("shop", namespace="one"), Tier(TierProps(name="other", namespace="one"))
    ConfigMap(other.chart("config"), "other", ConfigMapProps(data={"a": "1"}))
    shop.add_namespace()
    assert Platform(shop, other).findings() == []


def test_one_folder_in_the_way_stops_everything(tmp_path):
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes/notes.txt").write_text("mine")
    with pytest.raises(ValueError, match=r"notes' must be a folder of its own.*notes\.txt; name"):
        Platform(tier()).synth(tmp_path / "dist", tmp_path / "notes")
    assert set(content(tmp_path)) == {"notes/notes.txt"}


@pytest.mark.parametrize("suffix", ["fresh", "former"])
def test_removes_no_folder_of_others_that_is_called_like_its_own(tmp_path, suffix):
    (tmp_path / f"dist.{suffix}").mkdir()
    (tmp_path / f"dist.{suffix}/notes.txt").write_text("mine")
    with pytest.raises(ValueError, match=rf"dist\.{suffix}' must be a folder of its own.*notes\.t"):
        Platform(tier()).synth(tmp_path / "dist")
    assert set(content(tmp_path)) == {f"dist.{suffix}/notes.txt"}


def test_removes_no_settings_or_manifests_of_others(tmp_path):
    """A synth writes into folders only, one for each tier."""
    (tmp_path / "environments").mkdir()
    (tmp_path / "environments/kind.yaml").write_text("mine: 1")
    with pytest.raises(ValueError, match=r"environments' must be a folder of its own.*kind\.yaml"):
        Platform(tier()).synth(tmp_path / "environments")
    assert set(content(tmp_path)) == {"environments/kind.yaml"}


def test_removes_no_manifests_of_others_in_folders_like_those_of_tiers(tmp_path):
    """A team passed the folder of its kustomizations, and a synth deleted them all."""
    (tmp_path / "k8s/base").mkdir(parents=True)
    (tmp_path / "k8s/base/deployment.yaml").write_text("mine: 1")
    with pytest.raises(
        ValueError, match=r"got one that holds .*/deployment\.yaml; name another, or"
    ):
        Platform(tier()).synth(tmp_path / "k8s")
    assert set(content(tmp_path)) == {"k8s/base/deployment.yaml"}


@pytest.mark.parametrize("folder", [".", ".."])
def test_refuses_to_replace_the_working_folder(tmp_path, monkeypatch, folder):
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    with pytest.raises(ValueError, match="must be a folder of its own"):
        Platform(tier()).synth(folder)


def test_refuses_a_file_as_folder(tmp_path):
    (tmp_path / "dist").write_text("mine")
    with pytest.raises(ValueError, match="must be a folder, got a file; name another"):
        Platform(tier()).synth(tmp_path / "dist")
    assert (tmp_path / "dist").read_text() == "mine"


def test_answers_are_of_this_moment(tmp_path):
    shop = Tier(TierProps(name="shop"))
    one, other = (
        WebService(shop.chart(name), name, WebServiceProps(image="web:1", environment=environment))
        for name, environment in (
            ("one", {}),
            ("other", {"A": SecretRef(name="mail", keys=("password",)).key("password")}),
        )
    )
    platform = Platform(shop)
    assert platform.flows() == []
    one.connections.allow_to(other)
    assert platform.flows() == [Flow("shop/one", "shop/other", (3000,))]
    assert [secret["name"] for secret in platform.secrets()] == ["mail"]
    assert platform.findings() == []
    image = "/spec/template/spec/containers/0/image"
    one.node.find_child("Resource").add_json_patch(JsonPatch.replace(image, "web:latest"))
    (finding,) = platform.findings()
    assert "Deployment shop/one has container 'one' with image 'web:latest'" in finding


def test_all_trees_are_read_in_one_call(monkeypatch):
    """Reading is what a synth takes longest for; it must not grow with the square of the tiers."""
    import jsii

    calls = []
    invoke = jsii.sinvoke
    monkeypatch.setattr(jsii, "sinvoke", lambda *args: calls.append(args[1]) or invoke(*args))
    platform = Platform(tier(), tier("other", namespace="elsewhere"))
    calls.clear()
    assert platform.files()
    assert calls == ["readTrees"]


def test_a_team_brings_its_own_rules(tmp_path):
    def no_config_maps(inventory):
        """ConfigMaps are out of fashion."""
        for each in inventory.objects:
            if each["kind"] == "ConfigMap":
                yield f"{each['metadata']['name']} is a ConfigMap"

    platform = Platform(tier(), rules=(*RULES, no_config_maps))
    assert platform.findings() == ["config is a ConfigMap"]
    with pytest.raises(FindingsError, match=r"^config is a ConfigMap$"):
        platform.synth(tmp_path / "dist")


def test_refuses_what_is_no_tier(tmp_path):
    app = App(outdir=str(tmp_path))
    for each in (None, app, Chart(app, "c")):
        with pytest.raises(ValueError, match="'tier' must be a Tier, got "):
            Platform(each)


def test_refuses_two_tiers_of_one_name():
    with pytest.raises(ValueError, match="shop: 'name' is used by another tier; choose another"):
        Platform(tier(), tier())


def test_refuses_to_come_after_what_is_not_there():
    platform = Platform(tier())
    message = r"late: 'after' must name tiers of the platform \(shop\), got other; add that one"
    with pytest.raises(ValueError, match=message):
        platform.add(tier("late"), after=[tier("other")])
    assert [each.tier.name for each in platform.order] == ["shop"]


def ending(capsys, compose, *folders):
    with pytest.raises(SystemExit) as end:
        run(compose, *folders)
    return end.value.code


def test_run_says_findings_and_nothing_else(capsys, tmp_path):
    text = ending(capsys, lambda: Platform(break_it(tier())), tmp_path / "dist")
    assert text.startswith(BAD)
    assert len(text.splitlines()) == 1
    assert not (tmp_path / "dist").exists()


@pytest.mark.parametrize(
    ("given", "line"),
    [
        pytest.param(
            {"image": "web:latest"},
            "WebServiceProps.image: 'image' must be an image reference with an exact tag",
            id="field",
        ),
        pytest.param(
            {"image": "web:1", "min_replicas": 4, "max_replicas": 3},
            "WebServiceProps: 'min_replicas' must not exceed 'max_replicas', got 4 and 3; lower",
            id="two fields",
        ),
        pytest.param(
            {"image": "web:1", "min_replicas": "4"},
            "WebServiceProps.min_replicas: Input should be a valid integer, got '4'",
            id="type",
        ),
        pytest.param(
            {"image": "web:1", "replicas": 4},
            "WebServiceProps.replicas: Extra inputs are not permitted, got 4",
            id="unknown",
        ),
    ],
)
def test_run_says_mistakes_in_props_in_one_line(capsys, tmp_path, given, line):
    text = ending(capsys, lambda: WebServiceProps(**given), tmp_path / "dist")
    assert text.startswith(line)
    assert len(text.splitlines()) == 1


def test_run_says_what_a_function_without_return_lacks(capsys):
    assert ending(capsys, lambda: None) == (
        "'compose' must return a Platform, got None; return the platform"
    )


@pytest.mark.parametrize(
    ("after", "got"),
    [
        pytest.param(tier("early", namespace="early"), "early", id="tier"),
        pytest.param("shop", "'shop'", id="name"),
        pytest.param(None, "None", id="nothing"),
    ],
)
def test_refuses_what_is_no_list_as_those_before(after, got):
    message = f"^late: 'after' must be a list of tiers, got {got}; put it in brackets$"
    with pytest.raises(ValueError, match=message):
        Platform(tier()).add(tier("late", namespace="late"), after=after)


@pytest.mark.parametrize("field", ["rules", "warnings"])
@pytest.mark.parametrize("given", [None, RULES[0], "rules"])
def test_refuses_rules_that_are_no_list(field, given):
    message = f"^'{field}' must be a list of functions, got .+; put it in brackets$"
    with pytest.raises(ValueError, match=message):
        Platform(**{field: given})


@pytest.mark.parametrize("folder", [None, 3, ["dist"], b"dist"])
def test_refuses_folders_that_are_no_paths(capsys, folder):
    text = ending(capsys, lambda: Platform(tier()), folder)
    assert text == f"'folders' must be paths, got {folder!r}; state each as a Path or text"


@pytest.mark.parametrize("tiers", [[], [Tier(TierProps(name="empty"))]])
def test_refuses_to_write_nothing(tmp_path, tiers):
    with pytest.raises(ValueError, match=r"^'tiers' must hold objects, got none; add a tier with "):
        Platform(*tiers).synth(tmp_path / "dist")
    assert list(tmp_path.iterdir()) == []


def test_run_says_that_a_platform_is_no_function(capsys):
    text = ending(capsys, Platform(tier()))
    assert text.startswith("'compose' must be a function, got <")
    assert text.endswith("; pass it without calling it, as in 'run(compose)'")


def patched(chart, path):
    made = ApiObject(chart, "page", api_version="v1", kind="ConfigMap")
    made.add_json_patch(JsonPatch.replace(path, "red"))


def expected(chart, path):
    made = ApiObject(chart, "page", api_version="v1", kind="ConfigMap")
    made.add_json_patch(JsonPatch.test(path, "red"))


@pytest.mark.parametrize(
    ("break_it", "line"),
    [
        pytest.param(
            lambda chart: patched(chart, "/data/colour"),
            "shop: Failed serializing construct at path 'odd/page' with name 'odd-page': "
            "TypeError: Cannot read properties of undefined (reading 'colour')",
            id="patch of a field that is not there",
        ),
        pytest.param(
            lambda chart: expected(chart, "/kind"),
            "shop: Failed serializing construct at path 'odd/page' with name 'odd-page': "
            "TEST_OPERATION_FAILED: Test operation failed",
            id="patch of a field with another value",
        ),
        pytest.param(
            lambda chart: kplus.Ingress(chart, "page"),
            "shop: Validation failed with the following errors: [odd/page] ingress with no rules "
            "or default backend",
            id="incomplete",
        ),
        pytest.param(
            lambda chart: (
                chart.node.add_dependency(chart.node.root.chart("other"))
                or chart.node.root.node.find_child("other").node.add_dependency(chart)
            ),
            "shop: Dependency cycle detected: odd => other => odd",
            id="circle",
        ),
    ],
)
def test_run_says_in_one_line_what_cannot_be_rendered(capsys, tmp_path, break_it, line):
    sound, odd = tier("sound", namespace="sound"), tier()
    break_it(odd.chart("odd"))
    text = ending(capsys, lambda: Platform(sound, odd), tmp_path / "dist")
    assert text.strip() == f"{line}; correct the construct, or the patch of its object"
    assert not (tmp_path / "dist").exists()


def test_a_connection_says_in_one_line_what_cannot_be_rendered():
    chart = tier().chart("web")
    shop, api = (WebService(chart, id, WebServiceProps(image="web:1")) for id in ("shop", "api"))
    shop.deployment.add_json_patch(JsonPatch.remove("/spec/colour/red"))
    message = "^Failed serializing construct at path 'web/shop/Resource' with name 'shop': .*; corr"
    with pytest.raises(ValueError, match=message):
        shop.connections.allow_to(api)


def test_a_folder_that_cannot_be_replaced_stays(tmp_path, monkeypatch):
    dist = tmp_path / "dist"
    Platform(tier()).synth(dist)
    before = content(dist)
    rename = Path.rename

    def refuse(self, target):
        if self.name == "dist.fresh":
            raise OSError("no space left on device")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(OSError, match="no space"):
        Platform(tier(), tier("other", namespace="other")).synth(dist)
    assert content(dist) == before


@pytest.mark.parametrize("at", ["dist", "dist.fresh"])
def test_an_interrupted_exchange_leaves_what_was_there(tmp_path, monkeypatch, at):
    """Ctrl-C between its two steps left no `dist/`; after both it has come too late."""
    dist = tmp_path / "dist"
    Platform(tier()).synth(dist)
    rename = Path.rename

    def interrupt(self, target):
        renamed = rename(self, target)
        if self.name == at:
            raise KeyboardInterrupt
        return renamed

    monkeypatch.setattr(Path, "rename", interrupt)
    with pytest.raises(KeyboardInterrupt):
        Platform(tier(), tier("other", namespace="other")).synth(dist)
    other = {"other/config.yaml"} if at == "dist.fresh" else set()
    assert set(content(dist)) == {"shop/config.yaml", *other}
    assert not (tmp_path / "dist.fresh").exists()


def test_takes_nothing_that_it_could_not_remove(tmp_path):
    """It was taken into `dist/` as if it were of this synth."""
    (tmp_path / "elsewhere/old").mkdir(parents=True)
    (tmp_path / "elsewhere/old/left.yaml").write_text("a: 1\n")
    (tmp_path / "dist.fresh").symlink_to("elsewhere")
    with pytest.raises(OSError, match=r"dist\.fresh"):
        Platform(tier()).synth(tmp_path / "dist")
    assert not (tmp_path / "dist").exists()


def test_two_synths_at_once_write_a_whole_each(tmp_path, monkeypatch):
    """Each removed what the other wrote, and the later one left a part of its files, well ended."""
    dist = tmp_path / "dist"
    one = Platform(tier(), tier("more", namespace="more"))
    other = Platform(tier(), tier("other", namespace="other"))
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
    Platform(tier(), tier("more", namespace="more")).synth(dist)
    before = content(dist)
    if was_killed:
        dist.rename(tmp_path / "dist.former")
    full_disk()
    with pytest.raises(OSError, match="no space"):
        Platform(tier(), tier("other", namespace="other")).synth(dist)
    assert content(tmp_path) == {f"dist/{name}": text for name, text in before.items()}


def test_a_tier_that_is_added_after_the_delivery_is_found():
    """Nothing would ever apply its folder."""
    platform = Platform(tier())
    git = GitSource(repository="https://git.example/shop/platform.git")
    platform.add(Delivery(DeliveryProps(order=platform.order, git=git, namespace="cicd")))
    assert platform.findings() == []
    platform.add(tier("late", namespace="late"))
    assert platform.findings() == ["Tier late is not delivered; add it before the Delivery"]


def test_a_chart_that_is_installed_after_the_delivery_is_found():
    """Its quota and policies would be there, and it would not."""
    platform = Platform(tier())
    (shop,) = (each.tier for each in platform.order)
    chart = HelmChart(repository="https://charts.example", name="cache", version="1.0.0")
    shop.install(HelmComponent(name="early", chart=chart, values=Values()))
    git = GitSource(repository="https://git.example/shop/platform.git")
    platform.add(Delivery(DeliveryProps(order=platform.order, git=git, namespace="cicd")))
    assert platform.findings() == []
    shop.install(HelmComponent(name="late", chart=chart, values=Values()))
    assert platform.findings() == [
        "Chart late of tier shop is not delivered; install it before the Delivery"
    ]


@pytest.mark.parametrize(
    ("name", "chart", "path"),
    [
        pytest.param("shop", "page-values", "dist/shop/page-values.yaml", id="objects"),
        pytest.param("shop-values", "page", "dist/apps/shop-values.yaml", id="Applications"),
    ],
)
def test_files_that_argo_cd_takes_for_values_are_found(name, chart, path):
    """Nothing would ever apply them, and nobody would say so."""
    shop = tier(name, namespace=name)
    ConfigMap(shop.chart(chart), "page", ConfigMapProps(data={"title": "Shop"}))
    platform = Platform(shop)
    assert platform.findings() == []
    git = GitSource(repository="https://git.example/shop/platform.git")
    platform.add(Delivery(DeliveryProps(order=platform.order, git=git, namespace="cicd")))
    assert platform.findings() == [
        f"File {path} is not delivered, since Argo CD takes it for values of a chart; rename its "
        "Chart or tier, so that it does not end with '-values.yaml'"
    ]


def test_two_files_of_one_path_are_found():
    shop = tier()
    file = DeclaredFile(path="dist/shop/config.yaml", text="a: 1")
    ApiObjects(shop.chart("files"), "Files", {}, Declarations(files=[file]))
    assert Platform(shop).findings() == [
        "File dist/shop/config.yaml has 2 sources; rename a Chart or a component"
    ]


def test_a_file_outside_of_dist_is_found(tmp_path):
    shop = tier()
    file = DeclaredFile(path="elsewhere/values.yaml", text="a: 1")
    ApiObjects(shop.chart("files"), "Files", {}, Declarations(files=[file]))
    with pytest.raises(FindingsError, match=r"^File elsewhere/values.yaml is not below dist/; "):
        Platform(shop).synth(tmp_path / "dist")
    assert not (tmp_path / "dist").exists()


def test_run_says_which_folder_cannot_be_written(capsys, tmp_path):
    (tmp_path / "file").write_text("")
    text = ending(capsys, lambda: Platform(tier()), tmp_path / "file" / "dist")
    assert "Not a directory" in text
    assert str(tmp_path / "file") in text
