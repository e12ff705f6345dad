"""Alerts by subject: what their functions refuse, and what carries weight in their expressions.

When they fire is tried with a real Prometheus, by `tests/services/monitoring`.
"""

from functools import partial

import pytest
from pydantic import ValidationError

from constructs_lib.monitoring.alerts.argocd import argocd_alerts
from constructs_lib.monitoring.alerts.backups import backup_alerts
from constructs_lib.monitoring.alerts.cluster import cluster_alerts
from constructs_lib.monitoring.alerts.ingress import ingress_alerts
from constructs_lib.monitoring.alerts.logs import log_alerts
from constructs_lib.monitoring.alerts.postgres import postgres_alerts
from constructs_lib.monitoring.alerts.prometheus import prometheus_alerts
from constructs_lib.monitoring.alerts.volumes import volume_alerts
from constructs_lib.monitoring.alerts.web import ServiceObjectives, web_service_alerts
from constructs_lib.monitoring.alerts.workloads import workload_alerts

DATABASE = ("shop", "database-exporter", "data-database-0")


def of(rules, alert):
    (found,) = [rule for rule in rules if getattr(rule, "alert", None) == alert]
    return found


def recorded(rules, name):
    (found,) = [rule for rule in rules if getattr(rule, "record", None) == name]
    return found.expression


@pytest.mark.parametrize(
    ("make", "message"),
    [
        pytest.param(partial(argocd_alerts, "A"), "'namespace' must be a DNS label", id="argocd"),
        pytest.param(partial(ingress_alerts, "a b"), "'namespace' must be a DNS", id="ingress"),
        pytest.param(partial(web_service_alerts, "shop", "Web"), "'name' must be", id="service"),
        pytest.param(partial(volume_alerts, ["a", ".*"]), "'namespaces' must be", id="pattern"),
        pytest.param(partial(volume_alerts, []), "'namespaces' must have at least", id="none"),
        pytest.param(partial(workload_alerts, ()), "'namespaces' must have", id="no namespace"),
        pytest.param(partial(log_alerts, "logs", ()), "'namespaces' must have", id="no web"),
        pytest.param(
            partial(postgres_alerts, "shop", 'x"', "data"), "'exporter' must be", id="exporter"
        ),
        pytest.param(
            partial(postgres_alerts, "shop", "exporter", "a/b"), "'claim' must be", id="claim"
        ),
        pytest.param(
            partial(postgres_alerts, *DATABASE, patient_users=["a|b"]),
            "'patient_users' must be the name of a role",
            id="user",
        ),
        pytest.param(
            partial(prometheus_alerts, "watch", "a", "b_c"), "'alertmanager' must be", id="job"
        ),
        pytest.param(
            partial(backup_alerts, "shop", {}), "'most_hours' must have at least", id="no backup"
        ),
        pytest.param(
            partial(backup_alerts, "shop", {"backup": 0}),
            "'most_hours' must be at least 1, got 0 for 'backup'; raise it",
            id="no hours",
        ),
        pytest.param(
            partial(backup_alerts, "shop", {"Backup": 26}), "'most_hours' must be", id="cron job"
        ),
    ],
)
def test_refuses(make, message):
    with pytest.raises(ValueError, match=message):
        make()


def test_a_burn_alert_needs_both_windows_and_a_number_of_failures():
    critical = of(web_service_alerts("shop", "web"), "ErrorBudgetBurning").expression
    slow = of(web_service_alerts("shop", "web"), "ErrorBudgetBurningSlowly").expression
    for windows, expression in (("1h 5m 6h 30m", critical), ("1d 2h 3d 6h", slow)):
        for window in windows.split():
            assert f"job:http_request_errors:ratio_rate{window}" in expression
    assert critical.count(">= 10") == slow.count(">= 10") == 2


def test_probes_count_in_no_ratio():
    rules = web_service_alerts("shop", "web")
    for name in ("requests:rate5m", "request_errors:ratio_rate5m", "requests_slow:ratio_rate5m"):
        assert 'route!~"/healthz|/readyz"' in recorded(rules, f"job:http_{name}")


def test_the_bound_of_a_bucket_is_written_as_prometheus_stores_it():
    """A label of '0.5' would find nothing if it were written in another way."""
    expression = recorded(web_service_alerts("shop", "web"), "job:http_requests_slow:ratio_rate5m")
    assert 'le="0.5"' in expression


@pytest.mark.parametrize("bound", [5, 250, 10_000])
def test_a_bound_of_a_bucket_is_taken(bound):
    objectives = ServiceObjectives(fast_milliseconds=bound)
    rules = web_service_alerts("shop", "web", objectives)
    assert f'le="{bound / 1000}"' in recorded(rules, "job:http_requests_slow:ratio_rate5m")


@pytest.mark.parametrize("milliseconds", [6, 300, 501, 9_999])
def test_what_is_no_bound_of_a_bucket_is_refused(milliseconds):
    """No series has it, so that no alert would ever fire, and nothing would say so."""
    message = (
        "'fast_milliseconds' must be the bound of a bucket of the histogram "
        rf"\(5, 10, 25, 50, .*, 10000\), got {milliseconds}"
    )
    with pytest.raises(ValidationError, match=message):
        ServiceObjectives(fast_milliseconds=milliseconds)


def test_transactions_of_patient_users_may_take_long():
    patient = of(postgres_alerts(*DATABASE, patient_users=["dump", "root"]), LONG).expression
    assert 'usename!~"dump|root"' in patient
    assert "usename!~" not in of(postgres_alerts(*DATABASE), LONG).expression


LONG = "PostgresLongTransaction"


def test_each_backup_has_an_age_of_its_own():
    expression = of(backup_alerts("shop", {"daily": 26, "weekly": 194}), "BackupTooOld").expression
    daily, weekly = expression.split("\nor abs(time() - ")
    assert 'cronjob="daily"' in daily
    assert daily.endswith("> 26 * 3600")
    assert 'cronjob="weekly"' in weekly
    assert weekly.endswith("> 194 * 3600")


def test_a_kubelet_is_found_before_its_certificate_ends():
    assert "< 604800" in of(cluster_alerts(), "CertificateExpiring").expression
