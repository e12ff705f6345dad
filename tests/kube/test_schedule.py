import pytest

from constructs_lib.kube.schedules import go_duration, longest_pause_hours


@pytest.mark.parametrize(
    ("schedule", "hours"),
    [
        *(("30 2 * * *", 24), ("*/10 * * * *", 1), ("0 2,14 * * *", 12), ("0 1,2 * * *", 23)),
        # From Friday at five to Monday at nine.
        ("0 9-17 * * 1-5", 64),
        ("30 4 * * 0", 7 * 24),
        # On the 1st, the 15th and each Monday.
        ("0 0 1,15 * 1", 7 * 24),
        *(("0 0 1 * *", 31 * 24), ("0 0 1 1 *", 366 * 24)),
        # The one of 1900 and 2100 is not counted.
        ("0 0 29 2 *", (4 * 365 + 1) * 24),
    ],
)
def test_longest_pause(schedule, hours):
    assert longest_pause_hours(schedule) == hours


@pytest.mark.parametrize(
    ("duration", "written"),
    [("90m", "1h30m0s"), ("10m", "10m0s"), ("61s", "1m1s"), ("30s", "30s"), ("1500ms", "1.5s")],
)
def test_durations_as_go_writes_them(duration, written):
    """By the documentation of `Duration.String` in Go's package `time`."""
    assert go_duration(duration) == written
