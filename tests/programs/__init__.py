"""The programs of others that tests run: some of PATH, others made once, and kept.

    python -m tests.programs [NAME…]

makes those that are missing, and prints their folders for PATH; without a name, of all. They are
kept in $PROGRAMS, by the digest of the file that pins them.
"""

import os
import shutil
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from tests.checkout import ROOT
from tests.programs import build
from tests.programs.build import GoModule, NodePackage, PythonPackage

FOLDER = Path(__file__).parent
ARGO_CD = "github.com/argoproj/argo-cd/v3"
BARMAN_PLUGIN = "github.com/cloudnative-pg/plugin-barman-cloud"
CLOUDNATIVE_PG = "github.com/cloudnative-pg/cloudnative-pg"
CRANE = "github.com/google/go-containerregistry"
GITEA = "gitea.dev"
KUBERNETES = "k8s.io/kubernetes"
PROMETHEUS_OPERATOR = "github.com/prometheus-operator/prometheus-operator"
RESTIC = "github.com/restic/restic"
TRAEFIK = "github.com/traefik/traefik/v3"
TEKTON_PIPELINES = "github.com/tektoncd/pipeline"
TEKTON_TRIGGERS = "github.com/tektoncd/triggers"

FEW_DISCOVERIES = "remove_all_sd,enable_kubernetes_sd"
"""Those of clouds, which are unused here, take most of the time of a build."""

TIME_FOR_A_KEY = "KDFTimeout = 500 * time.Millisecond"
QUICK_KEYS = (
    *(RESTIC, "internal/repository/key.go"),
    *(TIME_FOR_A_KEY, TIME_FOR_A_KEY.replace("500", "1")),
)


OWN_DNS = (
    *(TRAEFIK, "pkg/provider/acme/provider.go"),
    *(
        '"github.com/go-acme/lego/v5/providers/dns"',
        '"example.com/cdk8s-web-platform/tests/programs/traefik/dns"',
    ),
)
"""Without providers of DNS challenges, one of which no proxy of modules has."""


def version(module: str, dependency: str) -> str:
    """Return the version of a dependency in a module's go.mod, without the `v`."""
    return build.version(FOLDER / module, dependency).removeprefix("v")


def _kubernetes() -> dict[str, str]:
    """Without it the server calls itself v0.0.0-master, and clients stumble."""
    major, minor, _ = version("kubernetes", KUBERNETES).split(".")
    number = f"v{version('kubernetes', KUBERNETES)}"
    values = {"gitVersion": number, "gitMajor": major, "gitMinor": minor}
    return {f"k8s.io/component-base/version.{key}": value for key, value in values.items()}


def _commands(module: str, *names: str) -> dict[str, str]:
    return {name: f"{module}/cmd/{name}" for name in names}


MODULES: Mapping[str, GoModule | NodePackage | PythonPackage] = {
    "kubernetes": GoModule(
        FOLDER / "kubernetes",
        {
            "etcd": "go.etcd.io/etcd/server/v3",
            **_commands(KUBERNETES, "kube-apiserver", "kube-controller-manager"),
            **_commands(KUBERNETES, "kube-scheduler", "kubectl"),
            "kwok": "sigs.k8s.io/kwok/cmd/kwok",
        },
        stamp=_kubernetes(),
        # .ci/kind compiles the same packages, which Go has in its cache if options are the same.
        compiler="",
    ),
    "argo-cd": GoModule(
        FOLDER / "argo-cd",
        {"argocd": f"{ARGO_CD}/cmd"},
        stamp={f"{ARGO_CD}/common.version": version("argo-cd", ARGO_CD)},
    ),
    # It has the pages that Go renders; scripts and styles would need npm.
    "gitea": GoModule(
        FOLDER / "gitea",
        {"gitea": GITEA},
        stamp={"main.Version": version("gitea", GITEA)},
        data={name: (GITEA, name) for name in ("options", "public", "templates")},
    ),
    "helm": GoModule(FOLDER / "helm", {"helm": "helm.sh/helm/v3/cmd/helm"}),
    "helm-4": GoModule(FOLDER / "helm-4", {"helm": "helm.sh/helm/v4/cmd/helm"}),
    "restic": GoModule(FOLDER / "restic", _commands(RESTIC, "restic")),
    # For trusted repositories. Scripts start it a dozen times for a backup, and to make
    # the key would take a third of a second each time.
    "quick-restic": GoModule(FOLDER / "restic", _commands(RESTIC, "restic"), edit=QUICK_KEYS),
    "versitygw": GoModule(
        FOLDER / "versitygw", _commands("github.com/versity/versitygw", "versitygw")
    ),
    "rest-server": GoModule(
        FOLDER / "rest-server", _commands("github.com/restic/rest-server", "rest-server")
    ),
    "prometheus": GoModule(
        FOLDER / "prometheus",
        {
            **_commands("github.com/prometheus/prometheus", "prometheus", "promtool"),
            **_commands("github.com/prometheus/alertmanager", "amtool"),
        },
        tags=FEW_DISCOVERIES,
    ),
    "alertmanager": GoModule(
        FOLDER / "alertmanager",
        _commands("github.com/prometheus/alertmanager", "alertmanager"),
        tags=FEW_DISCOVERIES,
    ),
    "prometheus-operator": GoModule(
        FOLDER / "prometheus-operator",
        _commands(
            *(PROMETHEUS_OPERATOR, "operator"),
            *("prometheus-config-reloader", "admission-webhook"),
        ),
        stamp={
            "github.com/prometheus/common/version.Version": version(
                "prometheus-operator", PROMETHEUS_OPERATOR
            )
        },
    ),
    "tekton": GoModule(
        FOLDER / "tekton",
        {
            "pipelines-controller": f"{TEKTON_PIPELINES}/cmd/controller",
            "pipelines-webhook": f"{TEKTON_PIPELINES}/cmd/webhook",
            **_commands(TEKTON_PIPELINES, "entrypoint", "nop", "workingdirinit"),
            "triggers-controller": f"{TEKTON_TRIGGERS}/cmd/controller",
            "triggers-webhook": f"{TEKTON_TRIGGERS}/cmd/webhook",
            **_commands(TEKTON_TRIGGERS, "eventlistenersink", "interceptors"),
            **_commands(TEKTON_TRIGGERS, "cel-eval", "binding-eval"),
            **_commands(CRANE, "crane"),
        },
        # The objects of their releases.
        data={"pipelines": (TEKTON_PIPELINES, "config"), "triggers": (TEKTON_TRIGGERS, "config")},
    ),
    "traefik": GoModule(FOLDER / "traefik", _commands(TRAEFIK, "traefik"), edit=OWN_DNS),
    "cloudnative-pg": GoModule(
        FOLDER / "cloudnative-pg",
        {"manager": f"{CLOUDNATIVE_PG}/cmd/manager"},
        data={
            "crds": (CLOUDNATIVE_PG, "config/crd/bases"),
            "plugin-crds": (
                f"{BARMAN_PLUGIN}@v{version('barman-cloud', BARMAN_PLUGIN)}",
                "config/crd/bases",
            ),
            "webhooks": (CLOUDNATIVE_PG, "config/webhook"),
        },
    ),
    # Beside the plugin: the objects of both releases, and what it runs.
    "barman-cloud": GoModule(
        FOLDER / "barman-cloud",
        {"barman-cloud": f"{BARMAN_PLUGIN}/cmd/manager"},
        data={
            "operator.yaml": (
                CLOUDNATIVE_PG,
                f"releases/cnpg-{version('barman-cloud', CLOUDNATIVE_PG)}.yaml",
            ),
            "plugin.yaml": (BARMAN_PLUGIN, "manifest.yaml"),
            "requirements.txt": (BARMAN_PLUGIN, "containers/sidecar-requirements.txt"),
        },
    ),
    "kube-state-metrics": GoModule(
        FOLDER / "kube-state-metrics", {"kube-state-metrics": "k8s.io/kube-state-metrics/v2"}
    ),
    "loki": GoModule(FOLDER / "loki", _commands("github.com/grafana/loki/v3", "loki")),
    "promtail": GoModule(
        FOLDER / "promtail", _commands("github.com/grafana/loki/v3/clients", "promtail")
    ),
    "kube-score": GoModule(
        FOLDER / "kube-score", _commands("github.com/zegl/kube-score", "kube-score")
    ),
    "gitleaks": GoModule(FOLDER / "gitleaks", {"gitleaks": "github.com/zricethezav/gitleaks/v8"}),
    "actionlint": GoModule(
        FOLDER / "actionlint", {"actionlint": "github.com/rhysd/actionlint/cmd/actionlint"}
    ),
    "checkov": PythonPackage("checkov", ROOT / "requirements/scanners.txt"),
    # That of the image, which may be newer than the one of the library's wheel.
    "node": NodePackage(FOLDER / "node", "node"),
    # network-config-analyzer.
    "nca": PythonPackage("nca", ROOT / "requirements/referee.txt"),
}


FROM_PATH = (
    *("kubernetes", "argo-cd", "gitea", "helm", "kube-score", "gitleaks", "checkov", "nca"),
    "actionlint",
)
"""Those that may be on PATH already; the version of the others is always the stated one."""


def find(program: str) -> Path | None:
    """Return a program from $KUBEBUILDER_ASSETS, as envtest lays it out, or from PATH."""
    assets = os.environ.get("KUBEBUILDER_ASSETS")
    found = (shutil.which(program, path=assets) if assets else None) or shutil.which(program)
    return Path(found) if found else None


@cache
def made(module: str) -> Path:
    """Return the folder of a module's programs, which are made if they are not there."""
    return MODULES[module].make(kept())


def kept() -> Path:
    """Return the folder in which runs of tests leave what takes long to make."""
    return Path(os.environ.get("PROGRAMS") or ROOT / ".cache/programs").absolute()


def folders(module: str) -> list[Path]:
    """Return the folders of a module's programs: of PATH if they may be and are all there."""
    found = [find(name) for name in MODULES[module].programs if module in FROM_PATH]
    return [each.parent for each in found if each] if found and all(found) else [made(module)]
