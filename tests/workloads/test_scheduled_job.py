import pytest

from constructs_lib import WebService, WebServiceProps
from constructs_lib.testing import assert_rules
from constructs_lib.workloads import ScheduledJob, ScheduledJobProps
from tests.workloads.shape import IMAGE, claim, whole_shape

NIGHTLY = {"image": IMAGE, "schedule": "30 2 * * *"}


def test_every_option(chart, manifests):
    claim(chart)
    props = ScheduledJobProps(
        **whole_shape(chart),
        schedule="0 */6 * * *",
        time_zone=None,
        starting_deadline_seconds=None,
        deadline_seconds=60,
        retries=0,
        suspended=True,
    )
    ScheduledJob(chart, "report", props, component="reports", container_name="reporter")
    assert chart.to_json() == manifests
    assert_rules(chart)


def test_learns_whom_it_calls(chart):
    props = ScheduledJobProps(**NIGHTLY)
    job = ScheduledJob(chart, "report", props, container_name="reporter")
    job.connections.allow_to(WebService(chart, "api", WebServiceProps(image=IMAGE)))
    spec = job.cron_job.to_json()["spec"]["jobTemplate"]["spec"]["template"]["spec"]
    (container,) = spec["containers"]
    assert container["name"] == "reporter"
    assert [variable["name"] for variable in container["env"]] == ["API_URL"]
    assert_rules(chart)


def test_no_two_runs_overlap(chart):
    job = ScheduledJob(chart, "report", ScheduledJobProps(**NIGHTLY))
    assert job.cron_job.to_json()["spec"]["concurrencyPolicy"] == "Forbid"


def test_refuses_an_id_to_which_no_job_can_add_its_time(chart):
    """The controller adds 11 characters, and a Job's name has 63 at most."""
    with pytest.raises(ValueError, match=r"'id' must be the name of a CronJob .* 52 characters"):
        ScheduledJob(chart, "a" * 53, ScheduledJobProps(**NIGHTLY))
