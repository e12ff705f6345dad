"""Alerts by subject: what their functions refuse, and what carries weight in their expressions.

When they fire is tried with a real Prometheus, by `tests/services/monitoring`.
"""

from functools import partial

import pytest
from pydantic import ValidationError

from constructs_lib.monitoring.alerts import (
    ServiceObjectives,
    alerts_about,
    backup_alerts,
    web_service_alerts,
)


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (partial(alerts_about, "argocd", namespace="A"), "'namespace' must be a DNS label"),
        (partial(alerts_about, "volumes", namespaces=["a", ".*"]), "'namespaces' must be"),
        (partial(alerts_about, "volumes", namespaces=[]), "'namespaces' must have at least"),
        (
            partial(alerts_about, "postgres", namespace="shop", patient_users=["a|b"]),
            "'patient_users' must be the name of a role",
        ),
        (
            partial(backup_alerts, "shop", {"backup": 0}),
            "'most_hours' must be at least 1, got 0 for 'backup'; raise it",
        ),
    ],
)
def test_refuses(make, message):
    with pytest.raises(ValueError, match=message):
        make()


@pytest.mark.parametrize("bound", [5, 10_000])
def test_a_bound_of_a_bucket_is_taken(bound):
    objectives = ServiceObjectives(fast_milliseconds=bound)
    assert f'le="{bound / 1000}"' in str(web_service_alerts("shop", "web", objectives))


@pytest.mark.parametrize("milliseconds", [6, 501])
def test_what_is_no_bound_of_a_bucket_is_refused(milliseconds):
    message = (
        "'fast_milliseconds' must be the bound of a bucket of the histogram "
        rf"\(5, 10, 25, 50, .*, 10000\), got {milliseconds}"
    )
    with pytest.raises(ValidationError, match=message):
        ServiceObjectives(fast_milliseconds=milliseconds)
