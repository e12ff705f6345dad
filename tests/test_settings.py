import pytest

import settings
from constructs_lib import KEPT_CONNECTIONS, InitProgramSettings, SecretRef
from constructs_lib.settings import InvalidSettingsError
from main import compose
from settings import load_settings

KIND = (settings.ENVIRONMENTS / "kind.yaml").read_text()


def mistakes():
    with pytest.raises(InvalidSettingsError) as caught:
        load_settings()
    return str(caught.value).splitlines()


def test_the_reference_system():
    """The numbers are those of the table in the design."""
    settings = load_settings()
    app, data = settings.app, settings.data
    assert (app.frontend.min_replicas, app.frontend.max_replicas) == (2, 4)
    assert (app.backend.min_replicas, app.backend.max_replicas) == (1, 3)
    for service in (app.frontend, app.backend):
        requests = (service.resources.cpu_request, service.resources.memory_request)
        limits = (service.resources.cpu_limit, service.resources.memory_limit)
        assert (requests, limits) == (("200m", "256Mi"), ("500m", "512Mi"))
        assert (service.port, service.metrics_port) == (3000, 9464)
        assert (service.liveness_path, service.readiness_path) == ("/healthz", "/readyz")
    assert app.frontend.image == "localhost:30500/web/frontend:0.1.0"
    assert app.backend.image == "localhost:30500/web/backend:0.1.0"
    assert app.hosts == ("localhost",)
    database = data.postgresql
    assert (database.resources.cpu_request, database.resources.memory_request) == ("500m", "512Mi")
    assert (database.resources.cpu_limit, database.resources.memory_limit) == ("1", "1Gi")
    assert (database.storage_size, database.storage_class) == ("10Gi", "local-path")
    assert (database.database, data.backup.retention_days) == ("guestbook", 7)


def test_what_the_programs_need():
    settings = load_settings()
    app, database = settings.app, settings.data.postgresql
    application, owner = (
        SecretRef(name=name, keys=["username", "password"], copied_from=settings.data.namespace)
        for name in (database.application_secret, database.owner_secret)
    )
    for service in (app.frontend, app.backend):
        assert service.environment["BODY_SIZE_LIMIT"] == "16K"
        assert service.environment["NODE_OPTIONS"] == "--max-old-space-size-percentage=75"
        assert (service.environment["SHUTDOWN_TIMEOUT"], service.drain_seconds) == ("20", 25)
    assert app.frontend.environment["PROTOCOL_HEADER"] == "x-forwarded-proto"
    assert app.backend.environment["PGUSER"] == application.key("username")
    assert app.backend.environment["PGPASSWORD"] == application.key("password")
    assert app.backend.init == InitProgramSettings(
        command=["node", "build/server/migrate.js"],
        environment={
            "PGUSER": owner.key("username"),
            "PGPASSWORD": owner.key("password"),
            "APPLICATION_ROLE": application.key("username"),
        },
    )


SECRET = '{"secret": {"name": "shop", "keys": ["user"]}, "key": "user"}'
USER = SecretRef(name="shop", keys=["user"]).key("user")


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("MIN_REPLICAS", "3", 3),
        ("MAX_REPLICAS", "9", 9),
        ("IMAGE", "shop:1", "shop:1"),
        ("METRICS_PORT", "null", None),
        ("ENVIRONMENT", '{"A": "b"}', {"A": "b"}),
        ("ENVIRONMENT", f'{{"A": {SECRET}}}', {"A": USER}),
        ("INIT", '{"command": ["a"]}', InitProgramSettings(command=["a"])),
        (
            "INIT",
            f'{{"command": ["a"], "environment": {{"A": {SECRET}}}}}',
            InitProgramSettings(command=["a"], environment={"A": USER}),
        ),
    ],
)
def test_a_variable_replaces_one_setting(monkeypatch, name, text, value):
    before = load_settings().app
    monkeypatch.setenv(f"PLATFORM_APP__FRONTEND__{name}", text)
    after = load_settings().app
    assert getattr(after.frontend, name.lower()) == value != getattr(before.frontend, name.lower())
    assert after.backend == before.backend


def test_a_variable_replaces_a_group_that_may_be_absent(monkeypatch):
    monkeypatch.setenv("PLATFORM_APP__BACKEND__INIT", '{"command": ["a"]}')
    assert load_settings().app.backend.init == InitProgramSettings(command=["a"])
    monkeypatch.setenv("PLATFORM_APP__BACKEND__INIT", "null")
    assert load_settings().app.backend.init is None


def test_null_is_no_name(monkeypatch):
    monkeypatch.setenv("PLATFORM_DATA__POSTGRESQL__STORAGE_CLASS", "null")
    assert load_settings().data.postgresql.storage_class is None


def test_a_variable_replaces_a_setting_deep_in_groups(monkeypatch):
    monkeypatch.setenv("PLATFORM_DATA__POSTGRESQL__CONFIGURATION__MAX_CONNECTIONS", "100")
    postgresql = load_settings().data.postgresql
    assert postgresql.configuration.max_connections == 100
    assert postgresql.database == "guestbook"


def test_more_pods_where_there_are_more_connections(monkeypatch):
    """As many as there are, to the last one."""
    monkeypatch.setenv(f"{BACKEND}MAX_REPLICAS", "4")
    needed = 2 * 4 * 7 + sum(KEPT_CONNECTIONS.values())
    name = "PLATFORM_DATA__POSTGRESQL__CONFIGURATION__MAX_CONNECTIONS"
    monkeypatch.setenv(name, str(needed))
    assert load_settings().app.backend.max_replicas == 4
    monkeypatch.setenv(name, str(needed - 1))
    (mistake,) = mistakes()
    assert mistake.startswith(f"{BACKEND}MAX_REPLICAS, {name}: ")


def test_lists_are_json(monkeypatch):
    monkeypatch.setenv("PLATFORM_APP__HOSTS", '["shop.example", "www.shop.example"]')
    assert list(load_settings().app.hosts) == ["shop.example", "www.shop.example"]


PREFIX = "PLATFORM_APP__FRONTEND__"
BACKEND = "PLATFORM_APP__BACKEND__"
RESOURCES = "PLATFORM_CICD__ARGOCD__RESOURCES__"


@pytest.mark.parametrize(
    ("variables", "lines"),
    [
        pytest.param(
            {f"{PREFIX}MIN_REPLICAS": "9"},
            [
                f"{PREFIX}MIN_REPLICAS: 'min_replicas' must not exceed 'max_replicas', "
                "got 9 and 4; lower one of them"
            ],
            id="minimum above maximum",
        ),
        pytest.param(
            {f"{PREFIX}MIN_REPLICAS": "true"},
            [f"{PREFIX}MIN_REPLICAS: should be a valid integer, got 'true'"],
            id="boolean for a number",
        ),
        pytest.param(
            {"platform_app__frontend__min_replicas": "3"},
            [
                "platform_app__frontend__min_replicas: is not a setting, got '3'; did you mean "
                f"{PREFIX}MIN_REPLICAS?"
            ],
            id="variable that is not in capitals",
        ),
        pytest.param(
            {f"{PREFIX}MAX_REPLICAS": "2147483648"},
            [
                f"{PREFIX}MAX_REPLICAS: should be less than or equal to 2147483647, got 2147483648",
            ],
            id="more than the API's numbers",
        ),
        pytest.param(
            {f"{RESOURCES}MEMORY_LIMIT": "512"},
            [
                f"{RESOURCES}MEMORY_LIMIT: 'memory_limit' must be 4Mi or more, got '512', which is "
                "512 bytes; did you mean 512Mi?"
            ],
            id="forgotten suffix",
        ),
        pytest.param(
            {"PLATFORM_APP__NAMESPACE": "db"},
            [
                "PLATFORM_APP__NAMESPACE: 'app.namespace' and 'data.namespace' must differ, got "
                "'db' for both; change one"
            ],
            id="two tiers in one namespace",
        ),
        pytest.param(
            {"PLATFORM_CICD__NAMESPACE": "one", "PLATFORM_INGRESS__NAMESPACE": "one"},
            [
                "PLATFORM_INGRESS__NAMESPACE, PLATFORM_CICD__NAMESPACE: 'ingress.namespace' and "
                "'cicd.namespace' must differ, got 'one' for both; change one"
            ],
            id="two tiers in another namespace",
        ),
        pytest.param(
            {"PLATFORM_GIT__REVISION": "main"},
            [
                "PLATFORM_GIT__REVISION: 'revision' must be the whole name of a branch or tag, "
                "such as 'refs/heads/main' or 'refs/tags/v1.0', or a commit's ID of 40 digits: a "
                "short name, 'HEAD' included, may be that of another tag, got 'main'"
            ],
            id="a branch or a tag",
        ),
        pytest.param(
            {"PLATFORM_BUILDS__BRANCH": "trunk"},
            [
                "PLATFORM_BUILDS__BRANCH: 'git.revision' must be the branch 'builds.branch', to "
                "which pipelines commit, got 'refs/heads/main' and 'trunk'; change one, or pin a "
                "tag or a commit"
            ],
            id="pipelines commit to another branch",
        ),
        *(
            pytest.param(
                {f"PLATFORM_{tier}__NAMESPACE": name},
                [
                    f"PLATFORM_{tier}__NAMESPACE: 'namespace' must be a namespace of the "
                    "platform's own; the cluster has 'default', 'kube-…' and 'local-path-storage' "
                    f"to itself, got {name!r}"
                ],
                id=f"{tier} in {name}",
            )
            for tier in ("APP", "DATA", "INGRESS", "CICD")
            for name in ("default", "kube-system")
        ),
        pytest.param(
            {BACKEND + "MAX_REPLICAS": "4"},
            [
                f"{BACKEND}MAX_REPLICAS: 'app.backend.max_replicas' must leave room in "
                "'data.postgresql.configuration.max_connections', got 4 and 60: 8 pods in an "
                "update with DATABASE_CONNECTIONS 7 each, and 12 for others (superusers 3, "
                "exporter 2, backup 2, drill 2, restore 2, a person 1), are 68; lower the first or "
                "raise the second"
            ],
            id="more pods than connections",
        ),
        *(
            pytest.param(
                {BACKEND + "ENVIRONMENT": environment},
                [
                    f"{BACKEND}ENVIRONMENT: 'app.backend.environment' must state "
                    "DATABASE_CONNECTIONS, the most connections of a pod, as a whole number from 2 "
                    f"to 9999, got '{stated}'; add or correct it"
                ],
                id=f"{stated} as connections",
            )
            for environment, stated in (
                ("{}", "nothing"),
                ('{"DATABASE_CONNECTIONS": "1"}', "1"),
                ('{"DATABASE_CONNECTIONS": "many"}', "many"),
            )
        ),
        pytest.param(
            {BACKEND + "DRAIN_SECONDS": "20"},
            [
                f"{BACKEND}DRAIN_SECONDS: 'app.backend.drain_seconds' must be above "
                "SHUTDOWN_TIMEOUT in 'app.backend.environment', since open requests are cut off "
                "with the process, got 20 and 20; raise the first or lower the second"
            ],
            id="pods end before their requests",
        ),
        pytest.param(
            {"PLATFORM_APP__FRONTEND__ENVIRONMENT": '{"SHUTDOWN_TIMEOUT": "26"}'},
            [
                "PLATFORM_APP__FRONTEND__ENVIRONMENT: 'app.frontend.drain_seconds' must be above "
                "SHUTDOWN_TIMEOUT in 'app.frontend.environment', since open requests are cut off "
                "with the process, got 25 and 26; raise the first or lower the second"
            ],
            id="requests outlive their pods",
        ),
        pytest.param(
            {"PLATFORM_KIND__POD_NETWORK": "10.0.0.0/8"},
            [
                "PLATFORM_KIND__POD_NETWORK: 'pod_network' must have room for a /24 on each node "
                "(/22 or larger) outside of the Services' 10.96.0.0/16, got '10.0.0.0/8'; use "
                "another, such as '10.244.0.0/16'"
            ],
            id="network of Services",
        ),
        pytest.param(
            {"PLATFORM_DATA__BACKUP__HOST_PATH": "/var/lib/kubelet"},
            [
                "PLATFORM_DATA__BACKUP__HOST_PATH: 'host_path' must be a folder of the platform's "
                "own, got '/var/lib/kubelet', which belongs to the host or holds what does; use "
                "another, such as '/var/lib/web-platform'"
            ],
            id="folder of the host",
        ),
        pytest.param(
            {f"{RESOURCES}CPU_REQUEST": "2", f"{RESOURCES}CPU_LIMIT": "1"},
            [
                f"{RESOURCES}CPU_REQUEST, {RESOURCES}CPU_LIMIT: 'cpu_request' must not exceed "
                "'cpu_limit', got 2 and 1; lower the first or raise the second"
            ],
            id="request above limit",
        ),
        pytest.param(
            {f"{RESOURCES}CPU_LIMIT": "0.2"},
            [
                f"{RESOURCES}CPU_LIMIT: 'cpu_request' must not exceed 'cpu_limit', got 300m and "
                "200m; lower the first or raise the second"
            ],
            id="limit below the default request",
        ),
        pytest.param(
            {f"{RESOURCES}MEMORY_LIMIT": "1GB"},
            [
                f"{RESOURCES}MEMORY_LIMIT: 'memory_limit' must be a Kubernetes quantity from 0 to "
                "below 2^63 (a number, optionally with a suffix: n u m k M G T P E, Ki Mi Gi Ti "
                "Pi Ei, or an exponent such as e3), got '1GB'"
            ],
            id="no quantity",
        ),
        pytest.param(
            {f"{PREFIX}ENVIRONMENT": '{"A": 1}'},
            [
                f"{PREFIX}ENVIRONMENT: A: should be text or a value of a Secret or "
                "ConfigMap, got 1; put it in quotes"
            ],
            id="number for text in a map",
        ),
        pytest.param(
            {f"{PREFIX}ENVIRONMENT": '{"A": {"secret": {"name": "b", "keys": ["c"]}, "key": "d"}}'},
            [
                f"{PREFIX}ENVIRONMENT: A: 'key' must be one of the keys of Secret 'b' (c), got 'd'",
            ],
            id="key that a Secret lacks",
        ),
        pytest.param(
            {f"{PREFIX}ENVIRONMENT": '{"A": {"secret": {"name": "b"}, "key": "c", "kay": "d"}}'},
            [
                f"{PREFIX}ENVIRONMENT: A.kay: is not a setting, got 'd'",
                f"{PREFIX}ENVIRONMENT: A.secret.keys: is missing; add it",
            ],
            id="Secret without keys",
        ),
        pytest.param(
            {f"{PREFIX}ENVIRONMENT": '{"A-B": "c"}'},
            [
                f"{PREFIX}ENVIRONMENT: A-B: 'environment' must be the name of an environment "
                "variable (letters, digits and '_', not starting with a digit), got 'A-B'"
            ],
            id="illegal name in a map",
        ),
        pytest.param(
            {f"{PREFIX}INIT": '{"comand": ["node"]}'},
            [
                f"{PREFIX}INIT: comand: is not a setting, got ['node']; did you mean command?",
                f"{PREFIX}INIT: command: is missing; add it",
            ],
            id="misspelt key in a group",
        ),
        pytest.param(
            {f"{PREFIX}INIT": '{"command": [], "environment": {"A": {"secret": {"name": "b"}}}}'},
            [
                f"{PREFIX}INIT: command: Value should have at least 1 item after validation, not "
                "0, got []",
                f"{PREFIX}INIT: environment.A.key: is missing; add it",
                f"{PREFIX}INIT: environment.A.secret.keys: is missing; add it",
            ],
            id="deep in a group",
        ),
        pytest.param(
            {"PLATFORM_ENVIRONMENT": "../environments/kind"},
            [
                "PLATFORM_ENVIRONMENT: must name a file in environments/ (kind), got "
                "'../environments/kind'"
            ],
            id="path for an environment",
        ),
    ],
)
def test_wrong_variables(monkeypatch, variables, lines):
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert sorted(mistakes()) == sorted(lines)


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        pytest.param(
            "min_replicas: 2",
            "min_replica: 2",
            "app.frontend.min_replica: is not a setting, got 2; did you mean min_replicas?",
            id="misspelt key",
        ),
        pytest.param(
            "\ndata:",
            "\nAPP: {}\ndata:",
            "APP: is not a setting, got {}; did you mean app?",
            id="a group again, in capitals",
        ),
        pytest.param(
            "min_replicas: 2",
            "min_replicas: 5",
            "app.frontend: 'min_replicas' must not exceed 'max_replicas', got 5 and 4; lower one "
            "of them",
            id="minimum above maximum",
        ),
        pytest.param(
            "PROTOCOL_HEADER: x-forwarded-proto",
            "PORT: 3",
            "app.frontend.environment.PORT: should be text or a value of a Secret or "
            "ConfigMap, got 3; put it in quotes",
            id="number for text in a map",
        ),
        pytest.param(
            "secret: *owner, key: password",
            "secret: *owner, key: pasword",
            "app.backend.init.environment.PGPASSWORD: 'key' must be one of the keys of Secret "
            "'postgresql-owner' (username, password), got 'pasword'",
            id="key that a Secret lacks",
        ),
        pytest.param(
            "image: localhost:30500/web/backend:0.1.0\n    ",
            "",
            "app.backend.image: is missing; add it",
            id="missing",
        ),
    ],
)
def test_wrong_file(tmp_path, monkeypatch, old, new, line):
    folder = tmp_path / "environments"
    folder.mkdir()
    (folder / "kind.yaml").write_text(KIND.replace(old, new))
    monkeypatch.setattr(settings, "ENVIRONMENTS", folder)
    assert mistakes() == [f"environments/kind.yaml: {line}"]


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
        pytest.param({}, ["frontend", "backend", "tasks"], id="nothing"),
        pytest.param(TOLD, ["tasks"], id="files alone"),
        pytest.param(BY_COMMAND, ["frontend", "backend"], id="command alone"),
        pytest.param(TOLD | BY_VARIABLE, [], id="variable"),
        pytest.param(TOLD | BY_COMMAND, [], id="command"),
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


@pytest.mark.parametrize(
    ("text", "variables", "limits"),
    [
        pytest.param("", {}, ("600m", "1Gi"), id="neither"),
        pytest.param("{cpu_limit: '1'}", {}, ("1", "1Gi"), id="file"),
        pytest.param("", {"CPU_LIMIT": "0.9"}, ("900m", "1Gi"), id="variable"),
        pytest.param("{memory_limit: 2Gi}", {"CPU_LIMIT": "2"}, ("2", "2Gi"), id="both"),
        pytest.param("{cpu_limit: '1'}", {"CPU_LIMIT": "2"}, ("2", "1Gi"), id="both for one"),
    ],
)
def test_other_resources_stay_those_of_the_construct(
    tmp_path, monkeypatch, text, variables, limits
):
    file = f"{KIND}cicd: {{argocd: {{resources: {text}}}}}\n" if text else KIND
    (tmp_path / "kind.yaml").write_text(file)
    monkeypatch.setattr(settings, "ENVIRONMENTS", tmp_path)
    for name, value in variables.items():
        monkeypatch.setenv(f"{RESOURCES}{name}", value)
    resources = load_settings().cicd.argocd.resources
    assert (resources.cpu_limit, resources.memory_limit) == limits
    assert (resources.cpu_request, resources.memory_request) == ("300m", "512Mi")


def test_an_outside_repository_needs_an_outside_registry(monkeypatch):
    """Of every image that a setting names, wherever it runs."""
    monkeypatch.setenv("PLATFORM_GIT__REPOSITORY", "https://git.example/a/b.git")
    monkeypatch.setenv("PLATFORM_DATA__BACKUP__RESTIC_IMAGE", "localhost:30500/restic:1")
    begins = [each.partition(" with image ")[0] for each in compose(load_settings()).findings()]
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


@pytest.mark.parametrize("most", [2147483647, 100])
def test_the_highest_number_of_pods_costs_no_more_than_another(monkeypatch, most):
    """The quota is computed: a list of so many pods would not fit into memory."""
    monkeypatch.setenv("PLATFORM_APP__FRONTEND__MAX_REPLICAS", str(most))
    platform = compose(load_settings())
    assert platform.findings() == []
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
