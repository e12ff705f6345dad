import shutil

import httpx
import pytest
import yaml

from tests.monitoring.platform_rules import platform_rules
from tests.programs import made
from tests.services.exporter import exporter, found_exporter
from tests.services.monitoring.expressions import Expressions, documented_metrics, read_metrics
from tests.services.monitoring.servers import alertmanager, prometheus

POD = {"pod": "pod", "container": "container", "service": "service", "endpoint": "metrics"}
"""Labels of a target that is a pod."""


@pytest.fixture(scope="session", autouse=True)
def _go():
    if shutil.which("go") is None:
        pytest.skip("needs Go to build Prometheus: see https://go.dev/doc/install")


@pytest.fixture(scope="session")
def promtool(_go):
    return made("prometheus") / "promtool"


@pytest.fixture(scope="session")
def groups():
    """All groups of rules, as Prometheus reads them."""
    return platform_rules()


@pytest.fixture(scope="session")
def rules_file(groups, tmp_path_factory):
    file = tmp_path_factory.mktemp("rules") / "rules.yaml"
    file.write_text(yaml.safe_dump({"groups": groups}))
    return file


@pytest.fixture(scope="module")
def url(frontend, backend, postgres, rules_file, tmp_path_factory):
    """A Prometheus that has read the programs in apps/, PostgreSQL's exporter, and itself."""
    postgres.psql("create role monitoring login password 'only-for-tests' in role pg_monitor")
    program = found_exporter()
    folder = tmp_path_factory.mktemp("prometheus")
    # A page, which asks the backend, and one that there is not.
    httpx.get(f"{frontend.url}/en").raise_for_status()
    assert httpx.get(f"{frontend.url}/nowhere").status_code == 404
    with (
        exporter(program, postgres.port, "only-for-tests") as (_, _, exporter_address),
        alertmanager(folder) as alertmanager_address,
    ):
        targets = [
            ({**POD, "job": "frontend", "namespace": "app"}, f"127.0.0.1:{frontend.metrics_port}"),
            ({**POD, "job": "backend", "namespace": "app"}, f"127.0.0.1:{backend.metrics_port}"),
            ({**POD, "job": "postgresql-exporter", "namespace": "db"}, exporter_address),
            ({"job": "kps-alertmanager", "namespace": "monitoring"}, alertmanager_address),
        ]
        with prometheus(folder, targets, rules_file, alertmanager_address) as url:
            yield url
    postgres.psql("drop role monitoring")


@pytest.fixture(scope="module")
def expressions(url, groups):
    """What holds an expression against the metrics that were read, are listed, or are recorded."""
    known = Expressions(url, read_metrics(url), documented_metrics())
    for rule in [rule for group in groups for rule in group["rules"]]:
        labels = known.labels(rule["expr"]) | rule.get("labels", {}).keys()
        if "record" in rule:
            known.record(rule["record"], labels)
        else:
            known.record("ALERTS", labels | {"alertname", "alertstate"})
    return known
