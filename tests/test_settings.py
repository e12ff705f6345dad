from pathlib import Path

import pytest

import settings
from constructs_lib import InitProps, SecretRef
from settings import WrongSettingsError, load_settings

KIND = (settings.FOLDER / "kind.yaml").read_text()


@pytest.fixture
def environment(tmp_path, monkeypatch):
    """Returns a function that writes environments/kind.yaml."""
    monkeypatch.setattr(settings, "FOLDER", tmp_path)
    file = tmp_path / "kind.yaml"
    file.write_text(KIND)
    return file.write_text


def mistakes():
    with pytest.raises(WrongSettingsError) as caught:
        load_settings()
    return str(caught.value).splitlines()


def test_the_reference_system():
    """The numbers are those of the table in the design."""
    settings = load_settings()
    app, data = settings.app, settings.data
    assert (app.frontend.min_replicas, app.frontend.max_replicas) == (2, 4)
    assert (app.backend.min_replicas, app.backend.max_replicas) == (1, 3)
    for service in (app.frontend, app.backend):
        requests = (service.cpu_request, service.memory_request)
        limits = (service.cpu_limit, service.memory_limit)
        assert (requests, limits) == (("200m", "256Mi"), ("500m", "512Mi"))
        assert (service.port, service.metrics_port) == (3000, 9464)
        assert (service.liveness_path, service.readiness_path) == ("/healthz", "/readyz")
    assert app.frontend.image == "localhost:30500/web/frontend:0.1.0"
    assert app.backend.image == "localhost:30500/web/backend:0.1.0"
    assert app.hosts == ("localhost",)
    database = data.postgresql
    assert (database.cpu_request, database.memory_request) == ("500m", "512Mi")
    assert (database.cpu_limit, database.memory_limit) == ("1", "1Gi")
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
        assert int(service.environment["SHUTDOWN_TIMEOUT"]) < service.drain_seconds
    assert app.frontend.environment["PROTOCOL_HEADER"] == "x-forwarded-proto"
    assert app.backend.environment["PGUSER"] == application.key("username")
    assert app.backend.environment["PGPASSWORD"] == application.key("password")
    assert app.backend.init == InitProps(
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
        ("CPU_REQUEST", "0.1", "100m"),
        ("CPU_LIMIT", "2", "2"),
        ("MEMORY_REQUEST", "1Mi", "1Mi"),
        ("MEMORY_LIMIT", "1Gi", "1Gi"),
        ("METRICS_PORT", "null", None),
        ("ENVIRONMENT", '{"A": "b"}', {"A": "b"}),
        ("ENVIRONMENT", f'{{"A": {SECRET}}}', {"A": USER}),
        ("INIT", '{"command": ["a"]}', InitProps(command=["a"])),
        (
            "INIT",
            f'{{"command": ["a"], "environment": {{"A": {SECRET}}}}}',
            InitProps(command=["a"], environment={"A": USER}),
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
    assert load_settings().app.backend.init == InitProps(command=["a"])
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


def test_lists_are_json(monkeypatch):
    monkeypatch.setenv("PLATFORM_APP__HOSTS", '["shop.example", "www.shop.example"]')
    assert list(load_settings().app.hosts) == ["shop.example", "www.shop.example"]


PREFIX = "PLATFORM_APP__FRONTEND__"


@pytest.mark.parametrize(
    ("variables", "lines"),
    [
        pytest.param(
            {f"{PREFIX}MIN_REPLICAS": "abc"},
            [f"{PREFIX}MIN_REPLICAS: should be a valid integer, got 'abc'"],
            id="text for a number",
        ),
        pytest.param(
            {f"{PREFIX}MIN_REPLICAS": ""},
            [f"{PREFIX}MIN_REPLICAS: should be a valid integer, got ''"],
            id="empty",
        ),
        pytest.param(
            {f"{PREFIX}MIN_REPLICAS": "0"},
            [f"{PREFIX}MIN_REPLICAS: should be greater than or equal to 1, got 0"],
            id="out of bounds",
        ),
        pytest.param(
            {f"{PREFIX}MIN_REPLICAS": "9"},
            [
                f"{PREFIX}MIN_REPLICAS: 'min_replicas' must not exceed 'max_replicas', "
                "got 9 and 4; lower one of them"
            ],
            id="minimum above maximum",
        ),
        pytest.param(
            {f"{PREFIX}CPU_REQUEST": "2", f"{PREFIX}CPU_LIMIT": "1"},
            [
                f"{PREFIX}CPU_REQUEST, {PREFIX}CPU_LIMIT: 'cpu_request' must not exceed "
                "'cpu_limit', got 2 and 1; lower the first or raise the second"
            ],
            id="request above limit",
        ),
        pytest.param(
            {f"{PREFIX}MEMORY_LIMIT": "1GB"},
            [
                f"{PREFIX}MEMORY_LIMIT: 'memory_limit' must be a Kubernetes quantity from 0 to "
                "below 2^63 (a number, perhaps with a suffix: n u m k M G T P E, Ki Mi Gi Ti Pi "
                "Ei, or an exponent such as e3), got '1GB'"
            ],
            id="no quantity",
        ),
        pytest.param(
            {f"{PREFIX}CPU_REQUES": "1", "PLATFORM_XYZ": "1", "PLATFORM_ENVIROMENT": "kind"},
            [
                "PLATFORM_XYZ: is no setting, got '1'",
                f"{PREFIX}CPU_REQUES: is no setting, got '1'; did you mean {PREFIX}CPU_REQUEST?",
                "PLATFORM_ENVIROMENT: is no setting, got 'kind'; did you mean "
                "PLATFORM_ENVIRONMENT?",
            ],
            id="unknown names",
        ),
        pytest.param(
            {"PLATFORM_APP__FRONTEND": "{}"},
            [f"PLATFORM_APP__FRONTEND: is no setting, got '{{}}'; did you mean {PREFIX}PORT?"],
            id="group of settings",
        ),
        pytest.param(
            {"PLATFORM_APP__HOSTS": "shop.example"},
            ["PLATFORM_APP__HOSTS: must be JSON, such as [\"a\"], got 'shop.example'"],
            id="list that is no JSON",
        ),
        pytest.param(
            {f"{PREFIX}ENVIRONMENT": '{"A": 1}'},
            [
                f"{PREFIX}ENVIRONMENT: A: should be text (a number in quotes) or a value of a "
                "Secret or ConfigMap, got 1"
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
                f"{PREFIX}ENVIRONMENT: A.kay: is no setting, got 'd'",
                f"{PREFIX}ENVIRONMENT: A.secret.keys: is missing; state it",
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
            {f"{PREFIX}INIT": "node migrate.js"},
            [f'{PREFIX}INIT: must be JSON, such as {{"command": ["a"]}}, got \'node migrate.js\''],
            id="group that is no JSON",
        ),
        pytest.param(
            {f"{PREFIX}INIT": '["node"]'},
            [f"{PREFIX}INIT: should be a valid dictionary or instance of InitProps, got ['node']"],
            id="list for a group",
        ),
        pytest.param(
            {f"{PREFIX}INIT": '{"comand": ["node"]}'},
            [
                f"{PREFIX}INIT: comand: is no setting, got ['node']; did you mean command?",
                f"{PREFIX}INIT: command: is missing; state it",
            ],
            id="misspelt key in a group",
        ),
        pytest.param(
            {f"{PREFIX}INIT": '{"command": [], "environment": {"A": {"secret": {"name": "b"}}}}'},
            [
                f"{PREFIX}INIT: command: Value should have at least 1 item after validation, not "
                "0, got []",
                f"{PREFIX}INIT: environment.A.key: is missing; state it",
                f"{PREFIX}INIT: environment.A.secret.keys: is missing; state it",
            ],
            id="deep in a group",
        ),
        pytest.param(
            {f"{PREFIX}INIT__COMMAND": '["node"]'},
            [f"{PREFIX}INIT__COMMAND: is no setting, got '[\"node\"]'; did you mean {PREFIX}INIT?"],
            id="part of a group",
        ),
        pytest.param(
            {f"{PREFIX}IMAGE": "shop:latest", "PLATFORM_APP__BACKEND__PORT": "x"},
            [
                f"{PREFIX}IMAGE: 'image' must be an image reference with an exact tag or a digest "
                "(registry/name:tag@sha256:…; 'latest' is none), got 'shop:latest'",
                "PLATFORM_APP__BACKEND__PORT: should be a valid integer, got 'x'",
            ],
            id="two mistakes",
        ),
        pytest.param(
            {"PLATFORM_ENVIRONMENT": "knd"},
            [
                "PLATFORM_ENVIRONMENT: must name a file in environments/ (kind), got 'knd'; "
                "did you mean kind?"
            ],
            id="unknown environment",
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
    ("text", "lines"),
    [
        pytest.param(
            KIND.replace("min_replicas: 2", "min_replica: 2"),
            [
                "environments/kind.yaml: app.frontend.min_replica: is no setting, got 2; "
                "did you mean min_replicas?"
            ],
            id="misspelt key",
        ),
        pytest.param(
            KIND.replace("min_replicas: 2", 'min_replicas: "2"'),
            [
                "environments/kind.yaml: app.frontend.min_replicas: should be a valid integer, "
                "got '2'"
            ],
            id="text for a number",
        ),
        pytest.param(
            KIND.replace("min_replicas: 2", "min_replicas: 5"),
            [
                "environments/kind.yaml: app.frontend: 'min_replicas' must not exceed "
                "'max_replicas', got 5 and 4; lower one of them"
            ],
            id="minimum above maximum",
        ),
        pytest.param(
            KIND.replace("PROTOCOL_HEADER: x-forwarded-proto", "PORT: 3"),
            [
                "environments/kind.yaml: app.frontend.environment.PORT: should be text (a number "
                "in quotes) or a value of a Secret or ConfigMap, got 3"
            ],
            id="number for text in a map",
        ),
        pytest.param(
            KIND.replace("secret: *owner, key: password", "secret: *owner, key: pasword"),
            [
                "environments/kind.yaml: app.backend.init.environment.PGPASSWORD: 'key' must be "
                "one of the keys of Secret 'postgresql-owner' (username, password), got "
                "'pasword'"
            ],
            id="key that a Secret lacks",
        ),
        pytest.param(
            KIND.replace("image: localhost:30500/web/backend:0.1.0\n    ", ""),
            ["environments/kind.yaml: app.backend.image: is missing; state it"],
            id="missing",
        ),
        pytest.param(
            KIND.replace("min_replicas: 2", "max_replicas: 4"),
            ["is not YAML: key 'max_replicas' is there twice"],
            id="key twice",
        ),
        pytest.param("app: [", ["environments/kind.yaml: is not YAML: "], id="no YAML"),
        pytest.param("", ["must map names of settings to values, got None"], id="empty"),
        pytest.param("- app", ["must map names of settings to values, got ['app']"], id="list"),
        pytest.param("1: 2", ["must map names of settings to values, got {1: 2}"], id="number"),
    ],
)
def test_wrong_file(environment, text, lines):
    environment(text)
    found = mistakes()
    assert len(found) == len(lines)
    assert all(line in given for line, given in zip(lines, found, strict=True)), found


def test_a_file_that_cannot_be_read(environment):
    environment("")
    Path(settings.FOLDER / "kind.yaml").unlink()
    Path(settings.FOLDER / "kind.yaml").mkdir()
    assert mistakes()[0].startswith("environments/kind.yaml: cannot be read: ")


def test_a_file_that_is_no_text(environment):
    Path(settings.FOLDER / "kind.yaml").write_bytes(b"\xff")
    assert mistakes()[0].startswith("environments/kind.yaml: cannot be read: ")


def test_images_come_from_the_port_of_the_registry(monkeypatch):
    monkeypatch.setenv("PLATFORM_PORTS__REGISTRY", "30501")
    assert mistakes() == [
        "environments/kind.yaml: image of 'app.frontend' must come from localhost:30501, as "
        "'ports.registry' says, got 'localhost:30500/web/frontend:0.1.0'; change one"
    ]
    for service in ("FRONTEND", "BACKEND"):
        name = f"PLATFORM_APP__{service}__IMAGE"
        monkeypatch.setenv(name, f"localhost:30501/web/{service.lower()}:0.1.0")
    assert load_settings().ports.registry == 30501
