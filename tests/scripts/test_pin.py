"""`make pin` against a registry that is a real one, and against servers that answer wrongly."""

import hashlib
import io
import json
import subprocess
import tarfile
from types import SimpleNamespace

import httpx
import pytest
import yaml

from constructs_lib.argocd.helm.chart import HelmChart
from constructs_lib.reference import versions
from constructs_lib.reference.bootstrap_files import Tool
from scripts import pin
from scripts.cluster.errors import Failed
from scripts.cluster.steps.argo_cd import install_charts
from tests import test_renovate
from tests.checkout import ROOT
from tests.programs import made
from tests.scripts.tools import program, told, with_tools
from tests.served import served
from tests.services.image_builds import registry as served_registry
from tests.troubleshooting import shows

CONFIG = "application/vnd.cncf.helm.config.v1+json"
OCI = "application/vnd.oci.image"


def sha256(content):
    return f"sha256:{hashlib.sha256(content).hexdigest()}"


@pytest.fixture(scope="module")
def registry():
    with served_registry() as address:
        yield address


@pytest.fixture(scope="module")
def digests(registry, tmp_path_factory):
    crane, folder = made("tekton") / "crane", tmp_path_factory.mktemp("images")

    def ran(*arguments):
        return subprocess.check_output([crane, *arguments], text=True, stderr=subprocess.DEVNULL)

    with tarfile.open(folder / "layer.tar", "w") as layer:
        layer.addfile(tarfile.TarInfo("file"), io.BytesIO())
    parts = []
    for machine in ("amd64", "arm64"):
        name = f"{registry}/library/one:{machine}"
        ran("append", "--platform", f"linux/{machine}", "-f", folder / "layer.tar", "-t", name)
        parts.append(f"--manifest={name}")
    ran("index", "append", *parts, "--tag", f"{registry}/library/one:1.0")
    url, archive = f"http://{registry}/v2/charts/two", b"an archive"
    parts = []
    for kind, blob in ((CONFIG, b"{}"), (pin.CHART_ARCHIVE, archive)):
        address = f"{url}/blobs/uploads/?digest={sha256(blob)}"
        httpx.post(address, content=blob).raise_for_status()
        parts.append({"mediaType": kind, "digest": sha256(blob), "size": len(blob)})
    manifest = {"schemaVersion": 2, "mediaType": f"{OCI}.manifest.v1+json"}
    text = json.dumps({**manifest, "config": parts[0], "layers": parts[1:]})
    kind = {"Content-Type": manifest["mediaType"]}
    httpx.put(f"{url}/manifests/2.0.0_b", content=text, headers=kind).raise_for_status()
    return ran("digest", f"{registry}/library/one:1.0").strip(), sha256(archive)


IMAGES = '''"""Of "one/two:3", which is no constant."""

ONE_IMAGE = "{registry}/library/one:1.0{image}"
'''
VERSIONS = """import x  # kept   as it is

FIRST_CHART = HelmChart(repository="{registry}/charts", name="two", version="2.0.0+b"{oci})

SECOND_CHART = HelmChart(
    repository="http://{site}/charts/",
    name="three",
    version="3.0.0"{classic},
)

PROGRAM_SHA256 = {{{programs}}}
"""
PLACES = ("image", "oci", "classic", "programs")


def tools(site):
    url = f"http://{site}/tool-{{machine}}"
    return [Tool(name="tool", version="v1", version_arguments=[], url=url, checksum_url=url)]


@pytest.fixture
def site():
    answers = {
        "/charts/index.yaml": {"entries": {"three": [{"version": "3.0.0", "digest": "3" * 64}]}},
        "/tool-amd64": f"{'4' * 64}  tool\n",
        "/tool-arm64": f"{'5' * 64}\n",
    }

    def answer(request):
        found = answers.get(request.path.partition("?")[0])
        if found is None:
            return 404, b"", {}
        text = found if isinstance(found, str) else yaml.safe_dump(found)
        return 200, text.encode(), {}

    with served(answer=answer) as port:
        yield answers, f"127.0.0.1:{port}"


@pytest.fixture
def checkout(registry, site, tmp_path):
    return checkout_of(tmp_path, registry, site[1])


def checkout_of(root, registry, site, **digests):
    written = {**dict.fromkeys(PLACES, ""), "registry": registry, "site": site, **digests}
    for name, text in zip(pin.FILES, (IMAGES, VERSIONS), strict=True):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text.format(**written))
    return root


def texts(root):
    return [(root / name).read_text() for name in pin.FILES]


def test_digests_are_written_and_nothing_else(digests, checkout, registry, site, tmp_path):
    image, chart = digests
    assert pin.main(checkout, tools(site[1])) == 0
    wanted = checkout_of(
        tmp_path / "wanted",
        registry,
        site[1],
        image=f"@{image}",
        oci=f', digest="{chart}"',
        classic=f', digest="sha256:{"3" * 64}"',
        programs=f'\n    "tool v1 amd64": "{"4" * 64}",\n    "tool v1 arm64": "{"5" * 64}",\n',
    )
    assert texts(checkout) == texts(wanted)
    # Again, it changes nothing; a tag that was moved, or a version that was raised, is renewed.
    assert pin.main(checkout, tools(site[1])) == 0
    assert texts(checkout) == texts(wanted)
    for name in pin.FILES:
        file = checkout / name
        text = file.read_text().replace(image, f"sha256:{'0' * 64}").replace("3" * 64, "0" * 64)
        file.write_text(text)
    assert pin.main(checkout, tools(site[1])) == 0
    assert texts(checkout) == texts(wanted)
    manifest = subprocess.check_output(
        [made("tekton") / "crane", "manifest", f"{registry}/library/one@{image}"]
    )
    assert len(json.loads(manifest)["manifests"]) == 2


@pytest.mark.parametrize(
    ("path", "answer", "said"),
    [
        ("/tool-arm64", None, "tool v1 arm64: "),
        ("/tool-arm64", "<html>", "tool v1 arm64: its checksum is '<html>', which is not"),
        ("/charts/index.yaml", {"entries": {"three": []}}, "/charts//three/3.0.0: its registry"),
        ("/charts/index.yaml", "a: [", "/charts//three/3.0.0: "),
        (
            "/charts/index.yaml",
            {"entries": {"three": [{"version": "3.0.0", "digest": "sha512:33"}]}},
            "/charts//three/3.0.0: its digest is 'sha256:sha512:33', which is not sha256",
        ),
    ],
)
def test_all_is_written_or_nothing(digests, checkout, site, capsys, path, answer, said):
    answers, address = site
    answers[path] = answer
    before = texts(checkout)
    assert pin.main(checkout, tools(address)) == 1
    assert texts(checkout) == before
    told = capsys.readouterr().err
    assert said in told
    assert told.endswith("nothing is written\n")


def test_a_registry_that_is_away_is_named_with_the_image(digests, site, tmp_path, capsys):
    checkout = checkout_of(tmp_path, "127.0.0.1:1", site[1])
    assert pin.main(checkout, tools(site[1])) == 1
    assert "127.0.0.1:1/library/one:1.0: http://127.0.0.1:1/v2/" in capsys.readouterr().err


def served_manifest(headers):
    def answer(request):
        if request.path.startswith("/token?"):
            assert "scope=repository%3Alibrary%2Fone%3Apull" in request.path
            return 200, b'{"token": "anonymous"}', {}
        if request.headers.get("Authorization") != "Bearer anonymous":
            scope = 'scope="repository:library/one:pull"'
            place = f"http://{request.headers['Host']}/token"
            challenge = f'Bearer realm="{place}",service="a",{scope}'
            return 401, b"", {"WWW-Authenticate": challenge}
        assert f"{OCI}.index.v1+json" in request.headers["Accept"]
        return 200, b"a manifest", headers

    return served(answer=answer)


def test_a_registry_that_gives_a_token_to_everybody():
    with served_manifest({}) as port:
        found = pin.manifest_of(f"127.0.0.1:{port}/library/one:1.0")
        assert found == (sha256(b"a manifest"), b"a manifest")


def test_another_digest_than_that_of_the_manifest_is_refused():
    named = f"sha256:{'1' * 64}"
    with (
        served_manifest({"Docker-Content-Digest": named}) as port,
        pytest.raises(pin.NotPinnedError, match=f"and the registry calls it {named}"),
    ):
        pin.manifest_of(f"127.0.0.1:{port}/library/one:1.0")


def test_everything_that_is_stated_is_pinned(monkeypatch, tmp_path):
    digest = f"sha256:{'1' * 64}"
    monkeypatch.setattr(pin, "manifest_of", lambda _: (digest, b""))
    monkeypatch.setattr(pin, "chart_digest", lambda *_: digest)
    monkeypatch.setattr(pin, "program_sha256", lambda *_: "1" * 64)
    for name in pin.FILES:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text((ROOT / name).read_text())
    assert pin.main(tmp_path, pin.host_needs().tools) == 0
    files = [tmp_path / name for name in pin.FILES]
    configuration = ("--config", ROOT / "pyproject.toml")
    subprocess.run(["ruff", "format", "--quiet", *configuration, *files], check=True)
    formatted = texts(tmp_path)
    assert pin.main(tmp_path, pin.host_needs().tools) == 0
    assert texts(tmp_path) == formatted
    check = ["ruff", "check", "--select", "E501", "--isolated", "--line-length", "400", *files]
    subprocess.run(check, check=True, capture_output=True)
    stated = {}
    for text in formatted:
        exec(text, stated)
    constants = {name: value for name, value in stated.items() if name.isupper()}
    images = {k: v for k, v in constants.items() if k.endswith("_IMAGE")}
    charts = [value for value in constants.values() if isinstance(value, HelmChart)]
    assert len(images) == len(test_renovate.IMAGES)
    assert {image.partition("@")[2] for image in images.values()} == {digest}
    assert {chart.digest for chart in charts} == {digest}
    assert len(charts) == len([v for v in vars(versions).values() if isinstance(v, HelmChart)])


@pytest.mark.parametrize("content", ["an archive", "another"])
def test_up_installs_no_chart_that_was_replaced(tmp_path, content):
    folder = "$(echo \"$@\" | grep -oP '(?<=--destination=)\\S+')"
    pull = f'[ $1 != pull ] || printf "{content}" >"{folder}/a.tgz"; echo "$@" >>{tmp_path}/seen'
    program(tmp_path, "helm", pull)
    kubectl = SimpleNamespace(items=lambda *_: [], version=lambda: "v1", apply=lambda *_, **__: 0)
    bootstrap = with_tools(ROOT, {"helm": tmp_path / "helm"})
    first = bootstrap.releases[0].model_copy(update={"digest": sha256(b"an archive")})
    bootstrap.__dict__["releases"] = [first]
    progress = SimpleNamespace(say=str, waits_for=str, wait_for=lambda *_: None)
    if content == "an archive":
        install_charts(kubectl, bootstrap, progress)
        assert "template argocd /tmp/" in (tmp_path / "seen").read_text()
        return
    why = told(Failed, lambda: install_charts(kubectl, bootstrap, progress))
    assert shows(why, "chart … is …, and was … when 'make pin' looked")
    assert "template" not in (tmp_path / "seen").read_text()
