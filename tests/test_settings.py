import pytest

import settings
from constructs_lib.postgres.configuration import RESERVED_CONNECTIONS
from constructs_lib.settings import InvalidSettingsError
from main import compose
from settings import load_settings
from tests.beside import beside
from tests.rules import told

KIND = (settings.ENVIRONMENTS / "kind.yaml").read_text()


def mistakes():
    with pytest.raises(InvalidSettingsError) as caught:
        load_settings()
    return str(caught.value).splitlines()


def test_more_pods_where_there_are_more_connections(monkeypatch):
    monkeypatch.setenv(f"{BACKEND}MAX_REPLICAS", "4")
    needed = 2 * 4 * 7 + sum(RESERVED_CONNECTIONS.values())
    name = "PLATFORM_DATA__POSTGRESQL__CONFIGURATION__MAX_CONNECTIONS"
    monkeypatch.setenv(name, str(needed))
    assert load_settings().app.backend.max_replicas == 4
    monkeypatch.setenv(name, str(needed - 1))
    (mistake,) = mistakes()
    assert mistake.startswith(f"{BACKEND}MAX_REPLICAS, {name}: ")


PREFIX = "PLATFORM_APP__FRONTEND__"
BACKEND = "PLATFORM_APP__BACKEND__"


def test_no_mistake_shows_a_password(monkeypatch):
    for name, value in {
        f"{PREFIX}PASSWORD": "sw0rdfish",
        f"{PREFIX}ENVIRONMENT": "https://shop:sw0rdfish@db",
        "PLATFORM_GIT__REPOSITORY": "https://shop:sw0rdfish@git.example/a.git",
    }.items():
        monkeypatch.setenv(name, value)
    environment, password, repository = sorted(mistakes())
    assert environment.startswith(f"{PREFIX}ENVIRONMENT: must be JSON, ")
    assert environment.endswith(", got 'https://***@db'")
    assert password == f"{PREFIX}PASSWORD: is not a setting, got '***'; did you mean {PREFIX}PORT?"
    assert repository.endswith(", got 'https://***@git.example/a.git'")


@pytest.mark.parametrize(
    ("variable", "value", "said"),
    beside(__file__),
)
def test_a_wrong_variable(monkeypatch, variable, value, said):
    monkeypatch.setenv(variable, value)
    (mistake,) = mistakes()
    assert mistake.startswith(f"{variable}: {said}")


TOLD = {
    "PLATFORM_BUILDS__FRONTEND__ENVIRONMENT_FILE": "environments/production.yaml",
    "PLATFORM_BUILDS__BACKEND__ENVIRONMENT_FILE": "environments/production.yaml",
}
BY_VARIABLE = {
    "PLATFORM_BUILDS__TASKS__PACKAGE_ENVIRONMENT": '{"PLATFORM_ENVIRONMENT": "production"}'
}
BY_COMMAND = {"PLATFORM_BUILDS__TASKS__SYNTH_COMMAND": "PLATFORM_ENVIRONMENT=production make synth"}


@pytest.mark.parametrize(
    ("variables", "named"),
    [
        ({}, ["frontend", "backend", "tasks"]),
        (TOLD, ["tasks"]),
        (BY_COMMAND, ["frontend", "backend"]),
        (TOLD | BY_VARIABLE, []),
        (TOLD | BY_COMMAND, []),
    ],
)
def test_pipelines_know_the_environment(tmp_path, monkeypatch, variables, named):
    """Otherwise they would commit what the default one makes of dist/, which Argo CD delivers."""
    (tmp_path / "production.yaml").write_text(KIND)
    monkeypatch.setattr(settings, "ENVIRONMENTS", tmp_path)
    for name, value in {"PLATFORM_ENVIRONMENT": "production", **variables}.items():
        monkeypatch.setenv(name, value)
    if not named:
        assert load_settings().builds.frontend.environment_file == "environments/production.yaml"
        return
    lines = {
        "tasks": (
            "PLATFORM_ENVIRONMENT: 'production' must be known to the pipelines, which would "
            "synthesize 'kind'; add PLATFORM_ENVIRONMENT to 'builds.tasks.package_environment'"
        ),
        **{
            name: (
                f"PLATFORM_ENVIRONMENT: 'builds.{name}.environment_file' must be "
                "'environments/production.yaml', where the image is read from, got "
                "'environments/kind.yaml'; change it"
            )
            for name in ("frontend", "backend")
        },
    }
    assert mistakes() == [lines[name] for name in named]


def test_an_outside_repository_needs_an_outside_registry(monkeypatch):
    monkeypatch.setenv("PLATFORM_GIT__REPOSITORY", "https://git.example/a/b.git")
    monkeypatch.setenv("PLATFORM_DATA__BACKUP__RESTIC_IMAGE", "localhost:30500/restic:1")
    begins = [each.partition(" with image ")[0] for each in told(compose(load_settings()))]
    assert begins == [
        "CronJob db/postgresql-backup has container 'restic'",
        "CronJob db/postgresql-restore has container 'restic'",
        "CronJob db/postgresql-restore-drill has container 'restic'",
        "Deployment app/frontend has container 'frontend'",
        "Deployment app/backend has container 'init'",
        "Deployment app/backend has container 'backend'",
        "DaemonSet app/image-puller has container 'frontend'",
        "DaemonSet app/image-puller has container 'backend'",
    ]


def test_the_highest_number_of_pods_costs_no_more_than_another(monkeypatch):
    """The quota is computed: a list of so many pods would not fit into memory."""
    most = 2147483647
    monkeypatch.setenv("PLATFORM_APP__FRONTEND__MAX_REPLICAS", str(most))
    platform = compose(load_settings())
    assert told(platform) == []
    namespace = platform.files()["dist/app/namespace.yaml"]
    # In an update, all but one of the former pods may be on their way out.
    frontend, backend = most + 1 + most - 1, 3 + 1 + 3 - 1
    pullers = 2
    assert f'    pods: "{frontend + backend + pullers}"\n' in namespace


def test_more_memory_than_the_api_server_counts_is_refused(monkeypatch):
    monkeypatch.setenv("PLATFORM_APP__FRONTEND__RESOURCES__MEMORY_LIMIT", "7Ei")
    message = (
        "^'memory_limit' of all pods must be below 2\\^63 in sum, got 7Ei and 512Mi and 64Mi "
        "for 16 pods; lower it or 'max_replicas'$"
    )
    with pytest.raises(ValueError, match=message):
        compose(load_settings())


@pytest.mark.parametrize(
    ("variables", "path"),
    [
        ({}, "/srv/backups"),
        ({"PLATFORM_CICD__GIT_BACKUP__STORAGE_CLASS": "kept"}, None),
    ],
)
def test_both_backups_are_in_the_folder_that_the_nodes_have(monkeypatch, variables, path):
    for name, value in {"PLATFORM_DATA__BACKUP__HOST_PATH": "/srv/backups", **variables}.items():
        monkeypatch.setenv(name, value)
    if path:
        assert mistakes() == [
            "PLATFORM_DATA__BACKUP__HOST_PATH: 'data.backup.host_path' and "
            "'cicd.git_backup.host_path' must be the same, since one folder of the host is on the "
            "nodes, got '/srv/backups' and '/var/lib/web-platform/backups'; change one"
        ]
        monkeypatch.setenv("PLATFORM_CICD__GIT_BACKUP__HOST_PATH", path)
    assert load_settings().data.backup.host_path == "/srv/backups"
