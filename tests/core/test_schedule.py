from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from constructs_lib.core.schedule import go_duration, longest_pause_hours
from constructs_lib.core.summer_time import skipped_day


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


@pytest.mark.parametrize(
    "zone",
    # At midnight; at dates of the moon; by half an hour.
    ["Africa/Cairo", "Africa/Casablanca", "Australia/Lord_Howe"],
)
def test_a_time_that_a_clock_skips_is_found_as_by_walking_through_nine_years(zone):
    begin = datetime(2023, 12, 31, tzinfo=UTC)
    halves = (begin + timedelta(minutes=30 * number) for number in range(48 * 366 * 9 + 96))
    seen = {half.astimezone(ZoneInfo(zone)).replace(tzinfo=None) for half in halves}
    days = [date(2024, 1, 1) + timedelta(days=number) for number in range(9 * 365 + 3)]
    for half in (0, 1, 4, 5, 6, 25):
        hour, minute = divmod(30 * half, 60)
        lost = (d for d in days if datetime(d.year, d.month, d.day, hour, minute) not in seen)
        assert skipped_day(f"{minute} {hour} * * *", zone) == next(lost, None)
    assert skipped_day("0 2 * * *", "Asia/Tokyo") is None
