"""A small platform whose Application installs a chart of the tests, and the program over it."""

import io
import json
import tarfile

import pytest
import yaml

from constructs_lib.analysis.charts.__main__ import main
from constructs_lib.analysis.charts.helm import Helm
from constructs_lib.analysis.charts.rendering import Renderer, charts_of
from constructs_lib.analysis.documents import documents_of, files_in
from tests.beside import beside

DATA = beside(__file__)

PROJECT = DATA["project"]
NAMESPACE = DATA["namespace"]
SECRETS = DATA["secrets"]
DEPLOYMENT = DATA["deployment"]
VALUES = DATA["values"]


class Shop:
    """Folders `dist/` and `charts/`, and what Applications say of Helm."""

    def __init__(self, root):
        self.dist, self.charts = root / "dist", root / "charts"
        self.charts.mkdir()
        self.write("projects/shop.yaml", PROJECT)
        self.write("shop/namespace.yaml", NAMESPACE)
        self.write("bootstrap/secrets.yaml", SECRETS)
        self.values(**VALUES)
        self.install()
        self.chart({"templates/toys.yaml": DEPLOYMENT})

    def write(self, path, text):
        file = self.dist / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)

    def values(self, **values):
        self.write("shop/toys-values.yaml", yaml.safe_dump(values))

    def install(self, annotations=None, version="1.0.0", **helm):
        source = {"repoURL": "https://git.example/shop.git", "targetRevision": "main"}
        chart = {"repoURL": "charts.example/shop", "chart": "toys", "targetRevision": version}
        chart["helm"] = {"valueFiles": ["$values/dist/shop/toys-values.yaml"], **helm}
        server = "https://kubernetes.default.svc"
        spec = {"project": "shop", "destination": {"namespace": "shop", "server": server}}
        spec["sources"] = [chart, {**source, "ref": "values"}]
        application = {
            "apiVersion": "argoproj.io/v1alpha1",
            "kind": "Application",
            "metadata": {"name": "toys", "namespace": "cicd", "annotations": annotations or {}},
            "spec": spec,
        }
        self.write("apps/shop.yaml", yaml.safe_dump(application))

    def chart(self, files, version="1.0.0", name="toys"):
        """Make the archive of a chart of these files."""
        about = json.dumps({"apiVersion": "v2", "name": name, "version": version})
        with tarfile.open(self.charts / f"{name}-{version}.tgz", "w:gz") as archive:
            for path, text in {"Chart.yaml": about, **files}.items():
                member = tarfile.TarInfo(f"{name}/{path}")
                member.size = len(text.encode())
                archive.addfile(member, io.BytesIO(text.encode()))

    def template(self, text, **files):
        """Make the chart with another template besides."""
        self.chart({"templates/toys.yaml": DEPLOYMENT, "templates/more.yaml": text, **files})


@pytest.fixture
def shop(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CHARTS_DIR", str(tmp_path / "charts"))
    return Shop(tmp_path)


@pytest.fixture
def helm():
    found = Helm.find()
    if not found or found.version < "v4":
        pytest.skip("needs helm 4 in PATH: python -m tests.programs helm-4")
    return found


@pytest.fixture
def program(capsys):
    """Return a function that runs it; returns the exit code, the findings, and what it says."""

    def program(*options):
        with pytest.raises(SystemExit) as end:
            main("charts", ["dist", "--offline", *options])
        printed = capsys.readouterr()
        return end.value.code, printed.out.splitlines(), printed.err.splitlines()

    return program


@pytest.fixture
def rendered(shop, tmp_path):
    """Return a function that returns the renderings of the shop's charts."""

    def rendered():
        files = files_in(shop.dist)
        renderer = Renderer(tmp_path / "cache", shop.charts, offline=True)
        return charts_of(files, documents_of(files), renderer).renderings

    return rendered


def objects(renderings):
    (one,) = renderings
    assert (one.problem, one.unseen) == ("", "")
    return {(each["kind"], each["metadata"]["name"]): each for each in one.manifests}
